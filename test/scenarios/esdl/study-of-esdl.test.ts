import { existsSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { type EsdlSystem, importRecords, systemOfSite, writeEsdl } from '../../../data/index.ts';
import { createPool } from '../../../engine/index.ts';
import {
  checkStudy,
  library,
  planStudy,
  resolveStudy,
  runStudy,
  type Study,
  studyOfEsdl,
} from '../../../scenarios/index.ts';
import { issuesOf } from '../../issues-of.ts';
import { NO_SOURCES, resolved, studyWith } from '../small-study.ts';

const executor = createPool({ workers: 1 });
afterAll(() => executor.close());
const YEAR = 2026;

function read(text: string): EsdlSystem {
  const imported = importRecords(text, 'file.esdl');
  if (imported.format !== 'esdl') throw new Error(`${imported.format} is no ESDL`);
  return imported.records;
}

/** The study as ESDL text and back again. */
function thereAndBack(study: Study) {
  const { group } = planStudy(resolved(study)).tasks[0]!;
  const { system } = systemOfSite(group.sites[0]!, group.axis);
  return studyOfEsdl(read(writeEsdl(system)), YEAR);
}

async function costEur(study: Study): Promise<number> {
  const { result } = await runStudy(study, { executor, sources: NO_SOURCES });
  const [variant] = result.variants;
  if (variant!.status === 'infeasible') throw new Error('infeasible');
  return (variant as unknown as { costEur: number }).costEur;
}

const load = Array.from({ length: 96 }, (_, t) => 2 + Math.sin(t / 7));
const price = Array.from({ length: 96 }, (_, t) => 60 + 55 * Math.sin(t / 5));
const WORKS = studyWith(
  {
    period: { start: '2026-03-04T00:00:00Z', end: '2026-03-08T00:00:00Z' },
    prices: {
      electricity: { dayAheadEurPerMwh: price, supplyMarginEurPerMwh: 3, feedInFeeEurPerMwh: 2 },
      fuels: { naturalGas: { priceEurPerMwh: 38 } },
    },
    carbon: {},
  },
  {
    contract: { importMw: 6, exportMw: 1.5 },
    demand: { electricityMw: load, heatMw: { steam: load, hotWater: 0.8 } },
    assets: [
      {
        kind: 'battery',
        name: 'battery',
        powerMw: 2,
        dischargeMw: 1.5,
        energyMwh: 5,
        startMwh: 1,
        wearEurPerMwh: 0,
      },
      { kind: 'thermalStore', name: 'steam store', level: 'steam', powerMw: 2, energyMwh: 6 },
      { kind: 'gasBoiler', name: 'boiler', level: 'steam', heatMw: 5, efficiency: 0.91 },
      { kind: 'eBoiler', name: 'e-boiler', level: 'steam', heatMw: 3, operationEurPerMwh: 7 },
      { kind: 'heatPump', name: 'pump', level: 'hotWater', heatMw: 1, cop: 3.2 },
      { kind: 'chp', name: 'engine', level: 'steam', powerMw: 1, canDumpHeat: false },
      { kind: 'pv', name: 'roof', peakMw: 1.2, profile: load.map(mw => (mw - 1) / 2) },
    ],
  },
);

describe('a study of ESDL', () => {
  test('study to ESDL to study gives the same optimum', async () => {
    const { study, estimates, leftOut } = thereAndBack(WORKS);
    expect(checkStudy(study).issues).toEqual([]);
    expect([estimates, leftOut]).toEqual([[], []]);
    const before = await costEur(WORKS);
    expect(Math.abs((await costEur(study)) / before - 1)).toBeLessThan(1e-6);
    // Something else than the same number twice: without the battery it is another optimum.
    const [site] = study.sites;
    const less = { ...study, sites: [{ ...site!, assets: site!.assets!.slice(1) }] };
    expect(Math.abs((await costEur(less)) / before - 1)).toBeGreaterThan(1e-4);
  });

  test('the battery that is checked by hand earns its 415 euro again', async () => {
    const { study } = library().find(({ name }) => name === 'battery-24-hours')!;
    const { energyTax } = study.prices;
    const made = thereAndBack(study).study;
    const back = { ...made, prices: { ...made.prices, ...(energyTax !== undefined && { energyTax }) } };
    expect(await costEur(back)).toBeCloseTo(-415, 3);
  });

  test('a second time around nothing changes any more', () => {
    const once = thereAndBack(WORKS).study;
    expect(thereAndBack(once).study).toEqual(once);
  });

  test.each(
    library()
      .filter(({ study }) => study.kind === 'dispatch')
      .map(({ name, study }) => [name, study] as const),
  )('the library study %s comes back as one that is accepted', (_name, study) => {
    const made = thereAndBack(study).study;
    expect(checkStudy(made).issues).toEqual([]);
    expect(resolveStudy(made, NO_SOURCES).issues).toEqual([]);
  });
});

const file = (assets: string, carriers = '') => `<?xml version='1.0' encoding='UTF-8'?>
<esdl:EnergySystem xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:esdl="http://www.tno.nl/esdl" id="s" name="Made up">
<energySystemInformation xsi:type="esdl:EnergySystemInformation"><carriers xsi:type="esdl:Carriers"><carrier xsi:type="esdl:ElectricityCommodity" id="el" name="Power"/>${carriers}</carriers></energySystemInformation>
<instance xsi:type="esdl:Instance"><area xsi:type="esdl:Area" id="a">${assets}</area></instance></esdl:EnergySystem>`;
const studyOf = (assets: string, carriers?: string) => studyOfEsdl(read(file(assets, carriers)), YEAR);
const port = (id: string, way: 'In' | 'Out', more = '', inner = '') =>
  `<port xsi:type="esdl:${way}Port" id="${id}" ${more}>${inner}</port>`;

describe('what a file does not say', () => {
  test('is listed: power without a profile, no connection, no price, no period', () => {
    const { study, estimates } = studyOf(
      '<asset xsi:type="esdl:ElectricityDemand" id="d" name="Works" power="2000000"/>' +
        '<asset xsi:type="esdl:ElectricBoiler" id="b" name="Boiler" power="3000000"/>',
    );
    expect(study.period).toEqual({ year: YEAR });
    expect(study.sites[0]).toMatchObject({
      contract: { importMw: 5, exportMw: 5 },
      demand: { electricityMw: 2 },
      assets: [{ kind: 'eBoiler', heatMw: 3, level: 'hotWater' }],
    });
    expect(estimates.map(({ field, value, mark }) => [field, value, mark])).toEqual([
      ['demand of Works', 2, 'D'],
      ['period', YEAR, 'D'],
      ['level of Boiler', 'hotWater', 'D'],
      ['import of made-up', 5, 'D'],
      ['feed-in of made-up', 5, 'D'],
      ['electricity price', 'generator price', 'D'],
    ]);
    expect(checkStudy(study).issues).toEqual([]);
    expect(resolveStudy(study, NO_SOURCES).issues).toEqual([]);
  });

  test('what has no place is said with the reason', () => {
    const { leftOut } = studyOf(
      '<asset xsi:type="esdl:ElectricityDemand" id="d" name="Works" power="1e6"/>' +
        '<asset xsi:type="esdl:EVChargingStation" id="e" name="Cars" power="1e6"/>' +
        '<asset xsi:type="esdl:Battery" id="b" name="B"/>' +
        '<asset xsi:type="esdl:Electrolyzer" id="x" name="X" power="1e6"/>' +
        '<asset xsi:type="esdl:ElectricityCable" id="c" name="C"/>' +
        '<asset xsi:type="esdl:GasHeater" id="g" name="G" power="1e6"><port xsi:type="esdl:InPort" id="p" carrier="h2"/></asset>',
      '<carrier xsi:type="esdl:GasCommodity" id="h2" name="Hydrogen"/>',
    );
    expect(leftOut.map(({ what, why }) => `${what}: ${why.en}`)).toEqual([
      'EVChargingStation Cars: without a profile',
      'Electrolyzer X: has no place in a study',
      'ElectricityCable (1): losses and limits of the grid',
      'Battery B: without capacity',
      'GasHeater G: no price of hydrogen',
    ]);
  });

  test('a file with nothing to dispatch is refused with what it has', () => {
    expect(issuesOf(() => studyOf('<asset xsi:type="esdl:GenericProducer" id="p" name="P"/>'))).toMatchObject(
      [{ code: 'nothing-to-dispatch', message: expect.stringContaining('GenericProducer P has no place') }],
    );
  });
});

describe('connections and profiles', () => {
  const rows = (from: number, ...values: number[]) =>
    values
      .map(
        (value, t) =>
          `<element from="${new Date(from + t * 900_000).toISOString()}" to="${new Date(from + (t + 1) * 900_000).toISOString()}" value="${value}"/>`,
      )
      .join('');
  const profile = (from: number, ...values: number[]) =>
    `<profile xsi:type="esdl:DateTimeProfile">${rows(from, ...values)}<profileQuantityAndUnit physicalQuantity="POWER" unit="WATT" multiplier="MEGA"/></profile>`;
  const start = Date.UTC(2026, 0, 1);
  const house = (k: number, ...values: number[]) =>
    `<asset xsi:type="esdl:EConnection" id="c${k}" name="Home" capacity="${k}e6">${port(`ci${k}`, 'In', 'connectedTo="net"')}${port(`co${k}`, 'Out', `connectedTo="d${k}"`)}</asset>` +
    `<asset xsi:type="esdl:ElectricityDemand" id="a${k}" name="Use">${port(`d${k}`, 'In', '', profile(start, ...values))}</asset>`;
  const net = `<asset xsi:type="esdl:ElectricityNetwork" id="n" name="N">${port('net', 'Out', 'connectedTo="ci1 ci2"')}</asset>`;

  test('each connection is a site with what hangs behind it, and not behind the net', () => {
    const { study } = studyOf(house(1, 1, 2, 3, 4) + house(2, 5, 6, 7, 8) + net);
    expect(
      study.sites.map(({ name, contract, demand }) => [name, contract.importMw, demand.electricityMw]),
    ).toEqual([
      ['home', 1, [1, 2, 3, 4]],
      ['home-2', 2, [5, 6, 7, 8]],
    ]);
    expect(study.period).toEqual({
      start: '2026-01-01T00:00:00Z',
      end: '2026-01-01T01:00:00Z',
      stepMinutes: 15,
    });
  });

  test('the period is what all profiles cover; without a common time the file is refused', () => {
    const demand = (id: string, from: number, ...values: number[]) =>
      `<asset xsi:type="esdl:ElectricityDemand" id="${id}" name="${id}">${port(`${id}p`, 'In', '', profile(from, ...values))}</asset>`;
    const later = start + 2 * 900_000;
    const { study } = studyOf(demand('x', start, 1, 2, 3, 4) + demand('y', later, 10, 20, 30));
    expect(study.sites[0]!.demand.electricityMw).toEqual([13, 24]);
    expect(issuesOf(() => studyOf(demand('x', start, 1, 2) + demand('y', later, 3, 4)))).toMatchObject([
      { code: 'profiles-apart' },
    ]);
  });
});

const SHARED = new URL('../../../../shared/data/esdl/', import.meta.url);

describe.skipIf(!existsSync(SHARED))('real files (skipped where ../shared/data is absent)', () => {
  test('two homes of a town: a day of quarters that runs', async () => {
    const { study, estimates, leftOut } = studyOfEsdl(
      read(readFileSync(new URL('zenmo_tue.esdl', SHARED), 'utf8')),
      YEAR,
    );
    expect(checkStudy(study).issues).toEqual([]);
    expect(study.sites.map(({ name }) => name)).toEqual(['connectionhome1', 'connectionhome2']);
    expect(study.period).toMatchObject({ start: '2020-08-11T00:00:00Z', stepMinutes: 15 });
    const first = study.sites[0]!.demand.electricityMw as readonly number[];
    expect(first[0]).toBeCloseTo(142.7928160169932e-6, 12);
    expect(study.sites[0]!.contract.importMw).toBe(0.005);
    const panel = study.sites[0]!.assets!.find(({ kind }) => kind === 'pv');
    expect(panel).toMatchObject({ peakMw: expect.closeTo(32 * 0.2e-3, 12) });
    expect(estimates.map(({ field }) => field)).toContain('unit of the profile of DemandHome12_1');
    expect(leftOut.length).toBeGreaterThan(2);
    expect(await costEur(study)).toBeGreaterThan(0);
  });

  test('a producer, a pipe and a consumer without powers are refused', () => {
    const system = read(readFileSync(new URL('pyesdl_Test_ES_deepcopy.esdl', SHARED), 'utf8'));
    expect(issuesOf(() => studyOfEsdl(system, YEAR))).toMatchObject([
      { code: 'nothing-to-dispatch', message: expect.stringContaining('GenericConsumer Consumer') },
    ]);
  });
});
