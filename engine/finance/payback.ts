import { discounted } from './npv.ts';

/**
 * Years until the flows of `flows` (t = 0, then the end of each year) have made good what was laid out, evenly within a year;
 * `null` when they never do, 0 when nothing is laid out. With replacements later on: the first time the sum is back at nil.
 */
export function payback(flows: readonly number[]): number | null {
  let sum = flows[0] ?? 0;
  if (sum >= 0) return 0;
  const rounding = -sum * 1e-12;
  for (let k = 1; k < flows.length; k++) {
    const next = sum + flows[k]!;
    if (next >= -rounding) return k - 1 + Math.min(1, -sum / flows[k]!);
    sum = next;
  }
  return null;
}

/** The same with every flow discounted to t = 0: years until what was laid out is made good with interest. */
export function discountedPayback(rate: number, flows: readonly number[]): number | null {
  return payback(discounted(rate, flows));
}
