import { describe, expect, test } from 'vitest';
import type { Study } from '../../../scenarios/index.ts';
import { compose } from '../../../scenarios/plan/compose.ts';
import { type Comparison, moneyLines } from '../../../scenarios/report/cash-flows.ts';
import type { PackageMoney } from '../../../scenarios/report/package-money.ts';
import type { Finance, Investment } from '../../../scenarios/resolve/resolved-study.ts';
import { issuesOf, resolved, studyWith } from '../small-study.ts';

const finance: Finance = {
  startYear: 2026,
  horizonYears: 6,
  discountRate: 0,
  inflation: 0,
  residualValue: 'linear',
  tax: null,
  financing: null,
  national: { discountRate: 0, co2EurPerTon: 0 },
};
const nil = [{ year: 2026, value: 0 }];
const moneyOf = (...investments: Investment[]): PackageMoney => ({
  investments,
  annualCostEur: nil,
  parts: [],
  emissionsTon: nil,
  netPowerMwh: nil,
  gasMwh: nil,
  pricedTon: nil,
});

function linesOf(investment: Investment, changed: Partial<Finance> = {}) {
  const comparison: Comparison = {
    own: moneyOf(investment),
    reference: moneyOf(),
    support: [],
    finance: { ...finance, ...changed },
  };
  return Object.fromEntries(moneyLines(comparison).map(({ name, eurByYear }) => [name, [...eurByYear]]));
}

const late: Investment = { capexEur: 100, fixedEurPerYear: 1, lifetimeYears: 3, year: 2028 };

describe('an investment two years after the start, of three years of life, over six', () => {
  test('is bought at the start of its year, replaced after its life, and has upkeep from then on', () => {
    // Bought at the start of 2028 (k = 2), anew at k = 5; at k = 6 two thirds of that one are left.
    const lines = linesOf(late);
    expect(lines.investment).toEqual([0, 0, -100, 0, 0, 0, 0]);
    expect(lines.replacement).toEqual([0, 0, 0, 0, 0, -100, 0]);
    expect(lines.residual![6]).toBeCloseTo((2 / 3) * 100, 9);
    expect(lines.fixed).toEqual([0, 0, 0, -1, -1, -1, -1]);
  });

  test('costs what money is worth by then', () => {
    expect(linesOf(late, { inflation: 0.1 }).investment![2]).toBeCloseTo(-121, 9);
  });

  test('in the start year it is as one without a year; after the horizon it costs nothing', () => {
    const { year: _year, ...atOnce } = late;
    expect(linesOf({ ...late, year: 2026 })).toEqual(linesOf(atOnce));
    expect(linesOf({ ...late, year: 2032 })).toEqual({});
  });

  test('is written off from its own year', () => {
    // A quarter of a third of 100 and of the upkeep of 1, against other profit.
    const tax = {
      lowRate: 0.25,
      lowToEur: 0,
      highRate: 0.25,
      lossFreeEur: 1e9,
      lossShareAbove: 1,
      otherProfitEurPerYear: 1000,
      depreciationYears: null,
    };
    const paid = linesOf(late, { tax }).tax!;
    for (const k of [0, 1, 2]) expect(paid[k]).toBeCloseTo(0, 9);
    expect(paid[3]).toBeCloseTo((100 / 3 + 1) / 4, 9);
  });
});

describe('a measure with a year', () => {
  const study = (years: number[], year: number): Study =>
    studyWith({
      kind: 'business-case',
      years,
      measures: [{ name: 'grid', investment: { technology: 'grid-connection-mv', size: 3, year } }],
      packages: [
        { name: 'as-it-is', measures: [] },
        { name: 'grid', measures: ['grid'] },
      ],
      finance: { startYear: 2026, horizonYears: 10 },
    });

  test('is there from that year on: a connection of 4 MW and 3 more from 2030', () => {
    const all = resolved(study([2026, 2029, 2030], 2030));
    const pack = all.packages.find(({ name }) => name === 'grid')!;
    const limits = all.years.map(year => compose(all, year, pack).group!.sites[0]!.limits.importMw);
    expect(limits).toEqual([4, 4, 7]);
    expect(pack.investments[0]).toMatchObject({ capexEur: 2_070_000, year: 2030 });
    expect(all.defaults.some(({ path }) => path.endsWith('/year/operation'))).toBe(false);
  });

  test('says that the cost lies on a line where its own year is not computed', () => {
    const noted = resolved(study([2026, 2032], 2030)).defaults.find(({ path }) =>
      path.endsWith('/year/operation'),
    );
    expect(noted!.source).toContain('with 2029 and 2030 in `years` it steps');
  });

  test('that no computed year has is refused', () => {
    expect(issuesOf(study([2026, 2028], 2030))).toMatchObject([
      { path: '/measures/0/investment/year', code: 'no-such-year' },
    ]);
  });

  test('up to the start is there in every computed year', () => {
    const all = resolved(study([2025, 2030], 2026));
    const pack = all.packages.find(({ name }) => name === 'grid')!;
    expect(all.years.map(year => compose(all, year, pack).group!.sites[0]!.limits.importMw)).toEqual([7, 7]);
  });
});

describe('years of the horizon after the last computed one', () => {
  const extension = (finance: NonNullable<Study['finance']>, years = [2026, 2028]) =>
    resolved(studyWith({ kind: 'business-case', measures: [], packages: [], years, finance })).defaults.find(
      ({ path }) => path === '/years/extension',
    );

  test('hold its cost, which the defaults tell', () => {
    expect(extension({ startYear: 2026, horizonYears: 10 })).toMatchObject({
      value: 'the cost of 2028 to 2035',
      mark: 'D',
    });
  });

  test('are none where the last year of the horizon is computed', () => {
    expect(extension({ startYear: 2026, horizonYears: 3 })).toBeUndefined();
  });
});
