import type { CostTerm, Program, Term } from '../../program/program.ts';
import { at } from '../../series/series.ts';
import type { Node, NodeSite } from './split.ts';

/** Price of going beyond a share, as a multiple of the dearest column of the site: only for what cannot be otherwise. */
const BEYOND_SHARE = 10;

/** Shared rows of a node one after the other: where each block begins, and how many there are. */
export interface SharedOrder {
  readonly startOf: ReadonlyMap<number, number>;
  readonly count: number;
}

export function sharedOrder(program: Program, { sharedRows }: Node): SharedOrder {
  const startOf = new Map<number, number>();
  let count = 0;
  for (const r of sharedRows) {
    startOf.set(r, count);
    count += program.rows[r]!.count;
  }
  return { startOf, count };
}

/** out += what a site puts into the shared rows with plan `x`. */
export function addExchangeOf(
  { program, shared }: NodeSite,
  { startOf }: SharedOrder,
  x: Float64Array,
  out: Float64Array,
): void {
  for (const { row, column, value } of shared) {
    const { start, count } = program.columns[column]!;
    const first = startOf.get(row)!;
    for (let t = 0; t < count; t++) out[first + t]! += x[start + t]! * at(value, t);
  }
}

/** out += how far a site can move in each shared row. */
export function addReachOf({ program, shared }: NodeSite, { startOf }: SharedOrder, out: Float64Array): void {
  const { lower, upper } = program;
  for (const { row, column, value } of shared) {
    const { start, count } = program.columns[column]!;
    const first = startOf.get(row)!;
    for (let t = 0; t < count; t++)
      out[first + t]! += (upper[start + t]! - lower[start + t]!) * Math.abs(at(value, t));
  }
}

/** The program of a site that pays the prices of the shared rows, EUR per unit of each row, for what it puts into them. */
export function withPrices(
  { program, shared }: NodeSite,
  { startOf }: SharedOrder,
  prices: Float64Array,
): Program {
  const paid = shared.map(({ row, column, value }): CostTerm => {
    const first = startOf.get(row)!;
    const eur = Float64Array.from(
      { length: program.columns[column]!.count },
      (_, t) => -at(value, t) * prices[first + t]!,
    );
    return { site: 0, part: 'electricity', column, value: eur };
  });
  return { ...program, costs: [...program.costs, ...paid] };
}

/** The program of a site that keeps between `lower` and `upper` in the shared rows. */
export function withShare(
  { program, shared }: NodeSite,
  { startOf }: SharedOrder,
  lower: Float64Array,
  upper: Float64Array,
): Program {
  const rows = [...program.rows];
  const terms = [...program.terms];
  const [lowers, uppers] = [[program.rowLower], [program.rowUpper]];
  let { rowCount } = program;
  for (const r of new Set(shared.map(({ row }) => row))) {
    const first = startOf.get(r)!;
    const { count } = program.columns[shared.find(({ row }) => row === r)!.column]!;
    const row = rows.push({ name: `share-${r}`, start: rowCount, count }) - 1;
    for (const term of shared) if (term.row === r) terms.push({ ...term, row });
    lowers.push(lower.subarray(first, first + count));
    uppers.push(upper.subarray(first, first + count));
    rowCount += count;
  }
  return { ...program, rows, terms, rowCount, rowLower: joined(lowers), rowUpper: joined(uppers) };
}

/** The program of `withShare` in which the share may be passed at a price that nothing else reaches. */
export function withElasticShare(part: Program, rowCount: number): Program {
  const columns = [...part.columns];
  const terms: Term[] = [...part.terms];
  const costs = [...part.costs];
  let { columnCount } = part;
  let [dearest, farthest] = [1, 1];
  for (const { value } of part.costs)
    for (const eur of typeof value === 'number' ? [value] : value) dearest = Math.max(dearest, Math.abs(eur));
  for (const mw of part.upper) farthest = Math.max(farthest, Math.abs(mw));
  part.rows.forEach(({ name, start, count }, row) => {
    if (start < rowCount) return;
    for (const value of [-1, 1]) {
      const column = columns.push({ name: `${name}-beyond`, start: columnCount, count }) - 1;
      columnCount += count;
      terms.push({ row, column, value, link: 'same' });
      costs.push({ site: 0, part: 'electricity', column, value: BEYOND_SHARE * dearest });
    }
  });
  const more = columnCount - part.columnCount;
  return {
    ...part,
    columns,
    terms,
    costs,
    columnCount,
    lower: joined([part.lower, new Float64Array(more)]),
    upper: joined([part.upper, new Float64Array(more).fill(farthest)]),
  };
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const out = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let start = 0;
  for (const part of parts) {
    out.set(part, start);
    start += part.length;
  }
  return out;
}
