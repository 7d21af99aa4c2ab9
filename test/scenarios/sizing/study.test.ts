import { afterAll, describe, expect, test } from 'vitest';
import { createPool } from '../../../engine/index.ts';
import { checkStudy, parseStudy, resolveStudy, runStudy, type Study } from '../../../scenarios/index.ts';
import { sizingResults } from '../../../scenarios/sizing/report.ts';
import { issuesOf, NO_SOURCES, resolved, studyWith } from '../small-study.ts';

const one = createPool({ workers: 1 });
const two = createPool({ workers: 2 });
afterAll(() => Promise.all([one.close(), two.close()]));

const run = async (study: Study, executor = two) =>
  (await runStudy(study, { executor, sources: NO_SOURCES })).result;

type Measure = NonNullable<Study['measures']>[number];

/** Four hours as a year, without interest over ten years: 2,196 times what the hours cost, every year. */
function fourHours(measure: Measure, parts: Partial<Study>, site: Partial<Study['sites'][number]>): Study {
  return studyWith(
    {
      kind: 'business-case',
      years: [2026],
      measures: [measure],
      packages: [
        { name: 'now', measures: [] },
        { name: 'best', measures: [measure.name] },
      ],
      finance: { startYear: 2026, horizonYears: 10, discountRate: 0 },
      ...parts,
    },
    site,
  );
}
const PER_YEAR = 8784 / 4;

