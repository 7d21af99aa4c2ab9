import { certify } from '../dispatch/certificate.ts';
import { SolverError } from '../errors.ts';
import type { Program } from '../program/program.ts';
import { solveInterior } from '../solve/interior/interior.ts';
import type { Solution, SolveOptions } from '../solve/solution.ts';
import { solveProgram } from '../solve/solve.ts';
import { hasTotals, solveByPrices } from './priced-totals.ts';

/** Largest violation of a row or bound by a plan that counts as none, MW (MWh). */
const WITHIN_MW = 1e-6;
/** Below this many steps the simplex is as fast, and its plans stand on vertices. */
const FEWEST_STEPS = 48;

/**
 * Solves a program by `solve`, with its budgets and levies as rows; where that does not give a plan proven within the
 * tolerance, by prices on them. Sites that are charged on their peak together are solved as one first: prices hour by hour, which
 * part many sites, find no plan where a month ties them.
 */
export async function solveProven(
  program: Program,
  options: SolveOptions,
  solve: (program: Program, options: SolveOptions) => Promise<Solution> = solveProgram,
): Promise<Solution> {
  const start = performance.now();
  const asOne = hasGroupPeaks(program) ? solveInterior(program, options) : null;
  if (asOne) return asOne;
  const { deadlineMs } = options;
  const left = deadlineMs === null ? null : Math.max(0, deadlineMs - (performance.now() - start));
  return solveTotals(program, { ...options, deadlineMs: left }, solve);
}

function hasGroupPeaks({ costs, steps }: Program): boolean {
  return steps >= FEWEST_STEPS && costs.some(({ site }) => site === null);
}

async function solveTotals(
  program: Program,
  options: SolveOptions,
  solve: (program: Program, options: SolveOptions) => Promise<Solution>,
): Promise<Solution> {
  if (!hasTotals(program)) return solve(program, options);
  const solution = await solve(program, options).catch(nullOfSolverError);
  if (solution && (solution.status !== 'optimal' || isProven(program, solution, options.tolerance)))
    return solution;
  return solveByPrices(program, options, part => solve(part, options));
}

function nullOfSolverError(error: unknown): null {
  if (error instanceof SolverError) return null;
  throw error;
}

interface Plan {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

function isProven(program: Program, { x, y }: Plan, tolerance: number): boolean {
  // Pairs and on/off assets are the affair of the caller: here the relaxation has to be proven.
  const relaxation = { ...program, exclusive: [], onOff: [] };
  const { gap, maxResidualMw, maxBoundViolationMw } = certify(relaxation, x, y, '');
  return gap <= tolerance && maxResidualMw <= WITHIN_MW && maxBoundViolationMw <= WITHIN_MW;
}
