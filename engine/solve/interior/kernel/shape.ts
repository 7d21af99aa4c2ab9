/**
 * The shape of a program in stages: all that the generated code depends on. Numbers come later, from memory.
 *
 * A stage has `rows` rows, the last `links` of which tie it to its neighbours. A column has entries in the rows of its stage
 * (`own`); one that ties stages also has entries in a link of its stage (`near`) and in that of the next (`far`). Closures are
 * rows over all stages.
 *
 * Two lanes of stages are worked on at once, one from the first step forward and one from the last step back, so that one
 * instruction serves both: for the second lane near and far change places.
 */
export interface Shape {
  readonly rows: number;
  readonly links: number;
  readonly closures: number;
  readonly columns: readonly ColumnShape[];
  /** How many parameters (one pair of lanes for all stages) and series (one pair a stage) the coefficients need. */
  readonly parameters: number;
  readonly series: number;
}

export interface ColumnShape {
  readonly own: readonly EntryShape[];
  /** `row` counts links. */
  readonly ties: readonly { readonly row: number; readonly near: Coefficient; readonly far: Coefficient }[];
  readonly closing: readonly EntryShape[];
  /** Whether its square costs something too: weight / 2 x^2. */
  readonly isWeighted: boolean;
}

export interface EntryShape {
  readonly row: number;
  readonly value: Coefficient;
}

/** Where the code finds a coefficient. */
export type Coefficient =
  | { readonly kind: 'one' }
  | { readonly kind: 'minusOne' }
  | { readonly kind: 'parameter'; readonly index: number }
  | { readonly kind: 'series'; readonly index: number };

/**
 * Places of a column's numbers, in bytes: x, the distance s to its upper bound, their bound multipliers z and w, and the
 * directions of x and z, each for either lane. Between the predictor and the final direction the place of dz holds the
 * second-order part of dx. What can be worked out from these is: memory is slower than arithmetic. While a plan is put on its
 * bounds, the place of z holds how easily a column moves (the square of its distance to its bounds), that of dz where it was.
 */
export const PLACE = {
  x: 0,
  s: 16,
  z: 32,
  w: 48,
  dx: 64,
  dz: 80,
  second: 80,
  mobility: 32,
  kept: 80,
} as const;
export const COLUMN_BYTES = 96;

/** The same for code outside the kernel: places in a view of doubles, for the first lane; the second lane's are one further. */
export const DOUBLES = {
  x: PLACE.x / 8,
  s: PLACE.s / 8,
  z: PLACE.z / 8,
  w: PLACE.w / 8,
  dx: PLACE.dx / 8,
  dz: PLACE.dz / 8,
  width: COLUMN_BYTES / 8,
} as const;

/** What is put on a bound stands this far inside, so that it can still move. */
export const AT_BOUND = 1e-12;
/** Nothing inside moves as if it stood nearer than this. */
export const NEAR = 1e-9;

/** Places of a row's numbers; each field holds all rows of a stage. */
export const ROW_FIELD = { right: 0, y: 1, forward: 2, first: 3, second: 4 } as const;
const ROW_FIELDS = 5;

/**
 * Places of a stage's paces: the shares of the last direction that its columns and its multipliers take, and what these may
 * differ by from those of the next stage (see paces.ts).
 */
export const PACE = { primal: 0, dual: 1, move: 2, turn: 3 } as const;
const PACE_FIELDS = 4;

/** Of the second-order term, in products: a column that the predictor sends far beyond where it is will not go there. */
export const LARGEST_BEND = 2;

/** Where everything lies in memory, in bytes. */
export interface Layout {
  /** Lower triangle, rows of `links` then `closures`, that a stage hands to the next. */
  readonly carry: number;
  readonly carryRight: number;
  readonly nextY: number;
  readonly borderY: number;
  /** Closures' part of the corrector's second right side. */
  readonly borderSecond: number;
  /** What a projection leaves of the links' and closures' right sides. */
  readonly leftOver: number;
  readonly results: number;
  readonly parameters: number;
  /** Vectors of numbers that the code needs often: reading one is faster than making it. */
  readonly one: number;
  /** Share of a bound multiplier that is left at least by a step. */
  readonly leastShare: number;
  /** Share of the way to a bound that a step goes at most; what a link and (as a share) a bound multiplier may be off by. */
  readonly stepShare: number;
  readonly largestMove: number;
  readonly largestTurn: number;
  readonly paceLimits: number;
  /** Weights of the columns, where squares have a cost; nothing otherwise. */
  readonly weights: number;
  readonly leastPivot: number;
  /** Block of a stage where it is too large to be kept in locals, and the least pivots of its rows. */
  readonly block: number;
  readonly floors: number;
  /** First byte after the fixed part. */
  readonly start: number;
  readonly columnStride: number;
  readonly rowStride: number;
  readonly factorStride: number;
  readonly seriesStride: number;
  readonly costStride: number;
  readonly paceStride: number;
}

const VECTOR = 16;
const RESULTS = 6;

/** `blockVectors`: vectors of the block of a stage where it lies in memory. */
export function layoutOf(shape: Shape, factorEntries: number, blockVectors: number): Layout {
  const rest = shape.links + shape.closures;
  const columns = shape.columns.length;
  let at = VECTOR;
  const take = (vectors: number) => {
    const from = at;
    at += vectors * VECTOR;
    return from;
  };
  return {
    carry: take((rest * (rest + 1)) / 2),
    carryRight: take(rest),
    nextY: take(shape.links),
    borderY: take(shape.closures),
    borderSecond: take(shape.closures),
    leftOver: take(rest),
    results: take(RESULTS),
    parameters: take(shape.parameters),
    one: take(1),
    leastShare: take(1),
    stepShare: take(1),
    largestMove: take(1),
    largestTurn: take(1),
    paceLimits: take(2),
    weights: take(shape.columns.some(({ isWeighted }) => isWeighted) ? columns : 0),
    leastPivot: take(1),
    block: take(blockVectors),
    floors: take(blockVectors > 0 ? shape.rows : 0),
    start: at,
    columnStride: columns * COLUMN_BYTES,
    rowStride: shape.rows * ROW_FIELDS * VECTOR,
    factorStride: factorEntries * VECTOR,
    seriesStride: shape.series * VECTOR,
    costStride: columns * VECTOR,
    paceStride: PACE_FIELDS * VECTOR,
  };
}
