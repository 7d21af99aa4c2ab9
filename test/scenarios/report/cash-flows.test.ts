import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { flowOf, nominalRate, npv } from '../../../engine/index.ts';
import { type Comparison, moneyLines, realFlow } from '../../../scenarios/report/cash-flows.ts';
import { packageFinance } from '../../../scenarios/report/package-finance.ts';
import type { PackageMoney } from '../../../scenarios/report/package-money.ts';
import { inYear } from '../../../scenarios/report/years.ts';
import type { Finance, Investment } from '../../../scenarios/resolve/resolved-study.ts';
import { resolved, studyWith } from '../small-study.ts';

const eur = fc.integer({ min: -2e6, max: 2e6 });
const investment = fc.record({
  capexEur: fc.integer({ min: 0, max: 5e6 }),
  fixedEurPerYear: fc.integer({ min: 0, max: 1e5 }),
  lifetimeYears: fc.oneof(fc.integer({ min: 1, max: 30 }), fc.double({ min: 1, max: 30, noNaN: true })),
});
const money = fc
  .record({
    investments: fc.array(investment, { maxLength: 3 }),
    electricity: fc.tuple(eur, eur),
    fuel: fc.tuple(eur, eur),
  })
  .map(({ investments, electricity, fuel }): PackageMoney => {
    const years = (pair: readonly [number, number]) => [
      { year: 2026, value: pair[0] },
      { year: 2030, value: pair[1] },
    ];
    const nil = years([0, 0]);
    return {
      investments,
      annualCostEur: years([electricity[0] + fuel[0], electricity[1] + fuel[1]]),
      parts: [
        { name: 'electricity', costEur: years(electricity) },
        { name: 'fuel', costEur: years(fuel) },
      ],
      emissionsTon: nil,
      netPowerMwh: nil,
      gasMwh: nil,
      pricedTon: nil,
    };
  });
const finances = fc.record({
  startYear: fc.constant(2025),
  horizonYears: fc.integer({ min: 1, max: 25 }),
  discountRate: fc.double({ min: 0, max: 0.2, noNaN: true }),
  inflation: fc.double({ min: 0, max: 0.1, noNaN: true }),
  residualValue: fc.constantFrom('none' as const, 'linear' as const),
  tax: fc.option(
    fc.record({
      lowRate: fc.constant(0.19),
      lowToEur: fc.constant(200_000),
      highRate: fc.constant(0.258),
      lossFreeEur: fc.constantFrom(0, 1e5),
      lossShareAbove: fc.constantFrom(1, 0.5),
      otherProfitEurPerYear: fc.constant(0),
      depreciationYears: fc.option(fc.integer({ min: 1, max: 20 })),
    }),
  ),
  financing: fc.option(
    fc.record({
      form: fc.constantFrom('annuity' as const, 'linear' as const, 'lease' as const),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      interestRate: fc.double({ min: 0, max: 0.2, noNaN: true }),
      years: fc.constant(1),
    }),
  ),
  national: fc.constant({ discountRate: 0.0225, co2EurPerTon: 0 }),
});
const comparisons = fc.record({ own: money, reference: money, finance: finances }).map(
  ({ own, reference, finance }): Comparison => ({
    own,
    reference,
    finance: finance.financing
      ? { ...finance, financing: { ...finance.financing, years: Math.ceil(finance.horizonYears / 2) } }
      : finance,
    support: [],
  }),
);

test('a lease is of what is bought at the start: what comes a year later is bought and written off', () => {
  const nil = [{ year: 2026, value: 0 }];
  const cost = (value: number): PackageMoney => ({
    investments: [],
    annualCostEur: [{ year: 2026, value }],
    parts: [{ name: 'electricity', costEur: [{ year: 2026, value }] }],
    emissionsTon: nil,
    netPowerMwh: nil,
    gasMwh: nil,
    pricedTon: nil,
  });
  const one = { capexEur: 600, fixedEurPerYear: 0, lifetimeYears: 2 };
  const finance: Finance = {
    startYear: 2026,
    horizonYears: 3,
    discountRate: 0,
    inflation: 0,
    residualValue: 'none',
    tax: {
      lowRate: 0.2,
      lowToEur: 0,
      highRate: 0.2,
      lossFreeEur: 0,
      lossShareAbove: 1,
      otherProfitEurPerYear: 0,
      depreciationYears: null,
    },
    financing: { form: 'lease', share: 1, interestRate: 0, years: 3 },
    national: { discountRate: 0, co2EurPerTon: 0 },
  };
  const later = { ...cost(0), investments: [{ ...one, year: 2027 }] };
  const lines = moneyLines({ own: later, reference: cost(1000), support: [], finance });
  // Bought at the end of year 1, written off 300 in years 2 and 3: profit 1,000, 700, 700.
  expect(Object.fromEntries(lines.map(({ name, eurByYear }) => [name, eurByYear.map(Math.round)]))).toEqual({
    investment: [0, -600, 0, 0],
    electricity: [0, 1000, 1000, 1000],
    tax: [0, -200, -140, -140],
  });
});

