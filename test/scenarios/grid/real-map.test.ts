import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import {
  type Feeder,
  importRecords,
  isKeptForm,
  openDataSets,
  populationWith,
  type RecordSet,
} from '../../../data/index.ts';
import { spanAxis } from '../../../engine/index.ts';
import { congestedAreas, gridCase, nationalLink } from '../../../scenarios/index.ts';

const MAP = new URL('../../../../shared/data/grid/nl_capacity_map_2026-08.json', import.meta.url);
const folder = mkdtempSync(join(tmpdir(), 'real-map-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function realMap() {
  const imported = importRecords(readFileSync(MAP, 'utf8'), 'map.json');
  if (!isKeptForm(imported)) throw new Error('no list');
  const sets = openDataSets(folder);
  sets.saveRecords({ name: 'map', source: 'a test', licence: 'none', retrieved: '2026-08-08', imported });
  return sets.records('map') as Extract<RecordSet, { readonly kind: 'grid-areas' }>;
}

describe.skipIf(!existsSync(MAP))('the real capacity map (skipped where ../shared/data is absent)', () => {
  const population = existsSync(MAP) ? populationWith(1, { gridAreas: realMap() }) : populationWith(1, {});
  const { gridAreas } = population;
  const regional = gridAreas.filter(({ level }) => level === 'regional');

  test('301 areas load, and the year of the national area found is the one that the map states for the station', () => {
    expect(gridAreas.length).toBe(301);
    const links = regional.flatMap(area => {
      const link = nationalLink(area, gridAreas, 'offtake');
      return link === null ? [] : [{ stated: area.offtake.nationalReliefYear, link }];
    });
    expect(links.length).toBe(248);
    const dated = links.filter(({ stated }) => stated !== undefined);
    const agree = dated.filter(({ stated, link }) => link.area.offtake.reliefYear === stated);
    expect([agree.length, dated.length]).toEqual([230, 230]);
    // By name and year both, not by the year alone.
    expect(dated.filter(({ link }) => link.by === 'both').length).toBe(217);
  });

  test('five congested areas keep the sums of the map', () => {
    const picked = congestedAreas(gridAreas, 5);
    expect(picked.map(({ area }) => area.id)).toEqual([
      'Stedin/CM60',
      'Liander/OS ALPHEN WEST 10-1i',
      'Enexis/EHVW',
      'Enexis/GNHK',
      'Enexis/HRST',
    ]);
    const axis = spanAxis(Date.UTC(2026, 0, 12), 168, 60);
    for (const { area } of picked) {
      const made = gridCase(population, area.id, { axis, weatherSeeds: [1] });
      expect(made.area.nodes[0]).toMatchObject({ importMw: area.offtake.presentMw });
      expect(made.requests.reduce((sum, { mw }) => sum + mw, 0)).toBeCloseTo(area.offtake.queueMw!, 6);
      expect(made.requests.reduce((sum, { count }) => sum + count, 0)).toBe(area.offtake.requestsInQueue);
    }
  });

  test('five congested areas for feed-in become cases, also where the map has nothing for off-take', () => {
    const picked = congestedAreas(gridAreas, 5, 'feedIn');
    expect(picked.map(({ area }) => area.id)).toEqual([
      'Enexis/VENR',
      'Enexis/ZYV',
      'Enexis/MZ',
      'Stedin/CM44',
      'Enexis/ZLH',
    ]);
    const axis = spanAxis(Date.UTC(2026, 5, 15), 168, 60);
    for (const { area } of picked) {
      const made = gridCase(population, area.id, { axis, weatherSeeds: [1, 2], direction: 'feedIn' });
      expect(made.area.nodes[0]).toMatchObject({ exportMw: area.feedIn.presentMw });
      expect(made.requests.reduce((sum, { mw }) => sum + mw, 0)).toBeCloseTo(area.feedIn.queueMw!, 6);
      const { parameters } = made.area.nodes[0]!.backgroundMw as unknown as { parameters: Feeder };
      expect(parameters.solarMw).toBeGreaterThan(0.5 * area.feedIn.presentMw!);
    }
    const rilland = gridAreas.find(({ id }) => id === 'Stedin/CM44')!;
    expect(rilland.offtake.presentMw).toBeUndefined();
  });

  test('every area with figures becomes a case', () => {
    const axis = spanAxis(Date.UTC(2026, 0, 12), 24, 60);
    const told = gridAreas.filter(
      ({ offtake }) => offtake.presentMw !== undefined && offtake.neededMw !== undefined,
    );
    // Liander 101, Enexis 98, Stedin 21, TenneT 10 and two others.
    expect(told.length).toBe(232);
    for (const { id } of told) expect(gridCase(population, id, { axis, weatherSeeds: [1] }).id).toBe(id);
  });
});
