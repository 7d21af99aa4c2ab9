import { type Findings, linesText } from './findings.ts';
import type { DateOrder, TimeRule } from './format.ts';
import { clockText } from './row-text.ts';
import type { Rows } from './rows.ts';

const DAY_MS = 86_400_000;

export interface Walls {
  /** Per row its date and time as if they were UTC, milliseconds; NaN where unreadable. */
  readonly ms: Float64Array;
  readonly order: DateOrder;
}

/**
 * Dates and seconds to milliseconds. Day or month first is decided by the whole column, never by one cell: a part above 12 is
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
      findings.repairs.push({
        code: 'mixed-dates',
        line: rows.lines[0]!,
        lastLine: rows.lines[rows.count - 1]!,
        column,
        was: `${inOrder.swapped} dates with day and month swapped, ${inOrder.midnights} midnights under the day they end`,
        now: 'times in the order of the rows',
      });
      return { ms: inOrder.ms, order };
    }
    const other = seen.yearFirst !== -1 && mixed !== seen.yearFirst ? seen.yearFirst : 0;
    findings.problems.add(
      { line: rows.lines[mixed]!, column },
      'mixed-dates',
      dateText(rows, mixed),
      `the same order of day, month and year as on ${linesText(rows.lines[other]!, rows.lines[other]!)}`,
    );
  }
  const ms = new Float64Array(rows.count);
  let lastDate = 0;
  let lastMs = Number.NaN;
  for (let r = 0; r < rows.count; r++) {
    const date = rows.dates[r]!;
    if (date !== lastDate) [lastDate, lastMs] = [date, dayMs(date, order)];
    ms[r] = lastMs + 1000 * rows.seconds[r]!;
  }
  return { ms, order };
}

interface Seen {
  /** First rows of each kind, -1 without. */
  yearFirst: number;
  dayFirst: number;
  monthFirst: number;
  yearLast: number;
}

function lookThrough(rows: Rows): Seen {
  const { dates, count } = rows;
  const seen: Seen = { yearFirst: -1, dayFirst: -1, monthFirst: -1, yearLast: -1 };
  for (let r = 0; r < count; r++) {
    const date = dates[r]!;
    if (date > 0 && seen.yearFirst === -1) seen.yearFirst = r;
    if (date >= 0) continue;
    if (seen.yearLast === -1) seen.yearLast = r;
    if (seen.dayFirst === -1 && Math.floor(-date / 100) % 100 > 12 && besideOthers(rows, r, 'day-first'))
      seen.dayFirst = r;
    if (seen.monthFirst === -1 && -date % 100 > 12 && besideOthers(rows, r, 'month-first'))
      seen.monthFirst = r;
  }
  return seen;
}

/** One date with a slip in it must not turn the whole column: it counts when a neighbour is within a day of it. */
function besideOthers({ dates, count }: Rows, row: number, order: DateOrder): boolean {
  const near = (other: number) =>
    other >= 0 &&
    other < count &&
    Math.abs(dayMs(dates[other]!, order) - dayMs(dates[row]!, order)) <= DAY_MS;
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
    const [from, to] = [rows.dates[r - 1]!, rows.dates[r]!];
    if (from === to || from >= 0 || to >= 0) continue;
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
  const exists = year >= 1900 && year < 2200 && back.getUTCMonth() === month - 1 && back.getUTCDate() === day;
  return exists ? ms : Number.NaN;
}

/** As it stands in the file, or nearly: separators are not kept. */
function dateText({ dates, seconds }: Rows, row: number): string {
  const size = String(Math.abs(dates[row]!));
  const [year, first, second] = [size.slice(0, 4), size.slice(4, 6), size.slice(6)];
  const date = dates[row]! > 0 ? `${year}-${first}-${second}` : `${first}/${second}/${year}`;
  return `${date} ${clockText(seconds[row]!)}`;
}

/**
 * Times in the order of the rows from the first one on, when the time of day of every row and one reading of its date bear
 * that out; midnight may stand under the day that it ends. `null` when any row does not.
 */
function byRowOrder(rows: Rows): { ms: Float64Array; swapped: number; midnights: number } | null {
  const { count, dates, seconds } = rows;
  const stepS = seconds[1]! - seconds[0]!;
  const startMs = dayMs(dates[0]!, 'day-first');
  if (count < 3 || (stepS !== 900 && stepS !== 3600) || Number.isNaN(startMs)) return null;
  const ms = new Float64Array(count);
  let [swapped, midnights] = [0, 0];
  for (let r = 0; r < count; r++) {
    const wall = startMs + 1000 * (seconds[0]! + r * stepS);
    const day = Math.floor(wall / DAY_MS) * DAY_MS;
    if ((wall - day) / 1000 !== seconds[r]! % 86_400) return null;
    const fits = (due: number) => dayMs(dates[r]!, 'day-first') === due;
    const fitsSwapped = (due: number) => dayMs(swappedDate(dates[r]!), 'day-first') === due;
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