describe('worked by hand', () => {
  /*
   * Heat of 1, 2, 3 and 4 MW; from gas it costs 50 EUR/MWh, from power 20. The first MW of e-boiler runs 4 hours and saves
   * 120 EUR, the second 3 hours (90), the third 2 (60), the fourth 1 (30). A MW costs 1.5 million over ten years, 150,000 a
   * year or 68.3 EUR for the four hours: two MW are bought and not a third.
   */
  const boiler: Measure = {
    name: 'boiler',
    add: [
      { kind: 'eBoiler', name: 'boiler', level: 'steam', heatMw: 1, efficiency: 1, operationEurPerMwh: 0 },
    ],
    investment: { capexEur: 1_500_000, lifetimeYears: 10, bestSize: { minimum: 0, maximum: 5 } },
  };
  const heated = {
    contract: { importMw: 10 },
    demand: { electricityMw: 0, heatMw: { steam: [1, 2, 3, 4] } },
    assets: [
      {
        kind: 'gasBoiler',
        name: 'gas',
        fuel: 'suppliedHeat',
        level: 'steam',
        heatMw: 6,
        efficiency: 1,
        operationEurPerMwh: 0,
      } as const,
    ],
  };
  const prices = {
    electricity: { dayAheadEurPerMwh: 20 },
    fuels: { suppliedHeat: { priceEurPerMwh: 50 } },
    energyTax: 'none',
  } as const;

  test('an e-boiler whose worth per MW falls in steps', async () => {
    const { report } = await run(fourHours(boiler, { prices }, heated));
    const [sizing] = report.sizing!;
    const [size] = sizing!.measures;
    expect(size).toMatchObject({ measure: 'boiler', unit: null, at: 'inside', minimum: 0, maximum: 5 });
    expect(size!.size).toBeCloseTo(2, 6);
    expect(size!.annuityEurPerUnitYear).toBeCloseTo(150_000, 6);
    expect(size!.valueEurPerUnitYear).toBeCloseTo(150_000, 3);
    expect(size!.mostValueEurPerUnitYear).toBeCloseTo(90 * PER_YEAR, 2);
    expect(size!.leastValueEurPerUnitYear).toBeCloseTo(60 * PER_YEAR, 2);
    // 7 MWh from power and 3 from gas: 290 EUR for the four hours.
    const byHandEur = 10 * 290 * PER_YEAR + 2 * 1_500_000;
    expect(sizing!.costEur / byHandEur).toBeCloseTo(1, 6);
    expect(sizing!.gap).toBeLessThan(1e-6);
    const best = report.packages.find(({ name }) => name === 'best')!;
    expect(best.investmentEur).toBeCloseTo(3_000_000, 0);
    // Gas alone costs 500.
    expect(best.npvEur! / (10 * 500 * PER_YEAR - byHandEur)).toBeCloseTo(1, 5);
  });

  test('a battery against two prices, as far as what it gives can go', async () => {
    /* Bought at 20 and given at 100, twice: 160 EUR per MWh, to the load of 1 MW and 3 MW of export; a fifth MWh brings nothing. */
    const battery: Measure = {
      name: 'battery',
      add: [
        {
          kind: 'battery',
          name: 'battery',
          powerMw: 1,
          energyMwh: 1,
          efficiencyIn: 1,
          efficiencyOut: 1,
          lossPerHour: 0,
          wearEurPerMwh: 0,
        },
      ],
      investment: { capexEur: 400_000, lifetimeYears: 10, bestSize: { minimum: 0, maximum: 9 } },
    };
    const electricity = { dayAheadEurPerMwh: [20, 100, 20, 100] };
    const site = { contract: { importMw: 20, exportMw: 3 }, demand: { electricityMw: 1 } };
    const study = fourHours(battery, { prices: { electricity, energyTax: 'none' } }, site);
    const { report } = await run(study);
    const [size] = report.sizing![0]!.measures;
    expect(size!.size).toBeCloseTo(4, 6);
    expect(size!.mostValueEurPerUnitYear).toBeCloseTo(160 * PER_YEAR, 2);
    expect(size!.leastValueEurPerUnitYear).toBeCloseTo(0, 2);
    expect(size!.annuityEurPerUnitYear).toBeCloseTo(40_000, 6);
  });

  test('says what was known of prices, and of a gap that is nil nothing in percents', async () => {
    const study = fourHours(boiler, { prices }, heated);
    const lineIn = async (foresight: 'perfect' | 'day-ahead') =>
      (await run({ ...study, solve: { ...study.solve, foresight } })).report.sizing![0]!;
    const perfect = await lineIn('perfect');
    expect(perfect.line.en).toContain('sought with all prices of the year known');
    const ahead = await lineIn('day-ahead');
    expect(ahead.line.en).toContain('those of a day ahead');
    expect(ahead.line.nl).toContain('gezocht met alle prijzen bekend, terwijl');
    const resolvedStudy = resolved(study);
    const sizings = new Map([['best', { ...perfect, gap: 0 }]]);
    const [nil] = sizingResults({ ...resolvedStudy, sizings });
    expect(nil!.line.en).toContain('Proven without a gap in the total cost');
    expect(nil!.line.nl).toContain('Bewezen zonder verschil in de totale kosten');
    expect(nil!.line.nl).not.toContain(' 0 %');
  });

  test('at an end of its range a size says so, and its worth lies beyond its cost', async () => {
    const cheap = {
      ...boiler,
      investment: { ...boiler.investment, bestSize: { minimum: 0.5, maximum: 1.5 } },
    };
    const most = (await run(fourHours(cheap, { prices }, heated))).report.sizing![0]!.measures[0]!;
    expect(most).toMatchObject({ size: 1.5, at: 'maximum' });
    expect(most.valueEurPerUnitYear).toBeCloseTo(90 * PER_YEAR, 2);
    const dear = { ...cheap, investment: { ...cheap.investment, capexEur: 3_000_000 } };
    const { report } = await run(fourHours(dear, { prices }, heated));
    const least = report.sizing![0]!.measures[0]!;
    expect(least).toMatchObject({ size: 0.5, at: 'minimum' });
    expect(least.valueEurPerUnitYear).toBeCloseTo(120 * PER_YEAR, 2);
    expect(report.sizing![0]!.line.nl).toContain('dus niet meer dan het minste');
    expect(report.sizing![0]!.line.en).toContain('hence no more than the least');
  });

  test('with a minimum load the bound is that of the relaxation, and the gap is the true one', async () => {
    const [asset] = boiler.add!;
    const slow = { ...asset, running: { minimumLoad: 0.6, startCostEur: 40 } } as NonNullable<
      Measure['add']
    >[number];
    const { report } = await run(fourHours({ ...boiler, add: [slow] }, { prices }, heated));
    const [sizing] = report.sizing!;
    expect(sizing!.isRelaxed).toBe(true);
    // As without: two MW at a bound of 290 EUR for the hours. In truth 1 MW of heat is too little for 60 % of 2 MW.
    expect(sizing!.measures[0]!.size).toBeCloseTo(2, 6);
    expect(sizing!.boundEur / (10 * 290 * PER_YEAR + 3_000_000)).toBeCloseTo(1, 6);
    // Off in the first hour, 30 EUR more, and then a start of twice 40.
    expect(sizing!.costEur / (10 * 400 * PER_YEAR + 3_000_000)).toBeCloseTo(1, 6);
    expect(sizing!.gap).toBeCloseTo((110 * 10 * PER_YEAR) / (10 * 400 * PER_YEAR + 3_000_000), 6);
    expect(sizing!.isProven).toBe(false);
    expect(sizing!.line.en).toContain('Not proven');
  });
});

