import { SolverError } from '../errors.ts';
import { costOf, type Program } from '../program/program.ts';
import { at } from '../series/series.ts';
import { runHighs, runHighsInteger } from '../solve/highs.ts';
import { integerModel } from '../solve/integer-model.ts';
import type { Choice } from './exclusive.ts';
import type { Stretch } from './stretch-bound.ts';

/**
 * Effort on one stretch: the relative gap at which its integer program stops, and the count of nodes at which it takes what it
 * has (a count, not a time: same input, same bits): so many for a choice, fewer with the square of how many there are to make,
 * for the work of a node grows too.
 */
const STRETCH_GAP = 1e-9;
const STRETCH_EFFORT = 2e8;
const MOST_NODES = 20_000;
const LEAST_NODES = 100;
/** Rows and bounds are kept this well, MW. */
const FEASIBLE_MW = 1e-9;
/** Both sides run above this, MW. */
const OVERLAP_MW = 1e-7;
/** On the flows of stores, EUR per MW in a step: what is burnt for nothing is not burnt. */
const IDLE_EUR = 1e-6;

/** `isOpen`: the other side is nil too. */
export interface StretchChoice extends Choice {
  readonly isOpen: boolean;
}

/** The least-cost plan of some steps, everything before and after them as it was. */
export interface StretchPlan {
  /** Puts the plan of the stretch into that of the whole. */
  readonly putInto: (x: Float64Array) => void;
  /** The side that stays nil of every pair that had to choose, in every step of the stretch. */
  readonly choices: readonly StretchChoice[];
}

/**
 * Plans the steps `from` (included) to `to` (excluded) anew under the exclusive pairs, everything outside as in the plan `x`: the
 * levels at its edges, the peaks and what budgets have left are given. Which side of a pair runs is asked only of pairs that
 * run both where they may share a step, in parts that add up to one. `activity`: A x. Null where there is no such plan, or the
 * effort was not enough.
 */
export async function planStretch(
  program: Program,
  x: Float64Array,
  activity: Float64Array,
  { from, to }: Stretch,
): Promise<StretchPlan | null> {
  const part = cutStretch(program, x, activity, { from, to });
  const pairs = pairsIn(program, part);
  for (const pair of pairs) addShare(part, pair);
  const asked = new Set<number>();
  for (;;) {
    const plan = await solvePart(part, pairs, asked);
    if (!plan) return null;
    const both = pairs.filter(
      ({ one, other }) => Math.min(sumAt(plan, one), sumAt(plan, other)) > OVERLAP_MW,
    );
    if (both.length === 0) {
      const decided = pairs.filter(({ pair }) => asked.has(pair));
      return { putInto: whole => putInto(program, part, plan, whole), choices: choicesOf(decided, plan) };
    }
    if (both.every(({ pair }) => asked.has(pair))) return null;
    for (const { pair } of both) asked.add(pair);
  }
}

/** A pair in one step of the stretch: own columns of either side. */
interface StepPair {
  readonly pair: number;
  readonly step: number;
  readonly one: readonly number[];
  readonly other: readonly number[];
}

/** A small program in growing lists: step by step within each hourly block. */
interface Part {
  readonly from: number;
  readonly steps: number;
  /** First own column of each block of the whole, -1 for those that do not go by step. */
  readonly places: Int32Array;
  readonly cost: number[];
  readonly lower: number[];
  readonly upper: number[];
  readonly entries: [row: number, value: number][][];
  readonly rowLower: number[];
  readonly rowUpper: number[];
}

function cutStretch(program: Program, x: Float64Array, activity: Float64Array, { from, to }: Stretch): Part {
  const steps = to - from;
  const places = new Int32Array(program.columns.length).fill(-1);
  const [cost, lower, upper] = [[], [], []] as [number[], number[], number[]];
  program.columns.forEach(({ start, count }, c) => {
    if (count !== program.steps) return;
    places[c] = cost.length;
    const price = costOf(program, c);
    for (let t = from; t < to; t++) {
      cost.push(at(price, t));
      lower.push(program.lower[start + t]!);
      upper.push(program.upper[start + t]!);
    }
  });
  const entries = cost.map((): [number, number][] => []);
  const rowAt = new Map<number, number>();
  const taken: number[] = [];
  const rows: number[] = [];
  const enter = (row: number, column: number, value: number, level: number) => {
    let r = rowAt.get(row);
    if (r === undefined) {
      r = rows.push(row) - 1;
      taken.push(0);
      rowAt.set(row, r);
    }
    taken[r]! += value * level;
    entries[column]!.push([r, value]);
  };
  for (const { row, column, value, link } of program.terms) {
    const place = places[column]!;
    if (place < 0) continue;
    const r = program.rows[row]!.start;
    const c = program.columns[column]!.start;
    for (let k = 0; k < steps; k++) {
      const t = from + k;
      const own = place + k;
      if (link === 'same') enter(r + t, own, at(value, t), x[c + t]!);
      else if (link === 'previous' || link === 'cyclic') {
        if (t + 1 < program.steps) enter(r + t + 1, own, at(value, t + 1), x[c + t]!);
        else if (link === 'cyclic') enter(r, own, at(value, 0), x[c + t]!);
      } else if ('rowOf' in link) enter(r + link.rowOf[t]!, own, at(value, t), x[c + t]!);
      else throw new Error('a column of steps stands in rows of steps by step');
    }
  }
  // What stands outside keeps its part of every row; where x is a rounding beyond a row, the row is where x is.
  const rowLower = rows.map(
    (row, r) => Math.min(program.rowLower[row]!, activity[row]!) - activity[row]! + taken[r]!,
  );
  const rowUpper = rows.map(
    (row, r) => Math.max(program.rowUpper[row]!, activity[row]!) - activity[row]! + taken[r]!,
  );
  return { from, steps, places, cost, lower, upper, entries, rowLower, rowUpper };
}

