import type { Program } from '../../engine/program/program.ts';
import type { Figures } from '../benchmark.ts';
import { rounded, spread } from '../statistics.ts';
import type { SolverCase } from './cases.ts';
import type { Method } from './methods.ts';
import { NO_PLAN, type Result } from './result.ts';

/** One case by one method. Times and quality are null where there is none; `note` says why. */
export interface SolverRow extends Figures {
  readonly case: string;
  readonly method: Method;
  readonly status: string;
  /** Solving; `buildMs` comes before it and is counted apart. */
  readonly medianMs: number | null;
  readonly buildMs: number | null;
  /** Building and solving, the first time in a fresh process. */
  readonly coldMs: number | null;
  /** Processor time of building and solving. */
  readonly cpuMs: number | null;
  readonly gap: number | null;
  readonly costEur: number | null;
  /** (cost - cost of ours at 1e-6) / |cost|. */
  readonly costDifference: number | null;
  readonly workingMb: number | null;
  readonly limitMs: number;
}

export function toRow(one: SolverCase, method: Method, program: Program, result: Result): SolverRow {
  const { steps, columnCount } = program;
  const start = { case: one.name, method, limitMs: one.limitS * 1000, steps, columns: columnCount };
  if (result.kind !== 'measured') return { ...start, ...NO_FIGURES, status: result.kind, note: result.note };
  const { status, coldMs, buildMs, solveMs, cpuMs, workingMb, quality } = result.measurement;
  if (status !== 'optimal') {
    const note = status === 'out-of-time' ? `> ${one.limitS} s` : 'no plan';
    return { ...start, ...NO_FIGURES, status, note };
  }
  const time = spread(solveMs);
  return {
    ...start,
    status,
    calls: solveMs.length,
    buildMs: rounded(spread(buildMs).median),
    medianMs: rounded(time.median),
    lowMs: rounded(time.low),
    highMs: rounded(time.high),
    coldMs: rounded(coldMs),
    cpuMs: rounded(spread(cpuMs).median),
    workingMb: workingMb === null ? null : rounded(workingMb),
    costEur: quality.costEur,
    gap: quality.gap === null ? null : rounded(quality.gap, 2),
    maxResidualMw: quality.maxResidualMw === null ? null : rounded(quality.maxResidualMw, 2),
    costDifference: null,
    note: '',
  };
}

const NO_FIGURES = {
  calls: 0,
  buildMs: null,
  medianMs: null,
  lowMs: null,
  highMs: null,
  coldMs: null,
  cpuMs: null,
  workingMb: null,
  ...NO_PLAN,
  costDifference: null,
};

/** Costs further apart than this, relative, are not the same answer. */
const SAME_COST = 1e-6;
const SAME_COST_EARLY = 1e-4;

/** Sets the cost of every method of a case against ours, and says so where they are not the same. */
export function withDifferences(rows: readonly SolverRow[]): SolverRow[] {
  const ours = rows.find(row => row.method === 'ours 1e-6')?.costEur ?? null;
  return rows.map(row => {
    if (ours === null || row.costEur === null) return row;
    const costDifference = (row.costEur - ours) / Math.max(1, Math.abs(ours));
    const most = row.method === 'ours 1e-4' ? SAME_COST_EARLY : SAME_COST;
    const note = Math.abs(costDifference) > most ? 'DIFFERENT COST' : row.note;
    return { ...row, costDifference: rounded(costDifference, 2), note: note as string };
  });
}
