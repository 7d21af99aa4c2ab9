import type { Program } from '../../program/program.ts';
import { at } from '../../series/series.ts';
import { type Balance, balancesOf, movePlateau } from './plateau.ts';
import { reducedIn, windowsAround } from './reduced.ts';

/** Rounds over what can be moved at a joint. */
const SWEEPS = 3;
/** How far plateaus are looked for, and how many, on either side. */
const REACH_HOURS = 48;
const MOST_PLATEAUS = 6;
/** A gap below this share of what a level can be worth is none. */
const MATCHED_SHARE = 1e-5;
/** Of the range of a level: what is this near to its bounds stands on them. */
const ON_BOUND_SHARE = 1e-6;

interface Entry {
  readonly column: number;
  readonly value: number;
}

/**
 * Raises the bound that multipliers y prove, at the first steps of pieces: a level that a piece was given to begin with has whatever
 * multiplier its first steps leave free, which need not be what the piece before makes of it. The worth of a level is the same from one
 * step where the level is on a bound to the next, so these plateaus are moved as one, on either side of the joint; and
 * in each row of the steps beside the joint the multiplier goes where the bound is highest (in one row that is concave and
 * piecewise linear, with a kink where the multiplier or the reduced cost of a column is nil). Changes y; returns the reduced
 * costs of the columns near the joints.
 */
export function raiseBound(
  program: Program,
  joints: readonly number[],
  x: Float64Array,
  y: Float64Array,
): Float64Array {
  const { steps } = program;
  const ends = [0, ...joints, steps];
  const reach = 2 + Math.round(REACH_HOURS / program.stepHours);
  const reduced = reducedIn(program, y, windowsAround(ends, reach, steps));
  const balances = balancesOf(program);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    // The end and the beginning are a joint too, where a store ends as it began.
    for (const joint of ends) {
      for (const balance of balances) {
        const isOpen = () => !isMatched(program, balance, joint, x, y, reduced);
        for (const to of endsAfter(program, balance, joint, x))
          if (isOpen()) movePlateau(program, balance, joint, to, y, reduced);
        for (const from of startsBefore(program, balance, joint, x))
          if (isOpen()) movePlateau(program, balance, from, joint - 1, y, reduced);
      }
      for (const step of [joint - 1, joint]) {
        if (step < 1 || step >= steps) continue;
        program.rows.forEach(({ start }, row) => {
          raise(program, start + step, entriesOf(program, row, step), y, reduced);
        });
      }
    }
  }
  return reduced;
}

/** Whether what the level at the joint adds to the gap is next to nothing beside what it is worth. */
function isMatched(
  { steps, lower, upper }: Program,
  { level, row }: Balance,
  joint: number,
  x: Float64Array,
  y: Float64Array,
  reduced: Float64Array,
): boolean {
  const column = level + (joint > 0 ? joint : steps) - 1;
  const cost = reduced[column]!;
  const gap = cost * (x[column]! - (cost > 0 ? lower[column]! : upper[column]!));
  const worth = Math.abs(y[row + (joint < steps ? joint : 0)]!) * (upper[column]! - lower[column]!);
  return gap <= MATCHED_SHARE * worth;
}

function isOnBound({ lower, upper }: Program, x: Float64Array, column: number): boolean {
  const near = ON_BOUND_SHARE * (upper[column]! - lower[column]!);
  return x[column]! - lower[column]! <= near || upper[column]! - x[column]! <= near;
}

/** Steps after the joint at whose end the level is on a bound: there its worth may change. */
function endsAfter(program: Program, { level }: Balance, joint: number, x: Float64Array): number[] {
  const until = Math.min(program.steps, joint + Math.round(REACH_HOURS / program.stepHours));
  const ends: number[] = [];
  for (let t = joint; t < until && ends.length < MOST_PLATEAUS; t++)
    if (isOnBound(program, x, level + t)) ends.push(t);
  return ends;
}

/** Likewise the first steps of plateaus that reach to the joint. */
function startsBefore(program: Program, { level }: Balance, joint: number, x: Float64Array): number[] {
  const until = Math.max(0, joint - Math.round(REACH_HOURS / program.stepHours));
  const starts: number[] = [];
  for (let t = joint - 1; t > until && starts.length < MOST_PLATEAUS; t--)
    if (isOnBound(program, x, level + t - 1)) starts.push(t);
  return starts;
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
