import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { certify } from '../../engine/dispatch/certificate.ts';
import { expectedLines } from '../../engine/dispatch/tax-lines.ts';
import {
  type DispatchOptions,
  dispatch,
  type GroupPeakCharge,
  type PeakSharing,
  type Site,
  type SiteGroup,
  spanAxis,
} from '../../engine/index.ts';
import { toProgram } from '../../engine/program/site-program.ts';
import { solveWithHighs } from '../../engine/solve/highs.ts';
import { refereeEur } from './commitment/referee.ts';
import { anySite, battery, groupOf, siteWith } from './small-site.ts';

const OPTIONS: DispatchOptions = { tolerance: 1e-6, deadlineMs: null, foresight: 'perfect' };
const charge = (parts: Partial<GroupPeakCharge> = {}): GroupPeakCharge => ({
  period: 'month',
  priceEurPerMw: 120,
  alreadySetMw: [],
  sharedBy: 'own-peak',
  ...parts,
});

/** Sites of a group without a limit that anyone feels, charged together. */
function hub(steps: number, peaks: readonly GroupPeakCharge[], ...sites: Site[]): SiteGroup {
  const names = sites.map(({ name }) => name);
  const limit = { name: 'park', sites: names, importMw: 1000, exportMw: 1000, peaks };
  return { ...groupOf(steps, 60, ...sites), sharedLimits: [limit] };
}

async function solve(group: SiteGroup, options: Partial<DispatchOptions> = {}) {
  const answer = await dispatch(group, { ...OPTIONS, ...options });
  if (answer.status === 'infeasible') throw new Error('infeasible');
  return answer;
}

const loads = (name: string, ...mw: number[]) =>
  siteWith({ name, electricityLoadMw: Float64Array.from(mw), importEurPerMwh: 0 });
const peakEur = (sites: readonly { costParts: { gridPeak: number } }[]) =>
  sites.map(({ costParts }) => costParts.gridPeak);

describe('a group that is charged on its peak together', () => {
  test('opposite peaks: 5 MW together, where each by itself has 4', async () => {
    const { certificate, sites, sharedLimits } = await solve(
      hub(2, [charge()], loads('day', 4, 1), loads('night', 1, 4)),
    );
    expect(certificate.costEur).toBeCloseTo(5 * 120, 6);
    expect(peakEur(sites)).toEqual([expect.closeTo(300, 6), expect.closeTo(300, 6)]);
    expect(sharedLimits[0]!.peaks).toMatchObject([{ peaksMw: [expect.closeTo(5, 9)], sharedBy: 'own-peak' }]);
    expect(sharedLimits[0]!.peaks[0]!.costEur).toBeCloseTo(600, 6);
  });

  test.each<[PeakSharing, number[]]>([
    // 6 + 1 MW in the first step are the peak; own peaks 6 and 2 MW; connections of 10 and 30 MW.
    ['own-peak', [6 / 8, 2 / 8]],
    ['peak-hour', [6 / 7, 1 / 7]],
    ['power', [10 / 40, 30 / 40]],
  ])('borne by %s', async (sharedBy, shares) => {
    const wide = { ...loads('wide', 1, 2), limits: { importMw: 30, exportMw: 0 } };
    const { sites } = await solve(hub(2, [charge({ sharedBy })], loads('high', 6, 3), wide));
    expect(peakEur(sites)).toEqual(shares.map(share => expect.closeTo(7 * 120 * share, 6)));
  });

  test('a peak that is set already and nobody reaches is borne by the power of each', async () => {
    const idle = (name: string, importMw: number) => ({
      ...loads(name, 0, 0),
      limits: { importMw, exportMw: 0 },
    });
    const { sites } = await solve(hub(2, [charge({ alreadySetMw: [3] })], idle('one', 5), idle('other', 10)));
    expect(peakEur(sites)).toEqual([expect.closeTo(120, 6), expect.closeTo(240, 6)]);
  });

  test('what one feeds in is taken off; what they feed in together earns nothing', async () => {
    const sunny = (mw: number) =>
      siteWith({
        name: 'sunny',
        limits: { importMw: 0, exportMw: 9 },
        assets: [{ kind: 'pv', name: 'pv', availableMw: mw, curtailment: { share: 0, costEurPerMwh: 0 } }],
      });
    const some = await solve(hub(2, [charge()], loads('works', 3, 2), sunny(2)));
    expect(some.certificate.costEur).toBeCloseTo(120, 6);
    expect(peakEur(some.sites)).toEqual([expect.closeTo(120, 6), 0]);
    // Long enough for the method that goes step by step.
    const steps = 60;
    const all = await solve(
      hub(steps, [charge()], loads('works', ...new Array<number>(steps).fill(3)), sunny(8)),
    );
    expect(all.certificate.costEur).toBeCloseTo(0, 6);
    expect(all.certificate.boundEur).toBeCloseTo(0, 4);
  });

  test('a battery of one takes the peak off the group, where alone it would have nothing to do', async () => {
    const store = { ...battery, efficiencyIn: 1, efficiencyOut: 1, startMwh: 1, end: 0 as const };
    const owner = { ...loads('owner', 1, 1), assets: [store] };
    const { sites, sharedLimits } = await solve(hub(2, [charge()], owner, loads('peaky', 4, 3)));
    // 1 MWh takes the first step from 5 to 4 MW, as high as the second.
    expect(sharedLimits[0]!.peaks[0]!.peaksMw[0]).toBeCloseTo(4, 6);
    expect(sites.reduce((sum, { costEur }) => sum + costEur, 0)).toBeCloseTo(480, 6);
  });

  test('those who are not charged with the others keep their own charge', async () => {
    const own = {
      ...loads('own', 2, 2),
      peaks: [{ period: 'month' as const, priceEurPerMw: 100, alreadySetMw: [] }],
    };
    const group = hub(
      2,
      [charge({ sites: ['day', 'night'] })],
      loads('day', 4, 1),
      loads('night', 1, 4),
      own,
    );
    const { sites } = await solve(group);
    expect(peakEur(sites)).toEqual([300, 300, 200].map(eur => expect.closeTo(eur, 6)));
  });
});

