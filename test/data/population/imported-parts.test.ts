import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import {
  importRecords,
  isKeptForm,
  openDataSets,
  populationTotals,
  populationWith,
  type RecordSet,
  syntheticPopulation,
} from '../../../data/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'imported-parts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const sets = openDataSets(folder);

function kept<K extends RecordSet['kind']>(name: string, kind: K, text: string) {
  const imported = importRecords(text, name);
  if (!isKeptForm(imported)) throw new Error(`${imported.format} is no list`);
  sets.saveRecords({ name, source: 'a test', licence: 'none', retrieved: '2026-11-27', imported });
  const set = sets.records(name)!;
  expect(set.kind).toBe(kind);
  return set as Extract<RecordSet, { readonly kind: K }>;
}

const map = kept(
  'map',
  'grid-areas',
  JSON.stringify({
    areas: [
      { op: 'enexis', id: 'E', name: 'Oss', lat: 51.76, lon: 5.53, cap_off: 50, queue_off: 20, n_off: 9 },
      { op: 'stedin', id: 'S', name: 'Delft', lat: 52.0, lon: 4.37, cap_off: 40, year_off: 2030 },
      { op: 'tennet', id: 'T', name: 'Brabant', lat: 51.6, lon: 5.2, cap_off: 900, tso_year_off: 2035 },
    ],
  }),
);
const list = kept(
  'list',
  'sites',
  JSON.stringify({
    sites: [
      { id: 'NL_1', name: 'Mill', lat: 51.7, lon: 5.6, nace: '17.12', emissions_t: { 2019: 800, 2020: 900 } },
      { id: 'NL_2', name: 'Kiln', lat: 52.1, lon: 4.4, sector: 'ceramics', emissions_t: { 2020: 5000 } },
      { id: 'NL_3', name: 'Somewhere', sector: 'other:33' },
    ],
  }),
);

describe('imported parts of a population', () => {
  test('a real map takes the place of the made-up areas, and says so with its hash', () => {
    const made = populationWith(1, { gridAreas: map });
    expect(made.gridAreas).toMatchObject([
      { id: 'Enexis/E', synthetic: false, operator: 'Enexis', level: 'regional', province: 'Noord-Brabant' },
      { id: 'Stedin/S', province: 'Zuid-Holland', offtake: { presentMw: 40, reliefYear: 2030 } },
      { id: 'TenneT/T', level: 'national', offtake: { reliefYear: 2035 } },
    ]);
    expect(made.gridAreas[1]!.offtake).not.toHaveProperty('queueMw');
    expect(made.origins).toMatchObject({
      companies: { kind: 'synthetic', seed: 1 },
      gridAreas: { kind: 'imported', dataSet: { name: 'map', sha256: map.sha256 } },
    });
    expect(made.label.en).toContain(`areas IMPORTED from map (${map.sha256.slice(0, 8)})`);
    expect(made.companies.every(({ synthetic }) => synthetic)).toBe(true);
  });

  test('made-up companies hang only where the map has an area, with requests within its queue', () => {
    const { companies, requests } = populationWith(1, { gridAreas: map });
    for (const { province, gridArea } of companies) {
      const expected = { 'Noord-Brabant': 'Enexis/E', 'Zuid-Holland': 'Stedin/S' }[province!];
      expect([province, gridArea]).toEqual([province, expected]);
    }
    expect(requests.length).toBeGreaterThan(0);
    expect(requests.every(({ gridArea }) => gridArea === 'Enexis/E')).toBe(true);
    expect(requests.reduce((sum, { powerMw }) => sum + powerMw, 0)).toBeLessThanOrEqual(20);
    expect(requests.length).toBeLessThanOrEqual(9);
  });

  test('a real list takes the place of the made-up companies; nothing is asked in its name', () => {
    const { companies, requests, label } = populationWith(1, { gridAreas: map, sites: list });
    expect(companies).toMatchObject([
      { id: 'NL_1', synthetic: false, sector: 'paper', province: 'Noord-Brabant', emissionsTonPerYear: 900 },
      { id: 'NL_2', sector: 'ceramics', province: 'Zuid-Holland', gridArea: 'Stedin/S' },
      { id: 'NL_3', sector: 'other:33' },
    ]);
    expect(companies[0]!.gridArea).toBe('Enexis/E');
    for (const field of ['province', 'gridArea', 'emissionsTonPerYear', 'gasM3PerYear'])
      expect(companies[2]).not.toHaveProperty(field);
    expect(requests).toEqual([]);
    expect(label.en).toContain('companies IMPORTED from list');
    expect(label.en).not.toContain('companies and requests SYNTHETIC');
  });

  test('totals leave out what the list does not tell, and never say NaN', () => {
    const rows = populationTotals(populationWith(1, { gridAreas: map, sites: list }));
    expect(rows.every(({ found, deviation }) => Number.isFinite(found) && Number.isFinite(deviation))).toBe(
      true,
    );
    expect(rows.some(({ measure }) => ['gas', 'power', 'utilisation'].includes(measure))).toBe(false);
    const emissions = rows.find(({ measure, group }) => measure === 'emissions' && group === 'ceramics')!;
    expect(emissions.found).toBe(5);
  });

  test('without imported parts it is the synthetic population of the seed', () => {
    expect(populationWith(4, {})).toEqual(syntheticPopulation(4));
  });
});

const SHARED = new URL('../../../../shared/data/', import.meta.url);
const shared = (path: string) => readFileSync(new URL(path, SHARED), 'utf8');

describe.skipIf(!existsSync(SHARED))('real lists (skipped where ../shared/data is absent)', () => {
  test('the map and the emitters: sums of the files, tonnes by province as counted elsewhere', () => {
    const gridAreas = kept('real-map', 'grid-areas', shared('grid/nl_capacity_map_2026-08.json'));
    const sites = kept('real-list', 'sites', shared('sites/cluster6_ets_2013_2020.json'));
    const population = populationWith(1, { gridAreas, sites });
    expect([population.gridAreas.length, population.companies.length]).toEqual([301, 185]);
    expect(population.companies.every(({ gridArea }) => gridArea !== undefined)).toBe(true);
    const rows = populationTotals(population);
    const row = (measure: string, group: string) =>
      rows.find(one => one.measure === measure && one.group === group)!;
    for (const group of ['Enexis offtake', 'Liander offtake', 'Stedin offtake'])
      for (const measure of ['presentMw', 'queueMw', 'requests'])
        expect([group, measure, row(measure, group).within]).toEqual([group, measure, true]);
    // Counted by borders instead of cells, and for 2020 alone: elsewhere a site stands on a border or left before 2020.
    for (const province of ['Groningen', 'Fryslân', 'Flevoland', 'Noord-Holland', 'Zeeland'])
      expect(Math.abs(row('emissions', province).deviation), province).toBeLessThan(0.003);
    for (const province of ['Drenthe', 'Overijssel', 'Gelderland'])
      expect(Math.abs(row('emissions', province).deviation), province).toBeLessThan(0.03);
  });

  test('MIDDEN tells gas and power too: 7.145 PJ gas in ceramics', () => {
    const sites = kept('midden', 'sites', shared('sites/cluster6_sites_midden.json'));
    const rows = populationTotals(populationWith(1, { sites }));
    const gas = rows.find(({ measure, group }) => measure === 'gasMidden' && group === 'ceramics')!;
    expect(gas.found).toBeCloseTo(7.145, 2);
  });
});
