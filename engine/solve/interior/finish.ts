import { DOUBLES } from './kernel/shape.ts';
import type { Newton } from './newton.ts';
import { LEAST_RANGE, type Packed } from './packed.ts';

/** Attempts at moving what is between its bounds until the rows hold; each puts what would cross a bound on it. */
const MOST_ATTEMPTS = 8;
/** An attempt that leaves more than this share of the residual is the last. */
const WORTH_SHARE = 0.7;
/** A column on its way to a bound loses more than this share of its distance in a predictor step, others less. */
const LEAVING_SHARE = 0.5;
/** What is put on a bound stands this far inside, so that it can still move. */
const AT_BOUND = 1e-12;
/** Nothing inside moves as if it stood nearer than this. */
const NEAR = 1e-9;
/** What cannot move keeps this much: the passes divide by it. */
const FIXED = 1e-30;

/**
 * Turns the point at which the method stopped (factored) into a plan that stands on its bounds: a column that the predictor
 * brings to a bound is put there (the indicator of El-Bakry, Tapia and Zhang, SIAM Review 36, 1994); the others take
 * the predictor's step and then move, each by the square of its distance to its bounds, until the rows hold within
 * `residual`. Returns whether that succeeded; then x holds the plan.
 */
export function finish(packed: Packed, newton: Newton, residual: number): boolean {
  newton.predict();
  newton.forEachStretch(settle);
  let before = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    packed.clearMultipliers();
    newton.factor(0, 0);
    newton.predict();
    newton.forEachStretch(move);
    const left = newton.measure().residual;
    if (left <= residual) return true;
    if (attempt > 0 && !(left < WORTH_SHARE * before)) return false;
    before = left;
  }
  return false;
}

/** Puts the columns that are leaving on their bounds and lets the others take the predictor's step. */
function settle(doubles: Float64Array, from: number, until: number): void {
  for (let at = from; at < until; at += DOUBLES.width) {
    for (let lane = 0; lane < 2; lane++) {
      const x = doubles[at + DOUBLES.x + lane]!;
      const s = doubles[at + DOUBLES.s + lane]!;
      const dx = doubles[at + DOUBLES.dx + lane]!;
      // A column that cannot move was given a little range; the plan has none of it.
      if (x + s <= 2 * LEAST_RANGE) put(doubles, at, lane, 0, x + s, 0);
      else if (dx < -LEAVING_SHARE * x && x <= s) put(doubles, at, lane, AT_BOUND, x + s - AT_BOUND, x);
      else if (dx > LEAVING_SHARE * s && s <= x) put(doubles, at, lane, x + s - AT_BOUND, AT_BOUND, s);
      else put(doubles, at, lane, x + dx, s - dx, 0);
    }
  }
}

/** Takes the step of every column; one that would cross a bound stays there. */
function move(doubles: Float64Array, from: number, until: number): void {
  for (let at = from; at < until; at += DOUBLES.width) {
    for (let lane = 0; lane < 2; lane++) {
      const x = doubles[at + DOUBLES.x + lane]!;
      const s = doubles[at + DOUBLES.s + lane]!;
      const dx = doubles[at + DOUBLES.dx + lane]!;
      const newX = x + dx;
      const newS = s - dx;
      const inside = newX < newS ? newX : newS;
      if (inside > NEAR) {
        // Nearly all columns are here.
        doubles[at + DOUBLES.x + lane] = newX;
        doubles[at + DOUBLES.s + lane] = newS;
        doubles[at + DOUBLES.z + lane] = doubles[at + DOUBLES.w + lane] = 1 / inside;
        continue;
      }
      const within = x < s ? x : s;
      // What is on its bound keeps the weight of the distance it had.
      const weight = doubles[at + DOUBLES.z + lane]!;
      const distance = within > 0 && within <= AT_BOUND ? Math.sqrt(within / weight) : 0;
      put(doubles, at, lane, newX, newS, distance);
    }
  }
}

/**
 * Puts a column x and s from its bounds, with weights that let it move by the square of its nearer distance, or of `distance`
 * where it is put on a bound: then it moves only where little else in its rows can, the more easily the less it would cost. A
 * column beyond a bound is put on it and cannot move.
 */
function put(doubles: Float64Array, at: number, lane: number, x: number, s: number, distance: number): void {
  const range = x + s;
  const within = x < s ? x : s;
  doubles[at + DOUBLES.x + lane] = within > 0 ? x : x < s ? FIXED : range;
  doubles[at + DOUBLES.s + lane] = within > 0 ? s : x < s ? range : FIXED;
  let weight = 1;
  if (within > NEAR) weight = 1 / within;
  else if (within > 0) {
    const reach = distance > NEAR ? distance : NEAR;
    weight = within / (reach * reach);
  }
  doubles[at + DOUBLES.z + lane] = weight;
  doubles[at + DOUBLES.w + lane] = weight;
  doubles[at + DOUBLES.dx + lane] = 0;
  doubles[at + DOUBLES.dz + lane] = 0;
}
