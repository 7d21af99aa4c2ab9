import type { Axis } from '../../engine/index.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Days from Easter Sunday on which most of the country is free: Easter Monday, Ascension Day, Whit Monday. */
const FROM_EASTER = [1, 39, 50] as const;

/**
 * Per step: whether its local day is a Dutch public holiday: 1 January, Easter Monday, King's Day (27 April, or the day
 * before where that is a Sunday), Ascension Day, Whit Monday, 25 and 26 December.
 */
export function holidays({ startMs, stepMinutes, steps, hourOfDay, day }: Axis): Uint8Array {
  const out = new Uint8Array(steps);
  let [known, free] = [-1, 0];
  for (let t = 0; t < steps; t++) {
    if (day[t] !== known) {
      known = day[t]!;
      // Local noon lies on the same date in UTC, all year round.
      const noonMs = startMs + t * stepMinutes * 60_000 + (12 - hourOfDay[t]!) * HOUR_MS;
      free = isHoliday(Math.floor(noonMs / DAY_MS)) ? 1 : 0;
    }
    out[t] = free;
  }
  return out;
}

function isHoliday(epochDay: number): boolean {
  const date = new Date(epochDay * DAY_MS);
  const year = date.getUTCFullYear();
  const monthDay = 100 * (date.getUTCMonth() + 1) + date.getUTCDate();
  if (monthDay === 101 || monthDay === 1225 || monthDay === 1226) return true;
  const sundayKingsDay = new Date(Date.UTC(year, 3, 27)).getUTCDay() === 0;
  if (monthDay === (sundayKingsDay ? 426 : 427)) return true;
  return FROM_EASTER.some(days => epochDay - easterDay(year) === days);
}

/** Easter Sunday as days since 1970 (Gregorian computus of Butcher, 1876). */
function easterDay(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return Date.UTC(year, Math.floor(n / 31) - 1, (n % 31) + 1) / DAY_MS;
}
