import { Temporal } from 'temporal-polyfill';

/** Dutch law writes tariffs, rights and bills in this zone. */
const ZONE = 'Europe/Amsterdam';
const DAY_MS = 86_400_000;

function zoned(ms: number): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(ZONE);
}

/** Days since 1970-01-01 of the local date at `ms` (UTC). */
export function epochDayOf(ms: number): number {
  return Math.floor((ms + zoned(ms).offsetNanoseconds / 1e6) / DAY_MS);
}

/** Local date `epochDay` days after 1970-01-01. */
export function dateOfEpochDay(epochDay: number): Temporal.PlainDate {
  const utc = new Date(epochDay * DAY_MS);
  return new Temporal.PlainDate(utc.getUTCFullYear(), utc.getUTCMonth() + 1, utc.getUTCDate());
}

/** Local midnight at the start of `date`, milliseconds UTC. */
export function startOfDateMs(date: Temporal.PlainDate): number {
  return date.toZonedDateTime(ZONE).epochMilliseconds;
}

/** `2024-W01`: the ISO week, which may belong to the year before or after its date. */
export function isoWeekLabel(date: Temporal.PlainDate): string {
  return `${date.yearOfWeek}-W${String(date.weekOfYear).padStart(2, '0')}`;
}

/**
 * The stretches of constant UTC offset that cover [startMs, endMs), in order. Two per year, so the zone is asked a
 * few times instead of once per step.
 */
export function offsetPieces(startMs: number, endMs: number): { untilMs: number; offsetMs: number }[] {
  const pieces: { untilMs: number; offsetMs: number }[] = [];
  let at = zoned(startMs);
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    const untilMs = Math.min(next?.epochMilliseconds ?? endMs, endMs);
    pieces.push({ untilMs, offsetMs: at.offsetNanoseconds / 1e6 });
    if (!next || untilMs >= endMs) return pieces;
    at = next;
  }
}
