import type { Axis } from '../../engine/index.ts';

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
  let [both, inA, inB] = [0, 0, 0];
  for (let k = 0; k < a.length; k++) {
    both += (a[k]! - ma) * (b[k]! - mb);
    inA += (a[k]! - ma) ** 2;
    inB += (b[k]! - mb) ** 2;
  }
  return both / Math.sqrt(inA * inB);
}

/** Correlation of a series with itself `lag` steps on. */
export function memory(values: Float64Array, lag: number): number {
  return correlation(values.subarray(0, -lag), values.subarray(lag));
}

/** Means of the values by a key of their step; steps with a negative key count nowhere. */
export function meansBy(values: Float64Array, keys: number, key: (t: number) => number): Float64Array {
  const sums = new Float64Array(keys);
  const counts = new Float64Array(keys);
  values.forEach((value, t) => {
    const k = key(t);
    if (k < 0) return;
    sums[k]! += value;
    counts[k]! += 1;
  });
  return sums.map((sum, k) => sum / counts[k]!);
}

/** The hours of each local day. */
function byDay(values: Float64Array, { days, day }: Axis): Float64Array[] {
  const starts = Array.from({ length: days + 1 }, () => values.length);
  for (let t = values.length - 1; t >= 0; t--) starts[day[t]!] = t;
  return Array.from({ length: days }, (_, d) => values.slice(starts[d]!, starts[d + 1]!));
}

/** Per day: mean of the four dearest less mean of the four cheapest hours. */
export function dailySpreads(values: Float64Array, axis: Axis): Float64Array {
  return Float64Array.from(byDay(values, axis), day => {
    const rising = day.sort();
    return mean(rising.subarray(-4)) - mean(rising.subarray(0, 4));
  });
}

export function dailyMeans(values: Float64Array, axis: Axis): Float64Array {
  return meansBy(values, axis.days, t => axis.day[t]!);
}

/** What month, local hour and working day or weekend do not explain. */
export function residual(values: Float64Array, axis: Axis): Float64Array {
  const key = (t: number) => 48 * axis.month[t]! + (axis.weekday[t]! > 5 ? 24 : 0) + axis.hourOfDay[t]!;
  const means = meansBy(values, 48 * axis.months.length, key);
  return values.map((value, t) => value - means[key(t)]!);
}

/** Lengths of the runs of negative hours. */
export function negativeRuns(values: Float64Array): number[] {
  const runs: number[] = [];
  let length = 0;
  for (const value of values) {
    if (value < 0) length++;
    else if (length > 0) {
      runs.push(length);
      length = 0;
    }
  }
  return length > 0 ? [...runs, length] : runs;
}

export function share(values: Float64Array, test: (value: number) => boolean): number {
  return values.filter(test).length / values.length;
}
