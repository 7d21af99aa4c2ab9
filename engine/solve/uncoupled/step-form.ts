import type { Program } from '../../program/program.ts';
import type { Part } from './parts.ts';
import { lineIn, type Price } from './price.ts';

/**
 * The program of one step of a part, dense: minimise c_t'x over lower_t <= x <= upper_t with rowLower_t <= A_t x <=
 * rowUpper_t, `n` columns and `m` rows. Variables are numbered columns first, then the activities of the rows.
 */
export interface StepForm {
  readonly steps: number;
  readonly n: number;
  readonly m: number;
  /** Whether the last row is that of a stock. */
  readonly hasStock: boolean;
  /** Where the columns and rows of step 0 stand in the program. */
  readonly columnStart: Int32Array;
  readonly rowStart: Int32Array;
  /** A, row by row, without the entries that vary. */
  readonly matrix: Float64Array;
  /** Entries that vary from step to step: place in `matrix` and value per step. */
  readonly varying: readonly { readonly at: number; readonly value: Float64Array }[];
  /** Cost of column j in step t, EUR per unit: cost_j + sum over q of priceIn_(j q) * prices_q at t. */
  readonly cost: Float64Array;
  readonly priceIn: Float64Array;
  readonly prices: readonly Price[];
  /** The first of the prices, nil where there is none. */
  readonly mainPrice: Float64Array;
  /** The bounds of the program. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  /** A flow this small, MW or MWh, and a cost this small, EUR per unit, are nil beside the others of this part. */
  readonly nilFlow: number;
  readonly nilCost: number;
}

/** Rounding of a handful of sums and products, as a share of the largest flow or cost. */
const FLOW_ROUNDING = 1e-12;
const COST_ROUNDING = 1e-13;
/** Steps in which the size of the flows is looked up: it only serves to tell rounding from flow. */
const SAMPLES = 64;

export function toStepForm(program: Program, part: Part): StepForm {
  const { steps, lower, upper, rowLower, rowUpper } = program;
  const columnStart = Int32Array.from(part.columns, column => program.columns[column]!.start);
  const rowStart = Int32Array.from(part.rows, row => program.rows[row]!.start);
  const costs = costsOf(program, part);
  const flow = Math.max(
    ...Array.from(columnStart, start => Math.max(sampled(lower, start, steps), sampled(upper, start, steps))),
    ...Array.from(rowStart, start =>
      Math.max(sampled(rowLower, start, steps), sampled(rowUpper, start, steps)),
    ),
  );
  const cost = Math.max(
    ...costs.cost.map(Math.abs),
    ...costs.prices.map(({ least, most }) => Math.max(most, -least)),
  );
  return {
    steps,
    n: part.columns.length,
    m: part.rows.length,
    hasStock: part.stock !== null,
    columnStart,
    rowStart,
    ...matrixOf(program, part),
    ...costs,
    mainPrice: costs.prices[0]?.value ?? new Float64Array(steps),
    lower,
    upper,
    rowLower,
    rowUpper,
    nilFlow: FLOW_ROUNDING * flow,
    nilCost: COST_ROUNDING * Math.max(0, cost),
  };
}

function matrixOf(program: Program, part: Part): Pick<StepForm, 'matrix' | 'varying'> {
  const n = part.columns.length;
  const matrix = new Float64Array(part.rows.length * n);
  const varying: { at: number; value: Float64Array }[] = [];
  for (const { row, column, value } of program.terms) {
    const [i, j] = [part.rows.indexOf(row), part.columns.indexOf(column)];
    if (i < 0 || j < 0) continue;
    if (typeof value === 'number') matrix[i * n + j]! += value;
    else varying.push({ at: i * n + j, value });
  }
  return { matrix, varying };
}

function costsOf(program: Program, part: Part): Pick<StepForm, 'cost' | 'priceIn' | 'prices'> {
  const cost = new Float64Array(part.columns.length);
  const prices: Price[] = [];
  const shares: { j: number; price: number; share: number }[] = [];
  for (const { column, value } of program.costs) {
    const j = part.columns.indexOf(column);
    if (j < 0) continue;
    if (typeof value === 'number') cost[j]! += value;
    else {
      const line = lineIn(prices, value);
      cost[j]! += line.constant;
      if (line.share !== 0) shares.push({ j, price: line.price, share: line.share });
    }
  }
  const priceIn = new Float64Array(part.columns.length * prices.length);
  for (const { j, price, share } of shares) priceIn[j * prices.length + price]! += share;
  return { cost, priceIn, prices };
}

/** Largest finite size among values spread over the steps. */
function sampled(values: Float64Array, start: number, steps: number): number {
  let most = 0;
  const stride = Math.max(1, Math.floor(steps / SAMPLES));
  for (let t = 0; t < steps; t += stride) {
    const size = Math.abs(values[start + t]!);
    if (size > most && size < Number.POSITIVE_INFINITY) most = size;
  }
  return most;
}