/** Any two or three sites that are served at a price, under one charge or two. */
function anyHub(steps: number): fc.Arbitrary<SiteGroup> {
  const charges = fc.constantFrom<readonly GroupPeakCharge[]>(
    [charge({ priceEurPerMw: 500 })],
    [charge({ priceEurPerMw: 300, alreadySetMw: [2], sharedBy: 'peak-hour' })],
    [charge({ period: 'week', priceEurPerMw: 80, sharedBy: 'power' }), charge()],
  );
  return fc.tuple(fc.array(anySite(steps), { minLength: 2, maxLength: 3 }), charges).map(([sites, peaks]) =>
    hub(
      steps,
      peaks,
      ...sites.map((site, s) => ({
        ...site,
        name: `site-${s}`,
        peaks: [],
        unserved: { electricityEurPerMwh: 3000, heatEurPerMwh: 3000 },
      })),
    ),
  );
}

/** Least cost of the relaxed program of a group by the referee; null where there is no plan. */
async function refereed(group: SiteGroup) {
  const taxLines = group.sites.map(site => expectedLines(site, group.axis));
  const program = { ...toProgram(group, { taxLines }), exclusive: [], onOff: [] };
  const solution = await solveWithHighs(program, null);
  if (solution.status !== 'optimal') return null;
  return certify(program, solution.x, solution.y, '').costEur;
}

/** Likewise with one side of every pair at nil, as an integer program: what proofs of stretches may come to. */
async function refereedWhole(group: SiteGroup): Promise<number> {
  const taxLines = group.sites.map(site => expectedLines(site, group.axis));
  const program = toProgram(group, { taxLines });
  const answer = await refereeEur(program, 1e-7);
  return answer?.eur ?? Number.POSITIVE_INFINITY;
}

const untaxed = (group: SiteGroup): SiteGroup => ({
  ...group,
  sites: group.sites.map(site => ({
    ...site,
    electricityTax: site.electricityTax.slice(0, 1),
    fuels: Object.fromEntries(
      Object.entries(site.fuels).map(([name, fuel]) => [name, { ...fuel, tax: fuel.tax.slice(0, 1) }]),
    ),
  })),
});

