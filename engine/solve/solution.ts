import type { Program } from '../program/program.ts';

/** What a method returns for a program: a plan and multipliers of its rows, or why there is none. */
export type Solution =
  | { readonly status: 'optimal'; readonly x: Float64Array; readonly y: Float64Array }
  | { readonly status: 'infeasible' }
  | { readonly status: 'out-of-time' };

export interface SolveOptions {
  /** Relative gap between plan and bound at which a method may stop. */
  readonly tolerance: number;
  /** Milliseconds of work; `null`: no limit. */
  readonly deadlineMs: number | null;
}

/** Solves to the tolerance of the work at hand, or to `sharper` where that is less. */
export type Solve = (program: Program, sharper?: number) => Promise<Solution>;
