import {
  above,
  add,
  andIndex,
  type Code,
  clearFixed,
  constant,
  div,
  indexOf,
  type Local,
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

/** Pivots with fewer entries than this below them are written out: those of one site among many. */
const FEW_BELOW = 16;
/** Pivots taken off the rows below them in one go: each row is then read and written once for all of them. */
const PANEL = 4;

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
  const loops = newLoops(writer, code);
  const isFew = (k: number) => below[k]!.length < FEW_BELOW;
  for (let k = 0; k < m; ) {
    let until = k + 1;
    if (!isFew(k)) while (until < m && until < k + PANEL && !isFew(until)) until++;
    const reciprocals: Local[] = [];
    for (let p = k; p < until; p++) {
      const pivot = code.keep(loadFixed(blockByte(writer, p, p)));
      const reciprocal = code.keep(
        masked(div(loadFixed(layout.one), pivot.value), above(pivot.value, loadFixed(floorByte(p)))),
      );
      code.free(pivot);
      reciprocals.push(reciprocal);
      code.store(factor, pivotAt(p) * VECTOR_BYTES, reciprocal.value);
      if (isFew(p)) takeOffFew(writer, code, p, reciprocal);
      else for (let row = p + 1; row < until; row++) loops.takeOffRow(p, row, reciprocal);
    }
    if (!isFew(k)) loops.takeOffBelow(k, reciprocals);
    for (let p = k; p < until; p++) {
      const reciprocal = reciprocals[p - k]!;
      const forward = right.get(p)!;
      for (const i of below[p]!) {
        const l = code.keep(mul(loadFixed(blockByte(writer, i, p)), reciprocal.value));
        code.store(factor, entryAt(i, p) * VECTOR_BYTES, l.value);
        const isClosure = i >= m + links;
        const sums = isClosure ? border : right;
        sums.add(isClosure ? rightPlace(size, i) : i, { minus: true, value: mul(l.value, forward.value) });
        code.free(l);
      }
      code.store(rows, (ROW_FIELD.forward * m + p) * VECTOR_BYTES, mul(forward.value, reciprocal.value));
    }
    code.free(...reciprocals);
    k = until;
  }
  handOn(writer, code, right, border);
}

function takeOffFew(writer: Writer, code: Code, k: number, reciprocal: Local): void {
  const entries = writer.elimination.below[k]!;
  for (const i of entries) {
    const l = code.keep(mul(loadFixed(blockByte(writer, i, k)), reciprocal.value));
    for (const j of entries) {
      if (j < i) continue;
      const byte = blockByte(writer, j, i);
      storeFixed(code, byte, sub(loadFixed(byte), mul(l.value, loadFixed(blockByte(writer, j, k)))));
    }
    code.free(l);
  }
}

/** Code for the loops of dense pivots; their counters are shared by all. */
function newLoops(writer: Writer, code: Code) {
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
  const rowByte = (k: number) => writer.layout.block + k * rowBytes;
  /** to -= sum of factors times the pivot rows at `from`, from where both point to the end of the row. */
  const takeOff = (factors: readonly Local[]) =>
    code.repeat(inner, () => {
      for (let u = 0; u < UNROLLED; u++) {
        const byte = u * VECTOR_BYTES;
        let value = load(to, byte);
        factors.forEach((l, p) => {
          value = sub(value, mul(l.value, load(from, p * rowBytes + byte)));
        });
        code.store(to, byte, value);
      }
      code.advance(to, stepBytes);
      code.advance(from, stepBytes);
    });
  return {
    /** One pivot off one row, both known. */
    takeOffRow(k: number, below: number, reciprocal: Local): void {
      const offset = Math.floor(below / UNROLLED) * stepBytes;
      const l = code.keep(mul(loadFixed(blockByte(writer, below, k)), reciprocal.value));
      code.assign(to, whole(rowByte(below) + offset));
      code.assign(from, whole(rowByte(k) + offset));
      code.assign(inner, whole((rowBytes - offset) / stepBytes));
      takeOff([l]);
      code.free(l);
    },
    /** A panel of pivots, the first k, off all rows below the panel. */
    takeOffBelow(k: number, reciprocals: readonly Local[]): void {
      const first = k + reciprocals.length;
      if (first >= size) return;
      code.assign(entry, whole(rowByte(k) + first * VECTOR_BYTES));
      code.assign(row, whole(rowByte(first)));
      code.assign(count, whole(size - first));
      code.repeat(count, () => {
        const factors = reciprocals.map((reciprocal, p) =>
          code.keep(mul(load(entry, p * rowBytes), reciprocal.value)),
        );
        // From the entry's own column, rounded down to a whole step: what is before the diagonal is never read.
        code.assign(to, andIndex(minusIndex(indexOf(entry), whole(rowByte(k))), whole(-stepBytes)));
        code.assign(from, plusIndex(indexOf(to), whole(rowByte(k))));
        code.assign(
          inner,
          shiftedRight(minusIndex(whole(rowBytes), indexOf(to)), whole(Math.log2(stepBytes))),
        );
        code.assign(to, plusIndex(indexOf(to), indexOf(row)));
        takeOff(factors);
        code.free(...factors);
        code.advance(entry, VECTOR_BYTES);
        code.advance(row, rowBytes);
      });
    },
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
