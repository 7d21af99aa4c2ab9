import {
  add,
  constant,
  div,
  larger,
  load,
  loadFixed,
  magnitude,
  mul,
  type Pointer,
  root,
  smaller,
  storeFixed,
  sub,
  type Value,
  VECTOR_BYTES,
  writeFunction,
} from './code.ts';
import { PLACE, ROW_FIELD } from './shape.ts';
import { newSums, placeByte, scaled, transposedValue, type Writer, weighted } from './stage-code.ts';
import type { WasmFunction } from './wasm.ts';

/**
 * Start: from the range u of every column (in the place of x) and multipliers y, x = u / 2 but not above `most`, s = u - x and
 * z - w = c - A'y with z w = theta^2, theta = level + centre / u: every column begins well inside its range.
 */
export function writeStart(writer: Writer): WasmFunction {
  return writeFunction('start', 5, 3, (code, pointers, [level, centre, most]) => {
    const [columns, rows, given, costs, count] = pointers as [Pointer, Pointer, Pointer, Pointer, Pointer];
    const { shape, layout, columns: list } = writer;
    const { rows: m, links } = shape;
    const half = constant(0.5);
    const y = (index: number): Value => {
      const byte = (i: number) => (ROW_FIELD.y * m + i) * VECTOR_BYTES;
      if (index < m) return load(rows, byte(index));
      if (index < m + links) return load(rows, layout.rowStride + byte(index - links));
      return loadFixed(layout.borderY + (index - m - links) * VECTOR_BYTES);
    };
    code.repeat(count, () => {
      for (const column of list) {
        const put = (place: number, value: Value) => code.store(columns, placeByte(column.at, place), value);
        const range = code.keep(load(columns, placeByte(column.at, PLACE.x)));
        const x = code.keep(smaller(mul(half, range.value), most!));
        put(PLACE.x, x.value);
        put(PLACE.s, sub(range.value, x.value));
        const theta = code.keep(add(level!, div(centre!, range.value)));
        const ofWeight = weighted(writer, column, x.value);
        const cost = load(costs, column.at * VECTOR_BYTES);
        const reduced = code.keep(
          sub(ofWeight ? add(cost, ofWeight) : cost, transposedValue(writer, given, column, y)),
        );
        const halfReduced = code.keep(mul(half, reduced.value));
        const width = code.keep(
          root(add(mul(halfReduced.value, halfReduced.value), mul(theta.value, theta.value))),
        );
        put(PLACE.z, add(width.value, halfReduced.value));
        put(PLACE.w, sub(width.value, halfReduced.value));
        put(PLACE.dz, constant(0));
        code.store(columns, placeByte(column.at, PLACE.dx), constant(0));
        code.free(range, x, theta, reduced, halfReduced, width);
      }
      code.advance(columns, layout.columnStride);
      code.advance(rows, layout.rowStride);
      code.advance(given, layout.seriesStride);
      code.advance(costs, layout.costStride);
    });
  });
}

/** Results: 0 largest residual of a row, 1 c'x, 2 what c'x exceeds the bound by that the multipliers prove, were there no residual; `carryRight` holds what is left for the next stage and for the closures. */
export function writeMeasure(writer: Writer): WasmFunction {
  return writeFunction('measure', 5, 0, (code, pointers) => {
    const [columns, rows, given, costs, count] = pointers as [Pointer, Pointer, Pointer, Pointer, Pointer];
    const { shape, layout, columns: list } = writer;
    const { rows: m, links, closures } = shape;
    const worst = code.keep(constant(0));
    const cost = code.keep(constant(0));
    const gap = code.keep(constant(0));
    const border = Array.from({ length: closures }, () => code.keep(constant(0)));
    code.repeat(count, () => {
      const right = newSums(code);
      for (let i = 0; i < m; i++) {
        const own = load(rows, (ROW_FIELD.right * m + i) * VECTOR_BYTES);
        const fromBefore = layout.carryRight + (i - m + links) * VECTOR_BYTES;
        right.begin(i, i < m - links ? own : add(own, loadFixed(fromBefore)));
      }
      for (const column of list) {
        const x = code.keep(load(columns, placeByte(column.at, PLACE.x)));
        code.set(cost, add(cost.value, mul(x.value, load(costs, column.at * VECTOR_BYTES))));
        // At r = z - w a column costs at least the lower of nil and r u: it exceeds that by r x or -r s.
        const at = (place: number) => load(columns, placeByte(column.at, place));
        const reduced = code.keep(sub(at(PLACE.z), at(PLACE.w)));
        const above = mul(larger(constant(0), reduced.value), x.value);
        const below = mul(smaller(constant(0), reduced.value), at(PLACE.s));
        code.set(gap, add(gap.value, sub(above, below)));
        code.free(reduced);
        for (const { index, value } of column.entries) {
          const term = scaled(writer, given, value, x.value);
          if (index < m + links) right.add(index, { minus: !term.minus, value: term.value });
          else {
            const sum = border[index - m - links]!;
            code.set(sum, (term.minus ? add : sub)(sum.value, term.value));
          }
        }
        code.free(x);
      }
      for (let i = 0; i < m; i++) code.set(worst, larger(worst.value, magnitude(right.get(i)!.value)));
      for (let l = 0; l < links; l++)
        storeFixed(code, layout.carryRight + l * VECTOR_BYTES, right.get(m + l)?.value ?? constant(0));
      right.freeAll();
      code.advance(columns, layout.columnStride);
      code.advance(rows, layout.rowStride);
      code.advance(given, layout.seriesStride);
      code.advance(costs, layout.costStride);
    });
    storeFixed(code, layout.results, worst.value);
    storeFixed(code, layout.results + VECTOR_BYTES, cost.value);
    storeFixed(code, layout.results + 2 * VECTOR_BYTES, gap.value);
    border.forEach((sum, c) => {
      storeFixed(code, layout.carryRight + (links + c) * VECTOR_BYTES, sum.value);
    });
  });
}
