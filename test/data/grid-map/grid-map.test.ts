import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { importAreaList } from '../../../data/grid-map/area-list.ts';
import { importCapacityMap } from '../../../data/grid-map/capacity-schema.ts';
import { importFocusAreas } from '../../../data/grid-map/focus-areas.ts';
import { reliefYear } from '../../../data/grid-map/grid-area.ts';
import { projectYears } from '../../../data/grid-map/project-years.ts';
import { importRecords, readSeriesText } from '../../../data/index.ts';
import { issuesOf } from '../../issues-of.ts';

const AREA = {
  id: 'AAA',
  name: 'Aadorp',
  op: 'enexis',
  lat: 52.4,
  lon: 6.6,
  cap_off: 80,
  need_off: 90.5,
  queue_off: 10,
  n_off: 4,
  year_off: 2031,
  tso_year_off: 2034,
  cap_in: null,
  queue_in: 0,
  n_in: 0,
  own_projects: [{ name: 'Meer', date: 'Tussen 2029 en 2031', phase: 'scheduled', src: 'plan' }],
};
const list = (...areas: unknown[]) => JSON.stringify({ source: 'made up', areas }, null, 1);
const readList = (...areas: unknown[]) => importAreaList(list(...areas), 'areas.json');

describe('the area list', () => {
  test('reads MW, queue, years and projects; null stays unknown', () => {
    const { records, facts, doubts, ignored } = readList(AREA, { ...AREA, id: 'BBB', cap_off: 20 });
    expect(records[0]!.offTake).toMatchObject({
      presentMw: 80,
      neededMw: 90.5,
      queueMw: 10,
      queueRequests: 4,
    });
    expect(records[0]!.feedIn).toMatchObject({ presentMw: null, queueMw: 0, tsoReliefYear: null });
    expect(reliefYear(records[0]!.offTake)).toBe(2034);
    expect(records[0]!.projects[0]).toMatchObject({ firstYear: 2029, lastYear: 2031, phase: 'scheduled' });
    expect(facts.find(({ label }) => label.en === 'off-take, present')).toMatchObject({
      value: 100,
      unit: 'MW',
    });
    expect({ doubts, ignored }).toEqual({ doubts: [], ignored: [] });
  });

  test('all problems at once, each with line, field, value and expectation', () => {
    const text = list(
      { ...AREA, cap_off: '80 MW', queue_off: -1 },
      { ...AREA, n_off: 2.5, year_off: 31 },
      AREA,
    );
    const issues = issuesOf(() => importAreaList(text, 'areas.json'));
    expect(issues.map(({ code, value }) => [code, value])).toEqual([
      ['not-a-number', '"80 MW"'],
      ['out-of-range', '-1'],
      ['out-of-range', '2.5'],
      ['out-of-range', '31'],
      ['duplicate-area', 'AAA'],
      ['duplicate-area', 'AAA'],
    ]);
    const line = text.split('\n').findIndex(one => one.includes('80 MW')) + 1;
    expect(issues[0]!.message).toBe(
      `areas.json line ${line}, column areas/0/cap_off: got "80 MW", expected a number in MW of at least 0`,
    );
  });

  test('what is odd is told and kept as it stands', () => {
    const { records, doubts, ignored } = readList({
      ...AREA,
      n_off: 0,
      year_off: 2099,
      lat: 40,
      own_projects: [{ name: 'Meer', date: 'ooit' }],
      extra: 1,
    });
    expect(doubts.map(({ code }) => code).sort()).toEqual([
      'filler-year',
      'outside-the-netherlands',
      'queue-without-requests',
      'unread-date',
    ]);
    expect(records[0]!.offTake.regionalReliefYear).toBe(2099);
    expect(records[0]!.projects[0]).toMatchObject({ firstYear: null, stated: 'ooit' });
    expect(ignored).toEqual([{ what: 'areas/extra', count: 1 }]);
  });

  test('a key twice and broken JSON name their line', () => {
    const twice = issuesOf(() => importAreaList('{"areas":[\n{"id":"A",\n"id":"B"}]}', 'areas.json'));
    expect(twice).toMatchObject([{ code: 'duplicate-key', value: 'areas/0/id', path: '/lines/3' }]);
    const broken = issuesOf(() => importAreaList('{"areas":[\n{"id":\n]}', 'areas.json'));
    expect(broken).toMatchObject([{ code: 'broken-json', path: '/lines/3' }]);
  });

  test('dates of projects', () => {
    expect(projectYears('2029')).toEqual([2029, 2029]);
    expect(projectYears('2029 - Q3')).toEqual([2029, 2029]);
    expect(projectYears('Tussen 2031 en 2029')).toBeNull();
    expect(projectYears('2027-afname 2031-opwek')).toBeNull();
  });
});

