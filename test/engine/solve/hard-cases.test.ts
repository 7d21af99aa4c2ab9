import { describe, expect, test } from 'vitest';
import { type Asset, dispatch } from '../../../engine/index.ts';
import { battery, siteWith } from '../small-site.ts';
import {
  boiler,
  electrode,
  judged,
  most,
  OPTIONS,
  panels,
  prices,
  richSite,
  STEPS,
  shift,
  single,
  smallBesideLarge,
  sum,
  TOLERANCE,
  tank,
  values,
  WITHIN_MW,
  wave,
} from './hard-site.ts';

describe('prices', () => {
  test('flat: stores with losses have nothing to earn', async () => {
    const flat = {
      importEurPerMwh: 50,
      exportEurPerMwh: 46,
      peaks: [],
      limits: { importMw: 10, exportMw: 3 },
    };
    const { sites } = await judged(single(richSite(STEPS, flat)));
    expect(sum(values(sites[0]!, 'battery.discharge'))).toBeLessThan(STEPS * WITHIN_MW);
  });

  test('flat, stores without losses or wear: any plan costs the same', async () => {
    const perfect = { efficiencyIn: 1, efficiencyOut: 1, lossPerHour: 0 };
    const assets = [{ ...battery, ...perfect }, { ...tank, ...perfect } as Asset, boiler(6), electrode(3)];
    const flat = { importEurPerMwh: 50, exportEurPerMwh: 50, assets };
    await judged(single(richSite(STEPS, flat)));
  });

  test('nil throughout', async () => {
    const { certificate } = await judged(
      single(
        richSite(STEPS, {
          importEurPerMwh: 0,
          exportEurPerMwh: 0,
          peaks: [],
          limits: { importMw: 12, exportMw: 1 },
          assets: [battery, electrode(4)],
        }),
      ),
    );
    // Heat costs its operation only.
    expect(certificate.costEur).toBeCloseTo(0.3 * sum(wave(STEPS, 1.5, 3)), 3);
  });

  test('negative, with curtailment for nothing', async () => {
    const price = Float64Array.from(prices(STEPS), eur => eur - 50);
    const { sites, certificate } = await judged(
      single(
        richSite(STEPS, {
          importEurPerMwh: price,
          exportEurPerMwh: price.map(eur => eur - 4),
          assets: [battery, tank, boiler(6), electrode(3), panels(STEPS, 8)],
        }),
      ),
    );
    expect(most(values(sites[0]!, 'pv.curtailed'))).toBeGreaterThan(1);
    expect(certificate.gap).toBeLessThan(0.02);
  });
});

