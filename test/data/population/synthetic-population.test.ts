import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GRID_FIGURES } from '../../../data/population/grid-figures.ts';
import {
  BALANCE_2023,
  CLUSTER_FIGURES,
  MIDDEN_GAS,
  PROVINCES,
  SITES_BY_PROVINCE,
} from '../../../data/population/national-figures.ts';
import type { Population } from '../../../data/population/population.ts';
import { SECTORS } from '../../../data/population/sectors.ts';
import { apportion, sizesOf, sumOf } from '../../../data/population/sizes.ts';
import { syntheticPopulation } from '../../../data/population/synthetic-population.ts';
import { populationTotals } from '../../../data/population/totals.ts';
import { ARCHETYPES } from '../../../data/profiles/archetypes.ts';
import { FEEDER_FIGURES } from '../../../data/profiles/feeder-shapes.ts';
import { siteProfile } from '../../../data/profiles/site-profile.ts';
import { MARKS } from '../../../data/tables/sourced.ts';
import { InputError, spanAxis } from '../../../engine/index.ts';
import { correlation } from '../synthetic/statistics.ts';

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const populations = SEEDS.map(syntheticPopulation);
const [first] = populations as [Population];

describe('totals against the published figures', () => {
  test.each(SEEDS)('seed %i lies within every stated deviation', seed => {
    const outside = populationTotals(populations[seed - 1]!).filter(({ within }) => !within);
    expect(outside.map(({ measure, group, deviation }) => `${measure} ${group} ${deviation}`)).toEqual([]);
  });

  test('the table covers every sector and province, and finds what is wrong', () => {
    const rows = populationTotals(first);
    for (const { id } of SECTORS.filter(({ etsSites }) => etsSites.value > 0))
      expect(
        rows.some(({ group, measure }) => group === id && measure === 'emissions'),
        id,
      ).toBe(true);
    for (const { id } of PROVINCES)
      expect(rows.filter(({ group, by }) => group === id && by === 'province').length, id).toBe(2);
    const bent: Population = {
      ...first,
      companies: first.companies.map(one =>
        one.sector === 'glass' ? { ...one, emissionsTonPerYear: 1.1 * one.emissionsTonPerYear! } : one,
      ),
      gridAreas: first.gridAreas.filter(({ operator }) => operator !== 'Stedin'),
    };
    const outside = populationTotals(bent).filter(({ within }) => !within);
    const glass = outside.find(({ measure, group }) => measure === 'emissions' && group === 'glass');
    expect(glass?.deviation).toBeCloseTo(0.1, 3);
    expect(outside.filter(({ group }) => group === 'Stedin offtake').map(one => one.deviation)).toEqual([
      -1, -1, -1, -1,
    ]);
  });

  test('the figures by sector and by province are two views of the same 184 sites and 5,044 kt', () => {
    expect(sumOf(SECTORS.map(({ etsSites }) => etsSites.value))).toBe(184);
    expect(sumOf(PROVINCES.map(({ etsSites }) => etsSites.value))).toBe(184);
    expect(sumOf(SECTORS.map(({ etsKton }) => etsKton.value))).toBeCloseTo(5043.8, 1);
    expect(sumOf(PROVINCES.map(({ etsKton }) => etsKton.value))).toBeCloseTo(5043.8, 1);
    for (const { id, etsSites } of SECTORS)
      if (SITES_BY_PROVINCE[id] && id !== 'chemicals' && id !== 'otherFood')
        expect(sumOf(SITES_BY_PROVINCE[id].value), id).toBe(etsSites.value);
  });
});

