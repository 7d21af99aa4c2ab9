import type { Finance, Investment } from '../resolve/resolved-study.ts';
import { type ByYear, inYear } from './years.ts';

/** The money of a package: its investments, and its operating cost in the computed years. */
export interface PackageMoney {
  readonly investments: readonly Investment[];
  readonly annualCostEur: ByYear;
}

export function investmentOf({ investments }: PackageMoney): number {
  return investments.reduce((sum, { capexEur }) => sum + capexEur, 0);
}

export function fixedCostOf({ investments }: PackageMoney): number {
  return investments.reduce((sum, { fixedEurPerYear }) => sum + fixedEurPerYear, 0);
}

/**
 * Real cash flows of a package against the reference, EUR: `[0]` the extra investment at the start of the start year, `[k]`
 * at the end of year k what is saved on operating and fixed cost, less what is replaced because its life is over. There is
 * no rest value at the horizon, which is hard on what lives longer.
 */
export function cashFlows(pack: PackageMoney, reference: PackageMoney, finance: Finance): number[] {
  const flows = [investmentOf(reference) - investmentOf(pack)];
  for (let k = 1; k <= finance.horizonYears; k++) {
    const year = finance.startYear + k - 1;
    const saved = inYear(reference.annualCostEur, year) - inYear(pack.annualCostEur, year);
    const fixed = fixedCostOf(reference) - fixedCostOf(pack);
    const replaced = replacedIn(reference, k, finance) - replacedIn(pack, k, finance);
    flows.push(saved + fixed + replaced);
  }
  return flows;
}

/** Replacements fall at the end of each life within the horizon; what lasts to the horizon is not replaced at it. */
function replacedIn({ investments }: PackageMoney, k: number, { horizonYears }: Finance): number {
  if (k === horizonYears) return 0;
  let eur = 0;
  for (const { capexEur, lifetimeYears } of investments) {
    const lives = Math.floor(k / lifetimeYears) - Math.floor((k - 1) / lifetimeYears);
    eur += capexEur * lives;
  }
  return eur;
}
