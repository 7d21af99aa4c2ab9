import { Temporal } from 'temporal-polyfill';

const ZONE = 'Europe/Amsterdam';
const DAY_MS = 86_400_000;

/** Dutch local time to UTC, row after row. */
export interface LocalClock {
  /**
   * UTC of a local time; NaN for an hour that does not exist. Of the two readings of a repeated hour it takes the first that
   * comes after the row before.
   */
  readonly utc: (wallMs: number, previousMs: number) => number;
  /** Rows read as the second of a repeated hour. */
  readonly repeated: () => number;
}

/** On days without a change of clock the offset is looked up once. */
export function localClock(): LocalClock {
  const dayOffset = new Map<number, number | null>();
  let lastDay = Number.NaN;
  let lastOffset: number | null = null;
  let repeated = 0;
  return {
    utc: (wallMs, previousMs) => {
      const day = Math.floor(wallMs / DAY_MS);
      if (day !== lastDay) {
        if (!dayOffset.has(day)) dayOffset.set(day, steadyOffset(day * DAY_MS));
        lastDay = day;
        lastOffset = dayOffset.get(day)!;
      }
      if (lastOffset !== null) return wallMs - lastOffset;
      const { earlier, later } = readings(wallMs);
      if (later === earlier || Number.isNaN(earlier)) return earlier;
      if (Number.isNaN(previousMs) || earlier > previousMs) return earlier;
      repeated++;
      return later;
    },
    repeated: () => repeated,
  };
}

/** Hours that Dutch time is ahead of UTC at an instant: 1 or 2. */
export function dutchOffsetHours(ms: number): number {
  return (
    Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(ZONE).offsetNanoseconds / 3_600_000_000_000
  );
}

function wallDateTime(wallMs: number): Temporal.PlainDateTime {
  return Temporal.Instant.fromEpochMilliseconds(wallMs).toZonedDateTimeISO('UTC').toPlainDateTime();
}

/** Offset of a whole local day, or null when the clock changes on it. */
function steadyOffset(midnightWallMs: number): number | null {
  const start = wallDateTime(midnightWallMs).toZonedDateTime(ZONE);
  const end = wallDateTime(midnightWallMs + DAY_MS).toZonedDateTime(ZONE);
  return start.offsetNanoseconds === end.offsetNanoseconds ? start.offsetNanoseconds / 1e6 : null;
}

function readings(wallMs: number): { earlier: number; later: number } {
  const wallDate = wallDateTime(wallMs);
  const earlier = wallDate.toZonedDateTime(ZONE, { disambiguation: 'earlier' });
  if (!earlier.toPlainDateTime().equals(wallDate)) return { earlier: Number.NaN, later: Number.NaN };
  const later = wallDate.toZonedDateTime(ZONE, { disambiguation: 'later' });
  return { earlier: earlier.epochMilliseconds, later: later.epochMilliseconds };
}