describe('companies', () => {
  test('450 of them, 210 under the ETS, each with a name of its own that says it is synthetic', () => {
    for (const { companies, label, seed } of populations) {
      expect(companies.length).toBe(450);
      expect(companies.filter(({ ets }) => ets).length).toBe(210);
      expect(new Set(companies.map(({ name }) => name)).size).toBe(450);
      for (const one of companies) {
        expect(one.name).toMatch(/\(synthetisch\)$/);
        expect(one.synthetic && one.source.startsWith('Synthetic')).toBe(true);
      }
      expect(label.en).toContain(`SYNTHETIC: made-up companies, areas and requests of seed ${seed}`);
    }
  });

  test('no two are alike in use, and those of another seed are others', () => {
    const uses = (population: Population) =>
      population.companies.map(one => `${one.gasM3PerYear} ${one.powerMwhPerYear}`);
    expect(new Set(uses(first)).size).toBe(450);
    const second = new Set(uses(populations[1]!));
    expect(uses(first).filter(use => second.has(use)).length).toBe(0);
  });

  test('each meets the criterion of Cluster 6 or is under the ETS; none outside the ETS has an ETS boiler house', () => {
    for (const { companies } of populations)
      for (const { id, ets, gasM3PerYear = 0, powerMwhPerYear = 0 } of companies) {
        if (!ets) expect(gasM3PerYear > 1e6 || powerMwhPerYear > 1e4, id).toBe(true);
        // 20 MW of boilers at full load all year burn 19.9 M m3.
        if (!ets) expect(gasM3PerYear, id).toBeLessThan(19.9e6);
      }
  });

  test('contracts carry the mean draw, connections carry the contracts, heat comes out of the gas', () => {
    for (const { companies } of populations)
      for (const one of companies) {
        const { importMw, exportMw, capacityMva, level } = one.connection!;
        const drawMw = (one.powerMwhPerYear! - one.ownPowerMwhPerYear!) / 8760;
        expect(importMw, one.id).toBeGreaterThan(drawMw);
        expect(capacityMva, one.id).toBeGreaterThanOrEqual(Math.max(importMw, exportMw));
        expect(level, one.id).toBe(capacityMva > 100 ? 'HS' : capacityMva > 10 ? 'TS' : 'MS');
        const heatMwh = sumOf(Object.values(one.heatMwhPerYear ?? {}));
        const gasMwh = (one.gasM3PerYear! * 31.65) / 3600;
        expect(heatMwh, one.id).toBeLessThanOrEqual(
          gasMwh - (one.heatMwhPerYear ? one.ownPowerMwhPerYear! : 0) + 3,
        );
      }
  });

  test('waste-to-energy plants burn as many tonnes as their power asks for; no other company burns waste', () => {
    const plants = populations.flatMap(({ companies }) =>
      companies.filter(({ sector }) => sector === 'waste'),
    );
    expect(plants.length).toBe(7 * SEEDS.length);
    for (const { wasteTonPerYear, ownPowerMwhPerYear } of plants) {
      const yieldMwhPerTon = ownPowerMwhPerYear! / wasteTonPerYear!;
      expect(yieldMwhPerTon).toBeGreaterThan(0.8 * 0.6 - 1e-3);
      expect(yieldMwhPerTon).toBeLessThan(1.2 * 0.6 + 1e-3);
    }
    const others = populations.flatMap(({ companies }) =>
      companies.filter(({ sector }) => sector !== 'waste'),
    );
    expect(others.some(({ wasteTonPerYear }) => wasteTonPerYear !== undefined)).toBe(false);
  });

  test('each has a profile that can be made', () => {
    const day = spanAxis(Date.UTC(2024, 0, 8), 24, 60);
    for (const { profile } of first.companies.filter((_, k) => k % 23 === 0))
      expect(siteProfile({ ...profile!, carrier: 'heat', weatherSeed: 1 }, day).length).toBe(24);
    const known = new Set(ARCHETYPES.map(({ id }) => id));
    for (const { archetypes } of SECTORS) for (const id of archetypes) expect(known.has(id), id).toBe(true);
  });
});

