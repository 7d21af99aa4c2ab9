/**
 * Linear depreciation by year, EUR, t = 0 up to and with the horizon: what is bought at t is written off in equal parts over
 * the `years` years after it. What is left in the books at the horizon, less what is then got for it, goes in the last year
 * (a gain comes out negative), so that all years together are what was bought less `residualEur`.
 */
export function linearDepreciation(
  boughtEur: readonly number[],
  years: number,
  residualEur: number,
): number[] {
  const horizon = boughtEur.length - 1;
  const byYear = new Array<number>(horizon + 1).fill(0);
  let left = -residualEur;
  boughtEur.forEach((eur, bought) => {
    left += eur;
    for (let t = bought + 1; t <= Math.min(horizon, bought + Math.ceil(years)); t++) {
      // A life of seven and a half years has half a part in its eighth year.
      const part = (eur * Math.min(1, years - (t - bought - 1))) / years;
      byYear[t]! += part;
      left -= part;
    }
  });
  byYear[horizon]! += left;
  return byYear;
}
