import type { ModelData } from 'highs';

/** A small integer program in growing lists, column by column. */
export interface IntegerProgram {
  readonly cost: readonly number[];
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  readonly rowLower: readonly number[];
  readonly rowUpper: readonly number[];
  /** Coefficients of each column; those at one place add up. */
  readonly entries: readonly (readonly (readonly [row: number, value: number])[])[];
  /** Which columns are whole. */
  readonly integer: readonly boolean[];
}

/** The program in the arrays form of HiGHS, which takes no repeats and no nil. */
export function integerModel(program: IntegerProgram): ModelData {
  const { cost, lower, upper, rowLower, rowUpper, entries, integer } = program;
  const columns = entries.map(column => {
    const sums = new Map<number, number>();
    for (const [row, value] of column) sums.set(row, (sums.get(row) ?? 0) + value);
    return [...sums].filter(([, value]) => value !== 0);
  });
  const starts = new Int32Array(cost.length + 1);
  columns.forEach((column, c) => {
    starts[c + 1] = starts[c]! + column.length;
  });
  return {
    numCols: cost.length,
    numRows: rowLower.length,
    colCost: Float64Array.from(cost),
    colLower: Float64Array.from(lower),
    colUpper: Float64Array.from(upper),
    rowLower: Float64Array.from(rowLower),
    rowUpper: Float64Array.from(rowUpper),
    matrix: {
      format: 'csc',
      numRows: rowLower.length,
      numCols: cost.length,
      starts,
      indices: Int32Array.from(columns.flatMap(column => column.map(([row]) => row))),
      values: Float64Array.from(columns.flatMap(column => column.map(([, value]) => value))),
    },
    integrality: Int32Array.from(integer, whole => (whole ? 1 : 0)),
  };
}
