import { describe, expect, test } from 'vitest';
import { technologies } from '../../../data/index.ts';
import type { Asset } from '../../../engine/index.ts';
import { checkStudy, type Study } from '../../../scenarios/index.ts';
import { compose } from '../../../scenarios/plan/compose.ts';
import { issuesOf, resolved, studyWith } from '../small-study.ts';

type Measure = NonNullable<Study['measures']>[number];
type Technique = Extract<Measure['investment'], { readonly technology: string }>;

const fuels = {
  naturalGas: { priceEurPerMwh: 40 },
  hydrogen: { priceEurPerMwh: 120 },
  biomass: { priceEurPerMwh: 30 },
  greenGas: { priceEurPerMwh: 90 },
  suppliedHeat: { priceEurPerMwh: 15 },
};

function studyOf(investment: Technique, measure: Partial<Measure> = {}, parts: Partial<Study> = {}): Study {
  return studyWith(
    {
      kind: 'business-case',
      years: [2025],
      prices: { electricity: { dayAheadEurPerMwh: 50 }, fuels, energyTax: 'none' },
      measures: [{ name: 'new', investment, ...measure }],
      packages: [
        { name: 'as-it-is', measures: [] },
        { name: 'with', measures: ['new'] },
      ],
      finance: { startYear: 2030 },
      ...parts,
    },
    {
      demand: {
        electricityMw: 2,
        heatMw: { steam: 3, furnace: 4, hotWater: 1 },
        unserved: { heatEurPerMwh: 500 },
      },
    },
  );
}

function addedBy(investment: Technique, measure: Partial<Measure> = {}): readonly Asset[] {
  return resolved(studyOf(investment, measure)).years[0]!.measures.get('new')!.add;
}

const issues = (investment: Technique, parts: Partial<Study> = {}) =>
  issuesOf(studyOf(investment, {}, parts)).map(({ path, code, message }) => ({ path, code, message }));

