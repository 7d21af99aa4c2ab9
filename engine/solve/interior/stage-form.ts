import type { Series } from '../../series/series.ts';

/**
 * A program in stages, one per step: minimise c'x, A x = b, lower <= x <= upper. A flow has entries in the rows of its own
 * step. A level stands between a step and the next: `near` are its entries in the links of its own step, `far` those in the
 * links of the next (a value per step of the row). Rows over the whole axis are closures, columns outside the steps globals.
 *
 * Beside the program's own blocks there are
 * - a slack for every inequality row;
 * - for a peak per period, a level that does not change within a period: a x_t + slack_t = peak_t, peak_t = peak_(t-1);
 * - for a cyclic stock, its level before the first step and the closure start - last level = 0;
 * - for a column with entries in balances that also ties two steps (a ramp), a level equal to it.
 */
export interface Stages {
  readonly steps: number;
  /** Rows per step; the last `links` of them tie steps together. */
  readonly rows: number;
  readonly links: number;
  readonly flows: readonly Flow[];
  readonly levels: readonly Level[];
  readonly globals: readonly GlobalColumn[];
  /** Right-hand side of each row per step, and of each closure, when every column stands at its lower bound. */
  readonly right: readonly Float64Array[];
  readonly closureRight: readonly number[];
}

/** Bounds and cost per step. */
export interface Column {
  readonly lower: Series;
  readonly upper: Series;
  readonly cost: Series;
  readonly closing: readonly Entry[];
}

export interface Flow extends Column {
  readonly own: readonly Entry[];
}

export interface Level extends Column {
  readonly near: readonly Entry[];
  readonly far: readonly Entry[];
  /** The level before the first step, where it is not given: a global. */
  readonly before: number | null;
  /** Entries in closures of the level after the last step. */
  readonly last: readonly { readonly row: number; readonly value: number }[];
}

/** `row` counts the rows of a step, or closures. */
export interface Entry {
  readonly row: number;
  readonly value: Series;
}

/** A column outside the steps, with entries in closures. */
export interface GlobalColumn {
  readonly lower: number;
  readonly upper: number;
  readonly cost: number;
  readonly closing: readonly { readonly row: number; readonly value: number }[];
}
