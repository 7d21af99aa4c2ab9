import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { importEmissionCsv } from '../../../data/sites/emission-csv.ts';
import { importEmissionJson } from '../../../data/sites/emission-json.ts';
import { importMiddenPlants } from '../../../data/sites/midden-plants.ts';
import { importSitePower } from '../../../data/sites/site-power.ts';
import { issuesOf } from '../../issues-of.ts';

const csv = (...lines: string[]) => importEmissionCsv(lines.join('\n'), 'list.csv');
const csvIssues = (...lines: string[]) => issuesOf(() => csv(...lines));

describe('emission lists as CSV', () => {
  test('a column a year, emissions and allocation; an empty cell is unknown', () => {
    const { records, facts, ignored } = csv(
      'Vergunningnummer;Naam;Plaats;Emissie 2019;Emissie 2020;Toewijzing 2020;Opmerking',
      'NL-1;Aardewerk BV;Aadorp;12000;13000;11000;-',
      'NL-2;Brood BV;Beek;;5000;;-',
    );
    expect(records[0]).toMatchObject({ permit: 'NL-1', name: 'Aardewerk BV', town: 'Aadorp' });
    expect(records[0]!.years).toEqual([
      { year: 2019, verifiedTon: 12000, allocationTon: null },
      { year: 2020, verifiedTon: 13000, allocationTon: 11000 },
    ]);
    expect(records[1]!.years).toEqual([{ year: 2020, verifiedTon: 5000, allocationTon: null }]);
    expect(facts.find(({ label }) => label.en === 'emissions 2020')!.value).toBe(18000);
    expect(ignored).toEqual([{ what: 'Opmerking', count: 1 }]);
  });

  test('a row a year, and bare years', () => {
    const long = csv('permit,year,verified_t,allocation_t', 'A,2019,100,90', 'A,2020,110,80', 'B,2020,5,');
    expect(long.records.map(({ years }) => years.length)).toEqual([2, 1]);
    expect(long.records[0]!.years[1]).toEqual({ year: 2020, verifiedTon: 110, allocationTon: 80 });
    expect(csv('id,name,2019,2020', 'A,a,100,200').records[0]!.years[1]!.verifiedTon).toBe(200);
  });

  test('a quoted cell that runs over lines, \\r\\n and quotes in quotes; one that never closes', () => {
    const lines = ['\uFEFFid,name,2020', '"A","Works ""North""', 'gate 2",100', '', 'B,b,200', 'C,c,x'];
    const both = csv(...lines.slice(0, 5).map(line => `${line}\r`)).records;
    expect(both.map(({ name, years }) => [name, years[0]!.verifiedTon])).toEqual([
      ['Works "North"\ngate 2', 100],
      ['b', 200],
    ]);
    expect(csvIssues(...lines)).toMatchObject([{ code: 'not-a-number', path: '/lines/6/2020' }]);
    expect(
      csvIssues('id,name,2020', 'A,"a,100', ...Array.from({ length: 50 }, (_, k) => `B${k},b,1`)),
    ).toEqual([expect.objectContaining({ code: 'broken-csv', path: '/lines/2' })]);
  });

  test('kilotonnes where the column says so', () => {
    expect(csv('id,emissions_2020_kt', 'A,1.5').records[0]!.years[0]!.verifiedTon).toBe(1500);
  });

  test('signs between thousands, slipped rows, doubles and negatives are refused', () => {
    expect(csvIssues('id,emissions_2020', 'A,12.345')).toMatchObject([
      { code: 'ambiguous-number', value: '12.345' },
    ]);
    expect(csvIssues('id;emissions_2020', 'A;12.345')).toMatchObject([{ code: 'ambiguous-number' }]);
    expect(csvIssues('id,2019,2020', 'A,1,2', 'B,1')).toMatchObject([
      { code: 'ragged-row', path: '/lines/3' },
    ]);
    const codes = csvIssues('id,2020', 'A,1', 'A,2', ',3', 'C,-4', 'D,x').map(({ code }) => code);
    expect(codes.sort()).toEqual([
      'duplicate-site',
      'duplicate-year',
      'missing-value',
      'not-a-number',
      'out-of-range',
    ]);
    expect(csvIssues('permit,year,verified', 'A,2020,1', 'A,2020,2')).toMatchObject([
      { code: 'duplicate-year' },
    ]);
    expect(csvIssues('permit,year,verified', 'A,20,1')).toMatchObject([{ code: 'not-a-year' }]);
    expect(csvIssues('name,colour', 'A,red')).toMatchObject([{ code: 'unknown-columns' }]);
  });

  test('one year of ten times its neighbours is a doubt', () => {
    expect(csv('id,2018,2019,2020', 'A,9000,900000,9100').doubts).toMatchObject([{ code: 'sudden-jump' }]);
  });
});

const SITE = {
  id: 'NL_1',
  name: 'A',
  city: 'Aa',
  lat: 52,
  lon: 5,
  nace: '10.30',
  emissions_t: { 2019: 5, 2020: 6 },
  free_alloc: { 2020: 4 },
};
const json = (...sites: unknown[]) => JSON.stringify({ source: 'made up', sites }, null, 1);

