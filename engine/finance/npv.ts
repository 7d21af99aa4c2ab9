/**
 * Net present value of yearly cash flows, EUR of t = 0. Convention: `flows[0]` falls at t = 0 (the investment) and is not
 * discounted; `flows[k]` falls at the end of year k and is divided by (1 + rate)^k. Spreadsheet `NPV` discounts its first
 * value too: there, add the investment outside.
 */
export function npv(rate: number, flows: readonly number[]): number {
  // Horner's scheme from the last year back: one division a year and no powers.
  let value = 0;
  for (let k = flows.length - 1; k > 0; k--) value = (value + flows[k]!) / (1 + rate);
  return value + (flows[0] ?? 0);
}

/** Every flow at its worth at t = 0; their sum is the net present value. */
export function discounted(rate: number, flows: readonly number[]): number[] {
  return flows.map((flow, t) => flow / (1 + rate) ** t);
}
