import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import {
  type Area,
  type AreaRun,
  areaOptimum,
  createPool,
  type DispatchOptions,
  InputError,
  serveQueue,
  simulateArea,
  spanAxis,
} from '../../../engine/index.ts';
import type { CallRule, Product } from '../../../engine/rights/product.ts';
import { callViolations } from '../../../engine/rights/violations.ts';
import { anySite, siteWith } from '../small-site.ts';
import { FIRM, held, PAID, UNGUARANTEED } from './four-sites.ts';

const STEPS = 24;
const AXIS = spanAxis(Date.UTC(2024, 0, 31), STEPS, 60);
const dispatch: DispatchOptions = { tolerance: 1e-6, deadlineMs: null, foresight: 'perfect' };
const options = { dispatch, mostRounds: 12 };
const one = createPool({ workers: 1 });
const two = createPool({ workers: 2 });
afterAll(() => Promise.all([one.close(), two.close()]));

const RUNS = { numRuns: 10, seed: 6, endOnFailure: true };

/** Products with every kind of rule: none, a budget of hours on this day, few calls of few hours. */
const callRule = (parts: Partial<CallRule>): CallRule => ({ ...UNGUARANTEED.call!, ...parts });
const product: fc.Arbitrary<Product> = fc.constantFrom(
  FIRM,
  UNGUARANTEED,
  { ...FIRM, call: callRule({ hoursPerYear: 366 * 5 }) },
  { ...FIRM, call: callRule({ callsPerYear: 366 * 2, longestCallHours: 3, longestRunHours: 3 }) },
);
const isPaid = fc.boolean();

const member = (name: string, node: string) =>
  fc.record({ site: anySite(STEPS), product, isPaid, mw: fc.integer({ min: 2, max: 8 }) }).map(made => ({
    site: { ...made.site, name },
    node,
    rights: [
      held(made.product, made.mw),
      ...(made.isPaid ? [held(PAID, made.mw)] : []),
      { ...held(FIRM, 2), direction: 'export' as const },
    ],
  }));
const series = (least: number, most: number) =>
  fc
    .array(fc.integer({ min: least, max: most }), { minLength: STEPS, maxLength: STEPS })
    .map(values => Float64Array.from(values));

/** Two stations under one area, three members, others that take 0 to 3 MW. */
const anyArea: fc.Arbitrary<Area> = fc
  .record({
    one: member('one', 'west'),
    two: member('two', 'west'),
    three: member('three', 'east'),
    west: series(0, 3),
    east: series(0, 3),
    mw: fc.integer({ min: 4, max: 12 }),
  })
  .map(({ west, east, mw, ...members }) => ({
    axis: AXIS,
    nodes: [
      { name: 'top', kind: 'supplyArea', parent: null, importMw: 1.5 * mw, exportMw: 20, backgroundMw: 0 },
      { name: 'west', kind: 'station', parent: 'top', importMw: mw, exportMw: 20, backgroundMw: west },
      { name: 'east', kind: 'station', parent: 'top', importMw: mw, exportMw: 20, backgroundMw: east },
    ],
    members: [members.one, members.two, members.three],
  }));

/** A run of an area whose sites can all run alone; any other case is left out. */
async function runOf(area: Area): Promise<AreaRun> {
  try {
    return await simulateArea(area, options, one);
  } catch (error) {
    fc.pre(!(error instanceof InputError));
    throw error;
  }
}

