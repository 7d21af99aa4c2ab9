import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { openDataSets } from '../../data/index.ts';
import { InputError } from '../../engine/index.ts';
import type { Sources } from '../../scenarios/index.ts';
import { dataSetFolder } from './home.ts';

/** Where a study of this person gets its series: CSV files relative to the study file, and the imported data sets. */
export function sourcesFrom(folder: string): Sources {
  return { readCsv: path => readText(resolve(folder, path), path), dataSets: openDataSets(dataSetFolder()) };
}

function readText(path: string, named: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const why =
      code === 'ENOENT' ? 'there is no such file' : error instanceof Error ? error.message : String(error);
    const message = `"${named}" cannot be read: ${why} (paths start at the folder of the study)`;
    throw new InputError([{ path: '', code: 'unreadable-file', message, value: named }]);
  }
}
