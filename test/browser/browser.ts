import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { startServer, type TestServer } from '../server/http/server.ts';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const BUILT = new URL('../../server/web/dist/index.html', import.meta.url);
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Why the tests in a browser cannot run here, or null. */
export function obstacle(): string | null {
  if (!existsSync(CHROMIUM)) return `no Chromium at ${CHROMIUM} (set CHROMIUM)`;
  return existsSync(BUILT) ? null : 'the pages are not built: npm run build:web';
}

/** A real browser at a real server. */
export interface Stage {
  readonly server: TestServer;
  readonly browser: Browser;
  /** A page of its own that writes down what a user would never see: errors, refusals, requests to elsewhere. */
  visit(path: string, options?: BrowserContextOptions): Promise<Visit>;
  close(): Promise<void>;
}
export interface Visit {
  readonly page: Page;
  readonly errors: string[];
  readonly foreign: string[];
  readonly bytes: () => number;
}

export async function openStage(): Promise<Stage> {
  const server = await startServer();
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
  const visit = async (path: string, options: BrowserContextOptions = {}): Promise<Visit> => {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 900 },
      locale: 'nl-NL',
      ...options,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    const errors: string[] = [];
    const foreign: string[] = [];
    let bytes = 0;
    page.on('console', message => {
      if (message.type() === 'error' || message.type() === 'warning') errors.push(message.text());
    });
    page.on('pageerror', error => errors.push(error.message));
    page.on('request', request => {
      if (/^https?:/.test(request.url()) && !request.url().startsWith(server.address)) {
        foreign.push(request.url());
      }
    });
    page.on('requestfinished', async request => {
      bytes += (await request.sizes()).responseBodySize;
    });
    await page.goto(`${server.address}${path}`);
    return { page, errors, foreign, bytes: () => bytes };
  };
  const close = async () => {
    await browser.close();
    await server.stop();
  };
  return { server, browser, visit, close };
}
