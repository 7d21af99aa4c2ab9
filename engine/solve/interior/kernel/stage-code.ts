import {
  add,
  type Code,
  type Local,
  load,
  loadFixed,
  mul,
  negative,
  type Pointer,
  sub,
  type Value,
  VECTOR_BYTES,
} from './code.ts';
import type { Elimination } from './elimination.ts';
import { COLUMN_BYTES, type Coefficient, type Layout, type Shape } from './shape.ts';

/** A column as the code sees it: entries in the block of its stage (rows, links of the next stage, closures). */
export interface BlockColumn {
  readonly at: number;
  readonly isWeighted: boolean;
  readonly entries: readonly { readonly index: number; readonly value: Coefficient }[];
}

/** The entries of a column in the links of the next stage, and the others. */
export function partsOf({ shape }: Writer, { entries }: BlockColumn) {
  const isNext = (index: number) => index >= shape.rows && index < shape.rows + shape.links;
  return {
    own: { entries: entries.filter(({ index }) => !isNext(index)) },
    next: { entries: entries.filter(({ index }) => isNext(index)) },
  };
}

/** What the functions of a kernel share while they are written. */
export interface Writer {
  readonly shape: Shape;
  readonly layout: Layout;
  readonly elimination: Elimination;
  readonly columns: readonly BlockColumn[];
}

export function blockColumns({ rows, links, columns }: Shape): BlockColumn[] {
  return columns.map(({ own, ties, closing, isWeighted }, at) => ({
    at,
    isWeighted,
    entries: [
      ...own.map(({ row, value }) => ({ index: row, value })),
      ...ties.map(({ row, near }) => ({ index: rows - links + row, value: near })),
      ...ties.map(({ row, far }) => ({ index: rows + row, value: far })),
      ...closing.map(({ row, value }) => ({ index: rows + links + row, value })),
    ],
  }));
}

/** Byte of a number of a column from the start of its stage. */
export function placeByte(column: number, place: number): number {
  return column * COLUMN_BYTES + place;
}

/** Place in the lower triangle of what is carried, for indices counted from the links. */
export function carryByte(i: number, j: number): number {
  return ((i * (i + 1)) / 2 + j) * VECTOR_BYTES;
}

/** Place of a right side among the sums of a border, beyond the entries of the block. */
export const rightPlace = (size: number, i: number) => size * size + i;

/** Weight of a column times `value`; null for a column whose square costs nothing. */
export function weighted({ layout }: Writer, { at, isWeighted }: BlockColumn, value: Value): Value | null {
  return isWeighted ? mul(loadFixed(layout.weights + at * VECTOR_BYTES), value) : null;
}

/** Coefficient times value, its sign kept apart so that it costs nothing. */
export function scaled(
  { layout }: Writer,
  given: Pointer,
  coefficient: Coefficient,
  value: Value,
): { minus: boolean; value: Value } {
  if (coefficient.kind === 'one') return { minus: false, value };
  if (coefficient.kind === 'minusOne') return { minus: true, value };
  const factor =
    coefficient.kind === 'parameter'
      ? loadFixed(layout.parameters + coefficient.index * VECTOR_BYTES)
      : load(given, coefficient.index * VECTOR_BYTES);
  return { minus: false, value: mul(factor, value) };
}

/** Sums by place, each in a local that begins with its first addend. */
export interface Sums {
  add(place: number, term: { minus: boolean; value: Value }): void;
  get(place: number): { readonly value: Value } | undefined;
  begin(place: number, value: Value): void;
  freeAll(): void;
}

export function newSums(code: Code): Sums {
  const locals = new Map<number, Local>();
  return {
    add(place, { minus, value }) {
      const sum = locals.get(place);
      if (sum) code.set(sum, minus ? sub(sum.value, value) : add(sum.value, value));
      else locals.set(place, code.keep(minus ? negative(value) : value));
    },
    get: place => locals.get(place),
    begin: (place, value) => locals.set(place, code.keep(value)),
    freeAll() {
      code.free(...locals.values());
      locals.clear();
    },
  };
}

/** sum over the entries of a column of coefficient times y. */
export function transposedValue(
  writer: Writer,
  given: Pointer,
  { entries }: Pick<BlockColumn, 'entries'>,
  y: (index: number) => Value,
): Value {
  let sum: Value | null = null;
  for (const { index, value } of entries) {
    const term = scaled(writer, given, value, y(index));
    if (!sum) sum = term.minus ? negative(term.value) : term.value;
    else sum = term.minus ? sub(sum, term.value) : add(sum, term.value);
  }
  if (!sum) throw new Error('column without entries');
  return sum;
}
