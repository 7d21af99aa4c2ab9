import type { Newton } from './newton.ts';
import type { Pace } from './paces.ts';

/** Rounds after which a program counts as too hard (or infeasible); usual ones take 12 to 25. */
const MOST_ROUNDS = 60;
/** The residual is measured when what is left of the first one, by the steps taken, is within this many times the goal. */
const SURELY = 100;
/** Likewise when the complementarity is within this many times the gap at the cost last measured: the gap is less than that. */
const SURELY_GAP = 12;
/** A round has to bring the complementarity below this share of the least so far; so many in a row that do not end the search. */
const PROGRESS = 0.9;
const MOST_IDLE = 4;
/** Where a bound is nearer than this share of the direction, the point has drifted to the rim: it goes back to the middle. */
const LEAST_STEP = 0.05;
const CENTRING = 0.8;
/** So many returns to the middle are made in a trial. */
const TRIAL_CENTRINGS = 8;
/** Start of the products of bound multipliers: EUR per unit and hour, and EUR per hour shared over the range of a column. */
const START_LEVEL = 8;
const START_CENTRE = 80;

/**
 * How far a step goes towards what blocks it, and how boldly it aims: at the mean product times the predictor's ratio to this
 * power. One step for all has to come near the bounds to lose the residual; steps of different lengths lose it anyway, and the
 * stages that stay back find their way better from further inside.
 */
const ALIKE = { share: 0.9995, power: 3 } as const;
const EACH = { share: 0.96, power: 4 } as const;

export interface Goal {
  /** Gap between cost and bound at which to stop, EUR. */
  readonly gapEur: (costEur: number) => number;
  /** Largest residual of a row. */
  readonly residual: number;
  /** What steps of different lengths may leave in a link, see paces.ts; null: all stages take the same step. */
  readonly largestMove: number | null;
  /** Length of a step: what a unit costs grows with it. */
  readonly stepHours: number;
  /** Columns start no further than this from their lower bound, MW or MWh: about what flows. */
  readonly largestStart: number;
  /** Whether to give up when the point drifts to the rim again and again. */
  readonly isTrial: boolean;
  /** Whether squares have a cost: then one step length serves both sides, or c + weight x - A'y would not stay z - w. */
  readonly hasWeights: boolean;
  readonly late: () => boolean;
}

export interface Outcome {
  /** `stalled`: as near as rounding allows, or not near at all; `diverged`: no numbers any more. */
  readonly status: 'converged' | 'stalled' | 'diverged' | 'out-of-time';
  readonly rounds: number;
  /** Of the last point, EUR. */
  readonly complementarity: number;
  readonly costEur: number;
}

/**
 * Mehrotra's predictor-corrector (SIAM J. Optim. 2, 1992) for 0 <= x <= u with `columns` columns. x + s = u and
 * c - A'y = z - w hold from the start, so only the residual of the balances has to vanish, and the complementarity
 * x'z + s'w is the gap once it has. Ends with the system factored where it stands.
 */
export function mehrotra(newton: Newton, columns: number, goal: Goal): Outcome {
  newton.start(START_LEVEL * goal.stepHours, START_CENTRE * goal.stepHours, goal.largestStart);
  const { share: stepShare, power } = goal.largestMove === null ? ALIKE : EACH;
  newton.limit(stepShare, goal.largestMove ?? 0);
  // Of the first residual; with steps of different lengths it is not known.
  let share = goal.largestMove === null ? 1 : 0;
  let firstResidual = Number.POSITIVE_INFINITY;
  let least = Number.POSITIVE_INFINITY;
  let idle = 0;
  let centrings = 0;
  let [complementarity, costEur] = [Number.POSITIVE_INFINITY, 0];
  const ended = (status: Outcome['status'], rounds: number): Outcome => ({
    status,
    rounds,
    complementarity,
    costEur,
  });
  for (let round = 0; round < MOST_ROUNDS; round++) {
    complementarity = newton.factor();
    if (!Number.isFinite(complementarity)) return ended('diverged', round);
    idle = complementarity > PROGRESS * least && share < 1e-6 ? idle + 1 : 0;
    if (complementarity < least) least = complementarity;
    if (idle >= MOST_IDLE) return ended('stalled', round);
    // Measuring reads every column: only where it may be the end.
    const isNear = share * firstResidual <= goal.residual * SURELY;
    if (
      round === 0 ||
      (isNear && (complementarity <= SURELY_GAP * goal.gapEur(costEur) || round % 4 === 0))
    ) {
      const { residual, cost, gap: linearGap } = newton.measure();
      const gap = goal.hasWeights ? complementarity : linearGap;
      costEur = cost;
      if (round === 0) firstResidual = residual;
      else share = residual / firstResidual;
      if (residual <= goal.residual && gap <= goal.gapEur(cost)) return ended('converged', round);
    }
    if (goal.late()) return ended('out-of-time', round);
    const ahead = newton.predict();
    const left = complementarityAt(
      complementarity,
      ahead,
      1 / Math.max(1, ahead.primal),
      1 / (1 + ahead.dual),
    );
    const ratio = Math.max(0, left / complementarity);
    const mean = complementarity / (2 * columns);
    const common = newton.correct(Math.min(1, ratio ** power) * mean);
    let pace = paceOf(newton, common, goal);
    if (Math.min(common.primal, common.dual) < LEAST_STEP) {
      centrings++;
      if (goal.isTrial && centrings > TRIAL_CENTRINGS) return ended('stalled', round);
      newton.takeAlike(NO_STEP);
      newton.factor();
      newton.predict();
      newton.forgetSecondOrder();
      pace = paceOf(newton, newton.correct(CENTRING * mean), goal);
    }
    share *= 1 - pace.primal;
  }
  return ended('stalled', MOST_ROUNDS);
}

const NO_STEP: Pace = { primal: 0, dual: 0 };

/** Decides how far the next step goes, given what all can take; returns the mean of all stages. */
function paceOf(newton: Newton, { primal, dual }: Pace, { largestMove, hasWeights }: Goal): Pace {
  if (largestMove !== null) return newton.takeEach();
  const both = Math.min(primal, dual);
  const pace = hasWeights ? { primal: both, dual: both } : { primal, dual };
  newton.takeAlike(pace);
  return pace;
}

/** x'z + s'w after these shares of the predictor: x'dz + s'dw = -(x'z + s'w) - dx'(z - w) and dx'dz + ds'dw = -dx'A'dy. */
function complementarityAt(
  now: number,
  { slope, curve }: { readonly slope: number; readonly curve: number },
  primal: number,
  dual: number,
): number {
  return now + primal * slope - dual * (now + slope) - primal * dual * curve;
}
