import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../../engine/index.ts';
import { readSettings } from '../settings.ts';
import { openStore, type RunRecord, type Store } from '../store/index.ts';

/** Run ids are the first 128 bits of a hash. */
const RUN_ID = /^[0-9a-f]{32}$/;

/** A finished run in the store of this person's home. */
export interface StoredRun {
  readonly store: Store;
  readonly run: RunRecord;
}

/**
 * The run that a word names by its id; null for a word that is no id of a run. The caller closes the store. Throws
 * `InputError` when there is no such run, when it has not finished, or when a server has the store: ask that server.
 */
export async function storedRun(word: string): Promise<StoredRun | null> {
  if (!RUN_ID.test(word) || existsSync(word)) return null;
  const { home } = readSettings(process.env);
  if (!existsSync(join(home, 'speelruimte.sqlite'))) throw noRun(word, 'none: no server has run here yet');
  const store = openStore(home);
  try {
    const run = await store.run(word);
    if (!run) throw noRun(word, 'the id of a run of this home');
    if (run.state !== 'DONE') throw noRun(word, `a finished run; this one is ${run.state}`);
    return { store, run };
  } catch (error) {
    await store.close();
    throw error;
  }
}

function noRun(value: string, expected: string): InputError {
  const message = `There is no answer of run "${value}", expected ${expected}`;
  return new InputError([{ path: '/operands', code: 'no-such-run', message, expected, value }]);
}
