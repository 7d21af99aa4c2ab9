import { largestInoperableMw } from '../commitment/operability.ts';
import { leastCostSchedule } from '../commitment/schedule.ts';
import { unitCosts } from '../commitment/unit-costs.ts';
import { addProduct, addToRows, subtractTransposed, takeOffColumns } from '../program/products.ts';
import { addCost, objective, type Program } from '../program/program.ts';
import { provenMoreEur, type StretchProof } from './stretch-bound.ts';

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
 * that exclude each other only the better side counts, which keeps the bound valid for the plan that must choose. Proofs of stretches,
 * in which a tree closes one side and then the other, raise it (`provenMoreEur`).
 */
export function certify(
  program: Program,
  x: Float64Array,
  y: Float64Array,
  inputHash: string,
  proofs: readonly StretchProof[] = [],
): Certificate {
  const constants = sumOf(Float64Array.from(program.constants, ({ eur }) => eur));
  const multipliers = withoutLinks(program, usable(program, y));
  const isPlain = program.exclusive.length === 0 && program.onOff.length === 0;
  const { cost, bound, maxResidualMw } = isPlain
    ? plainSums(program, x, multipliers)
    : wholeSums(program, x, multipliers);
  const costEur = constants + cost;
  const isPaired = proofs.length > 0 && program.onOff.length === 0;
  const boundEur = constants + bound + (isPaired ? provenMoreEur(program, multipliers, proofs) : 0);
  return {
    costEur,
    boundEur,
    gap: (costEur - boundEur) / Math.max(1, Math.abs(costEur)),
    maxResidualMw,
    maxBoundViolationMw: Math.max(
      largestOutside(x, program.lower, program.upper),
      largestOverlap(program, x),
      largestInoperableMw(program, x),
    ),
    inputHash,
  };
}

interface Sums {
  readonly cost: number;
  readonly bound: number;
  readonly maxResidualMw: number;
}

function wholeSums(program: Program, x: Float64Array, multipliers: Float64Array): Sums {
  const activity = new Float64Array(program.rowCount);
  addProduct(program, x, activity);
  const reduced = objective(program);
  const cost = dot(reduced, x);
  subtractTransposed(program, multipliers, reduced);
  return {
    cost,
    bound: rowBound(program, multipliers) + columnBound(program, reduced),
    maxResidualMw: largestOutside(activity, program.rowLower, program.rowUpper),
  };
}

/** Columns or rows that are worked through at once: what they need stays near the processor. */
const BATCH = 4096;

/** The same batch by batch of every block, where no block depends on another. Ten years are done in a third of the time. */
function plainSums(program: Program, x: Float64Array, multipliers: Float64Array): Sums {
  const { columns, rows, lower, upper, rowLower, rowUpper } = program;
  const room = new Float64Array(BATCH);
  let [cost, bound, maxResidualMw] = [0, rowBound(program, multipliers), 0];
  columns.forEach(({ start, count }, c) => {
    const costs = program.costs.filter(({ column }) => column === c);
    const terms = program.terms.filter(({ column }) => column === c);
    for (let from = 0; from < count; from += BATCH) {
      const until = Math.min(count, from + BATCH);
      const reduced = room.subarray(0, until - from).fill(0);
      const [first, last] = [start + from, start + until];
      for (const { value } of costs) addCost(value, from, reduced);
      if (costs.length > 0) cost += dot(reduced, x.subarray(first, last));
      for (const term of terms) takeOffColumns(program, term, multipliers, from, until, reduced);
      bound += leastSum(reduced, lower.subarray(first, last), upper.subarray(first, last));
    }
  });
  rows.forEach(({ start, count }, r) => {
    const terms = program.terms.filter(({ row }) => row === r);
    for (let from = 0; from < count; from += BATCH) {
      const until = Math.min(count, from + BATCH);
      const activity = room.subarray(0, until - from).fill(0);
      for (const term of terms) addToRows(program, term, x, from, until, activity);
      const [first, last] = [start + from, start + until];
      const outside = largestOutside(
        activity,
        rowLower.subarray(first, last),
        rowUpper.subarray(first, last),
      );
      if (outside > maxResidualMw) maxResidualMw = outside;
    }
  });
  return { cost, bound, maxResidualMw };
}

/** Sum of the least that columns can cost at their reduced costs, which it turns into these. */
function leastSum(reduced: Float64Array, lower: Float64Array, upper: Float64Array): number {
  for (let c = 0; c < reduced.length; c++) reduced[c]! *= reduced[c]! > 0 ? lower[c]! : upper[c]!;
  return sumOf(reduced);
}

