import type { Axis } from '../../../engine/index.ts';

export function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let k = 0; k < values.length; k++) sum += values[k]!;
  return sum / values.length;
}

export function deviation(values: Float64Array): number {
  const middle = mean(values);
  return Math.sqrt(mean(values.map(value => (value - middle) ** 2)));
}

export function correlation(a: Float64Array, b: Float64Array): number {
  const [ma, mb] = [mean(a), mean(b)];
  const both = mean(a.map((value, k) => (value - ma) * (b[k]! - mb)));
  return both / (deviation(a) * deviation(b));
}

/** Correlation of a series with itself `lag` steps on. */
export function memory(values: Float64Array, lag: number): number {
  return correlation(values.subarray(0, -lag), values.subarray(lag));
}

export function share(values: Float64Array, test: (value: number) => boolean): number {
  return values.filter(test).length / values.length;
}

/** Mean over the days of the mean of the four dearest less the four cheapest hours. */
export function dailySpread(values: Float64Array, axis: Axis): number {
  const days = Array.from({ length: axis.days }, () => [] as number[]);
  values.forEach((value, t) => {
    days[axis.day[t]!]!.push(value);
  });
  return mean(
    days.map(day => {
      const rising = day.sort((a, b) => a - b);
      return mean(rising.slice(-4)) - mean(rising.slice(0, 4));
    }),
  );
}

/** Mean of the values whose step passes the test. */
export function meanWhere(values: Float64Array, test: (t: number) => boolean): number {
  return mean(values.filter((_, t) => test(t)));
}
