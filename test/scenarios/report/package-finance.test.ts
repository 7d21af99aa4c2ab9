import { describe, expect, test } from 'vitest';
import { annuity, COST_PARTS, dispatch, type Executor, type MoneyLine } from '../../../engine/index.ts';
import { checkStudy } from '../../../scenarios/check/check-study.ts';
import { type PackageFinance, runStudy, type Study } from '../../../scenarios/index.ts';
import { lineTitle } from '../../../scenarios/report/line-titles.ts';
import { packageFinance } from '../../../scenarios/report/package-finance.ts';
import type { PackageMoney } from '../../../scenarios/report/package-money.ts';
import { issuesOf, NO_SOURCES, resolved, studyWith } from '../small-study.ts';

/** Runs here, without threads. */
const here: Executor = {
  workers: 1,
  run: tasks => Promise.all(tasks.map(({ group, options }) => dispatch(group, options))),
  close: async () => undefined,
};

async function financeOf(study: Study, name: string): Promise<PackageFinance> {
  const { result } = await runStudy(study, { executor: here, sources: NO_SOURCES });
  return result.report.packages.find(one => one.name === name)!.finance!;
}

/** 2 MW all year at 60 EUR/MWh; 1 MW from panels that always run saves 8,760 x 60 = 525,600 EUR a year. */
function panels(finance: Study['finance'], parts: Partial<Study> = {}): Study {
  return studyWith(
    {
      kind: 'business-case',
      period: { year: 2025 },
      years: [2026],
      prices: { electricity: { dayAheadEurPerMwh: 60 }, energyTax: 'none' },
      measures: [
        {
          name: 'panels',
          add: [{ kind: 'pv', name: 'panels', peakMw: 1, profile: 1 }],
          investment: { capexEur: 600_000, fixedEurPerYear: 25_600, lifetimeYears: 2 },
        },
      ],
      packages: [
        { name: 'now', measures: [] },
        { name: 'panels', measures: ['panels'] },
      ],
      finance: { startYear: 2026, ...finance },
      ...parts,
    },
    { demand: { electricityMw: 2 }, contract: { importMw: 3 } },
  );
}

describe('one full cash flow, worked by hand', () => {
  /*
   * Saves 525,600 - 25,600 = 500,000 a year; 10 % inflation makes that 550,000, 605,000 and 665,500. The panels cost 600,000
   * and last two years: bought again at the end of year 2 for 600,000 x 1.21 = 726,000, of which half is left at the end of
   * year 3: 600,000 / 2 x 1.331 = 399,300. Half is borrowed at 10 % in three equal parts of 100,000: interest 30,000, 20,000
   * and 10,000. Written off in one year: 600,000 in year 1, nothing in year 2, 726,000 - 399,300 = 326,700 in year 3.
   *   profit 1: 550,000 - 30,000 - 600,000 = -80,000, kept;           tax 0
   *   profit 2: 605,000 - 20,000 - 80,000 of year 1 = 505,000;        tax 20,000 + 0.25 x 405,000 = 121,250
   *   profit 3: 665,500 - 10,000 - 326,700 = 328,800;                 tax 20,000 + 0.25 x 228,800 = 77,200
   */
  const study = panels({
    horizonYears: 3,
    discountRate: 0.05,
    inflation: 0.1,
    residualValue: 'linear',
    tax: { lowRate: 0.2, lowToEur: 100_000, highRate: 0.25, depreciationYears: 1 },
    financing: { form: 'linear', share: 0.5, interestRate: 0.1, years: 3 },
    national: { discountRate: 0.0225 },
  });
  const BY_HAND = {
    investment: [-600_000, 0, 0, 0],
    replacement: [0, 0, -726_000, 0],
    residual: [0, 0, 0, 399_300],
    electricity: [0, 578_160, 635_976, 699_573.6],
    fixed: [0, -28_160, -30_976, -34_073.6],
    loan: [300_000, 0, 0, 0],
    interest: [0, -30_000, -20_000, -10_000],
    repayment: [0, -100_000, -100_000, -100_000],
    tax: [0, 0, -121_250, -77_200],
  };
  const FLOW = [-300_000, 420_000, -362_250, 877_600];

  test('line by line, and their sum', async () => {
    const { lines, nominalEur, realEur } = await financeOf(study, 'panels');
    expect(lines.map(({ name }) => name).sort()).toEqual(Object.keys(BY_HAND).sort());
    for (const { name, eurByYear } of lines)
      eurByYear.forEach((eur, k) => {
        expect(eur, `${name} ${k}`).toBeCloseTo(BY_HAND[name as keyof typeof BY_HAND][k]!, 3);
      });
    FLOW.forEach((eur, k) => {
      expect(nominalEur[k]).toBeCloseTo(eur, 3);
      expect(realEur[k]).toBeCloseTo(eur / 1.1 ** k, 3);
    });
  });

  test('and what follows from it for the company, before tax, and for the country', async () => {
    const { company, beforeTax, national, lines, mirr } = await financeOf(study, 'panels');
    // -300,000 + 381,818.18 / 1.05 - 299,380.17 / 1.1025 + 659,353.87 / 1.157625.
    expect(company.npvEur).toBeCloseTo(361_664.3915, 3);
    // Real, before tax and loan: -600,000, 500,000, -100,000, 800,000.
    expect(beforeTax.npvEur).toBeCloseTo(476_557.6072, 3);
    // The same flows through numpy-financial 1.0.0: irr and mirr.
    expect(beforeTax.irr).toBeCloseTo(0.3971199547210802, 9);
    expect(company.irr).toBeCloseTo(0.546445607267853, 9);
    expect(mirr).toBeCloseTo(0.23641812305259613, 9);
    expect(national.npvEur).toBeCloseTo(
      -600_000 + 500_000 / 1.0225 - 1e5 / 1.0225 ** 2 + 8e5 / 1.0225 ** 3,
      3,
    );
    expect(beforeTax.paybackYears).toBeCloseTo(2 + 200_000 / 800_000, 9);
    // With interest: 476,190 and -90,703 leave 214,512 of the last 691,070.
    expect(beforeTax.discountedPaybackYears).toBeCloseTo(2 + 214_512.47 / 691_070.08, 6);
    const sum = lines.reduce((eur, { worthEur }) => eur + worthEur, 0);
    expect(sum).toBeCloseTo(company.npvEur, 4);
    const nationalSum = lines.reduce((eur, { nationalWorthEur }) => eur + (nationalWorthEur ?? 0), 0);
    expect(nationalSum).toBeCloseTo(national.npvEur, 4);
    expect(lines.filter(line => line.nationalWorthEur === null).map(({ name }) => name)).toEqual([
      'loan',
      'interest',
      'repayment',
      'tax',
    ]);
  });
});

