import { afterAll, describe, expect, test } from 'vitest';
import {
  type Area,
  createPool,
  type DispatchOptions,
  type Member,
  simulateArea,
} from '../../../engine/index.ts';
import { siteWith } from '../small-site.ts';
import { AXIS, bid, boilers, FIRM, fourSites, held, PRICES, STATION } from './four-sites.ts';

const dispatch: DispatchOptions = { tolerance: 1e-6, deadlineMs: null, foresight: 'perfect' };
const options = { dispatch, mostRounds: 10 };
const pool = createPool({ workers: 1 });
afterAll(() => pool.close());

const near = (values: Float64Array) => [...values].map(value => Math.round(value * 1e3) / 1e3 + 0);

const bidding = (site: Member['site'], mw: number, eurPerMwh: number | null = null): Member => ({
  site,
  node: 'station',
  rights: [held(FIRM, mw), held(bid(eurPerMwh), mw)],
});
/** 3 MW of power, or 75 EUR for a MWh that is not made. */
const press = siteWith({
  name: 'press',
  importEurPerMwh: PRICES,
  electricityLoadMw: 3,
  unserved: { electricityEurPerMwh: 75, heatEurPerMwh: null },
});
/** Steam from power or from gas, at 60 EUR/MWh but 90 in hour 3. */
const gas = boilers.fuels.naturalGas!;
const steam = {
  ...boilers,
  fuels: { naturalGas: { ...gas, priceEurPerMwh: Float64Array.of(60, 60, 60, 90, 60, 60, 60, 60) } },
};

/** Two of 3 MW behind 10 MW; others take 4 MW, and what is given in hours 1 and 3. */
function twoBidders(members: readonly Member[], [hour1, hour3] = [5, 5]): Area {
  const backgroundMw = Float64Array.of(4, hour1!, 4, hour3!, 4, 4, 4, 4);
  return { axis: AXIS, nodes: [{ ...STATION, backgroundMw }], members };
}

/** MW bought by step of each member, what was paid for it and what it cost. */
async function bought(area: Area) {
  const run = await simulateArea(area, options, pool);
  expect(run.status).toBe('clear');
  return run.members.map(({ payments, bids, cannotFollow, operation, costEur }) => {
    const paidEur = payments.reduce((sum, { totalEur }) => sum + totalEur, 0);
    expect(cannotFollow).toBe(false);
    // What the operator pays is what the company gets.
    expect(operation.costEur - costEur).toBeCloseTo(paidEur, 9);
    expect(bids?.paidEur ?? 0).toBeCloseTo(paidEur, 9);
    return { mw: near(payments[1]!.calledMw), bids };
  });
}

