import { largestInoperableMw } from '../commitment/operability.ts';
import { leastCostSchedule } from '../commitment/schedule.ts';
import { unitCosts } from '../commitment/unit-costs.ts';
import { forEachCoefficient, objective, type Program } from '../program/program.ts';

/** Proof of how good a plan is, computed from the plan and any multipliers, without trust in the solver. */
export interface Certificate {
  /** Cost of the plan, recomputed from the plan, EUR. */
  readonly costEur: number;
  /** No plan can cost less than this, EUR. */
  readonly boundEur: number;
  /** (cost - bound) / max(1, |cost|). */
  readonly gap: number;
  /** Largest violation of any balance or limit row by the plan, MW (MWh for stocks). */
  readonly maxResidualMw: number;
  /** Largest violation of any bound of a single quantity, of "one of two flows", or of "on or off", MW (MWh for stocks). */
  readonly maxBoundViolationMw: number;
  /** SHA-256 of the resolved input, data versions and engine version. */
  readonly inputHash: string;
}

/**
 * Certifies a plan `x` with any row multipliers `y` (model.md section 2). The bound is
 *     b'y + sum over columns of min over lower <= x <= upper of (c - A'y) x
 * where b is the side of each row that the sign of y makes binding (a multiplier with no finite side counts as 0). Of flows
 * that exclude each other only the better side counts, which keeps the bound valid for the plan that must choose.
 */
export function certify(program: Program, x: Float64Array, y: Float64Array, inputHash: string): Certificate {
  const cost = objective(program);
  const multipliers = withoutLinks(program, usable(program, y));
  const reduced = cost.slice();
  const activity = new Float64Array(program.rowCount);
  forEachCoefficient(program, (row, column, value) => {
    reduced[column]! -= value * multipliers[row]!;
    activity[row]! += value * x[column]!;
  });
  const constants = sumOf(program.constants.map(({ eur }) => eur));
  const costEur = constants + dot(cost, x);
  const boundEur = constants + rowBound(program, multipliers) + columnBound(program, reduced);
  return {
    costEur,
    boundEur,
    gap: (costEur - boundEur) / Math.max(1, Math.abs(costEur)),
    maxResidualMw: largestOutside(activity, program.rowLower, program.rowUpper),
    maxBoundViolationMw: Math.max(
      largestOutside(x, program.lower, program.upper),
      largestOverlap(program, x),
      largestInoperableMw(program, x),
    ),
    inputHash,
  };
}

/** Largest amount by which two flows that exclude each other run at once, MW. */
export function largestOverlap(program: Program, x: Float64Array): number {
  let most = 0;
  for (const { one, other } of program.exclusive) {
    for (let t = 0; t < program.steps; t++) {
      const overlap = Math.min(sideAt(program, x, one, t), sideAt(program, x, other, t));
      if (overlap > most) most = overlap;
    }
  }
  return most;
}

/** Sum in step t of the columns on one side of an exclusive pair. */
export function sideAt(program: Program, x: Float64Array, side: readonly number[], t: number): number {
  let sum = 0;
  for (const column of side) sum += x[program.columns[column]!.start + t]!;
  return sum;
}

/** c - A'y per column: what one more unit of the column costs at the multipliers y. */
export function reducedCosts(program: Program, y: Float64Array): Float64Array {
  const reduced = objective(program);
  const multipliers = usable(program, y);
  forEachCoefficient(program, (row, column, value) => {
    reduced[column]! -= value * multipliers[row]!;
  });
  return reduced;
}

/** Multipliers that point to a side their row does not have are set to 0. */
function usable(program: Program, y: Float64Array): Float64Array {
  const multipliers = new Float64Array(y.length);
  for (let r = 0; r < y.length; r++) {
    const value = y[r]!;
    const side = value > 0 ? program.rowLower[r]! : program.rowUpper[r]!;
    if (Number.isFinite(side) && Number.isFinite(value)) multipliers[r] = value;
  }
  return multipliers;
}

/** Rows that a whole on/off schedule satisfies by itself need no multiplier. */
function withoutLinks(program: Program, y: Float64Array): Float64Array {
  for (const { links } of program.onOff) {
    for (const row of links) {
      const { start, count } = program.rows[row]!;
      y.fill(0, start, start + count);
    }
  }
  return y;
}

function rowBound(program: Program, y: Float64Array): number {
  let sum = 0;
  for (let r = 0; r < y.length; r++) {
    if (y[r] === 0) continue;
    sum += y[r]! * (y[r]! > 0 ? program.rowLower[r]! : program.rowUpper[r]!);
  }
  return sum;
}

function columnBound(program: Program, reduced: Float64Array): number {
  const least = new Float64Array(reduced.length);
  for (let c = 0; c < reduced.length; c++) {
    least[c] = reduced[c]! * (reduced[c]! > 0 ? program.lower[c]! : program.upper[c]!);
  }
  let running = 0;
  for (const unit of program.onOff) {
    for (const block of [unit.output, unit.on, unit.start]) {
      const { start, count } = program.columns[block]!;
      least.fill(0, start, start + count);
    }
    running += leastCostSchedule(unitCosts(program, unit, reduced), unit).costEur;
  }
  let sum = sumOf(least) + running;
  for (const { one, other } of program.exclusive) {
    if (!allFromZero(program, one) || !allFromZero(program, other)) continue;
    for (let t = 0; t < program.steps; t++) {
      // Both sides were counted above; the dearer of the two cannot run.
      sum -= Math.max(sideAt(program, least, one, t), sideAt(program, least, other, t));
    }
  }
  return sum;
}

function allFromZero(program: Program, side: readonly number[]): boolean {
  return side.every(column => {
    const { start, count } = program.columns[column]!;
    for (let k = start; k < start + count; k++) if (program.lower[k] !== 0) return false;
    return true;
  });
}

function largestOutside(values: Float64Array, lower: Float64Array, upper: Float64Array): number {
  let most = 0;
  for (let i = 0; i < values.length; i++) {
    const outside = Math.max(lower[i]! - values[i]!, values[i]! - upper[i]!);
    if (!(outside <= most)) most = Number.isNaN(outside) ? Number.POSITIVE_INFINITY : outside;
  }
  return most;
}

function dot(a: Float64Array, b: Float64Array): number {
  const products = new Float64Array(a.length);
  for (let i = 0; i < a.length; i++) products[i] = a[i]! * b[i]!;
  return sumOf(products);
}

/** Neumaier's compensated sum: a year of large gains and losses must not drown a gap of 1e-9. */
function sumOf(values: ArrayLike<number>): number {
  let sum = 0;
  let lost = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum + lost;
}
