import { spawn } from 'node:child_process';

/** What a program of another process came to. */
export type Outcome =
  | { readonly kind: 'done'; readonly stdout: string; readonly ms: number }
  | { readonly kind: 'over-limit' }
  | { readonly kind: 'failed'; readonly reason: string };

/** Seconds beyond a method's own limit for start, series, certificate and repeats, before it is stopped from outside. */
export const GRACE_S = 60;

/** Threads that numerical libraries may start: one, as for everybody. */
const ONE_THREAD = {
  OMP_NUM_THREADS: '1',
  OPENBLAS_NUM_THREADS: '1',
  MKL_NUM_THREADS: '1',
  POLARS_MAX_THREADS: '1',
};

/** Runs a command on one thread and waits for its end; stops it, and only it, after `limitS` seconds. */
export function runChild(command: string, words: readonly string[], limitS: number): Promise<Outcome> {
  return new Promise(resolve => {
    const start = performance.now();
    const child = spawn(command, words, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...ONE_THREAD },
    });
    const text = { out: '', error: '' };
    let over = false;
    const timer = setTimeout(() => {
      over = true;
      child.kill('SIGKILL');
    }, limitS * 1000);
    child.stdout.on('data', chunk => (text.out += chunk));
    child.stderr.on('data', chunk => (text.error += chunk));
    child.on('error', error => {
      clearTimeout(timer);
      resolve({ kind: 'failed', reason: error.message });
    });
    child.on('close', code => {
      clearTimeout(timer);
      if (over) resolve({ kind: 'over-limit' });
      else if (code === 0) resolve({ kind: 'done', stdout: text.out, ms: performance.now() - start });
      else resolve({ kind: 'failed', reason: lastLine(text.error) || `exit code ${code}` });
    });
  });
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}
