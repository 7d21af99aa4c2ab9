import { type Cells, cellText, cutCells, emptyCells } from './cells.ts';
import { type DecimalStyle, decimal, newStyle, UNREADABLE } from './decimal.ts';
import type { ColumnRule, Layout } from './format.ts';
import { growing } from './growing.ts';
import type { Head } from './head.ts';
import type { SeriesOptions } from './options.ts';
import { runsOf } from './runs.ts';
import { newStamp, readStamp, readTime, type Stamp } from './stamp.ts';
import { timeCode } from './time-code.ts';

/** Texts of bad cells that are kept to be shown; a file of the wrong kind has one in every row. */
const MOST_TEXTS = 2000;
const MOST_KEY_VALUES = 12;

/** The rows of a file as numbers. */
export interface Rows {
  readonly count: number;
  readonly lineOf: (row: number) => number;
  /** Date and time as `timeCode` or the count has them, NaN where they cannot be read; the instants take their place. */
  readonly times: Float64Array;
  /** Minutes ahead of UTC as the cell says, or `NO_OFFSET`. */
  readonly offsetOf: (row: number) => number;
  readonly columns: readonly ColumnRule[];
  readonly values: readonly Float64Array[];
  readonly styles: readonly DecimalStyle[];
  /** What stands in a cell that is no number (`column` from 0) or no time (`column` -1). */
  readonly text: (row: number, column: number) => string;
  readonly wideLines: readonly LineNote[];
  /** Lines whose quotes are not closed. */
  readonly broken: ReadonlySet<number>;
  readonly keys: readonly KeyFound[];
  /** Rows left out because `where` asks for others. */
  readonly elsewhere: number;
}

interface LineNote {
  readonly line: number;
  readonly cells: number;
}

export interface KeyFound {
  readonly index: number;
  readonly first: string;
  readonly values: readonly string[];
  /** First line with another value, 0 where there is none. */
  readonly changedAt: number;
  readonly changedTo: string;
}

export interface RowReader {
  readonly take: (line: string, number: number) => void;
  readonly end: () => Rows;
}

/**
 * Reads lines below the headings into growing arrays; nothing else of a line is kept. A row takes eight bytes for its time and
 * eight for each value, and they stay where they are: what is made of them takes their place.
 */
export function openRows(
  { columns: headings, delimiter }: Head,
  layout: Layout,
  options: SeriesOptions,
): RowReader {
  const { columns, time, slots } = layout;
  const [lines, times, offsets] = [runsOf(1), growing(), runsOf(0)];
  const values = columns.map(growing);
  const isCount = time.kind === 'count';
  const styles = columns.map(newStyle);
  const texts = new Map<string, string>();
  const wideLines: LineNote[] = [];
  const broken = new Set<number>();
  const keys = openKeys(layout);
  const where = options.where && {
    index: headings.indexOf(options.where.column),
    value: options.where.value,
  };
  const cells = emptyCells();
  const stamp = newStamp();
  const delimiterCode = delimiter.charCodeAt(0);
  let elsewhere = 0;

  const addRow = (line: string, number: number, good: boolean) => {
    if (!good) keepText(texts, times.length(), -1, timeText(line, cells, time.columns));
    lines.push(number);
    times.push(!good ? Number.NaN : isCount ? stamp.second : timeCode(stamp.date, stamp.second));
    offsets.push(stamp.offset);
  };
  const addValue = (line: string, c: number, index: number) => {
    const { bounds, count } = cells;
    const value =
      index < count ? decimal(line, bounds[2 * index]!, bounds[2 * index + 1]!, styles[c]!) : Number.NaN;
    if (value === UNREADABLE) keepText(texts, values[c]!.length(), c, cellText(line, cells, index));
    values[c]!.push(value);
  };

  return {
    take: (line, number) => {
      if (isEmpty(line)) return;
      if (!cutCells(line, delimiterCode, cells)) {
        if (broken.size < MOST_TEXTS) broken.add(number);
        cells.count = 0;
      }
      if (where && cellText(line, cells, where.index) !== where.value) {
        elsewhere++;
        return;
      }
      if (cells.count > headings.length && hasMore(cells, headings.length))
        if (wideLines.length < MOST_TEXTS) wideLines.push({ line: number, cells: cells.count });
      keys.take(line, cells, number);
      const good = cells.count > 0 && readTimeOf(line, cells, time, stamp);
      if (slots === undefined) {
        addRow(line, number, good);
        for (let c = 0; c < columns.length; c++) addValue(line, c, columns[c]!.index);
        return;
      }
      for (const { index, second } of slots) {
        stamp.second = second;
        addRow(line, number, good);
        addValue(line, 0, index);
      }
    },
    end: () => ({
      count: times.length(),
      lineOf: lines.at,
      times: times.values(),
      offsetOf: offsets.at,
      columns,
      values: values.map(one => one.values()),
      styles,
      text: (row, column) => texts.get(`${row}/${column}`) ?? '(not kept)',
      wideLines,
      broken,
      keys: keys.found(),
      elsewhere,
    }),
  };
}

