import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dispatch, type Executor, npv } from '../../../engine/index.ts';
import { type RunResult, runStudy, type Study } from '../../../scenarios/index.ts';
import { NO_SOURCES, studyWith } from '../small-study.ts';

const here: Executor = {
  workers: 1,
  run: tasks => Promise.all(tasks.map(({ group, options }) => dispatch(group, options))),
  close: async () => undefined,
};

const run = async (study: Study) => (await runStudy(study, { executor: here, sources: NO_SOURCES })).result;
const packageIn = ({ report }: RunResult, name: string) => report.packages.find(one => one.name === name)!;

const HOURS_OF_2024 = 8784;
const SDE = {
  kind: 'sde',
  baseEurPerMwh: 60,
  correctionEurPerMwh: 35,
  etsBenefitEurPerMwh: 0,
  fullLoadHours: HOURS_OF_2024 / 2,
  termYears: 2,
} as const;

/**
 * Four hours that stand for a year: 1 MW of heat from gas at 40 EUR/MWh or from an e-boiler at the price of power, both
 * without loss. The SDE++ pays 60 - 35 = 25 EUR/MWh on half of the hours.
 */
function boilerCase(
  subsidies: Study['subsidies'],
  {
    powerEurPerMwh = 50,
    capexEur = 100_000,
    ...parts
  }: Partial<Study> & { readonly powerEurPerMwh?: number | number[]; readonly capexEur?: number } = {},
): Study {
  return studyWith(
    {
      kind: 'business-case',
      years: [2026],
      prices: {
        electricity: { dayAheadEurPerMwh: powerEurPerMwh },
        fuels: { naturalGas: { priceEurPerMwh: 40, heatingValue: 'lower' } },
        energyTax: 'none',
      },
      measures: [
        {
          name: 'boiler',
          add: [
            {
              kind: 'eBoiler',
              name: 'e-boiler',
              level: 'steam',
              heatMw: 1,
              efficiency: 1,
              operationEurPerMwh: 0,
            },
          ],
          investment: { capexEur, fixedEurPerYear: 0, lifetimeYears: 10 },
        },
      ],
      packages: [
        { name: 'now', measures: [] },
        { name: 'boiler', measures: ['boiler'] },
      ],
      finance: { startYear: 2026, horizonYears: 3, discountRate: 0.1 },
      ...(subsidies !== undefined && { subsidies }),
      solve: { tolerance: 1e-7 },
      ...parts,
    },
    {
      contract: { importMw: 4 },
      demand: { electricityMw: 0, heatMw: { steam: 1 } },
      assets: [
        { kind: 'gasBoiler', name: 'gas', level: 'steam', heatMw: 2, efficiency: 1, operationEurPerMwh: 0 },
      ],
      carbon: { inEts: false },
    },
  );
}

