import { at, type Series } from '../series/series.ts';
import type { Program } from './program.ts';

/** out += A x: what every row adds up to. `x` by column, `out` by row. */
export function addProduct(program: Program, x: Float64Array, out: Float64Array): void {
  for (const { row, column, value, link } of program.terms) {
    const r = program.rows[row]!.start;
    const { start: c, count } = program.columns[column]!;
    const from = x.subarray(c, c + count);
    if (link === 'same') addTimes(out.subarray(r, r + count), value, from, 1);
    else if (link === 'previous' || link === 'cyclic') {
      const to = out.subarray(r, r + count);
      addTimes(to.subarray(1), after(value), from, 1);
      if (link === 'cyclic') to[0]! += at(value, 0) * from[count - 1]!;
    } else if ('columnOf' in link) {
      const { columnOf } = link;
      for (let k = 0; k < columnOf.length; k++) out[r + k]! += at(value, k) * from[columnOf[k]!]!;
    } else {
      const { rowOf } = link;
      for (let k = 0; k < count; k++) out[r + rowOf[k]!]! += at(value, k) * from[k]!;
    }
  }
}

/** out -= A'y: what the rows, at the multipliers `y`, take off the cost of every column. `y` by row, `out` by column. */
export function subtractTransposed(program: Program, y: Float64Array, out: Float64Array): void {
  for (const { row, column, value, link } of program.terms) {
    const r = program.rows[row]!.start;
    const { start: c, count } = program.columns[column]!;
    const to = out.subarray(c, c + count);
    if (link === 'same') addTimes(to, value, y.subarray(r, r + count), -1);
    else if (link === 'previous' || link === 'cyclic') {
      addTimes(to.subarray(0, count - 1), after(value), y.subarray(r + 1, r + count), -1);
      if (link === 'cyclic') to[count - 1]! -= at(value, 0) * y[r]!;
    } else if ('columnOf' in link) {
      const { columnOf } = link;
      for (let k = 0; k < columnOf.length; k++) to[columnOf[k]!]! -= at(value, k) * y[r + k]!;
    } else {
      const { rowOf } = link;
      for (let k = 0; k < count; k++) to[k]! -= at(value, k) * y[r + rowOf[k]!]!;
    }
  }
}

/** A series from its second step on. */
function after(value: Series): Series {
  return typeof value === 'number' ? value : value.subarray(1);
}

/** out += sign value from, over the length of `out`. */
function addTimes(out: Float64Array, value: Series, from: Float64Array, sign: 1 | -1): void {
  if (typeof value === 'number') addScaled(out, sign * value, from);
  else if (sign === 1) addEach(out, value, from);
  else subtractEach(out, value, from);
}

// Each its own small loop: in one function with many, each takes twice as long.

function addScaled(out: Float64Array, factor: number, from: Float64Array): void {
  for (let k = 0; k < out.length; k++) out[k]! += factor * from[k]!;
}

function addEach(out: Float64Array, values: Float64Array, from: Float64Array): void {
  for (let k = 0; k < out.length; k++) out[k]! += values[k]! * from[k]!;
}

function subtractEach(out: Float64Array, values: Float64Array, from: Float64Array): void {
  for (let k = 0; k < out.length; k++) out[k]! -= values[k]! * from[k]!;
}