function keepText(texts: Map<string, string>, row: number, column: number, text: string): void {
  if (texts.size < MOST_TEXTS) texts.set(`${row}/${column}`, text);
}

function timeText(line: string, cells: Cells, columns: readonly number[]): string {
  return cells.count === 0 ? line : columns.map(k => cellText(line, cells, k)).join(' ');
}

function isEmpty(line: string): boolean {
  return line === '' || line.trim() === '';
}

/** A delimiter at the end of the line makes no further cell. */
function hasMore({ bounds, count }: Cells, most: number): boolean {
  for (let k = most; k < count; k++) if (bounds[2 * k]! < bounds[2 * k + 1]!) return true;
  return false;
}

function readTimeOf(
  line: string,
  { bounds, count }: Cells,
  { kind, columns }: Layout['time'],
  stamp: Stamp,
): boolean {
  if (kind === 'rows') return true;
  const first = columns[0]!;
  if (first >= count) return false;
  const [from, to] = [bounds[2 * first]!, bounds[2 * first + 1]!];
  if (kind === 'count') return readCount(line, from, to, stamp);
  if (!readStamp(line, from, to, stamp)) return false;
  if (kind === 'stamp' || kind === 'wide') return true;
  const second = columns[1]!;
  if (second >= count) return false;
  const [start, end] = [bounds[2 * second]!, bounds[2 * second + 1]!];
  return kind === 'date-and-hour' ? readHour(line, start, end, stamp) : readTime(line, start, end, stamp);
}

function readHour(line: string, from: number, to: number, stamp: Stamp): boolean {
  const hour = Number(line.slice(from, to));
  stamp.second = hour * 3600;
  return from < to && Number.isInteger(hour) && hour >= 0 && hour <= 24;
}

/** A count goes where the seconds go. */
function readCount(line: string, from: number, to: number, stamp: Stamp): boolean {
  const count = Number(line.slice(from, to));
  stamp.second = count;
  return from < to && Number.isInteger(count) && count >= 0 && count < 2 ** 31;
}

/** Watches the columns that tell series apart. */
function openKeys({ keys }: Layout) {
  const found = keys.map(({ index }) => ({
    index,
    first: '',
    values: [] as string[],
    changedAt: 0,
    changedTo: '',
  }));
  let rows = 0;
  return {
    take: (line: string, cells: Cells, number: number) => {
      for (const key of found) {
        const text = cellText(line, cells, key.index);
        if (rows === 0) {
          key.first = text;
          key.values.push(text);
        } else if (text !== key.first && text !== '') {
          if (key.changedAt === 0) [key.changedAt, key.changedTo] = [number, text];
          if (key.values.length < MOST_KEY_VALUES && !key.values.includes(text)) key.values.push(text);
        }
      }
      rows++;
    },
    found: (): readonly KeyFound[] => found,
  };
}
