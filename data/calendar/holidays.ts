import { Temporal } from 'temporal-polyfill';
import type { Axis } from '../../engine/index.ts';

const HOUR_MS = 3_600_000;
/** Days from Easter Sunday: Easter Monday, Ascension Day, Whit Monday. */
const MOVABLE_DAYS = [1, 39, 50];
/** Easter and Pentecost themselves, which are Sundays anyway. */
const MOVABLE_SUNDAYS = [0, 49];

/**
 * Dutch public holidays of a year but for Sundays of Easter and Pentecost, as `MM-DD`: those of article 3 of the Algemene
 * termijnenwet less Good Friday and Liberation Day, on which most works run.
 */
function weekdayHolidays(year: number): ReadonlySet<string> {
  return new Set(['01-01', kingsDay(year), '12-25', '12-26', ...fromEaster(year, MOVABLE_DAYS)]);
}

/** The same with those Sundays. */
export function publicHolidays(year: number): ReadonlySet<string> {
  return new Set([...weekdayHolidays(year), ...fromEaster(year, MOVABLE_SUNDAYS)]);
}

/** Per step: 1 where its local day is one of the `weekdayHolidays`, else 0. */
export function holidaySteps({ startMs, stepMinutes, steps, hourOfDay, day }: Axis): Uint8Array {
  const out = new Uint8Array(steps);
  const known = new Map<number, ReadonlySet<string>>();
  let [lastDay, free] = [-1, 0];
  for (let t = 0; t < steps; t++) {
    if (day[t] !== lastDay) {
      lastDay = day[t]!;
      // Local noon lies on the same date in UTC, all year round.
      const noon = new Date(startMs + t * stepMinutes * 60_000 + (12 - hourOfDay[t]!) * HOUR_MS);
      const year = noon.getUTCFullYear();
      const holidays = known.get(year) ?? weekdayHolidays(year);
      known.set(year, holidays);
      free = holidays.has(noon.toISOString().slice(5, 10)) ? 1 : 0;
    }
    out[t] = free;
  }
  return out;
}

/** Local date as `MM-DD`. */
export function monthDay(date: Temporal.PlainDate): string {
  return date.toString().slice(5);
}

function fromEaster(year: number, days: readonly number[]): string[] {
  const easter = easterSunday(year);
  return days.map(later => monthDay(easter.add({ days: later })));
}

/** 27 April, or the day before where that is a Sunday. */
function kingsDay(year: number): string {
  return new Temporal.PlainDate(year, 4, 27).dayOfWeek === 7 ? '04-26' : '04-27';
}

/** Gregorian Easter by the rule of Meeus, Jones and Butcher. */
function easterSunday(year: number): Temporal.PlainDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const moon =
    century - Math.floor(century / 4) - Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + moon + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const days = epact + weekday - 7 * late + 114;
  return new Temporal.PlainDate(year, Math.floor(days / 31), (days % 31) + 1);
}
