import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { exchangeRange } from '../../../engine/area/exchange-range.ts';
import { netMwOf, type Together } from '../../../engine/area/run-sites.ts';
import { type Tie, tiedParts, unitOf } from '../../../engine/area/tied.ts';
import { expectedLines } from '../../../engine/dispatch/tax-lines.ts';
import {
  type Area,
  areaOptimum,
  createPool,
  type DispatchOptions,
  dispatch as dispatched,
  type Executor,
  InputError,
  type Member,
  optimumGroup,
  type SiteGroup,
  simulateArea,
  spanAxis,
} from '../../../engine/index.ts';
import { objective } from '../../../engine/program/program.ts';
import { toProgram } from '../../../engine/program/site-program.ts';
import { solveWithHighs } from '../../../engine/solve/highs.ts';
import { anySite, battery, siteWith } from '../small-site.ts';
import { boilers, FIRM, held, UNGUARANTEED } from './four-sites.ts';

const dispatch: DispatchOptions = { tolerance: 1e-6, deadlineMs: null, foresight: 'perfect' };
const pool = createPool({ workers: 1 });
const two = createPool({ workers: 2 });
afterAll(() => Promise.all([pool.close(), two.close()]));

/** Least cost of a group by HiGHS, without the rule that flows exclude each other; null: no plan. */
async function refereeEur(group: SiteGroup): Promise<number | null> {
  const program = toProgram(group, { taxLines: group.sites.map(site => expectedLines(site, group.axis)) });
  const solution = await solveWithHighs(program, null);
  if (solution.status !== 'optimal') return null;
  const costs = objective(program);
  const constantEur = program.constants.reduce((sum, { eur }) => sum + eur, 0);
  return solution.x.reduce((sum, x, c) => sum + x * costs[c]!, constantEur);
}

const DAYS = 3;
const LONG = spanAxis(Date.UTC(2024, 0, 31), 24 * DAYS, 60);
/** A number from 0 to 1 that looks like chance. */
const noise = (k: number) => (Math.sin(12.9898 * (k + 1)) * 43758.5453) % 1;
const share = (k: number) => Math.abs(noise(k));
const prices = Float64Array.from({ length: LONG.steps }, (_, t) => 60 + 40 * Math.sin(t / 4) + 10 * share(t));

/** Company number k: a works that cannot move, one with a battery, one with load that can wait, or boilers on power and gas. */
function company(k: number): Member {
  const load = Float64Array.from({ length: LONG.steps }, (_, t) => 1 + share(1000 * k + t));
  const parts = { name: `company-${k}`, importEurPerMwh: prices, gridContractEur: 1000 };
  const site = [
    siteWith({ ...parts, electricityLoadMw: load }),
    siteWith({
      ...parts,
      electricityLoadMw: load,
      assets: [{ ...battery, wearEurPerMwh: 1 }],
      peaks: [{ period: 'month', priceEurPerMw: 200, alreadySetMw: [] }],
    }),
    siteWith({
      ...parts,
      electricityLoadMw: load,
      assets: [
        {
          kind: 'loadShift',
          name: 'shift',
          awayMw: 0.5,
          backMw: 0.5,
          energyMwh: 2,
          windowHours: 24,
          returnPerMwh: 1,
          costEurPerMwh: 2 + k / 10,
        },
      ],
    }),
    { ...boilers, ...parts },
  ][k % 4]!;
  return { site, node: k % 3 === 0 ? 'east' : 'west', rights: [held(FIRM, 10)] };
}

/** Two stations under one area, all of which are too small for what companies would take when power is cheap. */
function twoLevels(count: number): Area {
  const node = { exportMw: 100, backgroundMw: 2 };
  return {
    axis: LONG,
    nodes: [
      { name: 'top', kind: 'supplyArea', parent: null, ...node, importMw: 1.98 * count + 6 },
      { name: 'west', kind: 'station', parent: 'top', ...node, importMw: 1.3 * count + 3 },
      { name: 'east', kind: 'station', parent: 'top', ...node, importMw: 0.7 * count + 3 },
    ],
    members: Array.from({ length: count }, (_, k) => company(k)),
  };
}

