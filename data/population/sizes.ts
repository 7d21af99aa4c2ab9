import { draws } from '../profiles/draws.ts';
import { MODEL_FIGURES } from './model-figures.ts';

/** What is known of the sizes of a group: how many, their sum, their middle, and the largest. */
export interface SizeRange {
  readonly count: number;
  readonly total: number;
  readonly median: number;
  readonly largest: number;
}

const { sizes: FIGURES } = MODEL_FIGURES;

/**
 * Log-normal sizes, largest first, with the sum asked for: one in each equal part of the distribution, its width chosen so
 * that middle and sum both hold, none far above the largest.
 */
export function sizesOf(seed: number, purpose: string, range: SizeRange): readonly number[] {
  const { count, total, median, largest } = range;
  if (count === 0 || total === 0) return new Array<number>(count).fill(0);
  const random = draws(seed, 'sizes', purpose);
  const z = Array.from({ length: count }, (_, k) =>
    normalAt((k + random.uniform(...FIGURES.within.value)) / count),
  );
  const most = Math.max(largest, (FIGURES.mostOverMean.value * total) / count);
  const shrink = z.map(() => random.uniform(...FIGURES.mostSpread.value));
  const drawn = (width: number) =>
    z.map((value, k) => Math.min(median * Math.exp(width * value), most * shrink[k]!));
  const sizes = drawn(widthFor(range, width => sumOf(drawn(width))));
  const scale = total / sumOf(sizes);
  return sizes.map(size => size * scale).sort((a, b) => b - a);
}

/** Width at which middle and sum agree; where the mean is hardly above the middle, a plain width. */
function widthFor({ count, total, median }: SizeRange, sumAt: (width: number) => number): number {
  const plain = FIGURES.plainWidth.value;
  if (total < FIGURES.skewFrom.value * median * count) return count < FIGURES.few.value ? plain / 3 : plain;
  let [narrow, wide]: readonly number[] = FIGURES.widths.value;
  for (let step = 0; step < 50; step++) {
    const middle = (narrow + wide) / 2;
    if (sumAt(middle) < total) narrow = middle;
    else wide = middle;
  }
  return narrow;
}

/** Whole numbers with the sum asked for, in proportion to weights (largest remainder). */
export function apportion(weights: readonly number[], total: number): readonly number[] {
  const sum = sumOf(weights);
  const exact = weights.map(weight => (weight * total) / sum);
  const whole = exact.map(Math.floor);
  const order = exact.map((value, k) => [value - whole[k]!, k] as const).sort((a, b) => b[0] - a[0]);
  const left = total - sumOf(whole);
  for (const [, k] of order.slice(0, left)) whole[k]!++;
  return whole;
}

export function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** Standard normal below which a share lies (logistic approximation, error below 0.02 between 1 and 99 %). */
function normalAt(share: number): number {
  return (share ** 0.135 - (1 - share) ** 0.135) / 0.1975;
}
