import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { importRecords, recogniseRecords } from '../../../data/index.ts';
import { InputError } from '../../../engine/index.ts';

/** Mutated files per form; a long run takes more by the environment. */
const RUNS = Number(process.env.SPEELRUIMTE_FUZZ ?? 500);
const SEED = 20260827;

const area = (id: string) => ({
  id,
  op: 'stedin',
  cap_off: 80.5,
  queue_off: 3,
  n_off: 2,
  year_off: 2031,
  own_projects: [{ name: 'P', date: '2029 - Q1' }],
});
const plant = (id: string) => ({
  plant_id: id,
  name: id,
  co2_2020_t: 5650,
  base_energy_TJ: { in_gas: 100.5 },
  base: [{ section: 's', tech: 't', tc: 'T1', cap: 10, unit: 'kt', util: 0.9 }],
  emissions_t_by_year: { 2020: 5650 },
});
const power = (id: string) => ({
  plant_id: id,
  name: id,
  hours: 8000,
  el_MW_running: 1.5,
  gas_MW_running: 2,
  steam_MW_running: 0,
  direct_gas_MW: 0,
  gas_TJ: 58,
});
const mapArea = (code: string) => ({
  short_code: code,
  demand_available_capacity: 40.5,
  works: [{ project_name: 'W', time_schedules: [{ schedule_interval: { end: '2028-01-01' } }] }],
});
const emitter = (id: string) => ({
  id,
  name: id,
  lat: 52.5,
  lon: 5.1,
  emissions_t: { 2019: 100, 2020: 110.5 },
  free_alloc: { 2020: 90 },
});
const json = (value: unknown) => JSON.stringify(value, null, 1);
const head = {
  conforms_to: 'x/capaciteitskaart/v1.3.0',
  creator: 'c',
  identifier: 'i',
  issued: '2026-01-01',
};
const esdlAsset = (id: string) =>
  `<asset xsi:type="esdl:Battery" id="${id}" name="${id}" capacity="3600000000" power="2500000"><port xsi:type="esdl:InPort" id="${id}p"><profile xsi:type="esdl:DateTimeProfile"><element from="2026-01-01T00:00:00" to="2026-01-01T01:00:00" value="1.5"/><element from="2026-01-01T01:00:00" value="2.5"/></profile></port></asset>`;
const esdl = ['a', 'b', 'c'].map(esdlAsset).join('\n');

/** A whole file by form, and where its first record ends: what follows is mutated and must not change it. */
const FILES: Readonly<Record<string, { readonly text: string; readonly from: string }>> = {
  'capacity-map': { text: json({ ...head, energy_areas: ['A', 'B', 'C'].map(mapArea) }), from: '"B"' },
  'grid-area-list': { text: json({ areas: ['A', 'B', 'C'].map(area) }), from: '"B"' },
  'midden-plants': { text: json({ sites: ['A', 'B', 'C'].map(plant) }), from: '"B"' },
  'site-power': { text: json({ rows: ['A', 'B', 'C'].map(power) }), from: '"B"' },
  'emission-list': { text: json({ sites: ['A', 'B', 'C'].map(emitter) }), from: '"B"' },
  'emission-table': {
    text: 'permit;naam;plaats;2019;2020\nA;a;x;100,5;200\nB;b;y;50;60\nC;"c";z;70;\n',
    from: 'B;b',
  },
  esdl: {
    text: `<?xml version="1.0"?>\n<esdl:EnergySystem xmlns:xsi="x" xmlns:esdl="y" id="s"><instance><area>\n${esdl}\n</area></instance></esdl:EnergySystem>`,
    from: '\n<asset xsi:type="esdl:Battery" id="b"',
  },
  'focus-areas': {
    text: 'focus_area,pc4,n_pc6\nA,1213,2\nB,1217,1\nB,1221,7\nC,1213,4\n',
    from: 'B,1217',
  },
  'intake-sheet': {
    text: 'fact,value,unit\nsector,dairy,\nannual power,43.8,GWh\npeak,6.8,MW\nheat temperature,180,C\npv,500,kWp\n',
    from: 'peak',
  },
};