describe('subsidies in the cash flow', () => {
  /** A machine of 300,000 EUR that saves 200,000 a year for three years, written off over them, taxed at 20 %. */
  const machine = (lines: readonly MoneyLine[]) => {
    const study = resolved(
      panels({ horizonYears: 3, discountRate: 0, tax: { lowRate: 0.2, lowToEur: 0, highRate: 0.2 } }),
    );
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
    const own = {
      ...cost(0),
      investments: [{ capexEur: 300_000, fixedEurPerYear: 0, lifetimeYears: 3 }],
    };
    const comparison = { own, reference: cost(200_000), support: lines, finance: study.finance };
    return packageFinance(study, comparison, null);
  };

  test('a grant lowers what is written off; support is taxed; both stay out of the country’s view', () => {
    const grant = { name: 'veki', kind: 'grant' as const, eurByYear: [90_000] };
    const support = { name: 'sde', kind: 'support' as const, eurByYear: [0, 30_000, 30_000, 30_000] };
    // Profit 200,000 + 30,000 - (300,000 - 90,000) / 3 = 160,000; tax 32,000 a year.
    const { nominalEur, national, lines, unprofitableGap } = machine([grant, support]);
    expect(nominalEur.map(Math.round)).toEqual([-210_000, 198_000, 198_000, 198_000]);
    expect(national.npvEur).toBeCloseTo(-300_000 + 200_000 * (1 / 1.0225 + 1.0225 ** -2 + 1.0225 ** -3), 4);
    for (const name of ['veki', 'sde'])
      expect(lines.find(line => line.name === name)!.nationalWorthEur).toBeNull();
    expect(unprofitableGap.eur).toBe(0);
  });

  test('unless a rule says otherwise', () => {
    const grant = { name: 'own', kind: 'grant' as const, eurByYear: [90_000], lowersDepreciation: false };
    const support = {
      name: 'free',
      kind: 'support' as const,
      eurByYear: [0, 30_000, 30_000, 30_000],
      isTaxed: false,
    };
    // Profit 200,000 - 100,000; tax 20,000.
    expect(machine([grant, support]).nominalEur.map(Math.round)).toEqual([
      -210_000, 210_000, 210_000, 210_000,
    ]);
  });
});

