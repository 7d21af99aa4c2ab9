import { type DictionaryKey, dictionaryEntry, type Mark } from '../../data/index.ts';
import { type Axis, InputError, type Issue } from '../../engine/index.ts';
import type { FilledDefault, UsedDataSet } from '../report/result.ts';
import type { Study } from '../schema/study.ts';
import type { Sources } from './sources.ts';

/** What every step of resolving needs, and where it leaves problems and filled-in defaults; one per resolved study. */
export interface Context {
  readonly study: Study;
  readonly axis: Axis;
  readonly yearShare: number;
  readonly sources: Sources;
  readonly seed: number;
  /** Problems and defaults by path: a field that is read for every year and package counts once. */
  readonly issues: Map<string, Issue>;
  readonly defaults: Map<string, FilledDefault>;
  /** Data sets that were read, by name. */
  readonly dataSets: Map<string, UsedDataSet>;
  /** Hourly series as read or generated, before any scaling. */
  readonly series: Map<string, Float64Array | null>;
}

/** A context in one path year. */
export interface AtYear extends Context {
  readonly year: number;
}

export function report(at: Context, issue: Issue): void {
  const key = `${issue.path} ${issue.code} ${issue.message}`;
  if (!at.issues.has(key)) at.issues.set(key, issue);
}

/** Runs `read`; problems that it throws are reported at `path`, others are passed on. */
export function guarded<T>(at: Context, pathOf: (path: string) => string, read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    for (const issue of error.issues) report(at, { ...issue, path: pathOf(issue.path) });
    return null;
  }
}

/** Notes a default that was filled in. */
export function fill(
  at: Context,
  path: string,
  value: FilledDefault['value'],
  unit: string | null,
  source: string,
  mark: Mark,
): void {
  if (!at.defaults.has(path)) at.defaults.set(path, { path, value, unit, source, mark });
}

/** The given value, or the default of the dictionary, noted. */
export function orDefault<T extends number | string | boolean>(
  at: Context,
  given: T | undefined,
  key: DictionaryKey,
  path: string,
): T {
  if (given !== undefined) return given;
  const { default: value, unit, source, mark } = dictionaryEntry(key);
  if (value === null) throw new Error(`${key} has no default`);
  fill(at, path, value, unit, source, mark);
  return value as T;
}
