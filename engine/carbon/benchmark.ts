/** How far the law lets a benchmark fall from its starting value. */
export interface BenchmarkUpdate {
  /** Years over which the yearly rate is applied. */
  readonly years: number;
  /** Least and most that is taken off the starting value, as a share of it. */
  readonly least: number;
  readonly most: number;
}

/**
 * Yearly rate at which the average of the best tenth of installations fell below the starting value, as a share of that
 * value a year. Negative where it rose. `years`: between the two.
 */
export function improvementRate(startValue: number, averageOfBest: number, years: number): number {
  return (1 - averageOfBest / startValue) / years;
}

/**
 * Value of a benchmark, in the unit of its starting value: the starting value less the yearly rate times the years, within
 * the least and the most that the law takes off (Implementing Regulation (EU) 2021/447, recital 3; Directive 2003/87/EC,
 * art. 10a(2)).
 */
export function benchmarkValue(
  startValue: number,
  ratePerYear: number,
  { years, least, most }: BenchmarkUpdate,
): number {
  return startValue * (1 - Math.min(most, Math.max(least, years * ratePerYear)));
}