describe('a lease', () => {
  test('of all of it: no outlay, payments that are deducted, nothing to write off or to be left with', async () => {
    const { lines, nominalEur } = await financeOf(
      panels(
        {
          horizonYears: 4,
          discountRate: 0.05,
          residualValue: 'linear',
          tax: { lowRate: 0.2, lowToEur: 0, highRate: 0.2 },
          financing: { form: 'lease', interestRate: 0, years: 4 },
        },
        {
          measures: [
            {
              name: 'panels',
              add: [{ kind: 'pv', name: 'panels', peakMw: 1, profile: 1 }],
              investment: { capexEur: 600_000, fixedEurPerYear: 25_600, lifetimeYears: 8 },
            },
          ],
        },
      ),
      'panels',
    );
    // 500,000 saved less 150,000 lease is 350,000 of profit, taxed at 20 %.
    expect(nominalEur[0]).toBeCloseTo(0, 6);
    for (const eur of nominalEur.slice(1)) expect(eur).toBeCloseTo(350_000 * 0.8, 3);
    expect(lines.some(({ name }) => name === 'residual')).toBe(false);
  });
});

/** Gas heat of 1 MW all year against an e-boiler of the same size; under the ETS. */
function boiler({ powerEur = 30, gasEur = 50, co2Eur = 20, capexEur = 400_000, fixed = 0 } = {}): Study {
  const asset = { level: 'steam', heatMw: 1, efficiency: 1, operationEurPerMwh: 0 } as const;
  return studyWith({
    kind: 'business-case',
    period: { year: 2025 },
    years: [2026],
    prices: {
      electricity: { dayAheadEurPerMwh: powerEur },
      fuels: { naturalGas: { priceEurPerMwh: gasEur, heatingValue: 'lower' } },
      energyTax: 'none',
    },
    carbon: { etsEurPerTon: co2Eur, levy: 'none' },
    sites: [
      {
        name: 'works',
        contract: { importMw: 2 },
        demand: { heatMw: { steam: 1 } },
        assets: [{ kind: 'gasBoiler', name: 'gas', ...asset }],
        carbon: { inEts: true },
      },
    ],
    measures: [
      {
        name: 'electric',
        add: [{ kind: 'eBoiler', name: 'electric', ...asset }],
        investment: { capexEur, fixedEurPerYear: fixed, lifetimeYears: 20 },
      },
    ],
    packages: [
      { name: 'gas', measures: [] },
      { name: 'electric', measures: ['electric'] },
    ],
    finance: { startYear: 2026, horizonYears: 10, discountRate: 0.1 },
  });
}

const TON_PER_MWH = 0.2034;

