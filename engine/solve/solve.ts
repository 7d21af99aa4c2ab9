import type { Program } from '../program/program.ts';
import { solveWithHighs } from './highs.ts';
import type { Solution, SolveOptions } from './solution.ts';

/** Solves a program by the simplest method that is exact for its shape. */
export async function solveProgram(program: Program, { deadlineMs }: SolveOptions): Promise<Solution> {
  return await solveWithHighs(program, deadlineMs);
}
