import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COST_PARTS, createPool, dispatch, type Executor, irr, npv } from '../../../engine/index.ts';
import { previewStudy, type RunResult, runStudy, type Study } from '../../../scenarios/index.ts';
import { NO_SOURCES, studyWith } from '../small-study.ts';

let pool: Executor;
beforeAll(() => {
  pool = createPool({ workers: 1 });
});
afterAll(() => pool.close());

const run = (study: Study) => runStudy(study, { executor: pool, sources: NO_SOURCES });

/** Runs here, without threads: for many small studies. */
const here: Executor = {
  workers: 1,
  run: tasks => Promise.all(tasks.map(({ group, options }) => dispatch(group, options))),
  close: async () => undefined,
};

/**
 * A whole year of 1 MW at a flat price. Solar panels that always make half a MW save half the bill: 8,760 h x 0.5 MW x
 * 60 EUR = 262,800 EUR in 2026, and twice that in 2028.
 */
function caseOf(parts: Partial<Study> = {}): Study {
  return studyWith(
    {
      kind: 'business-case',
      period: { year: 2025 },
      years: [2026, 2028],
      prices: {
        electricity: { dayAheadEurPerMwh: { formula: '60 + 30 * (year - 2026)' } },
        energyTax: 'none',
      },
      measures: [
        {
          name: 'half',
          add: [{ kind: 'pv', name: 'half', peakMw: 1, profile: 0.5 }],
          investment: { capexEur: 600_000, fixedEurPerYear: 10_000, lifetimeYears: 2 },
        },
      ],
      packages: [
        { name: 'now', measures: [] },
        { name: 'half', title: { nl: 'Half', en: 'Half' }, measures: ['half'] },
      ],
      finance: { startYear: 2026, horizonYears: 4, discountRate: 0.1 },
      ...parts,
    },
    { demand: { electricityMw: 1 }, contract: { importMw: 2 } },
  );
}

