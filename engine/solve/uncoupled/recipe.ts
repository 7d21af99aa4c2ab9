import type { Dictionary } from './dictionary.ts';
import type { StepForm } from './step-form.ts';

/**
 * A basis of a part whose coefficients are the same in every step, worked out as far as no step is needed: what is left is a
 * rule from the prices and limits of a step to its plan and multipliers.
 */
export interface Recipe {
  /** Nonbasic columns that may change from step to step. The others are folded in, or `still` on something other than 0. */
  readonly columns: readonly Live[];
  readonly still: readonly { readonly start: number; readonly value: number }[];
  /** Nonbasic rows, each with its multiplier as reduced cost. */
  readonly rows: readonly Live[];
  /** Basic columns, then basic rows. */
  readonly basic: readonly Sum[];
}

/** A nonbasic variable: it stands on its lower bound where its reduced cost reaches the threshold, else on its upper. */
export interface Live {
  readonly start: number;
  /** Reduced cost: a constant, a share of the first price, and shares of others. */
  readonly reduced: number;
  readonly slope: number;
  readonly others: readonly { readonly price: number; readonly share: number }[];
  readonly threshold: number;
  /** The bound where it is the same at every price. */
  readonly side: 'lower' | 'upper' | 'either';
}

/** A basic variable as a sum of shares of nonbasic ones. */
export interface Sum {
  readonly start: number;
  readonly isColumn: boolean;
  readonly constant: number;
  /** `SUMMED` at least; where there are more, the first of the last `SUMMED` stands for the sum of those before. */
  readonly terms: readonly SumTerm[];
}

export interface SumTerm {
  readonly share: number;
  /** Where a stretch has the values of the variable. */
  readonly room: number;
}

/** Steps worked on together, one variable after the other over all of them: as many as stay in the nearest cache. */
export const STRETCH = 256;
/** Terms that are summed in one pass over the steps. */
export const SUMMED = 4;

/** Tells whether a stretch of a bound is the same in all steps; only bounds that a recipe rests on are looked through. */
export type IsFlat = (bound: Float64Array, start: number) => boolean;

export function toRecipe(form: StepForm, dictionary: Dictionary, isFlat: IsFlat): Recipe {
  const { n, m, table, basic, nonbasic } = dictionary;
  const constant = new Float64Array(m);
  const columns: (Live & { j: number })[] = [];
  const rows: (Live & { j: number })[] = [];
  const still: { start: number; value: number }[] = [];
  for (let j = 0; j < n; j++) {
    const live = { ...liveOf(form, dictionary, j), j };
    const value = nonbasic[j]! < n ? stillValue(form, live, isFlat) : null;
    if (value === null) (nonbasic[j]! < n ? columns : rows).push(live);
    else if (value !== 0) {
      for (let i = 0; i < m; i++) constant[i]! += table[i * n + j]! * value;
      still.push({ start: live.start, value });
    }
  }
  const variables = [...columns, ...rows];
  const sums = Array.from(basic, (variable, i): Sum => {
    const terms: SumTerm[] = [];
    variables.forEach(({ j }, k) => {
      const share = table[i * n + j]!;
      if (share !== 0) terms.push({ share, room: k * STRETCH });
    });
    // The room after the last variable is for what is summed before, and nil where nothing is.
    const room = variables.length * STRETCH;
    while (terms.length < SUMMED) terms.push({ share: 0, room: 0 });
    if (terms.length > SUMMED) terms.splice(terms.length - SUMMED + 1, 0, { share: 1, room });
    return { start: startOf(form, variable), isColumn: variable < n, constant: constant[i]!, terms };
  });
  return {
    columns,
    rows,
    still,
    basic: [...sums.filter(sum => sum.isColumn), ...sums.filter(sum => !sum.isColumn)],
  };
}

function liveOf(form: StepForm, { n, m, table, basic, nonbasic, isUpper }: Dictionary, j: number): Live {
  const { cost, priceIn, prices } = form;
  const variable = nonbasic[j]!;
  let reduced = variable < n ? cost[variable]! : 0;
  for (let i = 0; i < m; i++) if (basic[i]! < n) reduced += table[i * n + j]! * cost[basic[i]!]!;
  const shares = prices.map((_, q) => {
    let share = variable < n ? priceIn[variable * prices.length + q]! : 0;
    for (let i = 0; i < m; i++)
      if (basic[i]! < n) share += table[i * n + j]! * priceIn[basic[i]! * prices.length + q]!;
    return share;
  });
  let [least, most] = [reduced, reduced];
  prices.forEach((price, q) => {
    least += shares[q]! * (shares[q]! > 0 ? price.least : price.most);
    most += shares[q]! * (shares[q]! > 0 ? price.most : price.least);
  });
  // What costs nil either way stays on the bound on which the basis was found.
  const threshold = isUpper[j] ? form.nilCost : -form.nilCost;
  return {
    start: startOf(form, variable),
    reduced,
    slope: shares[0] ?? 0,
    others: shares.flatMap((share, price) => (price > 0 && share !== 0 ? [{ price, share }] : [])),
    threshold,
    side: least >= threshold ? 'lower' : most < threshold ? 'upper' : 'either',
  };
}

/** The value of a column that keeps it in all steps; null: it lives. */
function stillValue({ lower, upper }: StepForm, { side, start }: Live, isFlat: IsFlat): number | null {
  if (side === 'either') return null;
  const bound = side === 'lower' ? lower : upper;
  return isFlat(bound, start) ? bound[start]! : null;
}

function startOf({ n, columnStart, rowStart }: StepForm, variable: number): number {
  return variable < n ? columnStart[variable]! : rowStart[variable - n]!;
}
