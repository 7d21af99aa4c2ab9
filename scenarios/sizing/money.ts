import { annuity, npv } from '../../engine/index.ts';
import { realFlow, withoutSupport } from '../report/cash-flows.ts';
import type { PackageMoney } from '../report/package-money.ts';
import type { ByYear } from '../report/years.ts';
import type { Finance, Investment, ResolvedStudy } from '../resolve/resolved-study.ts';

/** What operation and investment weigh in the present worth of the cost of a package; all of it is linear in both. */
export interface Weights {
  /** Present worth of a EUR over the axis in each computed year, in their order. */
  readonly byYear: readonly number[];
  /** Present worth of an investment: with its fixed cost, replacements and rest value, EUR. */
  readonly worthOf: (investments: readonly Investment[]) => number;
  /** Turns a present worth into an equal sum each year. */
  readonly perYear: number;
}

/** The weights of the business case itself, before tax, subsidy and financing. */
export function weightsOf({ finance, years, yearShare }: ResolvedStudy): Weights {
  const bare: Finance = { ...finance, tax: null, financing: null };
  const computed = years.map(({ year }) => year).sort((a, b) => a - b);
  const worth = (investments: readonly Investment[], annualCostEur: (year: number) => number) => {
    const money = (own: readonly Investment[], eur: (year: number) => number) =>
      moneyOf(
        own,
        computed.map(year => ({ year, value: eur(year) })),
      );
    const reference = money([], () => 0);
    const own = money(investments, annualCostEur);
    const lines = withoutSupport({ own, reference, support: [], finance: bare });
    return -npv(finance.discountRate, realFlow(lines, finance));
  };
  return {
    byYear: years.map(({ year }) => worth([], one => (one === year ? 1 : 0)) / yearShare),
    worthOf: investments => worth(investments, () => 0),
    perYear: annuity(finance.discountRate, finance.horizonYears),
  };
}

function moneyOf(investments: readonly Investment[], annualCostEur: ByYear): PackageMoney {
  const nil = annualCostEur.map(({ year }) => ({ year, value: 0 }));
  return {
    investments,
    annualCostEur,
    parts: [{ name: 'operation', costEur: annualCostEur }],
    emissionsTon: nil,
    netPowerMwh: nil,
    gasMwh: nil,
    pricedTon: nil,
  };
}