describe('the business case', () => {
  let result: RunResult;
  beforeAll(async () => {
    result = (await run(caseOf())).result;
  });

  test('interpolates between computed years, holds the last one, and replaces what is worn out', () => {
    const half = result.report.packages.find(({ name }) => name === 'half')!;
    // Bought for 2026-27, again for 2028-29; 2027 lies halfway, 2029 as 2028.
    const flows = [-600_000, 252_800, 384_200 - 600_000, 515_600, 515_600];
    expect(half.investmentEur).toBe(600_000);
    expect(half.npvEur).toBeCloseTo(npv(0.1, flows), 2);
    const rate = irr(flows);
    expect(half.irr).toBeCloseTo(rate.kind === 'one' ? rate.rate : Number.NaN, 9);
    expect(half.annualCostEur[2026]).toBeCloseTo(262_800, 4);
    expect(half.annualCostEur[2028]).toBeCloseTo(525_600, 4);
    // Nothing back after two years (565,000 short of 1,200,000 spent); 47,400 short after three.
    expect(half.paybackYears).toBeCloseTo(3 + 47_400 / 515_600, 9);
  });

  test('ranks by net present value, and says who is compared with', () => {
    expect(result.report.packages.map(({ name, rank }) => [name, rank])).toEqual([
      ['half', 1],
      ['now', 2],
    ]);
    const now = result.report.packages[1]!;
    expect(now).toMatchObject({ npvEur: 0, irr: null, irrNote: 'reference', paybackYears: null });
    expect(result.report.headline.en).toMatch(/^Half gains the most over 4 years/);
    expect(result.report.headline.nl).toMatch(/^Half levert over 4 jaar het meest op/);
  });

  test('divides by the tonnes avoided', async () => {
    const study = caseOf({
      prices: {
        electricity: { dayAheadEurPerMwh: 30 },
        fuels: { naturalGas: { priceEurPerMwh: 50, heatingValue: 'lower' } },
        energyTax: 'none',
      },
      measures: [
        {
          name: 'half',
          add: [
            { kind: 'eBoiler', name: 'e', level: 'steam', heatMw: 1, efficiency: 1, operationEurPerMwh: 0 },
          ],
          investment: { capexEur: 1000, lifetimeYears: 9 },
        },
      ],
      sites: [
        {
          name: 'works',
          contract: { importMw: 2 },
          demand: { heatMw: { steam: 1 } },
          assets: [
            {
              kind: 'gasBoiler',
              name: 'gas',
              level: 'steam',
              heatMw: 2,
              efficiency: 1,
              operationEurPerMwh: 0,
            },
          ],
        },
      ],
    });
    const half = (await run(study)).result.report.packages.find(({ name }) => name === 'half')!;
    expect(half.co2AvoidedTonPerYear).toBeCloseTo(8760 * 0.2034, 6);
    // Saves 20 EUR/MWh x 8,760 MWh a year, at 1,000 EUR spread over four years at 10 % (0.31547).
    const yearly = 175_200 - 1000 * 0.315470804;
    expect(half.eurPerTonAvoided).toBeCloseTo(-yearly / (8760 * 0.2034), 3);
  });

  test('has no figures for a package that cannot be, and says why', async () => {
    const study = caseOf({
      measures: [{ name: 'less', addImportMw: -1.5, investment: { capexEur: 0, lifetimeYears: 9 } }],
      packages: [
        { name: 'now', measures: [] },
        { name: 'less', measures: ['less'] },
      ],
      sites: [
        {
          name: 'works',
          contract: { importMw: 2 },
          demand: { electricityMw: 1, unserved: { electricityEurPerMwh: 'not-allowed' } },
        },
      ],
    });
    const { report, variants } = (await run(study)).result;
    const less = report.packages.find(({ name }) => name === 'less')!;
    expect(less).toMatchObject({ npvEur: null, irr: null, paybackYears: null, rank: 2 });
    expect(less.line.en).toContain('0.50 MW above everything');
    expect(variants.filter(({ name }) => name === 'less')).toMatchObject([
      { status: 'infeasible', costEur: null, infeasibility: { shortHours: 8760 } },
      { status: 'infeasible', costEur: null },
    ]);
  });

  test('holds no number that JSON cannot say, and at most three caveats', () => {
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
    expect(result.report.caveats.length).toBeLessThanOrEqual(3);
  });
});

describe('a preview', () => {
  test('of one week is that week of the year, exactly', async () => {
    const study = caseOf({ kind: 'dispatch', years: [2026] });
    const { result, series } = await previewStudy(study, { week: 5, sources: NO_SOURCES, executor: pool });
    expect(result.variants[0]!.costEur).toBeCloseTo(168 * 60, 6);
    expect(series[0]).toMatchObject({ steps: 168, startMs: Date.UTC(2025, 1, 2, 23) });
    expect(result.report.headline.en).toMatch(/^2025-W06: Costs/);
  });

  test('takes the dearest whole week by default', async () => {
    const values = Array.from({ length: 24 * 21 }, (_, t) => (t >= 24 * 9 && t < 24 * 10 ? 200 : 50));
    const period = { start: '2025-03-03T00:00:00+01:00', end: '2025-03-24T00:00:00+01:00' };
    const study = caseOf({
      kind: 'dispatch',
      years: [2026],
      period,
      prices: { electricity: { dayAheadEurPerMwh: values }, energyTax: 'none' },
    });
    const { result } = await previewStudy(study, { sources: NO_SOURCES, executor: pool });
    expect(result.report.headline.en).toMatch(/^2025-W11/);
  });

  test('of a week that is not there is bad input', async () => {
    const preview = previewStudy(caseOf(), { week: 60, sources: NO_SOURCES, executor: pool });
    await expect(preview).rejects.toMatchObject({ issues: [{ path: '/week', code: 'out-of-range' }] });
  });
});