describe('any cash flow', () => {
  test('is the same worth in real money at the real rate and in nominal money at the nominal rate', () => {
    fc.assert(
      fc.property(comparisons, comparison => {
        const { finance } = comparison;
        const lines = moneyLines(comparison);
        const nominal = npv(
          nominalRate(finance.discountRate, finance.inflation),
          flowOf(lines, finance.horizonYears),
        );
        expect(Math.abs(npv(finance.discountRate, realFlow(lines, finance)) - nominal)).toBeLessThan(1e-3);
        const names = lines.map(({ name }) => name);
        expect(new Set(names).size).toBe(names.length);
      }),
    );
  });

  test('has a loan that is worth nothing at its own rate, and a tax that is never paid back', () => {
    fc.assert(
      fc.property(comparisons, comparison => {
        const { finance } = comparison;
        const lines = moneyLines(comparison);
        const loans = lines.filter(({ kind }) => kind === 'loan');
        const flow = flowOf(loans, finance.horizonYears);
        expect(Math.abs(npv(finance.financing?.interestRate ?? 0, flow))).toBeLessThan(1e-3);
        for (const { kind, eurByYear } of lines)
          if (kind === 'tax') for (const paid of eurByYear) expect(paid).toBeLessThanOrEqual(0);
      }),
    );
  });

  test('without inflation, tax, financing and rest value is the plain one: saved, fixed, replaced', () => {
    const plain = { inflation: 0, residualValue: 'none', tax: null, financing: null } as const;
    const replacedIn = (investments: readonly Investment[], k: number, { horizonYears }: Finance) =>
      k === horizonYears
        ? 0
        : investments.reduce((sum, { capexEur, lifetimeYears: life }) => {
            const lives = Math.floor(k / life) - Math.floor((k - 1) / life);
            return sum + capexEur * lives;
          }, 0);
    fc.assert(
      fc.property(comparisons, comparison => {
        const finance: Finance = { ...comparison.finance, ...plain };
        const { own, reference } = comparison;
        const flow = realFlow(moneyLines({ ...comparison, finance }), finance);
        const sum = (of: (money: PackageMoney) => number) => of(reference) - of(own);
        flow.forEach((value, k) => {
          const year = finance.startYear + k - 1;
          const expected =
            k === 0
              ? sum(({ investments }) => investments.reduce((all, { capexEur }) => all + capexEur, 0))
              : sum(
                  ({ investments, annualCostEur }) =>
                    inYear(annualCostEur, year) +
                    investments.reduce((all, { fixedEurPerYear }) => all + fixedEurPerYear, 0) +
                    replacedIn(investments, k, finance),
                );
          expect(Math.abs(value - expected)).toBeLessThan(1e-6);
        });
      }),
    );
  });

  test('has lines whose worths sum to both net present values, and no number that JSON cannot say', () => {
    const study = resolved(studyWith());
    const heats = fc.option(fc.integer({ min: 0, max: 1e5 }).map(value => [{ year: 2026, value }]));
    fc.assert(
      fc.property(comparisons, heats, fc.integer({ min: -1e4, max: 1e4 }), (comparison, heat, ton) => {
        const { horizonYears, startYear } = comparison.finance;
        const moved = {
          ...comparison.own,
          emissionsTon: [{ year: 2026, value: ton }],
          pricedTon: [{ year: 2026, value: ton }],
        };
        const finance = { ...comparison.finance, national: { discountRate: 0.0225, co2EurPerTon: 50 } };
        const result = packageFinance({ ...study, finance }, { ...comparison, own: moved, finance }, heat);
        const sum = (of: (line: (typeof result.lines)[number]) => number | null) =>
          result.lines.reduce((eur, line) => eur + (of(line) ?? 0), 0);
        expect(Math.abs(sum(({ worthEur }) => worthEur) - result.company.npvEur)).toBeLessThan(1e-3);
        expect(
          Math.abs(sum(({ nationalWorthEur }) => nationalWorthEur) - result.national.npvEur),
        ).toBeLessThan(1e-3);
        expect(result).toMatchObject({ startYear });
        expect(result.nominalEur).toHaveLength(horizonYears + 1);
        expect(JSON.parse(JSON.stringify(result))).toEqual(result);
      }),
    );
  });
});
