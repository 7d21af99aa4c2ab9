import type { Program } from '../program/program.ts';
import { solveWithHighs } from './highs.ts';
import { solveInterior } from './interior/interior.ts';
import type { Solution, SolveOptions } from './solution.ts';

/** Below this many steps the simplex is as fast, and its plans stand on vertices. */
const FEWEST_INTERIOR_STEPS = 500;

/**
 * Solves a program by the simplest method that is exact for its shape: the interior point over its stages for long ones,
 * the simplex of HiGHS for short ones and where the interior point does not prove its plan.
 */
export async function solveProgram(program: Program, options: SolveOptions): Promise<Solution> {
  const start = performance.now();
  if (program.steps >= FEWEST_INTERIOR_STEPS) {
    const solution = solveInterior(program, options);
    if (solution) return solution;
  }
  const left =
    options.deadlineMs === null ? null : Math.max(0, options.deadlineMs - (performance.now() - start));
  return await solveWithHighs(program, left);
}
