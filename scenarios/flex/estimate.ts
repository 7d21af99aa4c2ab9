import type { Estimate } from './result.ts';

/**
 * Mean of one value per future, with the 95 % interval of that mean by Student's t; no interval for one future. `least`: what no
 * value can be below, nor the interval.
 */
export function estimateOf(values: readonly number[], least = Number.NEGATIVE_INFINITY): Estimate {
  const count = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  if (count < 2) return { mean, low: null, high: null };
  const spread = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const half = studentT(count - 1) * Math.sqrt(spread / (count - 1) / count);
  return { mean, low: Math.max(least, mean - half), high: mean + half };
}

const SURE = 0.95;
/** Above that of one degree of freedom, 12.7. */
const HIGHEST_T = 13;
const HALVINGS = 60;

/** The t within which 95 % of Student's distribution lies, by halving. */
export function studentT(degrees: number): number {
  let [low, high] = [0, HIGHEST_T];
  for (let k = 0; k < HALVINGS; k++) {
    const middle = (low + high) / 2;
    if (shareWithin(middle, degrees) < SURE) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Probability between -t and t, exact for whole degrees of freedom (Abramowitz and Stegun 26.7.3 and 26.7.4). */
function shareWithin(t: number, degrees: number): number {
  const angle = Math.atan(t / Math.sqrt(degrees));
  const square = Math.cos(angle) ** 2;
  const isOdd = degrees % 2 === 1;
  let [term, sum] = isOdd ? [Math.cos(angle), 0] : [1, 0];
  for (let k = isOdd ? 1 : 0; k <= degrees - 2; k += 2) {
    sum += term;
    term *= (square * (k + 1)) / (k + 2);
  }
  return isOdd ? (2 / Math.PI) * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum;
}