/** A pool that tells what it ran. */
function watched(): { executor: Executor; names: string[] } {
  const names: string[] = [];
  const executor: Executor = {
    workers: 1,
    run: (tasks, watch) => {
      names.push(...tasks.map(({ name }) => name));
      return pool.run(tasks, watch);
    },
    close: async () => {},
  };
  return { executor, names };
}

describe('24 companies behind two stations of one area', () => {
  const area = twoLevels(24);

  test('the two sides hold what HiGHS finds for all as one program, within 1e-4', async () => {
    const found = await areaOptimum(area, { dispatch }, pool);
    const eur = await refereeEur(optimumGroup(area));
    expect(found!.boundEur).toBeLessThanOrEqual(eur! + 1e-3);
    expect(found!.costEur).toBeGreaterThanOrEqual(eur! - 1e-3);
    expect(found!.costEur! - found!.boundEur).toBeLessThanOrEqual(1e-4 * eur!);
    // Every fourth can only leave its load unserved: it is not planned with the rest.
    expect(found!.tied).toBe(18);
    const apart = await refereeEur({ ...optimumGroup(area), sharedLimits: [] });
    expect(eur! - apart!).toBeGreaterThan(1);
  });

  test('too small a station, where load has to be left unserved, likewise', async () => {
    const short = {
      ...area,
      nodes: area.nodes.map(node => (node.name === 'east' ? { ...node, importMw: 8 } : node)),
    };
    const found = await areaOptimum(short, { dispatch }, pool);
    const eur = await refereeEur(optimumGroup(short));
    const served = await refereeEur(optimumGroup(area));
    // A MWh that is not served costs 3000 EUR.
    expect(eur! - served!).toBeGreaterThan(10 * 3000);
    expect(found!.boundEur).toBeLessThanOrEqual(eur! + 1e-3);
    expect(found!.costEur).toBeGreaterThanOrEqual(eur! - 1e-3);
    expect(found!.costEur! - found!.boundEur).toBeLessThanOrEqual(5e-3 * eur!);
  });

  test('two workers give the bits of one', async () => {
    const [one, other] = [
      await areaOptimum(area, { dispatch }, pool),
      await areaOptimum(area, { dispatch }, two),
    ];
    expect(other).toEqual(one);
  });

  test('of more companies than are planned together the two sides are told all the same', async () => {
    const run = await simulateArea(area, { dispatch, mostRounds: 3 }, pool);
    const carried = run.members.map(({ netMw, operation }) => ({ netMw, costEur: operation.costEur }));
    const roomy = { ...area, nodes: area.nodes.map(node => ({ ...node, importMw: 1000 })) };
    const free = await areaOptimum(roomy, { dispatch }, pool);
    const coarse = await areaOptimum(area, { dispatch, largestPart: 5 }, pool);
    expect(coarse).toMatchObject({ costEur: null, tied: 18 });
    expect(coarse!.boundEur).toBeCloseTo(free!.boundEur, 3);
    const same = await areaOptimum(area, { dispatch, largestPart: 5 }, pool, carried);
    // Nobody is called: what everyone does alone is the same service at least cost.
    expect(same!.tied).toBe(0);
    expect(same!.costEur).toBeCloseTo(free!.costEur!, 3);
  });

  test('other fixed charges are the same program: nothing is planned together again', async () => {
    const { executor, names } = watched();
    const known = { dispatch, known: new Map(), knownParts: new Map() };
    const first = await areaOptimum(area, known, executor);
    const planned = names.filter(name => name === 'optimum').length;
    expect(planned).toBeGreaterThan(0);
    const dearer = area.members.map(member => ({
      ...member,
      site: { ...member.site, gridContractEur: 1500 },
    }));
    const second = await areaOptimum({ ...area, members: dearer }, known, executor);
    expect(names.filter(name => name === 'optimum').length).toBe(planned);
    expect(second!.costEur! - first!.costEur!).toBeCloseTo(24 * 500, 3);
    expect(second!.boundEur - first!.boundEur).toBeCloseTo(24 * 500, 3);
  });
});

