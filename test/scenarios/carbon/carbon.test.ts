import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LEVY_VERSIONS } from '../../../data/index.ts';
import { carbonBill, dispatch } from '../../../engine/index.ts';
import { planStudy, reportStudy, type SiteResult, type Study } from '../../../scenarios/index.ts';
import { outlined } from '../../../scenarios/run.ts';
import { resolved, studyWith } from '../small-study.ts';
import { WORKED_YEARS } from './worked-years.ts';

type Carbon = NonNullable<Study['carbon']>;
type SiteCarbon = NonNullable<Study['sites'][number]['carbon']>;
type Levy = Exclude<Carbon['levy'], object | undefined>;

const ETS = { formula: '10 EUR/t + 5 EUR/t * (year - 2020)' };
const MILL: SiteCarbon = {
  inEts: true,
  processTon: 15_000,
  benchmarks: [{ product: 'tissue', outputTon: 50_000 }],
};
const YEAR = { year: 2025 } as const;

/** The carbon that the engine gets for a whole year. */
function carbonIn(
  year: number,
  carbon: SiteCarbon,
  prices: Carbon = {},
  site: Partial<Study['sites'][number]> = {},
) {
  const study = studyWith(
    { period: YEAR, years: [year], carbon: { etsEurPerTon: ETS, ...prices } },
    { carbon, ...site },
  );
  return resolved(study).years[0]!.sites[0]!.carbon;
}

function defaultsOf(year: number, carbon: SiteCarbon, prices: Carbon = {}) {
  const study = studyWith(
    { period: YEAR, years: [year], carbon: { etsEurPerTon: ETS, ...prices } },
    { carbon },
  );
  return resolved(study).defaults;
}

describe.each(Object.entries(WORKED_YEARS))('worked years, levy %s', (levy, years) => {
  test.each(years)(
    '%s: %s t free, %s rights, %s EUR/t net, levy %s, bill %s EUR',
    (year, free, rights, net, due, total) => {
      const carbon = carbonIn(year, MILL, { levy: levy as Levy });
      const bill = carbonBill(carbon, 15_000);
      expect(bill.freeAllocationTon).toBeCloseTo(free, 6);
      expect(bill.dispensationTon).toBeCloseTo(rights, 3);
      expect(carbon.levyEurPerTon).toBeCloseTo(net, 9);
      expect(Math.abs(bill.levyEur - due)).toBeLessThan(0.01);
      expect(Math.abs(bill.totalEur - total)).toBeLessThan(0.01);
    },
  );
});

/** A day of 10 MW of steam from a gas boiler or from power, dispatched and reported. */
async function dayOf(
  carbon: SiteCarbon,
  prices: Carbon,
  { steamMw = 10, powerEur = 1000, year = 2030 } = {},
) {
  const study = studyWith(
    {
      period: { start: '2025-03-04T00:00:00+01:00', end: '2025-03-05T00:00:00+01:00' },
      years: [year],
      carbon: { etsEurPerTon: ETS, ...prices },
      prices: {
        electricity: { dayAheadEurPerMwh: powerEur, supplyMarginEurPerMwh: 0 },
        fuels: { naturalGas: { priceEurPerMwh: 30, heatingValue: 'lower' } },
        energyTax: 'none',
        gridEmissionsTonPerMwh: 0.25,
      },
      solve: { tolerance: 1e-8 },
    },
    {
      contract: { importMw: 40 },
      demand: { electricityMw: 2, heatMw: { steam: steamMw } },
      carbon,
      assets: [
        {
          kind: 'gasBoiler',
          name: 'boiler',
          level: 'steam',
          heatMw: 20,
          efficiency: 1,
          fuel: 'naturalGas',
          operationEurPerMwh: 0,
        },
        {
          kind: 'eBoiler',
          name: 'e-boiler',
          level: 'steam',
          heatMw: 20,
          efficiency: 1,
          operationEurPerMwh: 0,
        },
      ],
    },
  );
  const plan = planStudy(resolved(study));
  const answers = await Promise.all(plan.tasks.map(task => dispatch(task.group, task.options)));
  return reportStudy(outlined({ plan, answers })).variants[0]!.sites[0]!;
}

