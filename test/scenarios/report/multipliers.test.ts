import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { dispatch, type Executor } from '../../../engine/index.ts';
import {
  checkStudy,
  parseStudy,
  previewStudy,
  type RunResult,
  runStudy,
  type Study,
} from '../../../scenarios/index.ts';
import { resultText } from '../../../server/cli/result-text.ts';
import { tableOf } from '../../../server/tables/index.ts';
import { NO_SOURCES, studyWith } from '../small-study.ts';

const here: Executor = {
  workers: 1,
  run: tasks => Promise.all(tasks.map(({ group, options }) => dispatch(group, options))),
  close: async () => undefined,
};
const run = async (study: Study): Promise<RunResult> => {
  const checked = checkStudy(study);
  expect(checked.issues).toEqual([]);
  return (await runStudy(checked.study!, { executor: here, sources: NO_SOURCES })).result;
};

/** Four hours of 1 MW of steam: by power at 10, 20, 30 and 40 EUR/MWh, or by gas at 50. */
function steamStudy(asset: object, parts: Partial<Study> = {}): Study {
  return studyWith(
    {
      prices: {
        electricity: { dayAheadEurPerMwh: [10, 20, 30, 40], supplyMarginEurPerMwh: 0 },
        fuels: { naturalGas: { priceEurPerMwh: 50, heatingValue: 'lower' } },
        energyTax: 'none',
      },
      ...parts,
    },
    {
      demand: { heatMw: { steam: 1 } },
      assets: [
        {
          kind: 'gasBoiler',
          name: 'boiler',
          level: 'steam',
          heatMw: 2,
          efficiency: 1,
          operationEurPerMwh: 0,
        },
        {
          kind: 'eBoiler',
          name: 'electrode',
          level: 'steam',
          heatMw: 1,
          efficiency: 1,
          operationEurPerMwh: 0,
          ...asset,
        },
      ],
    },
  );
}

/** Hours a year that come to `hours` over the four hours of the study, in the leap year 2024. */
const ofYear = (hours: number) => (hours * 8784) / 4;

describe('yearly limits in a study', () => {
  test('full-load hours are counted over the period in proportion, with their use and price', async () => {
    const result = await run(steamStudy({ maximumFullLoadHours: ofYear(1.5) }));
    const [site] = result.variants[0]!.sites;
    expect(result.variants[0]!.costEur).toBeCloseTo(10 + 10 + 2.5 * 50, 6);
    expect(site!.budgets).toEqual([
      {
        name: 'electrode.hours',
        asset: 'electrode',
        unit: 'h',
        limit: expect.closeTo(1.5, 9),
        used: expect.closeTo(1.5, 9),
        left: expect.closeTo(0, 9),
        priceEurPerUnit: expect.closeTo(30, 6),
      },
    ]);
    expect(result.variants[0]!.line.en).toContain(
      'The limit electrode.hours of 1.5 full-load hours is spent; one more full-load hour is worth € 30.00.',
    );
    expect(result.variants[0]!.line.nl).toContain('De grens electrode.hours van 1,5 vollasturen is op');
  });

  test('energy of an asset and from the grid are limits too, in a table and in words', async () => {
    const study = steamStudy({ maximumMwh: ofYear(3) });
    const site = study.sites[0]!;
    const limited: Study = {
      ...study,
      sites: [{ ...site, contract: { importMw: 4, maximumImportMwh: ofYear(2) } }],
    };
    const result = await run(limited);
    expect(result.variants[0]!.sites[0]!.budgets).toMatchObject([
      { name: 'electrode.energy', unit: 'MWh', priceEurPerUnit: 0 },
      { name: 'grid.energy', asset: null },
    ]);
    expect(result.variants[0]!.sites[0]!.budgets[1]!.used).toBeCloseTo(2, 9);
    const { columns, rows } = tableOf('budgets', { result, series: [] });
    expect(rows).toBe(2);
    expect(columns.find(({ name }) => name === 'budget')!.values).toEqual([
      'electrode.energy',
      'grid.energy',
    ]);
    const left = columns.find(({ name }) => name === 'left')!.values as readonly number[];
    expect(left[0]).toBeCloseTo(1, 9);
    expect(resultText(result, 'nl')).toMatch(/electrode\.energy +MWh +3 +2 +1 +0,00/);
  });

  test('go with the asset: a package that adds it brings its limit, one without it has none', async () => {
    const study = steamStudy({});
    const [boiler] = study.sites[0]!.assets!;
    const result = await run({
      ...study,
      kind: 'business-case',
      sites: [{ ...study.sites[0]!, assets: [boiler!] }],
      measures: [
        {
          name: 'e',
          add: [
            {
              kind: 'eBoiler',
              name: 'electrode',
              level: 'steam',
              heatMw: 1,
              efficiency: 1,
              operationEurPerMwh: 0,
              maximumFullLoadHours: ofYear(1),
            },
          ],
          investment: { capexEur: 1, lifetimeYears: 9 },
        },
      ],
      packages: [
        { name: 'now', measures: [] },
        { name: 'e', measures: ['e'] },
      ],
    });
    const budgets = (name: string) => result.variants.find(one => one.name === name)!.sites[0]!.budgets;
    expect(budgets('now')).toEqual([]);
    expect(budgets('e')).toMatchObject([{ name: 'electrode.hours', unit: 'h' }]);
    expect(budgets('e')[0]!.used).toBeCloseTo(1, 9);
  });

  test('a limit that leaves no plan is named as a way out', async () => {
    const study = studyWith(
      {},
      {
        contract: { importMw: 4, maximumImportMwh: ofYear(5) },
        demand: { electricityMw: 2, unserved: { electricityEurPerMwh: 'not-allowed' } },
      },
    );
    const result = await run(study);
    expect(result.variants[0]!.status).toBe('infeasible');
    const repairs = result.variants[0]!.infeasibility!.repairs;
    expect(repairs.map(({ change }) => change)).not.toContain('raise-import-limit');
    const raise = repairs.find(({ change }) => change === 'raise-budget')!;
    expect(raise).toMatchObject({ site: 'works', unit: 'MWh' });
    expect(raise.amount).toBeCloseTo(3, 6);
  });
});

