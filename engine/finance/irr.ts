import { npv } from './npv.ts';

/** Rate at which the flows are worth nothing, or why there is no such single rate. */
export type Irr =
  | { readonly kind: 'one'; readonly rate: number }
  | { readonly kind: 'none' }
  | { readonly kind: 'several'; readonly rates: readonly number[] };

/** Rates looked at: from losing nearly everything each year to a thousandfold return. */
const LOWEST_RATE = -0.99;
const HIGHEST_RATE = 1000;
/** Brackets, evenly spread in log(1 + rate), where an npv has its features. */
const BRACKETS = 600;
const BISECTIONS = 200;

/**
 * Internal rate of return of yearly flows (t = 0, then the end of each year), by bracketing every change of sign of the net
 * present value between -99 % and 100,000 % and bisecting each: no start value, no missed second root. Flows that change
 * sign once have one rate at most (Descartes); with a replacement in mid-life there may be several, and then none is given
 * as the answer.
 */
export function irr(flows: readonly number[]): Irr {
  if (!flows.some(flow => flow > 0) || !flows.some(flow => flow < 0)) return { kind: 'none' };
  const rates: number[] = [];
  let left = LOWEST_RATE;
  let leftSign = signAt(left, flows);
  for (let bracket = 1; bracket <= BRACKETS; bracket++) {
    const right = rateAt(bracket / BRACKETS);
    const rightSign = signAt(right, flows);
    if (rightSign === 0) rates.push(right);
    else if (leftSign * rightSign < 0) rates.push(bisect(left, right, leftSign, flows));
    left = right;
    leftSign = rightSign;
  }
  if (rates.length === 0) return { kind: 'none' };
  return rates.length === 1 ? { kind: 'one', rate: rates[0]! } : { kind: 'several', rates };
}

function rateAt(share: number): number {
  const low = Math.log1p(LOWEST_RATE);
  const high = Math.log1p(HIGHEST_RATE);
  return Math.expm1(low + share * (high - low));
}

function signAt(rate: number, flows: readonly number[]): number {
  return Math.sign(npv(rate, flows));
}

function bisect(from: number, to: number, sign: number, flows: readonly number[]): number {
  let left = from;
  let right = to;
  for (let n = 0; n < BISECTIONS; n++) {
    const middle = (left + right) / 2;
    if (middle <= left || middle >= right) break;
    if (signAt(middle, flows) === sign) left = middle;
    else right = middle;
  }
  return (left + right) / 2;
}
