import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runChild } from '../run-child.ts';

/** A Python that has the peers, or why there is none. */
export type Environment = { readonly python: string } | { readonly reason: string };

const REQUIREMENTS = fileURLToPath(new URL('./requirements.txt', import.meta.url));
const LOOK_S = 30;
const INSTALL_S = 600;

let found: Promise<Environment> | null = null;

/**
 * The virtual environment of the peers, made once per list of requirements and kept in the user's cache folder. The first
 * time it downloads some 200 MB.
 */
export function peerEnvironment(): Promise<Environment> {
  found ??= makeEnvironment();
  return found;
}

/** The environment where it was made before; nothing is installed. */
export function madeEnvironment(): Environment {
  const home = environmentFolder();
  return isThere(join(home, 'installed'))
    ? { python: join(home, 'bin', 'python') }
    : { reason: 'no PyPSA: `npm run bench -- solver` installs it' };
}

async function makeEnvironment(): Promise<Environment> {
  const version = await runChild('python3', ['--version'], LOOK_S);
  if (version.kind !== 'done') return { reason: 'no Python: python3 does not run' };
  const home = environmentFolder();
  const python = join(home, 'bin', 'python');
  const done = join(home, 'installed');
  if (isThere(done)) return { python };
  mkdirSync(home, { recursive: true });
  const steps = [
    ['python3', ['-m', 'venv', '--clear', home]],
    [python, ['-m', 'pip', 'install', '--quiet', '--no-input', '--requirement', REQUIREMENTS]],
  ] as const;
  for (const [command, words] of steps) {
    const outcome = await runChild(command, words, INSTALL_S);
    if (outcome.kind === 'over-limit') return { reason: `not installed within ${INSTALL_S} s` };
    if (outcome.kind === 'failed') return { reason: `not installed: ${outcome.reason}` };
  }
  writeFileSync(done, '');
  return { python };
}

/** Another list of requirements is another folder. */
function environmentFolder(): string {
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  const hash = createHash('sha256').update(readFileSync(REQUIREMENTS)).digest('hex').slice(0, 12);
  return join(cache, 'speelruimte-bench', hash);
}

function isThere(file: string): boolean {
  try {
    readFileSync(file);
    return true;
  } catch {
    return false;
  }
}