describe('bill and marginal price', () => {
  const eurOf = ({ costParts }: SiteResult) => costParts.carbon + costParts.levy + costParts.compensation;

  test.each(LEVY_VERSIONS.flatMap(levy => [2023, 2027, 2030].map(year => [levy, year] as const)))(
    'levy %s in %s: cost over emissions by finite difference is the marginal price of the bill',
    async (levy, year) => {
      // 2,000 t of tissue has few rights: the day emits above them in every version.
      const carbon: SiteCarbon = { inEts: true, benchmarks: [{ product: 'tissue', outputTon: 2000 }] };
      const one = await dayOf(carbon, { levy }, { year });
      const next = await dayOf(carbon, { levy }, { year, steamMw: 10.01 });
      const slope = (eurOf(next) - eurOf(one)) / (next.emissionsTonCo2 - one.emissionsTonCo2);
      expect(slope).toBeCloseTo(one.carbon.moreEurPerTon, 4);
      expect(one.carbon.moreEurPerTon).toBe(one.carbon.lessEurPerTon);
      expect(eurOf(one)).toBeCloseTo(one.carbon.totalEur, 4);
    },
  );

  test.each(LEVY_VERSIONS)('levy %s: dispatch turns to power at that price, not before', async levy => {
    const carbon: SiteCarbon = { inEts: true, dispensationTon: 0 };
    const { carbon: bill } = await dayOf(carbon, { levy });
    const even = 30 + 0.2034 * bill.lessEurPerTon;
    expect((await dayOf(carbon, { levy }, { powerEur: even + 0.2 })).emissionsTonCo2).toBeCloseTo(
      240 * 0.2034,
      3,
    );
    expect((await dayOf(carbon, { levy }, { powerEur: even - 0.2 })).emissionsTonCo2).toBeCloseTo(0, 3);
  });
});

describe('free allocation', () => {
  const of = (year: number, benchmark: NonNullable<SiteCarbon['benchmarks']>[number], prices: Carbon = {}) =>
    carbonIn(year, { inEts: true, benchmarks: [benchmark] }, prices).freeAllocationTon;

  test('100 TJ of heat: 4,730 t to 2025, 3,120 t after', () => {
    const heat = { energy: 'heat', activityTj: 100 } as const;
    expect([2021, 2025, 2026, 2035].map(year => of(year, heat))).toEqual(
      [4730, 4730, 3120, 3120].map(ton => expect.closeTo(ton, 6)),
    );
  });

  test('beside the list 30 % to 2026, nil in 2030', () => {
    const beside = { energy: 'heat', activityTj: 100, leakage: 'not-listed' } as const;
    expect([2025, 2026, 2028, 2030].map(year => of(year, beside))).toEqual(
      [4730 * 0.3, 3120 * 0.3, 3120 * 0.15, 0].map(ton => expect.closeTo(ton, 6)),
    );
  });

  test('of CBAM goods it runs out to nil in 2034, slower by the proposal; of others not', () => {
    const clinker = { product: 'cement-clinker', outputTon: 1e6 } as const;
    expect(of(2025, clinker)).toBeCloseTo(693_000, 3);
    expect(of(2030, clinker) / of(2030, { ...clinker, cbamGood: false })).toBeCloseTo(0.515, 12);
    expect(of(2034, clinker)).toBe(0);
    expect(of(2034, clinker, { cbam: 'proposal-2026' })).toBeGreaterThan(0);
    const glass = { product: 'float-glass', outputTon: 1000 } as const;
    expect(of(2034, glass)).toBeCloseTo(of(2026, glass), 9);
  });

  test('takes the cross-sectoral factor of the study; tonnes of the study go before benchmarks', () => {
    const heat = { energy: 'heat', activityTj: 100 } as const;
    expect(of(2030, heat, { crossSectoralFactor: 0.9 })).toBeCloseTo(3120 * 0.9, 6);
    expect(carbonIn(2030, { ...MILL, freeAllocationTon: 7 }).freeAllocationTon).toBe(7);
    expect(carbonIn(2030, { ...MILL, dispensationTon: 9 }).dispensationTon).toBe(9);
    expect(carbonIn(2030, { ...MILL }, { reductionFactor: 1 }).dispensationTon).toBeCloseTo(8350, 6);
  });

  test('lists benchmark, factor and status with their sources', () => {
    const listed = defaultsOf(2028, MILL);
    const at = (path: string) => listed.find(one => one.path === path);
    expect(at('/sites/0/carbon/benchmarks/0/benchmark/2028')).toMatchObject({ value: 0.167, unit: 't/t' });
    expect(at('/sites/0/carbon/benchmarks/0/leakage')).toMatchObject({ value: 'listed', mark: 'D' });
    expect(at('/sites/0/carbon/benchmarks/0/cbamGood')).toMatchObject({ value: false, mark: 'M' });
    expect(at('/carbon/reductionFactor/2028')).toMatchObject({ value: 1.057, mark: 'D' });
    expect(at('/carbon/crossSectoralFactor/2028')).toMatchObject({ value: 1, mark: '2nd' });
  });
});

