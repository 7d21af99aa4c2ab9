import { afterAll, describe, expect, test } from 'vitest';
import { expectedLines } from '../../../engine/dispatch/tax-lines.ts';
import {
  areaOptimum,
  createPool,
  type DispatchOptions,
  InputError,
  nodeLimits,
  simulateArea,
} from '../../../engine/index.ts';
import { objective } from '../../../engine/program/program.ts';
import { toProgram } from '../../../engine/program/site-program.ts';
import { solveWithHighs } from '../../../engine/solve/highs.ts';
import { AXIS, fourSites } from './four-sites.ts';

const dispatch: DispatchOptions = { tolerance: 1e-6, deadlineMs: null, foresight: 'perfect' };
const options = { dispatch, mostRounds: 10 };
const pool = createPool({ workers: 1 });
afterAll(() => pool.close());

const near = (values: Float64Array) => [...values].map(value => Math.round(value * 1e5) / 1e5 + 0);

describe('four sites behind a station of 10 MW', () => {
  test('nobody may be called: hour 1 stays 1 MW too high', async () => {
    const run = await simulateArea(fourSites('nobody'), options, pool);
    expect(run.status).toBe('settled');
    expect(near(run.nodes[0]!.flowMw)).toEqual([10, 11, 10, 9, 9, 9, 6, 9]);
    expect(run.nodes[0]!.overload.import).toMatchObject({ hours: 1, longestRunHours: 1 });
    expect(run.nodes[0]!.overload.import.deepestMw).toBeCloseTo(1, 5);
    expect(run.nodes[0]!.overload.export.hours).toBe(0);
    // 2 x 442, 442, 3 x 342 + 3 x 60, 40.
    const costs = [884, 442, 1206, 40];
    run.members.forEach(({ costEur }, m) => {
      expect(costEur).toBeCloseTo(costs[m]!, 3);
    });
  });

  test('the store is called away from hour 1, fills itself in hour 2, which is then too high, and ends in hour 3', async () => {
    const run = await simulateArea(fourSites('store'), options, pool);
    expect(run.status).toBe('clear');
    expect(run.rounds.map(({ overloadHours, called }) => [overloadHours, called])).toEqual([
      [1, 1],
      [1, 1],
      [0, 0],
    ]);
    expect(near(run.nodes[0]!.flowMw)).toEqual([10, 10, 10, 10, 9, 9, 6, 9]);
    expect(near(run.calls[3]![0]!.takenMw)).toEqual([0, 1, 1, 0, 0, 0, 0, 0]);
    // The store pays 50 in place of 40; nobody pays it for that.
    expect(run.members[3]!.costEur).toBeCloseTo(50, 3);
    expect(run.members[2]!.costEur).toBeCloseTo(1206, 3);
  });

  test('boilers that are paid take gas for one MWh: 20 EUR more, 10 EUR of it paid', async () => {
    const run = await simulateArea(fourSites('boilers'), options, pool);
    expect(run.status).toBe('clear');
    expect(near(run.nodes[0]!.flowMw)).toEqual([10, 10, 10, 9, 9, 9, 6, 9]);
    const { operation, payments, costEur } = run.members[2]!;
    expect(operation.costEur).toBeCloseTo(1226, 3);
    expect(payments[1]!.totalEur).toBeCloseTo(10, 5);
    expect(costEur).toBeCloseTo(1216, 3);
  });

  test('one hand would move the store to hour 3 as well, and HiGHS agrees', async () => {
    const area = fourSites('nobody');
    const best = await areaOptimum(area, { dispatch }, pool);
    expect(best!.costEur).toBeCloseTo(2582, 3);
    const group = { axis: AXIS, sites: area.members.map(({ site }) => site), sharedLimits: nodeLimits(area) };
    const program = toProgram(group, { taxLines: group.sites.map(site => expectedLines(site, AXIS)) });
    const referee = await solveWithHighs(program, null);
    if (referee.status !== 'optimal') throw new Error('no plan');
    const costs = objective(program);
    const costEur = referee.x.reduce((sum, x, c) => sum + x * costs[c]!, 0);
    expect(costEur).toBeCloseTo(2582, 6);
  });

  test('a member at no node, and a grid that is no tree, are told all at once', async () => {
    const area = fourSites('nobody');
    const [station] = area.nodes;
    const lost = { ...area, members: area.members.map(member => ({ ...member, node: 'nowhere' })) };
    await expect(simulateArea(lost, options, pool)).rejects.toThrow(InputError);
    const ring = {
      ...area,
      nodes: [
        { ...station!, parent: 'above' },
        { ...station!, name: 'above', parent: 'station' },
      ],
    };
    const problems = await simulateArea(ring, options, pool).catch(
      (error: unknown) => (error as InputError).issues,
    );
    expect(problems).toMatchObject([{ path: '/nodes/0/parent' }, { path: '/nodes/1/parent' }]);
  });
});
