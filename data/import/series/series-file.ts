import type { FileIssue } from '../problems.ts';
import type { Repair } from './findings.ts';
import type { Preview } from './preview.ts';
import type { Quantity } from './units.ts';

/** One column of a file on steps without gap. */
export interface ImportedSeries {
  readonly name: string;
  readonly quantity: Quantity;
  readonly unit: string;
  /** NaN only where an empty cell of the file says something: no price set, not measured that hour. */
  readonly values: Float64Array;
  readonly blanks: number;
}

/** What a file holds. With problems there are no series: nothing is used that was not understood. */
export interface SeriesFile {
  readonly preview: Preview;
  readonly startMs: number;
  readonly stepMinutes: 15 | 60;
  readonly series: readonly ImportedSeries[];
  readonly problems: readonly FileIssue[];
  readonly warnings: readonly FileIssue[];
  readonly repairs: readonly Repair[];
}
