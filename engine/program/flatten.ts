import { forEachCoefficient, type Program } from './program.ts';

/** The matrix by columns (compressed sparse column), entries at one place summed. */
export interface SparseColumns {
  readonly starts: Int32Array;
  readonly indices: Int32Array;
  readonly values: Float64Array;
}

/** Flattens the terms of a program for solvers that know no blocks. Zero coefficients are left out. */
export function flatten(program: Program): SparseColumns {
  const starts = new Int32Array(program.columnCount + 1);
  forEachCoefficient(program, (_row, column, value) => {
    if (value !== 0) starts[column + 1]!++;
  });
  for (let c = 0; c < program.columnCount; c++) starts[c + 1]! += starts[c]!;
  const next = starts.slice(0, program.columnCount);
  const indices = new Int32Array(starts[program.columnCount]!);
  const values = new Float64Array(indices.length);
  forEachCoefficient(program, (row, column, value) => {
    if (value === 0) return;
    const slot = next[column]!++;
    indices[slot] = row;
    values[slot] = value;
  });
  return sumRepeats(program, { starts, indices, values });
}

/** Two terms may meet at one place (a store over a single step, cyclic): solvers refuse repeats, so they are summed. */
function sumRepeats(program: Program, { starts, indices, values }: SparseColumns): SparseColumns {
  const seenAt = new Int32Array(program.rowCount).fill(-1);
  const outStarts = new Int32Array(starts.length);
  let out = 0;
  for (let c = 0; c < program.columnCount; c++) {
    const begin = out;
    for (let k = starts[c]!; k < starts[c + 1]!; k++) {
      const row = indices[k]!;
      const earlier = seenAt[row]!;
      if (earlier >= begin) values[earlier]! += values[k]!;
      else {
        seenAt[row] = out;
        indices[out] = row;
        values[out] = values[k]!;
        out++;
      }
    }
    outStarts[c + 1] = out;
  }
  return { starts: outStarts, indices: indices.slice(0, out), values: values.slice(0, out) };
}
