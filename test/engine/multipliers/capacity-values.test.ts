import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Asset,
  type DispatchOptions,
  dispatch,
  type LimitValue,
  type Site,
} from '../../../engine/index.ts';
import { anySite, battery, groupOf, siteWith } from '../small-site.ts';

const OPTIONS: DispatchOptions = {
  tolerance: 1e-8,
  deadlineMs: null,
  foresight: 'perfect',
  limitValues: true,
};

async function solve(site: Site) {
  const steps = (site.importEurPerMwh as Float64Array).length;
  const answer = await dispatch(groupOf(steps, 60, site), OPTIONS);
  if (answer.status === 'infeasible') throw new Error('infeasible');
  return { costEur: answer.certificate.costEur, limits: answer.sites[0]!.limits!, answer };
}

async function limitOf(site: Site, asset: string | null, of: LimitValue['of']) {
  const { limits } = await solve(site);
  return limits.find(limit => limit.asset === asset && limit.of === of)!;
}

describe('values that can be checked in the head', () => {
  test('a full connection: what lost load costs less what power costs, in the hours that it is full', async () => {
    const site = siteWith({
      electricityLoadMw: Float64Array.of(1, 3, 3, 1),
      limits: { importMw: 2, exportMw: 0 },
      importEurPerMwh: Float64Array.of(50, 60, 70, 80),
      unserved: { electricityEurPerMwh: 1000, heatEurPerMwh: null },
    });
    const limit = await limitOf(site, null, 'import');
    expect(limit).toMatchObject({ unit: 'MW', size: 2, hoursAtLimit: 2 });
    expect([...limit.byStepEurPerUnit].map(Math.round)).toEqual([0, 940, 930, 0]);
    expect(limit.valueEurPerUnit).toBeCloseTo(940 + 930, 4);
  });

  test('a battery without losses: a MW in and out and a MWh in between earn the difference of two prices', async () => {
    const lossless = { ...battery, efficiencyIn: 1, efficiencyOut: 1 };
    const site = siteWith({
      electricityLoadMw: 5,
      importEurPerMwh: Float64Array.of(20, 100),
      assets: [{ ...lossless, chargeMw: 3, dischargeMw: 3, energyMwh: 1 }],
    });
    expect((await limitOf(site, 'battery', 'energy')).valueEurPerUnit).toBeCloseTo(80, 4);
    expect((await limitOf(site, 'battery', 'charge')).valueEurPerUnit).toBeCloseTo(0, 4);
    const narrow = { ...site, assets: [{ ...lossless, chargeMw: 1, dischargeMw: 3, energyMwh: 4 }] };
    expect((await limitOf(narrow, 'battery', 'charge')).valueEurPerUnit).toBeCloseTo(80, 4);
    expect((await limitOf(narrow, 'battery', 'energy')).valueEurPerUnit).toBeCloseTo(0, 4);
  });

  test('panels: a MW more brings what it makes at the price of power', async () => {
    const pv: Asset = {
      kind: 'pv',
      name: 'pv',
      availableMw: Float64Array.of(0, 2, 1),
      curtailment: { share: 1, costEurPerMwh: 0 },
    };
    const site = siteWith({
      electricityLoadMw: 5,
      importEurPerMwh: Float64Array.of(90, 40, 60),
      assets: [pv],
    });
    // Of 2 MW peak: all of it at 40 and half of it at 60.
    const limit = await limitOf(site, 'pv', 'available');
    expect(limit).toMatchObject({ size: 2, hoursAtLimit: 2 });
    expect(limit.valueEurPerUnit).toBeCloseTo(40 + 30, 4);
  });

  test('a charge on the peak: a MW less of it saves the charge', async () => {
    const site = siteWith({
      electricityLoadMw: Float64Array.of(1, 4, 2),
      importEurPerMwh: Float64Array.of(50, 50, 50),
      peaks: [{ period: 'month', priceEurPerMw: 700, alreadySetMw: [0] }],
    });
    const limit = await limitOf(site, null, 'peak');
    expect(limit).toMatchObject({ size: 4, hoursAtLimit: 1 });
    expect(limit.valueEurPerUnit).toBeCloseTo(700, 4);
  });
});

/** Fields of an asset that hold a capacity, by what they limit. */
const FIELDS: Readonly<Record<string, string>> = {
  heat: 'heatMw',
  power: 'powerMw',
  charge: 'chargeMw',
  discharge: 'dischargeMw',
  energy: 'energyMwh',
  away: 'awayMw',
  back: 'backMw',
};

function resized(site: Site, { asset: name, of, size }: LimitValue, by: number): Site {
  const assets = site.assets.map(asset => {
    if (asset.name !== name) return asset;
    if ('availableMw' in asset)
      return { ...asset, availableMw: (asset.availableMw as Float64Array).map(mw => mw * (1 + by / size)) };
    return { ...asset, [FIELDS[of]!]: size + by };
  });
  return { ...site, assets: assets as Asset[] };
}

/** Least cost of a site; infinite where it is proven to have no plan: a store begins with more than it holds, panels make more than may leave. */
async function leastCost(site: Site): Promise<number> {
  const steps = (site.importEurPerMwh as Float64Array).length;
  const answer = await dispatch(groupOf(steps, 60, site), OPTIONS);
  if (answer.status !== 'infeasible') return answer.certificate.costEur;
  expect(answer.infeasibility.isProven).not.toBe(false);
  return Number.POSITIVE_INFINITY;
}

const H = 1e-3;

test('every value lies between what a little more saves and what a little less costs', async () => {
  await fc.assert(
    fc.asyncProperty(anySite(8), async made => {
      // Flat taxes: a bracket that is passed makes the cost bend for other reasons. No levy: its price may be any of an interval.
      const site: Site = {
        ...made,
        electricityTax: [],
        fuels: { naturalGas: { ...made.fuels.naturalGas!, tax: [] } },
        carbon: { ...made.carbon, levyEurPerTon: 0 },
        importEurPerMwh: (made.importEurPerMwh as Float64Array).map(price => Math.abs(price) + 2),
        exportEurPerMwh: (made.exportEurPerMwh as Float64Array).map(price => Math.abs(price) - 2),
      };
      fc.pre(Number.isFinite(await leastCost(site)));
      const { costEur, limits, answer } = await solve(site);
      if (answer.status !== 'optimal') return;
      const gapEur = answer.certificate.costEur - answer.certificate.boundEur;
      for (const limit of limits.filter(({ asset }) => asset !== null)) {
        const h = Math.min(H, limit.size / 2);
        const more = (costEur - (await leastCost(resized(site, limit, h)))) / h;
        const less = ((await leastCost(resized(site, limit, -h))) - costEur) / h;
        const slack = (2 * Math.max(gapEur, 1e-8 * Math.abs(costEur))) / h + 1e-3;
        expect(limit.valueEurPerUnit, `${limit.asset} ${limit.of}`).toBeGreaterThanOrEqual(more - slack);
        expect(limit.valueEurPerUnit, `${limit.asset} ${limit.of}`).toBeLessThanOrEqual(less + slack);
      }
    }),
    { numRuns: 25 },
  );
}, 60_000);
