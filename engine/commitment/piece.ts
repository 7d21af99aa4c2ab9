import { sideAt } from '../dispatch/certificate.ts';
import { flatten, type SparseColumns } from '../program/flatten.ts';
import { type ExclusivePair, type OnOff, objective, type Program } from '../program/program.ts';
import { type IntegerSolution, runHighsInteger } from '../solve/highs.ts';
import { integerModel } from '../solve/integer-model.ts';

/** Relative gap at which the integer program of a piece may stop. */
const PIECE_GAP = 2e-4;
/** A cost this much lower is lower, EUR. */
const LOWER_EUR = 1e-6;
/** Flows that exclude each other may overlap by this much, MW: rounding. */
export const OVERLAP_MW = 1e-7;
/** Bounds this near to each other are the same, MW. */
const ROUNDING = 1e-7;

/** A program in the form from which pieces are cut; made once. */
export interface Sheet {
  readonly program: Program;
  readonly matrix: SparseColumns;
  readonly cost: Float64Array;
}

export function sheetOf(program: Program): Sheet {
  return { program, matrix: flatten(program), cost: objective(program) };
}

export interface Effort {
  /** Most nodes of the search tree: a count, not a time, so that the same input gives the same bits. */
  readonly nodes: number;
  /** Milliseconds; `null`: no limit. */
  readonly deadlineMs: number | null;
}

/**
 * Plans the steps `from` (included) to `to` (excluded) anew with their schedules, everything else as in the plan `x`, by an
 * integer program. Peaks and other quantities of a period may move with it. Where its answer runs both sides of an exclusive
 * pair, it is asked once more with a choice of side for that pair. Returns a cheaper plan of the whole, or one without
 * overlap where `x` has some, or null where none was found within the effort.
 */
export async function planPiece(
  sheet: Sheet,
  x: Float64Array,
  from: number,
  to: number,
  effort: Effort,
): Promise<Float64Array | null> {
  const { program } = sheet;
  const piece = cutPiece(sheet, x, from, to);
  const start = Float64Array.from(piece.columns, c => x[c]!);
  const solution = await runHighsInteger(integerModel(piece), limitsOf(effort), start);
  if (solution.status !== 'plan') return null;
  let next = withPiece(x, piece, solution.x);
  const pairs = overlapping(program, next, from, to);
  if (pairs.length > 0) {
    const sided = cutPiece(sheet, x, from, to);
    for (const pair of pairs) addSides(sheet, sided, pair, from, to);
    const apart = await runHighsInteger(integerModel(sided), limitsOf(effort), null);
    if (apart.status !== 'plan') return null;
    next = withPiece(x, sided, apart.x);
  }
  let saving = 0;
  for (const c of piece.columns) saving += sheet.cost[c]! * (x[c]! - next[c]!);
  return saving > LOWER_EUR || overlapping(program, x, from, to).length > 0 ? next : null;
}

function withPiece(x: Float64Array, piece: Piece, own: Float64Array): Float64Array {
  const next = x.slice();
  piece.columns.forEach((c, k) => {
    next[c] = own[k]!;
  });
  return next;
}

/** Exclusive pairs of which both sides run in some step. */
function overlapping(program: Program, x: Float64Array, from: number, to: number): ExclusivePair[] {
  return program.exclusive.filter(({ one, other }) => {
    for (let t = from; t < to; t++)
      if (sideAt(program, x, one, t) > OVERLAP_MW && sideAt(program, x, other, t) > OVERLAP_MW) return true;
    return false;
  });
}

/** A whole column per step: 1 lets the one side of the pair run, 0 the other. */
function addSides({ program }: Sheet, piece: Piece, pair: ExclusivePair, from: number, to: number): void {
  const own = new Map(piece.columns.map((c, k) => [c, k]));
  for (let t = from; t < to; t++) {
    const choice = piece.cost.push(0) - 1;
    piece.lower.push(0);
    piece.upper.push(1);
    piece.integer.push(true);
    piece.entries.push([]);
    for (const side of ['one', 'other'] as const) {
      const row = piece.rowLower.push(Number.NEGATIVE_INFINITY) - 1;
      let most = 0;
      for (const block of pair[side]) {
        const c = program.columns[block]!.start + t;
        most += program.upper[c]!;
        piece.entries[own.get(c)!]!.push([row, 1]);
      }
      piece.entries[choice]!.push([row, side === 'one' ? -most : most]);
      piece.rowUpper.push(side === 'one' ? 0 : most);
    }
  }
}