const piece = fc.oneof(
  fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 6 }),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 }),
  fc.constantFrom(
    '"',
    ',',
    ';',
    '{',
    ']',
    '<',
    '>',
    '&',
    '\n',
    '\0',
    '-1',
    '1e999',
    'null',
    '"B":',
    '0x10',
    '٣',
    '1.234',
    '"__proto__":1,',
    '</asset>',
    'NaN',
  ),
);
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  cut: fc.nat(12),
  put: fc.oneof(fc.constant(''), piece),
});
const edits = fc.array(edit, { minLength: 1, maxLength: 4 });

function mutated(
  text: string,
  changes: readonly { at: number; cut: number; put: string }[],
  after: number,
): string {
  return changes.reduce((now, { at, cut, put }) => {
    const place = after + Math.floor(at * Math.max(0, now.length - after));
    return now.slice(0, place) + put + now.slice(place + cut);
  }, text);
}

function readOrProblems(text: string) {
  try {
    return importRecords(text, 'fuzz');
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    for (const { path, message } of error.issues) expect(`${path} ${message}`).toMatch(/^\/lines.* fuzz/);
    return null;
  }
}

/** What the part of the file that is not mutated says. */
function firstOf(records: unknown): unknown {
  if (Array.isArray(records)) return records[0];
  const { assets, sector, annualElectricityKwh } = records as Record<string, unknown>;
  return Array.isArray(assets) ? assets[0] : [sector, annualElectricityKwh];
}

describe.each(Object.entries(FILES))('%s', (form, { text, from }) => {
  const whole = readOrProblems(text)!;
  const start = text.indexOf(from) + 1;

  test('the file itself is recognised and read', () => {
    expect(recogniseRecords(text)).toBe(form);
    expect(whole.doubts).toEqual([]);
  });

  test('mutated anywhere it is read or refused with its problems', () => {
    fc.assert(
      fc.property(edits, changes => {
        readOrProblems(mutated(text, changes, 0));
      }),
      { seed: SEED, numRuns: RUNS },
    );
  });

  test('mutated behind the first record that record stays as it was', () => {
    let read = 0;
    fc.assert(
      fc.property(edits, changes => {
        const got = readOrProblems(mutated(text, changes, start));
        if (got === null) return;
        read++;
        expect(got.format).toBe(whole.format);
        expect(firstOf(got.records)).toEqual(firstOf(whole.records));
      }),
      { seed: SEED, numRuns: RUNS },
    );
    expect(read).toBeGreaterThan(0);
  });
});

test.each(['a'.repeat(8_000_000), '\\\\'.repeat(4_000_000), '\\"'.repeat(4_000_000)])(
  'a string of millions neither hangs nor overflows',
  text => {
    expect(readOrProblems(`{"cap_off":"${text}"}`)).toBeNull();
  },
);

test('brackets and elements of a hundred thousand levels are refused', () => {
  expect(readOrProblems(`{"cap_off":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)).toBeNull();
  expect(readOrProblems(`<EnergySystem>${'<a>'.repeat(100_000)}`)).toBeNull();
});

test('a number of a million digits that ends in a letter is refused at once', () => {
  const digits = `${'1'.repeat(900_000)}x`;
  const started = performance.now();
  expect(readOrProblems(`permit;2019\nA;${digits}\n`)).toBeNull();
  expect(readOrProblems(`fact,value,unit\nsector,dairy,\npeak,${digits},kW\n`)).toBeNull();
  const asset = `<asset id="a" xsi:type="esdl:Battery" capacity="${digits}"/>`;
  expect(
    readOrProblems(`<EnergySystem><instance><area>${asset}</area></instance></EnergySystem>`),
  ).toBeNull();
  expect(performance.now() - started).toBeLessThan(5000);
});
