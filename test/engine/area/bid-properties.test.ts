import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { callBids } from '../../../engine/area/call-bids.ts';
import type { CallRound, NodeOverload, RoundCalls } from '../../../engine/area/call-round.ts';
import { gridTree } from '../../../engine/area/grid-node.ts';
import type { Bid } from '../../../engine/area/own-bid.ts';
import {
  type Area,
  type AreaRun,
  createPool,
  type DispatchOptions,
  InputError,
  type Site,
  simulateArea,
  spanAxis,
} from '../../../engine/index.ts';
import type { CallRule, Product } from '../../../engine/rights/product.ts';
import { callViolations } from '../../../engine/rights/violations.ts';
import { anySite, siteWith } from '../small-site.ts';
import { bid, FIRM, held } from './four-sites.ts';

const STEPS = 12;
const AXIS = spanAxis(Date.UTC(2024, 0, 31), STEPS, 60);
const dispatch: DispatchOptions = { tolerance: 1e-6, deadlineMs: null, foresight: 'perfect' };
const options = { dispatch, mostRounds: 12 };
const one = createPool({ workers: 1 });
const two = createPool({ workers: 2 });
afterAll(() => Promise.all([one.close(), two.close()]));

const MW = 1e-5;
const series = (least: number, most: number) =>
  fc
    .array(fc.integer({ min: least, max: most }), { minLength: STEPS, maxLength: STEPS })
    .map(values => Float64Array.from(values));

/** Two stations under one area. */
const TREE = gridTree([
  { name: 'top', kind: 'supplyArea', parent: null, importMw: 9, exportMw: 9, backgroundMw: 0 },
  { name: 'west', kind: 'station', parent: 'top', importMw: 9, exportMw: 9, backgroundMw: 0 },
  { name: 'east', kind: 'station', parent: 'top', importMw: 9, exportMw: 9, backgroundMw: 0 },
]);
const PLACE = new Map(TREE.nodes.map(({ name }, n) => [name, n]));

const rule = (parts: Partial<CallRule>): Product => {
  const product = bid(null);
  return { ...product, call: { ...product.call!, ...parts } };
};
/** No limit to calls, so many hours on this day, few and short ones. */
const product = fc.constantFrom(
  bid(null),
  rule({ hoursPerYear: 366 * 4 }),
  rule({ callsPerYear: 366 * 2, longestCallHours: 3, longestRunHours: 3 }),
);
const bidder = fc.record({
  node: fc.constantFrom('west', 'east', 'top'),
  product,
  loadMw: series(0, 6),
  cheap: series(0, 9),
  more: series(0, 9),
  isHalf: fc.boolean(),
});

/** A round in which these bid for what is too much. */
function roundOf(
  bidders: readonly {
    node: string;
    product: Product;
    loadMw: Float64Array;
    cheap: Float64Array;
    more: Float64Array;
    isHalf: boolean;
  }[],
  overMw: Readonly<Record<string, Float64Array>>,
) {
  const members = bidders.map(({ node, product: own }, m) => ({
    site: siteWith({ name: `site-${m}` }),
    node,
    rights: [held(FIRM, 6), held(own, 6)],
  }));
  const round: CallRound = {
    axis: AXIS,
    tree: TREE,
    members,
    memberNode: Int32Array.from(members, ({ node }) => PLACE.get(node)!),
    netMw: bidders.map(({ loadMw }) => loadMw),
    planMw: bidders.map(({ loadMw }) => loadMw),
    calls: members.map(() => [null, null]),
    wishes: members.map(() => [new Float64Array(STEPS), new Float64Array(STEPS)]),
    purchases: members.map(() => [
      null,
      { mw: new Float64Array(STEPS), eurPerHour: new Float64Array(STEPS) },
    ]),
    dayAheadEurPerMwh: null,
  };
  // Half of the load at one price, the other half at that or more.
  const bids = bidders
    .map(
      ({ loadMw, cheap, more, isHalf }, member): Bid => ({
        member,
        right: 1,
        direction: 'import',
        blocks: [
          { eurPerMwh: cheap, leastMw: loadMw.map(mw => (isHalf ? mw / 2 : 0)) },
          { eurPerMwh: cheap.map((eur, t) => eur + more[t]!), leastMw: new Float64Array(STEPS) },
        ],
      }),
    )
    .reverse();
  const over: NodeOverload = {
    import: TREE.nodes.map(({ name }) => overMw[name]!.slice()),
    export: TREE.nodes.map(() => new Float64Array(STEPS)),
  };
  const soFar: RoundCalls = { calls: members.map(() => [null, null]), changed: new Set() };
  callBids(round, soFar, bids, over);
  return { round, soFar, bids, over };
}

