import type { Program } from '../../program/program.ts';
import type { Solution, SolveOptions } from '../solution.ts';
import { cut, isBoundary, keep, type PeriodBlocks, periodBlocks } from './cut.ts';
import { raiseBound } from './joint.ts';

/** Steps that are solved at once and kept, about: numbers of a piece stay near the processor. */
const PIECE_STEPS = 8760;
/** A program of fewer pieces than this is solved whole. */
const FEWEST_PIECES = 2;
/** How far a piece looks beyond what is kept of it, hours. */
const AHEAD_HOURS = 48;
/** What is left of the tolerance for joints: this much, but no more than a share of it. */
const JOINT_GAP = 2e-6;
const MOST_JOINT_SHARE = 0.5;

/**
 * Solves a program over a long axis piece by piece: each starts with the levels that the one before left, and looks some days beyond
 * the part that is kept. What a store holds at a joint is worth nearly the same on both sides, for it depends on the hours until
 * it is next full or empty, not on next year. That this is so, the certificate of the whole plan has to say, to which the caller
 * holds it. Null also where the axis is not long, or steps are tied by more than levels and periods.
 */
export function solveLong(
  program: Program,
  { tolerance, deadlineMs }: SolveOptions,
  solvePiece: (program: Program, options: SolveOptions) => Solution | null,
  pieceSteps = PIECE_STEPS,
): Solution | null {
  const start = performance.now();
  const blocks = program.steps >= FEWEST_PIECES * pieceSteps ? periodBlocks(program) : null;
  if (!blocks) return null;
  const joints = jointsOf(program, blocks, pieceSteps);
  if (joints.length < FEWEST_PIECES - 1) return null;
  const ahead = Math.round(AHEAD_HOURS / program.stepHours);
  const pieceTolerance = tolerance - Math.min(JOINT_GAP, MOST_JOINT_SHARE * tolerance);
  const x = new Float64Array(program.columnCount);
  const y = new Float64Array(program.rowCount);
  let from = 0;
  for (const keepUntil of [...joints, program.steps]) {
    const until = Math.min(program.steps, keepUntil + ahead);
    const piece = cut(program, blocks, x, { from, keepUntil, until });
    const leftMs = deadlineMs === null ? null : deadlineMs - (performance.now() - start);
    const solution = solvePiece(piece.program, { tolerance: pieceTolerance, deadlineMs: leftMs });
    if (solution?.status !== 'optimal') return solution?.status === 'out-of-time' ? solution : null;
    keep(program, piece, solution, blocks, x, y);
    from = keepUntil;
  }
  raiseBound(program, joints, x, y);
  return { status: 'optimal', x, y };
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
