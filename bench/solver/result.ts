import type { Outcome } from './run-child.ts';

/** One case solved by one method: times and quality. */
export interface Measurement {
  /** `optimal`, `infeasible`, `out-of-time` or what the method says itself. */
  readonly status: string;
  /** Building and solving the first time in a fresh process, code not yet compiled. */
  readonly coldMs: number;
  /** Later times: building the program, and solving it from nothing. */
  readonly buildMs: readonly number[];
  readonly solveMs: readonly number[];
  /** Processor time of the later times, building and solving, all threads of the process: steadier on a busy machine. */
  readonly cpuMs: readonly number[];
  /** Growth of the resident memory during the first build and solve, peak over start; null where it cannot be seen. */
  readonly workingMb: number | null;
  readonly quality: Quality;
}

/** Cost and proof of a plan; nulls without a plan. */
export interface Quality {
  readonly costEur: number | null;
  readonly gap: number | null;
  readonly maxResidualMw: number | null;
}

export const NO_PLAN: Quality = { costEur: null, gap: null, maxResidualMw: null };

/** A measurement, or why there is none. `over-limit`: stopped from outside. */
export type Result =
  | { readonly kind: 'measured'; readonly measurement: Measurement }
  | { readonly kind: 'skipped' | 'failed' | 'over-limit'; readonly note: string };
type NoResult = Exclude<Result, { kind: 'measured' }>;

/** How each measurement is repeated, in whatever language it is written. */
export const REPETITION = {
  /** No call begins after so many milliseconds. */
  enoughMs: 12_000,
  /** Fast methods are repeated for so long at least, or the clock and the compiler are what one measures. */
  leastMs: 1000,
} as const;

/** Result of a process that printed no measurement. */
export function failure(outcome: Exclude<Outcome, { kind: 'done' }>, limitS: number): NoResult {
  return outcome.kind === 'over-limit'
    ? { kind: 'over-limit', note: `> ${limitS} s` }
    : { kind: 'failed', note: outcome.reason };
}
