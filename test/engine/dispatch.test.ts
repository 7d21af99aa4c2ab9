import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DispatchOptions, dispatch, type Flow, type SiteOperation } from '../../engine/index.ts';
import { anySite, battery, groupOf, siteWith } from './small-site.ts';

const EXACT: DispatchOptions = { tolerance: 1e-6, deadlineMs: null, foresight: 'perfect' };

async function operate(...args: Parameters<typeof groupOf>) {
  const answer = await dispatch(groupOf(...args), EXACT);
  if (answer.status === 'infeasible') throw new Error('infeasible');
  return { ...answer, site: answer.sites[0]! };
}

const flow = (site: SiteOperation, name: string): Flow => site.flows.find(item => item.name === name)!;

describe('numbers one can check in the head', () => {
  test('a load is bought at the price of each hour', async () => {
    const { certificate } = await operate(
      2,
      60,
      siteWith({ electricityLoadMw: 3, importEurPerMwh: Float64Array.of(10, 20) }),
    );
    expect(certificate.costEur).toBeCloseTo(90, 9);
    expect(certificate.boundEur).toBeCloseTo(90, 9);
  });

  test('a battery buys at 10 and serves at 100: 1 MWh in gives 0.81 out', async () => {
    const site = siteWith({
      electricityLoadMw: 1,
      importEurPerMwh: Float64Array.of(10, 100),
      assets: [battery],
    });
    const { certificate } = await operate(2, 60, site);
    expect(certificate.costEur).toBeCloseTo(2 * 10 + 0.19 * 100, 9);
  });

  test('a limit of 2 MW under a load of 3 is breached for its hour at its price', async () => {
    const { site } = await operate(
      2,
      60,
      siteWith({
        electricityLoadMw: Float64Array.of(1, 3),
        limits: { importMw: 2, exportMw: 0, breach: { importMw: 5, priceEurPerMwh: 400 } },
      }),
    );
    expect(site.breachMwh).toBeCloseTo(1, 9);
    expect(site.costParts.breach).toBeCloseTo(400, 9);
    expect(site.valueOfOneMwEur).toBeCloseTo(400, 6);
    expect(site.hoursAtLimit).toBe(1);
  });

  test('a monthly peak is paid per month touched and never below what was set', async () => {
    const load = new Float64Array(48).fill(1);
    load[30] = 4;
    const { site } = await operate(
      48,
      60,
      siteWith({
        electricityLoadMw: load,
        peaks: [{ period: 'month', priceEurPerMw: 10, alreadySetMw: [3] }],
      }),
    );
    // The axis runs over 31 January (peak 3, already set) into February (peak 4).
    expect(site.costParts.gridPeak).toBeCloseTo(70, 6);
  });

  test('energy tax is paid bracket by bracket, exact to the cent', async () => {
    const tax = [
      { fromMwh: 0, eurPerMwh: 100 },
      { fromMwh: 10, eurPerMwh: 40 },
      { fromMwh: 50, eurPerMwh: 2 },
    ];
    const { site } = await operate(10, 60, siteWith({ electricityLoadMw: 8, electricityTax: tax }));
    expect(site.costParts.electricityTax).toBeCloseTo(10 * 100 + 40 * 40 + 30 * 2, 6);
  });

  test('the levy falls only on what is above the dispensation', async () => {
    const site = siteWith({
      heatLoadMw: { steam: 9 },
      fuels: { naturalGas: { priceEurPerMwh: 40, tax: [], emissionsTonPerMwh: 0.2 } },
      carbon: { etsEurPerTon: 50, freeAllocationTon: 1, levyEurPerTon: 10, dispensationTon: 15 },
      assets: [
        {
          kind: 'gasBoiler',
          name: 'boiler',
          level: 'steam',
          heatMw: 9,
          efficiency: 0.9,
          fuel: 'naturalGas',
          operationEurPerMwh: 0,
        },
      ],
    });
    const { site: operation } = await operate(10, 60, site);
    expect(operation.emissionsTonCo2).toBeCloseTo(20, 9);
    expect(operation.costParts.carbon).toBeCloseTo(50 * 19, 6);
    expect(operation.costParts.levy).toBeCloseTo(10 * 5, 6);
  });

  test('surplus of must-run panels is exported up to the limit and the rest is cut', async () => {
    const pv = {
      kind: 'pv',
      name: 'pv',
      availableMw: 5,
      curtailment: { share: 1, costEurPerMwh: 0 },
    } as const;
    const { site } = await operate(
      4,
      60,
      siteWith({ limits: { importMw: 1, exportMw: 2 }, exportEurPerMwh: 30, assets: [pv] }),
    );
    expect(site.exportMwh).toBeCloseTo(8, 9);
    expect(site.curtailedMwh).toBeCloseTo(12, 9);
    expect(site.costEur).toBeCloseTo(-240, 9);
  });
});

