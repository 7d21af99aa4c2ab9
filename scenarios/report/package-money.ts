import { COST_PARTS } from '../../engine/index.ts';
import type { Investment, ResolvedStudy } from '../resolve/resolved-study.ts';
import type { VariantResult } from './result.ts';
import type { ByYear } from './years.ts';

/** The money and energy of a package in the computed years, brought to whole years. */
export interface PackageMoney {
  readonly investments: readonly Investment[];
  readonly annualCostEur: ByYear;
  /** By part of the cost, in the order of a bill; they add up to `annualCostEur`. */
  readonly parts: readonly CostByYear[];
  readonly emissionsTon: ByYear;
  /** Import less export, natural gas at its lower heating value, and tonnes that the ETS price is paid on. */
  readonly netPowerMwh: ByYear;
  readonly gasMwh: ByYear;
  readonly pricedTon: ByYear;
}

export interface CostByYear {
  readonly name: string;
  readonly costEur: ByYear;
}

/** What the total holds beside its parts. */
const OTHER = 'other';

/** The money of a package whose every year has an answer. */
export function moneyOf(
  { yearShare, years }: ResolvedStudy,
  investments: readonly Investment[],
  variants: readonly VariantResult[],
): PackageMoney {
  const read = (of: (variant: VariantResult) => number) => byYear(variants, of, yearShare);
  const parts = COST_PARTS.map(name => ({ name, costEur: read(({ costParts }) => costParts?.[name] ?? 0) }));
  return {
    investments,
    annualCostEur: read(({ costEur }) => costEur!),
    parts: [...parts, { name: OTHER, costEur: read(otherCost) }],
    emissionsTon: read(({ emissionsTonCo2 }) => emissionsTonCo2 ?? 0),
    netPowerMwh: read(({ importMwh, exportMwh }) => (importMwh ?? 0) - (exportMwh ?? 0)),
    gasMwh: read(({ fuelMwh }) => fuelMwh?.naturalGas ?? 0),
    pricedTon: read(({ year, sites }) => {
      const resolved = years.find(one => one.year === year)?.sites ?? [];
      return sites.reduce((sum, { name, costParts }) => {
        const price = resolved.find(site => site.name === name)?.carbon.etsEurPerTon ?? 0;
        return price > 0 ? sum + costParts.carbon / price : sum;
      }, 0);
    }),
  };
}

/** Parts that sum to the total within rounding leave nothing. */
function otherCost({ costEur, costParts }: VariantResult): number {
  const sum = COST_PARTS.reduce((eur, part) => eur + (costParts?.[part] ?? 0), 0);
  const other = costEur! - sum;
  return Math.abs(other) > 1e-9 * Math.abs(costEur!) + 1e-6 ? other : 0;
}

/** A figure of every computed year brought from the axis to a whole year, rising in year. */
export function byYear(
  variants: readonly VariantResult[],
  read: (variant: VariantResult) => number,
  yearShare: number,
): ByYear {
  return variants
    .map(variant => ({ year: variant.year, value: read(variant) / yearShare }))
    .sort((a, b) => a.year - b.year);
}

export function investmentOf(investments: readonly Investment[]): number {
  return investments.reduce((sum, { capexEur }) => sum + capexEur, 0);
}

export function fixedCostOf(investments: readonly Investment[]): number {
  return investments.reduce((sum, { fixedEurPerYear }) => sum + fixedEurPerYear, 0);
}
