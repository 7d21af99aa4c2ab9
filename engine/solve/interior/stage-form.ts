import type { Series } from '../../series/series.ts';

/**
 * A program in stages, one per step: minimise c'x, A x = b, lower <= x <= upper. A flow has entries in the rows of its own
 * step. A level stands between a step and the next: `near` are its entries in the links of its own step, `far` those in the
 * links of the next (a value per step of the row). Rows over the whole axis are closures, columns outside the steps globals.
 *
 * Beside the program's own blocks there are
 * - a slack for every inequality row;
 * - for a peak per period, an edge between steps: (a x + slack)_t is the peak, the same in every step of a period, so that
 *   (a x + slack)_(t-1) - (a x + slack)_t = 0 within a period; where a peak is set already, rise - (a x + slack) = -set in the
 *   first step of the period. The price of the peak is spread over the steps of its period;
 * - for a cyclic stock, its level before the first step and the closure start - last level = 0;
 * - for a column with entries in balances that also ties two steps (a ramp), a level equal to it.
 */
export interface Stages {
  readonly steps: number;
  /** Rows per step; the last `links` of them tie steps together. */
  readonly rows: number;
  readonly links: number;
  /** Links that are edges, the last of them: row t stands between steps t - 1 and t. */
  readonly edges: number;
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
  /** Cost of the square: weight / 2 x^2; x counts from the lower bound. */
  readonly weight?: number;
  readonly closing: readonly Entry[];
}

export interface Flow extends Column {
  readonly own: readonly Entry[];
  /** Entries of step t in the edge before it and in the one after it. */
  readonly edges: readonly EdgeEntry[];
}

export interface Level extends Column {
  readonly near: readonly Entry[];
  readonly far: readonly Entry[];
  /** The level before the first step, where it is not given: a global. */
  readonly before: number | null;
  /** Entries in closures of the level after the last step. */
  readonly last: readonly { readonly row: number; readonly value: number }[];
}

export interface EdgeEntry {
  readonly row: number;
  readonly before: Series;
  readonly after: Series;
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
