import type { Outer } from './outer.ts';
import type { Packed } from './packed.ts';

// Functions of the file, not closures of a part: their machine code outlives a program, and the next one need not compile it again.

/** Where what a column adds to the system goes. The core has a row for every two stages that meet and for every closure. */
export interface Targets {
  readonly outer: Outer;
  readonly links: number;
  readonly numbers: Float64Array;
  /** Place in `numbers` of the blocks of the first stages. */
  readonly carry: number;
  readonly matrix: Float64Array;
  readonly borderFrom: number;
}

/** Adds freedom a a' of a column. */
export function addProduct(
  { outer: { starts, rows, values, core, coreRows }, links, numbers, carry, matrix, borderFrom }: Targets,
  column: number,
  freedom: number,
): void {
  for (let e = starts[column]!; e < starts[column + 1]!; e++) {
    const a = rows[e]!;
    const product = freedom * values[e]!;
    for (let f = starts[column]!; f < starts[column + 1]!; f++) {
      const b = rows[f]!;
      if (b > a) continue;
      if (b >= core) {
        matrix[(a - core) * coreRows + b - core]! += product * values[f]!;
        continue;
      }
      const lane = b < links ? 0 : 1;
      const j = b - lane * links;
      const i = a < core ? a - lane * links : a - core - borderFrom + links;
      numbers[carry + (i * (i + 1) + 2 * j) + lane]! += product * values[f]!;
    }
  }
}

/** Adds a column times `amount` to right sides: those of the core, and those of the first stages' links, which stand at `ofLinks`. */
export function addChange(
  { outer: { starts, rows, values, core }, links, numbers }: Targets,
  column: number,
  amount: number,
  coreRight: Float64Array,
  ofLinks: number,
): void {
  for (let e = starts[column]!; e < starts[column + 1]!; e++) {
    const row = rows[e]!;
    if (row >= core) coreRight[row - core]! += values[e]! * amount;
    else {
      const lane = row < links ? 0 : 1;
      numbers[ofLinks + (row - lane * links) * 2 + lane]! += values[e]! * amount;
    }
  }
}

/** a'y of a column. */
export function transposed(
  { starts, rows, values, core }: Outer,
  column: number,
  firstY: Float64Array,
  coreY: Float64Array,
): number {
  let sum = 0;
  for (let e = starts[column]!; e < starts[column + 1]!; e++)
    sum += values[e]! * (rows[e]! < core ? firstY[rows[e]!]! : coreY[rows[e]! - core]!);
  return sum;
}

/** Place of a link to the next stage in a field of the rows of a stage. */
export function linkAt({ rows, links }: Packed['lanes']['shape'], field: number, link: number): number {
  return (field * rows + rows - links + link) * 2;
}

/** Core row of each of what the lanes hand on: links, then closures, of one lane after the other. */
export function coreRowsOf(outer: Outer, { lanes }: Packed): Int32Array {
  const { rows: m, links, closures } = lanes.shape;
  const rest = links + closures;
  const out = new Int32Array(2 * rest);
  for (let i = 0; i < links; i++) {
    const edge = i - (links - lanes.edges);
    out[i] = outer.rowAt(m - links + i, 0);
    out[rest + i] = edge >= 0 ? outer.edgeAt(edge) : outer.rowAt(m - links + i, lanes.between - 1);
  }
  for (let c = 0; c < closures; c++) out[links + c] = out[rest + links + c] = outer.closureAt(c);
  return out;
}
