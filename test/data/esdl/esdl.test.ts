import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { importEsdl } from '../../../data/esdl/read-esdl.ts';
import { systemOfSite } from '../../../data/esdl/site-system.ts';
import type { EsdlSystem } from '../../../data/esdl/system.ts';
import { unitOf } from '../../../data/esdl/units.ts';
import { writeEsdl } from '../../../data/esdl/write-esdl.ts';
import { type Site, yearAxis } from '../../../engine/index.ts';
import { issuesOf } from '../../issues-of.ts';

const file = (assets: string, information = '') => `<?xml version='1.0' encoding='UTF-8'?>
<esdl:EnergySystem xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:esdl="http://www.tno.nl/esdl" id="s" name="Made up">
<energySystemInformation xsi:type="esdl:EnergySystemInformation"><carriers xsi:type="esdl:Carriers"><carrier xsi:type="esdl:ElectricityCommodity" id="el" name="Power"/></carriers>${information}</energySystemInformation>
<instance xsi:type="esdl:Instance"><area xsi:type="esdl:Area" id="a">
${assets}
</area></instance></esdl:EnergySystem>`;
const read = (assets: string, information?: string) => importEsdl(file(assets, information), 'site.esdl');
const problems = (assets: string, information?: string) => issuesOf(() => read(assets, information));
const demand = (profile: string) =>
  `<asset xsi:type="esdl:ElectricityDemand" id="d" name="D"><port xsi:type="esdl:InPort" id="p" carrier="el">${profile}</port></asset>`;
const steps = (...rows: [string, string][]) =>
  rows.map(([from, value]) => `<element from="${from}" value="${value}"/>`).join('');

