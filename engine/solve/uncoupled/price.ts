/** What makes costs vary: a price per step, and its range. */
export interface Price {
  readonly value: Float64Array;
  readonly least: number;
  readonly most: number;
}

/** Two series are a line of each other when they stay this near to it, as a share of their size: rounding of a few sums. */
const LINE_ROUNDING = 1e-15;

/**
 * A series as `constant + share * prices[price]`, adding it to the prices where it is no line of one of them: tariffs and
 * export prices mostly follow the market price, and what follows from one price need be looked up once a step.
 */
export function lineIn(
  prices: Price[],
  value: Float64Array,
): { readonly constant: number; readonly share: number; readonly price: number } {
  for (let price = 0; price < prices.length; price++) {
    const line = lineOf(prices[price]!, value);
    if (line) return { ...line, price };
  }
  const { least, most } = rangeOf(value);
  if (least === most) return { constant: least, share: 0, price: 0 };
  prices.push({ value, least, most });
  return { constant: 0, share: 1, price: prices.length - 1 };
}

function lineOf(price: Price, value: Float64Array): { constant: number; share: number } | null {
  if (value === price.value) return { constant: 0, share: 1 };
  const from = price.value;
  // The line through the first and the lowest or highest step, whichever is further.
  const extreme = price.most - from[0]! > from[0]! - price.least ? price.most : price.least;
  const other = from.indexOf(extreme);
  const slope = (value[other]! - value[0]!) / (extreme - from[0]!);
  const whole = Math.round(slope);
  const share = Math.abs(slope - whole) < 1e-12 ? whole : slope;
  const constant = value[0]! - share * from[0]!;
  const size = Math.max(price.most, -price.least) * Math.abs(share) + Math.abs(constant);
  const nil = 8 * LINE_ROUNDING * size;
  for (let t = 0; t < from.length; t++) {
    const apart = value[t]! - constant - share * from[t]!;
    if (!(apart <= nil && apart >= -nil)) return null;
  }
  return { constant, share };
}

function rangeOf(value: Float64Array): { least: number; most: number } {
  let least = value[0]!;
  let most = least;
  for (let t = 1; t < value.length; t++) {
    const eur = value[t]!;
    if (eur < least) least = eur;
    else if (eur > most) most = eur;
  }
  return { least, most };
}
