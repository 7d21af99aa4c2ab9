import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../../engine/index.ts';
import {
  bytesOfSeries,
  checkDataSet,
  type DataSet,
  isDataSetName,
  type NewDataSet,
  type SeriesHeader,
  seriesOfBytes,
} from './data-set.ts';
import { type DataSetHeader, readHeader, readSet, writeSet } from './file.ts';
import { draftOfRecords, type NewRecordSet, type RecordHeader, type RecordSet } from './record-set.ts';

const EXTENSION = '.dataset';

/** Named sets on disk, one file each: series, and lists of records. A name is that of one set of either. */
export interface DataSets {
  /** Headers by name; a damaged file is left out here and named by `get` and `records`. */
  readonly list: () => DataSetHeader[];
  /** The series, or undefined when there is no set of that name. @throws InputError when it is damaged or holds records. */
  readonly get: (name: string) => DataSet | undefined;
  /** The records, or undefined when there is no set of that name. @throws InputError when it is damaged or a series. */
  readonly records: (name: string) => RecordSet | undefined;
  /** Keeps a series, in place of a set of the same name. @throws InputError with every problem of the set. */
  readonly save: (set: NewDataSet) => SeriesHeader;
  /** Keeps records, in place of a set of the same name. @throws InputError with every problem of the set. */
  readonly saveRecords: (set: NewRecordSet) => RecordHeader;
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
    get: name => (has(name) ? seriesIn(fileOf(name)) : undefined),
    records: name => (has(name) ? recordsIn(fileOf(name)) : undefined),
    save: set => {
      checkDataSet(set);
      const { name, kind, unit, source, licence, retrieved, startMs, stepMinutes, values, understood } = set;
      const steps = values.length;
      const axis = { startMs, stepMinutes, steps };
      const told = understood && { understood };
      const header = { name, kind, unit, source, licence, retrieved, ...axis, ...told };
      return writeSet(folder, fileOf(name), { header, bytes: bytesOfSeries(values) });
    },
    saveRecords: set => {
      const draft = draftOfRecords(set);
      return writeSet(folder, fileOf(set.name), draft);
    },
    remove: name => {
      if (!has(name)) return false;
      rmSync(fileOf(name), { force: true });
      return true;
    },
  };
}

function seriesIn(file: string): DataSet {
  const { header, bytes } = readSet(file);
  if (!('steps' in header)) throw otherKind(header, 'a series');
  return { ...header, values: seriesOfBytes(bytes) };
}

/** The hash vouches for the content: it is what an importer of this program checked and wrote. */
function recordsIn(file: string): RecordSet {
  const { header, bytes } = readSet(file);
  if ('steps' in header) throw otherKind(header, 'a list of records');
  return { ...header, records: JSON.parse(bytes.toString('utf8')) } as RecordSet;
}

function otherKind({ name, kind }: DataSetHeader, expected: string): InputError {
  const message = `data set "${name}": got ${kind}, expected ${expected}`;
  return new InputError([{ path: '/name', code: 'other-kind-of-set', message, expected, value: name }]);
}

function headerIn(folder: string, file: string): DataSetHeader[] {
  if (!file.endsWith(EXTENSION) || !isDataSetName(file.slice(0, -EXTENSION.length))) return [];
  try {
    return [readHeader(join(folder, file))];
  } catch {
    return [];
  }
}
