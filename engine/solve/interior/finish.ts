import { FIELD, FIELDS } from './kernel/shape.ts';
import type { Newton } from './newton.ts';
import { LEAST_RANGE, type Packed } from './packed.ts';

/** Attempts at moving what is between its bounds until the rows hold; each puts what would cross a bound on it. */
const MOST_ATTEMPTS = 8;
/** A column on its way to a bound loses more than this share of its distance in a predictor step, others less. */
const LEAVING_SHARE = 0.5;
/** What is put on a bound stands this far inside, so that it can still move. */
const AT_BOUND = 1e-12;
/** Nothing inside moves as if it stood nearer than this. */
const NEAR = 1e-9;

/**
 * Turns the point at which the method stopped (factored) into a plan that stands on its bounds: a column that the predictor
 * brings to a bound is put there (the indicator of El-Bakry, Tapia and Zhang, SIAM Review 36, 1994); the others take
 * the predictor's step and then move, each by the square of its distance to its bounds, until the rows hold within
 * `residual`. Returns whether that succeeded; then x holds the plan.
 */
export function finish(packed: Packed, newton: Newton, residual: number): boolean {
  newton.predict();
  newton.forEachStretch(settle);
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    newton.factor(0, 0);
    newton.predict();
    newton.forEachStretch(move);
    if (newton.measure().residual <= residual) return true;
    packed.clearMultipliers();
  }
  return false;
}

const [X, S, Z, W, DX, DZ, DW] = [FIELD.x, FIELD.s, FIELD.z, FIELD.w, FIELD.dx, FIELD.dz, FIELD.dw].map(
  field => 2 * field,
) as [number, number, number, number, number, number, number];
const CELL = 2 * FIELDS;

/** Puts the columns that are leaving on their bounds and lets the others take the predictor's step. */
function settle(cells: Float64Array, from: number, until: number): void {
  for (let at = from; at < until; at += CELL) {
    for (let cell = at; cell < at + 2; cell++) {
      const x = cells[cell + X]!;
      const s = cells[cell + S]!;
      const dx = cells[cell + DX]!;
      // A column that cannot move was given a little range; the plan has none of it.
      if (x + s <= 2 * LEAST_RANGE) put(cells, cell, 0, x + s, 0);
      else if (dx < -LEAVING_SHARE * x && x <= s) put(cells, cell, AT_BOUND, x + s - AT_BOUND, x);
      else if (dx > LEAVING_SHARE * s && s <= x) put(cells, cell, x + s - AT_BOUND, AT_BOUND, s);
      else put(cells, cell, x + dx, s - dx, 0);
    }
  }
}

/** Takes the step of every column; one that would cross a bound stays there. */
function move(cells: Float64Array, from: number, until: number): void {
  for (let at = from; at < until; at += CELL) {
    for (let cell = at; cell < at + 2; cell++) {
      const dx = cells[cell + DX]!;
      const x = cells[cell + X]!;
      const s = cells[cell + S]!;
      const within = x < s ? x : s;
      // What is on its bound keeps the weight of the distance it had.
      const distance = within > 0 && within <= AT_BOUND ? Math.sqrt(within / cells[cell + Z]!) : 0;
      put(cells, cell, x + dx, s - dx, distance);
    }
  }
}

/**
 * Puts a column x and s from its bounds, with weights that let it move by the square of its nearer distance, or of `distance`
 * where it is put on a bound: then it moves only where little else in its rows can, the more easily the less it would cost. A
 * column beyond a bound is put on it and cannot move.
 */
function put(cells: Float64Array, at: number, x: number, s: number, distance: number): void {
  const range = x + s;
  const within = x < s ? x : s;
  cells[at + X] = within > 0 ? x : x < s ? 0 : range;
  cells[at + S] = within > 0 ? s : x < s ? range : 0;
  let weight = 1;
  if (within > NEAR) weight = 1 / within;
  else if (within > 0) {
    const reach = distance > NEAR ? distance : NEAR;
    weight = within / (reach * reach);
  }
  cells[at + Z] = weight;
  cells[at + W] = weight;
  cells[at + DX] = 0;
  cells[at + DZ] = 0;
  cells[at + DW] = 0;
}