describe('a technique becomes what it is', () => {
  test('an e-boiler of 10 MW, with the figures of its year, its outage taken off, and every figure noted', () => {
    const study = studyOf({ technology: 'e-boiler-catalogue', size: 10, year: 2030 });
    expect(checkStudy(study).issues).toEqual([]);
    const { years, defaults, packages } = resolved(study);
    // 1 % forced and 0.2 weeks planned: 10 * 0.99 * (1 - 0.2 * 168 / 8760).
    const heatMw = 10 * 0.99 * (1 - (0.2 * 168) / 8760);
    expect(years[0]!.measures.get('new')!.add).toEqual([
      { kind: 'eBoiler', name: 'new', level: 'steam', heatMw, efficiency: 0.99, operationEurPerMwh: 1.1079 },
    ]);
    expect(packages.find(({ name }) => name === 'with')!.investments).toMatchObject([
      { capexEur: 886_295, lifetimeYears: 25 },
    ]);
    const noted = new Map(defaults.map(one => [one.path, one]));
    for (const path of ['efficiency', 'operationEurPerMwh'])
      expect(noted.get(`/measures/0/add/0/${path}`)).toMatchObject({ mark: 'S' });
    expect(noted.get('/measures/0/investment/availability')).toMatchObject({ mark: 'C' });
    expect(noted.get('/measures/0/investment/capexEur')!.source).toContain('costs_2030');
  });

  test('a heat pump for other temperatures: Carnot at the share that its own COP is of it', () => {
    // 3.83 from 20 to 80 degrees; Carnot is 353.15 / 60 there and 353.15 / 40 from 40 degrees.
    const [pump] = addedBy({ technology: 'heat-pump-80c', size: 3, year: 2020, sourceC: 40 });
    expect((pump as { cop: number }).cop).toBeCloseTo((3.83 * 60) / 40, 9);
    const [own] = addedBy({ technology: 'heat-pump-80c', size: 3, year: 2020 });
    expect((own as { cop: number }).cop).toBe(3.83);
  });

  test('a hybrid becomes two assets that share its size and have names of their own', () => {
    expect(addedBy({ technology: 'hybrid-heat-pump', size: 4, availability: 1 })).toMatchObject([
      { kind: 'heatPump', name: 'new-heat-pump', heatMw: 2, cop: 2.625 },
      { kind: 'gasBoiler', name: 'new-boiler', heatMw: 4, efficiency: 0.925, fuel: 'naturalGas' },
    ]);
  });

  test('stores are charged in their hours; a hydrogen chain takes electricity and gives steam', () => {
    expect(addedBy({ technology: 'battery', size: '6 MWh' })).toMatchObject([
      { kind: 'battery', energyMwh: 6, chargeMw: 2, dischargeMw: 2, efficiencyIn: 0.955 },
    ]);
    expect(addedBy({ technology: 'hydrogen-chain', size: 48 })).toMatchObject([
      {
        kind: 'heatBattery',
        level: 'steam',
        energyMwh: 48,
        chargeMw: 2,
        efficiencyIn: 0.5874,
        efficiencyOut: 0.9,
      },
    ]);
    expect(addedBy({ technology: 'hot-water-tank', size: 20, storageHours: 4 })).toMatchObject([
      { kind: 'thermalStore', level: 'hotWater', chargeMw: 5 },
    ]);
  });

  test('heat of a neighbour is bought at the price of the study and emits nothing on the site', () => {
    const study = studyOf({ technology: 'residual-heat', size: 2 });
    const [site] = resolved(study).years[0]!.sites;
    expect(addedBy({ technology: 'residual-heat', size: 2 })).toMatchObject([
      { kind: 'gasBoiler', fuel: 'suppliedHeat', level: 'hotWater', efficiency: 1 },
    ]);
    expect(site!.fuels.suppliedHeat).toMatchObject({ priceEurPerMwh: 15, emissionsTonPerMwh: 0, tax: [] });
  });

  test('a larger connection adds its MW; a saving takes its share of the demand', () => {
    const measureOf = (technology: string) =>
      resolved(studyOf({ technology, size: 5 })).years[0]!.measures.get('new')!;
    expect(measureOf('grid-connection-mv').addImportMw).toBe(5);
    expect(measureOf('glass-preheater').saves.furnace).toBeCloseTo(0.72 / 3.95, 12);
  });

  test('minimum load and ramps count when they are asked for', () => {
    const [furnace] = addedBy({ technology: 'glass-furnace-electric', size: 5, operatingLimits: true });
    expect(furnace).toMatchObject({ running: { minimumShare: 0.85, rampUpPerHour: null } });
    expect(addedBy({ technology: 'glass-furnace-electric', size: 5 })[0]).not.toHaveProperty('running');
  });

  test('where the measure says what it adds, that is what counts', () => {
    const add = [{ kind: 'eBoiler', name: 'mine', level: 'steam', heatMw: 1 }] as const;
    expect(addedBy({ technology: 'e-boiler', size: 10 }, { add })).toMatchObject([
      { name: 'mine', heatMw: 1 },
    ]);
    expect(addedBy({ technology: 'e-boiler', size: 10 }, { add: [] })).toEqual([]);
  });

  test.each(technologies().map(({ id }) => id))('%s can be named by a measure', id => {
    const study = studyOf({ technology: id, size: 2 }, {}, { finance: { startYear: 2035 } });
    expect(checkStudy(study).issues).toEqual([]);
    const { years, packages } = resolved(study);
    const measure = years[0]!.measures.get('new')!;
    const { becomes } = technologies().find(one => one.id === id)!;
    expect(measure.add.length).toBe(becomes?.kind === 'assets' ? becomes.parts.length : 0);
    const pack = packages.find(({ name }) => name === 'with')!;
    const { group, reason } = compose(resolved(study), years[0]!, pack);
    expect(reason).toBeNull();
    const assets = group!.sites[0]!.assets;
    expect(assets.map(({ kind }) => kind)).toEqual(
      becomes?.kind === 'assets' ? becomes.parts.map(({ kind }) => kind) : [],
    );
  });
});

