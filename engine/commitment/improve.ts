import { certify, largestOverlap } from '../dispatch/certificate.ts';
import { objective, type Program } from '../program/program.ts';
import type { Solution, Solve } from '../solve/solution.ts';
import { type Schedules, schedulesOf, withSchedules } from './fix.ts';
import { gapByStep } from './gap-by-step.ts';
import { OVERLAP_MW, planPiece, type Sheet, sheetOf } from './piece.ts';

/** Length of a piece: two days are as good as a week, which takes the integer search five times as long. */
const PIECE_HOURS = 48;
const MOST_PIECE_STEPS = 200;
/** Nodes of the search over one piece; with the covers most end at the first. */
const PIECE_NODES = 100;
/** Passes over the pieces, each on a grid half a piece further. */
const MOST_PASSES = 3;
/** On longer axes than this many steps a gap of 0.1 % is good enough, a fifth of the aim of 0.5 %; within it the study's is. */
const MOST_EXACT_STEPS = 200;
const GOOD_ENOUGH = 1e-3;
/** A pass that closes less than this share of the gap is the last. */
const LEAST_PROGRESS = 0.05;

/** A plan on whole schedules. */
export interface Plan {
  readonly x: Float64Array;
  readonly schedules: Schedules;
  readonly costEur: number;
}

/** Milliseconds left; `null`: as many as it takes. */
export type Pace = () => number | null;

/**
 * Makes a plan cheaper piece by piece: the pieces that hold most of the gap to the bound of `y` first, each planned anew with
 * its schedules by an integer program while the rest stands (`planPiece`); then the whole on the new schedules. A pass may end
 * early for want of time; what was found by then counts.
 */
export async function improve(
  program: Program,
  plan: Plan,
  y: Float64Array,
  tolerance: number,
  solve: Solve,
  pace: Pace,
): Promise<Plan> {
  const sheet = sheetOf(program);
  const boundEur = boundOf(program, y);
  const length = pieceSteps(program);
  const allowed = Math.max(tolerance, program.steps > MOST_EXACT_STEPS ? GOOD_ENOUGH : 0);
  let best = plan;
  for (let pass = 0; pass < (length < program.steps ? MOST_PASSES : 1); pass++) {
    if (isWithin(best, boundEur, allowed) || isLate(pace)) break;
    const gapEur = best.costEur - boundEur;
    const offset = pass % 2 === 0 ? 0 : Math.floor(length / 2);
    const better = await improveOnce(sheet, best, y, allowed, offset, solve, pace);
    const saved = best.costEur - better.costEur;
    best = better;
    if (saved < LEAST_PROGRESS * gapEur) break;
  }
  return best;
}

async function improveOnce(
  sheet: Sheet,
  plan: Plan,
  y: Float64Array,
  allowed: number,
  offset: number,
  solve: Solve,
  pace: Pace,
): Promise<Plan> {
  const { program } = sheet;
  let { x } = plan;
  for (const { from, to } of worstPieces(program, plan, y, allowed, offset)) {
    if (isLate(pace)) break;
    const effort = { nodes: PIECE_NODES, deadlineMs: pace() };
    x = (await planPiece(sheet, x, from, to, effort)) ?? x;
  }
  if (x === plan.x) return plan;
  const piecewise = planOf(program, x, schedulesOf(program, x));
  const whole = await planOn(program, piecewise.schedules, solve);
  if (whole.status !== 'optimal') return piecewise;
  // A plan that runs both sides of a pair for money only seems cheaper.
  const isFair = keepsPairs(program, whole.plan.x) || !keepsPairs(program, piecewise.x);
  return isFair && whole.plan.costEur < piecewise.costEur ? whole.plan : piecewise;
}

export function keepsPairs(program: Program, x: Float64Array): boolean {
  return largestOverlap(program, x) <= OVERLAP_MW;
}

interface Piece {
  readonly from: number;
  readonly to: number;
}

/** Pieces that hold more of the gap than they may, worst first. */
function worstPieces(
  program: Program,
  plan: Plan,
  y: Float64Array,
  allowed: number,
  offset: number,
): Piece[] {
  const gap = gapByStep(program, plan.x, y);
  const length = pieceSteps(program);
  const pieces: (Piece & { readonly gapEur: number })[] = [];
  for (let from = offset === 0 ? 0 : offset - length; from < program.steps; from += length) {
    const piece = { from: Math.max(0, from), to: Math.min(program.steps, from + length) };
    let gapEur = 0;
    for (let t = piece.from; t < piece.to; t++) gapEur += gap[t]!;
    if (gapEur > (allowed * Math.abs(plan.costEur) * (piece.to - piece.from)) / program.steps)
      pieces.push({ ...piece, gapEur });
  }
  return pieces.sort((a, b) => b.gapEur - a.gapEur || a.from - b.from);
}

function pieceSteps({ steps, stepHours }: Program): number {
  const length = Math.min(MOST_PIECE_STEPS, Math.round(PIECE_HOURS / stepHours));
  // What is hardly longer than a piece is one.
  return steps <= 1.5 * length ? steps : length;
}

/** What no operable plan can cost less than, EUR. */
export function boundOf(program: Program, y: Float64Array): number {
  return certify(program, program.lower, y, '').boundEur;
}

export function isWithin({ costEur }: Plan, boundEur: number, tolerance: number): boolean {
  return costEur - boundEur <= tolerance * Math.max(1, Math.abs(costEur));
}

export function isLate(pace: Pace): boolean {
  const left = pace();
  return left !== null && left <= 0;
}

/** The best plan on given schedules, or why there is none. */
export async function planOn(
  program: Program,
  schedules: Schedules,
  solve: Solve,
): Promise<{ status: 'optimal'; plan: Plan } | Exclude<Solution, { status: 'optimal' }>> {
  const solution = await solve(withSchedules(program, schedules));
  if (solution.status !== 'optimal') return solution;
  return { status: 'optimal', plan: planOf(program, solution.x, schedules) };
}

export function planOf(program: Program, x: Float64Array, schedules: Schedules): Plan {
  const cost = objective(program);
  let costEur = program.constants.reduce((total, { eur }) => total + eur, 0);
  for (let c = 0; c < cost.length; c++) costEur += cost[c]! * x[c]!;
  return { x, schedules, costEur };
}
