/** Columns 0 <= x <= upper on their way through the interior: w = upper - x, z and v the multipliers of the two bounds. */
export interface Box {
  readonly upper: Float64Array;
  /** Columns that can move. */
  readonly free: number;
  readonly x: Float64Array;
  readonly w: Float64Array;
  readonly z: Float64Array;
  readonly v: Float64Array;
  /** Diagonal of the Newton step, and what the complementarity asks: dx = d (A'dy + g). */
  readonly d: Float64Array;
  readonly g: Float64Array;
  readonly dx: Float64Array;
  /** A'dy of the step, then the step of v. */
  readonly dv: Float64Array;
  /** Predictor step of x, then the step of z. */
  readonly dz: Float64Array;
}

/** Distance from either bound at which a column starts at least, as a share of its range. */
const START_DISTANCE = 0.1;

/** Starts near to a plan with z - v equal to the reduced costs, both at least `least`. */
export function newBox(upper: Float64Array, reduced: Float64Array, least: number, plan: Float64Array): Box {
  const size = upper.length;
  const array = () => new Float64Array(size);
  const [x, w, z, v] = [array(), array(), array(), array()];
  let free = 0;
  for (let i = 0; i < size; i++) {
    if (upper[i]! <= 0) continue;
    free++;
    const distance = START_DISTANCE * upper[i]!;
    x[i] = Math.min(upper[i]! - distance, Math.max(distance, plan[i]!));
    w[i] = upper[i]! - x[i]!;
    z[i] = (reduced[i]! > 0 ? reduced[i]! : 0) + least;
    v[i] = (reduced[i]! < 0 ? -reduced[i]! : 0) + least;
  }
  return { upper, free, x, w, z, v, d: array(), g: array(), dx: array(), dv: array(), dz: array() };
}

export function complementarity({ upper, x, w, z, v }: Box): number {
  let sum = 0;
  for (let i = 0; i < upper.length; i++) sum += x[i]! * z[i]! + w[i]! * v[i]!;
  return sum;
}

/** Prepares the predictor: complementarity to nil. */
export function aimAtNil({ upper, x, w, z, v, d, g }: Box): void {
  for (let i = 0; i < upper.length; i++) {
    if (upper[i]! <= 0) continue;
    d[i] = (x[i]! * w[i]!) / (z[i]! * w[i]! + v[i]! * x[i]!);
    g[i] = v[i]! - z[i]!;
  }
}

/** How far a step may go before a column or a multiplier is nil. */
export interface Reach {
  primal: number;
  dual: number;
}

/** Keeps the predictor step and shortens `reach` to it. */
export function reachOfPredictor({ upper, x, w, z, v, dx, dz }: Box, reach: Reach): void {
  for (let i = 0; i < upper.length; i++) {
    if (upper[i]! <= 0) continue;
    const step = dx[i]!;
    dz[i] = step;
    const pull = -z[i]! - (z[i]! / x[i]!) * step;
    const push = -v[i]! + (v[i]! / w[i]!) * step;
    shorten(reach, x[i]!, w[i]!, z[i]!, v[i]!, step, pull, push);
  }
}

/** Complementarity after the predictor. */
export function complementarityAhead({ upper, x, w, z, v, dz }: Box, { primal, dual }: Reach): number {
  let sum = 0;
  for (let i = 0; i < upper.length; i++) {
    if (upper[i]! <= 0) continue;
    const step = dz[i]!;
    const pull = -z[i]! - (z[i]! / x[i]!) * step;
    const push = -v[i]! + (v[i]! / w[i]!) * step;
    sum += (x[i]! + primal * step) * (z[i]! + dual * pull) + (w[i]! - primal * step) * (v[i]! + dual * push);
  }
  return sum;
}

/** Prepares the corrector: every product to `target`, the predictor's second order taken off. */
export function aimAt({ upper, x, w, z, v, g, dz }: Box, target: number): void {
  for (let i = 0; i < upper.length; i++) {
    if (upper[i]! <= 0) continue;
    const step = dz[i]!;
    const pull = -z[i]! - (z[i]! / x[i]!) * step;
    const push = -v[i]! + (v[i]! / w[i]!) * step;
    g[i] = (target - x[i]! * z[i]! - step * pull) / x[i]! - (target - w[i]! * v[i]! + step * push) / w[i]!;
  }
}

/** Steps of z and v after the corrector, with `reach` shortened to all; z - v stays the reduced cost exactly. */
export function reachOfCorrector({ upper, x, w, z, v, dx, dv, dz }: Box, target: number, reach: Reach): void {
  for (let i = 0; i < upper.length; i++) {
    if (upper[i]! <= 0) continue;
    const before = dz[i]!;
    const pull = -z[i]! - (z[i]! / x[i]!) * before;
    dz[i] = (target - x[i]! * z[i]! - before * pull - z[i]! * dx[i]!) / x[i]!;
    dv[i]! += dz[i]!;
    shorten(reach, x[i]!, w[i]!, z[i]!, v[i]!, dx[i]!, dz[i]!, dv[i]!);
  }
}

export function move({ upper, x, w, z, v, dx, dv, dz }: Box, { primal, dual }: Reach): void {
  for (let i = 0; i < upper.length; i++) {
    if (upper[i]! <= 0) continue;
    x[i]! += primal * dx[i]!;
    w[i]! -= primal * dx[i]!;
    z[i]! += dual * dz[i]!;
    v[i]! += dual * dv[i]!;
  }
}

function shorten(
  reach: Reach,
  x: number,
  w: number,
  z: number,
  v: number,
  dx: number,
  dz: number,
  dv: number,
): void {
  if (dx < 0) {
    if (reach.primal * -dx > x) reach.primal = x / -dx;
  } else if (reach.primal * dx > w) reach.primal = w / dx;
  if (reach.dual * -dz > z) reach.dual = z / -dz;
  if (reach.dual * -dv > v) reach.dual = v / -dv;
}