const FILE = `
speelruimte: 1
kind: business-case
name: best-size
period: { start: 2024-02-01T00:00:00Z, end: 2024-02-15T00:00:00Z }
years: [2026, 2030]
sites:
  - name: works
    contract: { importMw: 6, exportMw: 2, tariff: { operator: Liander, level: MS } }
    demand:
      electricityMw: { generator: load, meanTo: 1 }
      heatMw: { steam: { generator: heat, meanTo: 3 } }
    assets:
      - { kind: gasBoiler, name: gas, level: steam, heatMw: 8 }
prices:
  electricity: { dayAheadEurPerMwh: { generator: price, meanTo: 60 } }
  fuels: { naturalGas: { priceEurPerMwh: 40 } }
measures:
  - name: battery
    title: { nl: Batterij, en: Battery }
    investment: { technology: battery, bestSize: { minimum: 0, maximum: 5 MWh }, costMultiplier: 0.4 }
  - name: boiler
    title: { nl: Elektrische boiler, en: Electric boiler }
    investment: { technology: e-boiler, bestSize: { minimum: 500 kW, maximum: 6 } }
packages:
  - { name: now, measures: [] }
  - { name: battery, measures: [battery] }
  - { name: boiler, measures: [boiler] }
  - { name: both, measures: [battery, boiler] }
finance: { startYear: 2026, horizonYears: 12 }
`;

describe('a study file', () => {
  const { study } = checkStudy((parseStudy(FILE) as { readonly input: unknown }).input);

  test('sizes of every package of its own, the same on any number of workers, and all that follows with them', async () => {
    const [here, there] = [await run(study!, one), await run(study!, two)];
    expect(JSON.stringify(there.report)).toBe(JSON.stringify(here.report));
    const { sizing, packages } = here.report;
    expect(sizing!.map(({ name }) => name)).toEqual(['battery', 'boiler', 'both']);
    for (const { measures, isProven, isInBrackets, gap } of sizing!) {
      expect([isProven, isInBrackets]).toEqual([true, true]);
      expect(gap).toBeLessThanOrEqual(1e-4);
      for (const { measure, unit } of measures) expect(unit).toBe(measure === 'battery' ? 'MWh' : 'MW');
    }
    // One cost, two ways to it: what packages differ in net present value is what their totals differ.
    const costOf = (name: string) => sizing!.find(one => one.name === name)!.costEur;
    const npvOf = (name: string) => packages.find(one => one.name === name)!.npvEur!;
    expect(npvOf('both') - npvOf('boiler')).toBeCloseTo(costOf('boiler') - costOf('both'), -2);
    expect(npvOf('both')).toBeGreaterThanOrEqual(npvOf('boiler') - 100);
    const sizeOf = (name: string) => sizing!.find(one => one.name === name)!.measures.at(-1)!.size;
    expect(packages.find(one => one.name === 'boiler')!.investmentEur / sizeOf('boiler')).toBeCloseTo(
      packages.find(one => one.name === 'both')!.investmentEur / sizeOf('both'),
      -6,
    );
  });

  test('a size that is given is in what a package costs and adds', () => {
    const sizes = new Map([['boiler', { boiler: 2 }]]);
    const { resolved: sized } = resolveStudy(study!, NO_SOURCES, null, sizes);
    const pack = (name: string) => sized!.packages.find(one => one.name === name)!;
    const unsized = resolved(study!).packages.find(({ name }) => name === 'boiler')!;
    // Before it is found the largest of the range counts: 6 MW.
    expect(pack('boiler').investments[0]!.capexEur).toBeCloseTo(unsized.investments[0]!.capexEur / 3, 6);
    expect(pack('both').investments[1]!.capexEur).toBe(unsized.investments[0]!.capexEur);
  });
});

describe('what cannot be sized is refused', () => {
  const issues = (investment: object, more: object = {}) =>
    checkStudy({
      ...studyWith({ kind: 'business-case' }),
      measures: [{ name: 'it', investment, ...more }],
      packages: [{ name: 'p', measures: ['it'] }],
    }).issues.map(({ path, code }) => `${path} ${code}`);
  const range = { minimum: 0, maximum: 2 };

  test('no size, two sizes, a saving', () => {
    expect(issues({ technology: 'battery' })).toEqual(['/measures/0/investment missing-field']);
    expect(issues({ technology: 'battery', size: 2, bestSize: range })).toEqual([
      '/measures/0/investment/bestSize not-together',
    ]);
    expect(
      issues({ capexEur: 1, lifetimeYears: 5, bestSize: range }, { saves: { electricity: 0.1 } }),
    ).toEqual(['/measures/0/investment/bestSize not-together']);
    expect(issues({ technology: 'battery', bestSize: { minimum: 0 } })).toEqual([
      '/measures/0/investment/bestSize missing-field',
    ]);
    expect(issues({ technology: 'battery', bestSize: range })).toEqual([]);
  });

  test('a range without width', () => {
    const measure = {
      name: 'it',
      investment: { technology: 'battery', bestSize: { minimum: 2, maximum: '2 MWh' } },
    };
    const study = studyWith({
      kind: 'business-case',
      measures: [measure],
      packages: [{ name: 'p', measures: ['it'] }],
    });
    expect(issuesOf(study).map(({ path, message }) => `${path}: ${message}`)).toEqual([
      '/measures/0/investment/bestSize/maximum: got 2, expected more than the minimum of 2',
    ]);
  });
});
