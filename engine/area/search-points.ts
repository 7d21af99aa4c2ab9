/** A parameter that is sought: from `least` to `most`, both included. */
export interface SearchRange {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  /** Only whole steps from `least`; null: any value. */
  readonly step: number | null;
}

/** Continuous ranges are told apart to this share of their width. */
const FINEST_SHARE = 1 / 1024;

/** Value nearest to `value` that a range allows. */
export function snapped({ least, most, step }: SearchRange, value: number): number {
  const size = stepOf({ least, most, step });
  if (size === 0) return least;
  const count = Math.floor((most - least) / size + 1e-9);
  const k = Math.min(count, Math.max(0, Math.round((value - least) / size)));
  // The end of a range without steps is reached exactly.
  return step === null && k === count ? most : rounded(least + k * size);
}

const DIGITS = 12;

/** Six steps of 0.1 are 0.6. */
function rounded(value: number): number {
  return Number(value.toPrecision(DIGITS));
}

/** Smallest move in a range. */
export function stepOf({ least, most, step }: Pick<SearchRange, 'least' | 'most' | 'step'>): number {
  return step ?? (most - least) * FINEST_SHARE;
}

/**
 * Points spread evenly over the ranges, the same for the same seed: the additive recurrence by powers of the generalised golden
 * ratio (M. Roberts, "The Unreasonable Effectiveness of Quasirandom Sequences", 2018), shifted by the seed.
 */
export function spreadPoints(ranges: readonly SearchRange[], seed: number): (k: number) => number[] {
  const ratio = goldenRatio(ranges.length);
  const shifts = ranges.map((_, d) => shiftOf(seed, d));
  return k =>
    ranges.map((range, d) => {
      const place = (shifts[d]! + (k + 1) / ratio ** (d + 1)) % 1;
      return snapped(range, range.least + place * (range.most - range.least));
    });
}

/** The real root of x^(d+1) = x + 1 above 1, by fixed point: each round wins a digit or more. */
function goldenRatio(dimensions: number): number {
  let x = 2;
  for (let round = 0; round < 60; round++) x = (1 + x) ** (1 / (dimensions + 1));
  return x;
}

/** A number in 0..1 for a seed and a dimension (splitmix32 of both). */
function shiftOf(seed: number, dimension: number): number {
  let z = (seed + Math.imul(dimension + 1, 0x9e3779b9)) | 0;
  z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
  z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
  return ((z ^ (z >>> 16)) >>> 0) / 2 ** 32;
}
