import { PLAUSIBLE } from '../plausible-figures.ts';
import { both } from '../said.ts';
import { type Findings, listRepair } from './findings.ts';
import type { DateOrder, TimeRule } from './format.ts';
import { clockText, dateText } from './row-text.ts';
import type { Rows } from './rows.ts';
import { dateOf, secondOf } from './time-code.ts';

const DAY_MS = 86_400_000;
const { value: YEARS } = PLAUSIBLE.times.years;

export interface Walls {
  /** Per row its date and time as if they were UTC, milliseconds; NaN where unreadable. */
  readonly ms: Float64Array;
  readonly order: DateOrder;
  /** What stands at some rows with a date that does not exist. */
  readonly noDates: ReadonlyMap<number, string>;
}

/** Dates that do not exist which are kept to be shown. */
const MOST_NO_DATES = 2000;

/**
 * Dates and seconds to milliseconds, which take their place in `times`. Day or month first is decided by the whole column, never by one cell: a part above 12 is
 * a day; where no part is, the order in which the first change of date is one day. A column that mixes ways of writing is a
 * problem; asked to repair, its times follow from the order of the rows when every row bears that out.
 */
export function wallTimes(rows: Rows, rule: TimeRule, column: string, findings: Findings): Walls {
  const seen = lookThrough(rows);
  const order = rule.monthFirst ? 'month-first' : orderOf(rows, seen);
  const mixed = mixedAt(seen);
  if (mixed !== -1) {
    const inOrder = findings.repair ? byRowOrder(rows) : null;
    if (inOrder) {
      listRepair(
        findings,
        { line: rows.lineOf(0), lastLine: rows.lineOf(rows.count - 1), column },
        'mixed-dates',
        both(
          `${inOrder.swapped} datums met dag en maand verwisseld, ${inOrder.midnights} keer middernacht onder de dag die dan eindigt`,
          `${inOrder.swapped} dates with day and month swapped, ${inOrder.midnights} midnights under the day they end`,
        ),
        both('tijden in de volgorde van de rijen', 'times in the order of the rows'),
      );
      return { ms: inOrder.ms, order, noDates: new Map() };
    }
    const other = seen.yearFirst !== -1 && mixed !== seen.yearFirst ? seen.yearFirst : 0;
    findings.problems.add(
      { line: rows.lineOf(mixed), column },
      'mixed-dates',
      `${dateText(rows.times[mixed]!)} ${clockText(secondOf(rows.times[mixed]!))}`,
      both(
        `dezelfde volgorde van dag, maand en jaar als op regel ${rows.lineOf(other)}`,
        `the same order of day, month and year as on line ${rows.lineOf(other)}`,
      ),
    );
  }
  return { ms: rows.times, order, noDates: intoMs(rows.times, order) };
}

/** Codes to milliseconds in place; gives the text of dates that do not exist. */
function intoMs(times: Float64Array, order: DateOrder): Map<number, string> {
  const noDates = new Map<number, string>();
  let lastDate = Number.NaN;
  let lastMs = Number.NaN;
  for (let r = 0; r < times.length; r++) {
    const code = times[r]!;
    const date = dateOf(code);
    if (date !== lastDate) [lastDate, lastMs] = [date, dayMs(date, order)];
    times[r] = lastMs + 1000 * secondOf(code);
    if (Number.isNaN(lastMs) && !Number.isNaN(code) && noDates.size < MOST_NO_DATES)
      noDates.set(r, dateText(code));
  }
  return noDates;
}

interface Seen {
  /** First rows of each kind, -1 without. */
  yearFirst: number;
  dayFirst: number;
  monthFirst: number;
  yearLast: number;
}

function lookThrough(rows: Rows): Seen {
  const { times, count } = rows;
  const seen: Seen = { yearFirst: -1, dayFirst: -1, monthFirst: -1, yearLast: -1 };
  for (let r = 0; r < count; r++) {
    const date = dateOf(times[r]!);
    if (date > 0 && seen.yearFirst === -1) seen.yearFirst = r;
    if (!(date < 0)) continue;
    if (seen.yearLast === -1) seen.yearLast = r;
    if (seen.dayFirst === -1 && Math.floor(-date / 100) % 100 > 12 && besideOthers(rows, r, 'day-first'))
      seen.dayFirst = r;
    if (seen.monthFirst === -1 && -date % 100 > 12 && besideOthers(rows, r, 'month-first'))
      seen.monthFirst = r;
  }
  return seen;
}