describe('one round of bids', () => {
  test('no bid is bought while a cheaper one at the same node has room and may be called', async () => {
    await fc.assert(
      fc.property(
        fc.array(bidder, { minLength: 1, maxLength: 5 }),
        fc.record({ top: series(0, 5), west: series(0, 5), east: series(0, 5) }),
        (bidders, overMw) => {
          const { soFar, round, bids, over } = roundOf(bidders, overMw);
          bids.forEach(({ member }) => {
            const calls = soFar.calls[member]![1];
            if (calls) expect(callViolations(round.members[member]!.rights[1]!, AXIS, calls)).toEqual([]);
          });
          for (let t = 0; t < STEPS; t++) {
            const boughtMw = (m: number) => soFar.calls[m]![1]?.bought?.mw[t] ?? 0;
            const paidEur = (m: number) => boughtMw(m) * (soFar.calls[m]![1]?.bought?.eurPerMwh[t] ?? 0);
            for (const { member: m, blocks } of bids) {
              const [first, second] = blocks;
              const load = bidders[m]!.loadMw[t]!;
              const mw = boughtMw(m);
              const firstMw = Math.min(mw, load - first!.leastMw[t]!);
              // Paid block by block.
              const eur = firstMw * first!.eurPerMwh[t]! + (mw - firstMw) * second!.eurPerMwh[t]!;
              expect(paidEur(m)).toBeCloseTo(eur, 6);
              expect(mw).toBeLessThanOrEqual(load + MW);
              // Those whose rule allows every hour could have been asked for more.
              if (
                bidders[m]!.product.call!.hoursPerYear !== null ||
                bidders[m]!.product.call!.callsPerYear !== null
              )
                continue;
              const path = new Set([bidders[m]!.node, 'top']);
              for (const node of path)
                if (over.import[PLACE.get(node)!]![t]! > MW) expect(mw).toBeCloseTo(load, 4);
              if (mw >= load - MW) continue;
              const nextEur =
                mw < load - first!.leastMw[t]! - MW ? first!.eurPerMwh[t]! : second!.eurPerMwh[t]!;
              for (const { member: other } of bids) {
                const isSame = bidders[other]!.node === bidders[m]!.node;
                if (other === m || !isSame || boughtMw(other) <= MW) continue;
                const block = bids.find(({ member }) => member === other)!.blocks;
                const isDeep = boughtMw(other) > bidders[other]!.loadMw[t]! - block[0]!.leastMw[t]! + MW;
                expect(block[isDeep ? 1 : 0]!.eurPerMwh[t]!).toBeLessThanOrEqual(nextEur);
              }
            }
          }
        },
      ),
      { numRuns: 150, seed: 6, endOnFailure: true },
    );
  });
});

const bidMember = (name: string, node: string, site: fc.Arbitrary<Site>) =>
  fc
    .record({ site, isBidding: fc.constantFrom(true, true, false), stated: fc.constantFrom(null, null, 30) })
    .map(made => ({
      site: { ...made.site, name },
      node,
      rights: [
        held(FIRM, 8),
        ...(made.isBidding
          ? [held(bid(made.stated), 8), { ...held(bid(null), 2), direction: 'export' as const }]
          : []),
        { ...held(FIRM, 2), direction: 'export' as const },
      ],
    }));
