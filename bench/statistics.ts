/** Middle and spread of repeated measurements: the quartiles, which one slow repeat does not move. */
export interface Spread {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

export function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  return { median: quantile(sorted, 0.5), low: quantile(sorted, 0.25), high: quantile(sorted, 0.75) };
}

/** Quantile of sorted values, linear between neighbours. */
export function quantile(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const above = Math.min(sorted.length - 1, below + 1);
  return sorted[below]! + (place - below) * (sorted[above]! - sorted[below]!);
}

/** Milliseconds that each of `repeats` calls took, after one call to warm up, with what the last one gave. */
export async function timed<T>(
  repeats: number,
  work: () => Promise<T> | T,
): Promise<{ ms: number[]; last: T }> {
  let last = await work();
  const ms: number[] = [];
  for (let r = 0; r < repeats; r++) {
    const start = performance.now();
    last = await work();
    ms.push(performance.now() - start);
  }
  return { ms, last };
}

export function rounded(value: number, digits = 4): number {
  return Number(value.toPrecision(digits));
}
