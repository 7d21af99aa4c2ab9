import loadHighs, { type ModelData } from 'highs';
import { SolverError } from '../errors.ts';
import { flatten } from '../program/flatten.ts';
import { objective, type Program } from '../program/program.ts';
import type { Solution } from './solution.ts';

type Highs = Awaited<ReturnType<typeof loadHighs>>;
type Options = Parameters<ReturnType<Highs['createModel']>['options']['set']>[0];
let loaded: Promise<Highs> | null = null;

/** HiGHS, loaded once per thread. */
export function loadedHighs(): Promise<Highs> {
  loaded ??= loadHighs();
  return loaded;
}

/**
 * Solves a program with HiGHS (WebAssembly, dual simplex), cold each time: warm starts have reported wrong optima. Throws
 * `SolverError` where HiGHS ends in a state other than optimal, infeasible or out of time.
 */
export async function solveWithHighs(program: Program, deadlineMs: number | null): Promise<Solution> {
  return runHighs(
    highsModel(program),
    deadlineMs === null ? {} : { time_limit: Math.max(0, deadlineMs / 1000) },
  );
}

/** A program in the arrays form of HiGHS. */
export function highsModel(program: Program): ModelData {
  return {
    numCols: program.columnCount,
    numRows: program.rowCount,
    offset: program.constants.reduce((sum, { eur }) => sum + eur, 0),
    colCost: objective(program),
    colLower: program.lower,
    colUpper: program.upper,
    rowLower: program.rowLower,
    rowUpper: program.rowUpper,
    matrix: { format: 'csc', numRows: program.rowCount, numCols: program.columnCount, ...flatten(program) },
  };
}

/** Runs one model in the arrays form of HiGHS, integer columns allowed (then `y` says nothing). */
export async function runHighs(data: ModelData, options: Options & object): Promise<Solution> {
  const highs = await loadedHighs();
  const model = highs.createModel(data);
  try {
    model.options.set({ output_flag: false, random_seed: 0, ...options });
    model.run();
    const status = model.getModelStatus();
    const { modelStatus } = highs.constants;
    if (status === modelStatus.optimal || status === modelStatus.empty) {
      const { colValue, rowDual } = model.getSolution();
      return { status: 'optimal', x: colValue, y: rowDual };
    }
    // Every column is bounded, so "unbounded or infeasible" can only be infeasible.
    if (status === modelStatus.infeasible || status === modelStatus.unboundedOrInfeasible)
      return { status: 'infeasible' };
    if (status === modelStatus.timeLimit) return { status: 'out-of-time' };
    throw new SolverError(`HiGHS: got model status ${status}, expected optimal, infeasible or time limit`);
  } finally {
    model.dispose();
  }
}

/** What an integer program came to within its limits: a plan, proof that there is none, or neither. */
export type IntegerSolution =
  | { readonly status: 'plan'; readonly x: Float64Array }
  | { readonly status: 'infeasible' }
  | { readonly status: 'none' };

/**
 * Runs one integer program in the arrays form of HiGHS, from a plan that is known (`start`) where there is one. A plan found
 * before a limit of `options` was reached counts.
 */
export async function runHighsInteger(
  data: ModelData,
  options: Options & object,
  start: Float64Array | null,
): Promise<IntegerSolution> {
  const highs = await loadedHighs();
  const model = highs.createModel(data);
  try {
    model.options.set({ output_flag: false, random_seed: 0, ...options });
    if (start) model.setSolution({ colValue: start });
    model.run();
    const status = model.getModelStatus();
    const { modelStatus, solutionStatus } = highs.constants;
    if (status === modelStatus.infeasible || status === modelStatus.unboundedOrInfeasible)
      return { status: 'infeasible' };
    if (model.info.get('primal_solution_status') !== solutionStatus.feasible) return { status: 'none' };
    return { status: 'plan', x: model.getSolution().colValue };
  } finally {
    model.dispose();
  }
}