const MAP = {
  conforms_to: 'http://data.netbeheernederland.nl/capaciteitskaart/v1.3.0',
  creator: 'me',
  identifier: 'made-up',
  issued: '2026-01-02',
  energy_areas: [
    {
      short_code: 'OS A',
      demand_available_capacity: 40,
      demand_quoted_capacity: 50,
      demand_alleviation_year: 2030,
      works: [{ project_name: 'W', time_schedules: [{ schedule_interval: { quarter: 3, year: 2028 } }] }],
      postcode_areas: [
        { postcode: '1234AB', demand_constraint: 'red', generation_constraint: 'transparant' },
      ],
    },
  ],
};
const readMap = (map: unknown) => importCapacityMap(JSON.stringify(map, null, 1), 'map.json');

describe('the official model', () => {
  test('a regional file', () => {
    const { records, doubts } = readMap(MAP);
    expect(records[0]!.offTake).toMatchObject({
      presentMw: 40,
      neededMw: 50,
      regionalReliefYear: 2030,
      tsoReliefYear: null,
    });
    expect(records[0]!.projects).toEqual([
      { name: 'W', phase: null, firstYear: 2028, lastYear: 2028, stated: '2028 - Q3' },
    ]);
    expect(records[0]!.postcodes[0]).toEqual({
      postcode: '1234AB',
      offTake: 'red',
      feedIn: 'transparant',
      substation: null,
    });
    expect(doubts).toEqual([]);
  });

  test('in a file with congestion areas the years are those of the transmission operator', () => {
    const [area] = MAP.energy_areas;
    const { records } = readMap({
      ...MAP,
      energy_areas: [
        { ...area, short_code: 'North', type: 'congestion_area' },
        { ...area, demand_energy_area_short_code: 'North', generation_energy_area_short_code: 'Nort' },
      ],
    });
    expect(records.map(({ offTake }) => [offTake.regionalReliefYear, offTake.tsoReliefYear])).toEqual([
      [null, 2030],
      [null, 2030],
    ]);
  });

  test('what the model forbids is refused, all of it', () => {
    const [area] = MAP.energy_areas;
    const issues = issuesOf(() =>
      readMap({
        ...MAP,
        issued: '2026-02-30',
        creator: undefined,
        energy_areas: [
          { ...area, demand_constraint: 'green', colour: 1, works: undefined },
          { ...area, short_code: 'B', postcode_areas: [{ postcode: '1234 ab', demand_constraint: 'red' }] },
        ],
      }),
    );
    expect(issues.map(({ code }) => code).sort()).toEqual([
      'missing-value',
      'missing-value',
      'missing-value',
      'not-a-date',
      'not-a-postcode',
      'not-a-text',
      'unknown-field',
    ]);
  });
});

describe('focus areas by postcode', () => {
  const readFocus = (...rows: string[]) =>
    importFocusAreas(['focus_area;pc4;n_pc6;note', ...rows].join('\n'), 'f');

  test('a postcode may lie in two areas; a count may be missing', () => {
    const { records, ignored } = readFocus('A;1213;2;-', 'B;1213;;-', 'A;9999;0;-');
    expect(records).toEqual([
      {
        name: 'A',
        postcodes: [
          { postcode: '1213', fullPostcodes: 2 },
          { postcode: '9999', fullPostcodes: 0 },
        ],
      },
      { name: 'B', postcodes: [{ postcode: '1213', fullPostcodes: null }] },
    ]);
    expect(ignored).toEqual([{ what: 'note', count: 1 }]);
  });

  test('all that is wrong at once', () => {
    const issues = issuesOf(() => readFocus('A;0123;2;-', ';1213;1;-', 'B;1213;1;-', 'B;1213;x;-', 'C;1213'));
    expect(issues.map(({ code, path }) => [code, path])).toEqual([
      ['not-a-postcode', '/lines/2/pc4'],
      ['missing-value', '/lines/3/focus_area'],
      ['duplicate-postcode', '/lines/5/pc4'],
      ['not-a-number', '/lines/5/n_pc6'],
      ['ragged-row', '/lines/6'],
    ]);
  });
});

const SHARED = new URL('../../../../shared/data/', import.meta.url);
const shared = (path: string) => readFileSync(new URL(path, SHARED), 'utf8');

