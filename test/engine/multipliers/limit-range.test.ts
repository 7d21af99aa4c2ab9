import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type DispatchOptions,
  dispatch,
  type LimitRange,
  type Site,
  type SiteGroup,
  type SiteOperation,
} from '../../../engine/index.ts';
import { anySite, battery, groupOf, siteWith } from '../small-site.ts';

const OPTIONS: DispatchOptions = { tolerance: 1e-6, deadlineMs: null, foresight: 'perfect' };

async function solve(group: SiteGroup, options: Partial<DispatchOptions> = { ranges: true }) {
  const answer = await dispatch(group, { ...OPTIONS, ...options });
  if (answer.status === 'infeasible') throw new Error('infeasible');
  return answer;
}

const rangeOf = async (site: Site): Promise<{ range: LimitRange; operation: SiteOperation }> => {
  const answer = await solve(groupOf(4, 60, site));
  return { range: answer.sites[0]!.valueRange!, operation: answer.sites[0]! };
};

describe('worth of a MW from both sides', () => {
  test('is one number where import is limited and load is left over', async () => {
    const { range, operation } = await rangeOf(
      siteWith({ electricityLoadMw: 3, limits: { importMw: 2, exportMw: 0 } }),
    );
    // In each of four hours a MW more serves a MW at 3,000 instead of losing it, and costs 50.
    expect(range.more.eurPerMw).toBeCloseTo(4 * 2950, 3);
    expect(range.less!.eurPerMw).toBeCloseTo(4 * 2950, 3);
    expect(range.differs).toBe(false);
    expect(operation.valueOfOneMwEur).toBeCloseTo(4 * 2950, 6);
  });

  test('is nil and the value of lost load where the load is exactly the limit', async () => {
    const { range, operation } = await rangeOf(
      siteWith({ electricityLoadMw: 2, limits: { importMw: 2, exportMw: 0 } }),
    );
    expect(range.more.eurPerMw).toBeCloseTo(0, 6);
    expect(range.less!.eurPerMw).toBeCloseTo(4 * 2950, 3);
    expect(range.differs).toBe(true);
    const perHour = (name: string) => operation.flows.find(flow => flow.name === name)!.values;
    for (let t = 0; t < 4; t++) {
      expect(perHour('importLimitValueMore')[t]).toBeCloseTo(0, 6);
      expect(perHour('importLimitValueLess')[t]).toBeCloseTo(2950, 6);
    }
    expect(operation.valueOfOneMwEur).toBeGreaterThanOrEqual(-1e-6);
    expect(operation.valueOfOneMwEur).toBeLessThanOrEqual(4 * 2950 + 1e-6);
  });

  test('has no lower side where less leaves no plan', async () => {
    const { range } = await rangeOf(
      siteWith({
        electricityLoadMw: 2,
        limits: { importMw: 2, exportMw: 0 },
        unserved: { electricityEurPerMwh: null, heatEurPerMwh: null },
      }),
    );
    expect(range.less).toBeNull();
    expect(range.differs).toBe(true);
    expect(range.more.eurPerMw).toBeCloseTo(0, 6);
  });

  test('has no worth on either side at a flat price without need', async () => {
    const { range } = await rangeOf(
      siteWith({ electricityLoadMw: 1, assets: [{ ...battery, startMwh: 1, end: 1 }] }),
    );
    expect(range).toMatchObject({ differs: false });
    expect(range.more.mostEurPerMw).toBeLessThan(0.01);
    expect(range.less!.mostEurPerMw).toBeLessThan(0.01);
  });

  test('is not asked of a connection that is not there', async () => {
    const site = siteWith({ limits: { importMw: 0, exportMw: 0 } });
    expect((await solve(groupOf(4, 60, site))).sites[0]!.valueRange).toBeNull();
    expect((await solve(groupOf(4, 60, site), {})).sites[0]!.valueRange).toBeNull();
  });
});

describe('random small sites', () => {
  test('the multiplier lies within the range, and both sides are finite differences of two dispatches', async () => {
    let different = 0;
    await fc.assert(
      fc.asyncProperty(anySite(12), async site => {
        const group = groupOf(12, 60, site);
        const base = await dispatch(group, { ...OPTIONS, ranges: true });
        if (base.status === 'infeasible') return;
        const { valueRange: range, valueOfOneMwEur } = base.sites[0]!;
        if (!range) {
          expect(site.limits.importMw).toBe(0);
          return;
        }
        const moved = async (mw: number) => {
          const limits = { ...site.limits, importMw: (site.limits.importMw as number) + mw };
          const answer = await dispatch(groupOf(12, 60, { ...site, limits }), OPTIONS);
          return answer.status === 'infeasible' ? Number.NaN : answer.certificate;
        };
        const [more, less] = [await moved(range.stepMw), await moved(-range.stepMw)];
        for (const side of [range.more, range.less!]) {
          expect(side.leastEurPerMw).toBeLessThanOrEqual(side.eurPerMw + 1e-4);
          expect(side.eurPerMw).toBeLessThanOrEqual(side.mostEurPerMw + 1e-4);
        }
        // Taxes may end in another bracket once the limit moves; the multiplier is that of the bracket at hand.
        if (site.electricityTax.length > 0 || typeof more === 'number' || typeof less === 'number') return;
        const { costEur } = base.certificate;
        const wide = range.more.mostEurPerMw - range.more.leastEurPerMw;
        const within = 1e-4 + wide + range.less!.mostEurPerMw - range.less!.leastEurPerMw;
        expect(Math.abs(range.more.eurPerMw - (costEur - more.costEur) / range.stepMw)).toBeLessThan(
          within + 1,
        );
        expect(Math.abs(range.less!.eurPerMw - (less.costEur - costEur) / range.stepMw)).toBeLessThan(
          within + 1,
        );
        if (base.exclusiveChoices.length > 0) return;
        const sumOf = (name: string) =>
          base.sites[0]!.flows.find(flow => flow.name === name)!.values.reduce((sum, eur) => sum + eur, 0);
        // Convex: beyond the step a MW more is worth no more, and before it one less costs no less.
        expect(sumOf('importLimitValueMore')).toBeLessThanOrEqual(range.more.mostEurPerMw + within);
        expect(sumOf('importLimitValueLess')).toBeGreaterThanOrEqual(range.less!.leastEurPerMw - within);
        expect(valueOfOneMwEur).toBeGreaterThanOrEqual(range.more.leastEurPerMw - within);
        expect(valueOfOneMwEur).toBeLessThanOrEqual(range.less!.mostEurPerMw + within);
        if (range.differs) different++;
      }),
      { numRuns: 50, seed: 21 },
    );
    expect(different).toBeGreaterThan(0);
  });
});

