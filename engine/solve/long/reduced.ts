import type { Program } from '../../program/program.ts';
import { at, type Series } from '../../series/series.ts';

/** Steps `from` to `until`, the last not included. */
export interface Window {
  readonly from: number;
  readonly until: number;
}

/**
 * Reduced costs c - A'y of the columns in some windows of steps, and of those that count periods; the others are left nil. A
 * multiplier that points to a side its row does not have counts for nothing, as in the certificate.
 */
export function reducedIn(program: Program, y: Float64Array, windows: readonly Window[]): Float64Array {
  const { steps, columns, rows, rowLower, rowUpper } = program;
  const reduced = new Float64Array(program.columnCount);
  const within = (visit: (t: number) => void) => {
    for (const { from, until } of windows) for (let t = from; t < until; t++) visit(t);
  };
  for (const { column, value } of program.costs) {
    const { start, count } = columns[column]!;
    if (count === steps)
      within(t => {
        reduced[start + t]! += at(value, t);
      });
    else for (let k = 0; k < count; k++) reduced[start + k]! += at(value, k);
  }
  const multiplier = (row: number) => {
    const value = y[row]!;
    return Number.isFinite(value > 0 ? rowLower[row]! : rowUpper[row]!) ? value : 0;
  };
  for (const { row, column, value, link } of program.terms) {
    const [r, c] = [rows[row]!.start, columns[column]!.start];
    if (typeof link !== 'string') {
      if (!('columnOf' in link)) throw new Error('such a link has no steps of its own');
      takePeriods(program, r, value, link.columnOf, y, reduced.subarray(c, c + columns[column]!.count));
      continue;
    }
    within(t => {
      // The row in which the column of step t stands.
      const k = link === 'same' ? t : t + 1;
      if (k < steps) reduced[c + t]! -= at(value, k) * multiplier(r + k);
      else if (link === 'cyclic') reduced[c + t]! -= at(value, 0) * multiplier(r);
    });
  }
  return reduced;
}

/** Takes off the cost of periods what the rows of their steps, from `start` on, make of it. */
function takePeriods(
  { rowLower, rowUpper }: Program,
  start: number,
  value: Series,
  periodOf: Int32Array,
  y: Float64Array,
  out: Float64Array,
): void {
  for (let t = 0; t < periodOf.length; t++) {
    const multiplier = y[start + t]!;
    const side = multiplier > 0 ? rowLower[start + t]! : rowUpper[start + t]!;
    if (side - side === 0) out[periodOf[t]!]! -= at(value, t) * multiplier;
  }
}

/** Windows of so many steps on either side of each joint, where they overlap as one. */
export function windowsAround(joints: readonly number[], reach: number, steps: number): Window[] {
  const windows: { from: number; until: number }[] = [];
  for (const joint of [...joints].sort((a, b) => a - b)) {
    const [from, until] = [Math.max(0, joint - reach), Math.min(steps, joint + reach)];
    const last = windows.at(-1);
    if (last && from <= last.until) last.until = until;
    else windows.push({ from, until });
  }
  return windows;
}
