import { runHighs } from '../solve/highs.ts';
import type { Solution } from '../solve/solution.ts';

/** A column with every entry written out, from the first row to the last. */
export interface DenseColumn {
  readonly cost: number;
  readonly lower: number;
  readonly upper: number;
  readonly entries: readonly number[];
}

/** Solves a small program by HiGHS. */
export async function solveDense(
  columns: readonly DenseColumn[],
  rowLower: Float64Array,
  rowUpper: Float64Array,
): Promise<Solution> {
  const numRows = rowLower.length;
  return runHighs(
    {
      numCols: columns.length,
      numRows,
      offset: 0,
      colCost: Float64Array.from(columns, ({ cost }) => cost),
      colLower: Float64Array.from(columns, ({ lower }) => lower),
      colUpper: Float64Array.from(columns, ({ upper }) => upper),
      rowLower,
      rowUpper,
      matrix: {
        format: 'csc',
        numRows,
        numCols: columns.length,
        starts: Int32Array.from({ length: columns.length + 1 }, (_, c) => c * numRows),
        indices: Int32Array.from({ length: columns.length * numRows }, (_, k) => k % numRows),
        values: Float64Array.from(columns.flatMap(({ entries }) => entries)),
      },
    },
    {},
  );
}
