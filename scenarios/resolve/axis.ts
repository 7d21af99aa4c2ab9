import type { Axis } from '../../engine/index.ts';

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