describe('what cannot be is refused, all at once', () => {
  test('a technique before it can be bought, unless the study says otherwise', () => {
    const early: Technique = { technology: 'heat-pump-cascade-250c', size: 2, year: 2026 };
    const [issue] = issues(early);
    expect(issue).toMatchObject({ path: '/measures/0/investment/year', code: 'not-available-yet' });
    expect(issue!.message).toMatch(/heat-pump-cascade-250c" in 2026: it can be bought from 2028/);
    expect(issues({ ...early, availableFrom: 2026 })).toEqual([]);
    expect(issues({ ...early, year: 2028 })).toEqual([]);
  });

  test('without a year of its own the year in which the study invests counts', () => {
    const technique: Technique = { technology: 'hydrogen-boiler', size: 2 };
    expect(issues(technique, { finance: { startYear: 2026 } })).toHaveLength(1);
    expect(issues(technique, { finance: { startYear: 2027 } })).toEqual([]);
  });

  test('a level above the machine, heat hotter than it gives, a store at another ratio than its price', () => {
    const [level, hot] = issues({ technology: 'heat-pump-80c', size: 2, level: 'steam', sinkC: 95 });
    expect(level).toMatchObject({ path: '/measures/0/investment/level' });
    expect(hot).toMatchObject({ path: '/measures/0/investment/sinkC' });
    expect(issues({ technology: 'heat-battery-sand', size: 2, storageHours: 2 })).toMatchObject([
      { code: 'fixed-ratio' },
    ]);
    expect(issues({ technology: 'mvr', size: 2, sinkC: 120 })).toMatchObject([{ code: 'no-temperatures' }]);
  });

  test('heat that is not hot enough for the process of the site, with what would do', () => {
    const study = studyOf({ technology: 'heat-pump-125c', size: 2 });
    const of = (process: string, technology = 'heat-pump-125c', more: Partial<Technique> = {}) => {
      const sites = [{ ...study.sites[0]!, process }];
      return studyOf({ technology, size: 2, ...more }, {}, { sites });
    };
    expect(issuesOf(of('paper-corrugated'))).toMatchObject([
      { path: '/measures/0/investment/technology', code: 'too-cold' },
    ]);
    expect(issuesOf(of('paper-corrugated'))[0]!.message).toMatch(
      /125 °C.*180 °C.*techniques --process paper/,
    );
    expect(issuesOf(of('paper-corrugated', 'heat-pump-cascade-200c'))).toEqual([]);
    expect(issuesOf(of('paper-corrugated', 'e-boiler'))).toEqual([]);
    expect(issuesOf(of('cheese', 'heat-pump-125c', { level: 'hotWater' }))).toEqual([]);
    expect(checkStudy(of('chese')).issues).toMatchObject([
      { path: '/sites/0/process', code: 'unknown-name' },
    ]);
  });

  test('a fuel without a price', () => {
    const prices = { electricity: { dayAheadEurPerMwh: 50 }, energyTax: 'none' } as const;
    expect(issues({ technology: 'residual-heat', size: 2 }, { prices })).toMatchObject([
      { code: 'missing-price' },
    ]);
  });

  test('wrong fields by the checker, each with its place', () => {
    const wrong = { technology: 'e-boiler', size: '10 MWh', year: 1900, availability: 2, level: 'lava' };
    const paths = checkStudy(studyOf(wrong as never)).issues.map(({ path }) => path);
    for (const field of ['size', 'year', 'availability', 'level'])
      expect(paths).toContain(`/measures/0/investment/${field}`);
  });

  test('an asset of a technique may be removed by another measure', () => {
    const study = studyOf(
      { technology: 'hybrid-heat-pump', size: 2 },
      {},
      {
        measures: [
          { name: 'new', investment: { technology: 'hybrid-heat-pump', size: 2 } },
          { name: 'off', remove: ['new-boiler'], investment: { capexEur: 0, lifetimeYears: 1 } },
        ],
      },
    );
    expect(checkStudy(study).issues).toEqual([]);
  });
});

test('two savings of half leave a quarter of the demand', () => {
  const investment = { capexEur: 1, lifetimeYears: 10 };
  const study = studyOf(
    { technology: 'e-boiler', size: 1 },
    {},
    {
      measures: ['one', 'two'].map(name => ({
        name,
        saves: { steam: 0.5, electricity: '50 %' },
        investment,
      })),
      packages: [
        { name: 'as-it-is', measures: [] },
        { name: 'with', measures: ['one', 'two'] },
      ],
    },
  );
  const all = resolved(study);
  const { group } = compose(all, all.years[0]!, all.packages.find(({ name }) => name === 'with')!);
  expect(group!.sites[0]).toMatchObject({ electricityLoadMw: 0.5, heatLoadMw: { steam: 0.75, furnace: 4 } });
});
