import type { Series } from '../../series/series.ts';

/**
 * A program in stages, one per step: minimise c'x, A x = b, 0 <= x <= u, x in step-major order (stage t holds its `n`
 * columns, then the few global ones). A column of stage t has entries in the rows of its own stage and, where it ties steps
 * together, in those of the next; rows over the whole axis are `closures`. The rows that take entries from the stage before
 * (stocks, ramps, running peaks) come last in a stage: they are the `links`.
 *
 * Beside the program's own blocks there are
 * - a slack for every inequality row;
 * - for a peak per period, row_t: a x_t + s_t = P becomes (a x + s)_t - (a x + s)_(t-1) = 0 within a period, and equals
 *   lower + q at its first step: the peak is carried from step to step like a stock, without a column over the period;
 * - for a cyclic stock, a global start level and a closure: start - last level = 0.
 */
export interface Stages {
  readonly steps: number;
  readonly n: number;
  readonly m: number;
  readonly links: number;
  readonly own: readonly Entry[];
  readonly next: readonly Entry[];
  /** Entries of hourly columns in closures; `row` counts closures. */
  readonly closing: readonly Entry[];
  readonly closures: number;
  readonly globals: readonly GlobalColumn[];
  readonly cost: Float64Array;
  readonly upper: Float64Array;
  /** Right-hand sides, step-major, then the closures. */
  readonly right: Float64Array;
  readonly costAtLower: number;
  /** Plan and multipliers of the program from those of the stages. */
  readonly unpack: (x: Float64Array, y: Float64Array) => { x: Float64Array; y: Float64Array };
}

export interface Entry {
  readonly column: number;
  readonly row: number;
  readonly value: Series;
}

/** A column outside the stages, with entries in closures and in the links of stage 0. */
export interface GlobalColumn {
  readonly closing: readonly { readonly row: number; readonly value: number }[];
  readonly first: readonly { readonly row: number; readonly value: number }[];
}
