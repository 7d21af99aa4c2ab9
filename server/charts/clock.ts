import { type Axis, InputError, spanAxis } from '../../engine/index.ts';
import type { SeriesTable } from '../../scenarios/index.ts';

/** A stretch of steps of a table, with the local wall clock it is drawn on. */
export interface Stretch {
  readonly from: number;
  readonly until: number;
  /** Local time of each step and of the end, milliseconds as if UTC; in step with the first step across a clock change. */
  readonly localMs: (step: number) => number;
  /** Local midnights in the stretch. */
  readonly midnights: readonly number[];
}

const DAY_MS = 86_400_000;

/** Calendars of the tables drawn last: those of one page are all on one. */
const MOST_AXES = 4;
const axes = new Map<string, Axis>();

export function axisOf({ startMs, steps, stepMinutes }: SeriesTable): Axis {
  const key = `${startMs} ${steps} ${stepMinutes}`;
  const axis = axes.get(key) ?? spanAxis(startMs, steps, stepMinutes);
  axes.delete(key);
  axes.set(key, axis);
  if (axes.size > MOST_AXES) axes.delete(axes.keys().next().value!);
  return axis;
}

/** Local wall-clock time of a step, as if UTC. */
export function localMsAt(axis: Axis, step: number): number {
  const ms = axis.startMs + step * axis.stepMinutes * 60_000;
  const utcHour = Math.floor(ms / 3_600_000) % 24;
  return ms + ((axis.hourOfDay[step]! - utcHour + 24) % 24) * 3_600_000;
}

/**
 * The steps of a week of the table (ISO weeks, counted from 0; the first and last may be short).
 * @throws InputError where the table has no such week.
 */
export function weekStretch(axis: Axis, week: number): Stretch {
  const from = axis.week.indexOf(week);
  if (from < 0) {
    const expected = `a week from 0 to ${axis.weeks.length - 1}`;
    const message = `week: got ${week}, expected ${expected}`;
    throw new InputError([{ path: '/week', code: 'out-of-range', message, expected, value: String(week) }]);
  }
  const until = axis.week.lastIndexOf(week) + 1;
  const start = localMsAt(axis, from);
  const stepMs = axis.stepMinutes * 60_000;
  const localMs = (step: number) => start + (step - from) * stepMs;
  const midnights: number[] = [];
  for (let ms = Math.ceil(start / DAY_MS) * DAY_MS; ms < localMs(until); ms += DAY_MS) midnights.push(ms);
  return { from, until, localMs, midnights };
}