describe('any area', () => {
  test('no call outside its rule, flows add up, payments are what rules say, and 2 workers give the bits of 1', async () => {
    await fc.assert(
      fc.asyncProperty(anyArea, async area => {
        const run = await runOf(area);
        run.calls.forEach((own, m) => {
          own.forEach((calls, r) => {
            if (calls) expect(callViolations(area.members[m]!.rights[r]!, AXIS, calls)).toEqual([]);
          });
        });
        const [top, west, east] = run.nodes;
        for (let t = 0; t < STEPS; t++) {
          expect(top!.flowMw[t]).toBeCloseTo(west!.flowMw[t]! + east!.flowMw[t]!, 9);
          const own = run.members[0]!.netMw[t]! + run.members[1]!.netMw[t]!;
          expect(west!.flowMw[t]).toBeCloseTo(own + (area.nodes[1]!.backgroundMw as Float64Array)[t]!, 9);
        }
        for (const { operation, payments, costEur, netMw } of run.members) {
          const paidEur = payments.reduce((sum, { totalEur }) => sum + totalEur, 0);
          expect(costEur + paidEur).toBeCloseTo(operation.costEur, 6);
          expect(netMw.every(mw => Number.isFinite(mw))).toBe(true);
        }
        expect(await simulateArea(area, options, two)).toEqual(run);
      }),
      RUNS,
    );
  });

  test('products that a roomy grid never needs change nothing', async () => {
    await fc.assert(
      fc.asyncProperty(anyArea, async area => {
        const roomy = { ...area, nodes: area.nodes.map(node => ({ ...node, importMw: 100, exportMw: 100 })) };
        const firm = {
          ...roomy,
          members: area.members.map(({ rights, ...rest }) => ({
            ...rest,
            rights: rights
              .filter(({ product: { effect } }) => effect === 'right')
              .map(right => ({ ...right, product: FIRM })),
          })),
        };
        const [run, plain] = [await runOf(roomy), await runOf(firm)];
        expect(run.status).toBe('clear');
        run.members.forEach(({ costEur, netMw }, m) => {
          expect(costEur).toBe(plain.members[m]!.costEur);
          expect(netMw).toEqual(plain.members[m]!.netMw);
        });
      }),
      RUNS,
    );
  });

  test('one hand never pays more where a node carries more, nor less than everyone alone without limits', async () => {
    await fc.assert(
      fc.asyncProperty(anyArea, fc.integer({ min: 1, max: 3 }), async (area, moreMw) => {
        const wider = {
          ...area,
          nodes: area.nodes.map(node => ({ ...node, importMw: (node.importMw as number) + moreMw })),
        };
        const [tight, wide] = [
          await areaOptimum(area, { dispatch }, one),
          await areaOptimum(wider, { dispatch }, one),
        ];
        if (tight?.costEur === null || tight === null) return fc.pre(false);
        if (wide === null) throw new Error('more room, and no plan');
        const slack = 1e-6 * (1 + Math.abs(tight.costEur));
        expect(wide.boundEur).toBeLessThanOrEqual(tight.costEur + slack);
        const alone = await runOf({ ...area, nodes: area.nodes.map(node => ({ ...node, importMw: 100 })) });
        const sum = alone.members.reduce((total, { operation }) => total + operation.costEur, 0);
        expect(sum).toBeLessThanOrEqual(tight.costEur + slack);
      }),
      RUNS,
    );
  });

  test('nobody jumps the queue, and what operators pay is what companies get', async () => {
    const request = fc.record({ mw: fc.integer({ min: 1, max: 5 }), product });
    await fc.assert(
      fc.asyncProperty(anyArea, fc.array(request, { minLength: 1, maxLength: 3 }), async (area, asked) => {
        const requests = asked.map(({ mw, product: own }, r) => {
          const name = `request-${r}`;
          const site = siteWith({ name, electricityLoadMw: mw });
          return { name, mw, member: { site, node: 'west', rights: [held(own, mw)] } };
        });
        const first = { ...area, members: area.members.slice(0, 1) };
        await runOf(first);
        const allowed = { mostHours: 4, mostMwh: 20, mostMw: null };
        const queue = await serveQueue(first, requests, allowed, 2, options, one);
        expect(queue.served).toEqual(requests.slice(0, queue.served.length));
        if (queue.stoppedBy) expect(queue.stoppedBy.request).toBe(requests[queue.served.length]);
        else expect(queue.served.length).toBe(requests.length);
        for (const { name } of queue.wouldFit)
          expect(requests.findIndex(other => other.name === name)).toBeGreaterThan(queue.served.length);
        if (!queue.breachBefore)
          for (const { overload } of queue.run.nodes)
            for (const { hours, energyMwh } of [overload.import, overload.export]) {
              expect(hours).toBeLessThanOrEqual(allowed.mostHours);
              expect(energyMwh).toBeLessThanOrEqual(allowed.mostMwh);
            }
        const { members } = queue.run;
        const received = members.reduce((sum, own) => sum + own.operation.costEur - own.costEur, 0);
        const paid = members.reduce(
          (sum, { payments }) => sum + payments.reduce((all, { totalEur }) => all + totalEur, 0),
          0,
        );
        expect(received).toBeCloseTo(paid, 6);
      }),
      RUNS,
    );
  });
});
