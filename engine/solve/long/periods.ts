import type { Program } from '../../program/program.ts';
import { at, type Series } from '../../series/series.ts';

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

/** Prices of the periods of a stretch. Of one that is seen in part, the same part: its peak may well fall in the rest. */
export function pricesSeen(
  value: Series,
  periods: readonly number[],
  periodOf: Int32Array,
  seenPeriodOf: Int32Array,
): Float64Array {
  const most = periodOf.at(-1)! + 1;
  const [whole, seen] = [lengths(periodOf, most), lengths(seenPeriodOf, most)];
  return Float64Array.from(periods, p => (at(value, p) * seen[p]!) / whole[p]!);
}

function lengths(periodOf: Int32Array, count: number): Float64Array {
  const steps = new Float64Array(count);
  for (let t = 0; t < periodOf.length; t++) steps[periodOf[t]!]!++;
  return steps;
}
