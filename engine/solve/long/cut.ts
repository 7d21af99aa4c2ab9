import type { Program, Term } from '../../program/program.ts';
import { at, type Series } from '../../series/series.ts';

/** A stretch of the steps of a program as a program of its own, with the same blocks in the same order. */
export interface Piece {
  readonly program: Program;
  /** First step, and the one after the last that is kept; what comes after that only looks ahead. */
  readonly from: number;
  readonly keepUntil: number;
  /** Of a block of columns that counts periods: those that have steps in the piece, ascending. */
  readonly periods: ReadonlyMap<number, readonly number[]>;
}

/** Of every block of columns that counts periods (peaks), the period of each step. */
export type PeriodBlocks = ReadonlyMap<number, Int32Array>;

/**
 * The blocks of columns that count periods. Null where a program cannot be cut: where rows or columns are neither one per step nor
 * one per period of neighbouring steps (a budget of the year, a level before the first step).
 */
export function periodBlocks({ steps, columns, rows, terms, onOff }: Program): PeriodBlocks | null {
  if (onOff.length > 0 || rows.some(({ count }) => count !== steps)) return null;
  const blocks = new Map<number, Int32Array>();
  for (const { column, link } of terms) {
    if (typeof link === 'string') {
      if (columns[column]!.count !== steps) return null;
    } else if (!('columnOf' in link)) return null;
    else {
      for (let t = 1; t < steps; t++) if (link.columnOf[t]! < link.columnOf[t - 1]!) return null;
      blocks.set(column, link.columnOf);
    }
  }
  return columns.every(({ count }, c) => count === steps || blocks.has(c)) ? blocks : null;
}

/** Whether a new period of every block begins with step t. */
export function isBoundary(blocks: PeriodBlocks, t: number): boolean {
  for (const periodOf of blocks.values()) if (periodOf[t] === periodOf[t - 1]) return false;
  return true;
}

/**
 * Steps `from` until `until` of a program, of which those until `keepUntil` are kept. `x`: the plan as far as it stands, which
 * holds the levels before `from`. A cyclic store of the first piece closes on itself; the last piece ends where the first began.
 */
export function cut(
  program: Program,
  blocks: PeriodBlocks,
  x: Float64Array,
  { from, keepUntil, until }: { readonly from: number; readonly keepUntil: number; readonly until: number },
): Piece {
  const { steps, columns, rows } = program;
  const count = until - from;
  const slice = (series: Series) => (typeof series === 'number' ? series : series.slice(from, until));
  const periods = new Map<number, number[]>();
  for (const [column, periodOf] of blocks) periods.set(column, [...new Set(periodOf.subarray(from, until))]);
  const of = (values: Float64Array, column: number, start: number) => {
    const used = periods.get(column);
    return used
      ? Float64Array.from(used, p => values[start + p]!)
      : values.subarray(start + from, start + until);
  };
  const piece = {
    ...laidOut(columns, c => periods.get(c)?.length ?? count),
    lower: joined(columns.map(({ start }, c) => of(program.lower, c, start))),
    upper: joined(columns.map(({ start }, c) => of(program.upper, c, start))),
  };
  const rowLower = joined(rows.map(({ start }) => program.rowLower.subarray(start + from, start + until)));
  const rowUpper = joined(rows.map(({ start }) => program.rowUpper.subarray(start + from, start + until)));
  const terms: Term[] = program.terms.map(term => {
    const { row, column, value, link } = term;
    if (typeof link !== 'string') {
      if (!('columnOf' in link)) throw new Error('a program with such a link has no pieces');
      const first = periods.get(column)![0]!;
      return {
        ...term,
        value: slice(value),
        link: { columnOf: link.columnOf.slice(from, until).map(p => p - first) },
      };
    }
    if (link !== 'same' && from > 0) {
      const known = at(value, from) * x[columns[column]!.start + from - 1]!;
      rowLower[row * count]! -= known;
      rowUpper[row * count]! -= known;
    }
    if (link === 'cyclic' && from > 0 && until === steps) {
      const end = piece.columns[column]!.start + count - 1;
      piece.lower[end] = piece.upper[end] = x[columns[column]!.start + steps - 1]!;
    }
    return { ...term, value: slice(value), link: link === 'cyclic' && from > 0 ? 'previous' : link };
  });
  return {
    program: {
      ...program,
      ...piece,
      steps: count,
      rows: rows.map(({ name }, r) => ({ name, start: r * count, count })),
      rowCount: rows.length * count,
      rowLower,
      rowUpper,
      terms,
      costs: program.costs.map(cost => ({
        ...cost,
        value: periods.has(cost.column)
          ? pricesSeen(cost.value, periods.get(cost.column)!, blocks.get(cost.column)!, from, until)
          : slice(cost.value),
      })),
      constants: [],
      exclusive: [],
    },
    from,
    keepUntil,
    periods,
  };
}

/** Takes the kept part of a piece's solution over into that of the whole. */
export function keep(
  program: Program,
  { program: part, from, keepUntil, periods }: Piece,
  solution: { readonly x: Float64Array; readonly y: Float64Array },
  blocks: PeriodBlocks,
  x: Float64Array,
  y: Float64Array,
): void {
  const kept = keepUntil - from;
  program.columns.forEach(({ start }, c) => {
    const at = part.columns[c]!.start;
    const periodOf = blocks.get(c);
    if (!periodOf) x.set(solution.x.subarray(at, at + kept), start + from);
    else
      periods.get(c)!.forEach((p, k) => {
        if (p <= periodOf[keepUntil - 1]!) x[start + p] = solution.x[at + k]!;
      });
  });
  program.rows.forEach(({ start }, r) => {
    const at = part.rows[r]!.start;
    y.set(solution.y.subarray(at, at + kept), start + from);
  });
  // What the last piece has to come back to.
  if (from === 0)
    for (const { column, link } of program.terms)
      if (link === 'cyclic')
        x[program.columns[column]!.start + program.steps - 1] =
          solution.x[part.columns[column]!.start + part.steps - 1]!;
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

/** Prices of periods. Of one that is seen in part, the same part: its peak may well fall in the rest. */
function pricesSeen(
  value: Series,
  periods: readonly number[],
  periodOf: Int32Array,
  from: number,
  until: number,
): Float64Array {
  const [whole, seen] = [new Map<number, number>(), new Map<number, number>()];
  periodOf.forEach((p, t) => {
    whole.set(p, (whole.get(p) ?? 0) + 1);
    if (t >= from && t < until) seen.set(p, (seen.get(p) ?? 0) + 1);
  });
  return Float64Array.from(periods, p => (at(value, p) * seen.get(p)!) / whole.get(p)!);
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const out = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