describe('price paths', () => {
  const price = (etsEurPerTon: Carbon['etsEurPerTon'], year: number) =>
    carbonIn(year, { inEts: true }, { etsEurPerTon: etsEurPerTon! }).etsEurPerTon;

  test.each([
    ['ets-low', 80, 80, 90, 100],
    ['ets-middle', 82, 126, 160, 190],
    ['ets-high', 85, 147, 200, 250],
  ])('%s: in 2026, 2030, 2035, and from 2040 on the last', (path, of2026, of2030, of2035, last) => {
    expect([2026, 2030, 2035, 2040, 2060].map(year => price({ path }, year))).toEqual([
      of2026,
      of2030,
      of2035,
      last,
      last,
    ]);
  });

  test('of the user by year and as a formula with units', () => {
    expect(price({ byYear: { 2026: 70, 2030: 110 } }, 2028)).toBe(90);
    expect(price({ byYear: { 2026: 70, 2030: 110 } }, 2040)).toBe(110);
    expect(price({ formula: '0.07 kEUR/t + 10 EUR/t * (year - 2026)' }, 2028)).toBeCloseTo(90, 9);
  });

  test('a default says how it goes on after its years', () => {
    const study = studyWith({ period: YEAR, years: [2030], carbon: {} }, { carbon: { inEts: true } });
    const { source } = resolved(study).defaults.find(({ path }) => path === '/carbon/etsEurPerTon')!;
    expect(source).toContain('after the last year the last value');
  });
});

describe('heat made from electricity', () => {
  // A day of 240 MWh of steam: 100 TJ a year of heat makes 3,120 / 365 t free that day.
  const carbon: SiteCarbon = { inEts: true, benchmarks: [{ energy: 'heat', activityTj: 100 }] };

  test('keeps its free allowances from 2026 on where the switch says so', async () => {
    const site = await dayOf(carbon, { electrifiedHeat: 'keeps' }, { powerEur: 1 });
    expect(site.emissionsTonCo2).toBeCloseTo(0, 4);
    expect(site.carbon).toMatchObject({ forgoneTon: 0, freeAllocationTon: expect.closeTo(3120 / 365, 6) });
  });

  test('loses them otherwise, and before 2026: all heat from power leaves none', async () => {
    for (const [year, prices, ton] of [
      [2030, { electrifiedHeat: 'loses' }, 3120 / 365],
      [2024, {}, 4730 / 365],
    ] as const) {
      const site = await dayOf(carbon, prices, { powerEur: 1, year });
      expect(site.carbon.forgoneTon).toBeCloseTo(ton, 4);
      expect(site.carbon.freeAllocationEur + site.carbon.forgoneEur).toBeCloseTo(0, 3);
      expect(site.costParts.carbon).toBeCloseTo(site.carbon.totalEur, 4);
    }
  });

  test('under the fuel benchmark power in the place of fuel earns nothing, whatever the switch, and that is told', () => {
    const fuel: SiteCarbon = { inEts: true, benchmarks: [{ energy: 'fuel', activityTj: 100 }] };
    const demand = { electricityMw: 1, heatMw: { furnace: 3 } };
    const found = carbonIn(2030, fuel, { electrifiedHeat: 'keeps' }, { demand });
    // 2,810 t over 8,760 hours of 3 MW.
    expect(found.forgoneTonPerMwh).toEqual({ furnace: expect.closeTo(2810 / 26_280, 9) });
    expect(defaultsOf(2030, fuel).find(({ path }) => path.endsWith('/electrifiedHeat'))).toMatchObject({
      value: 'loses',
      mark: 'D',
    });
    expect(defaultsOf(2024, MILL).find(({ path }) => path.endsWith('/electrifiedHeat'))).toMatchObject({
      value: 'keeps',
      mark: 'D',
    });
  });

  test('under the switch power must be cheaper by what is lost', async () => {
    const even = 30 + 0.2034 * 60 - (3120 / 365 / 240) * 60;
    const prices = { electrifiedHeat: 'loses', levy: 'none' } as const;
    expect((await dayOf(carbon, prices, { powerEur: even + 0.05 })).emissionsTonCo2).toBeCloseTo(
      240 * 0.2034,
      3,
    );
    expect((await dayOf(carbon, prices, { powerEur: even - 0.05 })).emissionsTonCo2).toBeCloseTo(0, 3);
  });
});

test('the source of the levy says how its tariff goes on where the law names none for the year', () => {
  const sourceIn = (year: number) => {
    const study = studyWith(
      { period: YEAR, years: [year], carbon: { levy: 'tax-plan-2026' } },
      { carbon: MILL },
    );
    return resolved(study).years[0]!.sites[0]!.carbonSources.levy;
  };
  expect(sourceIn(2025)).toEqual({ source: 'CO2 levy, tax plan 2026: PwC, 16 Sep 2025', mark: 'S' });
  expect(sourceIn(2035).source).toContain('after the last year the last value');
});

