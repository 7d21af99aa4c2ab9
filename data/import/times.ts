import type { Problems } from './problems.ts';
import { localClock } from './series/clock.ts';
import type { Table } from './table.ts';

const ZONE = 'Europe/Amsterdam';

/** Start times of the rows, and how they were read. */
export interface Times {
  readonly ms: Float64Array;
  readonly zone: 'UTC' | 'UTC+01:00' | 'Europe/Amsterdam';
}

/** Year, month, day, hour, minute as written; `offsetMs` where the text says so. */
interface Stamp {
  readonly wallMs: number;
  readonly offsetMs?: number;
}

type DayMonth = 'day-first' | 'month-first';

/**
 * A column as start times. With `Z` or an offset the text says it all; without, the name of the column does: `UTC` or `GMT`,
 * or `UTC+1` or `CET` for winter time all year. Any other is Dutch local time, where the hour that comes twice in autumn is
 * told apart by its order and the hour skipped in spring is a problem. `a - b` is the interval that starts at `a`.
 */
export function timeColumn(table: Table, index: number, problems: Problems): Times {
  const column = table.columns[index]!;
  const cells = table.rows.map(row => (row[index] ?? '').split(' - ')[0]!.trim());
  const order = dayMonthOrder(table, cells, column, problems);
  const named = namedOffsetMs(column);
  const clock = localClock();
  const ms = new Float64Array(cells.length);
  let told = 0;
  for (let r = 0; r < cells.length; r++) {
    const stamp = parseStamp(cells[r]!, order);
    const where = { line: table.lines[r]!, column };
    const offsetMs = stamp?.offsetMs ?? named;
    if (stamp?.offsetMs !== undefined) told++;
    if (!stamp) {
      problems.add(where, 'not-a-time', cells[r]!, 'a time such as 2024-01-31T23:00Z');
      ms[r] = Number.NaN;
    } else if (offsetMs !== null) ms[r] = stamp.wallMs - offsetMs;
    else {
      ms[r] = clock.utc(stamp.wallMs, r > 0 ? ms[r - 1]! : Number.NaN);
      if (Number.isNaN(ms[r]!)) problems.add(where, 'skipped-hour', cells[r]!, SKIPPED);
    }
  }
  if (told === cells.length || named === 0) return { ms, zone: 'UTC' };
  return { ms, zone: named === null ? ZONE : 'UTC+01:00' };
}

const SKIPPED =
  'a time that exists: this hour is skipped in spring; winter time all year needs UTC+1 in the name of the column';

/** What the name of a column says its times are ahead of UTC; null: nothing. `CET/CEST` is local time. */
function namedOffsetMs(column: string): number | null {
  if (/utc ?\+ ?0?1\b|\bcet\b(?!\s*\/)/i.test(column)) return 3_600_000;
  return /(^|[^a-z])(utc|gmt)([^a-z]|$)/i.test(column) ? 0 : null;
}

const ISO =
  /^(\d{4})-(\d{1,2})-(\d{1,2})[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[-+]\d{2}:?\d{2})?$/;
const SLASHED = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})[T ](\d{1,2}):(\d{2})(?::(\d{2}))?$/;

function parseStamp(text: string, order: DayMonth): Stamp | null {
  const iso = ISO.exec(text);
  if (iso) {
    const wallMs = wall(iso[1]!, iso[2]!, iso[3]!, iso[4]!, iso[5]!, iso[6]);
    if (Number.isNaN(wallMs)) return null;
    return iso[7] === undefined ? { wallMs } : { wallMs, offsetMs: offset(iso[7]) };
  }
  const slashed = SLASHED.exec(text);
  if (!slashed) return null;
  const [, a, b, year, hour, minute, second] = slashed;
  const [day, month] = order === 'day-first' ? [a!, b!] : [b!, a!];
  const wallMs = wall(year!, month, day, hour!, minute!, second);
  return Number.isNaN(wallMs) ? null : { wallMs };
}

function wall(y: string, mo: string, d: string, h: string, mi: string, s = '0'): number {
  const [year, month, day, hour, minute, second] = [y, mo, d, h, mi, s].map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const ms = Date.UTC(year, month - 1, day, hour, minute, second);
  const back = new Date(ms);
  const exists =
    back.getUTCMonth() === month - 1 && back.getUTCDate() === day && hour < 24 && minute < 60 && second < 60;
  return exists ? ms : Number.NaN;
}

function offset(text: string): number {
  if (text === 'Z') return 0;
  const sign = text.startsWith('-') ? -1 : 1;
  const digits = text.replaceAll(/\D/g, '');
  return sign * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))) * 60_000;
}

/** Day or month first is decided by the whole column, never by one cell: a part above 12 is a day. */
function dayMonthOrder(table: Table, cells: readonly string[], column: string, problems: Problems): DayMonth {
  let day = -1;
  let month = -1;
  for (let r = 0; r < cells.length; r++) {
    const slashed = SLASHED.exec(cells[r]!);
    if (slashed && day === -1 && Number(slashed[1]) > 12) day = r;
    if (slashed && month === -1 && Number(slashed[2]) > 12) month = r;
  }
  if (day !== -1 && month !== -1)
    problems.add(
      { line: table.lines[Math.max(day, month)]!, column },
      'mixed-dates',
      cells[Math.max(day, month)]!,
      `the same order of day and month as on line ${table.lines[Math.min(day, month)]!}`,
    );
  // Undecided: Dutch files write the day first.
  return month !== -1 && day === -1 ? 'month-first' : 'day-first';
}
