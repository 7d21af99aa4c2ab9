import { reducedCosts } from '../../dispatch/certificate.ts';
import type { Program } from '../../program/program.ts';
import { at } from '../../series/series.ts';

/** Rounds over the rows at a joint. */
const SWEEPS = 3;

interface Entry {
  readonly column: number;
  readonly value: number;
}

/**
 * Raises the bound that multipliers y prove, row by row of the first steps of pieces: a level that a piece was given to begin with has
 * whatever multiplier its first step leaves free, which need not be what the piece before makes of it. In each row the bound
 * is concave and piecewise linear in its multiplier, so the best is where that or the reduced cost of one of its columns is nil.
 * Changes y.
 */
export function raiseBound(program: Program, joints: readonly number[], y: Float64Array): void {
  const reduced = reducedCosts(program, y);
  for (let sweep = 0; sweep < SWEEPS; sweep++)
    for (const joint of joints)
      program.rows.forEach(({ start }, row) => {
        raise(program, start + joint, entriesOf(program, row, joint), y, reduced);
      });
}

function entriesOf({ terms, columns }: Program, row: number, step: number): Entry[] {
  return terms
    .filter(term => term.row === row)
    .map(({ column, value, link }) => {
      const { start } = columns[column]!;
      const place =
        typeof link === 'string'
          ? start + step - (link === 'same' ? 0 : 1)
          : start + ('columnOf' in link ? link.columnOf[step]! : step);
      return { column: place, value: at(value, step) };
    })
    .filter(({ value }) => value !== 0);
}

function raise(
  program: Program,
  row: number,
  entries: readonly Entry[],
  y: Float64Array,
  reduced: Float64Array,
): void {
  const { lower, upper, rowLower, rowUpper } = program;
  // A multiplier that points to a side the row does not have counts for nothing.
  if (!Number.isFinite(y[row]! > 0 ? rowLower[row]! : rowUpper[row]!)) y[row] = 0;
  const boundAt = (change: number): number => {
    const multiplier = y[row]! + change;
    const side = multiplier > 0 ? rowLower[row]! : rowUpper[row]!;
    let sum = multiplier === 0 ? 0 : multiplier * side;
    if (!Number.isFinite(sum)) return Number.NEGATIVE_INFINITY;
    for (const { column, value } of entries) {
      const cost = reduced[column]! - value * change;
      sum += cost * (cost > 0 ? lower[column]! : upper[column]!);
    }
    return sum;
  };
  let [best, most] = [0, boundAt(0)];
  for (const change of [-y[row]!, ...entries.map(({ column, value }) => reduced[column]! / value)]) {
    const bound = boundAt(change);
    if (bound > most) [best, most] = [change, bound];
  }
  if (best === 0) return;
  y[row]! += best;
  for (const { column, value } of entries) reduced[column]! -= value * best;
}
