import { forEachCoefficient, objective, type Program } from '../program/program.ts';
import { runHighsInteger } from '../solve/highs.ts';
import { integerModel } from '../solve/integer-model.ts';
import type { Choice } from './exclusive.ts';

/**
 * Effort on one stretch: the relative gap at which its integer program stops, and the count of nodes at which it takes what it
 * has: so many for a choice, fewer with the square of how many there are to make, for the work of a node grows too.
 */
const STRETCH_GAP = 1e-9;
const STRETCH_EFFORT = 2e8;
const MOST_NODES = 20_000;
const LEAST_NODES = 100;

/**
 * Chooses the side of every exclusive pair in the steps `from` (included) to `to` (excluded) by an integer program over that
 * stretch alone: everything outside it stays as in the plan `x`, so the levels at its edges and the peaks are given. Returns
 * null where the stretch is infeasible or has no plan within the node limit (a count, not a time: same input, same bits).
 */
export async function chooseInStretch(
  program: Program,
  x: Float64Array,
  from: number,
  to: number,
): Promise<Choice[] | null> {
  const stretch = cutStretch(program, x, from, to);
  const pairs = program.exclusive.flatMap((_, pair) =>
    Array.from({ length: to - from }, (_unused, k) => ({ pair, step: from + k })),
  );
  for (const { pair, step } of pairs) addChoice(stretch, program, pair, step);
  const nodes = Math.round(STRETCH_EFFORT / pairs.length ** 2);
  const effort = {
    mip_rel_gap: STRETCH_GAP,
    mip_max_nodes: Math.min(MOST_NODES, Math.max(LEAST_NODES, nodes)),
  };
  const solution = await runHighsInteger(
    integerModel({
      ...stretch,
      integer: stretch.cost.map((_, c) => c >= stretch.cost.length - stretch.integers),
    }),
    effort,
    null,
  );
  if (solution.status !== 'plan') return null;
  const first = stretch.cost.length - pairs.length;
  return pairs.map(({ pair, step }, k) => ({
    pair,
    step,
    nil: solution.x[first + k]! > 0.5 ? ('other' as const) : ('one' as const),
  }));
}

/** A small program in growing lists; `columnAt` maps columns of the whole to its own, -1 outside. */
interface Stretch {
  readonly columnAt: Int32Array;
  readonly cost: number[];
  readonly lower: number[];
  readonly upper: number[];
  readonly entries: [row: number, value: number][][];
  readonly rowLower: number[];
  readonly rowUpper: number[];
  integers: number;
}

function cutStretch(program: Program, x: Float64Array, from: number, to: number): Stretch {
  const columnAt = hourlyIndex(program.columns, program.columnCount, program.steps, from, to);
  const rowAt = hourlyIndex(program.rows, program.rowCount, program.steps, from, to);
  const cost = objective(program);
  const stretch: Stretch = {
    columnAt,
    cost: [],
    lower: [],
    upper: [],
    entries: [],
    rowLower: [],
    rowUpper: [],
    integers: 0,
  };
  columnAt.forEach((own, c) => {
    if (own < 0) return;
    stretch.cost.push(cost[c]!);
    stretch.lower.push(program.lower[c]!);
    stretch.upper.push(program.upper[c]!);
    stretch.entries.push([]);
  });
  rowAt.forEach((own, r) => {
    if (own < 0) return;
    stretch.rowLower.push(program.rowLower[r]!);
    stretch.rowUpper.push(program.rowUpper[r]!);
  });
  const outside = rowsOfSteps(program);
  forEachCoefficient(program, (row, column, value) => {
    const [r, c] = [rowAt[row]!, columnAt[column]!];
    if (r >= 0 && c >= 0) stretch.entries[c]!.push([r, value]);
    else if (r >= 0) {
      stretch.rowLower[r]! -= value * x[column]!;
      stretch.rowUpper[r]! -= value * x[column]!;
    } else if (c >= 0 && outside[row] === 1) {
      // A later step leans on this column: it has to stay where the plan has it.
      stretch.lower[c] = x[column]!;
      stretch.upper[c] = x[column]!;
    }
  });
  return stretch;
}

/** Position within the stretch of each column (or row) of the hourly blocks; -1 for all others. */
function hourlyIndex(
  blocks: Program['columns'],
  length: number,
  steps: number,
  from: number,
  to: number,
): Int32Array {
  const index = new Int32Array(length).fill(-1);
  let next = 0;
  for (const { start, count } of blocks) {
    if (count !== steps) continue;
    for (let k = from; k < to; k++) index[start + k] = next++;
  }
  return index;
}

/** 1 for the rows that belong to a step, 0 for those of a period. */
function rowsOfSteps(program: Program): Uint8Array {
  const mark = new Uint8Array(program.rowCount);
  for (const { start, count } of program.rows)
    if (count === program.steps) mark.fill(1, start, start + count);
  return mark;
}

/** A yes-no column: 1 lets side `one` run, 0 side `other`; the bounds of the flows are the tightest big numbers there are. */
function addChoice(stretch: Stretch, program: Program, pair: number, step: number): void {
  const binary = stretch.cost.length;
  stretch.cost.push(0);
  stretch.lower.push(0);
  stretch.upper.push(1);
  stretch.entries.push([]);
  stretch.integers++;
  for (const side of ['one', 'other'] as const) {
    const row = stretch.rowLower.length;
    let most = 0;
    for (const block of program.exclusive[pair]![side]) {
      const column = program.columns[block]!.start + step;
      most += program.upper[column]!;
      stretch.entries[stretch.columnAt[column]!]!.push([row, 1]);
    }
    stretch.entries[binary]!.push([row, side === 'one' ? -most : most]);
    stretch.rowLower.push(Number.NEGATIVE_INFINITY);
    stretch.rowUpper.push(side === 'one' ? 0 : most);
  }
}
