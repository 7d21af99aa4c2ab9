import {
  above,
  add,
  type Code,
  constant,
  div,
  type Local,
  larger,
  load,
  loadFixed,
  masked,
  mul,
  type Pointer,
  smaller,
  storeFixed,
  sub,
  type Value,
  VECTOR_BYTES,
  writeFunction,
} from './code.ts';
import { eliminateInMemory, newBlockInMemory } from './large-code.ts';
import { PACE, PLACE, ROW_FIELD } from './shape.ts';
import {
  carryByte,
  newSums,
  partsOf,
  placeByte,
  rightPlace,
  type Sums,
  scaled,
  transposedValue,
  type Writer,
  weighted,
} from './stage-code.ts';
import type { WasmFunction } from './wasm.ts';

/** Pivots below this share of their diagonal belong to rows without a free column: their multiplier stays as it is. */
export const LEAST_PIVOT_SHARE = 1e-14;

/**
 * First pass, forward: takes the last step (x += primal dx, s -= primal dx, z += dual dz, w += dual (dz + A'dy - weight dx), y += dual dy)
 * with the paces of the stage, forms D = 1 / (z/x + w/s + weight), the block of the normal matrix A D A' and the right side b - A (x - D (z - w)) of the stage, and
 * eliminates its rows: L, the reciprocal pivots and the forward solution are kept, the rest is carried to the next stage.
 * Result 0: sum of x z + s w.
 */
export function writeFactor(writer: Writer): WasmFunction {
  return writeFunction('factor', 6, 0, (code, pointers) => {
    const [columns, rows, factor, given, paces, count] = pointers as SixPointers;
    const { layout, elimination, columns: list } = writer;
    const complementarity = code.keep(constant(0));
    const border = newSums(code);
    beginBorder(writer, border);
    code.repeat(count, () => {
      const block = elimination.isLarge ? newBlockInMemory(writer, code) : newSums(code);
      const right = newSums(code);
      const primal = code.keep(load(paces, PACE.primal * VECTOR_BYTES));
      const dual = code.keep(load(paces, PACE.dual * VECTOR_BYTES));
      const nextDual = load(paces, layout.paceStride + PACE.dual * VECTOR_BYTES);
      stepMultipliers(writer, code, rows, dual.value);
      beginBlock(writer, rows, block, right);
      for (const column of list) {
        const at = (place: number) => load(columns, placeByte(column.at, place));
        const put = (place: number, value: Value) => code.store(columns, placeByte(column.at, place), value);
        const dx = code.keep(load(columns, placeByte(column.at, PLACE.dx)));
        const dz = code.keep(at(PLACE.dz));
        const move = code.keep(mul(primal.value, dx.value));
        const x = code.keep(add(at(PLACE.x), move.value));
        const s = code.keep(sub(at(PLACE.s), move.value));
        const oldZ = code.keep(at(PLACE.z));
        const z = code.keep(add(oldZ.value, mul(dual.value, dz.value)));
        const ofWeight = weighted(writer, column, dx.value);
        const direction = (index: number) => directionOf(writer, rows, index);
        const { own, next } = partsOf(writer, column);
        const w = code.keep(at(PLACE.w));
        const isTied = next.entries.length > 0;
        const least = isTied ? code.keep(leastShift(layout, oldZ.value, w.value)) : null;
        let tied: Value = ofWeight ? sub(dz.value, ofWeight) : dz.value;
        if (own.entries.length > 0) tied = add(tied, transposedValue(writer, given, own, direction));
        code.set(w, add(w.value, mul(dual.value, tied)));
        if (least) {
          code.set(w, add(w.value, mul(nextDual, transposedValue(writer, given, next, direction))));
          keepPositive(code, least, z, w);
        }
        put(PLACE.x, x.value);
        put(PLACE.s, s.value);
        put(PLACE.z, z.value);
        put(PLACE.w, w.value);
        code.set(
          complementarity,
          add(complementarity.value, add(mul(x.value, z.value), mul(s.value, w.value))),
        );
        const xs = code.keep(mul(x.value, s.value));
        const pull = add(mul(z.value, s.value), mul(w.value, x.value));
        const weight = weighted(writer, column, xs.value);
        const d = code.keep(div(xs.value, weight ? add(pull, weight) : pull));
        const aim = code.keep(sub(x.value, mul(d.value, sub(z.value, w.value))));
        addColumn(writer, code, given, column, d.value, aim.value, block, right);
        code.free(dx, dz, move, x, s, oldZ, z, w, xs, d, aim);
        if (least) code.free(least);
      }
      code.free(primal, dual);
      if (elimination.isLarge) eliminateInMemory(writer, code, rows, factor, right, border);
      else eliminate(writer, code, rows, factor, block, right, border);
      code.advance(columns, layout.columnStride);
      code.advance(rows, layout.rowStride);
      code.advance(factor, layout.factorStride);
      code.advance(given, layout.seriesStride);
      code.advance(paces, layout.paceStride);
    });
    storeFixed(code, layout.results, complementarity.value);
    storeBorder(writer, code, border);
  });
}

