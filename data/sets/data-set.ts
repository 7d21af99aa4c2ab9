import { InputError, type Issue } from '../../engine/index.ts';

/** Where a named series comes from and what it holds. */
export interface DataSetHeader {
  /** Lower-case letters, digits, `.`, `_` and `-`; at most 80; begins with a letter or digit. */
  readonly name: string;
  readonly kind: string;
  readonly unit: string;
  readonly source: string;
  readonly licence: string;
  /** ISO date or time at which it was fetched or made. */
  readonly retrieved: string;
  readonly startMs: number;
  readonly stepMinutes: 15 | 60;
  readonly steps: number;
  /** SHA-256 of the values as little-endian doubles, hexadecimal. */
  readonly sha256: string;
}

export interface DataSet extends DataSetHeader {
  readonly values: Float64Array;
}

/** What a caller hands in to be kept; the rest of the header follows from the values. */
export type NewDataSet = Omit<DataSet, 'steps' | 'sha256'>;

const NAME = /^[a-z0-9]([a-z0-9._-]{0,78}[a-z0-9_-])?$/;
const TEXTS = ['kind', 'unit', 'source', 'licence'] as const;

/** Whether a name can be the name of a data set: it becomes a file name, so it can hold no path. */
export function isDataSetName(name: string): boolean {
  return NAME.test(name) && !name.includes('..');
}

/** Every problem with a set that is to be kept. */
function dataSetIssues(set: NewDataSet): Issue[] {
  const issues: Issue[] = [];
  const wrong = (path: string, value: unknown, expected: string) =>
    issues.push({
      path,
      code: 'invalid-data-set',
      message: `data set: got ${value}, expected ${expected}`,
      expected,
      value: String(value).slice(0, 80),
    });
  if (!isDataSetName(set.name))
    wrong(
      '/name',
      set.name,
      'up to 80 lower-case letters, digits, ".", "_" or "-", beginning with a letter or digit',
    );
  for (const field of TEXTS)
    if (set[field].trim() === '') wrong(`/${field}`, 'nothing', `the ${field} of the series`);
  if (Number.isNaN(Date.parse(set.retrieved))) wrong('/retrieved', set.retrieved, 'an ISO date');
  if (set.stepMinutes !== 15 && set.stepMinutes !== 60) wrong('/stepMinutes', set.stepMinutes, '15 or 60');
  else if (!Number.isInteger(set.startMs / (set.stepMinutes * 60_000)))
    wrong('/startMs', set.startMs, 'a start on a whole step');
  if (set.values.length === 0) wrong('/values', 'no values', 'at least one value');
  const broken = set.values.findIndex(value => !Number.isFinite(value));
  if (broken !== -1) wrong(`/values/${broken}`, set.values[broken], 'a finite number');
  return issues;
}

/** @throws InputError with every problem of the set. */
export function checkDataSet(set: NewDataSet): void {
  const issues = dataSetIssues(set);
  if (issues.length) throw new InputError(issues);
}