describe('what limits tie together', () => {
  const rigid = siteWith({
    name: 'rigid',
    electricityLoadMw: 2,
    unserved: { electricityEurPerMwh: null, heatEurPerMwh: null },
  });
  const stored = siteWith({ name: 'stored', electricityLoadMw: 1, assets: [battery] });
  const heated = { ...boilers, name: 'heated' };
  const unit = (site: Member['site'], m: number) =>
    unitOf({ name: site.name, sites: [site], sharedLimits: [] } satisfies Together, [m], LONG);
  const units = [rigid, stored, heated].map(unit);
  const tie = (name: string, sites: readonly string[], importMw: number): Tie => ({
    name,
    sites,
    importMw: new Float64Array(LONG.steps).fill(importMw),
    exportMw: new Float64Array(LONG.steps).fill(10),
  });

  test('a load that must be served is one value, a battery moves it by what it can, boilers take up to 3 MW', () => {
    const of = (k: number) => [units[k]!.ranges[0]!.leastMw[5]! + 0, units[k]!.ranges[0]!.mostMw[5]];
    expect(units.map(({ isRigid }) => isRigid)).toEqual([true, false, false]);
    expect(of(0)).toEqual([2, 2]);
    // 1 MW less what the battery gives and what may be left unserved, but it may not feed in; 1 MW and its charge.
    expect(of(1)).toEqual([0, 2]);
    expect(of(2)).toEqual([0, 3]);
    expect(units.map(({ ranges }) => ranges[0]!.isStill)).toEqual([true, false, false]);
  });

  test('a limit of 7 MW over at most 2 + 2 + 3 is left out, one of 6.9 is not', () => {
    const all = ['rigid', 'stored', 'heated'];
    expect(tiedParts(units, [tie('wide', all, 7)], null)).toEqual([]);
    const [part] = tiedParts(units, [tie('tight', all, 6.9)], null);
    expect(part!.units.map(({ name }) => name)).toEqual(['stored', 'heated']);
    // The 2 MW that must be served are off it.
    expect(part!.ties[0]!.importMw[0]).toBeCloseTo(4.9, 9);
  });

  test('limits with nobody in common are parts of their own; one above both makes them one', () => {
    const [one, other] = [tie('one', ['rigid', 'stored'], 3), tie('other', ['heated'], 1)];
    expect(tiedParts(units, [one, other], null).map(part => part.units.map(({ name }) => name))).toEqual([
      ['stored'],
      ['heated'],
    ]);
    const above = tie('above', ['stored', 'heated'], 4);
    expect(tiedParts(units, [one, other, above], null).length).toBe(1);
  });

  test('a limit that those who cannot move break is nobody’s to keep, unless a run left that too', async () => {
    const broken = [tie('broken', ['rigid'], 1)];
    expect(tiedParts(units, broken, null)[0]!.units).toEqual([]);
    const area: Area = {
      axis: LONG,
      nodes: [{ name: 'one', kind: 'station', parent: null, importMw: 1, exportMw: 1, backgroundMw: 0 }],
      members: [{ site: rigid, node: 'one', rights: [held(FIRM, 10)] }],
    };
    expect(await areaOptimum(area, { dispatch }, pool)).toBeNull();
    const run = await simulateArea(area, { dispatch, mostRounds: 3 }, pool);
    const carried = run.members.map(({ netMw, operation }) => ({ netMw, costEur: operation.costEur }));
    const found = await areaOptimum(area, { dispatch }, pool, carried);
    expect(found!.costEur).toBeCloseTo(2 * 50 * LONG.steps, 6);
  });
});