describe('waste incinerators', () => {
  const waste: SiteCarbon = { wasteIncinerator: true, processTon: 100_000, dispensationTon: 60_000 };

  test('pay the whole tariff and no allowances to 2027, and both from 2028', () => {
    const before = carbonIn(2027, waste);
    expect(before.etsEurPerTon).toBe(0);
    expect(before.levyEurPerTon).toBeCloseTo(87.9 + (2 / 5) * (295 - 87.9), 9);
    const after = carbonIn(2030, waste);
    expect(after.etsEurPerTon).toBe(60);
    expect(after.levyEurPerTon).toBeCloseTo(295 - 55, 9);
    expect(carbonBill(after, 100_000).totalEur).toBeCloseTo(100_000 * 60 + 40_000 * 240, 3);
  });

  test('keep their own path when the levy on industry is withdrawn, not when there is no levy', () => {
    expect(carbonIn(2030, waste, { levy: 'withdrawn' }).levyEurPerTon).toBeCloseTo(240, 9);
    expect(carbonIn(2030, waste, { levy: 'none' }).levyEurPerTon).toBe(0);
  });
});

describe('indirect costs', () => {
  const aid = (indirectCosts: SiteCarbon['indirectCosts'], year: number) =>
    carbonIn(year, { inEts: false, indirectCosts: indirectCosts! }).compensationEur;

  test('by consumption: 0.75 x 0.44 x 83.59 x 0.8 less 1.09 % twice x 10,000 MWh in 2023', () => {
    expect(aid({ list: 'table1', consumptionMwh: 10_000 }, 2023)).toBeCloseTo(
      0.75 * 0.44 * 83.59 * 0.8 * 0.9891 * 0.9891 * 10_000,
      4,
    );
  });

  test('by output, at the path of the year before where no price was published: 0.8 x 0.44 x 40 x 2 MWh/t x 5,000 t', () => {
    const costs = { list: 'table1', outputTon: 5000, benchmarkMwhPerTon: 2 } as const;
    expect(aid(costs, 2027)).toBeCloseTo(0.8 * 0.44 * 40 * 10_000, 6);
    expect(aid({ ...costs, list: 'table2' }, 2027)).toBeCloseTo(0.75 * 0.44 * 40 * 10_000, 6);
    expect(aid({ ...costs, list: 'table2' }, 2024)).toBeCloseTo(0.75 * 0.44 * 89.29 * 10_000, 6);
  });
});

describe('the result', () => {
  test('has every line with its source, and scope 2 by the factor of the grid in none of them', async () => {
    const site = await dayOf(
      { inEts: true, benchmarks: [{ energy: 'heat', activityTj: 10 }] },
      { etsEurPerTon: { path: 'ets-low' } },
    );
    const { carbon } = site;
    expect(carbon.gridEmissionsTonCo2).toBeCloseTo(24 * 2 * 0.25, 6);
    expect(carbon.totalEur).toBeCloseTo((240 * 0.2034 - 312 / 365) * 80, 3);
    expect(carbon.sources.allowances.source).toContain('after the last year the last value');
    expect(carbon.sources.freeAllocation).toMatchObject({ mark: 'C' });
    expect(carbon.sources.levy.source).toContain('tax plan 2026');
  });

  test('outside the ETS nothing costs anything, and scope 2 is still told', async () => {
    const { carbon } = await dayOf({ inEts: false, benchmarks: [{ energy: 'heat', activityTj: 10 }] }, {});
    expect(carbon).toMatchObject({ totalEur: 0, moreEurPerTon: 0 });
    expect(carbon.gridEmissionsTonCo2).toBeCloseTo(12, 6);
  });
});

test('more activity never gives fewer free allowances or rights, whatever the year', () => {
  const activity = fc.integer({ min: 0, max: 1e6 });
  fc.assert(
    fc.property(fc.integer({ min: 2021, max: 2045 }), activity, activity, (year, a, b) => {
      const of = (outputTon: number) =>
        carbonIn(year, { inEts: true, benchmarks: [{ product: 'tissue', outputTon }] });
      const [less, more] = [of(Math.min(a, b)), of(Math.max(a, b))];
      expect(more.freeAllocationTon).toBeGreaterThanOrEqual(less.freeAllocationTon);
      expect(more.dispensationTon).toBeGreaterThanOrEqual(less.dispensationTon);
    }),
    { numRuns: 50 },
  );
});
