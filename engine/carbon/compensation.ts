/** What the aid for indirect emission costs is reckoned with, in one year. */
export interface IndirectCostAid {
  /** Share of the cost that is compensated. */
  readonly intensity: number;
  /** CO2 in the price of electricity, t/MWh. */
  readonly emissionTonPerMwh: number;
  /** Allowance price of the year before, EUR/t. */
  readonly allowanceEurPerTon: number;
}

/**
 * Compensation of indirect emission costs, EUR: intensity x emission factor x allowance price of the year before x efficient
 * consumption (Guidelines 2020/C 317/04). Efficient consumption is output x its electricity benchmark, or, where there is
 * none, consumption x the fall-back factor.
 */
export function indirectCostAidEur(
  { intensity, emissionTonPerMwh, allowanceEurPerTon }: IndirectCostAid,
  efficientMwh: number,
): number {
  return intensity * emissionTonPerMwh * allowanceEurPerTon * efficientMwh;
}

/** The fall-back factor in a year: `start` in the year before the reductions begin, each year `rate` of what is left less. */
export function fallBackFactor(start: number, rate: number, startYear: number, year: number): number {
  return start * (1 - rate) ** Math.max(0, year - startYear);
}