/** Largest amount by which two flows that exclude each other run at once, MW. */
export function largestOverlap(program: Program, x: Float64Array): number {
  let most = 0;
  for (const { one, other } of program.exclusive) {
    const [a, b] = [sideOf(program, x, one), sideOf(program, x, other)];
    for (let t = 0; t < program.steps; t++) {
      const overlap = a[t]! < b[t]! ? a[t]! : b[t]!;
      if (overlap > most) most = overlap;
    }
  }
  return most;
}

/** Sum in every step of the columns on one side of an exclusive pair: a view where that is one block. */
function sideOf(program: Program, x: Float64Array, side: readonly number[]): Float64Array {
  const [first, ...rest] = side.map(column => program.columns[column]!.start);
  const sum = x.subarray(first!, first! + program.steps);
  if (rest.length === 0) return sum;
  const out = sum.slice();
  for (const start of rest) for (let t = 0; t < program.steps; t++) out[t]! += x[start + t]!;
  return out;
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
  subtractTransposed(program, usable(program, y), reduced);
  return reduced;
}

/** Multipliers that point to a side their row does not have count as 0. Never changes y: a copy only where it must. */
function usable({ rowLower, rowUpper }: Program, y: Float64Array): Float64Array {
  let multipliers = y;
  for (let r = 0; r < y.length; r++) {
    const value = y[r]!;
    const side = value > 0 ? rowLower[r]! : rowUpper[r]!;
    if (side - side === 0 && value - value === 0) continue;
    if (multipliers === y) multipliers = y.slice();
    multipliers[r] = 0;
  }
  return multipliers;
}

/** Rows that a whole on/off schedule satisfies by itself need no multiplier. */
function withoutLinks(program: Program, multipliers: Float64Array): Float64Array {
  if (program.onOff.length === 0) return multipliers;
  const y = multipliers.slice();
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

/** Turns the reduced costs into the least that each column can cost. */
function columnBound(program: Program, reduced: Float64Array): number {
  let running = 0;
  for (const unit of program.onOff)
    running += leastCostSchedule(unitCosts(program, unit, reduced), unit).costEur;
  const { lower, upper } = program;
  const least = reduced;
  for (let c = 0; c < least.length; c++) least[c]! *= least[c]! > 0 ? lower[c]! : upper[c]!;
  for (const unit of program.onOff) {
    for (const block of [unit.output, unit.on, unit.start]) {
      const { start, count } = program.columns[block]!;
      least.fill(0, start, start + count);
    }
  }
  let sum = sumOf(least) + running;
  for (const { one, other } of program.exclusive) {
    if (!allFromZero(program, one) || !allFromZero(program, other)) continue;
    const [a, b] = [sideOf(program, least, one), sideOf(program, least, other)];
    // Both sides were counted above; the dearer of the two cannot run.
    for (let t = 0; t < program.steps; t++) sum -= a[t]! > b[t]! ? a[t]! : b[t]!;
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
    const below = lower[i]! - values[i]!;
    const above = values[i]! - upper[i]!;
    if (below <= most && above <= most) continue;
    const outside = Math.max(below, above);
    most = Number.isNaN(outside) ? Number.POSITIVE_INFINITY : outside;
  }
  return most;
}

function sumOf(values: Float64Array): number {
  return dot(values, null);
}

/**
 * Sum of the products, or of `a` alone, with what rounding takes from each addition added at the end (Knuth's two-sum): a year of
 * large gains and losses must not drown a gap of 1e-9. Every other term goes to a sum of its own, so that the processor need not
 * wait for one addition before the next.
 */
function dot(a: Float64Array, b: Float64Array | null): number {
  let [even, odd, lostEven, lostOdd] = [0, 0, 0, 0];
  const pairs = a.length - (a.length % 2);
  for (let i = 0; i < pairs; i += 2) {
    const first = b ? a[i]! * b[i]! : a[i]!;
    const second = b ? a[i + 1]! * b[i + 1]! : a[i + 1]!;
    const nextEven = even + first;
    const nextOdd = odd + second;
    const addedEven = nextEven - even;
    const addedOdd = nextOdd - odd;
    lostEven += even - (nextEven - addedEven) + (first - addedEven);
    lostOdd += odd - (nextOdd - addedOdd) + (second - addedOdd);
    even = nextEven;
    odd = nextOdd;
  }
  const last = pairs < a.length ? (b ? a[pairs]! * b[pairs]! : a[pairs]!) : 0;
  return even + odd + (last + lostEven + lostOdd);
}
