import { certify } from '../../dispatch/certificate.ts';
import type { Program } from '../../program/program.ts';
import type { Solution, SolveOptions } from '../solution.ts';
import { closeUp, finish, restore } from './finish.ts';
import { idleBlocks, stayIdle } from './idle.ts';
import { FEWEST_STEPS, toLanes } from './lanes.ts';
import { mehrotra } from './mehrotra.ts';
import { newNewton } from './newton.ts';
import { toOuter } from './outer.ts';
import { pack } from './packed.ts';
import { toStages } from './stages.ts';
import { unpackMultipliers, unpackPlan } from './unpack.ts';

/** Of the gap that is asked for: what the complementarity at the end may be. */
const GOAL_SHARE = 0.95;
const LARGEST_RESIDUAL = 1e-8;
/** Of the largest right-hand side: what rounding leaves. */
const RESIDUAL_SHARE = 1e-10;
/** Of the mean right-hand side (loads, mostly): how far inside the columns start. */
const START_SHARE = 1;
/** Of the mean right-hand side: what steps of different lengths may leave in a link, and what they may leave at the end. */
const MOVE_SHARE = 4e-3;
const MOST_MOVES = 5;
/** Relative gap from which on a point shows which bounds its plan will stand on. */
const FINISH_GAP = 5e-6;
/** What a finished plan may miss in a row, MW: at 3,000 EUR per MW a hundredth of the tolerance. */
const CLEAN_SHARE = 3e-6;
const MOST_CLEAN_MW = 2e-7;
const LEAST_CLEAN_MW = 1e-11;
/** A plan keeps every row and bound within this. */
const LARGEST_VIOLATION_MW = 1e-6;
/** Costs this near to each other are the same, whatever the tolerance. */
const NIL_EUR = 1e-9;

/**
 * Solves a program by the block-tridiagonal interior point. Null where its blocks do not fall into stages, or where the
 * method does not get a plan that its certificate confirms within the tolerance (an infeasible program is one of these).
 * Columns that are hardly ever used are left out at first; the multipliers tell whether they were missed.
 */
export function solveInterior(program: Program, options: SolveOptions): Solution | null {
  return solveJudged(program, options, isProven);
}

/** Likewise for a part of a program, of which only the whole has to be proven: a plan that keeps its rows is taken. */
export function solvePart(program: Program, options: SolveOptions): Solution | null {
  return solveJudged(program, options, () => true);
}

type Judge = (program: Program, x: Float64Array, y: Float64Array, tolerance: number) => boolean;

function solveJudged(program: Program, options: SolveOptions, isGood: Judge): Solution | null {
  if (program.steps < FEWEST_STEPS) return null;
  const start = performance.now();
  const leftOf = (): SolveOptions => {
    const { deadlineMs } = options;
    return { ...options, deadlineMs: deadlineMs === null ? null : deadlineMs - (performance.now() - start) };
  };
  const idle = idleBlocks(program);
  if (idle.size > 0) {
    const first = attempt(program, idle, true, options, isGood);
    if (first?.status === 'out-of-time') return first;
    if (first?.status === 'optimal' && stayIdle(program, idle, first.y)) return first;
  }
  return attempt(program, NONE, true, leftOf(), isGood) ?? attempt(program, NONE, false, leftOf(), isGood);
}

const NONE: ReadonlySet<number> = new Set();

/**
 * Solves with some blocks of columns left out; with any, it is given up early where it does not go well. `byStage`: every stage
 * takes steps of its own length, faster but without a guarantee; null also where that is not possible.
 */
function attempt(
  program: Program,
  idle: ReadonlySet<number>,
  byStage: boolean,
  { tolerance, deadlineMs }: SolveOptions,
  isGood: Judge,
): Solution | null {
  const staged = toStages(program, idle);
  if (!staged) return null;
  const { stages } = staged;
  const end = deadlineMs === null ? Number.POSITIVE_INFINITY : performance.now() + deadlineMs;
  const lanes = toLanes(stages);
  // A row over all stages ties steps of different lengths.
  const isTied = lanes.shape.columns.some(({ closing }) => closing.length > 0);
  if (byStage && isTied && idle.size === 0) return null;
  const largestMove = byStage && !isTied ? MOVE_SHARE * typical(stages.right) : null;
  const outer = toOuter(stages, lanes);
  const packed = pack(stages, lanes);
  const newton = newNewton(packed, outer);
  const columns = 2 * lanes.count * (stages.flows.length + stages.levels.length) + outer.columns;
  const constants = program.constants.reduce((sum, { eur }) => sum + eur, 0);
  const { status, complementarity, costEur } = mehrotra(newton, columns, {
    gapEur: eur => GOAL_SHARE * Math.max(NIL_EUR, tolerance * Math.abs(eur + constants)),
    residual:
      largestMove !== null
        ? MOST_MOVES * largestMove
        : Math.max(LARGEST_RESIDUAL, RESIDUAL_SHARE * largest(stages.right)),
    largestMove,
    stepHours: program.stepHours,
    largestStart: START_SHARE * typical(stages.right),
    isTrial: idle.size > 0,
    hasWeights: false,
    late: () => performance.now() > end,
  });
  if (status === 'out-of-time') return { status: 'out-of-time' };
  // Only an independent proof makes up for a method that stalled.
  const mayStall = idle.size === 0 && largestMove === null && isGood === isProven;
  if (status !== 'converged' && !mayStall) return null;
  const isNear = complementarity <= Math.max(NIL_EUR, FINISH_GAP * Math.abs(costEur + constants));
  if (isNear && largestMove !== null) closeUp(newton, complementarity / (2 * columns));
  const y = unpackMultipliers(program, staged, packed, outer, newton.outer);
  const confirmed = (): Solution | null => {
    const x = unpackPlan(program, staged, packed, outer, newton.outer);
    return isGood(program, x, y, tolerance) ? { status: 'optimal', x, y } : null;
  };
  const cleanMw = CLEAN_SHARE * tolerance * Math.abs(costEur + constants);
  const clean = Math.min(MOST_CLEAN_MW, Math.max(LEAST_CLEAN_MW, cleanMw));
  if (isNear && finish(newton, clean)) {
    const finished = confirmed();
    if (finished) return finished;
    newton.reopen();
  }
  if (largestMove === null) return confirmed();
  return restore(newton, clean) ? confirmed() : null;
}

/** Whether independent code confirms the plan. Pairs and on/off are the affair of the caller: the relaxation is proven by itself. */
function isProven(program: Program, x: Float64Array, y: Float64Array, tolerance: number): boolean {
  const { costEur, boundEur, maxResidualMw, maxBoundViolationMw } = certify(
    { ...program, exclusive: [], onOff: [] },
    x,
    y,
    '',
  );
  return (
    Math.abs(costEur - boundEur) <= Math.max(NIL_EUR, tolerance * Math.abs(costEur)) &&
    maxResidualMw <= LARGEST_VIOLATION_MW &&
    maxBoundViolationMw <= LARGEST_VIOLATION_MW
  );
}

function largest(values: readonly Float64Array[]): number {
  let most = 0;
  for (const series of values)
    for (let t = 0; t < series.length; t++) if (Math.abs(series[t]!) > most) most = Math.abs(series[t]!);
  return most;
}

/** Mean size of what is not nil; 1 where all is. */
function typical(values: readonly Float64Array[]): number {
  let [sum, count] = [0, 0];
  for (const series of values) {
    for (let t = 0; t < series.length; t++) {
      if (series[t] === 0) continue;
      sum += Math.abs(series[t]!);
      count++;
    }
  }
  return count > 0 ? sum / count : 1;
}