const STEPS = 24;
const AXIS = spanAxis(Date.UTC(2024, 0, 31), STEPS, 60);
const RUNS = { numRuns: 12, seed: 6, endOnFailure: true };
const member = (name: string, node: string) =>
  fc.record({ site: anySite(STEPS), isFirm: fc.boolean(), mw: fc.integer({ min: 2, max: 8 }) }).map(
    ({ site, isFirm, mw }): Member => ({
      site: { ...site, name },
      node,
      rights: [held(isFirm ? FIRM : UNGUARANTEED, mw), { ...held(FIRM, 2), direction: 'export' as const }],
    }),
  );
const anyArea: fc.Arbitrary<Area> = fc
  .record({
    one: member('one', 'west'),
    two: member('two', 'west'),
    three: member('three', 'east'),
    mw: fc.integer({ min: 2, max: 12 }),
  })
  .map(({ mw, ...members }) => ({
    axis: AXIS,
    nodes: [
      { name: 'top', kind: 'supplyArea', parent: null, importMw: 1.5 * mw, exportMw: 2, backgroundMw: 0 },
      { name: 'west', kind: 'station', parent: 'top', importMw: mw, exportMw: 1, backgroundMw: 0 },
      { name: 'east', kind: 'station', parent: 'top', importMw: mw, exportMw: 20, backgroundMw: 1 },
    ],
    members: Object.values(members),
  }));

describe('any area', () => {
  test('the two sides hold the optimum of all as one program', async () => {
    await fc.assert(
      fc.asyncProperty(anyArea, async area => {
        const found = await areaOptimum(area, { dispatch }, pool);
        const whole = await dispatched(optimumGroup(area), dispatch);
        if (whole.status === 'infeasible') return;
        // The optimum itself is between the two sides of the whole.
        const { costEur, boundEur } = whole.certificate;
        const slack = 1e-5 * (1 + Math.abs(costEur));
        expect(found!.boundEur).toBeLessThanOrEqual(costEur + slack);
        if (found!.costEur !== null) expect(found!.costEur).toBeGreaterThanOrEqual(boundEur - slack);
      }),
      RUNS,
    );
  });

  test('at the same service one hand has a plan, and it is never dearer than the run', async () => {
    await fc.assert(
      fc.asyncProperty(anyArea, async area => {
        const run = await simulateArea(area, { dispatch, mostRounds: 8 }, pool).catch((error: unknown) => {
          fc.pre(!(error instanceof InputError));
          throw error;
        });
        const carried = run.members.map(({ netMw, operation }) => ({ netMw, costEur: operation.costEur }));
        const found = await areaOptimum(area, { dispatch }, pool, carried);
        const runEur = carried.reduce((sum, { costEur }) => sum + costEur, 0);
        const slack = 1e-5 * (1 + Math.abs(runEur));
        expect(found!.costEur).toBeLessThanOrEqual(runEur + slack);
        expect(found!.boundEur).toBeLessThanOrEqual(found!.costEur! + slack);
      }),
      RUNS,
    );
  });

  test('no plan of a site exchanges what is outside its range, whatever the prices', async () => {
    const eur = fc
      .array(fc.integer({ min: -100, max: 400 }), { minLength: STEPS, maxLength: STEPS })
      .map(values => Float64Array.from(values));
    await fc.assert(
      fc.asyncProperty(anySite(STEPS), eur, async (site, importEurPerMwh) => {
        const priced = { ...site, importEurPerMwh, exportEurPerMwh: importEurPerMwh };
        const answer = await dispatched({ axis: AXIS, sites: [priced], sharedLimits: [] }, dispatch);
        if (answer.status === 'infeasible') return;
        const { leastMw, mostMw } = exchangeRange(site, AXIS);
        netMwOf(answer.sites[0]!.flows, AXIS).forEach((mw, t) => {
          expect(mw).toBeGreaterThanOrEqual(leastMw[t]! - 1e-6);
          expect(mw).toBeLessThanOrEqual(mostMw[t]! + 1e-6);
        });
      }),
      { ...RUNS, numRuns: 30 },
    );
  });
});
