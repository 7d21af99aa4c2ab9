import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  checkDataSet,
  type DataSet,
  type DataSetHeader,
  isDataSetName,
  type NewDataSet,
} from './data-set.ts';
import { readHeader, readSet, writeSet } from './file.ts';

const EXTENSION = '.dataset';

/** Named series on disk, one file each. */
export interface DataSets {
  /** Headers by name; a damaged file is left out here and named by `get`. */
  readonly list: () => DataSetHeader[];
  /** The set, or undefined when there is none of that name. @throws InputError when its file is damaged. */
  readonly get: (name: string) => DataSet | undefined;
  /** Keeps a set, in place of one of the same name. @throws InputError with every problem of the set. */
  readonly save: (set: NewDataSet) => DataSetHeader;
  /** Whether there was such a set. */
  readonly remove: (name: string) => boolean;
}

/** The data sets in a folder, which is made when the first one is saved. */
export function openDataSets(folder: string): DataSets {
  const fileOf = (name: string) => join(folder, `${name}${EXTENSION}`);
  const has = (name: string) => isDataSetName(name) && existsSync(fileOf(name));
  return {
    list: () =>
      existsSync(folder)
        ? readdirSync(folder)
            .sort()
            .flatMap(file => headerIn(folder, file))
        : [],
    get: name => (has(name) ? readSet(fileOf(name)) : undefined),
    save: set => {
      checkDataSet(set);
      return writeSet(folder, fileOf(set.name), set);
    },
    remove: name => {
      if (!has(name)) return false;
      rmSync(fileOf(name), { force: true });
      return true;
    },
  };
}

function headerIn(folder: string, file: string): DataSetHeader[] {
  if (!file.endsWith(EXTENSION) || !isDataSetName(file.slice(0, -EXTENSION.length))) return [];
  try {
    return [readHeader(join(folder, file))];
  } catch {
    return [];
  }
}
