import type { StepForm } from './step-form.ts';

/**
 * A basis of the program of one step, with everything written in its nonbasic variables (Chvatal's dictionary):
 *     basic_i = sum over j of table_ij * nonbasic_j,    reduced_j = cost of nonbasic_j + sum over i of table_ij * cost of basic_i
 * A nonbasic variable stands on the bound that its reduced cost makes cheaper: lower where positive, upper where negative.
 * Every bound being finite, every basis is then dual feasible, and is optimal as soon as its basic values keep their bounds.
 * A nonbasic row activity has its multiplier as reduced cost.
 */
export interface Dictionary {
  readonly n: number;
  readonly m: number;
  /** `m` times `n`, row by row. */
  readonly table: Float64Array;
  readonly basic: Int32Array;
  readonly nonbasic: Int32Array;
  readonly reduced: Float64Array;
  /** Whether the nonbasic variable stands on its upper bound; kept where its reduced cost is nil. */
  readonly isUpper: Uint8Array;
  readonly basicValue: Float64Array;
  /** Of every variable in the step at hand. */
  readonly cost: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Room for `rebuild`, per variable. */
  readonly isWanted: Uint8Array;
  readonly stoodUpper: Uint8Array;
}

/** `lost`: rounding leaves no proof either way. */
export type Outcome = 'optimal' | 'infeasible' | 'lost';

/** Entries smaller than this are rounding of coefficients of the order of 1 (efficiencies, hours). */
export const SMALLEST_PIVOT = 1e-9;
/** Iterations after which only Bland's choice is made, which cannot cycle, and after which nothing is believed any more. */
const BLAND_AFTER = 60;
const MOST_ITERATIONS = 2000;
/** A step that misses its limits by so many times what is nil has no plan; by less, it is left to other methods. */
const INFEASIBLE_SHARE = 1e2;

/** The dictionary of which all row activities are basic, for no step yet. */
export function newDictionary({ n, m }: Pick<StepForm, 'n' | 'm'>): Dictionary {
  return {
    n,
    m,
    table: new Float64Array(m * n),
    basic: Int32Array.from({ length: m }, (_, i) => n + i),
    nonbasic: Int32Array.from({ length: n }, (_, j) => j),
    reduced: new Float64Array(n),
    isUpper: new Uint8Array(n),
    basicValue: new Float64Array(m),
    cost: new Float64Array(n + m),
    lower: new Float64Array(n + m),
    upper: new Float64Array(n + m),
    isWanted: new Uint8Array(n + m),
    stoodUpper: new Uint8Array(n + m),
  };
}

/** Makes all row activities basic again; `rebuild` has to follow. */
export function restart({ n, m, basic, nonbasic, isUpper }: Dictionary): void {
  for (let i = 0; i < m; i++) basic[i] = n + i;
  for (let j = 0; j < n; j++) nonbasic[j] = j;
  isUpper.fill(0);
}

/** A dictionary that shares costs and bounds with another: for what is tried from its basis. */
export function newTrial(of: Dictionary): Dictionary {
  return { ...newDictionary(of), cost: of.cost, lower: of.lower, upper: of.upper };
}

/** Copies the basis; element by element, for the arrays are too short for anything that has to be called. */
export function copyBasis(from: Dictionary, out: Dictionary): void {
  const { n, m, table, basic, nonbasic, reduced, isUpper, basicValue } = from;
  for (let k = 0; k < n * m; k++) out.table[k] = table[k]!;
  for (let i = 0; i < m; i++) {
    out.basic[i] = basic[i]!;
    out.basicValue[i] = basicValue[i]!;
  }
  for (let j = 0; j < n; j++) {
    out.nonbasic[j] = nonbasic[j]!;
    out.reduced[j] = reduced[j]!;
    out.isUpper[j] = isUpper[j]!;
  }
}

/** Row of which the activity of the last row is the basic value; -1: it is not basic. */
export function rowOfLast({ n, m, basic }: Dictionary): number {
  for (let i = 0; i < m; i++) if (basic[i] === n + m - 1) return i;
  return -1;
}

/** Puts costs and bounds of step `t` in place; the row of a stock is left free. */
export function loadStep(form: StepForm, t: number, out: Dictionary): void {
  const { n, m, columnStart, rowStart, cost, priceIn, prices } = form;
  for (let j = 0; j < n; j++) {
    const at = columnStart[j]! + t;
    out.cost[j] = cost[j]!;
    out.lower[j] = form.lower[at]!;
    out.upper[j] = form.upper[at]!;
  }
  for (let q = 0; q < prices.length; q++) {
    const eur = prices[q]!.value[t]!;
    for (let j = 0; j < n; j++) out.cost[j]! += priceIn[j * prices.length + q]! * eur;
  }
  const limited = form.hasStock ? m - 1 : m;
  if (form.hasStock) {
    out.lower[n + limited] = Number.NEGATIVE_INFINITY;
    out.upper[n + limited] = Number.POSITIVE_INFINITY;
  }
  for (let i = 0; i < limited; i++) {
    const lower = form.rowLower[rowStart[i]! + t]!;
    const upper = form.rowUpper[rowStart[i]! + t]!;
    out.lower[n + i] = lower > Number.NEGATIVE_INFINITY ? lower : -beyondReach(form, t, i, out);
    out.upper[n + i] = upper < Number.POSITIVE_INFINITY ? upper : beyondReach(form, t, i, out);
  }
}

