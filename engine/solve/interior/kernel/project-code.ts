import {
  above,
  add,
  type Code,
  chosen,
  constant,
  type Local,
  larger,
  load,
  loadFixed,
  magnitude,
  mul,
  negative,
  type Pointer,
  smaller,
  storeFixed,
  sub,
  type Value,
  VECTOR_BYTES,
  writeFunction,
} from './code.ts';
import { addColumn, beginBlock, beginBorder, eliminate, storeBorder } from './factor-code.ts';
import { eliminateInMemory, newBlockInMemory } from './large-code.ts';
import { AT_BOUND, NEAR, PLACE } from './shape.ts';
import { backward, retreat } from './solve-code.ts';
import {
  type BlockColumn,
  newSums,
  placeByte,
  type Sums,
  transposedValue,
  type Writer,
} from './stage-code.ts';
import type { WasmFunction } from './wasm.ts';

const nil = constant(0);
const near = constant(NEAR);
const atBound = constant(AT_BOUND);
/** What is put on a bound moves as if it had stood at this share of its distance: only where nothing else can. */
const held = constant(0.1);

/** The numbers of a column that a projection reads and writes, as locals. */
function placesOf(code: Code, columns: Pointer, { at: column }: BlockColumn) {
  const at = (place: number) => code.keep(load(columns, placeByte(column, place)));
  const put = (place: number, value: Value) => code.store(columns, placeByte(column, place), value);
  return { at, put };
}

/**
 * Puts the columns that lose more than the share `leaving` of their distance to the nearer bound in the predictor's step on that
 * bound, lets the others take the share `taken` of the step, and notes how easily each moves. One whose range is no more than
 * `leastRange` stays on its lower bound.
 */
export function writeSettle(writer: Writer): WasmFunction {
  return writeFunction('settle', 2, 3, (code, pointers, [leaving, taken, leastRange]) => {
    const [columns, count] = pointers as [Pointer, Pointer];
    code.repeat(count, () => {
      for (const column of writer.columns) {
        const { at, put } = placesOf(code, columns, column);
        const [x, s, dx] = [at(PLACE.x), at(PLACE.s), at(PLACE.dx)];
        put(PLACE.kept, x.value);
        const range = code.keep(add(x.value, s.value));
        const inside = code.keep(smaller(x.value, s.value));
        const isLow = code.keep(above(s.value, x.value));
        const towards = chosen(isLow.value, negative(dx.value), dx.value);
        const leaves = code.keep(above(towards, mul(leaving!, inside.value)));
        const onBound = chosen(isLow.value, atBound, sub(range.value, atBound));
        const stepped = smaller(larger(add(x.value, mul(taken!, dx.value)), nil), range.value);
        const isOpen = code.keep(above(range.value, leastRange!));
        code.set(x, chosen(isOpen.value, chosen(leaves.value, onBound, stepped), nil));
        // What is put on its lower bound has a distance to the upper one of the whole range, to the last bit.
        const otherSide = chosen(isLow.value, sub(range.value, atBound), atBound);
        code.set(s, chosen(leaves.value, otherSide, sub(range.value, x.value)));
        code.set(s, chosen(isOpen.value, s.value, range.value));
        put(PLACE.x, x.value);
        put(PLACE.s, s.value);
        const distance = chosen(leaves.value, mul(held, inside.value), smaller(x.value, s.value));
        code.set(inside, chosen(isOpen.value, larger(distance, near), nil));
        put(PLACE.mobility, mul(inside.value, inside.value));
        put(PLACE.dx, nil);
        code.free(x, s, dx, range, inside, isLow, leaves, isOpen);
      }
      code.advance(columns, writer.layout.columnStride);
    });
  });
}

/** Puts every column back where it was before `settle`. */
export function writeReopen(writer: Writer): WasmFunction {
  return writeFunction('reopen', 2, 0, (code, pointers) => {
    const [columns, count] = pointers as [Pointer, Pointer];
    code.repeat(count, () => {
      for (const column of writer.columns) {
        const { at, put } = placesOf(code, columns, column);
        const range = add(
          load(columns, placeByte(column.at, PLACE.x)),
          load(columns, placeByte(column.at, PLACE.s)),
        );
        const kept = at(PLACE.kept);
        put(PLACE.s, sub(range, kept.value));
        put(PLACE.x, kept.value);
        code.free(kept);
      }
      code.advance(columns, writer.layout.columnStride);
    });
  });
}

/**
 * Forward: takes the step dx of every column (one that would cross a bound stays there and moves no more), then forms and
 * eliminates A M A' for the mobilities M, with the right side b - A x. Result 0: largest of these in any row of the stages;
 * `leftOver`: those of the links of the core and of the closures.
 */
