import { costOf, type Program } from '../../program/program.ts';
import { at, type Series } from '../../series/series.ts';
import type { Peak } from './blocks.ts';
import type { StageDraft } from './draft.ts';
import type { EdgeEntry } from './stage-form.ts';

/**
 * Puts a column with coefficient `value` in the rows of a peak on the edges between steps, and its share of the price of the
 * peak into its cost: what it brings to the peak of a period it brings to every step of it.
 */
export function addEdge(
  { program, rowAt }: StageDraft,
  peak: Peak,
  value: Series,
  cost: Float64Array,
): EdgeEntry {
  const { periodOf } = peak;
  const { steps } = program;
  const before = new Float64Array(steps);
  const after = new Float64Array(steps);
  const prices = pricesPerStep(periodOf, program.columns[peak.column]!.count, costOf(program, peak.column));
  const isSet = hasAlready(program.lower, program.columns[peak.column]!);
  for (let t = 0; t < steps; t++) {
    const a = at(value, t);
    const isFirst = t === 0 || periodOf[t - 1] !== periodOf[t];
    if (!isFirst || isSet) before[t] = -a;
    if (t + 1 < steps && periodOf[t + 1] === periodOf[t]) after[t] = a;
    cost[t]! += a * prices[periodOf[t]!]!;
  }
  return { row: rowAt.get(peak.row)!, before, after };
}

/** Adds the slack below the peak and, where a peak is set already, the rise above it. */
export function addPeak(draft: StageDraft, peak: Peak): void {
  const { program, flows, right, links, edges, rowAt } = draft;
  const { periodOf } = peak;
  const { steps } = program;
  const row = rowAt.get(peak.row)!;
  links.add(row);
  edges.add(row);
  const { start } = program.columns[peak.column]!;
  const cost = new Float64Array(steps);
  const edge = addEdge(draft, peak, 1, cost);
  const upper = Float64Array.from(periodOf);
  for (let t = 0; t < steps; t++) upper[t] = program.upper[start + periodOf[t]!]!;
  flows.push({ lower: 0, upper, cost, own: [], edges: [edge], closing: [] });
  const values = new Float64Array(steps);
  right[row] = values;
  if (!hasAlready(program.lower, program.columns[peak.column]!)) return;
  const isFirst = new Float64Array(steps);
  const rise = new Float64Array(steps);
  for (let t = 0; t < steps; t++) {
    if (t > 0 && periodOf[t - 1] === periodOf[t]) continue;
    const cell = start + periodOf[t]!;
    isFirst[t] = 1;
    rise[t] = program.upper[cell]! - program.lower[cell]!;
    values[t] = -program.lower[cell]!;
  }
  flows.push({
    lower: 0,
    upper: rise,
    cost: 0,
    own: [],
    edges: [{ row, before: isFirst, after: 0 }],
    closing: [],
  });
}

/** Price of each period's peak, shared among its steps. */
export function pricesPerStep(periodOf: Int32Array, count: number, price: Series): Float64Array {
  const lengths = new Float64Array(count);
  for (let t = 0; t < periodOf.length; t++) lengths[periodOf[t]!]!++;
  return lengths.map((length, p) => at(price, p) / length);
}

/** Whether a peak is set already in some period. */
export function hasAlready(lower: Float64Array, { start, count }: { start: number; count: number }): boolean {
  for (let p = start; p < start + count; p++) if (lower[p]! > 0) return true;
  return false;
}

/** Puts the peak of each period where its highest step is. */
export function reachPeak(program: Program, { row, column, periodOf }: Peak, x: Float64Array): void {
  const { count } = program.rows[row]!;
  const block = program.columns[column]!;
  const reached = new Float64Array(count);
  for (const term of program.terms) {
    if (term.row !== row || term.column === column) continue;
    const from = program.columns[term.column]!.start;
    for (let t = 0; t < count; t++) reached[t]! += at(term.value, t) * x[from + t]!;
  }
  for (let p = 0; p < block.count; p++) x[block.start + p] = program.lower[block.start + p]!;
  for (let t = 0; t < count; t++) {
    const cell = block.start + periodOf[t]!;
    if (reached[t]! > x[cell]!) x[cell] = reached[t]!;
  }
}