describe('SDE++ through the dispatch, by hand', () => {
  test('runs the subsidised half of the year although power is dearer than gas', async () => {
    const { subsidies, npvEur, co2AvoidedTonPerYear, finance } = packageIn(
      await run(boilerCase([SDE])),
      'boiler',
    );
    const mwh = HOURS_OF_2024 / 2;
    const support = subsidies!.claims[0]!.lines[0]!.eurByYear;
    // Two years of term in a horizon of three.
    [0, 25 * mwh, 25 * mwh, 0].forEach((eur, t) => {
      expect(support[t]).toBeCloseTo(eur, 1);
    });
    const running = subsidies!.operation[0]!.eurByYear;
    [0, -10 * mwh, -10 * mwh, 0].forEach((eur, t) => {
      expect(running[t]).toBeCloseTo(eur, 1);
    });
    expect(npvEur).toBeCloseTo(npv(0.1, [-100_000, 15 * mwh, 15 * mwh, 0]), 0);
    expect(subsidies!.worthEur).toBeCloseTo(npv(0.1, [0, 15 * mwh, 15 * mwh, 0]), 0);
    // 0.2034 t/MWh of gas, in two years of three.
    expect(co2AvoidedTonPerYear).toBeCloseTo((0.2034 * mwh * 2) / 3, 1);
    const worth = finance!.lines.reduce((sum, line) => sum + line.worthEur, 0);
    expect(worth).toBeCloseTo(npvEur!, 2);
  });

  test('is paid up to its cap where the boiler runs all year anyway, and changes nothing else', async () => {
    const { subsidies } = packageIn(await run(boilerCase([SDE], { powerEurPerMwh: 30 })), 'boiler');
    expect(subsidies!.claims[0]!.lines[0]!.eurByYear[1]).toBeCloseTo((25 * HOURS_OF_2024) / 2, 1);
    expect(subsidies!.operation).toEqual([]);
    expect(subsidies!.extraTonPerYear).toBeCloseTo(0, 6);
  });

  test('without subsidies nothing is said of them and the figures are as before', async () => {
    const none = await run(boilerCase('none'));
    expect(none).toEqual(await run(boilerCase(undefined)));
    expect(packageIn(none, 'boiler')).not.toHaveProperty('subsidies');
  });

  test('whatever the prices, the operation under the subsidy is the cheapest there is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: -50, max: 150 }), { minLength: 4, maxLength: 4 }),
        fc.integer({ min: 0, max: 8 }),
        async (powerEurPerMwh, halfHours) => {
          const fullLoadHours = Math.max(1, (halfHours / 8) * HOURS_OF_2024);
          const study = boilerCase([{ ...SDE, fullLoadHours }], { powerEurPerMwh });
          const { subsidies } = packageIn(await run(study), 'boiler');
          const got =
            subsidies!.claims[0]!.lines[0]!.eurByYear[1]! + (subsidies!.operation[0]?.eurByYear[1] ?? 0);
          expect(got).toBeCloseTo(bestBySorting(powerEurPerMwh, fullLoadHours), -1);
        },
      ),
      { numRuns: 25 },
    );
  });
});

/** What the subsidy gains a year: hours by what power costs more than gas; 25 EUR/MWh off until the cap is used. */
function bestBySorting(powerEurPerMwh: readonly number[], capHours: number): number {
  const each = HOURS_OF_2024 / powerEurPerMwh.length;
  const dearer = powerEurPerMwh.map(price => price - 40).sort((a, b) => a - b);
  let left = capHours;
  let gain = 0;
  for (const more of dearer) {
    const paid = Math.min(left, each);
    // Paid anyway where it runs without subsidy; else run for it while it covers the difference.
    if (more <= 0) gain += 25 * paid;
    else if (more < 25) gain += (25 - more) * paid;
    else continue;
    left -= paid;
  }
  return gain;
}