describe('random groups', () => {
  test('agree with the referee, by the step and by the interior point', async () => {
    let solved = 0;
    for (const steps of [12, 60])
      await fc.assert(
        fc.asyncProperty(anyHub(steps).map(untaxed), async group => {
          const best = await refereed(group);
          if (best === null) {
            expect((await dispatch(group, OPTIONS)).status).toBe('infeasible');
            return;
          }
          solved++;
          const { certificate, sites, sharedLimits } = await solve(group);
          const rounding = 2e-6 * Math.max(1, Math.abs(best));
          if (certificate.boundEur > best + rounding)
            expect(certificate.boundEur).toBeLessThanOrEqual((await refereedWhole(group)) + rounding);
          expect(certificate.costEur).toBeGreaterThanOrEqual(best - rounding);
          expect(certificate.maxResidualMw).toBeLessThanOrEqual(1e-6);
          const sum = sites.reduce((eur, { costEur }) => eur + costEur, 0);
          expect(sum).toBeCloseTo(certificate.costEur, 4);
          const together = sharedLimits[0]!.peaks.reduce((eur, { costEur }) => eur + costEur, 0);
          expect(peakEur(sites).reduce((eur, one) => eur + one, 0)).toBeCloseTo(together, 6);
        }),
        { numRuns: 12, seed: steps },
      );
    expect(solved).toBeGreaterThan(12);
  });

  test('never pay more together than each by itself at the same price, nor does one of them', async () => {
    await fc.assert(
      fc.asyncProperty(anyHub(12).map(untaxed), async group => {
        const [limit] = group.sharedLimits;
        const peaks = limit!.peaks!.map(one => ({ ...one, alreadySetMw: [], sharedBy: 'own-peak' as const }));
        const together = { ...group, sharedLimits: [{ ...limit!, peaks }] };
        const apart: SiteGroup = {
          ...group,
          sites: group.sites.map(site => ({ ...site, peaks })),
          sharedLimits: [{ ...limit!, peaks: [] }],
        };
        const [jointEur, apartEur] = [await refereed(together), await refereed(apart)];
        if (jointEur === null || apartEur === null) {
          expect([jointEur, apartEur]).toEqual([null, null]);
          return;
        }
        expect(jointEur).toBeLessThanOrEqual(apartEur + 1e-6);
        const { sites } = await solve(together);
        sites.forEach(({ name, peakMw, costParts }, s) => {
          expect(name).toBe(group.sites[s]!.name);
          const most = peaks.reduce((eur, { priceEurPerMw, period }) => {
            const periods = period === 'month' ? group.axis.months : group.axis.weeks;
            return eur + priceEurPerMw * peakMw * periods.length;
          }, 0);
          expect(costParts.gridPeak).toBeLessThanOrEqual(most + 1e-6);
        });
      }),
      { numRuns: 15, seed: 3 },
    );
  });
});