/** A size that the activity of a row cannot reach: a limit that never binds, where a row has none. */
function beyondReach(
  { n, matrix, varying }: StepForm,
  t: number,
  row: number,
  { lower, upper }: Dictionary,
): number {
  const sizeOf = (j: number) => Math.max(Math.abs(lower[j]!), Math.abs(upper[j]!));
  let reach = 1;
  for (let j = 0; j < n; j++) reach += Math.abs(matrix[row * n + j]!) * sizeOf(j);
  for (const { at, value } of varying)
    if (Math.floor(at / n) === row) reach += Math.abs(value[t]!) * sizeOf(at % n);
  return 2 * reach;
}

/**
 * Works the dictionary of a basis out anew from the coefficients of step `t`, so that no rounding is carried along. Where the
 * basis is singular in this step, the row activities it could not do without are basic.
 */
export function rebuild(form: StepForm, t: number, out: Dictionary): void {
  const { n, m, matrix, varying } = form;
  const { isWanted, stoodUpper } = out;
  isWanted.fill(0);
  for (let i = 0; i < m; i++) isWanted[out.basic[i]!] = 1;
  for (let j = 0; j < n; j++) stoodUpper[out.nonbasic[j]!] = out.isUpper[j]!;
  out.table.set(matrix);
  out.reduced.fill(0);
  for (const { at, value } of varying) out.table[at]! += value[t]!;
  for (let i = 0; i < m; i++) out.basic[i] = n + i;
  for (let j = 0; j < n; j++) out.nonbasic[j] = j;
  for (let column = 0; column < n; column++) {
    if (!isWanted[column]) continue;
    // Only columns have entered so far and each into a place of its own: `column` is still in place `column`.
    let row = -1;
    let size = SMALLEST_PIVOT;
    for (let i = 0; i < m; i++) {
      if (isWanted[out.basic[i]!]) continue;
      const entry = Math.abs(out.table[i * n + column]!);
      if (entry > size) [row, size] = [i, entry];
    }
    if (row >= 0) pivot(out, row, column);
  }
  for (let j = 0; j < n; j++) out.isUpper[j] = stoodUpper[out.nonbasic[j]!]!;
}

/** Exchanges the basic variable of `row` with the nonbasic one of `column`, reduced costs included. */
export function pivot(
  { n, m, table, basic, nonbasic, reduced }: Dictionary,
  row: number,
  column: number,
): void {
  const begin = row * n;
  const inverse = 1 / table[begin + column]!;
  for (let j = 0; j < n; j++) table[begin + j]! *= -inverse;
  table[begin + column] = inverse;
  for (let i = 0; i < m; i++) {
    const factor = table[i * n + column]!;
    if (i === row || factor === 0) continue;
    const at = i * n;
    for (let j = 0; j < n; j++) table[at + j]! += factor * table[begin + j]!;
    table[at + column] = factor * inverse;
  }
  const price = reduced[column]!;
  if (price !== 0) for (let j = 0; j < n; j++) reduced[j]! += price * table[begin + j]!;
  reduced[column] = price * inverse;
  const leaving = basic[row]!;
  basic[row] = nonbasic[column]!;
  nonbasic[column] = leaving;
}

/** Reduced costs, and with them the bounds on which the nonbasic variables stand. */
function price({ n, m, table, basic, nonbasic, reduced, isUpper, cost }: Dictionary, nil: number): void {
  for (let j = 0; j < n; j++) reduced[j] = cost[nonbasic[j]!]!;
  for (let i = 0; i < m; i++) {
    const eur = cost[basic[i]!]!;
    if (eur === 0) continue;
    for (let j = 0; j < n; j++) reduced[j]! += eur * table[i * n + j]!;
  }
  for (let j = 0; j < n; j++) {
    if (reduced[j]! > nil) isUpper[j] = 0;
    else if (reduced[j]! < -nil) isUpper[j] = 1;
  }
}

