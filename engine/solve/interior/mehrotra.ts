import type { OuterPart } from './outer-part.ts';
import type { Packed } from './packed.ts';

/** Rounds after which a program counts as too hard (or infeasible); usual ones take 12 to 25. */
const MOST_ROUNDS = 60;
/** The residual is measured when what is left of the first one, by the steps taken, is within this many times the goal. */
const SURELY = 100;
/** Share of the way to the nearest bound. */
const STEP_SHARE = 0.9995;
/** Start of the products of bound multipliers: EUR per unit, and EUR shared over the range of a column. */
const START_LEVEL = 20;
const START_CENTRE = 200;
const DOUBLE = 8;

export interface Goal {
  /** Complementarity at which to stop, EUR. */
  readonly gapEur: (costEur: number) => number;
  /** Largest residual of a row. */
  readonly residual: number;
  readonly late: () => boolean;
}

export interface Outcome {
  readonly status: 'converged' | 'stalled' | 'out-of-time';
  readonly rounds: number;
}

/**
 * Mehrotra's predictor-corrector (SIAM J. Optim. 2, 1992) for 0 <= x <= u. x + s = u and c - A'y = z - w hold from the start,
 * so only the residual of the balances has to vanish, and the complementarity x'z + s'w is the gap once it has. The
 * stages of the lanes go through the kernel, the outer part along with them.
 */
export function mehrotra(packed: Packed, outer: OuterPart, columnCount: number, goal: Goal): Outcome {
  const { kernel, lanes, numbers, columns, rows, factor, given } = packed;
  const { passes, layout } = kernel;
  const { count } = lanes;
  const results = layout.results / DOUBLE;
  const last = count - 1;
  const lastColumns = columns + last * layout.columnStride;
  const lastRows = rows + last * layout.rowStride;
  const lastFactor = factor + last * layout.factorStride;
  const lastGiven = given + last * layout.givenStride;
  const sum = (k: number) => numbers[results + 2 * k]! + numbers[results + 2 * k + 1]!;
  const most = (k: number) => Math.max(numbers[results + 2 * k]!, numbers[results + 2 * k + 1]!);
  const least = (k: number) => Math.min(numbers[results + 2 * k]!, numbers[results + 2 * k + 1]!);
  outer.start(START_LEVEL, START_CENTRE);
  passes.start(columns, rows, given, count, START_LEVEL, START_CENTRE);
  let [primal, dual] = [0, 0];
  let share = 1;
  let firstResidual = Number.POSITIVE_INFINITY;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let complementarity = outer.begin(primal, dual);
    passes.factor(columns, rows, factor, given, count, primal, dual);
    complementarity += sum(0);
    if (!Number.isFinite(complementarity)) return { status: 'stalled', rounds: round };
    share *= 1 - primal;
    outer.join();
    if (round === 0 || share * firstResidual <= goal.residual * SURELY) {
      const { residual, cost } = measure();
      if (round === 0) firstResidual = residual;
      else share = residual / firstResidual;
      if (residual <= goal.residual && complementarity <= goal.gapEur(cost))
        return { status: 'converged', rounds: round };
    }
    if (goal.late()) return { status: 'out-of-time', rounds: round };
    passes.predict(lastColumns, lastRows, lastFactor, lastGiven, count);
    const ahead = outer.predict();
    const slope = sum(4) + ahead.slope;
    const curve = sum(5) + ahead.curve;
    const primalAhead = Math.min(1, 1 / Math.max(-least(0), most(3), ahead.primal));
    const dualAhead = 1 / (1 + Math.max(most(1), -least(2), ahead.dual));
    const left =
      complementarity +
      primalAhead * slope -
      dualAhead * (complementarity + slope) -
      primalAhead * dualAhead * curve;
    const ratio = Math.max(0, left / complementarity);
    const target = (Math.min(1, ratio ** 3) * complementarity) / (2 * columnCount);
    outer.correct(target);
    passes.correct(rows, factor, count, target);
    outer.rejoin();
    passes.final(lastColumns, lastRows, lastFactor, lastGiven, count, target);
    const reach = outer.final(target);
    primal = Math.min(1, STEP_SHARE / Math.max(-least(0), most(1), reach.primal));
    dual = Math.min(1, STEP_SHARE / Math.max(-least(2), -least(3), reach.dual));
  }
  return { status: 'stalled', rounds: MOST_ROUNDS };

  function measure(): { residual: number; cost: number } {
    outer.beginMeasure();
    passes.measure(columns, rows, given, count);
    const { residual, cost } = outer.endMeasure();
    return { residual: Math.max(most(0), residual), cost: cost + sum(1) };
  }
}
