import type { Program, Term } from '../../program/program.ts';
import { at, type Series } from '../../series/series.ts';
import { type PeriodBlocks, pricesSeen } from './periods.ts';

/** `count` steps of an axis from step `from` on; after the last step it goes on at the first. */
export interface Stretch {
  readonly from: number;
  readonly count: number;
}

/** A stretch of the steps of a program as a program of its own, with the same blocks in the same order. */
export interface Piece {
  readonly program: Program;
  readonly stretch: Stretch;
  /** Of a block of columns that counts periods: those that have steps in the piece, as they come. */
  readonly periods: ReadonlyMap<number, readonly number[]>;
}

/** Where pieces keep their bounds: one after the other, so that a piece is valid until the next is cut. */
export interface Room {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
}

/** Room for pieces of at most so many steps. */
export function newRoom({ columns, rows }: Program, mostSteps: number): Room {
  const room = (blocks: readonly { readonly count: number }[]) =>
    new Float64Array(blocks.reduce((sum, { count }) => sum + Math.min(count, mostSteps), 0));
  return { lower: room(columns), upper: room(columns), rowLower: room(rows), rowUpper: room(rows) };
}

/**
 * A stretch of a program. `x`: the plan as far as it stands, which holds the levels before it; a cyclic store begins the axis with what
 * x has at its end. At the end of the stretch levels are free or held as they are in x; the end of the axis holds cyclic
 * stores. A period seen in part is priced by that part.
 */
export function cut(
  program: Program,
  blocks: PeriodBlocks,
  x: Float64Array,
  stretch: Stretch,
  ends: 'free' | 'held',
  room: Room,
): Piece {
  const { steps, columns, rows } = program;
  const { from, count } = stretch;
  const over = (values: Float64Array) => sliced(values, stretch, steps);
  const slice = (series: Series) => (typeof series === 'number' ? series : over(series));
  const periods = new Map<number, number[]>();
  const periodOf = new Map<number, Int32Array>();
  for (const [column, whole] of blocks) {
    const seen = over32(whole, stretch);
    periodOf.set(column, seen);
    periods.set(column, periodsIn(seen));
  }
  const bounds = (values: Float64Array, out: Float64Array) =>
    joinedInto(
      out,
      columns.map(({ start }, c) => {
        const used = periods.get(c);
        if (used) return Float64Array.from(used, p => values[start + p]!);
        return over(values.subarray(start, start + steps));
      }),
    );
  const layout = laidOut(columns, c => periods.get(c)?.length ?? count);
  const [lower, upper] = [bounds(program.lower, room.lower), bounds(program.upper, room.upper)];
  const sides = (values: Float64Array, out: Float64Array) =>
    joinedInto(
      out,
      rows.map(({ start }) => over(values.subarray(start, start + steps))),
    );
  const [rowLower, rowUpper] = [
    sides(program.rowLower, room.rowLower),
    sides(program.rowUpper, room.rowUpper),
  ];
  const terms: Term[] = program.terms.map(term => {
    const { row, column, value, link } = term;
    if (typeof link !== 'string') {
      if (!('columnOf' in link)) throw new Error('a program with such a link has no pieces');
      const used = periods.get(column)!;
      const columnOf = periodOf.get(column)!.map(p => used.indexOf(p));
      return { ...term, value: slice(value), link: { columnOf } };
    }
    if (link === 'same') return { ...term, value: slice(value) };
    if (from === 0 && link === 'previous') return { ...term, value: slice(value) };
    const levels = columns[column]!.start;
    const known = at(value, from) * x[levels + ((from + steps - 1) % steps)]!;
    rowLower[row * count]! -= known;
    rowUpper[row * count]! -= known;
    if (ends === 'held' || (link === 'cyclic' && from + count === steps)) {
      const end = layout.columns[column]!.start + count - 1;
      lower[end] = upper[end] = x[levels + ((from + count - 1) % steps)]!;
    }
    const isWrapped = link === 'previous' && from + count > steps;
    return {
      ...term,
      value: isWrapped ? withNil(slice(value), count, steps - from) : slice(value),
      link: 'previous',
    };
  });
  return {
    program: {
      ...program,
      ...layout,
      lower,
      upper,
      steps: count,
      rows: rows.map(({ name }, r) => ({ name, start: r * count, count })),
      rowCount: rows.length * count,
      rowLower,
      rowUpper,
      terms,
      costs: program.costs.map(cost => {
        const used = periods.get(cost.column);
        if (!used) return { ...cost, value: slice(cost.value) };
        return {
          ...cost,
          value: pricesSeen(cost.value, used, blocks.get(cost.column)!, periodOf.get(cost.column)!),
        };
      }),
      constants: [],
      exclusive: [],
    },
    stretch,
    periods,
  };
}

/** Takes the first `kept` steps of a piece's solution over into that of the whole. */
export function keep(
  program: Program,
  { program: part, stretch, periods }: Piece,
  kept: number,
  solution: { readonly x: Float64Array; readonly y: Float64Array },
  x: Float64Array,
  y: Float64Array,
): void {
  const { steps } = program;
  const { from } = stretch;
  const put = (out: Float64Array, start: number, values: Float64Array, at: number) => {
    const first = Math.min(kept, steps - from);
    out.set(values.subarray(at, at + first), start + from);
    out.set(values.subarray(at + first, at + kept), start);
  };
  program.columns.forEach(({ start }, c) => {
    const at = part.columns[c]!.start;
    if (!periods.has(c)) put(x, start, solution.x, at);
  });
  program.rows.forEach(({ start }, r) => {
    put(y, start, solution.y, part.rows[r]!.start);
  });
}

/** The numbers of a stretch: a view where it does not go on at the beginning. */
function sliced(values: Float64Array, { from, count }: Stretch, steps: number): Float64Array {
  if (from + count <= steps) return values.subarray(from, from + count);
  return joinedInto(new Float64Array(count), [
    values.subarray(from, steps),
    values.subarray(0, from + count - steps),
  ]);
}

function over32(values: Int32Array, { from, count }: Stretch): Int32Array {
  const { length } = values;
  if (from + count <= length) return values.subarray(from, from + count);
  const out = new Int32Array(count);
  out.set(values.subarray(from));
  out.set(values.subarray(0, from + count - length), length - from);
  return out;
}

/** The series with nil at one place. */
function withNil(series: Series, count: number, place: number): Float64Array {
  const out = typeof series === 'number' ? new Float64Array(count).fill(series) : series.slice();
  out[place] = 0;
  return out;
}

function laidOut(columns: Program['columns'], countOf: (column: number) => number) {
  let start = 0;
  const blocks = columns.map(({ name }, c) => {
    const block = { name, start, count: countOf(c) };
    start += block.count;
    return block;
  });
  return { columns: blocks, columnCount: start };
}

/** The periods as they come. */
function periodsIn(periodOf: Int32Array): number[] {
  const periods: number[] = [];
  for (let t = 0; t < periodOf.length; t++)
    if (t === 0 || periodOf[t] !== periodOf[t - 1]) periods.push(periodOf[t]!);
  return periods;
}

/** The parts one after the other; returns what of `out` they take. */
function joinedInto(out: Float64Array, parts: readonly Float64Array[]): Float64Array {
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out.subarray(0, at);
}