/** Basic values from the bounds on which the nonbasic variables stand. */
function place(dictionary: Dictionary): void {
  const { n, m, table, nonbasic, isUpper, basicValue, lower, upper } = dictionary;
  for (let i = 0; i < m; i++) basicValue[i] = 0;
  for (let j = 0; j < n; j++) {
    const variable = nonbasic[j]!;
    const value = isUpper[j] ? upper[variable]! : lower[variable]!;
    if (value === 0) continue;
    for (let i = 0; i < m; i++) {
      const entry = table[i * n + j]!;
      if (entry !== 0) basicValue[i]! += entry * value;
    }
  }
}

/**
 * Nonbasic variable that can take over when the basic one of `row` is pushed up (or down), at the least rise in cost; -1:
 * none. `held` may not: its value is given.
 */
export function entering(
  { n, table, nonbasic, reduced, isUpper, lower, upper }: Dictionary,
  row: number,
  isUp: boolean,
  held: number,
  isBland: boolean,
): number {
  let best = -1;
  let bestRatio = Number.POSITIVE_INFINITY;
  let bestEntry = 0;
  for (let j = 0; j < n; j++) {
    const entry = table[row * n + j]!;
    const helps = isUp === (isUpper[j] === 0) ? entry : -entry;
    if (helps <= SMALLEST_PIVOT) continue;
    const variable = nonbasic[j]!;
    if (variable === held || lower[variable] === upper[variable]) continue;
    const ratio = Math.abs(reduced[j]!) / helps;
    if (ratio > bestRatio) continue;
    if (ratio === bestRatio && (isBland ? variable > nonbasic[best]! : helps <= bestEntry)) continue;
    best = j;
    bestRatio = ratio;
    bestEntry = helps;
  }
  return best;
}

/** Row of which the basic value misses its bounds most, by more than `nil` (under Bland's rule: the first variable); -1: none. */
function leaving({ m, basic, basicValue, lower, upper }: Dictionary, nil: number, isBland: boolean): number {
  let row = -1;
  let most = nil;
  for (let i = 0; i < m; i++) {
    const variable = basic[i]!;
    const value = basicValue[i]!;
    const below = lower[variable]! - value;
    const miss = below > 0 ? below : value - upper[variable]!;
    if (!(miss > most)) continue;
    if (isBland && row >= 0 && variable > basic[row]!) continue;
    row = i;
    if (!isBland) most = miss;
  }
  return row;
}

/**
 * Dual simplex from the basis at hand, on the costs and bounds that are loaded; at the end reduced costs and basic values are
 * those of the optimum.
 */
export function solveStep(dictionary: Dictionary, nilFlow: number, nilCost: number): Outcome {
  const { basic, basicValue, lower, upper } = dictionary;
  price(dictionary, nilCost);
  for (let iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
    place(dictionary);
    const isBland = iteration > BLAND_AFTER;
    const row = leaving(dictionary, nilFlow, isBland);
    if (row < 0) return 'optimal';
    const variable = basic[row]!;
    const miss = lower[variable]! - basicValue[row]!;
    const column = entering(dictionary, row, miss > 0, -1, isBland);
    if (column < 0) {
      const size = miss > 0 ? miss : basicValue[row]! - upper[variable]!;
      return size > INFEASIBLE_SHARE * nilFlow ? 'infeasible' : 'lost';
    }
    exchange(dictionary, row, column, miss > 0, nilCost);
  }
  return 'lost';
}

/** A pivot in which the leaving variable comes to stand on its lower bound, or its upper. */
function exchange(
  dictionary: Dictionary,
  row: number,
  column: number,
  onLower: boolean,
  nilCost: number,
): void {
  const { n, reduced, isUpper } = dictionary;
  pivot(dictionary, row, column);
  isUpper[column] = onLower ? 0 : 1;
  for (let j = 0; j < n; j++) {
    if (reduced[j]! > nilCost) isUpper[j] = 0;
    else if (reduced[j]! < -nilCost) isUpper[j] = 1;
  }
}

/** Writes plan and multipliers of step `t` into those of the program. */
export function write(
  form: StepForm,
  dictionary: Dictionary,
  t: number,
  x: Float64Array,
  y: Float64Array,
): void {
  const { n, m, basic, nonbasic, reduced, isUpper, basicValue, lower, upper } = dictionary;
  const { columnStart, rowStart } = form;
  for (let j = 0; j < n; j++) {
    const variable = nonbasic[j]!;
    if (variable < n) x[columnStart[variable]! + t] = isUpper[j] ? upper[variable]! : lower[variable]!;
    else y[rowStart[variable - n]! + t] = reduced[j]!;
  }
  for (let i = 0; i < m; i++) {
    const variable = basic[i]!;
    const value = basicValue[i]!;
    const [least, most] = [lower[variable]!, upper[variable]!];
    if (variable < n) x[columnStart[variable]! + t] = value < least ? least : value > most ? most : value;
    else y[rowStart[variable - n]! + t] = 0;
  }
}