/** One date with a slip in it must not turn the whole column: it counts when a neighbour is within a day of it. */
function besideOthers({ times, count }: Rows, row: number, order: DateOrder): boolean {
  const near = (other: number) =>
    other >= 0 &&
    other < count &&
    Math.abs(dayMs(dateOf(times[other]!), order) - dayMs(dateOf(times[row]!), order)) <= DAY_MS;
  return count === 1 || near(row - 1) || near(row + 1);
}

/** Row at which a second way of writing dates comes up; -1 without. */
function mixedAt({ yearFirst, yearLast, dayFirst, monthFirst }: Seen): number {
  if (yearFirst !== -1 && yearLast !== -1) return Math.max(yearFirst, yearLast);
  return dayFirst !== -1 && monthFirst !== -1 ? Math.max(dayFirst, monthFirst) : -1;
}

function orderOf(rows: Rows, { yearLast, dayFirst, monthFirst }: Seen): DateOrder {
  if (yearLast === -1) return 'year-first';
  if (dayFirst !== -1 || monthFirst !== -1)
    return monthFirst !== -1 && (dayFirst === -1 || monthFirst < dayFirst) ? 'month-first' : 'day-first';
  for (let r = 1; r < rows.count; r++) {
    const [from, to] = [dateOf(rows.times[r - 1]!), dateOf(rows.times[r]!)];
    if (from === to || !(from < 0) || !(to < 0)) continue;
    const change = (order: DateOrder) => Math.abs(dayMs(to, order) - dayMs(from, order));
    // Undecided by the numbers: the first change of date decides; without one, Dutch files write the day first.
    return change('month-first') === DAY_MS && change('day-first') !== DAY_MS ? 'month-first' : 'day-first';
  }
  return 'day-first';
}

function dayMs(date: number, order: DateOrder): number {
  const size = Math.abs(date);
  const year = Math.floor(size / 10_000);
  const first = Math.floor(size / 100) % 100;
  const second = size % 100;
  const [month, day] = date < 0 && order === 'day-first' ? [second, first] : [first, second];
  const ms = Date.UTC(year, month - 1, day);
  const back = new Date(ms);
  const isDate = back.getUTCMonth() === month - 1 && back.getUTCDate() === day;
  return isDate && year >= YEARS[0] && year < YEARS[1] ? ms : Number.NaN;
}

/**
 * Times in the order of the rows from the first one on, when the time of day of every row and one reading of its date bear
 * that out; midnight may stand under the day that it ends. `null` when any row does not.
 */
function byRowOrder(rows: Rows): { ms: Float64Array; swapped: number; midnights: number } | null {
  const { count, times } = rows;
  const firstS = secondOf(times[0]!);
  const stepS = secondOf(times[1]!) - firstS;
  const startMs = dayMs(dateOf(times[0]!), 'day-first');
  if (count < 3 || (stepS !== 900 && stepS !== 3600) || Number.isNaN(startMs)) return null;
  const ms = new Float64Array(count);
  let [swapped, midnights] = [0, 0];
  for (let r = 0; r < count; r++) {
    const wall = startMs + 1000 * (firstS + r * stepS);
    const date = dateOf(times[r]!);
    const day = Math.floor(wall / DAY_MS) * DAY_MS;
    if ((wall - day) / 1000 !== secondOf(times[r]!) % 86_400) return null;
    const fits = (due: number) => dayMs(date, 'day-first') === due;
    const fitsSwapped = (due: number) => dayMs(swappedDate(date), 'day-first') === due;
    const endsDay = wall === day && (fits(day - DAY_MS) || fitsSwapped(day - DAY_MS));
    const due = endsDay && !fits(day) ? day - DAY_MS : day;
    if (!fits(due) && !fitsSwapped(due)) return null;
    if (due !== day) midnights++;
    if (!fits(due)) swapped++;
    ms[r] = wall;
  }
  return { ms, swapped, midnights };
}

function swappedDate(date: number): number {
  const size = Math.abs(date);
  const [first, second] = [Math.floor(size / 100) % 100, size % 100];
  return Math.sign(date) * (Math.floor(size / 10_000) * 10_000 + second * 100 + first);
}