describe('reading', () => {
  test('figures come in MW and MWh: a store holds energy, a connection power', () => {
    const { records } = read(
      '<asset xsi:type="esdl:Battery" id="b" name="B" capacity="3.6e10" maxChargeRate="2500000"/>' +
        '<asset xsi:type="esdl:Building" id="h"><asset xsi:type="esdl:EConnection" id="c" capacity="5000"/></asset>',
    );
    expect(records.assets[0]).toMatchObject({ role: 'storage', kind: 'Battery' });
    expect(records.assets[0]!.figures.capacity).toEqual({ value: 10, unit: 'MWh' });
    expect(records.assets[0]!.figures.maxChargeRate).toEqual({ value: 2.5, unit: 'MW' });
    expect(records.assets[1]!.figures.capacity).toEqual({ value: 0.005, unit: 'MW' });
  });

  test('multipliers and units', () => {
    expect(unitOf({ unit: 'WATT', multiplier: 'KILO' })!.factor).toBeCloseTo(1e-3, 15);
    expect(unitOf({ unit: 'JOULE', multiplier: 'TERRA' })!.factor * 0.0036).toBeCloseTo(1, 12);
    const price = unitOf({ unit: 'EURO', perUnit: 'WATTHOUR', perMultiplier: 'KILO' })!;
    expect([price.unit, Math.round(price.factor * 0.25)]).toEqual(['EUR/MWh', 250]);
    expect(unitOf({ unit: 'GRAM', multiplier: 'KILO' })).toBeNull();
    expect(unitOf({ unit: 'WATT', multiplier: 'constructor' })).toBeNull();
  });

  test('a profile in a shared unit, and one whose unit is not known', () => {
    const unit =
      '<quantityAndUnits><quantityAndUnit id="q" physicalQuantity="POWER" unit="WATT" multiplier="KILO"/></quantityAndUnits>';
    const rows = steps(['2026-01-01T00:00:00', '500'], ['2026-01-01T00:15:00', '750']);
    const reference = '<profileQuantityAndUnit xsi:type="esdl:QuantityAndUnitReference" reference="q"/>';
    const known = read(
      demand(`<profile xsi:type="esdl:DateTimeProfile">${rows}${reference}</profile>`),
      unit,
    );
    expect(known.records.assets[0]!.ports[0]!.profiles[0]).toEqual({
      kind: 'DateTimeProfile',
      unit: 'MW',
      startMs: Date.UTC(2026, 0, 1),
      stepMinutes: 15,
      values: [0.5, 0.75],
    });
    const bare = read(demand(`<profile xsi:type="esdl:DateTimeProfile">${rows}</profile>`));
    expect(bare.records.assets[0]!.ports[0]!.profiles[0]).toMatchObject({ unit: null, values: [500, 750] });
    const text = {
      nl: 'profiel zonder eenheid (waarden zoals ze er staan)',
      en: 'profile without a unit (values as they stand)',
    };
    expect(bare.ignored).toEqual([{ what: text.en, count: 1, text }]);
    const odd = '<profileQuantityAndUnit unit="GRAM" multiplier="KILO"/>';
    const got = read(demand(`<profile xsi:type="esdl:SingleValue" value="3">${odd}</profile>`));
    expect(got.doubts).toMatchObject([{ code: 'unknown-unit', value: 'KILO GRAM per' }]);
  });

  test('what is read over is counted', () => {
    const { ignored } = read(
      '<asset xsi:type="esdl:Windmill" id="w" colour="red"><costInformation/></asset>',
    );
    expect(ignored.map(({ what }) => what)).toEqual([
      'meaning of Windmill',
      'Windmill/@colour',
      'asset/costInformation',
    ]);
  });

  test('everything that is wrong at once, with its line', () => {
    const rows = steps(
      ['2026-01-01T00:00', '1'],
      ['2026-01-01T00:15', 'x'],
      ['2026-01-01T00:45', '2'],
      ['2026-02-30T00:00', '1'],
    );
    const issues = problems(
      `${demand(`<profile xsi:type="esdl:DateTimeProfile">${rows}</profile>`)}
<asset xsi:type="esdl:Battery" id="d" capacity="ten"/><asset xsi:type="esdl:GasHeater" power="-5"><port xsi:type="esdl:InPort" id="q" carrier="gas"/></asset>`,
    );
    expect(issues.map(({ code }) => code).sort()).toEqual([
      'duplicate-id',
      'missing-value',
      'not-a-number',
      'not-a-number',
      'not-a-time',
      'out-of-range',
      'uneven-steps',
      'unknown-reference',
    ]);
    expect(issues.find(({ code }) => code === 'out-of-range')!.path).toMatch(/^\/lines\/6\//);
  });

  test('broken XML, a document type and another root are refused', () => {
    expect(issuesOf(() => importEsdl('<a>\n<b></a>', 'x'))).toMatchObject([
      { code: 'broken-xml', path: '/lines/2' },
    ]);
    expect(issuesOf(() => importEsdl('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'x'))).toMatchObject([
      { code: 'document-type' },
    ]);
    expect(issuesOf(() => importEsdl('<a/>', 'x'))).toMatchObject([{ code: 'not-esdl' }]);
    expect(issuesOf(() => importEsdl('', 'x'))).toMatchObject([{ code: 'broken-xml' }]);
  });
});

describe('writing', () => {
  test('a site with its package comes back as it was', () => {
    const axis = yearAxis(2026, 60);
    const load = new Float64Array(axis.steps).map((_, t) => 1 + (t % 24) / 10);
    const store = {
      powerMw: 2,
      chargeMw: 2,
      dischargeMw: 1.7,
      energyMwh: 8,
      efficiencyIn: 0.95,
      efficiencyOut: 0.94,
      lossPerHour: 0.001,
      startMwh: 2,
    };
    const site = {
      name: 'A & "B" <works>',
      electricityLoadMw: load,
      heatLoadMw: { steam: 5 },
      limits: { importMw: 7.3, exportMw: 0 },
      importEurPerMwh: load.map(value => 50 * value),
      exportEurPerMwh: 40,
      fuels: { naturalGas: { priceEurPerMwh: 31.5 } },
      assets: [
        { kind: 'battery', name: 'battery', ...store },
        {
          kind: 'gasBoiler',
          name: 'boiler',
          level: 'steam',
          heatMw: 6.1,
          efficiency: 0.925,
          fuel: 'naturalGas',
        },
        { kind: 'eBoiler', name: 'e-boiler', level: 'steam', heatMw: 3, efficiency: 0.987 },
        { kind: 'pv', name: 'roof', availableMw: load },
        { kind: 'loadShift', name: 'freezer', awayMw: 1 },
      ],
    } as unknown as Site;
    const { system, leftOut } = systemOfSite(site, axis);
    const back = importEsdl(writeEsdl(system), 'written.esdl');
    expect(back.records).toEqual(system);
    expect(back.doubts).toEqual([]);
    expect(back.ignored).toEqual([]);
    expect(leftOut).toContain('loadShift freezer');
    expect(back.records.assets[0]!.figures.capacity).toEqual({ value: 7.3, unit: 'MW' });
    const costs = back.records.carriers.map(({ id, cost }) => [id, cost?.unit, cost?.values.length]);
    expect(costs).toContainEqual(['electricity', 'EUR/MWh', 8760]);
    expect(costs).toContainEqual(['naturalGas', 'EUR/MWh', 1]);
  });

  test('any names, sizes and values survive', () => {
    const text = fc.string({ unit: 'grapheme-ascii', maxLength: 12 });
    const size = fc.double({ min: 0, max: 1e4, noNaN: true });
    fc.assert(
      fc.property(
        text,
        size,
        fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 5 }),
        (name, value, values) => {
          const profile = {
            kind: 'DateTimeProfile',
            unit: 'MW',
            startMs: Date.UTC(2026, 5, 1),
            stepMinutes: 15,
            values,
          } as const;
          const system: EsdlSystem = {
            id: 's',
            description: name,
            name,
            carriers: [{ id: 'el', name, kind: 'ElectricityCommodity' }],
            assets: [
              {
                id: 'x',
                name,
                kind: 'Battery',
                role: 'storage',
                figures: { capacity: { value, unit: 'MWh' }, power: { value, unit: 'MW' } },
                latitude: 52.1,
                longitude: 5.2,
                ports: [{ id: 'p', direction: 'in', carrier: 'el', connectedTo: [], profiles: [profile] }],
              },
            ],
          };
          const back = importEsdl(writeEsdl(system), 'x').records;
          const asset = back.assets[0]!;
          expect([back.name, asset.name]).toEqual([name, name]);
          const near = (got: number, meant: number) =>
            expect(Math.abs(got - meant)).toBeLessThanOrEqual(1e-13 * Math.abs(meant));
          near(asset.figures.capacity!.value, value);
          near(asset.figures.power!.value, value);
          asset.ports[0]!.profiles[0]!.values.forEach((got, k) => {
            near(got, values[k]!);
          });
        },
      ),
      { seed: 4, numRuns: 300 },
    );
  });
});