function pairsIn(program: Program, { from, steps, places }: Part): StepPair[] {
  return program.exclusive.flatMap(({ one, other }, pair) =>
    Array.from({ length: steps }, (_, k) => ({
      pair,
      step: from + k,
      one: one.map(block => places[block]! + k),
      other: other.map(block => places[block]! + k),
    })),
  );
}

/** The tightest that holds without saying which side runs: the shares of either side in its largest flow add up to one at most. */
function addShare(part: Part, { one, other }: StepPair): void {
  const row = part.rowLower.length;
  for (const side of [one, other]) {
    const most = side.reduce((sum, column) => sum + part.upper[column]!, 0);
    // What can hardly run takes no share.
    if (most <= OVERLAP_MW) continue;
    for (const column of side) {
      part.entries[column]!.push([row, 1 / most]);
      part.cost[column]! += IDLE_EUR;
    }
  }
  part.rowLower.push(Number.NEGATIVE_INFINITY);
  part.rowUpper.push(1);
}

/** The plan in which of the pairs that are asked for only one side runs. */
async function solvePart(
  part: Part,
  pairs: readonly StepPair[],
  asked: ReadonlySet<number>,
): Promise<Float64Array | null> {
  if (asked.size === 0) return solveLinear(part, part.upper);
  const columns = part.cost.length;
  const whole = {
    cost: [...part.cost],
    lower: [...part.lower],
    upper: [...part.upper],
    entries: part.entries.map(column => [...column]),
    rowLower: [...part.rowLower],
    rowUpper: [...part.rowUpper],
  };
  const open = pairs.filter(({ pair }) => asked.has(pair));
  for (const pair of open) addChoice(whole, pair);
  const solution = await runHighsInteger(
    integerModel({ ...whole, integer: whole.cost.map((_, c) => c >= columns) }),
    { mip_rel_gap: STRETCH_GAP, mip_max_nodes: nodesFor(open.length) },
    null,
  );
  if (solution.status !== 'plan') return null;
  const upper = [...part.upper];
  open.forEach(({ one, other }, k) => {
    for (const column of solution.x[columns + k]! > 0.5 ? other : one) upper[column] = 0;
  });
  return solveLinear(part, upper);
}

/** A yes-no column: 1 lets side `one` run, 0 side `other`; the bounds of the flows are the tightest big numbers there are. */
function addChoice(part: Omit<Part, 'from' | 'steps' | 'places'>, { one, other }: StepPair): void {
  const binary = part.cost.length;
  part.cost.push(0);
  part.lower.push(0);
  part.upper.push(1);
  part.entries.push([]);
  for (const [side, isOne] of [
    [one, true],
    [other, false],
  ] as const) {
    const row = part.rowLower.length;
    const most = side.reduce((sum, column) => sum + part.upper[column]!, 0);
    for (const column of side) part.entries[column]!.push([row, 1]);
    part.entries[binary]!.push([row, isOne ? -most : most]);
    part.rowLower.push(Number.NEGATIVE_INFINITY);
    part.rowUpper.push(isOne ? 0 : most);
  }
}

/** Null where there is no plan, or the simplex finds none that keeps rows so well. */
async function solveLinear(part: Part, upper: readonly number[]): Promise<Float64Array | null> {
  const { integrality: _, ...model } = integerModel({ ...part, upper, integer: [] });
  try {
    const solution = await runHighs(model, {
      primal_feasibility_tolerance: FEASIBLE_MW,
      dual_feasibility_tolerance: FEASIBLE_MW,
    });
    return solution.status === 'optimal' ? solution.x : null;
  } catch (error) {
    if (error instanceof SolverError) return null;
    throw error;
  }
}

function putInto(program: Program, { from, steps, places }: Part, plan: Float64Array, x: Float64Array): void {
  places.forEach((place, c) => {
    if (place >= 0) x.set(plan.subarray(place, place + steps), program.columns[c]!.start + from);
  });
}

function choicesOf(pairs: readonly StepPair[], plan: Float64Array): StretchChoice[] {
  return pairs.map(({ pair, step, one, other }) => {
    const [a, b] = [sumAt(plan, one), sumAt(plan, other)];
    return { pair, step, nil: a > b ? 'other' : 'one', isOpen: Math.max(a, b) <= OVERLAP_MW };
  });
}

function sumAt(plan: Float64Array, columns: readonly number[]): number {
  return columns.reduce((sum, column) => sum + plan[column]!, 0);
}

function nodesFor(choices: number): number {
  return Math.min(MOST_NODES, Math.max(LEAST_NODES, Math.round(STRETCH_EFFORT / choices ** 2)));
}
