import { type ExclusiveGoal, type ExclusiveSolution, solveExclusively } from '../dispatch/exclusive.ts';
import type { Program } from '../program/program.ts';
import type { Solution, Solve } from '../solve/solution.ts';
import { cheapestSchedules, nearestSchedules } from './candidates.ts';
import { leansOnSlack, withSlack } from './elastic.ts';
import { type Schedules, schedulesOf, withSchedules } from './fix.ts';
import {
  boundOf,
  improve,
  isLate,
  isWithin,
  keepsPairs,
  type Pace,
  type Plan,
  planOf,
  planOn,
} from './improve.ts';
import { planWhole, sheetOf } from './piece.ts';

/** Shares of running in the relaxation above which an asset is taken to be on, the best first. */
const THRESHOLDS = [0.2, 0.5, 0.02] as const;
/** Longest axis on which the whole is one integer program when nothing else gives a plan, and its nodes. */
const MOST_WHOLE_STEPS = 1000;
const WHOLE_NODES = 5000;

/** As `ExclusiveSolution`, and how sure it is. */
export type CommittedSolution =
  | (Extract<ExclusiveSolution, { status: 'optimal' }> & {
      /** The plan that was in hand when time ran out. */
      readonly isLate?: true;
    })
  | {
      readonly status: 'infeasible';
      /** False: no operable plan was found, which does not prove that there is none. */
      readonly isProven: boolean;
    }
  | { readonly status: 'out-of-time' };

const UNHURRIED: Pace = () => null;

/**
 * Solves a program under its on/off assets and its exclusive pairs. The relaxation gives multipliers, whose bound holds for
 * every operable plan (`certify`); at those, each on/off asset is a small problem of its own whose exact answer
 * (`leastCostSchedule`) is a schedule; with the schedules given the program is linear again. Where the gap of the best plan is
 * wider than `tolerance`, the pieces that hold most of it are planned anew by integer programs (`improve`). Without on/off
 * assets this is `solveExclusively`, which proves up to `provenTolerance`.
 *
 * The multipliers returned are those of the relaxation. The relaxation, or the integer program of the whole, may prove that
 * there is no plan. With a plan in hand when time runs out, that plan is the answer, marked `isLate`.
 */
export async function solveCommitted(
  program: Program,
  solve: Solve,
  tolerance: number,
  pace: Pace = UNHURRIED,
  provenTolerance = Number.POSITIVE_INFINITY,
): Promise<CommittedSolution> {
  const goal = { tolerance, proven: provenTolerance, isLate: () => isLate(pace) };
  if (program.onOff.length === 0) return proven(await solveExclusively(program, solve, goal));
  const relaxed = await solve(program);
  if (relaxed.status !== 'optimal') return proven(relaxed);
  const first = await firstPlan(program, relaxed, tolerance, solve);
  let plan = first.plan;
  if (!plan) {
    if (first.isLate || isLate(pace)) return { status: 'out-of-time' };
    const repaired = await repair(program, relaxed, tolerance, solve, pace);
    if (repaired.status !== 'optimal') return repaired;
    plan = repaired.plan;
  }
  plan = await improve(program, plan, relaxed.y, tolerance, solve, pace);
  return finished(program, plan, relaxed.y, solve, goal);
}

type Optimal = Extract<Solution, { status: 'optimal' }>;
const NOT_FOUND = { status: 'infeasible', isProven: false } as const;

function proven<S extends Solution>(solution: S) {
  return solution.status === 'infeasible'
    ? { status: 'infeasible' as const, isProven: true }
    : (solution as Exclude<S, { status: 'infeasible' }>);
}

/** The cheapest plan on the schedules that the relaxation suggests. */
async function firstPlan(
  program: Program,
  relaxed: Optimal,
  tolerance: number,
  solve: Solve,
): Promise<{ readonly plan: Plan | null; readonly isLate: boolean }> {
  const boundEur = boundOf(program, relaxed.y);
  let best: Plan | null = null;
  const tried = new Set<string>();
  const candidates = [
    ...THRESHOLDS.map(threshold => () => nearestSchedules(program, relaxed, threshold)),
    () => cheapestSchedules(program, relaxed.y),
  ];
  for (const candidate of candidates) {
    const schedules = candidate();
    if (tried.has(keyOf(schedules))) continue;
    tried.add(keyOf(schedules));
    const solution = await planOn(program, schedules, solve);
    if (solution.status === 'out-of-time') return { plan: best, isLate: true };
    if (solution.status === 'optimal' && (!best || solution.plan.costEur < best.costEur))
      best = solution.plan;
    if (best && isWithin(best, boundEur, tolerance)) break;
  }
  return { plan: best, isLate: false };
}

function keyOf(schedules: Schedules): string {
  return schedules.map(schedule => schedule.join('')).join('|');
}

/**
 * A plan where the schedules that the multipliers ask for have none: with a priced shortage and surplus on every balance they
 * have, and what makes it cheaper piece by piece drives those out. What that leaves, one integer program decides, on axes
 * that are not too long for it.
 */
async function repair(
  program: Program,
  relaxed: Optimal,
  tolerance: number,
  solve: Solve,
  pace: Pace,
): Promise<{ status: 'optimal'; plan: Plan } | Exclude<CommittedSolution, { status: 'optimal' }>> {
  const elastic = withSlack(program);
  const schedules = nearestSchedules(program, relaxed, THRESHOLDS[0]);
  const loose = await planOn(elastic, schedules, solve);
  if (loose.status === 'optimal') {
    const better = await improve(elastic, loose.plan, relaxed.y, tolerance, solve, pace);
    if (!leansOnSlack(program, better.x)) {
      const x = better.x.slice(0, program.columnCount);
      return { status: 'optimal', plan: planOf(program, x, better.schedules) };
    }
  }
  if (isLate(pace)) return { status: 'out-of-time' };
  if (program.steps > MOST_WHOLE_STEPS) return NOT_FOUND;
  const whole = await planWhole(sheetOf(program), { nodes: WHOLE_NODES, deadlineMs: pace() });
  if (whole.status === 'plan')
    return { status: 'optimal', plan: planOf(program, whole.x, schedulesOf(program, whole.x)) };
  if (whole.status === 'infeasible') return { status: 'infeasible', isProven: true };
  return isLate(pace) ? { status: 'out-of-time' } : NOT_FOUND;
}

/** The plan on its schedules under the exclusive pairs too; where time runs out, the plan as it is if it keeps them. */
async function finished(
  program: Program,
  plan: Plan,
  y: Float64Array,
  solve: Solve,
  goal: ExclusiveGoal,
): Promise<CommittedSolution> {
  const final = await solveExclusively(withSchedules(program, plan.schedules), solve, goal);
  const isPossible = keepsPairs(program, plan.x);
  if (final.status === 'optimal') {
    const isBetter = isPossible && plan.costEur < planOf(program, final.x, plan.schedules).costEur;
    return { ...final, y, proofs: [], ...(isBetter && { x: plan.x }) };
  }
  if (!isPossible) return final.status === 'infeasible' ? NOT_FOUND : final;
  if (final.status === 'infeasible')
    return { status: 'optimal', x: plan.x, y, choices: [], proofs: [], overlapSteps: 0 };
  return { status: 'optimal', x: plan.x, y, choices: [], proofs: [], overlapSteps: 0, isLate: true };
}
