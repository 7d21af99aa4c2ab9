import { type Axis, InputError, type Issue, spanAxis, yearAxis } from '../../engine/index.ts';
import type { Period } from '../schema/study.ts';

/** The calendar of a study. @throws InputError when start, end and step do not make whole steps. */
export function axisOf(period: Period): Axis {
  const stepMinutes = period.stepMinutes ?? 60;
  if ('year' in period) return yearAxis(period.year, stepMinutes);
  const startMs = Date.parse(period.start);
  const steps = (Date.parse(period.end) - startMs) / (stepMinutes * 60_000);
  if (steps > 0 && Number.isInteger(steps)) return spanAxis(startMs, steps, stepMinutes);
  throw new InputError([endIssue(period, stepMinutes)]);
}

function endIssue({ start, end }: Extract<Period, { end: string }>, stepMinutes: number): Issue {
  const expected = `a time after ${start}, a whole number of steps of ${stepMinutes} minutes later`;
  return {
    path: '/end',
    code: 'out-of-range',
    message: `period: end is ${end}, expected ${expected}`,
    expected,
    value: end,
  };
}

/** Hours of the axis over the hours of the calendar year in which it begins. */
export function yearShareOf(axis: Axis): number {
  const year = Number(axis.months[0]!.label.slice(0, 4));
  const hours = new Date(Date.UTC(year, 1, 29)).getUTCDate() === 29 ? 8784 : 8760;
  return (axis.steps * axis.stepHours) / hours;
}

/** Months of the axis, counted in parts: a whole year has 12. */
export function monthsOf(axis: Axis): number {
  return axis.months.reduce((sum, { share }) => sum + share, 0);
}