/** Where the direction of a row's multiplier stands: of the stage, of a link of the next, of a closure. */
/** The least that z and w of a column may be after a step. */
function leastShift({ leastShare }: Writer['layout'], z: Value, w: Value): Value {
  return mul(loadFixed(leastShare), smaller(z, w));
}

/** Where multipliers of two stages go different ways, z and w rise alike until both keep a share of what they were. */
function keepPositive(code: Code, least: Local, z: Local, w: Local): void {
  const shift = code.keep(larger(constant(0), sub(least.value, smaller(z.value, w.value))));
  code.set(z, add(z.value, shift.value));
  code.set(w, add(w.value, shift.value));
  code.free(shift);
}

type SixPointers = [Pointer, Pointer, Pointer, Pointer, Pointer, Pointer];

function directionOf({ shape, layout }: Writer, rows: Pointer, index: number): Value {
  const { rows: m, links } = shape;
  const byte = (i: number) => (ROW_FIELD.first * m + i) * VECTOR_BYTES;
  if (index < m) return load(rows, byte(index));
  if (index < m + links) return load(rows, layout.rowStride + byte(index - links));
  return loadFixed(layout.borderY + (index - m - links) * VECTOR_BYTES);
}

/** Sums over all stages: closures by closures, and the right sides of the closures. */
export function beginBorder({ shape, elimination }: Writer, border: Sums): void {
  const { rows, links, closures } = shape;
  for (let c = 0; c < closures; c++) {
    const i = rows + links + c;
    border.begin(rightPlace(elimination.size, i), constant(0));
    for (let e = 0; e <= c; e++) border.begin(i * elimination.size + rows + links + e, constant(0));
  }
}

export function storeBorder({ shape, layout, elimination }: Writer, code: Code, border: Sums): void {
  const { rows, links, closures } = shape;
  for (let c = 0; c < closures; c++) {
    const i = rows + links + c;
    storeFixed(
      code,
      layout.carryRight + (links + c) * VECTOR_BYTES,
      border.get(rightPlace(elimination.size, i))!.value,
    );
    // In memory these sums were kept in their place.
    if (elimination.isLarge) continue;
    for (let e = 0; e <= c; e++)
      storeFixed(
        code,
        layout.carry + carryByte(links + c, links + e),
        border.get(i * elimination.size + rows + links + e)!.value,
      );
  }
}

function stepMultipliers({ shape }: Writer, code: Code, rows: Pointer, dual: Value): void {
  const { rows: m } = shape;
  const at = (field: number, i: number) => (field * m + i) * VECTOR_BYTES;
  for (let i = 0; i < m; i++)
    code.store(
      rows,
      at(ROW_FIELD.y, i),
      add(load(rows, at(ROW_FIELD.y, i)), mul(dual, load(rows, at(ROW_FIELD.first, i)))),
    );
}