describe('the levy in a study', () => {
  const levied = (tiers?: { aboveTon: number; tariffEurPerTon: number }[]): Study => ({
    ...steamStudy({ heatMw: 0 }),
    carbon: {
      etsEurPerTon: 0,
      levy: { tariffEurPerTon: 100, etsReferenceEurPerTon: 40, ...(tiers && { tiers }) },
    },
  });
  const inEts = (study: Study): Study => ({
    ...study,
    sites: [{ ...study.sites[0]!, carbon: { inEts: true, dispensationTon: ofYear(0.2) } }],
  });

  test('shows what is levied and what one tonne less saves', async () => {
    const result = await run(inEts(levied()));
    // 4 MWh of gas at 0.2034 t/MWh, 0.2 t of it free, at 100 - 40 EUR/t.
    const { levy } = result.variants[0]!.sites[0]!;
    expect(levy!.leviedTon).toBeCloseTo(4 * 0.2034 - 0.2, 3);
    expect(levy!.levyEur).toBeCloseTo(60 * levy!.leviedTon, 6);
    expect(levy!.marginalEurPerTon).toBeCloseTo(60, 6);
    expect(result.variants[0]!.line.en).toContain('one tonne less saves € 60.00');
    expect(tableOf('budgets', { result, series: [] }).columns[3]!.values).toEqual(['levy']);
  });

  test('takes higher rates from a threshold on, less the same reference', async () => {
    const result = await run(inEts(levied([{ aboveTon: ofYear(0.5), tariffEurPerTon: 140 }])));
    const { levy } = result.variants[0]!.sites[0]!;
    expect(levy!.levyEur).toBeCloseTo(60 * 0.5 + 100 * (levy!.leviedTon - 0.5), 6);
    expect(levy!.marginalEurPerTon).toBeCloseTo(100, 6);
  });

  test('refuses thresholds and rates that fall', () => {
    const { issues } = checkStudy(
      levied([
        { aboveTon: 0, tariffEurPerTon: 140 },
        { aboveTon: 10, tariffEurPerTon: 120 },
      ]),
    );
    expect(issues.map(({ path }) => path)).toEqual([
      '/carbon/levy/tiers/0/aboveTon',
      '/carbon/levy/tiers/1/tariffEurPerTon',
    ]);
  });
});

describe('foresight in a study', () => {
  const days = 6;
  const price = Array.from(
    { length: 24 * days },
    (_, t) => 60 + (20 + 5 * Math.floor(t / 24)) * Math.sin(t / 4),
  );
  const study = (foresight: 'perfect' | 'day-ahead' | 'both'): Study =>
    studyWith(
      {
        period: { start: '2024-03-04T00:00:00+01:00', end: '2024-03-10T00:00:00+01:00' },
        prices: { electricity: { dayAheadEurPerMwh: price }, energyTax: 'none' },
        solve: { foresight },
      },
      { assets: [{ kind: 'battery', name: 'battery', powerMw: 1, energyMwh: 30, lossPerHour: 0 }] },
    );

  test('both gives the perfect plan, the cost a day ahead and the difference', async () => {
    const [perfect, ahead, both] = await Promise.all(
      (['perfect', 'day-ahead', 'both'] as const).map(
        async foresight => (await run(study(foresight))).variants[0]!,
      ),
    );
    expect(perfect!.foresight).toBeNull();
    expect(both!.costEur).toBe(perfect!.costEur);
    expect(both!.status).toBe('optimal');
    expect(both!.foresight!.perfectEur).toBeCloseTo(perfect!.costEur!, 6);
    expect(both!.foresight!.dayAheadEur).toBeCloseTo(ahead!.costEur!, 6);
    expect(both!.foresight!.differenceEur).toBeGreaterThan(1);
    expect(both!.foresight!.differenceShare).toBeCloseTo(ahead!.costEur! / perfect!.costEur! - 1, 9);
    expect(ahead!.foresight).toEqual(both!.foresight);
    expect(both!.line.nl).toContain('Met een dag vooruitzicht kost het');
    expect(both!.line.en).toMatch(/Knowing a day ahead it costs € [\d,]+ instead of € [\d,]+ .*: € \d+ more/);
  });

  test('is in the table of variants and in the text of a run', async () => {
    const result = await run(study('both'));
    const { columns } = tableOf('variants', { result, series: [] });
    const cell = (name: string) => columns.find(column => column.name === name)!.values[0];
    expect(cell('dayAheadEur')).toBe(result.variants[0]!.foresight!.dayAheadEur);
    expect(cell('foresightDifferenceEur')).toBe(result.variants[0]!.foresight!.differenceEur);
    expect(resultText(result, 'en')).toContain('day ahead EUR');
    expect(resultText(result, 'nl')).toContain('dag vooruit EUR');
  });
});

