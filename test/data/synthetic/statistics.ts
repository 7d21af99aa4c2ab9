import { dailySpreads, mean } from '../../../bench/synthetic/series.ts';
import type { Axis } from '../../../engine/index.ts';

export { correlation, deviation, mean, memory, share } from '../../../bench/synthetic/series.ts';

/** Mean over the days of the mean of the four dearest less the four cheapest hours. */
export function dailySpread(values: Float64Array, axis: Axis): number {
  return mean(dailySpreads(values, axis));
}

/** Mean of the values whose step passes the test. */
export function meanWhere(values: Float64Array, test: (t: number) => boolean): number {
  return mean(values.filter((_, t) => test(t)));
}
