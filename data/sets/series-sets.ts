import type { SeriesFile } from '../import/series/series-file.ts';
import type { NewDataSet } from './data-set.ts';
import { understoodSeries } from './understood.ts';

const LONGEST_NAME = 80;

/** Where a file of series comes from, and what its set is to be called. */
export interface SeriesOrigin {
  readonly name: string;
  readonly file: string;
  readonly source: string;
  readonly licence: string;
  readonly retrieved: string;
}

/** Series without empty steps as data sets to keep; of several each has its column in its name. */
export function setsOfSeries(read: SeriesFile, { name, file, ...origin }: SeriesOrigin): NewDataSet[] {
  return read.series
    .filter(({ blanks }) => blanks === 0)
    .map(series => ({
      name: read.series.length === 1 ? name : `${name}-${setNameOf(series.name)}`.slice(0, LONGEST_NAME),
      kind: series.quantity,
      unit: series.unit,
      ...origin,
      startMs: read.startMs,
      stepMinutes: read.stepMinutes,
      values: series.values,
      understood: understoodSeries(read, file, series.name),
    }));
}

/** A name for a set made of any text: lower case, digits and hyphens. */
export function setNameOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
