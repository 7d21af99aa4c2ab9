import { FIELD } from './kernel/shape.ts';
import type { Newton } from './newton.ts';
import { LEAST_RANGE, type Packed } from './packed.ts';

/** Attempts at moving what is between its bounds until the rows hold; each puts what would cross a bound on it. */
const MOST_ATTEMPTS = 8;
/** A column on its way to a bound loses more than this share of its distance in a predictor step, others less. */
const LEAVING_SHARE = 0.5;
/** A row is met, and a bound kept, within this much: MW or MWh. */
const CLEAN = 1e-9;
/** Above this another attempt is made, unless the last one left more than this share. */
const EXACT = 1e-11;
const WORTH_SHARE = 0.1;
/** What is put on a bound stands this far inside, so that it can still move. */
const AT_BOUND = 1e-12;
/** Nothing inside moves as if it stood nearer than this. */
const NEAR = 1e-9;

/**
 * Turns the point at which the method stopped (factored) into a plan that stands on its bounds: a column that the predictor
 * brings to a bound is put there (the indicator of El-Bakry, Tapia and Zhang, SIAM Review 36, 1994); the others take
 * the predictor's step and then move, each by the square of its distance to its bounds, until the rows hold. Returns
 * whether that succeeded; then x holds the plan.
 */
export function finish(packed: Packed, newton: Newton): boolean {
  newton.predict();
  newton.forEachCell(settle);
  let before = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    newton.factor(0, 0);
    newton.predict();
    let crossed = 0;
    newton.forEachCell((cells, at) => {
      crossed += move(cells, at);
    });
    if (crossed === 0) {
      const { residual } = newton.measure();
      if (residual <= EXACT || (residual <= CLEAN && residual > WORTH_SHARE * before)) return true;
      before = residual;
    }
    packed.clearMultipliers();
  }
  return false;
}

function settle(cells: Float64Array, at: number): void {
  const x = cells[at + 2 * FIELD.x]!;
  const s = cells[at + 2 * FIELD.s]!;
  const dx = cells[at + 2 * FIELD.dx]!;
  // A column that cannot move was given a little range; the plan has none of it.
  if (x + s <= 2 * LEAST_RANGE) put(cells, at, 0, x + s, 0);
  else if (dx < -LEAVING_SHARE * x && x <= s) put(cells, at, AT_BOUND, x + s - AT_BOUND, x);
  else if (dx > LEAVING_SHARE * s && s <= x) put(cells, at, x + s - AT_BOUND, AT_BOUND, s);
  else put(cells, at, x + dx, s - dx, 0);
}

/** Takes the step of a column. Returns 1 where it would cross a bound: there it stays. */
function move(cells: Float64Array, at: number): 0 | 1 {
  const x = cells[at + 2 * FIELD.x]!;
  const s = cells[at + 2 * FIELD.s]!;
  const dx = cells[at + 2 * FIELD.dx]!;
  const crosses = x + dx < -CLEAN || s - dx < -CLEAN;
  const within = x < s ? x : s;
  // What is on its bound keeps the weight of the distance it had.
  const distance = within > 0 && within <= AT_BOUND ? Math.sqrt(within / cells[at + 2 * FIELD.z]!) : 0;
  put(cells, at, x + dx, s - dx, distance);
  return crosses ? 1 : 0;
}

/**
 * Puts a column x and s from its bounds, with weights that let it move by the square of its nearer distance, or of `distance`
 * where it is put on a bound: then it moves only where little else in its rows can, the more easily the less it would cost. A
 * column beyond a bound is put on it and cannot move.
 */
function put(cells: Float64Array, at: number, x: number, s: number, distance: number): void {
  const range = x + s;
  const within = x < s ? x : s;
  cells[at + 2 * FIELD.x] = within > 0 ? x : x < s ? 0 : range;
  cells[at + 2 * FIELD.s] = within > 0 ? s : x < s ? range : 0;
  let weight = 1;
  if (within > NEAR) weight = 1 / within;
  else if (within > 0) {
    const reach = distance > NEAR ? distance : NEAR;
    weight = within / (reach * reach);
  }
  cells[at + 2 * FIELD.z] = weight;
  cells[at + 2 * FIELD.w] = weight;
  cells[at + 2 * FIELD.dx] = 0;
  cells[at + 2 * FIELD.dz] = 0;
  cells[at + 2 * FIELD.dw] = 0;
}
