import { Temporal } from 'temporal-polyfill';
import { InputError } from '../errors.ts';
import type { Issue } from '../issue.ts';
import { dateOfEpochDay, epochDayOf, isoWeekLabel, offsetPieces, startOfDateMs } from './local-time.ts';

/** A stretch of equal steps in UTC, with the local calendar (Europe/Amsterdam) that tariffs and rights are written in. */
export interface Axis {
  /** Start of the first step, milliseconds since the Unix epoch (UTC). */
  readonly startMs: number;
  readonly stepMinutes: 15 | 60;
  readonly stepHours: number;
  readonly steps: number;
  /** Per step: index of its local calendar month, counted from 0 on this axis; likewise week (ISO, from Monday) and day. */
  readonly month: Int32Array;
  readonly week: Int32Array;
  readonly day: Int32Array;
  /** Per step: local hour 0..23 and ISO weekday 1 (Monday)..7. */
  readonly hourOfDay: Uint8Array;
  readonly weekday: Uint8Array;
  /** Per month on the axis: `2024-01` and the share of that month's hours that lie on the axis. */
  readonly months: readonly { readonly label: string; readonly share: number }[];
  /** Per week on the axis: `2024-W01`. */
  readonly weeks: readonly { readonly label: string }[];
  readonly days: number;
}

/** Years in which Dutch time is a whole number of hours off UTC and its rules are known well enough to plan with. */
const FIRST_YEAR = 1970;
const LAST_YEAR = 2199;
/** Fifty years of quarters: far above any study, low enough that a slip of the pen cannot fill the memory. */
const MAXIMUM_STEPS = 50 * 366 * 96;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/**
 * The local calendar year: 2024 runs from 2023-12-31T23:00Z and has 8,784 hours.
 * @throws InputError when the year is not a whole number in 1970..2199 or the step is neither 15 nor 60 minutes.
 */
export function yearAxis(year: number, stepMinutes: number): Axis {
  const issues = stepIssues(stepMinutes);
  if (!Number.isInteger(year) || year < FIRST_YEAR || year > LAST_YEAR)
    issues.push(wrong('/year', year, `a whole year from ${FIRST_YEAR} to ${LAST_YEAR}`));
  if (issues.length) throw new InputError(issues);
  const startMs = startOfDateMs(new Temporal.PlainDate(year, 1, 1));
  const endMs = startOfDateMs(new Temporal.PlainDate(year + 1, 1, 1));
  return makeAxis(startMs, (endMs - startMs) / (stepMinutes * 60_000), stepMinutes as 15 | 60);
}

/**
 * `steps` steps of `stepMinutes` from `startMs` (milliseconds UTC, on a whole step).
 * @throws InputError listing every wrong argument.
 */
export function spanAxis(startMs: number, steps: number, stepMinutes: number): Axis {
  const issues = stepIssues(stepMinutes);
  if (!Number.isInteger(steps) || steps < 1 || steps > MAXIMUM_STEPS)
    issues.push(wrong('/steps', steps, `a whole number of steps from 1 to ${MAXIMUM_STEPS}`));
  if (!Number.isFinite(startMs)) issues.push(wrong('/startMs', startMs, 'milliseconds since 1970'));
  else if (issues.length === 0) issues.push(...spanIssues(startMs, steps, stepMinutes));
  if (issues.length) throw new InputError(issues);
  return makeAxis(startMs, steps, stepMinutes as 15 | 60);
}

/** Start of step `t` as ISO 8601 in UTC, `2023-12-31T23:00:00Z`; `t = steps` gives the end of the axis. */
export function stepTime(axis: Pick<Axis, 'startMs' | 'stepMinutes'>, t: number): string {
  return new Date(axis.startMs + t * axis.stepMinutes * 60_000).toISOString().replace('.000Z', 'Z');
}

function wrong(path: string, value: number, expected: string): Issue {
  return {
    path,
    code: 'out-of-range',
    message: `axis: got ${value}, expected ${expected}`,
    expected,
    value: String(value),
  };
}

function stepIssues(stepMinutes: number): Issue[] {
  return stepMinutes === 15 || stepMinutes === 60 ? [] : [wrong('/stepMinutes', stepMinutes, '15 or 60')];
}

function spanIssues(startMs: number, steps: number, stepMinutes: number): Issue[] {
  const stepMs = stepMinutes * 60_000;
  const endMs = startMs + steps * stepMs;
  if (startMs < Date.UTC(FIRST_YEAR, 0, 1) || endMs > Date.UTC(LAST_YEAR + 1, 0, 1))
    return [wrong('/startMs', startMs, `a span within ${FIRST_YEAR} to ${LAST_YEAR}`)];
  if (startMs % stepMs !== 0)
    return [wrong('/startMs', startMs, `a start on a whole step of ${stepMinutes} minutes`)];
  return [];
}

/** Walks the stretches of constant UTC offset; within one, the local calendar is plain arithmetic on whole days. */
function makeAxis(startMs: number, steps: number, stepMinutes: 15 | 60): Axis {
  const stepMs = stepMinutes * 60_000;
  const endMs = startMs + steps * stepMs;
  const month = new Int32Array(steps);
  const week = new Int32Array(steps);
  const day = new Int32Array(steps);
  const hourOfDay = new Uint8Array(steps);
  const weekday = new Uint8Array(steps);
  const monthStarts: Temporal.PlainDate[] = [];
  const weeks: { label: string }[] = [];
  const firstDay = epochDayOf(startMs);
  let epochDay = firstDay - 1;
  let isoWeekday = 0;
  let t = 0;
  for (const { untilMs, offsetMs } of offsetPieces(startMs, endMs)) {
    for (let ms = startMs + t * stepMs; ms < untilMs; ms += stepMs, t++) {
      const localMs = ms + offsetMs;
      const today = Math.floor(localMs / DAY_MS);
      if (today !== epochDay) {
        epochDay = today;
        const date = dateOfEpochDay(today);
        isoWeekday = date.dayOfWeek;
        if (date.day === 1 || monthStarts.length === 0) monthStarts.push(date.with({ day: 1 }));
        if (isoWeekday === 1 || weeks.length === 0) weeks.push({ label: isoWeekLabel(date) });
      }
      month[t] = monthStarts.length - 1;
      week[t] = weeks.length - 1;
      day[t] = today - firstDay;
      hourOfDay[t] = Math.floor((localMs - today * DAY_MS) / HOUR_MS);
      weekday[t] = isoWeekday;
    }
  }
  const months = monthStarts.map(first => monthShare(first, startMs, endMs));
  const days = epochDay - firstDay + 1;
  const stepHours = stepMinutes / 60;
  return {
    startMs,
    stepMinutes,
    stepHours,
    steps,
    month,
    week,
    day,
    hourOfDay,
    weekday,
    months,
    weeks,
    days,
  };
}

function monthShare(first: Temporal.PlainDate, startMs: number, endMs: number) {
  const fromMs = startOfDateMs(first);
  const untilMs = startOfDateMs(first.add({ months: 1 }));
  const share = (Math.min(untilMs, endMs) - Math.max(fromMs, startMs)) / (untilMs - fromMs);
  return { label: first.toString().slice(0, 7), share };
}
