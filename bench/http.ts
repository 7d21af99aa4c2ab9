import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Benchmark, Figures } from './benchmark.ts';
import { quantile, rounded } from './statistics.ts';

/** Bounds, so that this stays a measurement of our own loopback server and never a load on anything. */
const MOST_REQUESTS = 300;
const MOST_MS = 5_000;
const AT_ONCE = 4;
const WARM_UP = 10;

const PATHS = [
  '/livez',
  '/api/v1/studies',
  '/api/v1/studies/paper-mill',
  '/api/v1/study-schema',
  '/api/v1/openapi.json',
];

/** Requests a second and response times of a real server on loopback. */
export const httpBench: Benchmark = {
  name: 'http',
  text: `requests per second on loopback, at most ${MOST_REQUESTS} requests and ${MOST_MS / 1000} s per path`,
  async run() {
    const home = mkdtempSync(join(tmpdir(), 'speelruimte-bench-'));
    const server = spawn(process.execPath, [MAIN, 'serve', '--port', '0', '--language', 'en'], {
      env: { ...process.env, SPEELRUIMTE_HOME: home, SPEELRUIMTE_REQUESTS_PER_MINUTE: '1000000' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      const base = await addressOf(server);
      const rows: Figures[] = [];
      for (const path of PATHS) rows.push(await measure(base, path));
      return rows;
    } finally {
      const ended = once(server, 'exit');
      server.kill('SIGTERM');
      await ended;
      rmSync(home, { recursive: true, force: true });
    }
  },
};

const MAIN = fileURLToPath(new URL('../server/cli/main.ts', import.meta.url));

async function addressOf(server: ChildProcess): Promise<string> {
  for await (const line of createInterface({ input: server.stdout! })) {
    const address = /http:\/\/\S+/.exec(line)?.[0];
    if (address) return address;
  }
  throw new Error('the server ended before it printed its address');
}

async function measure(base: string, path: string): Promise<Figures> {
  for (let k = 0; k < WARM_UP; k++) await request(base + path);
  const times: number[] = [];
  let bytes = 0;
  let left = MOST_REQUESTS;
  const start = performance.now();
  const one = async () => {
    while (left-- > 0 && performance.now() - start < MOST_MS) {
      const began = performance.now();
      bytes = await request(base + path);
      times.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  const seconds = (performance.now() - start) / 1000;
  const sorted = times.sort((a, b) => a - b);
  return {
    path,
    requests: sorted.length,
    atOnce: AT_ONCE,
    requestsPerSecond: rounded(sorted.length / seconds),
    medianMs: rounded(quantile(sorted, 0.5)),
    p99Ms: rounded(quantile(sorted, 0.99)),
    bytes,
  };
}

async function request(url: string): Promise<number> {
  const response = await fetch(url);
  const body = await response.arrayBuffer();
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return body.byteLength;
}
