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
  return {
    numCols: cost.length,
    numRows: rowLower.length,
    colCost: Float64Array.from(cost),
    colLower: Float64Array.from(lower),
    colUpper: Float64Array.from(upper),
    rowLower: Float64Array.from(rowLower),
    rowUpper: Float64Array.from(rowUpper),
    matrix: matrixOf(entries, rowLower.length),
    integrality: Int32Array.from(integer, Number),
  };
}

function matrixOf(entries: IntegerProgram['entries'], rows: number): ModelData['matrix'] {
  const starts = new Int32Array(entries.length + 1);
  const indices: number[] = [];
  const values: number[] = [];
  /** Where a row stands among the entries so far; what is before the column is of an earlier one. */
  const places = new Int32Array(rows).fill(-1);
  for (let c = 0; c < entries.length; c++) {
    const from = indices.length;
    for (const [row, value] of entries[c]!) {
      if (places[row]! >= from) values[places[row]!]! += value;
      else {
        places[row] = indices.push(row) - 1;
        values.push(value);
      }
    }
    let to = from;
    for (let e = from; e < indices.length; e++) {
      if (values[e] === 0) continue;
      indices[to] = indices[e]!;
      values[to++] = values[e]!;
    }
    indices.length = to;
    values.length = to;
    starts[c + 1] = to;
  }
  return {
    format: 'csc',
    numRows: rows,
    numCols: entries.length,
    starts,
    indices: Int32Array.from(indices),
    values: Float64Array.from(values),
  };
}
