import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPool } from '../../../engine/index.ts';
import { library, previewStudy, type Study } from '../../../scenarios/index.ts';
import { NO_SOURCES, studyWith } from '../small-study.ts';
import { billAfter, billOfStudy } from './bills.ts';
import { expectSound } from './sound.ts';

test('one week has no bill', async () => {
  const executor = createPool({ workers: 1 });
  try {
    const { study } = library().find(({ name }) => name === 'battery-24-hours')!;
    const { result } = await previewStudy(study, { executor, sources: NO_SOURCES });
    expect(result.variants[0]!.sites[0]!.bill).toBeNull();
  } finally {
    await executor.close();
  }
});

test('a dispatch that says another cost, or another import, than it has shows as a difference, and is told', async () => {
  const one = studyWith();
  const dearer = await billAfter(one, operation => ({ ...operation, costEur: operation.costEur + 1 }));
  expect(dearer.differenceEur).toBeCloseTo(-1, 6);
  expect(dearer.notes[0]!.en).toContain('-1.00 EUR apart');
  const halved = await billAfter(one, operation => ({
    ...operation,
    flows: operation.flows.map(flow => ({ ...flow, values: flow.values.map(mw => mw / 2) })),
  }));
  expect(halved.differenceEur).toBeCloseTo(-200, 6);
  expect((await billAfter(one, operation => operation)).notes).toEqual([]);
});

/** Three days over the end of January, local time. */
const HOURS = 72;
const PERIOD = { start: '2025-01-29T23:00:00Z', end: '2025-02-01T23:00:00Z' };

const hourly = (min: number, max: number) =>
  fc.array(fc.double({ min, max, noNaN: true }), { minLength: HOURS, maxLength: HOURS });
const amount = (max: number) => fc.double({ min: 0, max, noNaN: true });

type Site = Study['sites'][number];
const supply: fc.Arbitrary<NonNullable<Site['supply']>> = fc.tuple(
  fc.record({
    kind: fc.constant('block' as const),
    name: fc.constant('block'),
    volumeMw: amount(3),
    hours: fc.constantFrom('base' as const, 'peak' as const),
    priceEurPerMwh: amount(150),
  }),
  fc.record({
    kind: fc.constant('share' as const),
    name: fc.constant('share'),
    shareOfImport: amount(0.5),
    priceEurPerMwh: amount(150),
  }),
  fc.record({
    kind: fc.constant('indexed' as const),
    name: fc.constant('index'),
    shareOfImport: amount(0.5),
    index: fc.constantFrom('month' as const, 'period' as const),
    spreadEurPerMwh: amount(5),
  }),
  fc.record({
    kind: fc.constant('collar' as const),
    name: fc.constant('collar'),
    volumeMw: amount(3),
    floorEurPerMwh: amount(50),
    capEurPerMwh: amount(100).map(eur => eur + 50),
    premiumEurPerMwh: amount(3),
  }),
);

const contract: fc.Arbitrary<Site['contract']> = fc.record({
  importMw: fc.constant(12),
  exportMw: amount(3),
  right: fc.constantFrom('FIRM', 'VVTR', 'TDTR', 'TBTR'),
  usage: fc.constantFrom('ordinary' as const, 'up-to-600-hours' as const),
  tariff: fc.oneof(
    fc.constantFrom(
      { operator: 'Stedin', level: 'MS' },
      { operator: 'Enexis', level: 'HS/MS' },
      { operator: 'Liander', level: 'MS' },
    ),
    fc.record({
      contractEurPerKwMonth: amount(5),
      peakEurPerKwMonth: amount(6),
      energyEurPerMwh: amount(30),
      fixedEurPerYear: amount(5000),
    }),
  ),
});

const study = fc
  .record({
    contract,
    supply,
    foresight: fc.constantFrom('perfect' as const, 'day-ahead' as const),
    load: hourly(0, 5),
    heat: hourly(0, 4),
    price: hourly(-80, 300),
    sun: hourly(0, 1),
    gas: amount(60),
    ets: amount(120),
    tax: fc.constantFrom<Study['prices']['energyTax']>(
      'none',
      { schedule: 'nl' },
      { schedule: 'nl', year: 2024 },
    ),
    batteryMwh: amount(4),
    network: amount(1e5),
    margin: amount(5),
    fee: amount(5),
  })
  .map(one => {
    const site: Partial<Site> = {
      contract: one.contract,
      supply: one.supply,
      gasNetworkEurPerYear: one.network,
      demand: { electricityMw: one.load, heatMw: { steam: one.heat } },
      carbon: { inEts: true, freeAllocationTon: 500, dispensationTon: 100 },
      assets: [
        { kind: 'gasBoiler', name: 'boiler', level: 'steam', heatMw: 4 },
        { kind: 'eBoiler', name: 'e-boiler', level: 'steam', heatMw: 2 },
        { kind: 'pv', name: 'roof', peakMw: 3, profile: one.sun },
        { kind: 'battery', name: 'battery', powerMw: 1, energyMwh: one.batteryMwh },
      ],
    };
    const electricity = {
      dayAheadEurPerMwh: one.price,
      supplyMarginEurPerMwh: one.margin,
      feedInFeeEurPerMwh: one.fee,
    };
    const fuels = { naturalGas: { priceEurPerMwh: one.gas } };
    return studyWith(
      {
        period: PERIOD,
        solve: { foresight: one.foresight },
        prices: { electricity, fuels, ...(one.tax !== undefined && { energyTax: one.tax }) },
        carbon: { etsEurPerTon: one.ets, levy: { tariffEurPerTon: 100, etsReferenceEurPerTon: 70 } },
      },
      site,
    );
  });

test('random sites: lines add up to the total, months to their line, and the bill to the dispatch', async () => {
  await fc.assert(
    fc.asyncProperty(study, async one => expectSound(await billOfStudy(one))),
    { numRuns: 40, seed: 5 },
  );
});
