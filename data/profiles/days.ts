import { Temporal } from 'temporal-polyfill';
import type { Axis } from '../../engine/index.ts';
import { monthDay, publicHolidays } from '../calendar/holidays.ts';

/** One local day of an axis, as a works sees it. */
export interface WorkDay {
  readonly year: number;
  /** Days since 1970-01-01, the same for a date on every axis. */
  readonly epochDay: number;
  /** 1 to 366. */
  readonly dayOfYear: number;
  readonly kind: 'workday' | 'saturday' | 'sunday';
}

const ZONE = 'Europe/Amsterdam';
const EPOCH = new Temporal.PlainDate(1970, 1, 1);

/** Of axes still in use: thousands of sites share one. */
const KNOWN = new WeakMap<Axis, readonly WorkDay[]>();

/** The local days of an axis in order, so that `days[axis.day[t]]` is the day of step t. A public holiday is a Sunday. */
export function workDays(axis: Axis): readonly WorkDay[] {
  const known = KNOWN.get(axis) ?? daysOf(axis);
  KNOWN.set(axis, known);
  return known;
}

function daysOf(axis: Axis): readonly WorkDay[] {
  const first = Temporal.Instant.fromEpochMilliseconds(axis.startMs).toZonedDateTimeISO(ZONE).toPlainDate();
  const firstEpochDay = EPOCH.until(first, { largestUnit: 'days' }).days;
  const holidays = new Map<number, ReadonlySet<string>>();
  return Array.from({ length: axis.days }, (_, d) => {
    const date = first.add({ days: d });
    const { year } = date;
    if (!holidays.has(year)) holidays.set(year, publicHolidays(year));
    return {
      year,
      epochDay: firstEpochDay + d,
      dayOfYear: date.dayOfYear,
      kind: kindOf(date, holidays.get(year)!),
    };
  });
}

function kindOf(date: Temporal.PlainDate, holidays: ReadonlySet<string>): WorkDay['kind'] {
  if (date.dayOfWeek === 7 || holidays.has(monthDay(date))) return 'sunday';
  return date.dayOfWeek === 6 ? 'saturday' : 'workday';
}