describe.skipIf(!existsSync(SHARED))('files of ../shared/data (skipped where the folder is absent)', () => {
  test('the 301 areas of August 2026, with sums that Python found', () => {
    const { records, facts, doubts, ignored } = importAreaList(
      shared('grid/nl_capacity_map_2026-08.json'),
      'map',
    );
    expect(records.length).toBe(301);
    const value = (en: string) => facts.find(({ label }) => label.en === en)!.value;
    expect(value('off-take, present')).toBe(36078.2);
    expect(value('off-take, needed')).toBe(40773.2);
    expect(value('off-take, queue')).toBe(20931.3);
    expect(value('off-take, requests')).toBe(10507);
    expect(value('off-take, areas with a regional year')).toBe(183);
    expect(value('off-take, areas with a TSO year')).toBe(230);
    expect(value('feed-in, present')).toBe(29673.1);
    expect(value('feed-in, needed')).toBe(27493.9);
    expect(value('feed-in, queue')).toBe(16914.8);
    expect(value('feed-in, requests')).toBe(7251);
    expect(value('feed-in, areas with a regional year')).toBe(141);
    expect(value('feed-in, areas with a TSO year')).toBe(217);
    expect(value('projects')).toBe(262);
    const count = (code: string) => doubts.filter(doubt => doubt.code === code).length;
    expect(count('queue-without-requests')).toBe(20);
    expect(count('requests-without-queue')).toBe(3);
    expect(count('filler-year')).toBe(2);
    expect(count('unread-date')).toBe(1);
    expect(ignored.map(({ what }) => what).sort()).toEqual([
      'areas/n_projects',
      'areas/n_tso_projects',
      'areas/rnb',
      'areas/tso_status_off',
    ]);
  });

  test('focus areas by postcode: 951 rows, sums that Python found', () => {
    const { records, facts, ignored } = importFocusAreas(
      shared('grid/congestion_focus_areas_pc4.csv'),
      'focus',
    );
    expect(records.length).toBe(6);
    expect(records.slice(0, 3).map(({ name, postcodes }) => [name, postcodes.length])).toEqual([
      ['1 Utrecht - Lelystad - Stedin', 204],
      ['3 Doetinchem', 140],
      ['2 Dodewaard', 253],
    ]);
    expect(facts.map(({ value }) => value)).toEqual([6, 951, 924, 92_400]);
    expect(ignored).toEqual([]);
  });

  test('the schema and its source are definitions: refused, not read as a map', () => {
    const schema = shared('formats/im_capaciteitskaart.schema.json');
    const codes = issuesOf(() => importRecords(schema, 'schema')).map(({ code }) => code);
    expect(codes).toContain('missing-value');
    const source = shared('formats/im_capaciteitskaart.linkml.yaml');
    expect(issuesOf(() => importRecords(source, 'source'))).toMatchObject([{ code: 'unknown-format' }]);
    expect(() => readSeriesText(source, { name: 'source' })).toThrow(/no-column|expected one time column/);
  });

  test.each([
    ['dso', 1, 3],
    ['tso', 3, 0],
  ])('the official %s example: fictitious, and valid from after it ends', (name, areas, postcodes) => {
    const got = importCapacityMap(shared(`formats/capaciteitskaart_${name}_example.json`), name);
    expect(got.records.length).toBe(areas);
    expect(got.records.flatMap(area => area.postcodes).length).toBe(postcodes);
    expect(got.doubts.map(({ code }) => code)).toEqual(['start-after-end']);
    expect(got.doubts[0]!.message).toContain('got 2025-12-21, expected a date before the end 2025-01-21');
  });

  test('every field of the official schema is known: an area with all of them has nothing unknown', () => {
    const schema = JSON.parse(shared('formats/im_capaciteitskaart.schema.json'));
    const made = (definition: string): unknown => sample(schema.$defs[definition]);
    const sample = (rule: Record<string, never> | { [key: string]: unknown }): unknown => {
      if (typeof rule.$ref === 'string') return made(rule.$ref.split('/').at(-1)!);
      if (Array.isArray(rule.enum)) return rule.enum[0];
      if (rule.type === 'array') return [sample(rule.items as never)];
      if (rule.type === 'object')
        return Object.fromEntries(
          Object.entries(rule.properties as object).map(([key, one]) => [key, sample(one)]),
        );
      if (rule.format === 'date') return '2027-01-01';
      if (rule.type === 'integer') return rule.maximum === 4 ? 4 : 2027;
      return rule.type === 'number' ? 5 : '1234AB';
    };
    const whole = sample({ type: 'object', properties: schema.properties });
    const { records, ignored } = importCapacityMap(JSON.stringify(whole), 'whole');
    expect(records[0]!.offTake).toMatchObject({ presentMw: 5, neededMw: 5, queueMw: 5, queueRequests: 2027 });
    expect(ignored.map(({ what }) => what)).toContain('energy_areas/demand_forecast_capacity');
    const area = (whole as { energy_areas: Record<string, unknown>[] }).energy_areas[0]!;
    for (const key of schema.$defs.EnergyArea.required) {
      const { [key]: _, ...rest } = area;
      const issues = issuesOf(() => readMap({ ...MAP, energy_areas: [rest] }));
      expect(issues).toMatchObject([{ code: 'missing-value' }]);
    }
  });
});