describe('over windows', () => {
  const STEPS = 21 * 24;
  const wave = (name: string, phase: number, parts: Partial<Site> = {}) =>
    siteWith({
      name,
      electricityLoadMw: Float64Array.from({ length: STEPS }, (_, t) => 3 + 2 * Math.sin(t / 5 + phase)),
      importEurPerMwh: Float64Array.from({ length: STEPS }, (_, t) => 70 + 40 * Math.sin((t * Math.PI) / 12)),
      ...parts,
    });
  const store = { ...battery, startMwh: null, end: 'cyclic' as const, energyMwh: 4 };
  const sites = [wave('a', 0, { assets: [store] }), wave('b', 3)];
  const axis = spanAxis(Date.UTC(2024, 0, 20), STEPS, 60);
  const group: SiteGroup = { ...hub(STEPS, [charge({ alreadySetMw: [4] })], ...sites), axis };

  /** One of them hears a day before that it has 3 MW in ten hours of February. */
  const heard = (mw: number) => new Float64Array(STEPS).map((_, t) => (t >= 400 && t < 410 ? mw : 10));
  const told: SiteGroup = {
    ...group,
    sites: sites.map((site, s) => {
      if (s > 0) return site;
      const belief = {
        importMw: heard(10),
        exportMw: new Float64Array(STEPS),
        breachMw: new Float64Array(STEPS),
      };
      const untilStep = Int32Array.from({ length: STEPS }, (_, t) => (t >= 400 && t < 410 ? 376 : 0));
      return {
        ...site,
        limits: { importMw: heard(3), exportMw: 0, beliefs: [{ ...belief, untilStep }] },
      };
    }),
  };

  test.each<[string, Partial<DispatchOptions>, SiteGroup]>([
    ['day ahead', { foresight: 'day-ahead' }, group],
    ['in stretches after a deadline', { deadlineMs: 0 }, group],
    ['told of a limit on the way', {}, told],
    ['all known', {}, group],
  ])('%s: each month is charged once, on what was reached', async (_name, options, of) => {
    const answer = await solve(of, options);
    const netMw = answer.sharedLimits[0]!.netImportMw;
    const reached = [4, 0];
    for (let t = 0; t < STEPS; t++) reached[axis.month[t]!] = Math.max(reached[axis.month[t]!]!, netMw[t]!);
    expect(answer.sharedLimits[0]!.peaks[0]!.peaksMw).toEqual(reached.map(mw => expect.closeTo(mw, 6)));
    const paid = peakEur(answer.sites).reduce((eur, one) => eur + one, 0);
    expect(paid).toBeCloseTo(120 * (reached[0]! + reached[1]!), 4);
    const cost = answer.sites.reduce((eur, { costEur }) => eur + costEur, 0);
    expect(answer.certificate.costEur).toBeCloseTo(cost, 3);
    expect(answer.certificate.boundEur).toBeLessThanOrEqual(answer.certificate.costEur + 1e-3);
    expect(answer.certificate.boundEur).toBeGreaterThan(0.8 * answer.certificate.costEur);
  });
});

test('what a MW of the connection of a member is worth is what the group saves', async () => {
  const STEPS = 72;
  const store = { ...battery, startMwh: 1, end: 1, energyMwh: 3 };
  const member = (name: string, phase: number, importMw: number, assets: Site['assets'] = []) =>
    siteWith({
      name,
      electricityLoadMw: Float64Array.from({ length: STEPS }, (_, t) => 3 + 2 * Math.sin(t / 4 + phase)),
      limits: { importMw, exportMw: 1 },
      importEurPerMwh: Float64Array.from({ length: STEPS }, (_, t) => 50 + 30 * Math.cos(t / 3.7)),
      assets,
    });
  const costAt = async (mw: number) => {
    const group = hub(STEPS, [charge()], member('short', 0, 4.6 + mw, [store]), member('wide', 2.5, 9));
    return solve(group, { tolerance: 1e-9 });
  };
  const [less, here, more] = [await costAt(-0.02), await costAt(0), await costAt(0.02)];
  const eur = ({ certificate }: typeof here) => certificate.costEur;
  const value = here.sites[0]!.valueOfOneMwEur;
  expect(value).toBeGreaterThan(100);
  expect(value).toBeLessThanOrEqual((eur(less) - eur(here)) / 0.02 + 0.5);
  expect(value).toBeGreaterThanOrEqual((eur(here) - eur(more)) / 0.02 - 0.5);
});

test('a dozen members on a year of hours in one program, proven', async () => {
  const STEPS = 24 * 40;
  const sites = Array.from({ length: 12 }, (_, s) =>
    siteWith({
      name: `site-${s}`,
      electricityLoadMw: Float64Array.from({ length: STEPS }, (_, t) => 2 + Math.sin(t / 5 + s)),
      importEurPerMwh: Float64Array.from({ length: STEPS }, (_, t) => 60 + 30 * Math.sin(t / 4)),
      assets: s % 3 === 0 ? [{ ...battery, startMwh: null, end: 'cyclic' }] : [],
    }),
  );
  const { certificate, status } = await solve(hub(STEPS, [charge({ priceEurPerMw: 2000 })], ...sites));
  expect(status).toBe('optimal');
  expect(certificate.gap).toBeLessThanOrEqual(1e-6);
});
