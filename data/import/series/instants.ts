import { type Axis, stepTime, yearAxis } from '../../../engine/index.ts';
import { refuse } from '../problems.ts';
import { both } from '../said.ts';
import { dutchOffsetHours, localClock } from './clock.ts';
import { wallTimes } from './dates.ts';
import type { Findings } from './findings.ts';
import type { DateOrder, TimeRule } from './format.ts';
import type { SeriesOptions, Side, Zone } from './options.ts';
import type { Rows } from './rows.ts';
import { NO_OFFSET } from './stamp.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** Who decided something that was understood: the more it is a guess, the further to the right. */
export type Why = 'format' | 'heading' | 'option' | 'offsets' | 'whole-days' | 'assumed';

/** Start of every row and how it was found. */
export interface Instants {
  /** Milliseconds UTC; NaN where the time cannot be read or does not exist. */
  readonly ms: Float64Array;
  /** What stands where the time cannot be read. */
  readonly badText: (row: number) => string;
  readonly zone: Zone;
  readonly zoneWhy: Why;
  readonly side: Side;
  readonly sideWhy: Why;
  readonly order: DateOrder | 'none';
  /** Rows at an hour that is skipped in spring, with their local time in milliseconds; they have no instant. */
  readonly skipped: ReadonlyMap<number, number>;
  /** Rows read as the second of the hour that comes twice in autumn. */
  readonly repeatedRows: number;
  /** The file runs from late to early: the rows were turned round. */
  readonly newestFirst: boolean;
}

export interface Timed {
  /** In the order of time. */
  readonly rows: Rows;
  readonly instants: Instants;
}

/** @throws InputError where steps are only counted and nobody says from when. */
export function instantsOf(
  read: Rows,
  rule: TimeRule,
  column: string,
  options: SeriesOptions,
  findings: Findings,
): Timed {
  if (rule.axis) return { rows: read, instants: inOrder(read, rule.axis, findings) };
  if (rule.kind === 'count') return { rows: read, instants: counted(read, options) };
  const { ms, order, noDates } = wallTimes(read, rule, column, findings);
  const newestFirst = runsBack(ms);
  const rows = newestFirst ? turnedRound(read, ms) : read;
  const stepMs = commonStepMs(ms, { length: ms.length, row: k => k });
  const { side, sideWhy } = sideOf(rule, options, ms, stepMs);
  const { zone, zoneWhy } = zoneOf(rule, options, rows);
  const clock = localClock();
  const skipped = new Map<number, number>();
  let previous = Number.NaN;
  for (let r = 0; r < rows.count; r++) {
    const wall = ms[r]!;
    const offset = rows.offsetOf(r);
    if (Number.isNaN(wall)) continue;
    if (offset !== NO_OFFSET) ms[r] = wall - 60_000 * offset;
    else if (zone === 'UTC') ms[r] = wall;
    else if (zone === 'UTC+01:00') ms[r] = wall - HOUR_MS;
    else {
      ms[r] = clock.utc(wall, previous);
      // As an end, two o'clock on the spring day is the instant at which the clock goes to three.
      if (Number.isNaN(ms[r]!) && side === 'end') ms[r] = endOfNight(wall, clock.utc, stepMs);
      if (Number.isNaN(ms[r]!)) skipped.set(r, wall);
    }
    if (!Number.isNaN(ms[r]!)) previous = ms[r]!;
  }
  if (side === 'end') for (let r = 0; r < ms.length; r++) ms[r] = ms[r]! - stepMs;
  const repeatedRows = clock.repeated();
  const badText = (row: number) => {
    const noDate = noDates.get(newestFirst ? rows.count - 1 - row : row);
    return noDate === undefined ? rows.text(row, -1) : `${noDate}, which is no date`;
  };
  return {
    rows,
    instants: { ms, badText, zone, zoneWhy, side, sideWhy, order, skipped, repeatedRows, newestFirst },
  };
}

function endOfNight(wall: number, utc: (wall: number, previous: number) => number, stepMs: number): number {
  const before = utc(wall - stepMs, Number.NaN);
  return Number.isNaN(before) ? Number.NaN : before + stepMs;
}

/** The rows as the steps of an axis, of which there must be as many. */
function inOrder({ count, lineOf, columns }: Rows, axis: Axis, { problems }: Findings): Instants {
  const { startMs, stepMinutes, steps } = axis;
  if (count !== steps)
    problems.add(
      { line: lineOf(count - 1), column: columns[0]!.name },
      'wrong-length',
      both(`${count} rijen`, `${count} rows`),
      both(
        `${steps} rijen, een voor elke stap van ${stepMinutes} minuten van ${stepTime(axis, 0)} tot ${stepTime(axis, steps)}; of een tijdkolom`,
        `${steps} rows, one for each step of ${stepMinutes} minutes from ${stepTime(axis, 0)} to ${stepTime(axis, steps)}; or a time column`,
      ),
    );
  const ms = new Float64Array(count);
  for (let r = 0; r < count; r++) ms[r] = startMs + r * stepMinutes * 60_000;
  return { ...COUNTED, ms, badText: () => '', zone: 'UTC' };
}

/** What holds for steps that are not dated. */
const COUNTED = {
  zoneWhy: 'option',
  side: 'start',
  sideWhy: 'option',
  order: 'none',
  skipped: new Map<number, number>(),
  repeatedRows: 0,
  newestFirst: false,
} as const;

/** Hours and quarters of a year, common and leap. */
const YEARS_OF_STEPS: readonly number[] = [8760, 8784, 35_040, 35_136];

