import { certify } from '../dispatch/certificate.ts';
import { SolverError } from '../errors.ts';
import type { Program } from '../program/program.ts';
import type { Solution, SolveOptions } from '../solve/solution.ts';
import { solveProgram } from '../solve/solve.ts';
import { hasTotals, solveByPrices } from './priced-totals.ts';

/**
 * Solves a program with its budgets and levies as rows; where that does not give a plan proven within the tolerance, by
 * prices on them.
 */
export async function solveProven(program: Program, options: SolveOptions): Promise<Solution> {
  if (!hasTotals(program)) return solveProgram(program, options);
  const solution = await solvedOrNull(program, options);
  if (solution && (solution.status !== 'optimal' || isProven(program, solution, options.tolerance)))
    return solution;
  return solveByPrices(program, options, part => solveProgram(part, options));
}

async function solvedOrNull(program: Program, options: SolveOptions): Promise<Solution | null> {
  try {
    return await solveProgram(program, options);
  } catch (error) {
    if (error instanceof SolverError) return null;
    throw error;
  }
}

/** Largest violation of a row or bound by a plan that counts as one, MW (MWh). */
const WITHIN_MW = 1e-6;

function isProven(
  program: Program,
  { x, y }: { x: Float64Array; y: Float64Array },
  tolerance: number,
): boolean {
  // Pairs and on/off assets are the affair of the caller: here the relaxation has to be proven.
  const { gap, maxResidualMw, maxBoundViolationMw } = certify(
    { ...program, exclusive: [], onOff: [] },
    x,
    y,
    '',
  );
  return gap <= tolerance && maxResidualMw <= WITHIN_MW && maxBoundViolationMw <= WITHIN_MW;
}
