import type { Shape } from './shape.ts';

/**
 * Which entries of the block of a stage are not nil, before and after its rows are eliminated. The block holds the rows of
 * the stage, then the links of the next stage, then the closures: its first `rows` columns are eliminated and what is left
 * is carried to the next stage.
 */
export interface Elimination {
  readonly size: number;
  /** Below the diagonal in column k after elimination: rows with an entry, ascending. */
  readonly below: readonly (readonly number[])[];
  /** Place of the entry (i, k) in the stored factor; the reciprocal pivots are `pivotAt`. */
  readonly entryAt: (i: number, k: number) => number;
  readonly pivotAt: (k: number) => number;
  readonly entries: number;
  /** Whether the block is eliminated in memory by loops: straight code for it would be too long. */
  readonly isLarge: boolean;
  /** Vectors from one row of that block to the next. */
  readonly rowWidth: number;
  /** Whether (i, j), i >= j, may be carried in from the stage before. Indices in the block of this stage. */
  readonly carriedIn: (i: number, j: number) => boolean;
}

/** Multiplications and subtractions of a stage that are written out one by one. */
const MOST_STRAIGHT = 2000;
/** Entries of a row that the loops take at once. */
export const UNROLLED = 4;

export function eliminationOf(shape: Shape): Elimination {
  const { rows, links, closures } = shape;
  const size = rows + links + closures;
  const first = rows - links;
  /** What the block after carries, as places in the block before: links become the own links of the next stage. */
  const ownOf = (index: number) => (index < rows + links ? index - links : index);
  let carried = new Set<number>();
  // A level before the first step may tie any link to any closure.
  for (let c = 0; c < closures; c++)
    for (let l = first; l < rows; l++) carried.add((rows + links + c) * size + l);
  for (;;) {
    const pattern = startPattern(shape, size);
    for (const place of carried) pattern.add(place);
    const below = eliminate(pattern, rows, size);
    const next = new Set(carried);
    for (const place of pattern) {
      const [i, j] = [Math.floor(place / size), place % size];
      if (j < rows || (i >= rows + links && j >= rows + links)) continue;
      next.add(ownOf(i) * size + ownOf(j));
    }
    if (next.size > carried.size) {
      carried = next;
      continue;
    }
    const places = new Map<number, number>();
    for (let k = 0; k < rows; k++) for (const i of below[k]!) places.set(i * size + k, rows + places.size);
    return {
      size,
      below,
      entryAt: (i, k) => places.get(i * size + k)!,
      pivotAt: k => k,
      entries: rows + places.size,
      isLarge: below.reduce((sum, { length }) => sum + (length * (length + 1)) / 2, 0) > MOST_STRAIGHT,
      rowWidth: Math.ceil(size / UNROLLED) * UNROLLED,
      carriedIn: (i, j) => i >= first && carried.has(i * size + j),
    };
  }
}

function startPattern({ rows, links, columns }: Shape, size: number): Set<number> {
  const pattern = new Set<number>();
  const join = (places: readonly number[]) => {
    for (const i of places) for (const j of places) if (i >= j) pattern.add(i * size + j);
  };
  const border = rows + links;
  for (const { own, ties, closing } of columns) {
    join([
      ...own.map(({ row }) => row),
      ...ties.flatMap(({ row }) => [rows - links + row, rows + row]),
      ...closing.map(({ row }) => border + row),
    ]);
  }
  return pattern;
}

function eliminate(pattern: Set<number>, pivots: number, size: number): number[][] {
  const below: number[][] = [];
  for (let k = 0; k < pivots; k++) {
    const rows: number[] = [];
    for (let i = k + 1; i < size; i++) if (pattern.has(i * size + k)) rows.push(i);
    for (const i of rows) for (const j of rows) if (i >= j) pattern.add(i * size + j);
    below.push(rows);
  }
  return below;
}
