import { afterAll, describe, expect, test } from 'vitest';
import {
  type Area,
  areaOptimum,
  clustersOf,
  createPool,
  type DispatchOptions,
  type InputError,
  type Member,
  serveQueue,
  simulateArea,
  spanAxis,
} from '../../../engine/index.ts';
import { siteWith } from '../small-site.ts';
import { FIRM, held, STATION } from './four-sites.ts';

const AXIS = spanAxis(Date.UTC(2024, 0, 31), 4, 60);
const dispatch: DispatchOptions = { tolerance: 1e-6, deadlineMs: null, foresight: 'perfect' };
const options = { dispatch, mostRounds: 5 };
const pool = createPool({ workers: 1 });
afterAll(() => pool.close());

/** Steam from power at 50 or from gas at 60 EUR/MWh; kWcontract 100 EUR. */
const boiler = (name: string, steamMw: number[], mw: number): Member => ({
  site: siteWith({
    name,
    gridContractEur: 100,
    heatLoadMw: { steam: Float64Array.from(steamMw) },
    fuels: { naturalGas: { priceEurPerMwh: 60, tax: [], emissionsTonPerMwh: 0 } },
    assets: [
      { kind: 'eBoiler', name: 'e-boiler', level: 'steam', heatMw: 9, efficiency: 1, operationEurPerMwh: 0 },
      {
        kind: 'gasBoiler',
        name: 'gas',
        level: 'steam',
        heatMw: 9,
        efficiency: 1,
        fuel: 'naturalGas',
        operationEurPerMwh: 0,
      },
    ],
  }),
  node: 'station',
  rights: [held(FIRM, mw)],
});

/** One works by day, one by night: 2 MW each in turn, with a connection of 2 MW each. */
const day = boiler('day', [2, 2, 0, 0], 2);
const night = boiler('night', [0, 0, 2, 2], 2);
const park = (importMw: number, members = ['day', 'night', 'late']) => [
  { name: 'park', members, importMw, exportMw: 0 },
];
const area = (parts: Partial<Area>): Area => ({
  axis: AXIS,
  nodes: [{ ...STATION, importMw: 2, backgroundMw: 0 }],
  members: [day, night],
  ...parts,
});

describe('companies that share one right', () => {
  test('2 MW serve both in turn: half the kWcontract, and no gas', async () => {
    const run = await simulateArea(area({ groups: park(2) }), options, pool);
    expect(run.status).toBe('clear');
    // 4 MWh at 50, and half of 100.
    for (const { costEur } of run.members) expect(costEur).toBeCloseTo(4 * 50 + 50, 4);
  });

  test('1 MW: each takes 1 MW and makes the rest from gas', async () => {
    const run = await simulateArea(area({ groups: park(1) }), options, pool);
    for (const { costEur, netMw } of run.members) {
      expect(costEur).toBeCloseTo(2 * 50 + 2 * 60 + 25, 4);
      expect(Math.max(...netMw)).toBeCloseTo(1, 5);
    }
  });

  test('kWmax on the peak of the group: 2 MW in turn are 2 MW together, not 4', async () => {
    const peaks = [{ period: 'month' as const, priceEurPerMw: 12, alreadySetMw: [] }];
    const charged = (member: Member): Member => ({ ...member, site: { ...member.site, peaks } });
    const members = [charged(day), charged(night)];
    const group = { ...park(2)[0]!, peaks: peaks.map(peak => ({ ...peak, sharedBy: 'own-peak' as const })) };
    const [apart, together] = await Promise.all([
      simulateArea(area({ members, groups: park(2) }), options, pool),
      simulateArea(area({ members, groups: [group] }), options, pool),
    ]);
    for (const { costEur } of apart.members) expect(costEur).toBeCloseTo(4 * 50 + 50 + 2 * 12, 4);
    for (const { costEur } of together.members) expect(costEur).toBeCloseTo(4 * 50 + 50 + 12, 4);
    const optimum = await areaOptimum(area({ members, groups: [group] }), { dispatch }, pool);
    expect(optimum!.costEur).toBeCloseTo(2 * (4 * 50 + 50 + 12), 3);
  });

  test('one that comes in takes what the others leave, where a right of its own would not fit', async () => {
    const late = { name: 'late', mw: 2, member: boiler('late', [1, 1, 1, 1], 2) };
    const none = { mostHours: 0, mostMwh: 0, mostMw: null };
    const alone = await serveQueue(area({}), [late], none, 0, options, pool);
    expect(alone.served).toEqual([]);
    const together = await serveQueue(area({ groups: park(2) }), [late], none, 0, options, pool);
    expect(together.served.map(({ name }) => name)).toEqual(['late']);
    // 3 MW of steam in every hour, 2 MW of it from power: 4 MWh of gas in all, and kWcontract for 2 of 6 MW each.
    const costEur = together.run.members.reduce((sum, member) => sum + member.costEur, 0);
    expect(costEur).toBeCloseTo(8 * 50 + 4 * 60 + 100, 3);
  });

  test('members run in one cluster, others alone; nobody is in two groups', () => {
    const other = boiler('other', [1, 1, 1, 1], 1);
    expect(
      clustersOf([day, other, night], park(3)).map(({ members, contractShare }) => [members, contractShare]),
    ).toEqual([
      [[0, 2], 0.75],
      [[1], 1],
    ]);
    const twice = [...park(3), { ...park(1)[0]!, name: 'again', members: ['night', 'night'] }];
    const problems = (() => {
      try {
        clustersOf([day, night], twice);
        return [];
      } catch (error) {
        return (error as InputError).issues.map(({ path }) => path);
      }
    })();
    expect(problems).toEqual(['/groups/1/members/0', '/groups/1/members/1']);
  });
});