const SHARED = new URL('../../../../shared/data/esdl/', import.meta.url);
const shared = (path: string) => readFileSync(new URL(path, SHARED), 'utf8');

describe.skipIf(!existsSync(SHARED))('files of ../shared/data (skipped where the folder is absent)', () => {
  test('a town of cables and homes: counts as grep finds them', () => {
    const { records, facts, ignored } = importEsdl(shared('zenmo_tue.esdl'), 'tue');
    const count = (kind: string) => records.assets.filter(asset => asset.kind === kind).length;
    expect(
      [
        'ElectricityCable',
        'Joint',
        'ElectricityNetwork',
        'EConnection',
        'ElectricityDemand',
        'Transformer',
      ].map(count),
    ).toEqual([10, 10, 6, 2, 2, 1]);
    const ports = records.assets.flatMap(asset => asset.ports);
    expect(ports.filter(({ direction }) => direction === 'in').length).toBe(42);
    expect(ports.filter(({ direction }) => direction === 'out').length).toBe(41);
    expect(records.assets.find(({ kind }) => kind === 'EConnection')!.figures.capacity!.value).toBe(0.005);
    expect(facts.find(({ label }) => label.en === 'ports')!.value).toBe(83);
    const skipped = ignored.map(({ what }) => what);
    expect(skipped).toEqual(expect.arrayContaining(['parties', 'measures', 'environmentalProfiles']));
  });

  test('a producer, a pipe and a consumer on one carrier', () => {
    const { records, ignored } = importEsdl(shared('pyesdl_Test_ES_deepcopy.esdl'), 'copy');
    expect(records.carriers).toMatchObject([{ name: 'Electricity', kind: 'ElectricityCommodity' }]);
    expect(records.assets.map(({ kind, role }) => [kind, role])).toEqual([
      ['GenericConsumer', 'consumer'],
      ['GenericProducer', 'producer'],
      ['Pipe', 'transport'],
    ]);
    expect(records.assets[2]!.figures.length).toEqual({ value: 23836.6, unit: 'm' });
    expect(ignored).toContainEqual({ what: 'asset/costInformation', count: 1 });
  });
});
