import { discounted } from './npv.ts';

/** Share of what is added up: less than this short of nil is rounding. */
const ROUNDING = 1e-12;

/**
 * Years from t = 0 until the flows of `flows` (t = 0, then the end of each year) have made good what was laid out, evenly within a
 * year; `null` when they never do, 0 when nothing is laid out. What is laid out in a later year counts from then; with
 * replacements after that: the first time the sum is back at nil.
 */
export function payback(flows: readonly number[]): number | null {
  let sum = 0;
  let most = 0;
  for (let k = 0; k < flows.length; k++) {
    const next = sum + flows[k]!;
    const isMadeGood = next >= -ROUNDING * Math.max(-most, Math.abs(flows[k]!));
    if (sum < 0 && isMadeGood) return k - 1 + Math.min(1, -sum / flows[k]!);
    sum = isMadeGood ? Math.max(0, next) : next;
    most = Math.min(most, sum);
  }
  return most < 0 ? null : 0;
}

/** The same with every flow discounted to t = 0: years until what was laid out is made good with interest. */
export function discountedPayback(rate: number, flows: readonly number[]): number | null {
  return payback(discounted(rate, flows));
}
