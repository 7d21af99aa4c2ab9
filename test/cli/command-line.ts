import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const MAIN = fileURLToPath(new URL('../../server/cli/main.ts', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder of its own for one test, with a home in it, and the command line run there as a real process. */
export function workFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'speelruimte-cli-'));
  const home = join(folder, 'home');
  const environment = { PATH: process.env.PATH, HOME: folder, SPEELRUIMTE_HOME: home, LANG: 'en_GB.UTF-8' };
  return {
    folder,
    home,
    environment,
    cli: (words: readonly string[], input?: string | Uint8Array, more: Record<string, string> = {}) =>
      runProcess([MAIN, ...words], folder, { ...environment, ...more }, input),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function runProcess(
  words: readonly string[],
  cwd: string,
  env: Record<string, string | undefined>,
  input?: string | Uint8Array,
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...words], { cwd, env });
    const chunks = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
    child.stdout.on('data', chunk => chunks.stdout.push(chunk));
    child.stderr.on('data', chunk => chunks.stderr.push(chunk));
    child.stdin.on('error', () => {}); // a command that refuses early need not read all of its input
    child.on('error', reject);
    child.on('close', code => {
      const text = (name: 'stdout' | 'stderr') => Buffer.concat(chunks[name]).toString('utf8');
      resolve({ code, stdout: text('stdout'), stderr: text('stderr') });
    });
    child.stdin.end(input ?? '');
  });
}

/** Every file below a folder with the hash of its content: equal before and after means that nothing was left behind. */
export function contentsOf(folder: string): Record<string, string> {
  if (!existsSync(folder)) return {};
  const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return Object.fromEntries(
    entries.map(name => {
      const path = join(folder, name);
      if (statSync(path).isDirectory()) return [name, 'folder'];
      return [name, createHash('sha256').update(readFileSync(path)).digest('hex')];
    }),
  );
}