describe('the worth of a MW in one hour', () => {
  test('lies between what a little more in that hour saves and a little less costs', async () => {
    const step = 0.01;
    let positive = 0;
    const cases = fc.record({ site: anySite(12), hour: fc.integer({ min: 0, max: 11 }) });
    await fc.assert(
      fc.asyncProperty(cases, async ({ site, hour }) => {
        const limitMw = site.limits.importMw as number;
        const costWith = async (mw: number) => {
          const importMw = new Float64Array(12).fill(limitMw);
          importMw[hour]! += mw;
          const limits = { ...site.limits, importMw };
          return dispatch(groupOf(12, 60, { ...site, electricityTax: [], limits }), OPTIONS);
        };
        if (limitMw < step) return;
        const [less, base, more] = [await costWith(-step), await costWith(0), await costWith(step)];
        if (less.status !== 'optimal' || base.status !== 'optimal' || more.status !== 'optimal') return;
        const worth = base.sites[0]!.flows.find(({ name }) => name === 'importLimitValue')!.values[hour]!;
        const eur = base.certificate.costEur;
        const slack = (2e-8 * Math.max(1, Math.abs(eur))) / step;
        expect(worth).toBeGreaterThanOrEqual((eur - more.certificate.costEur) / step - slack);
        expect(worth).toBeLessThanOrEqual((less.certificate.costEur - eur) / step + slack);
        if (worth > 1) positive++;
      }),
      { numRuns: 60, seed: 5 },
    );
    expect(positive).toBeGreaterThan(5);
  });
});

describe('a shared limit', () => {
  const site = (name: string, ...loadMw: number[]) =>
    siteWith({
      name,
      electricityLoadMw: Float64Array.from(loadMw),
      limits: { importMw: 5, exportMw: 0 },
    });
  const hub = (importMw: number): SiteGroup => ({
    ...groupOf(2, 60, site('bakery', 4, 1), site('cold-store', 1, 3)),
    sharedLimits: [{ name: 'park', sites: ['bakery', 'cold-store'], importMw, exportMw: 0 }],
  });

  test('is worth per hour and in all what it would let through', async () => {
    const { sharedLimits } = await solve(hub(4.5));
    const [park] = sharedLimits;
    // Only the first hour is short: 5 MW of load at 4.5 MW.
    expect(park).toMatchObject({ name: 'park', hoursAtLimit: 1 });
    expect(park!.peakImportMw).toBeCloseTo(4.5, 9);
    expect(Array.from(park!.netImportMw)).toEqual([4.5, 4].map(mw => expect.closeTo(mw, 9)));
    expect(park!.importValueEurPerMw[0]).toBeCloseTo(2950, 6);
    expect(park!.importValueEurPerMw[1]).toBeCloseTo(0, 6);
    expect(park!.valueOfOneMwEur).toBeCloseTo(2950, 6);
    expect(park!.valueRange!.more.eurPerMw).toBeCloseTo(2950, 3);
    expect(park!.valueRange!.less!.eurPerMw).toBeCloseTo(2950, 3);
    expect(park!.valueRange!.differs).toBe(false);
  });

  test('exactly at the load has a worth from below only', async () => {
    const { sharedLimits, sites } = await solve(hub(5));
    const range = sharedLimits[0]!.valueRange!;
    expect(range.more.eurPerMw).toBeCloseTo(0, 6);
    expect(range.less!.eurPerMw).toBeCloseTo(2950, 3);
    expect(range.differs).toBe(true);
    expect(sharedLimits[0]!.importValueMoreEurPerMw![0]).toBeCloseTo(0, 6);
    expect(sharedLimits[0]!.importValueLessEurPerMw![0]).toBeCloseTo(2950, 6);
    expect(sites.map(({ valueRange }) => valueRange)).toEqual([null, null]);
  });

  test('on export is worth the sale it lets through', async () => {
    const pv = {
      kind: 'pv',
      name: 'pv',
      availableMw: 6,
      curtailment: { share: 1, costEurPerMwh: 0 },
    } as const;
    const sunny = siteWith({
      name: 'sunny',
      limits: { importMw: 0, exportMw: 6 },
      exportEurPerMwh: 30,
      assets: [pv],
    });
    const { sharedLimits } = await solve(
      {
        ...groupOf(2, 60, sunny, site('cold-store', 1, 3)),
        sharedLimits: [{ name: 'park', sites: ['sunny', 'cold-store'], importMw: 0, exportMw: 1 }],
      },
      {},
    );
    expect(sharedLimits[0]!.valueOfOneExportMwEur).toBeCloseTo(60, 6);
    expect(sharedLimits[0]!.peakExportMw).toBeCloseTo(1, 9);
    expect(sharedLimits[0]!.valueRange).toBeNull();
  });
});
