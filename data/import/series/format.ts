import type { Axis } from '../../../engine/index.ts';
import type { Text } from '../../tables/sourced.ts';
import type { Head } from './head.ts';
import type { SeriesOptions, Side, Zone } from './options.ts';
import type { Unit } from './units.ts';

/** How a format of file is told and read. Every file in `formats/` holds one. */
export interface Format {
  readonly name: string;
  readonly text: Text;
  /** Whether the head of a file is of this format; by what stands in it, never by the name of the file. */
  readonly recognises: (head: Head) => boolean;
  /** How to read the rows. @throws InputError when the head is of this format but cannot be read. */
  readonly layout: (head: Head, options: SeriesOptions) => Layout;
}

export interface Layout {
  readonly time: TimeRule;
  readonly columns: readonly ColumnRule[];
  /** Columns that hold the same text in every row, such as the area: a file of several is several series. */
  readonly keys: readonly KeyRule[];
  /** Wide tables only: the columns of one series, each at its time of the local day. */
  readonly slots?: readonly { readonly index: number; readonly second: number }[];
  /** Headings of numbers that are not read, and why. */
  readonly leftOut: readonly LeftOut[];
}

/**
 * Columns with the time: one with all of it, a date and a time or hour (1..24), a count of steps (0 or 1 is the first), a
 * date whose times stand in the heading, or none, where the rows are the steps of `axis`. `zone` and `side` are null where neither format nor heading says it.
 */
export interface TimeRule {
  readonly kind: 'stamp' | 'date-and-time' | 'date-and-hour' | 'count' | 'wide' | 'rows';
  readonly columns: readonly number[];
  readonly zone: Zone | null;
  readonly side: Side | null;
  /** Who says so, of what is not null. */
  readonly why: 'format' | 'heading';
  readonly monthFirst?: true;
  readonly axis?: Axis;
}

/** How the dates of a file are written. */
export type DateOrder = 'year-first' | 'day-first' | 'month-first';

export interface ColumnRule {
  readonly index: number;
  readonly name: string;
  readonly unit: Unit;
  /** Day-ahead prices are checked against what that market can do. */
  readonly dayAhead?: true;
  /** An empty cell says something (no price was set, not measured this hour) instead of missing. */
  readonly blankMeans?: true;
  /** A value that stands for a trace, read as 0. */
  readonly trace?: number;
  readonly direction?: 'off-take' | 'feed-in';
}

export interface KeyRule {
  readonly index: number;
  readonly name: string;
  /** Hard: may never change. Soft: only named when times repeat. */
  readonly hard: boolean;
  readonly must?: RegExp;
}

export interface LeftOut {
  readonly name: string;
  readonly why: 'no-unit' | 'not-asked' | 'empty';
}
