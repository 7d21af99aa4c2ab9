import {
  above,
  add,
  andIndex,
  type Code,
  clearFixed,
  constant,
  div,
  indexOf,
  load,
  loadFixed,
  masked,
  minusIndex,
  mul,
  type Pointer,
  plusIndex,
  shiftedRight,
  storeFixed,
  sub,
  VECTOR_BYTES,
  whole,
} from './code.ts';
import { UNROLLED } from './elimination.ts';
import { ROW_FIELD } from './shape.ts';
import { carryByte, rightPlace, type Sums, type Writer } from './stage-code.ts';

/**
 * The block of a stage in memory, for groups of sites: entry (i, j), i >= j, stands in row j, column i, so that the rows that
 * the elimination goes along lie together.
 */
function blockByte({ layout, elimination }: Writer, i: number, j: number): number {
  return layout.block + (j * elimination.rowWidth + i) * VECTOR_BYTES;
}

/** Sums in the block in memory, nil at first. */
export function newBlockInMemory(writer: Writer, code: Code): Sums {
  const { size, rowWidth } = writer.elimination;
  clearFixed(code, writer.layout.block, size * rowWidth * VECTOR_BYTES);
  const byteOf = (place: number) => blockByte(writer, Math.floor(place / size), place % size);
  const put = (place: number, value: Parameters<typeof storeFixed>[2]) =>
    storeFixed(code, byteOf(place), value);
  return {
    add(place, { minus, value }) {
      put(place, (minus ? sub : add)(loadFixed(byteOf(place)), value));
    },
    get: place => ({ value: loadFixed(byteOf(place)) }),
    begin: put,
    freeAll: () => {},
  };
}

/** Eliminates the rows of the stage: each pivot's row, times each of its entries over the pivot, off the rows below. */
export function eliminateInMemory(
  writer: Writer,
  code: Code,
  rows: Pointer,
  factor: Pointer,
  right: Sums,
  border: Sums,
): void {
  const { shape, layout, elimination } = writer;
  const { rows: m, links } = shape;
  const { size, below, entryAt, pivotAt } = elimination;
  const floorByte = (k: number) => layout.floors + k * VECTOR_BYTES;
  for (let k = 0; k < m; k++)
    storeFixed(code, floorByte(k), mul(loadFixed(layout.leastPivot), loadFixed(blockByte(writer, k, k))));
  const loop = newLoop(writer, code);
  for (let k = 0; k < m; k++) {
    const pivot = code.keep(loadFixed(blockByte(writer, k, k)));
    const reciprocal = code.keep(
      masked(div(loadFixed(layout.one), pivot.value), above(pivot.value, loadFixed(floorByte(k)))),
    );
    code.store(factor, pivotAt(k) * VECTOR_BYTES, reciprocal.value);
    loop(k, reciprocal);
    const forward = right.get(k)!;
    for (const i of below[k]!) {
      const l = code.keep(mul(loadFixed(blockByte(writer, i, k)), reciprocal.value));
      code.store(factor, entryAt(i, k) * VECTOR_BYTES, l.value);
      const isClosure = i >= m + links;
      const sums = isClosure ? border : right;
      sums.add(isClosure ? rightPlace(size, i) : i, { minus: true, value: mul(l.value, forward.value) });
      code.free(l);
    }
    code.store(rows, (ROW_FIELD.forward * m + k) * VECTOR_BYTES, mul(forward.value, reciprocal.value));
    code.free(pivot, reciprocal);
  }
  handOn(writer, code, right, border);
}

/** Code for the loops of one pivot; their counters are shared by all. */
function newLoop(writer: Writer, code: Code) {
  const { size, rowWidth } = writer.elimination;
  const [entry, row, count, from, to, inner] = Array.from({ length: 6 }, () => code.counter()) as [
    Pointer,
    Pointer,
    Pointer,
    Pointer,
    Pointer,
    Pointer,
  ];
  const rowBytes = rowWidth * VECTOR_BYTES;
  const stepBytes = UNROLLED * VECTOR_BYTES;
  return (k: number, reciprocal: { readonly value: Parameters<typeof mul>[1] }) => {
    const pivotRow = writer.layout.block + k * rowBytes;
    if (k + 1 >= size) return;
    code.assign(entry, whole(pivotRow + (k + 1) * VECTOR_BYTES));
    code.assign(row, whole(pivotRow + rowBytes));
    code.assign(count, whole(size - k - 1));
    code.repeat(count, () => {
      const value = code.keep(load(entry, 0));
      code.whereAny(value.value, () => {
        const l = code.keep(mul(value.value, reciprocal.value));
        // From the entry's own column, rounded down to a whole step: what is before the diagonal is never read.
        code.assign(to, andIndex(minusIndex(indexOf(entry), whole(pivotRow)), whole(-stepBytes)));
        code.assign(from, plusIndex(indexOf(to), whole(pivotRow)));
        code.assign(
          inner,
          shiftedRight(minusIndex(whole(rowBytes), indexOf(to)), whole(Math.log2(stepBytes))),
        );
        code.assign(to, plusIndex(indexOf(to), indexOf(row)));
        code.repeat(inner, () => {
          for (let u = 0; u < UNROLLED; u++) {
            const byte = u * VECTOR_BYTES;
            code.store(to, byte, sub(load(to, byte), mul(l.value, load(from, byte))));
          }
          code.advance(to, stepBytes);
          code.advance(from, stepBytes);
        });
        code.free(l);
      });
      code.free(value);
      code.advance(entry, VECTOR_BYTES);
      code.advance(row, rowBytes);
    });
  };
}

/** Carries what is left to the next stage; closures by closures are summed where they will be read. */
function handOn(writer: Writer, code: Code, right: Sums, border: Sums): void {
  const { shape, layout, elimination } = writer;
  const { rows: m, links } = shape;
  const { size } = elimination;
  for (let i = m; i < size; i++) {
    const isClosure = i >= m + links;
    const sum = right.get(i);
    if (!isClosure)
      storeFixed(code, layout.carryRight + (i - m) * VECTOR_BYTES, sum ? sum.value : constant(0));
    else if (sum) border.add(rightPlace(size, i), { minus: false, value: sum.value });
    for (let j = m; j <= i; j++) {
      const byte = layout.carry + carryByte(i - m, j - m);
      const entry = loadFixed(blockByte(writer, i, j));
      storeFixed(code, byte, isClosure && j >= m + links ? add(loadFixed(byte), entry) : entry);
    }
  }
  right.freeAll();
}
