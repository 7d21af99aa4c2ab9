import { beforeAll, describe, expect, test } from 'vitest';
import { dispatch, type Executor, npv } from '../../../engine/index.ts';
import { planStudy, type RunResult, runStudy, type Study } from '../../../scenarios/index.ts';
import { changedStudy } from '../../../scenarios/paths/changed-study.ts';
import { issuesOf, NO_SOURCES, resolved, studyWith } from '../small-study.ts';

const here: Executor = {
  workers: 1,
  run: tasks => Promise.all(tasks.map(({ group, options }) => dispatch(group, options))),
  close: async () => undefined,
};

/**
 * 1 MW of steam for a year from gas (efficiency 1), or from an e-boiler that replaces it, or from panels that make half a MW of
 * power. Power 40 EUR/MWh, gas 30 EUR/MWh of lower heating value, no tax, no carbon.
 */
const STUDY = studyWith(
  {
    kind: 'business-case',
    period: { year: 2025 },
    prices: {
      electricity: { dayAheadEurPerMwh: 40, sellEurPerMwh: 0 },
      fuels: { naturalGas: { priceEurPerMwh: 30, heatingValue: 'lower' } },
      energyTax: 'none',
    },
    measures: [
      {
        name: 'boiler',
        add: [
          { kind: 'eBoiler', name: 'e', level: 'steam', heatMw: 1, efficiency: 1, operationEurPerMwh: 0 },
        ],
        investment: { capexEur: 100_000, lifetimeYears: 10 },
      },
      {
        name: 'sun',
        add: [{ kind: 'pv', name: 'sun', peakMw: 1, profile: 0.5 }],
        investment: { capexEur: 400_000, lifetimeYears: 10 },
      },
    ],
    packages: [
      { name: 'now', title: { nl: 'Nu', en: 'Now' }, measures: [] },
      { name: 'boiler', title: { nl: 'E-boiler', en: 'E-boiler' }, measures: ['boiler'] },
      { name: 'sun', title: { nl: 'Zon', en: 'Sun' }, measures: ['sun'] },
    ],
    finance: { startYear: 2025, horizonYears: 10, discountRate: 0.1 },
    paths: [
      { name: 'as-it-is', changes: [] },
      {
        name: 'dear-gas',
        title: { nl: 'Duur gas', en: 'Dear gas' },
        changes: [{ pointer: '/prices/fuels/naturalGas/priceEurPerMwh', value: 60 }],
      },
      {
        name: 'cheap-power',
        weight: 2,
        changes: [{ pointer: '/prices/electricity/dayAheadEurPerMwh', value: 5 }],
      },
    ],
  },
  {
    contract: { importMw: 4 },
    demand: { electricityMw: 1, heatMw: { steam: 1 } },
    assets: [
      { kind: 'gasBoiler', name: 'gas', level: 'steam', heatMw: 2, efficiency: 1, operationEurPerMwh: 0 },
    ],
  },
);
const YEAR_H = 8760;
/** Ten equal years at 10 %. */
const worth = (capexEur: number, eurPerYear: number) =>
  npv(0.1, [-capexEur, ...Array.from({ length: 10 }, () => eurPerYear)]);

const run = async (study: Study) => (await runStudy(study, { executor: here, sources: NO_SOURCES })).result;