describe('what a MW is worth in a study', () => {
  const full = studyWith({}, { contract: { importMw: 2 } });

  test('from both sides where the load stands at the limit', async () => {
    const result = await run(full);
    const range = result.variants[0]!.valueRange!;
    expect(range.stepMw).toBeCloseTo(0.2, 12);
    expect(range.more.eurPerMw).toBeCloseTo(0, 6);
    expect(range.less!.eurPerMw).toBeGreaterThan(1000);
    expect(range.differs).toBe(true);
    expect(result.variants[0]!.line.en).toMatch(
      /0\.2 MW more is worth € 0 per MW, 0\.2 MW less costs € [\d,]+ per MW/,
    );
    expect(result.variants[0]!.line.nl).toMatch(/0,2 MW meer is € 0 per MW waard, 0,2 MW minder kost/);
    expect(resultText(result, 'nl')).toContain('minder EUR/MW');
  });

  test('is not asked for by a slider, nor where the study does not want it', async () => {
    const preview = await previewStudy(full, { sources: NO_SOURCES, executor: here });
    expect(preview.result.variants[0]!.valueRange).toBeNull();
    const without = await run({ ...full, solve: { limitRanges: false } });
    expect(without.variants[0]!.valueRange).toBeNull();
  });

  test('of a shared limit is in the result, a table, the series and the words', async () => {
    const sites = [3, 2].map((electricityMw, s) => ({
      name: `site-${s}`,
      contract: { importMw: 5 },
      demand: { electricityMw },
    }));
    const study = studyWith({
      sites,
      sharedLimits: [{ name: 'park', sites: ['site-0', 'site-1'], importMw: 4, exportMw: 1 }],
    });
    const { result, series } = await runStudy(study, { executor: here, sources: NO_SOURCES });
    const [park] = result.variants[0]!.sharedLimits;
    expect(park).toMatchObject({ name: 'park', hoursAtLimit: 4, peakImportMw: expect.closeTo(4, 9) });
    expect(park!.valueRange!.differs).toBe(false);
    expect(park!.valueOfOneMwEur).toBeCloseTo(park!.valueRange!.more.eurPerMw, 3);
    const values = series[0]!.columns.find(({ name }) => name === 'shared/park.importValue')!;
    expect(values.unit).toBe('EUR/MW');
    expect(values.values.reduce((sum, eur) => sum + eur, 0)).toBeCloseTo(park!.valueOfOneMwEur, 6);
    expect(tableOf('shared-limits', { result, series }).rows).toBe(1);
    expect(result.variants[0]!.line.en).toContain('The shared limit park is full for 4 hours; one more MW');
    expect(resultText(result, 'en')).toContain('less EUR/MW');
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  });
});

test('yearly limits and the levy of the case have the prices that scipy found for them', async () => {
  const path = new URL('../../cases/yearly-limits/study.yaml', import.meta.url);
  const parsed = parseStudy(readFileSync(path, 'utf8'));
  if ('issues' in parsed) throw new Error(JSON.stringify(parsed.issues));
  const [site] = (await run(parsed.input as Study)).variants[0]!.sites;
  const price = (name: string) => site!.budgets.find(budget => budget.name === name)!.priceEurPerUnit;
  // Marginals of scipy 1.17.1 (linprog, HiGHS) on a formulation written from the study alone.
  expect(price('grid.energy')).toBeCloseTo(63.47346667, 6);
  expect(price('chp.energy')).toBeCloseTo(32.75721667, 6);
  expect(price('e-boiler.hours')).toBeCloseTo(0, 6);
  expect(site!.levy!.marginalEurPerTon).toBeCloseTo(130, 6);
  expect(site!.levy!.leviedTon).toBeCloseTo(27.813855, 6);
});
