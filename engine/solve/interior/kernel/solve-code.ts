import {
  add,
  type Code,
  constant,
  div,
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
import { LARGEST_BEND, PACE, PLACE, ROW_FIELD } from './shape.ts';
import {
  type BlockColumn,
  newSums,
  partsOf,
  placeByte,
  scaled,
  transposedValue,
  type Writer,
  weighted,
} from './stage-code.ts';
import type { WasmFunction } from './wasm.ts';

/**
 * Second pass, backward: y of the predictor from the forward solution, then dx = D (A'y - (z - w)) of every column, how far
 * it may go, and the right sides of the corrector in two parts: `first` -A h and `second` -A (s - x) / q, with
 * q = z s + w x and h = x s (z b(dx/x) - w b(-dx/s)) / q the second-order term (Mehrotra 1992); see bendOf. Results: 0 and 1
 * least and most dx/x, 2 and 3 least and most dx/s, 4 sum of dx (z - w), 5 sum of dx (A'y - weight dx); `carryRight` and `borderSecond`
 * hold the closures' parts.
 */
export function writePredict(writer: Writer): WasmFunction {
  return writeFunction('predict', 5, 0, (code, pointers) => {
    const [columns, rows, factor, given, count] = pointers as [Pointer, Pointer, Pointer, Pointer, Pointer];
    const { shape, layout, columns: list } = writer;
    const { rows: m, links, closures } = shape;
    const sums = Array.from({ length: 6 }, () => code.keep(constant(0)));
    const [leastX, mostX, leastS, mostS, slope, curve] = sums as Six;
    const closing = Array.from({ length: 2 * closures }, () => code.keep(constant(0)));
    const one = loadFixed(layout.one);
    code.repeat(count, () => {
      const y = backward(writer, code, rows, factor);
      const first = newSums(code);
      const second = newSums(code);
      for (const column of list.toReversed()) {
        const [x, s, z, w] = [PLACE.x, PLACE.s, PLACE.z, PLACE.w].map(place =>
          code.keep(load(columns, placeByte(column.at, place))),
        ) as Four;
        const aty = code.keep(transposedValue(writer, given, column, index => y(index)));
        const tilt = code.keep(sub(z.value, w.value));
        const xs = code.keep(mul(x.value, s.value));
        const zs = code.keep(mul(z.value, s.value));
        const wx = code.keep(mul(w.value, x.value));
        const pull = code.keep(pullOf(writer, column, xs, zs, wx));
        const over = code.keep(div(one, mul(xs.value, pull.value)));
        const overXs = code.keep(mul(pull.value, over.value));
        const q = code.keep(mul(xs.value, over.value));
        const dx = code.keep(mul(mul(xs.value, q.value), sub(aty.value, tilt.value)));
        code.store(columns, placeByte(column.at, PLACE.dx), dx.value);
        const step = code.keep(mul(dx.value, overXs.value));
        const toX = code.keep(mul(step.value, s.value));
        const toS = code.keep(mul(step.value, x.value));
        code.set(leastX, smaller(leastX.value, toX.value));
        code.set(mostX, larger(mostX.value, toX.value));
        code.set(leastS, smaller(leastS.value, toS.value));
        code.set(mostS, larger(mostS.value, toS.value));
        code.set(slope, add(slope.value, mul(dx.value, tilt.value)));
        const ofWeight = weighted(writer, column, dx.value);
        const bend = ofWeight ? sub(aty.value, ofWeight) : aty.value;
        code.set(curve, add(curve.value, mul(dx.value, bend)));
        const bent = sub(
          mul(z.value, bendOf(one, toX.value)),
          mul(w.value, bendOf(one, negative(toS.value))),
        );
        const h = code.keep(mul(mul(xs.value, bent), q.value));
        code.store(columns, placeByte(column.at, PLACE.second), h.value);
        const centre = code.keep(mul(sub(s.value, x.value), q.value));
        for (const { index, value } of column.entries) {
          const a = scaled(writer, given, value, h.value);
          const b = scaled(writer, given, value, centre.value);
          if (index >= m + links) {
            const c = index - m - links;
            const [sumA, sumB] = [closing[c]!, closing[closures + c]!];
            code.set(sumA, (a.minus ? add : sub)(sumA.value, a.value));
            code.set(sumB, (b.minus ? add : sub)(sumB.value, b.value));
          } else {
            first.add(index, { minus: !a.minus, value: a.value });
            second.add(index, { minus: !b.minus, value: b.value });
          }
        }
        code.free(x, s, z, w, aty, tilt, xs, zs, wx, pull, over, overXs, q, dx, step, toX, toS, h, centre);
      }
      for (let i = 0; i < m; i++) {
        code.store(rows, (ROW_FIELD.first * m + i) * VECTOR_BYTES, (first.get(i) ?? ZERO).value);
        code.store(rows, (ROW_FIELD.second * m + i) * VECTOR_BYTES, (second.get(i) ?? ZERO).value);
      }
      // The stage after was there before: what this one's levels do to its links is added to it.
      for (let l = 0; l < links; l++) {
        for (const [field, part] of [
          [ROW_FIELD.first, first],
          [ROW_FIELD.second, second],
        ] as const) {
          const sum = part.get(m + l);
          if (!sum) continue;
          const byte = layout.rowStride + (field * m + m - links + l) * VECTOR_BYTES;
          code.store(rows, byte, add(load(rows, byte), sum.value));
        }
      }
      first.freeAll();
      second.freeAll();
      y.handOn();
      retreat(writer, code, columns, rows, factor, given);
    });
    sums.forEach((local, k) => {
      storeFixed(code, layout.results + k * VECTOR_BYTES, local.value);
    });
    for (let c = 0; c < closures; c++) {
      storeFixed(code, layout.carryRight + (links + c) * VECTOR_BYTES, closing[c]!.value);
      storeFixed(code, layout.borderSecond + c * VECTOR_BYTES, closing[closures + c]!.value);
    }
  });
}

/** -dx' dz' / (x z) of the predictor for r = dx'/x, which is r (1 + r) as dz'/z is -1 - r; likewise for s with -dx'/s. */
function bendOf(one: Value, relative: Value): Value {
  return smaller(mul(relative, add(one, relative)), constant(LARGEST_BEND));
}

type Six = [Local, Local, Local, Local, Local, Local];
type Four = [Local, Local, Local, Local];
const ZERO = { value: constant(0) };

/** q = z s + w x, and weight x s where squares have a cost: D is x s / q. */
function pullOf(writer: Writer, column: BlockColumn, xs: Local, zs: Local, wx: Local): Value {
  const pull = add(zs.value, wx.value);
  const weight = weighted(writer, column, xs.value);
  return weight ? add(pull, weight) : pull;
}

/** Third pass, forward: adds the forward solution of the corrector's right side, first + target second, to that of the first pass. */
export function writeCorrect(writer: Writer): WasmFunction {
  return writeFunction('correct', 3, 1, (code, pointers, [target]) => {
    const [rows, factor, count] = pointers as [Pointer, Pointer, Pointer];
    const { shape, layout, elimination } = writer;
    const { rows: m, links, closures } = shape;
    const { below, entryAt, pivotAt } = elimination;
    const border = Array.from({ length: closures }, () => code.keep(constant(0)));
    code.repeat(count, () => {
      const right = newSums(code);
      for (let i = 0; i < m; i++) {
        const given = add(
          load(rows, (ROW_FIELD.first * m + i) * VECTOR_BYTES),
          mul(target!, load(rows, (ROW_FIELD.second * m + i) * VECTOR_BYTES)),
        );
        const fromBefore = layout.carryRight + (i - m + links) * VECTOR_BYTES;
        right.begin(i, i < m - links ? given : add(given, loadFixed(fromBefore)));
      }
      for (let k = 0; k < m; k++) {
        const value = right.get(k)!;
        for (const i of below[k]!) {
          const product = mul(load(factor, entryAt(i, k) * VECTOR_BYTES), value.value);
          if (i < m + links) right.add(i, { minus: true, value: product });
          else code.set(border[i - m - links]!, sub(border[i - m - links]!.value, product));
        }
        const byte = (ROW_FIELD.forward * m + k) * VECTOR_BYTES;
        code.store(
          rows,
          byte,
          add(load(rows, byte), mul(value.value, load(factor, pivotAt(k) * VECTOR_BYTES))),
        );
      }
      for (let l = 0; l < links; l++)
        storeFixed(code, layout.carryRight + l * VECTOR_BYTES, (right.get(m + l) ?? ZERO).value);
      right.freeAll();
      code.advance(rows, layout.rowStride);
      code.advance(factor, layout.factorStride);
    });
    for (let c = 0; c < closures; c++)
      storeFixed(code, layout.carryRight + (links + c) * VECTOR_BYTES, border[c]!.value);
  });
}

/**
 * Fourth pass, backward: dy, then dx, dz and dw of every column, and how far they may go. Leaves the paces of
 * the stages; results 0 and 1: the least of them, primal and dual.
 */
export function writeFinal(writer: Writer): WasmFunction {
  return writeFunction('final', 6, 1, (code, pointers, [target]) => {
    const [columns, rows, factor, given, paces, count] = pointers as SixPointers;
    const { shape, layout, columns: list } = writer;
    const { rows: m } = shape;
    const extremes = Array.from({ length: 5 }, () => code.keep(constant(0)));
    const [leastX, mostS, leastZ, leastW, turn] = extremes as FiveLocals;
    const one = loadFixed(layout.one);
    const leastPaces = [code.keep(one), code.keep(one)] as const;
    code.repeat(count, () => {
      for (const extreme of extremes) code.set(extreme, constant(0));
      const moves = newSums(code);
      const y = backward(writer, code, rows, factor);
      for (let i = 0; i < m; i++) code.store(rows, (ROW_FIELD.first * m + i) * VECTOR_BYTES, y(i));
      for (const column of list.toReversed()) {
        const aty = code.keep(transposedValue(writer, given, column, index => y(index)));
        const [x, s, z, w] = [PLACE.x, PLACE.s, PLACE.z, PLACE.w].map(place =>
          code.keep(load(columns, placeByte(column.at, place))),
        ) as Four;
        const predicted = load(columns, placeByte(column.at, PLACE.dx));
        const second = load(columns, placeByte(column.at, PLACE.second));
        const xs = code.keep(mul(x.value, s.value));
        const zw = code.keep(mul(z.value, w.value));
        const zs = code.keep(mul(z.value, s.value));
        const wx = code.keep(mul(w.value, x.value));
        const pull = code.keep(pullOf(writer, column, xs, zs, wx));
        // One division for all: 1/x, 1/s, 1/z, 1/w and D from the reciprocal of the product.
        const both = code.keep(mul(xs.value, zw.value));
        const over = code.keep(div(one, mul(both.value, pull.value)));
        const q = code.keep(mul(both.value, over.value));
        const overXs = code.keep(mul(mul(zw.value, pull.value), over.value));
        const overZw = code.keep(mul(mul(xs.value, pull.value), over.value));
        const overX = code.keep(mul(s.value, overXs.value));
        const toX = code.keep(mul(predicted, overX.value));
        const free = mul(mul(xs.value, q.value), sub(aty.value, sub(z.value, w.value)));
        const centre = mul(mul(sub(s.value, x.value), q.value), target!);
        const dx = code.keep(add(add(free, second), centre));
        const moveX = code.keep(mul(dx.value, overX.value));
        // dz = (target - z dx - dx' dz') / x - z with the predictor's dx' and dz' = -z (1 + dx'/x).
        const relative = sub(add(one, moveX.value), bendOf(one, toX.value));
        const dz = code.keep(sub(mul(target!, overX.value), mul(z.value, relative)));
        const ofWeight = weighted(writer, column, dx.value);
        const tied = add(dz.value, aty.value);
        const dw = code.keep(ofWeight ? sub(tied, ofWeight) : tied);
        code.store(columns, placeByte(column.at, PLACE.dx), dx.value);
        code.store(columns, placeByte(column.at, PLACE.dz), dz.value);
        code.set(leastX, smaller(leastX.value, moveX.value));
        code.set(mostS, larger(mostS.value, mul(dx.value, mul(x.value, overXs.value))));
        code.set(leastZ, smaller(leastZ.value, mul(dz.value, mul(w.value, overZw.value))));
        code.set(leastW, smaller(leastW.value, mul(dw.value, mul(z.value, overZw.value))));
        const { next } = partsOf(writer, column);
        for (const { index, value } of next.entries)
          moves.add(index - m, scaled(writer, given, value, dx.value));
        if (next.entries.length > 0) {
          const far = magnitude(transposedValue(writer, given, next, index => y(index)));
          const overLeast = mul(larger(z.value, w.value), overZw.value);
          code.set(turn, larger(turn.value, mul(far, overLeast)));
        }
        code.free(aty, x, s, z, w, xs, zw, zs, wx, pull, both, over, q, overXs, overZw, overX, toX, dx);
        code.free(moveX, dz, dw);
      }
      const pace = (field: number, value: Value) => code.store(paces, field * VECTOR_BYTES, value);
      const share = loadFixed(layout.stepShare);
      const primal = code.keep(smaller(one, div(share, larger(mostS.value, negative(leastX.value)))));
      pace(PACE.primal, primal.value);
      // Nil first: where nothing falls, the share of the way is without limit, not minus that.
      const fall = larger(constant(0), negative(smaller(leastZ.value, leastW.value)));
      const dual = code.keep(smaller(one, div(share, fall)));
      pace(PACE.dual, dual.value);
      [primal, dual].forEach((local, k) => {
        code.set(leastPaces[k]!, smaller(leastPaces[k]!.value, local.value));
      });
      code.free(primal, dual);
      let move = constant(0);
      for (let l = 0; l < shape.links; l++) {
        const sum = moves.get(l);
        if (sum) move = larger(move, magnitude(sum.value));
      }
      pace(PACE.move, div(loadFixed(layout.largestMove), move));
      pace(PACE.turn, div(loadFixed(layout.largestTurn), turn.value));
      moves.freeAll();
      y.handOn();
      retreat(writer, code, columns, rows, factor, given);
      code.advance(paces, -layout.paceStride);
    });
    leastPaces.forEach((local, k) => {
      storeFixed(code, layout.results + k * VECTOR_BYTES, local.value);
    });
  });
}

type SixPointers = [Pointer, Pointer, Pointer, Pointer, Pointer, Pointer];
type FiveLocals = [Local, Local, Local, Local, Local];

interface StageMultipliers {
  /** Multiplier of a row of the stage, of a link of the next, or of a closure. */
  (index: number): Value;
  /** Leaves the links' multipliers for the stage before, and frees what was held. */
  handOn(): void;
}

/** Solves L' y = forward solution for the rows of a stage, given the links of the next and the closures. */
export function backward(writer: Writer, code: Code, rows: Pointer, factor: Pointer): StageMultipliers {
  const { shape, layout, elimination } = writer;
  const { rows: m, links } = shape;
  const { below, entryAt } = elimination;
  const held = new Map<number, Local>();
  const y = (index: number): Value => {
    const local = held.get(index);
    if (local) return local.value;
    return index < m + links
      ? loadFixed(layout.nextY + (index - m) * VECTOR_BYTES)
      : loadFixed(layout.borderY + (index - m - links) * VECTOR_BYTES);
  };
  for (let k = m - 1; k >= 0; k--) {
    let value = load(rows, (ROW_FIELD.forward * m + k) * VECTOR_BYTES);
    for (const i of below[k]!) value = sub(value, mul(load(factor, entryAt(i, k) * VECTOR_BYTES), y(i)));
    held.set(k, code.keep(value));
  }
  return Object.assign(y, {
    handOn() {
      for (let l = 0; l < links; l++)
        storeFixed(code, layout.nextY + l * VECTOR_BYTES, held.get(m - links + l)!.value);
      code.free(...held.values());
    },
  });
}

export function retreat(
  { layout }: Writer,
  code: Code,
  columns: Pointer,
  rows: Pointer,
  factor: Pointer,
  given: Pointer,
): void {
  code.advance(columns, -layout.columnStride);
  code.advance(rows, -layout.rowStride);
  code.advance(factor, -layout.factorStride);
  code.advance(given, -layout.seriesStride);
}