/** What the stage before left on the links of this one, and the right sides. */
export function beginBlock(
  { shape, layout, elimination }: Writer,
  rows: Pointer,
  block: Sums,
  right: Sums,
): void {
  const { rows: m, links, closures } = shape;
  const first = m - links;
  const at = (field: number, i: number) => (field * m + i) * VECTOR_BYTES;
  for (let i = 0; i < m; i++) {
    const given = load(rows, at(ROW_FIELD.right, i));
    right.begin(i, i < first ? given : add(given, loadFixed(layout.carryRight + (i - first) * VECTOR_BYTES)));
  }
  const carryIndex = (i: number) => (i < m ? i - first : i - m);
  for (let i = first; i < m + links + closures; i++) {
    if (i >= m && i < m + links) continue;
    for (let j = first; j <= i && j < m; j++) {
      if (elimination.carriedIn(i, j))
        block.begin(
          i * elimination.size + j,
          loadFixed(layout.carry + carryByte(carryIndex(i), carryIndex(j))),
        );
    }
  }
}

/** Adds D a a' of one column to the block and takes a times what it aims at from the right side. */
export function addColumn(
  writer: Writer,
  code: Code,
  given: Pointer,
  { entries }: Writer['columns'][number],
  d: Value,
  aim: Value,
  block: Sums,
  right: Sums,
): void {
  const { size } = writer.elimination;
  for (const a of entries) {
    const term = scaled(writer, given, a.value, aim);
    right.add(a.index, { minus: !term.minus, value: term.value });
    const da = scaled(writer, given, a.value, d);
    const held = code.keep(da.value);
    for (const b of entries) {
      if (b.index > a.index) continue;
      const product = scaled(writer, given, b.value, held.value);
      block.add(a.index * size + b.index, { minus: da.minus !== product.minus, value: product.value });
    }
    code.free(held);
  }
}

export function eliminate(
  writer: Writer,
  code: Code,
  rows: Pointer,
  factor: Pointer,
  block: Sums,
  right: Sums,
  border: Sums,
): void {
  const { shape, layout, elimination } = writer;
  const { rows: m, links } = shape;
  const { size, below, entryAt, pivotAt } = elimination;
  const least = loadFixed(layout.leastPivot);
  // A row without a column keeps its multiplier.
  for (let k = 0; k < m; k++) if (!block.get(k * size + k)) block.begin(k * size + k, constant(0));
  const floors = below.map((_, k) => code.keep(mul(least, block.get(k * size + k)!.value)));
  for (let k = 0; k < m; k++) {
    const pivot = block.get(k * size + k)!;
    const reciprocal = code.keep(
      masked(div(loadFixed(layout.one), pivot.value), above(pivot.value, floors[k]!.value)),
    );
    code.store(factor, pivotAt(k) * VECTOR_BYTES, reciprocal.value);
    const forward = right.get(k)!;
    for (const i of below[k]!) {
      const l = code.keep(mul(block.get(i * size + k)!.value, reciprocal.value));
      code.store(factor, entryAt(i, k) * VECTOR_BYTES, l.value);
      const isClosure = i >= m + links;
      const sums = isClosure ? border : right;
      sums.add(isClosure ? rightPlace(size, i) : i, { minus: true, value: mul(l.value, forward.value) });
      for (const j of below[k]!) {
        if (j > i) continue;
        const target = isClosure && j >= m + links ? border : block;
        target.add(i * size + j, { minus: true, value: mul(l.value, block.get(j * size + k)!.value) });
      }
      code.free(l);
    }
    code.store(rows, (ROW_FIELD.forward * m + k) * VECTOR_BYTES, mul(forward.value, reciprocal.value));
    code.free(reciprocal);
  }
  // Columns enter closures by closures through the block; those sums belong to all stages.
  for (let i = m; i < size; i++) {
    const isClosure = i >= m + links;
    const sum = right.get(i);
    if (isClosure) {
      if (sum) border.add(rightPlace(size, i), { minus: false, value: sum.value });
    } else storeFixed(code, layout.carryRight + (i - m) * VECTOR_BYTES, (sum ?? ZERO).value);
    for (let j = m; j <= i; j++) {
      const entry = block.get(i * size + j);
      if (!entry) continue;
      if (isClosure && j >= m + links) border.add(i * size + j, { minus: false, value: entry.value });
      else storeFixed(code, layout.carry + carryByte(i - m, j - m), entry.value);
    }
  }
  code.free(...floors);
  block.freeAll();
  right.freeAll();
}

const ZERO = { value: constant(0) };