describe('the best stack of a study', () => {
  test('SDE++ with EIA, and why not VEKI; the lines are in the cash flow', async () => {
    const own = { bestOf: [SDE, 'veki', 'eia'] } as const;
    const { subsidies, finance } = packageIn(await run(boilerCase(own)), 'boiler');
    expect(subsidies!.claims.map(({ scheme }) => scheme)).toEqual(['sde', 'eia']);
    expect(subsidies!.refusals.map(({ scheme, rule }) => [scheme, rule])).toEqual([['veki', 'exclusion']]);
    // 40 % of 100,000 at 25.8 %.
    const tax = finance!.lines.find(({ title }) => title.en === 'EIA boiler')!;
    expect(tax.eurByYear[1]).toBeCloseTo(10_320, 6);
  });

  test('of the tool itself: derived base amount, shown as derived and listed among the defaults', async () => {
    const result = await run(boilerCase('best', { powerEurPerMwh: 20 }));
    const { subsidies } = packageIn(result, 'boiler');
    const derived = result.defaults.find(({ path }) => path.endsWith('/sde/boiler/baseEurPerMwh'))!;
    // (115 x 0.10296 + 2.3) / 3,000 h + 0.05425 / 0.99, in EUR/MWh.
    expect(derived.value).toBeCloseTo(4.7135 + 54.798, 2);
    expect(derived.mark).toBe('C');
    expect(subsidies!.claims.find(({ scheme }) => scheme === 'sde')!.how.en).toContain('base amount derived');
    const correction = result.defaults.find(({ path }) => path.endsWith('/correctionEurPerMwh/2026'))!;
    expect(correction.value).toBeCloseTo(40 / 0.9, 6);
  });

  test('what pays back within five years falls under the duty to save energy and gets no VEKI', async () => {
    const short = boilerCase(['veki', 'eia'], { powerEurPerMwh: 20, capexEur: 200_000 });
    const { subsidies } = packageIn(await run(short), 'boiler');
    // 8,784 MWh x 20 EUR = 175,680 EUR a year on 200,000.
    expect(subsidies!.refusals).toHaveLength(1);
    expect(subsidies!.refusals[0]).toMatchObject({ scheme: 'veki', rule: 'payback' });
    expect(subsidies!.refusals[0]!.reason.en).toContain('pays back in 1.14 years');
    expect(subsidies!.duty!.nl).toMatch(/^Energiebesparingsplicht: .* boiler \(1,14\)/);
    expect(subsidies!.claims.map(({ scheme }) => scheme)).toEqual(['eia']);
  });

  test('a measure that is a duty by itself stays one in a package that pays back late', async () => {
    const both = boilerCase(['veki'], { powerEurPerMwh: 20, capexEur: 200_000 });
    const dear = {
      name: 'dear',
      add: [{ kind: 'pv' as const, name: 'pv', peakMw: 1, profile: 0 }],
      investment: { capexEur: 2e6, lifetimeYears: 20 },
    };
    const study = {
      ...both,
      measures: [...both.measures!, dear],
      packages: [...both.packages!, { name: 'both', measures: ['boiler', 'dear'] }],
    };
    const { subsidies } = packageIn(await run(study), 'both');
    expect(subsidies!.claims.map(({ measure, grantEur }) => [measure, grantEur])).toEqual([
      ['dear', 600_000],
    ]);
    expect(subsidies!.refusals.map(({ measure, rule }) => [measure, rule])).toEqual([['boiler', 'payback']]);
    expect(subsidies!.duty!.en).toContain('boiler (1.14)');
  });

  test('before its date a scheme is refused with its years where the tool chooses', async () => {
    const finance = { startYear: 2021, horizonYears: 3, discountRate: 0.1 };
    const { subsidies } = packageIn(await run(boilerCase('best', { finance })), 'boiler');
    expect(subsidies!.claims).toEqual([]);
    expect(subsidies!.worthEur).toBe(0);
    expect(subsidies!.refusals.map(({ scheme, rule }) => `${scheme} ${rule}`)).toEqual([
      'sde dates',
      'veki dates',
      'eia dates',
    ]);
    expect(subsidies!.refusals[0]!.reason.en).toContain('2022, 2023, 2024, 2025, 2026');
  });

  test('an intensity above the dearest phase lowers what is asked for to it', async () => {
    const dear = { ...SDE, baseEurPerMwh: 300, avoidedTonPerMwh: 0.2 } as const;
    const { subsidies } = packageIn(await run(boilerCase([dear])), 'boiler');
    // 35 + 400 x 0.2 = 115: 80 EUR/MWh is paid.
    expect(subsidies!.claims[0]!.lines[0]!.eurByYear[1]).toBeCloseTo((80 * HOURS_OF_2024) / 2, 1);
    expect(subsidies!.claims[0]!.how.en).toContain('€400/t, phase 5');
  });

  test('a boiler of a later year has its grant, its tax and its support from that year on', async () => {
    const plain = boilerCase({ bestOf: [{ ...SDE, termYears: 1 }, 'eia'] });
    const [boiler] = plain.measures!;
    const study = {
      ...plain,
      years: [2025, 2026],
      measures: [{ ...boiler!, investment: { ...boiler!.investment, year: 2026 } }],
      finance: { startYear: 2025, horizonYears: 3, discountRate: 0.1, inflation: 0.1 },
    } as Study;
    const { subsidies } = packageIn(await run(study), 'boiler');
    const [sde, eia] = subsidies!.claims.map(({ lines }) => lines[0]!.eurByYear);
    // Bought at t = 1 for 100,000 x 1.1; the year 2026 ends at t = 2.
    [0, 0, (25 * HOURS_OF_2024) / 2, 0].forEach((eur, t) => {
      expect(sde![t]).toBeCloseTo(eur, 1);
    });
    [0, 0, 0.4 * 110_000 * 0.258, 0].forEach((eur, t) => {
      expect(eia![t]).toBeCloseTo(eur, 6);
    });
  });

  test('asking for more than the base amount is a mistake', async () => {
    const study = boilerCase([{ ...SDE, phaseEurPerMwh: 61 }]);
    await expect(run(study)).rejects.toMatchObject({
      issues: [{ path: '/subsidies/0/sde/boiler/phaseEurPerMwh', code: 'out-of-range' }],
    });
  });
});
