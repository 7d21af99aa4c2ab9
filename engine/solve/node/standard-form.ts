import { flatten } from '../../program/flatten.ts';
import { forEachCoefficient, objective, type Program, type Term } from '../../program/program.ts';
import { at } from '../../series/series.ts';

/** Columns with more entries than this (peaks of a period) stay out of the normal matrix, which they would fill. */
const MOST_ENTRIES = 12;

/** A site as: minimise cost'x, A x = right, 0 <= x <= upper; the columns of the program first, then a slack per ranged row. */
export interface StandardForm {
  readonly size: number;
  readonly rowCount: number;
  readonly starts: Int32Array;
  readonly indices: Int32Array;
  readonly values: Float64Array;
  readonly right: Float64Array;
  readonly upper: Float64Array;
  readonly cost: Float64Array;
  /** Entries in the shared rows of the node: column of the site, shared row, value. */
  readonly sharedColumn: Int32Array;
  readonly sharedRow: Int32Array;
  readonly sharedValue: Float64Array;
  /** Columns that stay out of the normal matrix. */
  readonly dense: Int32Array;
  /** When each row, then each dense column, is eliminated: the order that keeps the factor near to a band. */
  readonly order: Int32Array;
}

/** `sharedStart`: first shared row of each shared row block of the whole. */
export function standardForm(
  program: Program,
  shared: readonly Term[],
  sharedStart: ReadonlyMap<number, number>,
): StandardForm {
  const { rowCount } = program;
  const ranged = [...program.rowLower.keys()].filter(r => program.rowLower[r] !== program.rowUpper[r]);
  const size = program.columnCount + ranged.length;
  const { right, room } = rowSides(program);
  const matrix = flatten(program);
  const count = matrix.indices.length;
  const starts = new Int32Array(size + 1);
  starts.set(matrix.starts);
  const indices = new Int32Array(count + ranged.length);
  const values = new Float64Array(count + ranged.length);
  indices.set(matrix.indices);
  values.set(matrix.values);
  const upper = new Float64Array(size);
  const cost = new Float64Array(size);
  cost.set(objective(program));
  for (let c = 0; c < program.columnCount; c++) upper[c] = program.upper[c]! - program.lower[c]!;
  ranged.forEach((row, k) => {
    indices[count + k] = row;
    values[count + k] = 1;
    upper[program.columnCount + k] = room[row]!;
    starts[program.columnCount + k + 1] = count + k + 1;
  });
  for (let c = 0; c < program.columnCount; c++)
    for (let p = starts[c]!; p < starts[c + 1]!; p++) right[indices[p]!]! -= values[p]! * program.lower[c]!;
  const dense = denseColumns(starts, size);
  return {
    size,
    rowCount,
    starts,
    indices,
    values,
    right,
    upper,
    cost,
    ...sharedEntries(program, shared, sharedStart),
    dense,
    order: eliminationOrder(program, starts, indices, dense),
  };
}

/** The upper side of every row and the room below it; a side that is not given is as far as the columns can reach. */
function rowSides(program: Program) {
  const least = new Float64Array(program.rowCount);
  const most = new Float64Array(program.rowCount);
  forEachCoefficient(program, (row, column, value) => {
    const [low, high] = [program.lower[column]! * value, program.upper[column]! * value];
    least[row]! += low < high ? low : high;
    most[row]! += low < high ? high : low;
  });
  const right = program.rowUpper.slice();
  const room = new Float64Array(program.rowCount);
  for (let r = 0; r < right.length; r++) {
    if (!Number.isFinite(right[r]!)) right[r] = Math.max(most[r]!, program.rowLower[r]!);
    const low = program.rowLower[r]!;
    room[r] = right[r]! - (Number.isFinite(low) ? low : Math.min(least[r]!, right[r]!));
  }
  return { right, room };
}

function sharedEntries(
  program: Program,
  shared: readonly Term[],
  sharedStart: ReadonlyMap<number, number>,
): Pick<StandardForm, 'sharedColumn' | 'sharedRow' | 'sharedValue'> {
  const columns: number[] = [];
  const rows: number[] = [];
  const values: number[] = [];
  for (const { row, column, value } of shared) {
    const { start, count } = program.columns[column]!;
    for (let k = 0; k < count; k++) {
      columns.push(start + k);
      rows.push(sharedStart.get(row)! + k);
      values.push(at(value, k));
    }
  }
  return {
    sharedColumn: Int32Array.from(columns),
    sharedRow: Int32Array.from(rows),
    sharedValue: Float64Array.from(values),
  };
}

function denseColumns(starts: Int32Array, size: number): Int32Array {
  const dense: number[] = [];
  for (let c = 0; c < size; c++) if (starts[c + 1]! - starts[c]! > MOST_ENTRIES) dense.push(c);
  return Int32Array.from(dense);
}

/** By step: balances, then stocks, then periods that end there; rows over the whole axis last. */
function eliminationOrder(
  program: Program,
  starts: Int32Array,
  indices: Int32Array,
  dense: Int32Array,
): Int32Array {
  const { steps, rowCount } = program;
  const rank = new Float64Array(rowCount + dense.length);
  const links = new Set(
    program.terms.filter(({ link }) => link === 'previous' || link === 'cyclic').map(({ row }) => row),
  );
  program.rows.forEach(({ start, count }, r) => {
    for (let k = 0; k < count; k++)
      rank[start + k] = count === steps ? 3 * k + (links.has(r) ? 1 : 0) : 3 * steps + 3;
  });
  dense.forEach((c, k) => {
    let last = 0;
    for (let p = starts[c]!; p < starts[c + 1]!; p++) {
      const after = Math.min(rank[indices[p]!]!, 3 * steps);
      if (after > last) last = after;
    }
    rank[rowCount + k] = last + 2;
  });
  return Int32Array.from(rank.keys()).sort((a, b) => rank[a]! - rank[b]! || a - b);
}
