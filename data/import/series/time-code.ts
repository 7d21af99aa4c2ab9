/**
 * A date and the seconds of its day in one double, until the column tells the order of day and month: the digits of the date
 * (`yyyymmdd`, negative `yyyyaabb` where the year comes last), then five for the seconds.
 */
const SECONDS = 100_000;

export function timeCode(date: number, second: number): number {
  return date < 0 ? date * SECONDS - second : date * SECONDS + second;
}

/** NaN of a time that could not be read. */
export function dateOf(code: number): number {
  return Math.trunc(code / SECONDS);
}

export function secondOf(code: number): number {
  return Math.abs(code) % SECONDS;
}
