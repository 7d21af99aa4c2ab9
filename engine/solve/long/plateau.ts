import type { Program } from '../../program/program.ts';
import { at, type Series } from '../../series/series.ts';

/** A balance of a level: own_t level_t + previous_t level_(t-1) + flows_t = right_t. */
export interface Balance {
  /** Where row, and level, of step 0 stand. */
  readonly row: number;
  readonly level: number;
  readonly own: Series;
  readonly previous: Series;
  /** Whether the level before the first step is the last one. */
  readonly isCyclic: boolean;
  readonly flows: readonly { readonly start: number; readonly value: Series }[];
}

export function balancesOf({ terms, rows, columns }: Program): Balance[] {
  return terms.flatMap(({ row, column, link, value }) => {
    if (link !== 'previous' && link !== 'cyclic') return [];
    const same = terms.filter(term => term.row === row && term.link === 'same');
    const own = same.find(term => term.column === column);
    if (!own) return [];
    return {
      row: rows[row]!.start,
      level: columns[column]!.start,
      own: own.value,
      previous: value,
      isCyclic: link === 'cyclic',
      flows: same
        .filter(term => term !== own)
        .map(term => ({ start: columns[term.column]!.start, value: term.value })),
    };
  });
}

/**
 * Moves the multipliers of a balance in steps `from` to `to` up or down together, so that no level between them changes its reduced
 * cost, to where the bound they prove is highest. That is concave and piecewise linear, with a kink where the reduced
 * cost of a column is nil: a walk over the kinks finds its top. Changes y and the reduced costs.
 */
export function movePlateau(
  { steps, lower, upper, rowLower, rowUpper }: Program,
  { row, level, own, previous, isCyclic, flows }: Balance,
  from: number,
  to: number,
  y: Float64Array,
  reduced: Float64Array,
): void {
  const kinks: { column: number; gain: number; change: number }[] = [];
  const shares: number[] = [];
  let slope = 0;
  const add = (column: number, gain: number) => {
    if (gain === 0) return;
    // Far below the first kink a column with a positive gain costs the more the more there is of it.
    slope -= gain * (gain > 0 ? lower[column]! : upper[column]!);
    kinks.push({ column, gain, change: reduced[column]! / gain });
  };
  let share = 1;
  for (let t = from; t <= to; t++) {
    if (rowLower[row + t] !== rowUpper[row + t]) return;
    if (t > from) share *= -at(own, t - 1) / at(previous, t);
    shares.push(share);
    slope += share * rowLower[row + t]!;
    for (const { start, value } of flows) add(start + t, share * at(value, t));
  }
  if (from > 0) add(level + from - 1, at(previous, from));
  else if (isCyclic) add(level + steps - 1, at(previous, 0));
  add(level + to, share * at(own, to));
  kinks.sort((a, b) => a.change - b.change);
  let change = 0;
  for (const kink of kinks) {
    change = kink.change;
    slope -= Math.abs(kink.gain) * (upper[kink.column]! - lower[kink.column]!);
    if (slope <= 0) break;
  }
  if (!Number.isFinite(change) || change === 0) return;
  for (let t = from; t <= to; t++) y[row + t]! += change * shares[t - from]!;
  for (const { column, gain } of kinks) reduced[column]! -= gain * change;
}
