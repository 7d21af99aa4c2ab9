import type { Axis } from '../../engine/index.ts';
import { figures } from '../tables/sourced.ts';
import { normals, STREAM } from './noise.ts';

/** How a value runs within its hour: bound to what its neighbours allow (never below zero if they are not), or as a price. */
export type Within = 'bounded' | { readonly priceOfSeed: number };

const auction = figures(
  'Dutch quarter-hour auction, October 2025 to August 2026: spread within the hour, steps in and between hours, memory',
  'C',
);

/**
 * Prices of quarters run steeper within the hour than hourly prices from one to the next (traders of solar and ramps meet
 * there), not equally so in every hour, and not in a straight line.
 */
export const QUARTER_FIGURES = {
  steepness: auction(2.3, 'slope within an hour over that between hours'),
  slopeChance: auction(1.2, 'standard deviation of that slope over the mean step to the hours around'),
  bend: auction(0.28, 'deviation from a straight line over the mean step to the hours around'),
} as const;

/** Middles of the quarters, hours from the middle of their hour, and the sum of their squares. */
const MIDDLES = [-0.375, -0.125, 0.125, 0.375] as const;
const SQUARES = 0.3125;

/**
 * Hourly values on an axis. `hourly[0]` belongs to hour `fromHour`, which lies before the axis, and one hour lies behind
 * it. On hours, the values themselves; on quarters, a course in each hour whose mean is the hour's value, so that both axes
 * tell the same story. A quarter depends on seed, hours around it and time alone.
 */
export function onAxis(hourly: Float64Array, fromHour: number, axis: Axis, within: Within): Float64Array {
  const firstHour = axis.startMs / 3_600_000 - fromHour;
  if (axis.stepMinutes === 60) return hourly.slice(firstHour, firstHour + axis.steps);
  return within === 'bounded'
    ? straight(hourly, firstHour, axis.steps)
    : traded(hourly, firstHour, fromHour, axis.steps, within.priceOfSeed);
}

function straight(hourly: Float64Array, firstHour: number, quarters: number): Float64Array {
  const out = new Float64Array(quarters);
  for (let q = 0; q < quarters; q++) {
    const hour = firstHour + (q >> 2);
    const before = hourly[hour]! - hourly[hour - 1]!;
    const after = hourly[hour + 1]! - hourly[hour]!;
    const slope = before * after <= 0 ? 0 : Math.abs(before) < Math.abs(after) ? before : after;
    out[q] = hourly[hour]! + MIDDLES[q & 3]! * slope;
  }
  return out;
}

/** A slope with chance and, around it, what four draws less their mean add. */
function traded(
  hourly: Float64Array,
  firstHour: number,
  fromHour: number,
  quarters: number,
  seed: number,
): Float64Array {
  const { steepness, slopeChance, bend } = QUARTER_FIGURES;
  const draws = normals(seed, STREAM.quarter, 4 * (fromHour + firstHour), quarters);
  const out = new Float64Array(quarters);
  for (let first = 0; first < quarters; first += 4) {
    const hour = firstHour + (first >> 2);
    const before = hourly[hour]! - hourly[hour - 1]!;
    const after = hourly[hour + 1]! - hourly[hour]!;
    const speed = (Math.abs(before) + Math.abs(after)) / 2;
    let [sum, tilt] = [0, 0];
    for (let k = 0; k < 4; k++) {
      sum += draws[first + k]!;
      tilt += draws[first + k]! * MIDDLES[k]!;
    }
    // Of four draws the tilt, of unit variance, moves the slope; what is left of them beside mean and tilt is the bend.
    const chance = tilt / Math.sqrt(SQUARES);
    const slope = (steepness.value * (before + after)) / 2 + slopeChance.value * speed * chance;
    for (let k = 0; k < 4; k++) {
      const left = draws[first + k]! - sum / 4 - (tilt / SQUARES) * MIDDLES[k]!;
      out[first + k] = hourly[hour]! + slope * MIDDLES[k]! + bend.value * speed * left;
    }
  }
  return out;
}
