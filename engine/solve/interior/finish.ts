import type { Newton } from './newton.ts';

/** Attempts at moving what is between its bounds until the rows hold; each puts what would cross a bound on it. */
const MOST_ATTEMPTS = 8;
/** An attempt that leaves more than this share of the residual is the last. */
const WORTH_SHARE = 0.7;
/** A column on its way to a bound loses more than this share of its distance in a predictor step, others less. */
const LEAVING_SHARE = 0.5;

/** Of the mean product: what the last step before a finish aims at. */
const LAST_SHARE = 0.1;

/**
 * One more step, the same for all stages, at a point that is factored: what steps of different lengths left in the links goes with
 * it, and it becomes plainer which columns are on their way to a bound.
 */
export function closeUp(newton: Newton, meanProduct: number): void {
  newton.predict();
  newton.forgetSecondOrder();
  newton.takeAlike(newton.correct(LAST_SHARE * meanProduct));
  newton.factor();
}

/**
 * Turns the point at which the method stopped (factored) into a plan that stands on its bounds: a column that the predictor
 * brings to a bound is put there (the indicator of El-Bakry, Tapia and Zhang, SIAM Review 36, 1994); the others take
 * the predictor's step and then move, each by the square of its distance to its bounds, until the rows hold within
 * `residual`. Returns whether that succeeded; then x holds the plan.
 */
export function finish(newton: Newton, residual: number): boolean {
  newton.predict();
  newton.settle(LEAVING_SHARE, 1);
  if (holdRows(newton, residual)) return true;
  newton.reopen();
  return false;
}

/** Moves every column, by the square of its distance to its bounds, until the rows hold within `residual`. */
export function restore(newton: Newton, residual: number): boolean {
  newton.settle(Number.POSITIVE_INFINITY, 0);
  return holdRows(newton, residual);
}

function holdRows(newton: Newton, residual: number): boolean {
  let before = Number.POSITIVE_INFINITY;
  let left = newton.project();
  for (let attempt = 0; attempt < MOST_ATTEMPTS && left > residual; attempt++) {
    if (attempt > 1 && !(left < WORTH_SHARE * before)) return false;
    newton.slide();
    before = left;
    left = newton.project();
  }
  return left <= residual;
}