describe('lists as JSON', () => {
  test('tonnes by year', () => {
    const { records, facts } = importEmissionJson(json(SITE, { ...SITE, id: 'NL_2' }), 'ets.json');
    expect(records[0]).toMatchObject({ permit: 'NL_1', nace: '10.30', town: 'Aa' });
    expect(records[0]!.years[1]).toEqual({ year: 2020, verifiedTon: 6, allocationTon: 4 });
    expect(facts.find(({ label }) => label.en === 'emissions 2020')!.value).toBe(12);
  });

  test('problems come together', () => {
    const wrong = { ...SITE, nace: 10.3, emissions_t: { '20': 1, 2020: '6' } };
    const issues = issuesOf(() => importEmissionJson(json(wrong, SITE), 'ets.json'));
    expect(issues.map(({ code }) => code).sort()).toEqual([
      'duplicate-site',
      'not-a-number',
      'not-a-text',
      'not-a-year',
    ]);
  });

  test('a plant: zero for a missing text is null, gas that cannot make the tonnes is a doubt', () => {
    const plant = {
      plant_id: 'M1',
      nea_id: 0,
      name: 'A',
      town: 0,
      sector: 'dairy',
      co2_2020_t: 5650,
      base_energy_TJ: { in_gas: 100, in_electricity: 20, out_electricity: 5 },
      base: [{ section: 's', tech: 't', tc: 'TC1', cap: 10, unit: 'kt/yr', util: 0.9 }],
      alternatives: { 'Heat pump': ['TC2'] },
    };
    const { records, doubts } = importMiddenPlants(
      json(plant, { ...plant, plant_id: 'M2', co2_2020_t: 2000 }),
      'plants',
    );
    expect(records[0]).toMatchObject({
      permit: null,
      town: null,
      emissions2020Ton: 5650,
      alternatives: ['Heat pump'],
    });
    expect(records[0]!.energy).toContainEqual({ carrier: 'electricity', inTj: 20, outTj: 5 });
    expect(doubts.map(({ code }) => code)).toEqual(['gas-and-emissions-differ']);
    const broken = { ...plant, base: [{ ...plant.base[0], util: 90 }], base_energy_TJ: { gas: 1 } };
    expect(
      issuesOf(() => importMiddenPlants(json(broken), 'plants'))
        .map(({ code }) => code)
        .sort(),
    ).toEqual(['out-of-range', 'unknown-field']);
  });
});

const SHARED = new URL('../../../../shared/data/sites/', import.meta.url);
const shared = (path: string) => readFileSync(new URL(path, SHARED), 'utf8');
const factOf = (got: { facts: readonly { label: { en: string }; value: unknown }[] }, en: string) =>
  got.facts.find(({ label }) => label.en === en)?.value;

describe.skipIf(!existsSync(SHARED))('files of ../shared/data (skipped where the folder is absent)', () => {
  test('185 ETS sites, tonnes by year as Python sums them', () => {
    const got = importEmissionJson(shared('cluster6_ets_2013_2020.json'), 'ets');
    expect(got.records.length).toBe(185);
    expect(factOf(got, 'emissions 2020')).toBe(5788328);
    expect(factOf(got, 'emissions 2013')).toBe(6522754);
    expect(factOf(got, 'allocation 2020')).toBe(5184813);
    expect(got.ignored.map(({ what }) => what)).toEqual(['sites/five_cluster', 'sites/last_year']);
    // The hydrogen plant that the register puts at a wrong address: nothing in the list tells, so it is read as it stands.
    const hydrogen = got.records.find(({ permit }) => permit === 'NL_203791')!;
    expect([hydrogen.town, hydrogen.nace]).toEqual(['Eindhoven', '20.11']);
    expect(Math.round(hydrogen.years.find(({ year }) => year === 2020)!.verifiedTon! / 1000)).toBe(744);
  });

  test('the 138 sites with tonnes of 2014, and 748 places without tonnes', () => {
    const sites = importEmissionCsv(shared('hotmaps_nl_industrial_sites.csv'), 'hotmaps');
    expect(sites.records.length).toBe(138);
    expect(factOf(sites, 'emissions 2014')).toBe(29276420);
    expect(sites.ignored.map(({ what }) => what)).toContain('fuel_demand_as_given_probably_gwh');
    const places = importEmissionCsv(shared('eutl_nl_installations_coords_nace.csv'), 'eutl');
    expect(places.records.length).toBe(748);
    expect(places.records[0]!.nace).toBe('01.13');
    expect(places.records.every(({ years }) => years.length === 0)).toBe(true);
  });

  test('MIDDEN plants: 154 and 119, 4.61 Mt in Cluster 6, with the known slips as doubts', () => {
    const got = importMiddenPlants(shared('cluster6_sites_midden.json'), 'midden');
    expect(got.records.length).toBe(154);
    expect((factOf(got, 'emissions 2020 (NEa)') as number) / 1e6).toBeCloseTo(4.608448, 9);
    expect(got.doubts.filter(({ code }) => code === 'gas-and-emissions-differ').length).toBe(7);
    expect(got.doubts.filter(({ code }) => code === 'not-a-nace-code').length).toBe(2);
    const others = importMiddenPlants(shared('other_cluster_sites_midden.json'), 'midden');
    expect(others.records.length).toBe(119);
    expect(got.records.length + others.records.length).toBe(273);
  });

  test('power of 91 plants agrees with energy and hours', () => {
    const got = importSitePower(shared('site_power_estimates.json'), 'power');
    expect(got.records.length).toBe(91);
    expect(got.records[0]).toMatchObject({ id: 'M001', gasMw: 39.3, electricityMw: 8.1, hoursPerYear: 7884 });
    expect(got.doubts).toEqual([]);
  });
});