/** The whole program with its schedules as one integer program. */
export async function planWhole(sheet: Sheet, effort: Effort): Promise<IntegerSolution> {
  const nothing = new Float64Array(sheet.program.columnCount);
  const piece = cutPiece(sheet, nothing, 0, sheet.program.steps);
  const solution = await runHighsInteger(integerModel(piece), limitsOf(effort), null);
  if (solution.status !== 'plan') return solution;
  return { status: 'plan', x: withPiece(nothing, piece, solution.x) };
}

function limitsOf({ nodes, deadlineMs }: Effort) {
  return {
    mip_rel_gap: PIECE_GAP,
    mip_max_nodes: nodes,
    ...(deadlineMs !== null && { time_limit: Math.max(0, deadlineMs / 1000) }),
  };
}

/** An integer program over some columns of the whole. */
interface Piece {
  /** Columns of the whole, in the order of its own; choices of sides come after them. */
  readonly columns: readonly number[];
  readonly integer: boolean[];
  readonly cost: number[];
  readonly lower: number[];
  readonly upper: number[];
  readonly entries: [row: number, value: number][][];
  readonly rowLower: number[];
  readonly rowUpper: number[];
}

function cutPiece(sheet: Sheet, x: Float64Array, from: number, to: number): Piece {
  const { program } = sheet;
  const columns = columnsOf(sheet, from, to);
  const own = new Int32Array(program.columnCount).fill(-1);
  columns.forEach((c, k) => {
    own[c] = k;
  });
  const piece: Piece = {
    columns,
    integer: columns.map(() => false),
    cost: columns.map(c => sheet.cost[c]!),
    lower: columns.map(c => program.lower[c]!),
    upper: columns.map(c => program.upper[c]!),
    entries: columns.map(() => []),
    rowLower: [],
    rowUpper: [],
  };
  addOwnRows(sheet, piece, own, x);
  for (const unit of program.onOff) addScheduleRows(program, unit, piece, own, x, from, to);
  return piece;
}

/** Hourly columns of the steps, and those of periods that share a row with them. */
function columnsOf({ program, matrix }: Sheet, from: number, to: number): number[] {
  const { steps } = program;
  const columns: number[] = [];
  const touched = new Uint8Array(program.rowCount);
  for (const { start, count } of program.columns) {
    if (count !== steps) continue;
    for (let c = start + from; c < start + to; c++) {
      columns.push(c);
      for (let k = matrix.starts[c]!; k < matrix.starts[c + 1]!; k++) touched[matrix.indices[k]!] = 1;
    }
  }
  for (const { start, count } of program.columns) {
    if (count === steps) continue;
    for (let c = start; c < start + count; c++) {
      for (let k = matrix.starts[c]!; k < matrix.starts[c + 1]!; k++) {
        if (touched[matrix.indices[k]!] === 0) continue;
        columns.push(c);
        break;
      }
    }
  }
  return columns;
}