describe('invariants of any dispatch', () => {
  test('balances, bounds, certificate, cost parts, exclusive flows', async () => {
    await fc.assert(
      fc.asyncProperty(anySite(24), async site => {
        const answer = await dispatch(groupOf(24, 60, site), EXACT);
        if (answer.status === 'infeasible') {
          expect(answer.infeasibility.shortHours).toBeGreaterThan(0);
          return;
        }
        const operation = answer.sites[0]!;
        for (const carrier of ['electricity', 'hotWater', 'steam'] as const) {
          expect(worstImbalance(operation, carrier)).toBeLessThan(1e-6);
        }
        const { certificate } = answer;
        expect(certificate.boundEur).toBeLessThanOrEqual(certificate.costEur + 1e-6);
        expect(certificate.maxResidualMw).toBeLessThan(1e-6);
        expect(certificate.maxBoundViolationMw).toBeLessThan(1e-6);
        if (answer.exclusiveChoices.length === 0) expect(certificate.gap).toBeLessThan(1e-6);
        const parts = Object.values(operation.costParts).reduce((sum, eur) => sum + eur, 0);
        expect(parts).toBeCloseTo(certificate.costEur, 4);
        expect(overlap(operation, 'import', 'export')).toBeLessThan(1e-6);
        expect(overlap(operation, 'battery.charge', 'battery.discharge')).toBeLessThan(1e-6);
        expect(operation.flows.every(({ values }) => values.every(Number.isFinite))).toBe(true);
      }),
      { numRuns: 60, seed: 20261123 },
    );
  });

  test('60 and 15 minutes cost the same on constant inputs', async () => {
    const site = siteWith({
      electricityLoadMw: 3,
      heatLoadMw: { steam: 2 },
      peaks: [{ period: 'month', priceEurPerMw: 50, alreadySetMw: [] }],
      fuels: { naturalGas: { priceEurPerMwh: 40, tax: [], emissionsTonPerMwh: 0.2 } },
      assets: [
        { ...battery, startMwh: null, end: 'cyclic' },
        {
          kind: 'chp',
          name: 'chp',
          level: 'steam',
          powerMw: 2,
          electricEfficiency: 0.35,
          heatEfficiency: 0.45,
          fuel: 'naturalGas',
          operationEurPerMwh: 5,
          canDumpHeat: true,
        },
      ],
    });
    const hourly = await operate(24, 60, site);
    const quarterly = await operate(96, 15, site);
    expect(quarterly.certificate.costEur).toBeCloseTo(hourly.certificate.costEur, 6);
  });

  test.each([
    ['without peaks', []],
    [
      'with a monthly peak that is pressed against the limit',
      [{ period: 'month', priceEurPerMw: 30, alreadySetMw: [] }],
    ],
  ] as const)(
    'the value of a MW agrees with the cost of a slightly larger limit, %s',
    async (_name, peaks) => {
      const load = Float64Array.from({ length: 24 }, (_, t) => 2 + Math.sin(t));
      const at = (importMw: number) =>
        operate(
          24,
          60,
          siteWith({ electricityLoadMw: load, limits: { importMw, exportMw: 0 }, peaks, assets: [battery] }),
        );
      const [here, more] = [await at(2.5), await at(2.501)];
      const slope = (here.certificate.costEur - more.certificate.costEur) / 0.001;
      expect(here.site.valueOfOneMwEur).toBeGreaterThan(0);
      expect(here.site.valueOfOneMwEur).toBeCloseTo(slope, 3);
    },
  );
});

function worstImbalance(site: SiteOperation, carrier: Flow['carrier']): number {
  const net = new Float64Array(24);
  for (const { role, carrier: own, values } of site.flows) {
    if (own !== carrier || (role !== 'source' && role !== 'sink')) continue;
    for (let t = 0; t < 24; t++) net[t]! += role === 'source' ? values[t]! : -values[t]!;
  }
  return Math.max(...net.map(Math.abs));
}

function overlap(site: SiteOperation, one: string, other: string): number {
  const [a, b] = [flow(site, one), flow(site, other)];
  if (!a || !b) return 0;
  return Math.max(...a.values.map((mw, t) => Math.min(mw, b.values[t]!)));
}
