import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Feeder,
  feederLoadMw,
  type GridArea,
  type Population,
  syntheticPopulation,
} from '../../../data/index.ts';
import { InputError, overloadOf, spanAxis } from '../../../engine/index.ts';
import { fittedFeeder } from '../../../scenarios/grid/background.ts';
import { congestedAreas } from '../../../scenarios/grid/congested-areas.ts';
import { type GridCase, gridCase } from '../../../scenarios/grid/grid-case.ts';
import { nationalLink } from '../../../scenarios/grid/national-area.ts';
import { isShort } from '../../../scenarios/grid/present.ts';

/** Four weeks keep it quick: peaks are held over whatever span a study has. */
const AXIS = spanAxis(Date.UTC(2026, 4, 1), 24 * 28, 60);
const OPTIONS = { axis: AXIS, weatherSeeds: [1, 2] };
const POPULATION = syntheticPopulation(1);

const highest = (all: readonly Float64Array[]) => Math.max(...all.map(series => Math.max(...series)));
const lowest = (all: readonly Float64Array[]) => Math.min(...all.map(series => Math.min(...series)));

describe('the rest behind a node', () => {
  const MW = (least: number, most: number) => fc.integer({ min: least, max: most });
  test('together with what is known it has the stated peak and feed-in over all weather years', () => {
    fc.assert(
      fc.property(
        MW(5, 400),
        MW(0, 400),
        MW(0, 4),
        fc.integer({ min: 1, max: 99 }),
        (off, fed, own, seed) => {
          const known = OPTIONS.weatherSeeds.map(() => new Float64Array(AXIS.steps).fill(own));
          const shape = {
            offtake: { peakMw: off, beyond: null },
            feedIn: { peakMw: fed, beyond: null },
            homesShare: 0.5,
            windOverSolar: 0.3,
            feederSeed: seed,
          };
          const feeder = fittedFeeder(
            shape,
            { highestMw: known, lowestMw: known },
            OPTIONS.weatherSeeds,
            AXIS,
          );
          const flows = OPTIONS.weatherSeeds.map(weather =>
            feederLoadMw(feeder, seed, weather, AXIS).map(mw => mw + own),
          );
          expect(highest(flows)).toBeCloseTo(off, 5);
          // A rest that never feeds back has no panels.
          if (feeder.solarMw > 0) expect(-lowest(flows)).toBeCloseTo(fed, 5);
          else expect(-lowest(flows)).toBeLessThanOrEqual(fed);
        },
      ),
      { numRuns: 15, seed: 6 },
    );
  });

  test('where what is known is more than the map says, there is nothing beside it', () => {
    const known = OPTIONS.weatherSeeds.map(() => new Float64Array(AXIS.steps).fill(30));
    const shape = {
      offtake: { peakMw: 20, beyond: null },
      feedIn: { peakMw: 0, beyond: null },
      homesShare: 0.5,
      windOverSolar: 0.3,
      feederSeed: 1,
    };
    const feeder = fittedFeeder(shape, { highestMw: known, lowestMw: known }, OPTIONS.weatherSeeds, AXIS);
    expect(feeder).toMatchObject({ demandMw: 0, solarMw: expect.any(Number) });
  });
});

const area = (parts: Partial<GridArea> & Pick<GridArea, 'id'>): GridArea => ({
  name: parts.id,
  synthetic: false,
  operator: 'Enexis',
  level: 'regional',
  offtake: {},
  feedIn: {},
  ...parts,
});
const national = (id: string, name: string, reliefYear: number, latitude = 52) =>
  area({ id, name, level: 'national', latitude, longitude: 5, offtake: { presentMw: 1000, reliefYear } });

describe('the national area of a regional one', () => {
  const areas = [
    national('TenneT/A', 'Noord-Brabant', 2036),
    national('TenneT/B', 'Noordelijk Zuid-Holland', 2034),
    national('TenneT/C', 'Haven van Rotterdam', 2032, 51.9),
  ];
  const link = (parts: Partial<GridArea>) => {
    const found = nationalLink(area({ id: 'x', latitude: 51.9, longitude: 4.5, ...parts }), areas, 'offtake');
    return found && [found.area.id, found.by];
  };

  test('what the map says comes first, then name and year together, then the nearest of either', () => {
    expect(link({ offtake: { nationalArea: 'B' }, province: 'Noord-Brabant' })).toEqual(['TenneT/B', 'map']);
    expect(link({ offtake: { nationalReliefYear: 2034 }, province: 'Zuid-Holland' })).toEqual([
      'TenneT/B',
      'both',
    ]);
    // The port has the year and is nearer than the area that has the name.
    expect(link({ offtake: { nationalReliefYear: 2032 }, province: 'Zuid-Holland' })).toEqual([
      'TenneT/C',
      'year',
    ]);
    expect(link({ province: 'Noord-Brabant' })).toEqual(['TenneT/A', 'name']);
    expect(link({ province: 'Drenthe' })).toBeNull();
  });
});

