import { InputError, type Issue } from '../../engine/index.ts';
import type { Understood } from './understood.ts';

/** Where a named set comes from, whatever it holds. */
export interface Provenance {
  /** Lower-case letters, digits, `.`, `_` and `-`; at most 80; begins with a letter or digit. */
  readonly name: string;
  readonly kind: string;
  readonly source: string;
  readonly licence: string;
  /** ISO date or time at which it was fetched or made. */
  readonly retrieved: string;
  /** SHA-256 of the content as it is kept, hexadecimal. */
  readonly sha256: string;
  /** What was understood of its file; absent for a set that was not read from one, and for old ones. */
  readonly understood?: Understood;
}

/** A named series: its provenance and its axis. The hash is that of the values as little-endian doubles. */
export interface SeriesHeader extends Provenance {
  readonly unit: string;
  readonly startMs: number;
  readonly stepMinutes: 15 | 60;
  readonly steps: number;
}

export interface DataSet extends SeriesHeader {
  readonly values: Float64Array;
}

/** What a caller hands in to be kept; the rest of the header follows from the values. */
export type NewDataSet = Omit<DataSet, 'steps' | 'sha256'>;

const NAME = /^[a-z0-9]([a-z0-9._-]{0,78}[a-z0-9_-])?$/;
const TEXTS = ['kind', 'source', 'licence'] as const;

/** Whether a name can be the name of a data set: it becomes a file name, so it can hold no path. */
export function isDataSetName(name: string): boolean {
  return NAME.test(name) && !name.includes('..');
}

/** One problem with a set. */
export function setIssue(path: string, value: unknown, expected: string): Issue {
  const message = `data set: got ${value}, expected ${expected}`;
  return { path, code: 'invalid-data-set', message, expected, value: String(value).slice(0, 80) };
}

/** Every problem with what a set says of itself. */
export function provenanceIssues(set: Omit<Provenance, 'sha256'>): Issue[] {
  const issues: Issue[] = [];
  const expected = 'up to 80 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit';
  if (!isDataSetName(set.name)) issues.push(setIssue('/name', set.name, expected));
  for (const field of TEXTS)
    if (set[field].trim() === '') issues.push(setIssue(`/${field}`, 'nothing', `the ${field} of the set`));
  if (Number.isNaN(Date.parse(set.retrieved)))
    issues.push(setIssue('/retrieved', set.retrieved, 'an ISO date'));
  return issues;
}

/** @throws InputError with every problem of the series. */
export function checkDataSet(set: NewDataSet): void {
  const issues = provenanceIssues(set);
  const wrong = (path: string, value: unknown, expected: string) =>
    issues.push(setIssue(path, value, expected));
  if (set.unit.trim() === '') wrong('/unit', 'nothing', 'the unit of the series');
  if (set.stepMinutes !== 15 && set.stepMinutes !== 60) wrong('/stepMinutes', set.stepMinutes, '15 or 60');
  else if (!Number.isInteger(set.startMs / (set.stepMinutes * 60_000)))
    wrong('/startMs', set.startMs, 'a start on a whole step');
  if (set.values.length === 0) wrong('/values', 'no values', 'at least one value');
  const broken = set.values.findIndex(value => !Number.isFinite(value));
  if (broken !== -1) wrong(`/values/${broken}`, set.values[broken], 'a finite number');
  if (issues.length) throw new InputError(issues);
}

/** The values as little-endian doubles, as they stand in the file. */
export function bytesOfSeries(values: Float64Array): Buffer {
  const bytes = Buffer.alloc(values.length * 8);
  for (let k = 0; k < values.length; k++) bytes.writeDoubleLE(values[k]!, 8 * k);
  return bytes;
}

export function seriesOfBytes(bytes: Buffer): Float64Array {
  const values = new Float64Array(bytes.length / 8);
  for (let k = 0; k < values.length; k++) values[k] = bytes.readDoubleLE(8 * k);
  return values;
}
