import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page, type Request } from 'playwright-core';
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
  /** Bytes of all bodies so far, as they came over the line. */
  readonly bytes: () => Promise<number>;
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
    const finished: Request[] = [];
    page.on('console', message => {
      if (message.type() === 'error' || message.type() === 'warning') errors.push(message.text());
    });
    page.on('pageerror', error => errors.push(error.message));
    page.on('request', request => {
      if (/^https?:/.test(request.url()) && !request.url().startsWith(server.address)) {
        foreign.push(request.url());
      }
    });
    page.on('requestfinished', request => finished.push(request));
    await page.goto(`${server.address}${path}`);
    return { page, errors, foreign, bytes: () => bytesOf(finished) };
  };
  const close = async () => {
    await browser.close();
    await server.stop();
  };
  return { server, browser, visit, close };
}

async function bytesOf(requests: readonly Request[]): Promise<number> {
  const sizes = await Promise.all(requests.map(request => request.sizes()));
  return sizes.reduce((sum, { responseBodySize }) => sum + responseBodySize, 0);
}