describe('heat, gap and break-even', () => {
  test('levelised cost of new heat and of what it replaces, by hand', async () => {
    const { levelisedHeat, company, unprofitableGap } = await financeOf(boiler(), 'electric');
    const capital = (400_000 * annuity(0.1, 10)) / 8760;
    expect(levelisedHeat!.mwhPerYear).toBeCloseTo(8760, 6);
    expect(levelisedHeat!.newEurPerMwh).toBeCloseTo(30 + capital, 6);
    expect(levelisedHeat!.replacedEurPerMwh).toBeCloseTo(50 + 20 * TON_PER_MWH, 6);
    expect(company.npvEur).toBeGreaterThan(0);
    expect(unprofitableGap).toEqual({ eur: 0, eurPerMwhHeat: 0, eurPerTon: 0 });
  });

  test('the gap: what heat costs more than it saves, per MWh and per tonne', async () => {
    const { unprofitableGap, levelisedHeat, company } = await financeOf(
      boiler({ capexEur: 3e6 }),
      'electric',
    );
    const { newEurPerMwh, replacedEurPerMwh } = levelisedHeat!;
    expect(unprofitableGap.eur).toBeCloseTo(-company.npvEur, 6);
    expect(unprofitableGap.eurPerMwhHeat).toBeCloseTo(newEurPerMwh - replacedEurPerMwh, 6);
    expect(unprofitableGap.eurPerTon).toBeCloseTo((newEurPerMwh - replacedEurPerMwh) / TON_PER_MWH, 6);
    expect(unprofitableGap.eurPerTon).toBeCloseTo(company.eurPerTonAvoided!, 6);
  });

  test('break-evens, by hand', async () => {
    const { breakEvens } = await financeOf(boiler(), 'electric');
    const margin = 50 + 20 * TON_PER_MWH - 30;
    const capital = (400_000 * annuity(0.1, 10)) / 8760;
    const at = Object.fromEntries(breakEvens.map(one => [one.of, one.at]));
    expect(at.capex).toBeCloseTo((margin * 8760) / annuity(0.1, 10), 4);
    expect(at.power).toBeCloseTo(30 + margin - capital, 6);
    expect(at.gas).toBeCloseTo(50 - margin + capital, 6);
    // The margin is positive without any CO2 price.
    expect(at.co2).toBeNull();
    expect(breakEvens.map(({ used }) => used)).toEqual([400_000, 20, 30, 50]);
  });

  test.each(['power', 'gas', 'capex', 'co2'] as const)(
    'the same study at its break-even of %s is worth nothing',
    async of => {
      const base = { capexEur: 1_200_000, co2Eur: 20 };
      const at = (await financeOf(boiler(base), 'electric')).breakEvens.find(one => one.of === of)!.at!;
      const there = {
        power: { powerEur: at },
        gas: { gasEur: at },
        capex: { capexEur: at },
        co2: { co2Eur: at },
      };
      const { company } = await financeOf(boiler({ ...base, ...there[of] }), 'electric');
      expect(Math.abs(company.npvEur)).toBeLessThan(1e-3);
    },
  );

  test('a gas price counted by its higher heating value breaks even by that too', async () => {
    const study = boiler({ capexEur: 1_200_000 });
    const withGas = (priceEurPerMwh: number): Study => ({
      ...study,
      prices: { ...study.prices, fuels: { naturalGas: { priceEurPerMwh, heatingValue: 'higher' } } },
    });
    const { breakEvens } = await financeOf(withGas(50), 'electric');
    const gas = breakEvens.find(({ of }) => of === 'gas')!;
    expect(gas.used).toBeCloseTo(50, 9);
    expect(Math.abs((await financeOf(withGas(gas.at!), 'electric')).company.npvEur)).toBeLessThan(1e-3);
  });

  test('taxes and CO2 payments are no cost to the country; CO2 avoided is worth what the study says', async () => {
    const study = boiler();
    const { national, lines } = await financeOf(
      { ...study, finance: { ...study.finance, national: { discountRate: 0.1, co2EurPerTon: 100 } } },
      'electric',
    );
    const saved = 20 + 100 * TON_PER_MWH;
    expect(national.npvEur).toBeCloseTo((saved * 8760) / annuity(0.1, 10) - 400_000, 3);
    expect(lines.find(({ name }) => name === 'carbon')!.nationalWorthEur).toBeNull();
    expect(lines.find(({ name }) => name === 'co2Value')!.worthEur).toBe(0);
  });
});

describe('bad input', () => {
  test('a negative life, a share above one and a word for a form: all at once, with what was expected', () => {
    const study = panels({
      financing: { form: 'mortgage' as 'lease', share: 1.5, interestRate: 0.05, years: 5 },
      inflation: 3,
    });
    const wrong = {
      ...study,
      measures: [{ ...study.measures![0], investment: { capexEur: 1, lifetimeYears: -12 } }],
    };
    const { issues } = checkStudy(wrong);
    expect(issues.map(({ path, value }) => [path, value])).toEqual(
      expect.arrayContaining([
        ['/measures/0/investment/lifetimeYears', '-12'],
        ['/finance/financing/form', '"mortgage"'],
        ['/finance/financing/share', '1.5'],
        ['/finance/inflation', '3'],
      ]),
    );
    for (const { expected } of issues) expect(expected!.length).toBeGreaterThan(3);
  });

  test('a loan that outlives the business case', () => {
    const study = panels({
      horizonYears: 5,
      financing: { form: 'annuity', interestRate: 0.05, years: 8 },
    });
    expect(issuesOf(study)).toMatchObject([
      { path: '/finance/financing/years', code: 'out-of-range', value: '8' },
    ]);
  });
});

test('what is not said is listed: no inflation, no tax, no rest value, the social rate', () => {
  const { defaults } = resolved(panels(undefined));
  const filled = Object.fromEntries(defaults.map(one => [one.path, one.value]));
  expect(filled).toMatchObject({
    '/finance/inflation': 0,
    '/finance/residualValue': 'none',
    '/finance/tax': 'none',
    '/finance/national/discountRate': 0.0225,
    '/finance/national/co2EurPerTon': 0,
  });
  const taxed = resolved(panels({ tax: {} })).defaults;
  expect(taxed.find(({ path }) => path === '/finance/tax/highRate')).toMatchObject({
    value: 0.258,
    mark: '2nd',
  });
});

test('every part of the yearly cost has a title of its own', () => {
  for (const part of COST_PARTS) expect(lineTitle(part)).not.toEqual({ nl: part, en: part });
});
