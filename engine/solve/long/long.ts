import { costOf, type Program } from '../../program/program.ts';
import type { Series } from '../../series/series.ts';
import { reachPeak } from '../interior/peaks.ts';
import type { Solution, SolveOptions } from '../solution.ts';
import { cut, keep, newRoom, type Room } from './cut.ts';
import { raiseBound } from './joint.ts';
import { mendJoints } from './mend.ts';
import { isBoundary, type PeriodBlocks, periodBlocks } from './periods.ts';

/** Steps that are solved at once and kept, about: numbers of a piece stay near the processor. */
const PIECE_STEPS = 8760;
/** A program of fewer pieces than this is solved whole. */
const FEWEST_PIECES = 2;
/** How far a piece looks beyond what is kept of it, hours. */
const AHEAD_HOURS = 48;
/** How far around the end of the axis one looks for the levels with which cyclic stores begin it, hours. */
const AROUND_HOURS = 96;
/** Share of the tolerance that is for joints, and the larger share that they take of a fine one. */
const JOINT_SHARE = 0.1;
const FINE_TOLERANCE = 1e-5;
const FINE_JOINT_SHARE = 0.4;
/** What joints may take of that before they are mended. */
const MENDED_SHARE = 0.8;
/** A joint costs about what some minutes of the axis cost: pieces that allow for less than this, hours, are not worth it. */
const LEAST_JOINT_HOURS = 0.005;

/**
 * Solves a program over a long axis piece by piece: each starts with the levels that the one before left, and looks some days beyond
 * the part that is kept. What a store holds at a joint is worth nearly the same on both sides, for it depends on the hours until
 * it is next full or empty, not on next year. Whether that is near enough `isProven` tells, of the whole plan and its multipliers; where it
 * is not, the periods around the worst joints are solved anew. Null where the axis is not long, steps are tied by more than levels
 * and periods, or the plan is not proven in the end.
 */
export function solveLong(
  program: Program,
  { tolerance, deadlineMs }: SolveOptions,
  solvePiece: (program: Program, options: SolveOptions) => Solution | null,
  isProven: (x: Float64Array, y: Float64Array) => boolean,
  pieceSteps = PIECE_STEPS,
): Solution | null {
  const start = performance.now();
  const blocks = program.steps >= FEWEST_PIECES * pieceSteps ? periodBlocks(program) : null;
  if (!blocks) return null;
  const joints = jointsOf(program, blocks, pieceSteps);
  if (joints.length < FEWEST_PIECES - 1) return null;
  const jointGap = tolerance * (tolerance < FINE_TOLERANCE ? FINE_JOINT_SHARE : JOINT_SHARE);
  if (tolerance * pieceSteps * program.stepHours < LEAST_JOINT_HOURS) return null;
  const ahead = Math.round(AHEAD_HOURS / program.stepHours);
  const solve = (part: Program) => {
    const leftMs = deadlineMs === null ? null : deadlineMs - (performance.now() - start);
    return solvePiece(part, { tolerance: tolerance - jointGap, deadlineMs: leftMs });
  };
  const x = new Float64Array(program.columnCount);
  const y = new Float64Array(program.rowCount);
  const longest = [...joints, program.steps].reduce(
    (most, end, k) => Math.max(most, end - (joints[k - 1] ?? 0)),
    0,
  );
  const mostSteps = Math.max(longest + ahead, 2 * Math.round(AROUND_HOURS / program.stepHours));
  const room = newRoom(program, mostSteps);
  if (!beginCyclic(program, blocks, x, y, solve, room)) return null;
  let from = 0;
  for (const keepUntil of [...joints, program.steps]) {
    const count = Math.min(program.steps, keepUntil + ahead) - from;
    const piece = cut(program, blocks, x, { from, count }, 'free', room);
    const solution = solve(piece.program);
    if (solution?.status !== 'optimal') return solution?.status === 'out-of-time' ? solution : null;
    keep(program, piece, keepUntil - from, solution, x, y);
    from = keepUntil;
  }
  const reduced = raiseBound(program, joints, x, y);
  reachPeaks(program, blocks, x);
  if (isProven(x, y)) return { status: 'optimal', x, y };
  const budgetEur = MENDED_SHARE * jointGap * Math.abs(costEur(program, x));
  mendJoints(program, blocks, joints, x, y, reduced, budgetEur, mostSteps, solve, room);
  reachPeaks(program, blocks, x);
  return isProven(x, y) ? { status: 'optimal', x, y } : null;
}

/**
 * Puts into x with which levels cyclic stores end and begin the axis: those that suit the days around. False where that has no
 * plan.
 */
function beginCyclic(
  program: Program,
  blocks: PeriodBlocks,
  x: Float64Array,
  y: Float64Array,
  solve: (part: Program) => Solution | null,
  room: Room,
): boolean {
  const { steps, columns, lower, terms } = program;
  const cyclic = terms.filter(({ link }) => link === 'cyclic').map(({ column }) => columns[column]!.start);
  if (cyclic.length === 0) return true;
  const reach = Math.round(AROUND_HOURS / program.stepHours);
  for (const start of cyclic) x[start + steps - reach - 1] = lower[start + steps - reach - 1]!;
  const piece = cut(program, blocks, x, { from: steps - reach, count: 2 * reach }, 'free', room);
  const solution = solve(piece.program);
  if (solution?.status !== 'optimal') return false;
  keep(program, piece, 2 * reach, solution, x, y);
  return true;
}

function reachPeaks({ terms, ...program }: Program, blocks: PeriodBlocks, x: Float64Array): void {
  for (const { row, column } of terms) {
    const periodOf = blocks.get(column);
    if (periodOf) reachPeak({ ...program, terms }, { row, column, periodOf }, x);
  }
}

function worth(price: Series, amounts: Float64Array): number {
  let sum = 0;
  if (typeof price === 'number') for (let k = 0; k < amounts.length; k++) sum += price * amounts[k]!;
  else for (let k = 0; k < amounts.length; k++) sum += price[k]! * amounts[k]!;
  return sum;
}

function costEur(program: Program, x: Float64Array): number {
  let sum = 0;
  program.columns.forEach(({ start, count }, c) => {
    sum += worth(costOf(program, c), x.subarray(start, start + count));
  });
  return sum;
}
/** Steps with which a new piece begins: the boundary of periods nearest to equal parts, where there are periods. */
function jointsOf({ steps }: Program, blocks: PeriodBlocks, pieceSteps: number): number[] {
  const count = Math.round(steps / pieceSteps);
  const joints: number[] = [];
  for (let k = 1; k < count; k++) {
    const aim = Math.round((k * steps) / count);
    for (let off = 0; off < pieceSteps / 2; off++) {
      const joint = [aim - off, aim + off].find(t => t > (joints.at(-1) ?? 0) && isBoundary(blocks, t));
      if (joint === undefined) continue;
      joints.push(joint);
      break;
    }
  }
  return joints;
}