/** Steps counted from a start that the user gives: hours, or quarters where there are more than a year of hours. */
function counted(rows: Rows, { startMs, year, zone, name }: SeriesOptions): Instants {
  const from = startMs ?? (year === undefined ? null : yearAxis(year, 60).startMs);
  if (from === null)
    refuse(
      name,
      'no-start',
      both('stappen die alleen geteld zijn', 'steps that are only counted'),
      both(
        'het jaar of het begin van de eerste stap: --year of --start',
        'the year or the start of the first step: --year or --start',
      ),
    );
  const ms = rows.times;
  const first = ms[0] === 1 ? 1 : 0;
  // The first row of a count from 0 may have been lost: only a whole year without a slip is sure to be counted from 1.
  const whole = YEARS_OF_STEPS.includes(rows.count) && ms.every((count, r) => count === r + 1);
  if (first === 1 && !whole)
    refuse(
      name,
      'no-start',
      both(`${rows.count} stappen, geteld vanaf 1`, `${rows.count} steps counted from 1`),
      both(
        'een heel jaar zonder gat, zodat 1 zeker de eerste stap is; of een telling vanaf 0',
        'a whole year without gap, so that 1 is sure to be the first step; or a count from 0',
      ),
      rows.lineOf(0),
    );
  const stepMs = rows.count > 3 * 8784 ? 900_000 : HOUR_MS;
  for (let r = 0; r < ms.length; r++) ms[r] = from + (ms[r]! - first) * stepMs;
  return { ...COUNTED, ms, badText: row => rows.text(row, -1), zone: zone ?? 'UTC' };
}

function zoneOf(
  rule: TimeRule,
  options: SeriesOptions,
  { offsetOf, count }: Rows,
): { zone: Zone; zoneWhy: Why } {
  let told = 0;
  for (let r = 0; r < count; r++) if (offsetOf(r) !== NO_OFFSET) told++;
  if (told === count) return { zone: 'UTC', zoneWhy: 'offsets' };
  if (rule.zone && rule.why === 'format') return { zone: rule.zone, zoneWhy: 'format' };
  if (options.zone) return { zone: options.zone, zoneWhy: 'option' };
  return rule.zone
    ? { zone: rule.zone, zoneWhy: rule.why }
    : { zone: 'Europe/Amsterdam', zoneWhy: 'assumed' };
}

/**
 * Start or end: the format or the heading says it, or the user; else a file that begins one step after midnight or ends at
 * midnight holds whole days when its times are ends, and one that begins at midnight or ends one step before it when they are
 * starts. Where neither or both hold, starts are assumed, and told to be.
 */
function sideOf(
  rule: TimeRule,
  options: SeriesOptions,
  walls: Float64Array,
  stepMs: number,
): { side: Side; sideWhy: Why } {
  if (rule.side && rule.why === 'format') return { side: rule.side, sideWhy: 'format' };
  if (options.side) return { side: options.side, sideWhy: 'option' };
  if (rule.side) return { side: rule.side, sideWhy: rule.why };
  const [first, last] = [dayPart(walls[0]!), dayPart(walls[walls.length - 1]!)];
  const [beginsAsStart, endsAsStart] = [first === 0, last === DAY_MS - stepMs];
  const [beginsAsEnd, endsAsEnd] = [first === stepMs, last === 0];
  if ((beginsAsEnd || endsAsEnd) && !beginsAsStart && !endsAsStart)
    return { side: 'end', sideWhy: 'whole-days' };
  if ((beginsAsStart || endsAsStart) && !beginsAsEnd && !endsAsEnd)
    return { side: 'start', sideWhy: 'whole-days' };
  return { side: 'start', sideWhy: 'assumed' };
}

function dayPart(ms: number): number {
  return ms - Math.floor(ms / DAY_MS) * DAY_MS;
}

/** Some of the rows, in order: the row at place `k`. */
export interface Inside {
  readonly length: number;
  readonly row: (k: number) => number;
}

/** The most common step forward, milliseconds; 0 without one. */
export function commonStepMs(ms: Float64Array, { length, row }: Inside): number {
  const count = new Map<number, number>();
  // Steps that are the same one after another are counted together: a look-up for each of millions would take seconds.
  let [run, times] = [0, 0];
  const add = () => {
    if (run > 0) count.set(run, (count.get(run) ?? 0) + times);
  };
  for (let k = 1; k < length; k++) {
    const step = ms[row(k)]! - ms[row(k - 1)]!;
    if (step === run) times++;
    else {
      add();
      [run, times] = [step, 1];
    }
  }
  add();
  let best = 0;
  for (const [step, many] of count) if (many > (count.get(best) ?? 0)) best = step;
  return best;
}

function runsBack(ms: Float64Array): boolean {
  let [back, on] = [0, 0];
  for (let r = 1; r < ms.length; r++) {
    if (ms[r]! < ms[r - 1]!) back++;
    else if (ms[r]! > ms[r - 1]!) on++;
  }
  return back > 2 && back > 4 * on;
}

function turnedRound(rows: Rows, walls: Float64Array): Rows {
  for (const array of [walls, ...rows.values]) array.reverse();
  const other = (row: number) => rows.count - 1 - row;
  return {
    ...rows,
    lineOf: row => rows.lineOf(other(row)),
    offsetOf: row => rows.offsetOf(other(row)),
    text: (row, column) => rows.text(other(row), column),
  };
}

/** Whether the hour from `ms` on is the second of an autumn night: the clock went back just then. */
export function isRepeatedHour(ms: number): boolean {
  return dutchOffsetHours(ms) === 1 && dutchOffsetHours(ms - 1) === 2;
}
