import { describe, expect, test } from 'vitest';
import { type Asset, dispatch, type Site, spanAxis, yearAxis } from '../../../engine/index.ts';
import { battery, groupOf, siteWith } from '../small-site.ts';
import {
  boiler,
  electrode,
  judged,
  most,
  OPTIONS,
  prices,
  richSite,
  STEPS,
  single,
  TOLERANCE,
  tank,
  values,
  WITHIN_MW,
  wave,
} from './hard-site.ts';

describe('peaks', () => {
  test('set already above anything that can be reached: import is free of them', async () => {
    const site = richSite(STEPS, {
      peaks: [{ period: 'month', priceEurPerMw: 900, alreadySetMw: [40, 40] }],
    });
    const [peaked, free] = [await judged(single(site)), await judged(single({ ...site, peaks: [] }))];
    const apart = Math.abs(peaked.certificate.costEur - 2 * 40 * 900 - free.certificate.costEur);
    expect(apart).toBeLessThanOrEqual(2 * TOLERANCE * peaked.certificate.costEur);
  });

  test('set to exactly the import limit', async () => {
    await judged(
      single(richSite(STEPS, { peaks: [{ period: 'month', priceEurPerMw: 900, alreadySetMw: [5, 5] }] })),
    );
  });

  test('set in the first month only, with weeks beside months', async () => {
    const peaks: Site['peaks'] = [
      { period: 'month', priceEurPerMw: 900, alreadySetMw: [3] },
      { period: 'week', priceEurPerMw: 200, alreadySetMw: [] },
    ];
    await judged(single(richSite(STEPS, { peaks })));
  });

  test('in a month of one hour, at the start and at the end of the axis', async () => {
    // 31 January 23:00 to 1 March 00:00 local time, and from the last hour of a month to the first of the one after next.
    const peaks: Site['peaks'] = [{ period: 'month', priceEurPerMw: 50, alreadySetMw: [] }];
    const steps = 1 + 29 * 24 + 1;
    const axis = spanAxis(Date.UTC(2024, 0, 31, 22), steps, 60);
    expect(axis.months).toHaveLength(3);
    const site = richSite(steps, { peaks });
    const { sites } = await judged({ axis, sites: [site], sharedLimits: [] });
    const bought = values(sites[0]!, 'import');
    const peakMw = bought[0]! + most(bought.slice(1, -1)) + bought.at(-1)!;
    expect(sites[0]!.costParts.gridPeak).toBeCloseTo(50 * peakMw, 3);
  });

  test('of a single hour', async () => {
    const site = siteWith({
      electricityLoadMw: 3,
      peaks: [{ period: 'month', priceEurPerMw: 50, alreadySetMw: [] }],
      assets: [{ ...battery, startMwh: 1 }],
    });
    const { certificate } = await judged(groupOf(1, 60, site));
    // The battery gives its 0.9 MWh.
    expect(certificate.costEur).toBeCloseTo((50 + 50) * 2.1, 6);
  });
});

describe('axes', () => {
  test('quarters of an hour cost what hours do where nothing changes within one', async () => {
    const hours = STEPS / 2;
    const held = (series: Float64Array) =>
      Float64Array.from({ length: 4 * hours }, (_, q) => series[q >> 2]!);
    const hourly = richSite(hours);
    const pv = hourly.assets.find(asset => asset.kind === 'pv')!;
    const quarterly = richSite(hours, {
      electricityLoadMw: held(wave(hours, 2, 2)),
      heatLoadMw: { steam: held(wave(hours, 1.5, 3)) },
      importEurPerMwh: held(prices(hours)),
      exportEurPerMwh: held(prices(hours).map(eur => eur - 4)),
      assets: hourly.assets.map(asset =>
        asset === pv ? { ...pv, availableMw: held(pv.availableMw as Float64Array) } : asset,
      ),
    });
    const fine = await judged(groupOf(4 * hours, 15, quarterly));
    const coarse = await judged(groupOf(hours, 60, hourly));
    // A finer axis may do anything a coarser one does.
    expect(fine.certificate.costEur).toBeLessThanOrEqual(coarse.certificate.costEur * (1 + TOLERANCE));
    expect(fine.certificate.costEur).toBeGreaterThan(coarse.certificate.costEur * 0.98);
  });

  test('constant inputs cost the same on hours and quarters', async () => {
    const constant: Partial<Site> = {
      electricityLoadMw: 3,
      heatLoadMw: { steam: 2 },
      importEurPerMwh: 50,
      exportEurPerMwh: 40,
      unserved: { electricityEurPerMwh: 3000, heatEurPerMwh: null },
      assets: [
        { ...battery, startMwh: 2, end: 1 },
        // What a level loses within an hour depends on when in the hour it is filled.
        { ...tank, startMwh: 1, end: 'cyclic', lossPerHour: 0 } as Asset,
        boiler(6),
        electrode(3),
      ],
    };
    const hours = 168;
    const hourly = await judged(groupOf(hours, 60, richSite(hours, constant)));
    const quarterly = await judged(groupOf(4 * hours, 15, richSite(4 * hours, constant)));
    expect(hourly.certificate.costEur).toBeGreaterThan(1000);
    const apart = Math.abs(quarterly.certificate.costEur - hourly.certificate.costEur);
    expect(apart).toBeLessThanOrEqual(2 * TOLERANCE * hourly.certificate.costEur);
  });

  test('a leap year has its 366 days', async () => {
    // Every day (UTC) is like every other, so that a store that keeps nothing overnight earns the same on each.
    const byDay = (steps: number, cheap: number, dear: number) =>
      Float64Array.from({ length: steps }, (_, t) => (t % 24 < 6 ? cheap : dear));
    const yearOf = async (year: number) => {
      const axis = yearAxis(year, 60);
      const empty = { startMwh: 0, end: 0 } as const;
      const site = richSite(axis.steps, {
        electricityLoadMw: byDay(axis.steps, 1, 3),
        heatLoadMw: { steam: byDay(axis.steps, 1, 2) },
        importEurPerMwh: byDay(axis.steps, 10, 90),
        exportEurPerMwh: byDay(axis.steps, 6, 86),
        peaks: [],
        assets: [{ ...battery, ...empty }, { ...tank, ...empty } as Asset, boiler(6), electrode(3)],
      });
      const answer = await dispatch({ axis, sites: [site], sharedLimits: [] }, OPTIONS);
      if (answer.status === 'infeasible') throw new Error('infeasible');
      expect(answer.status).toBe('optimal');
      expect(answer.certificate.maxResidualMw).toBeLessThanOrEqual(WITHIN_MW);
      return answer.certificate.costEur / (axis.steps / 24);
    };
    const [leap, common] = [await yearOf(2024), await yearOf(2023)];
    expect(yearAxis(2024, 60).steps).toBe(366 * 24);
    expect(Math.abs(leap - common)).toBeLessThanOrEqual(2 * TOLERANCE * common);
  });
});