describe('sizes', () => {
  test('assets of size nil are as good as absent', async () => {
    const none: Asset[] = [
      { ...battery, name: 'no-power', chargeMw: 0, dischargeMw: 0 },
      { ...battery, name: 'no-energy', energyMwh: 0 },
      { ...battery, name: 'no-charge', chargeMw: 0, startMwh: 2, end: 2 },
      { ...battery, name: 'kept', chargeMw: 0, dischargeMw: 0, startMwh: 1, end: 'cyclic' },
      { ...battery, name: 'cyclic-nothing', energyMwh: 0, startMwh: null, end: 'cyclic' },
      { ...tank, name: 'no-tank', energyMwh: 0, chargeMw: 0, dischargeMw: 0 } as Asset,
      { ...shift, name: 'no-shift', awayMw: 0, backMw: 0, energyMwh: 0 } as Asset,
      { ...electrode(0), name: 'no-electrode' } as Asset,
      { kind: 'heatPump', name: 'no-pump', level: 'hotWater', heatMw: 0, cop: 3, operationEurPerMwh: 0 },
      { ...panels(STEPS, 0), name: 'no-pv' } as Asset,
      {
        kind: 'chp',
        name: 'no-chp',
        level: 'steam',
        powerMw: 0,
        electricEfficiency: 0.4,
        heatEfficiency: 0.4,
        fuel: 'naturalGas',
        operationEurPerMwh: 0,
        canDumpHeat: true,
      },
    ];
    const site = richSite(STEPS);
    const [plain, padded] = [
      await judged(single(site)),
      await judged(single({ ...site, assets: [...site.assets, ...none] })),
    ];
    const apart = Math.abs(plain.certificate.costEur - padded.certificate.costEur);
    expect(apart).toBeLessThanOrEqual(TOLERANCE * plain.certificate.costEur);
  });

  test('no demand at all', async () => {
    const nothing = { electricityLoadMw: 0, heatLoadMw: { steam: 0 } };
    const { certificate } = await judged(
      single(richSite(STEPS, { ...nothing, limits: { importMw: 5, exportMw: 0 } })),
    );
    expect(certificate.costEur).toBeCloseTo(0, 6);
  });

  test('no demand and nothing that could move', async () => {
    const empty = { electricityLoadMw: 0, heatLoadMw: {}, limits: { importMw: 0, exportMw: 0 } };
    const stuck: Asset = { ...battery, startMwh: 2, end: 'cyclic' };
    const { certificate } = await judged(single(richSite(STEPS, { ...empty, assets: [stuck, shift] })));
    expect(certificate.costEur).toBeCloseTo(0, 9);
  });

  test('a battery of 5 kW beside a site of 300 MW under one limit', async () => {
    const { sites } = await judged(smallBesideLarge());
    // Whatever rounding the large site leaves, the small one still uses its battery.
    expect(sum(values(sites[0]!, 'battery.discharge'))).toBeGreaterThan(0.05);
    expect(most(values(sites[0]!, 'battery.level'))).toBeLessThanOrEqual(0.01 + 1e-9);
  });

  test('a site of a kilowatt by itself', async () => {
    const kilo = 1e-3;
    const small = siteWith({
      electricityLoadMw: wave(STEPS, 2 * kilo, 2),
      limits: { importMw: 4 * kilo, exportMw: kilo },
      importEurPerMwh: prices(STEPS),
      exportEurPerMwh: prices(STEPS).map(eur => eur - 4),
      peaks: [{ period: 'month', priceEurPerMw: 900, alreadySetMw: [] }],
      assets: [{ ...battery, chargeMw: kilo, dischargeMw: kilo, energyMwh: 2 * kilo }],
    });
    await judged(single(small));
  });
});

describe('load above the limit', () => {
  const limits = { importMw: 2.5, exportMw: 0 };
  const load = wave(STEPS, 2, 2);
  const beyond = sum(load.map(mw => Math.max(0, mw - 2.5)));

  test('with a price on what is not served, the rest is', async () => {
    const site = richSite(STEPS, { electricityLoadMw: load, heatLoadMw: {}, limits, assets: [shift] });
    const { sites } = await judged(single({ ...site, assets: [] }));
    expect(beyond).toBeGreaterThan(50);
    expect(sites[0]!.unservedMwh).toBeCloseTo(beyond, 4);
    // Shifting takes part of it away.
    const shifted = await judged(single(site));
    expect(shifted.sites[0]!.unservedMwh).toBeLessThan(beyond - 1);
  });

  test('without one, the hours and the cheapest ways out are told', async () => {
    const site = richSite(STEPS, {
      electricityLoadMw: load,
      heatLoadMw: {},
      limits,
      assets: [],
      unserved: { electricityEurPerMwh: null, heatEurPerMwh: null },
    });
    const answer = await dispatch(single(site), OPTIONS);
    if (answer.status !== 'infeasible') throw new Error(answer.status);
    const { shortages, shortMwh, repairs } = answer.infeasibility;
    expect(shortMwh).toBeCloseTo(beyond, 4);
    expect(shortages[0]).toMatchObject({ site: 'site', limit: 'electricity' });
    expect(shortages[0]!.shortMw).toBeCloseTo(most(load) - 2.5, 6);
    const raise = repairs.find(({ change }) => change === 'raise-import-limit')!;
    expect(raise.amount).toBeCloseTo(most(load) - 2.5, 6);
  });

  test('heat that nothing can make is told too, with stores on the site', async () => {
    const answer = await dispatch(
      single(
        richSite(STEPS, {
          heatLoadMw: { steam: 3 },
          unserved: { electricityEurPerMwh: 3000, heatEurPerMwh: null },
          assets: [battery, tank, boiler(2)],
        }),
      ),
      OPTIONS,
    );
    if (answer.status !== 'infeasible') throw new Error(answer.status);
    const { shortages, repairs, shortMwh } = answer.infeasibility;
    expect(shortages.every(({ limit }) => limit === 'steam')).toBe(true);
    // The tank begins empty, so that all of the missing MW is missing all the time.
    expect(shortMwh).toBeCloseTo(STEPS, 3);
    expect(repairs.find(({ change }) => change === 'raise-heat-capacity')!.amount).toBeCloseTo(1, 6);
  });
});