describe('areas and requests', () => {
  test('requests stand in areas of the company, and never make up more than the queue of an area', () => {
    for (const { companies, gridAreas, requests } of populations) {
      expect(requests.length).toBeGreaterThan(100);
      const areas = new Map(gridAreas.map(area => [area.id, area]));
      const owners = new Map(companies.map(one => [one.id, one]));
      for (const one of companies) expect(areas.get(one.gridArea!)!.province).toBe(one.province);
      for (const request of requests) expect(request.gridArea).toBe(owners.get(request.company)!.gridArea);
      for (const area of gridAreas)
        for (const direction of ['offtake', 'feedIn'] as const) {
          const mine = requests.filter(one => one.gridArea === area.id && one.direction === direction);
          expect(sumOf(mine.map(({ powerMw }) => powerMw))).toBeLessThanOrEqual(
            area[direction].queueMw! + 1e-9,
          );
          expect(mine.length).toBeLessThanOrEqual(area[direction].requestsInQueue!);
        }
    }
  });

  test('a station that is large for off-take is large for feed-in', () => {
    const both = first.gridAreas.filter(
      ({ operator, offtake, feedIn }) => operator === 'Enexis' && offtake.presentMw && feedIn.presentMw,
    );
    const column = (direction: 'offtake' | 'feedIn') =>
      Float64Array.from(both, area => Math.log(area[direction].presentMw!));
    expect(both.length).toBe(101);
    expect(correlation(column('offtake'), column('feedIn'))).toBeGreaterThan(0.7);
  });

  test('years look like the map: regional relief from 2026 on, national from 2032 to 2037', () => {
    const regional = first.gridAreas.filter(({ level }) => level === 'regional');
    const known = regional.flatMap(({ offtake }) => offtake.reliefYear ?? []);
    expect(Math.min(...known)).toBeGreaterThanOrEqual(2026);
    expect(Math.max(...known)).toBeLessThanOrEqual(2035);
    expect(known.length / regional.length).toBeGreaterThan(0.5);
    for (const { offtake } of regional) {
      expect(offtake.nationalReliefYear).toBeGreaterThanOrEqual(2032);
      expect(offtake.nationalReliefYear).toBeLessThanOrEqual(2037);
    }
  });
});

describe('making it', () => {
  test('the same seed gives the same population', () => {
    expect(syntheticPopulation(7)).toEqual(populations[6]);
  });

  test('a wrong seed is told of', () => {
    for (const seed of [1.5, Number.NaN, 2 ** 31])
      expect(() => syntheticPopulation(seed)).toThrow(InputError);
  });

  test('sizes have the sum asked for, shares the whole number', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.double({ min: 1, max: 1000, noNaN: true }),
        fc.double({ min: 0.2, max: 3, noNaN: true }),
        fc.integer(),
        (count, median, overMedian, seed) => {
          const total = count * median * overMedian;
          const sizes = sizesOf(seed, 'test', { count, total, median, largest: 20 * median });
          expect(sizes.length).toBe(count);
          expect(sumOf(sizes) / total).toBeCloseTo(1, 9);
          expect(sizes.every(size => size > 0)).toBe(true);
        },
      ),
    );
    expect(apportion([1, 1, 1], 10)).toEqual([4, 3, 3]);
    expect(apportion([18, 6, 0], 28)).toEqual([21, 7, 0]);
  });

  test('no figure lacks unit, source or mark', () => {
    const tables = {
      SECTORS,
      PROVINCES,
      SITES_BY_PROVINCE,
      CLUSTER_FIGURES,
      BALANCE_2023,
      MIDDEN_GAS,
      GRID_FIGURES,
      FEEDER_FIGURES,
    };
    let found = 0;
    const look = (node: unknown, path: string): void => {
      expect(typeof node, `${path} is bare`).not.toBe('number');
      if (typeof node !== 'object' || node === null) return;
      const record = node as Record<string, unknown>;
      if (!('value' in record)) {
        for (const [key, child] of Object.entries(record)) look(child, `${path}/${key}`);
        return;
      }
      found++;
      expect(String(record.unit ?? '') !== '' && String(record.source ?? '') !== '', path).toBe(true);
      expect(MARKS, path).toContain(record.mark);
    };
    look(tables, '');
    expect(found).toBeGreaterThan(350);
  });
});