/** The rows that the columns touch, less what the rest of the plan takes in them; a row on one column is a bound. */
function addOwnRows({ program, matrix }: Sheet, piece: Piece, own: Int32Array, x: Float64Array): void {
  const rest = activityOfRest(program, matrix, own, x);
  const entriesIn = new Int32Array(program.rowCount);
  for (const c of piece.columns)
    for (let k = matrix.starts[c]!; k < matrix.starts[c + 1]!; k++) entriesIn[matrix.indices[k]!]!++;
  const rowAt = new Int32Array(program.rowCount).fill(-1);
  piece.columns.forEach((c, j) => {
    for (let k = matrix.starts[c]!; k < matrix.starts[c + 1]!; k++) {
      const row = matrix.indices[k]!;
      const value = matrix.values[k]!;
      const least = program.rowLower[row]! - rest[row]!;
      const most = program.rowUpper[row]! - rest[row]!;
      if (entriesIn[row] === 1) {
        const [low, high] = value > 0 ? [least / value, most / value] : [most / value, least / value];
        tighten(piece, j, low, high);
        continue;
      }
      if (rowAt[row] === -1) {
        rowAt[row] = piece.rowLower.push(least) - 1;
        piece.rowUpper.push(most);
      }
      piece.entries[j]!.push([rowAt[row]!, value]);
    }
  });
}

/** Bounds that cross by rounding meet; those that cross by more show that there is no plan. */
function tighten({ lower, upper }: Piece, j: number, low: number, high: number): void {
  if (low > lower[j]!) lower[j] = low > upper[j]! && low < upper[j]! + ROUNDING ? upper[j]! : low;
  if (high < upper[j]!) upper[j] = high < lower[j]! && high > lower[j]! - ROUNDING ? lower[j]! : high;
}

function activityOfRest(
  program: Program,
  { starts, indices, values }: SparseColumns,
  own: Int32Array,
  x: Float64Array,
): Float64Array {
  const activity = new Float64Array(program.rowCount);
  for (let c = 0; c < program.columnCount; c++) {
    if (own[c]! >= 0 || x[c] === 0) continue;
    for (let k = starts[c]!; k < starts[c + 1]!; k++) activity[indices[k]!]! += values[k]! * x[c]!;
  }
  return activity;
}

/**
 * Whole schedules with their minimum times (Rajan and Takriti, IBM research report RC23628, 2005):
 *     sum of start_k over the last `upSteps` steps up to t <= on_t
 *     sum of start_k over the last `downSteps` steps up to t <= 1 - on_(t - downSteps)
 * With on whole these leave start no choice, so it need not be declared whole.
 */
function addScheduleRows(
  program: Program,
  unit: OnOff,
  piece: Piece,
  own: Int32Array,
  x: Float64Array,
  from: number,
  to: number,
): void {
  const on = program.columns[unit.on]!.start;
  const start = program.columns[unit.start]!.start;
  for (let t = from; t < to; t++) piece.integer[own[on + t]!] = true;
  // From an unknown state the first step is never a start.
  const first = unit.before === null ? 1 : 0;
  if (first === 1 && own[start]! >= 0) piece.upper[own[start]!] = 0;
  // After a run from before the axis every start follows a whole standstill within it.
  if (unit.before === true)
    for (let t = from; t < Math.min(to, unit.downSteps); t++) piece.upper[own[start + t]!] = 0;
  const add = (columns: readonly number[], values: readonly number[], most: number) => {
    let left = most;
    const row = piece.rowLower.length;
    let free = 0;
    columns.forEach((c, k) => {
      if (own[c]! >= 0) {
        piece.entries[own[c]!]!.push([row, values[k]!]);
        free++;
      } else left -= values[k]! * Math.round(x[c]!);
    });
    if (free === 0) return;
    piece.rowLower.push(Number.NEGATIVE_INFINITY);
    piece.rowUpper.push(left);
  };
  const startsUpTo = (t: number, count: number) => {
    const columns: number[] = [];
    for (let k = Math.max(first, t - count + 1); k <= t; k++) columns.push(start + k);
    return columns;
  };
  const last = (count: number) => Math.min(program.steps, to + count - 1);
  for (let t = from; t < last(unit.upSteps); t++) {
    const starts = startsUpTo(t, unit.upSteps);
    add([...starts, on + t], [...starts.map(() => 1), -1], 0);
  }
  for (let t = from; t < last(unit.downSteps + 1); t++) {
    const back = t - unit.downSteps;
    const starts = startsUpTo(t, unit.downSteps);
    if (back >= 0)
      add(
        [...starts, on + back],
        [...starts, on].map(() => 1),
        1,
      );
  }
}
