import type { Axis } from '../../engine/index.ts';
import { figures } from '../tables/sourced.ts';

/** How a value runs within its hour: bound to what its neighbours allow (never below zero if they are not), or free. */
export type Within = 'bounded' | 'free';

/**
 * Prices of quarters run steeper within the hour than hourly prices from one to the next: traders of solar and ramps meet
 * there.
 */
export const QUARTER_STEEPNESS = figures(
  'Mean shape of the evening hours in the Dutch quarter-hour auction, October 2025 to August 2026',
  'C',
)(2.5, 'slope within an hour over that between hours');

/**
 * Hourly values on an axis. `hourly[0]` belongs to hour `fromHour`, which lies before the axis, and one hour lies behind
 * it. On hours, the values themselves; on quarters, a straight line in each hour whose mean is the hour's value, so that
 * both axes tell the same story.
 */
export function onAxis(hourly: Float64Array, fromHour: number, axis: Axis, within: Within): Float64Array {
  const out = new Float64Array(axis.steps);
  for (let t = 0; t < axis.steps; t++) {
    const hours = axis.startMs / 3_600_000 + t * axis.stepHours - fromHour;
    const hour = Math.floor(hours + 1e-9);
    const middle = hours + axis.stepHours / 2 - hour - 0.5;
    out[t] = hourly[hour]! + (middle === 0 ? 0 : middle * slope(hourly, hour, within));
  }
  return out;
}

function slope(hourly: Float64Array, hour: number, within: Within): number {
  const before = hourly[hour]! - hourly[hour - 1]!;
  const after = hourly[hour + 1]! - hourly[hour]!;
  if (within === 'free') return (QUARTER_STEEPNESS.value * (before + after)) / 2;
  if (before * after <= 0) return 0;
  return Math.abs(before) < Math.abs(after) ? before : after;
}
