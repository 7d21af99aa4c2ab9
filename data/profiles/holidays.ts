import { Temporal } from 'temporal-polyfill';

/**
 * Dutch public holidays of a year, as `MM-DD`: those of article 3 of the Algemene termijnenwet less Good Friday and
 * Liberation Day, on which most works run, plus the Sundays of Easter and Pentecost.
 */
export function publicHolidays(year: number): ReadonlySet<string> {
  const easter = easterSunday(year);
  const movable = [0, 1, 39, 49, 50].map(days => monthDay(easter.add({ days })));
  return new Set(['01-01', kingsDay(year), '12-25', '12-26', ...movable]);
}

/** Local date as `MM-DD`. */
export function monthDay(date: Temporal.PlainDate): string {
  return date.toString().slice(5);
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