describe('any answer', () => {
  const mw = (most: number) => fc.integer({ min: 0, max: most * 10 }).map(value => value / 10);
  const hours = (value: fc.Arbitrary<number>) => fc.array(value, { minLength: 4, maxLength: 4 });
  const studies = fc
    .record({
      prices: hours(fc.integer({ min: -50, max: 200 })),
      loads: fc.tuple(hours(mw(6)), hours(mw(6))),
      shared: mw(9),
      batteryMwh: mw(4),
    })
    .map(({ prices, loads, shared, batteryMwh }) =>
      studyWith({
        prices: {
          electricity: { dayAheadEurPerMwh: prices, feedInFeeEurPerMwh: 1 },
          energyTax: { electricityEurPerMwh: 2, naturalGasEurPerMwh: 0 },
        },
        sites: [
          {
            name: 'one',
            contract: { importMw: 5, exportMw: 1 },
            demand: { electricityMw: loads[0] },
            assets: [{ kind: 'battery', name: 'battery', powerMw: 1, energyMwh: batteryMwh }],
          },
          { name: 'two', contract: { importMw: 5 }, demand: { electricityMw: loads[1] } },
        ],
        sharedLimits: [{ name: 'park', sites: ['one', 'two'], importMw: shared, exportMw: 1 }],
      }),
    );

  test('has cost parts that add up to the total, over sites and in each', async () => {
    await fc.assert(
      fc.asyncProperty(studies, async study => {
        const { result, series } = await runStudy(study, { executor: here, sources: NO_SOURCES });
        const variant = result.variants[0]!;
        const scale = 1e-9 * COST_PARTS.reduce((sum, part) => sum + Math.abs(variant.costParts![part]), 1);
        const sumOf = (parts: Readonly<Record<string, number>>) =>
          COST_PARTS.reduce((sum, part) => sum + parts[part]!, 0);
        expect(Math.abs(sumOf(variant.costParts!) - variant.costEur!)).toBeLessThan(scale);
        const bySite = variant.sites.reduce((sum, site) => sum + site.costEur, 0);
        expect(Math.abs(bySite - variant.costEur!)).toBeLessThan(scale);
        const names = series[0]!.columns.map(({ name }) => name);
        expect(new Set(names).size).toBe(names.length);
        expect(JSON.parse(JSON.stringify(result))).toEqual(result);
      }),
      { numRuns: 25 },
    );
  });

  test('is the same in hours and in quarters when nothing changes within the hour', async () => {
    const constant = fc.record({
      price: fc.integer({ min: 1, max: 200 }),
      load: mw(3),
      steam: mw(3),
    });
    await fc.assert(
      fc.asyncProperty(constant, async ({ price, load, steam }) => {
        const costs: number[] = [];
        for (const stepMinutes of [60, 15] as const) {
          const study = studyWith(
            {
              period: {
                start: '2024-03-04T00:00:00+01:00',
                end: '2024-03-05T00:00:00+01:00',
                stepMinutes,
              },
              prices: {
                electricity: { dayAheadEurPerMwh: price },
                fuels: { naturalGas: { priceEurPerMwh: 40 } },
                energyTax: { schedule: 'nl', year: 2024 },
              },
            },
            {
              contract: { importMw: 4, exportMw: 1, tariff: { operator: 'Stedin', level: 'TS' } },
              demand: { electricityMw: load, heatMw: { steam } },
              assets: [
                { kind: 'gasBoiler', name: 'gas', level: 'steam', heatMw: 4 },
                { kind: 'eBoiler', name: 'e', level: 'steam', heatMw: 2 },
                { kind: 'thermalStore', name: 'tank', level: 'steam', powerMw: 1, energyMwh: 3 },
                { kind: 'battery', name: 'battery', powerMw: 1, energyMwh: 2 },
              ],
            },
          );
          const { result } = await runStudy(study, { executor: here, sources: NO_SOURCES });
          costs.push(result.variants[0]!.costEur!);
        }
        expect(Math.abs(costs[0]! - costs[1]!)).toBeLessThan(1e-6 * (1 + Math.abs(costs[0]!)));
      }),
      { numRuns: 12 },
    );
  });
});