describe('two that bid at their own multiplier', () => {
  test('the cheaper is called in each hour: steam at 60 - 40 in hour 1, the press at 75 - 50 in hour 3', async () => {
    // The press asks 75 - 40 = 35 in hour 1, steam 90 - 50 = 40 in hour 3.
    const [first, second] = await bought(twoBidders([bidding(steam, 3), bidding(press, 3)]));
    expect(first!.mw).toEqual([0, 1, 0, 0, 0, 0, 0, 0]);
    expect(second!.mw).toEqual([0, 0, 0, 1, 0, 0, 0, 0]);
    expect(first!.bids!.boughtMwh).toBeCloseTo(1, 6);
    for (const [{ bids }, eur] of [
      [first!, 20],
      [second!, 25],
    ] as const) {
      expect(bids!.paidEur).toBeCloseTo(eur, 2);
      expect(bids!.costEur).toBeCloseTo(eur, 3);
    }
  });

  test('a bid that is stated wins over the multiplier, and is paid as stated', async () => {
    const [first, second] = await bought(twoBidders([bidding(steam, 3, 34), bidding(press, 3)]));
    // 34 is less than 35 in hour 1 and more than 25 in hour 3.
    expect(first!.mw).toEqual([0, 1, 0, 0, 0, 0, 0, 0]);
    expect(first!.bids!.paidEur).toBeCloseTo(34, 6);
    expect(first!.bids!.costEur).toBeCloseTo(20, 3);
    expect(second!.mw).toEqual([0, 0, 0, 1, 0, 0, 0, 0]);
  });

  test('a bid rises with what is asked: a second MW that costs 460 is left to the press at 35', async () => {
    const small: Member['site'] = {
      ...boilers,
      assets: boilers.assets.map(asset => (asset.kind === 'gasBoiler' ? { ...asset, heatMw: 1 } : asset)),
      unserved: { electricityEurPerMwh: null, heatEurPerMwh: 500 },
    };
    const [first, second] = await bought(twoBidders([bidding(small, 3), bidding(press, 3)], [6, 4]));
    expect(first!.mw).toEqual([0, 1, 0, 0, 0, 0, 0, 0]);
    expect(second!.mw).toEqual([0, 1, 0, 0, 0, 0, 0, 0]);
    expect(first!.bids!.paidEur).toBeCloseTo(20, 1);
    expect(second!.bids!.paidEur).toBeCloseTo(35, 1);
  });

  test('nobody offers what it cannot give: of 5 MW with 2 that must run, 3 are bought, and the rest of the press', async () => {
    const bound = {
      ...boilers,
      limits: { importMw: 5, exportMw: 0 },
      electricityLoadMw: 2,
      unserved: { electricityEurPerMwh: null, heatEurPerMwh: null },
    };
    const [first, second] = await bought(twoBidders([bidding(bound, 5), bidding(press, 3)], [6, 2]));
    // 14 MW in hour 1, 10 in hour 3, 9 in hour 6 when it takes gas, 12 in the others.
    expect(first!.mw).toEqual([2, 3, 2, 0, 2, 2, 0, 2]);
    expect(second!.mw).toEqual([0, 1, 0, 0, 0, 0, 0, 0]);
  });

  test('a risk margin is in the bid', async () => {
    const area = twoBidders([bidding(steam, 3), bidding(press, 3)]);
    const run = await simulateArea(area, { ...options, bidRiskShare: 0.1 }, pool);
    expect(run.members[0]!.bids!.paidEur).toBeCloseTo(22, 2);
  });

  test('power that moves into the next hour and is bought there too is paid in both: 5 and 5 EUR for a store that loses 10', async () => {
    const area = fourSites('store');
    const members = area.members.map((member, m) => (m === 3 ? bidding(member.site, 1) : member));
    const run = await simulateArea({ ...area, members }, options, pool);
    expect(run.status).toBe('clear');
    const { payments, bids, costEur } = run.members[3]!;
    expect(near(payments[1]!.calledMw)).toEqual([0, 1, 1, 0, 0, 0, 0, 0]);
    expect(bids!.paidEur).toBeCloseTo(10, 2);
    expect(bids!.costEur).toBeCloseTo(10, 3);
    expect(costEur).toBeCloseTo(40, 2);
  });

  test('feed-in: the park that is paid least for its power is curtailed', async () => {
    const park = (name: string, exportEurPerMwh: Float64Array): Member => ({
      site: siteWith({
        name,
        exportEurPerMwh,
        limits: { importMw: 0, exportMw: 6 },
        assets: [{ kind: 'pv', name: 'pv', availableMw: 6, curtailment: { share: 1, costEurPerMwh: 0 } }],
      }),
      node: 'station',
      rights: [
        { ...held(FIRM, 6), direction: 'export' },
        { ...held(bid(null), 6), direction: 'export' },
      ],
    });
    const area: Area = {
      axis: AXIS,
      nodes: [{ ...STATION, backgroundMw: 0 }],
      members: [
        park('morning', Float64Array.of(30, 30, 30, 30, 60, 60, 60, 60)),
        park('evening', Float64Array.of(45, 45, 45, 45, 45, 45, 45, 45)),
      ],
    };
    const [morning, evening] = await bought(area);
    expect(morning!.mw).toEqual([2, 2, 2, 2, 0, 0, 0, 0]);
    expect(evening!.mw).toEqual([0, 0, 0, 0, 2, 2, 2, 2]);
    expect(morning!.bids!.paidEur).toBeCloseTo(8 * 30, 1);
    expect(evening!.bids!.paidEur).toBeCloseTo(8 * 45, 1);
  });

  test('members of a group bid each at its own multiplier, and what is bought costs the group what it is paid', async () => {
    const area = twoBidders([bidding(steam, 3), bidding(press, 3)]);
    const group = { name: 'park', members: ['boilers', 'press'], importMw: 6, exportMw: 0 };
    const [first, second] = await bought({ ...area, groups: [group] });
    expect(first!.mw).toEqual([0, 1, 0, 0, 0, 0, 0, 0]);
    expect(second!.mw).toEqual([0, 0, 0, 1, 0, 0, 0, 0]);
    const sum = (key: 'paidEur' | 'costEur') => first!.bids![key] + second!.bids![key];
    expect(sum('paidEur')).toBeCloseTo(45, 1);
    expect(sum('costEur')).toBeCloseTo(45, 2);
  });
});