describe('paths, worked by hand', () => {
  let result: RunResult;
  beforeAll(async () => {
    result = await run(STUDY);
  });

  // The e-boiler runs where power is cheaper than gas: 20 EUR/MWh gained with dear gas, 25 with cheap power.
  const boiler = [worth(100_000, 0), worth(100_000, 20 * YEAR_H), worth(100_000, 25 * YEAR_H)];
  const sun = [worth(400_000, 20 * YEAR_H), worth(400_000, 0.5 * 40 * YEAR_H), worth(400_000, 2.5 * YEAR_H)];
  // With dear gas the panels save power only: 0.5 MW at 40.

  test('each path has the worth of every package at its prices', () => {
    const { paths } = result.report;
    expect(paths?.map(({ name, weight }) => [name, weight])).toEqual([
      ['as-it-is', 0.25],
      ['dear-gas', 0.25],
      ['cheap-power', 0.5],
    ]);
    paths!.forEach((path, k) => {
      const of = (name: string) => path.packages.find(one => one.name === name)!;
      expect(of('now').npvEur).toBe(0);
      expect(of('boiler').npvEur).toBeCloseTo(boiler[k]!, 0);
      expect(of('sun').npvEur).toBeCloseTo(sun[k]!, 0);
    });
    expect(paths!.map(({ prices }) => prices)).toEqual([
      [{ year: 2025, co2EurPerTon: 0, powerEurPerMwh: 40, gasEurPerMwh: 30 }],
      [{ year: 2025, co2EurPerTon: 0, powerEurPerMwh: 40, gasEurPerMwh: 60 }],
      [{ year: 2025, co2EurPerTon: 0, powerEurPerMwh: 5, gasEurPerMwh: 30 }],
    ]);
  });

  test('regret is against the best of each path, expected worth by weight', () => {
    const { packages, choice, line } = result.report.robust!;
    const of = (name: string) => packages.find(one => one.name === name)!;
    const best = [sun[0]!, boiler[1]!, boiler[2]!];
    for (const [name, npvs] of [
      ['boiler', boiler],
      ['sun', sun],
      ['now', [0, 0, 0]],
    ] as const) {
      npvs.forEach((eur, k) => {
        expect(of(name).regretEur[k]).toBeCloseTo(best[k]! - eur, 0);
      });
      expect(of(name).expectedEur).toBeCloseTo(0.25 * npvs[0]! + 0.25 * npvs[1]! + 0.5 * npvs[2]!, 0);
      expect(of(name).worstEur).toBeCloseTo(Math.min(...npvs), 0);
      expect(of(name).worstRegretEur).toBeCloseTo(Math.max(...best.map((eur, k) => eur - npvs[k]!)), 0);
    }
    expect(of('boiler')).toMatchObject({ bestIn: 2, bestShare: 0.75 });
    expect(of('sun')).toMatchObject({ bestIn: 1, bestShare: 0.25 });
    expect(choice).toEqual({ expected: 'boiler', worst: 'now', worstRegret: 'boiler', bestShare: 'boiler' });
    expect(of('boiler').line.en).toMatch(
      /^best in 2 of 3 paths; costs at most € 776,\d{3} more than the best choice$/,
    );
    expect(of('boiler').line.nl).toMatch(
      /^beste keuze in 2 van de 3 paden; kost hoogstens € 776\.\d{3} meer/,
    );
    expect(line.en).toMatch(
      /^E-boiler gives the least regret: .* Judged otherwise: Now is worth the most in its worst path\.$/,
    );
    expect(line.nl).toMatch(
      /^Minste spijt geeft E-boiler: .* Anders geoordeeld: Nu is in het slechtste pad het meest waard\.$/,
    );
  });

  test('the answer itself is that of the study as it is', async () => {
    const { paths: _paths, ...bare } = STUDY;
    const alone = await run(bare);
    const { paths, robust, ...report } = result.report;
    expect(paths).toHaveLength(3);
    expect(robust).toBeDefined();
    expect(JSON.stringify({ ...result, report })).toBe(JSON.stringify(alone));
  });

  test('a path is worth what the study with its changes is', async () => {
    for (const [k, { changes }] of STUDY.paths!.entries()) {
      const alone = await run(changedStudy(STUDY, changes));
      const inPath = result.report.paths![k]!.packages;
      expect(inPath.map(({ name, npvEur, rank }) => [name, npvEur, rank])).toEqual(
        alone.report.packages.map(({ name, npvEur, rank }) => [name, npvEur, rank]),
      );
    }
  });
});

describe('planning', () => {
  test('what is the same in several paths is one task', () => {
    const plan = planStudy(resolved(STUDY));
    expect(plan.paths.map(({ plan: own }) => own.variants.length)).toEqual([3, 3, 3]);
    // Three packages in three worlds; the path without changes is the study itself.
    expect(plan.tasks).toHaveLength(9);
    expect(new Set(plan.tasks.map(({ hash }) => hash)).size).toBe(9);
    const twice = planStudy(
      resolved({ ...STUDY, paths: [...STUDY.paths!, { ...STUDY.paths![1]!, name: 'again' }] }),
    );
    expect(twice.tasks).toHaveLength(9);
  });

  test('a study without paths plans as before', () => {
    const { paths: _paths, ...bare } = STUDY;
    expect(planStudy(resolved({ ...bare, paths: [] })).tasks).toEqual(planStudy(resolved(bare)).tasks);
    expect(planStudy(resolved(bare)).paths).toEqual([]);
  });

  test('what only its data show wrong is told at the change', () => {
    const changes = [{ pointer: '/prices/electricity/dayAheadEurPerMwh', value: { dataset: 'nowhere' } }];
    const issues = issuesOf({ ...STUDY, paths: [{ name: 'odd', changes }] });
    expect(issues.map(({ path }) => path)).toEqual(['/paths/0/changes/0/value/dataset']);
  });
});

describe('the front', () => {
  test('names who beats a package, and leaves no package out', async () => {
    const { front } = (await run({ ...STUDY, paths: [] })).report;
    // The e-boiler never runs at these prices: the same CO2 and peak as now, and 100,000 EUR less. The panels halve the peak.
    expect(front!.points.map(({ name, dominatedBy }) => [name, dominatedBy])).toEqual([
      ['sun', []],
      ['now', ['sun']],
      ['boiler', ['sun']],
    ]);
    expect(front!.line.en).toContain('1 of 3 packages');
  });
});
