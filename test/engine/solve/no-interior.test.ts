import { describe, expect, test } from 'vitest';
import type { Asset } from '../../../engine/index.ts';
import { battery } from '../small-site.ts';
import {
  boiler,
  electrode,
  judged,
  most,
  panels,
  prices,
  richSite,
  STEPS,
  single,
  sum,
  sun,
  TOLERANCE,
  tank,
  values,
  wave,
} from './hard-site.ts';

describe('no strict interior', () => {
  test('an import limit equal to the load in every hour', async () => {
    const load = wave(STEPS, 2, 2);
    const { sites, certificate } = await judged(
      single(
        richSite(STEPS, {
          electricityLoadMw: load,
          heatLoadMw: {},
          limits: { importMw: load, exportMw: 0 },
          peaks: [],
          unserved: { electricityEurPerMwh: null, heatEurPerMwh: null },
          assets: [{ ...battery, efficiencyIn: 1, efficiencyOut: 1 }],
        }),
      ),
    );
    // It may still be charged by less import later: with nothing stored at the start, it cannot.
    expect(sum(values(sites[0]!, 'import'))).toBeCloseTo(sum(load), 4);
    expect(certificate.costEur).toBeCloseTo(sum(load.map((mw, t) => mw * prices(STEPS)[t]!)), 2);
  });

  test('a store whose least and most are one', async () => {
    const fixed = { energyMwh: 1, minimumMwh: 1, startMwh: 1, end: 'cyclic' } as const;
    const site = richSite(STEPS);
    const assets = [...site.assets, { ...battery, ...fixed, name: 'full' } as Asset];
    const { sites } = await judged(single({ ...site, assets }));
    expect(values(sites[0]!, 'full.level').every(mwh => Math.abs(mwh - 1) < 1e-6)).toBe(true);
  });

  test('stores that begin on a bound and end at the only level they can reach', async () => {
    // 1 MW at 0.9 for 504 hours is exactly the end level: it has to charge all the time.
    const endMwh = 0.9 * STEPS;
    const forced: Asset = { ...battery, name: 'forced', energyMwh: 500, end: endMwh };
    const full: Asset = { ...battery, name: 'full', startMwh: 2, end: 2 };
    const { sites } = await judged(
      single(richSite(STEPS, { limits: { importMw: 8, exportMw: 1 }, assets: [forced, full, boiler(6)] })),
    );
    expect(values(sites[0]!, 'forced.charge').every(mw => Math.abs(mw - 1) < 1e-5)).toBe(true);
    expect(values(sites[0]!, 'forced.level').at(-1)).toBeCloseTo(endMwh, 5);
  });

  test('panels at night, and nothing else that could give', async () => {
    const { sites } = await judged(
      single(
        richSite(STEPS, {
          electricityLoadMw: sun(STEPS, 1),
          heatLoadMw: {},
          limits: { importMw: 0, exportMw: 0 },
          unserved: { electricityEurPerMwh: null, heatEurPerMwh: null },
          assets: [panels(STEPS, 2), { ...battery, startMwh: 0 }],
        }),
      ),
    );
    expect(sites[0]!.curtailedMwh).toBeGreaterThan(0);
    expect(most(values(sites[0]!, 'pv.curtailed').filter((_, t) => sun(STEPS, 1)[t] === 0))).toBe(0);
  });

  test('demand that only one asset at full power can meet', async () => {
    const { sites } = await judged(
      single(
        richSite(STEPS, {
          heatLoadMw: { steam: 2 },
          limits: { importMw: 8, exportMw: 0 },
          unserved: { electricityEurPerMwh: null, heatEurPerMwh: null },
          assets: [battery, tank, electrode(2)],
        }),
      ),
    );
    expect(values(sites[0]!, 'electrode.heat').every(mw => Math.abs(mw - 2) < 1e-5)).toBe(true);
  });

  test('a cyclic stock that stays empty', async () => {
    const cyclic = { startMwh: null, end: 'cyclic', wearEurPerMwh: 200 } as const;
    const { sites } = await judged(
      single(
        richSite(STEPS, {
          peaks: [],
          limits: { importMw: 10, exportMw: 3 },
          assets: [
            { ...battery, ...cyclic },
            { ...tank, ...cyclic } as Asset,
            { ...battery, ...cyclic, name: 'leaky', lossPerHour: 0.05 },
            boiler(6),
            electrode(3),
          ],
        }),
      ),
    );
    for (const name of ['battery.discharge', 'tank.discharge', 'leaky.discharge', 'leaky.level'])
      expect(most(values(sites[0]!, name))).toBeLessThan(1e-5);
  });

  test.each([
    [
      'energy',
      { name: 'nil', asset: 'electrode', flows: ['electrode.heat'], unit: 'MWh', limit: 0, mwhPerUnit: 1 },
    ],
    [
      'hours',
      { name: 'nil', asset: 'electrode', flows: ['electrode.heat'], unit: 'h', limit: 0, mwhPerUnit: 3 },
    ],
  ] as const)('a budget of no %s', async (_name, budget) => {
    const site = richSite(STEPS);
    const assets = site.assets.filter(({ name }) => name !== 'electrode');
    const [none, nil] = [
      await judged(single({ ...site, assets })),
      await judged(single({ ...site, budgets: [budget] })),
    ];
    expect(sum(values(nil.sites[0]!, 'electrode.heat'))).toBeLessThan(1e-4);
    const apart = Math.abs(none.certificate.costEur - nil.certificate.costEur);
    expect(apart).toBeLessThanOrEqual(2 * TOLERANCE * none.certificate.costEur);
    expect(nil.sites[0]!.budgets[0]!).toMatchObject({ name: 'nil' });
  });
});
