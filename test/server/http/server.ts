import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPool } from '../../../engine/index.ts';
import type { RunResult, Study } from '../../../scenarios/index.ts';
import { createApp } from '../../../server/http/app.ts';
import { readSettings } from '../../../server/settings.ts';

/** A real server on a free loopback port, in a home of its own. */
export interface TestServer {
  readonly home: string;
  /** `http://127.0.0.1:port` */
  readonly address: string;
  /** Asks an address below the base of the API, or any other that begins with `/`. */
  ask(path: string, options?: RequestInit): Promise<Response>;
  /** The JSON of a 2xx answer; throws with the problem on any other. */
  read(path: string, options?: RequestInit): Promise<Json>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  /** Saves the study, runs it, and waits for the end of the run. */
  run(study: unknown): Promise<Json>;
  settled(runId: string): Promise<Json>;
  stop(): Promise<void>;
}
/** What the tests read from answers. */
interface Json {
  readonly id: string;
  readonly name: string;
  readonly studyId: string;
  readonly title: string;
  readonly source: string;
  readonly state: string;
  readonly createdAt: string;
  readonly study: Study;
  readonly progress: { readonly done: number; readonly total: number };
  readonly variants: RunResult['variants'];
  readonly items: readonly Json[];
  readonly nextCursor: string | null;
}

export function newHome(): string {
  return mkdtempSync(join(tmpdir(), 'speelruimte-http-'));
}

export async function startServer(
  environment: Record<string, string> = {},
  home = newHome(),
  runLibrary = false,
): Promise<TestServer> {
  const settings = readSettings({ SPEELRUIMTE_LOG: 'silent', ...environment, SPEELRUIMTE_HOME: home });
  const executor = createPool({ workers: 2 });
  const app = await createApp({ home, executor, settings, runLibrary });
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  const stop = async () => {
    await app.close();
    await executor.close();
  };
  return { ...clientOf(address, home), stop };
}

export function clientOf(address: string, home: string): Omit<TestServer, 'stop'> {
  const ask = (path: string, options?: RequestInit) =>
    fetch(`${address}${path.startsWith('//') ? path.slice(1) : `/api/v1${path}`}`, options);
  const read = async (path: string, options?: RequestInit) => {
    const response = await ask(path, options);
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Json;
  };
  const post = (path: string, body: unknown, headers = {}) =>
    ask(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    });
  const settled = async (runId: string) => {
    for (;;) {
      const run = await read(`/runs/${runId}`);
      if (run.state !== 'QUEUED' && run.state !== 'RUNNING') return run;
      await new Promise(resolve => setTimeout(resolve, 20));
    }
  };
  const run = async (study: unknown) => {
    const saved = await post('/studies', study);
    if (!saved.ok) throw new Error(`saving: ${saved.status} ${await saved.text()}`);
    const { id } = (await saved.json()) as Json;
    const started = await read(`/studies/${id}/runs`, { method: 'POST' });
    return settled(started.id);
  };
  return { home, address, ask, read, post, run, settled };
}

export function removeHome(home: string): void {
  rmSync(home, { recursive: true, force: true });
}
