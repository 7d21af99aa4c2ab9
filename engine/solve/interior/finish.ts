import { subtractActivity } from './activity.ts';
import type { Factor } from './factor.ts';
import { direction, type Iterate } from './mehrotra.ts';
import type { Stages } from './stage-form.ts';

/** Rounds of moving columns to the bound they would cross, or back where a row has nothing left to move. */
const MOST_ROUNDS = 12;
/** Bound multiplier that weighs as much as the whole range of a column, EUR per unit. */
const EVEN_EUR = 200;
/** A row is met, and a bound kept, within this much: MW or MWh. */
const CLEAN = 1e-9;

/**
 * A plan on its bounds from one that only comes near them. A column that is nearer to a bound, as a share of its
 * range, than the multiplier of that bound is to nil is put on the bound; the rest moves by the least
 * weighted squares until the balances hold again. Returns null where no such plan is found: then the iterate serves.
 */
export function finish(stages: Stages, factor: Factor, { x, w, z, v }: Iterate): Float64Array | null {
  const { upper, right, steps, n, m } = stages;
  const size = x.length;
  const plan = new Float64Array(size);
  const d = new Float64Array(size);
  const nothing = new Float64Array(size);
  const dx = new Float64Array(size);
  const dual = new Float64Array(size);
  const residual = new Float64Array(right.length);
  const dy = new Float64Array(right.length);
  const release = (i: number) => {
    plan[i] = x[i]!;
    const share = Math.min(x[i]!, w[i]!);
    d[i] = share * share;
  };
  for (let i = 0; i < size; i++) {
    if (upper[i]! <= 0) continue;
    if (x[i]! * EVEN_EUR < z[i]! * upper[i]!) plan[i] = 0;
    else if (w[i]! * EVEN_EUR < v[i]! * upper[i]!) plan[i] = upper[i]!;
    else release(i);
  }
  for (let round = 0; round < MOST_ROUNDS; round++) {
    residual.set(right);
    subtractActivity(stages, plan, residual);
    factor.factor(d);
    direction(stages, factor, d, nothing, residual, dy, dx, dual);
    let crossed = false;
    for (let i = 0; i < size; i++) {
      const next = plan[i]! + dx[i]!;
      if (next < -CLEAN || next > upper[i]! + CLEAN) {
        plan[i] = next < 0 ? 0 : upper[i]!;
        d[i] = 0;
        crossed = true;
      }
    }
    if (crossed) continue;
    for (let i = 0; i < size; i++) plan[i] = Math.min(upper[i]!, Math.max(0, plan[i]! + dx[i]!));
    residual.set(right);
    subtractActivity(stages, plan, residual);
    let stuck = false;
    for (let r = 0; r < residual.length; r++) {
      if (Math.abs(residual[r]!) <= CLEAN) continue;
      stuck = true;
      if (r >= steps * m) continue;
      const t = Math.floor(r / m);
      for (let i = t * n; i < (t + 1) * n; i++) if (d[i] === 0 && upper[i]! > 0) release(i);
    }
    if (!stuck) return plan;
  }
  return null;
}