export function writeProject(writer: Writer): WasmFunction {
  return writeFunction('project', 5, 0, (code, pointers) => {
    const [columns, rows, factor, given, count] = pointers as FivePointers;
    const { shape, layout, elimination } = writer;
    const worst = code.keep(nil);
    const border = newSums(code);
    beginBorder(writer, border);
    const closing = Array.from({ length: shape.closures }, () => code.keep(nil));
    code.repeat(count, () => {
      const block = elimination.isLarge ? newBlockInMemory(writer, code) : newSums(code);
      const right = newSums(code);
      beginBlock(writer, rows, block, right);
      for (const column of writer.columns) {
        const { x, mobility } = slid(code, columns, column);
        addColumn(writer, code, given, column, mobility.value, x.value, block, right);
        code.free(x, mobility);
      }
      noteResidual(writer, code, right, worst, closing);
      if (elimination.isLarge) eliminateInMemory(writer, code, rows, factor, right, border);
      else eliminate(writer, code, rows, factor, block, right, border);
      code.advance(columns, layout.columnStride);
      code.advance(rows, layout.rowStride);
      code.advance(factor, layout.factorStride);
      code.advance(given, layout.seriesStride);
    });
    storeFixed(code, layout.results, worst.value);
    closing.forEach((sum, c) => {
      storeFixed(code, layout.leftOver + (shape.links + c) * VECTOR_BYTES, sum.value);
    });
    storeBorder(writer, code, border);
  });
}

type FivePointers = [Pointer, Pointer, Pointer, Pointer, Pointer];

/** Takes the step of a column; returns where it is and how easily it moves from there. */
function slid(code: Code, columns: Pointer, column: BlockColumn): { x: Local; mobility: Local } {
  const { at, put } = placesOf(code, columns, column);
  const [x, s, dx, mobility] = [at(PLACE.x), at(PLACE.s), at(PLACE.dx), at(PLACE.mobility)];
  const range = code.keep(add(x.value, s.value));
  const before = code.keep(smaller(x.value, s.value));
  code.set(x, add(x.value, dx.value));
  code.set(s, sub(s.value, dx.value));
  const inside = code.keep(smaller(x.value, s.value));
  const isInside = code.keep(above(inside.value, nil));
  const isLow = code.keep(above(s.value, x.value));
  const onBound = chosen(isLow.value, nil, range.value);
  const otherSide = chosen(isLow.value, range.value, nil);
  code.set(x, chosen(isInside.value, x.value, onBound));
  code.set(s, chosen(isInside.value, s.value, otherSide));
  put(PLACE.x, x.value);
  put(PLACE.s, s.value);
  // What is on its bound keeps the mobility of the distance it had.
  const away = chosen(above(before.value, near), mul(near, near), mobility.value);
  const free = chosen(above(inside.value, near), mul(inside.value, inside.value), away);
  code.set(mobility, chosen(isInside.value, free, nil));
  put(PLACE.mobility, mobility.value);
  code.free(s, dx, range, before, inside, isInside, isLow);
  return { x, mobility };
}

/** What the rows lack at x: the sums of a stage hold what the elimination carried in; the links' own part is kept apart. */
function noteResidual(
  { shape, layout }: Writer,
  code: Code,
  right: Sums,
  worst: Local,
  closing: readonly Local[],
): void {
  const { rows: m, links } = shape;
  for (let i = 0; i < m; i++) {
    let lack = right.get(i)!.value;
    if (i >= m - links) {
      const byte = (i - m + links) * VECTOR_BYTES;
      lack = add(sub(lack, loadFixed(layout.carryRight + byte)), loadFixed(layout.leftOver + byte));
    }
    code.set(worst, larger(worst.value, magnitude(lack)));
  }
  for (let l = 0; l < links; l++)
    storeFixed(code, layout.leftOver + l * VECTOR_BYTES, right.get(m + l)?.value ?? nil);
  closing.forEach((sum, c) => {
    const term = right.get(m + links + c);
    if (term) code.set(sum, add(sum.value, term.value));
  });
}

/** Backward: dx = M A'y with the multipliers of the projection, which are not kept. */
export function writeSlide(writer: Writer): WasmFunction {
  return writeFunction('slide', 5, 0, (code, pointers) => {
    const [columns, rows, factor, given, count] = pointers as FivePointers;
    code.repeat(count, () => {
      const y = backward(writer, code, rows, factor);
      for (const column of writer.columns) {
        const mobility = load(columns, placeByte(column.at, PLACE.mobility));
        const aty = transposedValue(writer, given, column, index => y(index));
        code.store(columns, placeByte(column.at, PLACE.dx), mul(mobility, aty));
      }
      y.handOn();
      retreat(writer, code, columns, rows, factor, given);
    });
  });
}