const anyArea: fc.Arbitrary<Area> = fc
  .record({
    one: bidMember('one', 'west', anySite(STEPS)),
    two: bidMember('two', 'west', anySite(STEPS)),
    three: bidMember('three', 'east', anySite(STEPS)),
    west: series(0, 3),
    mw: fc.integer({ min: 2, max: 9 }),
  })
  .map(({ west, mw, ...members }) => ({
    axis: AXIS,
    nodes: [
      { name: 'top', kind: 'supplyArea', parent: null, importMw: 1.5 * mw, exportMw: 3, backgroundMw: 0 },
      { name: 'west', kind: 'station', parent: 'top', importMw: mw, exportMw: 2, backgroundMw: west },
      { name: 'east', kind: 'station', parent: 'top', importMw: mw, exportMw: 1, backgroundMw: 0 },
    ],
    members: [members.one, members.two, members.three],
  }));

async function runOf(area: Area): Promise<AreaRun> {
  try {
    return await simulateArea(area, options, one);
  } catch (error) {
    fc.pre(!(error instanceof InputError));
    throw error;
  }
}

describe('any area with bids', () => {
  test('operators pay what companies get, no bid is below nil, and 2 workers give the bits of 1', async () => {
    let boughtMwh = 0;
    await fc.assert(
      fc.asyncProperty(anyArea, async area => {
        const run = await runOf(area);
        run.members.forEach(({ operation, payments, costEur, bids, cannotFollow }, m) => {
          const paidEur = payments.reduce((sum, { totalEur }) => sum + totalEur, 0);
          expect(operation.costEur - costEur).toBeCloseTo(paidEur, 6);
          expect(bids?.paidEur ?? 0).toBeCloseTo(paidEur, 6);
          boughtMwh += bids?.boughtMwh ?? 0;
          run.calls[m]!.forEach((calls, r) => {
            if (calls?.bought?.eurPerMwh.some(eur => !(eur >= 0 && eur < 1e5))) throw new Error('no price');
            if (calls) expect(callViolations(area.members[m]!.rights[r]!, AXIS, calls)).toEqual([]);
          });
          expect(cannotFollow && paidEur > 0).toBe(false);
        });
        expect(await simulateArea(area, options, two)).toEqual(run);
      }),
      { numRuns: 15, seed: 6, endOnFailure: true },
    );
    expect(boughtMwh).toBeGreaterThan(1);
  });

  test('who bids alone is never paid less than its calls cost, and not more than their dearest MWh', async () => {
    const prices = series(5, 150);
    // No negative prices, no taxes in brackets: the least cost is convex in the limit.
    const site = fc.tuple(anySite(STEPS), prices).map(([made, importEurPerMwh]) => ({
      ...made,
      importEurPerMwh,
      exportEurPerMwh: importEurPerMwh.map(eur => eur - 5),
      electricityTax: [],
      fuels: { naturalGas: { ...made.fuels.naturalGas!, tax: [] } },
      carbon: { ...made.carbon, levyEurPerTon: 0 },
      assets: made.assets.filter(({ kind }) => kind !== 'heatBattery'),
    }));
    let paidEur = 0;
    await fc.assert(
      fc.asyncProperty(site, series(0, 5), async (own, backgroundMw) => {
        const run = await runOf({
          axis: AXIS,
          nodes: [{ name: 'west', kind: 'station', parent: null, importMw: 6, exportMw: 9, backgroundMw }],
          members: [
            {
              site: own,
              node: 'west',
              rights: [held(FIRM, 8), held(bid(null), 8), { ...held(FIRM, 2), direction: 'export' }],
            },
          ],
        });
        const { bids, operation, cannotFollow, payments } = run.members[0]!;
        if (!bids || cannotFollow) return;
        const slack = 1e-5 * Math.abs(operation.costEur) + 0.02 * bids.boughtMwh + 0.001 * bids.paidEur;
        expect(bids.paidEur).toBeGreaterThanOrEqual(bids.costEur - slack);
        const dearest = Math.max(...payments[1]!.boughtEurPerMwh!);
        expect(bids.paidEur).toBeLessThanOrEqual(dearest * bids.boughtMwh + 1e-6);
        paidEur += bids.paidEur;
      }),
      { numRuns: 40, seed: 6, endOnFailure: true },
    );
    expect(paidEur).toBeGreaterThan(1);
  });
});