describe('congested areas', () => {
  test('lack most first, one in each national area, and only what the map tells in full', () => {
    const station = (id: string, needed: number, queueMw: number, province = 'Limburg') =>
      area({ id, province, offtake: { presentMw: 100, neededMw: needed, queueMw } });
    const areas = [
      station('little', 90, 20),
      station('much', 110, 40),
      station('none waits', 200, 0),
      station('elsewhere', 80, 30, 'Zeeland'),
      area({ id: 'untold', offtake: { queueMw: 999 } }),
      national('TenneT/L', 'Limburg', 2034),
      national('TenneT/Z', 'Zeeland', 2035),
    ];
    const found = congestedAreas(areas, 5).map(one => [one.area.id, one.shortMw, one.national?.id]);
    expect(found).toEqual([
      ['much', 50, 'TenneT/L'],
      ['elsewhere', 10, 'TenneT/Z'],
    ]);
  });
});

type FeederParameters = Feeder & { readonly feederSeed: number };

/** The rest behind every node, per weather year. */
function restOf({ area: { nodes } }: GridCase): Float64Array[][] {
  return nodes.map(node => {
    const { parameters } = node.backgroundMw as unknown as { parameters: FeederParameters };
    return OPTIONS.weatherSeeds.map(weather =>
      feederLoadMw(parameters, parameters.feederSeed, weather, AXIS),
    );
  });
}

describe('whether an operator is short', () => {
  const short = (side: GridArea['offtake'], explains = false) => isShort(side, 2026, explains);
  test('by the colour of the map first, else by what is given away, the year of relief, or a queue that nothing else explains', () => {
    expect(short({ colour: 'transparant', presentMw: 1, neededMw: 9, reliefYear: 2030 })).toBe(false);
    expect(short({ colour: 'yellow' })).toBe(false);
    expect(short({ colour: 'amber' })).toBe(true);
    expect(short({ colour: 'red', presentMw: 9, neededMw: 1 })).toBe(true);
    expect(short({ presentMw: 100, neededMw: 101 })).toBe(true);
    expect(short({ presentMw: 100, neededMw: 90, reliefYear: 2027 })).toBe(true);
    expect(short({ presentMw: 100, neededMw: 90, reliefYear: 2026 })).toBe(false);
    expect(short({ presentMw: 100, neededMw: 90, queueMw: 20 })).toBe(false);
    expect(short({ presentMw: 100, neededMw: 90, queueMw: 20 }, true)).toBe(true);
  });
});

