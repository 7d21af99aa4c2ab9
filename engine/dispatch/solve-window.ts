import { type CommittedSolution, solveCommitted } from '../commitment/commit.ts';
import { objective, type Program } from '../program/program.ts';
import { solveInterior } from '../solve/interior/interior.ts';
import type { Solve } from '../solve/solution.ts';
import { largestOverlap, sideAt } from './certificate.ts';

/** Flows that exclude each other may overlap by this much, MW: rounding. */
const OVERLAP_MW = 1e-7;

/**
 * Solves a window of some days: by the interior point where that proves a plan without overlapping flows, which takes a
 * fraction of what the simplex does and needs no start from the window before; else by `solve`, cold, with exclusive pairs and
 * on/off assets decided as in a whole.
 */
export async function solveWindow(
  part: Program,
  solve: Solve,
  tolerance: number,
): Promise<CommittedSolution> {
  const quick = part.onOff.length === 0 ? solvedQuickly(part, tolerance) : null;
  if (quick) return { status: 'optimal', ...quick, choices: [], proofs: [], overlapSteps: 0 };
  return solveCommitted(part, solve, tolerance);
}

interface Plan {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Null where the interior point proves no plan, or only one with flows that overlap for money. */
function solvedQuickly(part: Program, tolerance: number): Plan | null {
  const relaxed = solveInterior(part, { tolerance, deadlineMs: null });
  if (relaxed?.status !== 'optimal') return null;
  if (largestOverlap(part, relaxed.x) <= OVERLAP_MW) return relaxed;
  const apart = solveInterior(
    { ...part, upper: withNetSides(part, relaxed.x) },
    { tolerance, deadlineMs: null },
  );
  if (apart?.status !== 'optimal' || largestOverlap(part, apart.x) > OVERLAP_MW) return null;
  const [dear, cheap] = [costOf(part, apart.x), costOf(part, relaxed.x)];
  // Overlaps that cost nothing to take away were none of the plan's doing; those that earn something are decided in full.
  return dear - cheap <= tolerance * Math.max(1, Math.abs(dear)) ? apart : null;
}

/** Upper bounds with the smaller of two overlapping sides at nil. */
function withNetSides(part: Program, x: Float64Array): Float64Array {
  const upper = part.upper.slice();
  for (const { one, other } of part.exclusive) {
    for (let t = 0; t < part.steps; t++) {
      const [a, b] = [sideAt(part, x, one, t), sideAt(part, x, other, t)];
      if (a <= OVERLAP_MW || b <= OVERLAP_MW) continue;
      for (const column of a < b ? one : other) upper[part.columns[column]!.start + t] = 0;
    }
  }
  return upper;
}

function costOf(part: Program, x: Float64Array): number {
  const cost = objective(part);
  let eur = part.constants.reduce((sum, constant) => sum + constant.eur, 0);
  for (let c = 0; c < x.length; c++) eur += cost[c]! * x[c]!;
  return eur;
}
