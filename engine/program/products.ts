import { at, type Series } from '../series/series.ts';
import type { Program, Term } from './program.ts';

/** out += A x: what every row adds up to. `x` by column, `out` by row. */
export function addProduct(program: Program, x: Float64Array, out: Float64Array): void {
  for (const term of program.terms) {
    const { start, count } = program.rows[term.row]!;
    addToRows(program, term, x, 0, count, out.subarray(start, start + count));
  }
}

/** out -= A'y: what the rows, at the multipliers `y`, take off the cost of every column. `y` by row, `out` by column. */
export function subtractTransposed(program: Program, y: Float64Array, out: Float64Array): void {
  for (const term of program.terms) {
    const { start, count } = program.columns[term.column]!;
    takeOffColumns(program, term, y, 0, count, out.subarray(start, start + count));
  }
}

/** Adds what a term brings to rows `from` until `until` of its block; `out` holds these rows. */
export function addToRows(
  { columns }: Program,
  { column, value, link }: Term,
  x: Float64Array,
  from: number,
  until: number,
  out: Float64Array,
): void {
  const { start: c, count } = columns[column]!;
  if (link === 'same') addTimes(out, part(value, from, until), x.subarray(c + from, c + until), 1);
  else if (link === 'previous' || link === 'cyclic') {
    const first = Math.max(1, from);
    const before = x.subarray(c + first - 1, c + until - 1);
    addTimes(out.subarray(first - from), part(value, first, until), before, 1);
    if (link === 'cyclic' && from === 0) out[0]! += at(value, 0) * x[c + count - 1]!;
  } else if ('columnOf' in link) {
    const { columnOf } = link;
    for (let k = from; k < until; k++) out[k - from]! += at(value, k) * x[c + columnOf[k]!]!;
  } else {
    const { rowOf } = link;
    for (let k = 0; k < count; k++) {
      const row = rowOf[k]!;
      if (row >= from && row < until) out[row - from]! += at(value, k) * x[c + k]!;
    }
  }
}

/** Takes off columns `from` until `until` of its block what a term makes of the multipliers; `out` holds these columns. */
export function takeOffColumns(
  { rows, columns }: Program,
  { row, column, value, link }: Term,
  y: Float64Array,
  from: number,
  until: number,
  out: Float64Array,
): void {
  const r = rows[row]!.start;
  const { count } = columns[column]!;
  if (link === 'same') addTimes(out, part(value, from, until), y.subarray(r + from, r + until), -1);
  else if (link === 'previous' || link === 'cyclic') {
    const last = Math.min(until, count - 1);
    const after = y.subarray(r + from + 1, r + last + 1);
    addTimes(out.subarray(0, last - from), part(value, from + 1, last + 1), after, -1);
    if (link === 'cyclic' && until === count) out[count - 1 - from]! -= at(value, 0) * y[r]!;
  } else if ('columnOf' in link) {
    const { columnOf } = link;
    for (let k = 0; k < columnOf.length; k++) {
      const place = columnOf[k]!;
      if (place >= from && place < until) out[place - from]! -= at(value, k) * y[r + k]!;
    }
  } else {
    const { rowOf } = link;
    for (let k = from; k < until; k++) out[k - from]! -= at(value, k) * y[r + rowOf[k]!]!;
  }
}

function part(value: Series, from: number, until: number): Series {
  return typeof value === 'number' ? value : value.subarray(from, until);
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
