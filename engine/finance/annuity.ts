/**
 * Share of an amount that, paid at the end of each of `years` years, is worth the amount at `rate` (capital recovery factor):
 * rate / (1 - (1 + rate)^-years), or 1 / years at a rate of nil.
 */
export function annuity(rate: number, years: number): number {
  if (rate === 0) return 1 / years;
  return rate / -Math.expm1(-years * Math.log1p(rate));
}
