import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MAIN, workFolder } from './command-line.ts';

let work: ReturnType<typeof workFolder>;
let server: ChildProcess | undefined;
beforeEach(() => {
  work = workFolder();
});
afterEach(async () => {
  if (server?.exitCode === null && server.signalCode === null) {
    server.kill('SIGKILL');
    await once(server, 'exit');
  }
  work.remove();
});

test('serve prints one line with its address, answers there, and ends cleanly when asked', async () => {
  server = spawn(process.execPath, [MAIN, 'serve', '--port', '0'], {
    env: work.environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  const reader = createInterface({ input: server.stdout! });
  reader.on('line', line => lines.push(line));
  const [first] = await once(reader, 'line');
  const address = /^Speelruimte listens on (http:\/\/127\.0\.0\.1:\d+)$/.exec(first)![1]!;

  expect((await fetch(`${address}/livez`)).status).toBe(200);
  const studies = await (await fetch(`${address}/api/v1/studies`)).json();
  expect(JSON.stringify(studies)).toContain('paper-mill');

  const exit = once(server, 'exit');
  server.kill('SIGTERM');
  expect((await exit)[0]).toBe(0);
  expect(lines).toHaveLength(1);
});

test('a port in use is told, with the way out', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as { port: number };
  const { code, stderr } = await work.cli(['serve', '--port', String(port)]);
  other.close();
  expect(stderr).toContain(`Port ${port} is in use; choose another with --port or SPEELRUIMTE_PORT`);
  expect(code).toBe(2);
});

test('an unknown setting is refused, so that a slip does not pass unseen', async () => {
  const { code, stderr } = await work.cli(['serve'], '', { SPEELRUIMTE_PROT: '8081' });
  expect(stderr).toContain('SPEELRUIMTE_PROT');
  expect(code).toBe(2);
});
