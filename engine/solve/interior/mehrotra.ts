import { subtractActivity, transposed } from './activity.ts';
import type { Factor } from './factor.ts';
import type { Stages } from './stage-form.ts';

/** Rounds after which a program counts as too hard (or infeasible); usual ones take 12 to 25. */
const MOST_ROUNDS = 50;
/** Share of the way to the nearest bound. */
const STEP_SHARE = 0.9995;
/** Start of the bound multipliers, as a share of the largest cost. */
const START_SHARE = 0.02;

/** Where an interior-point run stands. All arrays step-major as in `Stages`. */
export interface Iterate {
  readonly x: Float64Array;
  readonly w: Float64Array;
  readonly z: Float64Array;
  readonly v: Float64Array;
  readonly y: Float64Array;
  readonly rounds: number;
  readonly status: 'converged' | 'stalled' | 'out-of-time';
}

export interface Goal {
  /** Complementarity at which to stop, EUR. */
  readonly gapEur: (costEur: number) => number;
  /** Largest residual of a row. */
  readonly residual: number;
  readonly late: () => boolean;
}

/**
 * Mehrotra's predictor-corrector (SIAM J. Optim. 2, 1992) for 0 <= x <= u. x + w = u and c - A'y = z - v hold from the start,
 * so only the residual of the balances has to vanish, and the complementarity x'z + w'v is the gap once it has.
 */
export function mehrotra(stages: Stages, factor: Factor, goal: Goal): Iterate {
  const { cost, upper, right } = stages;
  const size = cost.length;
  const x = new Float64Array(size);
  const w = new Float64Array(size);
  const z = new Float64Array(size);
  const v = new Float64Array(size);
  const y = new Float64Array(right.length);
  const d = new Float64Array(size);
  const g = new Float64Array(size);
  const dx = new Float64Array(size);
  const dual = new Float64Array(size);
  const dxa = new Float64Array(size);
  const residual = new Float64Array(right.length);
  const dy = new Float64Array(right.length);
  let most = 0;
  let free = 0;
  for (let i = 0; i < size; i++) if (upper[i]! > 0) most = Math.max(most, Math.abs(cost[i]!));
  const start = Math.max(1, START_SHARE * most);
  for (let i = 0; i < size; i++) {
    if (upper[i]! <= 0) continue;
    free++;
    x[i] = upper[i]! / 2;
    w[i] = upper[i]! / 2;
    z[i] = Math.max(cost[i]!, 0) + start;
    v[i] = Math.max(-cost[i]!, 0) + start;
  }
  let status: Iterate['status'] = 'stalled';
  let rounds = 0;
  for (; rounds < MOST_ROUNDS; rounds++) {
    residual.set(right);
    subtractActivity(stages, x, residual);
    let worst = 0;
    for (let r = 0; r < residual.length; r++) worst = Math.max(worst, Math.abs(residual[r]!));
    let complementarity = 0;
    let costEur = 0;
    for (let i = 0; i < size; i++) {
      complementarity += x[i]! * z[i]! + w[i]! * v[i]!;
      costEur += cost[i]! * x[i]!;
    }
    if (!Number.isFinite(complementarity)) break;
    if (worst <= goal.residual && complementarity <= goal.gapEur(costEur)) {
      status = 'converged';
      break;
    }
    if (goal.late()) {
      status = 'out-of-time';
      break;
    }
    for (let i = 0; i < size; i++) {
      if (upper[i]! <= 0) continue;
      d[i] = (x[i]! * w[i]!) / (z[i]! * w[i]! + v[i]! * x[i]!);
      g[i] = v[i]! - z[i]!;
    }
    factor.factor(d);
    direction(stages, factor, d, g, residual, dy, dx, dual);
    // How far the predictor gets decides how much to centre.
    let [primal, bound] = [1, 1];
    for (let i = 0; i < size; i++) {
      if (upper[i]! <= 0) continue;
      dxa[i] = dx[i]!;
      const dz = -z[i]! - (z[i]! / x[i]!) * dx[i]!;
      const dv = -v[i]! + (v[i]! / w[i]!) * dx[i]!;
      if (dx[i]! < 0) primal = Math.min(primal, -x[i]! / dx[i]!);
      else if (dx[i]! > 0) primal = Math.min(primal, w[i]! / dx[i]!);
      if (dz < 0) bound = Math.min(bound, -z[i]! / dz);
      if (dv < 0) bound = Math.min(bound, -v[i]! / dv);
    }
    let ahead = 0;
    for (let i = 0; i < size; i++) {
      if (upper[i]! <= 0) continue;
      const dz = -z[i]! - (z[i]! / x[i]!) * dx[i]!;
      const dv = -v[i]! + (v[i]! / w[i]!) * dx[i]!;
      ahead +=
        (x[i]! + primal * dx[i]!) * (z[i]! + bound * dz) + (w[i]! - primal * dx[i]!) * (v[i]! + bound * dv);
    }
    const mu = complementarity / (2 * free);
    const target = Math.min(1, (ahead / complementarity) ** 3) * mu;
    for (let i = 0; i < size; i++) {
      if (upper[i]! <= 0) continue;
      const dz = -z[i]! - (z[i]! / x[i]!) * dxa[i]!;
      const dv = -v[i]! + (v[i]! / w[i]!) * dxa[i]!;
      g[i] =
        (target - x[i]! * z[i]! - dxa[i]! * dz) / x[i]! - (target - w[i]! * v[i]! + dxa[i]! * dv) / w[i]!;
    }
    direction(stages, factor, d, g, residual, dy, dx, dual);
    [primal, bound] = [1 / STEP_SHARE, 1 / STEP_SHARE];
    for (let i = 0; i < size; i++) {
      if (upper[i]! <= 0) continue;
      const dza = -z[i]! - (z[i]! / x[i]!) * dxa[i]!;
      const dz = (target - x[i]! * z[i]! - dxa[i]! * dza - z[i]! * dx[i]!) / x[i]!;
      const dv = dz + dual[i]!;
      dxa[i] = dz;
      g[i] = dv;
      if (dx[i]! < 0) primal = Math.min(primal, -x[i]! / dx[i]!);
      else if (dx[i]! > 0) primal = Math.min(primal, w[i]! / dx[i]!);
      if (dz < 0) bound = Math.min(bound, -z[i]! / dz);
      if (dv < 0) bound = Math.min(bound, -v[i]! / dv);
    }
    primal *= STEP_SHARE;
    bound *= STEP_SHARE;
    for (let i = 0; i < size; i++) {
      if (upper[i]! <= 0) continue;
      x[i]! += primal * dx[i]!;
      w[i]! -= primal * dx[i]!;
      z[i]! += bound * dxa[i]!;
      v[i]! += bound * g[i]!;
    }
    for (let r = 0; r < y.length; r++) y[r]! += bound * dy[r]!;
  }
  return { x, w, z, v, y, rounds, status };
}

/** Solves A D A' dy = residual - A D g and sets dual = A'dy, dx = D (dual + g). */
export function direction(
  stages: Stages,
  factor: Factor,
  d: Float64Array,
  g: Float64Array,
  residual: Float64Array,
  dy: Float64Array,
  dx: Float64Array,
  dual: Float64Array,
): void {
  for (let i = 0; i < d.length; i++) dx[i] = d[i]! * g[i]!;
  dy.set(residual);
  subtractActivity(stages, dx, dy);
  factor.solve(dy);
  transposed(stages, dy, dual);
  for (let i = 0; i < d.length; i++) dx[i] = d[i]! * (dual[i]! + g[i]!);
}