describe('an area of the map as a case', () => {
  const regional = POPULATION.gridAreas.filter(
    ({ level, offtake }) => level === 'regional' && offtake.presentMw !== undefined,
  );

  test('it keeps the capacity, queue, requests and years of the map, and what is used never passes what is there', () => {
    fc.assert(
      fc.property(fc.constantFrom(...regional), one => {
        const made = gridCase(POPULATION, one.id, OPTIONS);
        const [station] = made.area.nodes;
        expect(station!.importMw).toBe(one.offtake.presentMw);
        expect(made.requests.reduce((sum, { mw }) => sum + mw, 0)).toBeCloseTo(one.offtake.queueMw!, 6);
        const count = made.requests.reduce((sum, request) => sum + request.count, 0);
        expect(count).toBe(one.offtake.queueMw! > 0 ? one.offtake.requestsInQueue : 0);
        const { reliefYear = 0, nationalReliefYear = 0 } = one.offtake;
        const years = [reliefYear, nationalReliefYear, made.area.nodes[1]?.exitYears?.national ?? 0];
        expect(made.exitYear ?? 0).toBe(
          nationalReliefYear > 0 ? Math.max(...years.slice(0, 2)) : Math.max(...years),
        );
        const capped = gridCase(POPULATION, one.id, { ...OPTIONS, present: 'capped' });
        const rest = restOf(capped)[0]!;
        const used = Math.min(one.offtake.presentMw!, one.offtake.neededMw!);
        expect(highest(rest)).toBeLessThanOrEqual(used + 1e-6);
        if (made.sites.length === 0) expect(highest(rest)).toBeGreaterThan(0.99 * used - 0.01);
        const names = [...made.sites, ...made.requests.map(({ site }) => site)].map(({ name }) => name);
        expect(new Set(names).size).toBe(names.length);
      }),
      { numRuns: 12, seed: 4 },
    );
  });

  test('where the operator is short, those who are there use up what may be left, and 2 % more would pass it', () => {
    const reliability = { mostHours: 24, mostMwh: 50 };
    const share = (AXIS.steps * AXIS.stepHours) / 8760;
    const beyondOf = (flows: readonly Float64Array[], capMw: number) =>
      flows.map(series =>
        overloadOf(
          series.map(mw => Math.max(0, mw - capMw)),
          AXIS.stepHours,
        ),
      );
    const isTooMuch = (flows: readonly Float64Array[], capMw: number) =>
      beyondOf(flows, capMw).some(
        ({ hours, energyMwh }) =>
          hours > share * reliability.mostHours || energyMwh > share * reliability.mostMwh,
      );
    const short = regional.filter(
      ({ id, offtake: { presentMw, neededMw, queueMw } }) =>
        neededMw! > presentMw! &&
        queueMw! > 0 &&
        !POPULATION.companies.some(({ gridArea }) => gridArea === id),
    );
    for (const { id, offtake } of short.slice(0, 4)) {
      const flows = restOf(gridCase(POPULATION, id, { ...OPTIONS, reliability }))[0]!;
      const capMw = offtake.presentMw!;
      expect(isTooMuch(flows, capMw)).toBe(false);
      const more = flows.map(series => series.map(mw => mw + 0.02 * capMw));
      expect(isTooMuch(more, capMw)).toBe(true);
      const higher = gridCase(POPULATION, id, { ...OPTIONS, reliability, presentPeak: 1.2 });
      expect(highest(restOf(higher)[0]!)).toBeCloseTo(1.2 * capMw, 2);
      const needed = gridCase(POPULATION, id, { ...OPTIONS, reliability, present: 'needed' });
      expect(highest(restOf(needed)[0]!)).toBeCloseTo(offtake.neededMw!, 2);
    }
    expect(short.length).toBeGreaterThan(3);
  });

  test('requests of companies come first, by year', () => {
    const waited = POPULATION.requests.find(({ direction }) => direction === 'offtake')!;
    const made = gridCase(POPULATION, waited.gridArea, { ...OPTIONS, mostRequests: 20 });
    const own = POPULATION.requests
      .filter(({ gridArea, direction }) => gridArea === waited.gridArea && direction === 'offtake')
      .sort((a, b) => a.year! - b.year!);
    expect(made.requests.slice(0, own.length).map(({ mw }) => mw)).toEqual(own.map(({ powerMw }) => powerMw));
  });

  test('every figure that is not set is listed with its mark, one that is set is not', () => {
    const id = regional[0]!.id;
    const paths = (made: GridCase) => made.assumptions.map(({ path }) => path);
    expect(paths(gridCase(POPULATION, id, OPTIONS))).toContain('/peakOfNeeded');
    expect(paths(gridCase(POPULATION, id, { ...OPTIONS, peakOfNeeded: 0.9 }))).not.toContain('/peakOfNeeded');
    for (const { source, mark } of gridCase(POPULATION, id, OPTIONS).assumptions)
      expect(source.length > 0 && mark.length > 0).toBe(true);
  });

  test('a queue for feed-in is panels', () => {
    const one = POPULATION.gridAreas.find(
      ({ level, feedIn, offtake }) =>
        level === 'regional' && feedIn.presentMw && offtake.presentMw && feedIn.queueMw! > 5,
    )!;
    const made = gridCase(POPULATION, one.id, { ...OPTIONS, direction: 'feedIn' });
    expect(made.requests.length).toBeGreaterThan(0);
    for (const { site, mw } of made.requests) {
      expect(site.contract).toMatchObject({ importMw: 0 });
      expect(site.contract.exportMw).toBeCloseTo(mw, 3);
      expect(site.assets).toMatchObject([{ kind: 'pv', curtailmentEurPerMwh: 500 }]);
    }
  });

  test('an unknown area, and one without figures, are refused', () => {
    expect(() => gridCase(POPULATION, 'nowhere', OPTIONS)).toThrow(InputError);
    const bare: Population = { ...POPULATION, gridAreas: [area({ id: 'bare' })] };
    expect(() => gridCase(bare, 'bare', OPTIONS)).toThrow(InputError);
  });
});
