import { afterAll, describe, expect, test } from 'vitest';
import {
  type Area,
  type AreaRun,
  createPool,
  type DispatchOptions,
  type HeldRight,
  type Member,
  simulateArea,
  spanAxis,
  willingness,
} from '../../../engine/index.ts';
import type { Product } from '../../../engine/rights/product.ts';
import { battery, siteWith } from '../small-site.ts';
import { FIRM, held, UNGUARANTEED } from './four-sites.ts';

const dispatch: DispatchOptions = { tolerance: 1e-7, deadlineMs: null, foresight: 'perfect' };
const options = { dispatch, mostRounds: 12 };
const pool = createPool({ workers: 1 });
afterAll(() => pool.close());

const STEPS = 8;
const AXIS = spanAxis(Date.UTC(2024, 0, 31), STEPS, 60);
/** Pays 100 EUR for a MWh more than planned; a MWh short costs 50 EUR. */
const STEER: Product = {
  ...UNGUARANTEED,
  effect: 'steer',
  shape: { kind: 'always' },
  money: {
    ...FIRM.money,
    activation: { kind: 'fee', eurPerMwh: 100 },
    penaltyEurPerMwh: 50,
  },
};
const steer = (mw: number, product = STEER): HeldRight => ({ ...held(product, mw), name: 'steer' });

/** 1 MW of load, and a battery of 2 MW and 4 MWh that fills in hour 1 at 20 EUR for hour 7 at 120. */
const PRICES = Float64Array.of(60, 20, 60, 60, 60, 60, 60, 120);
const shop = siteWith({
  name: 'shop',
  electricityLoadMw: 1,
  importEurPerMwh: PRICES,
  assets: [
    {
      ...battery,
      chargeMw: 2,
      dischargeMw: 2,
      energyMwh: 2,
      efficiencyIn: 1,
      efficiencyOut: 1,
      wearEurPerMwh: 1,
    },
  ],
});
const member = (mw: number, product = STEER): Member => ({
  site: shop,
  node: 'station',
  rights: [held(FIRM, 10), steer(mw, product)],
});

/** Sun of others: 6 MW too much for the 5 MW that the station may send back, in some hours, less what the shop takes. */
const areaWith = (members: readonly Member[], sunMw: Float64Array, exportMw = 5): Area => ({
  axis: AXIS,
  nodes: [
    {
      name: 'station',
      kind: 'station',
      parent: null,
      importMw: 100,
      exportMw,
      backgroundMw: sunMw.map(mw => -mw),
    },
  ],
  members,
});
const sunIn = (hour: number, mw: number) =>
  Float64Array.from({ length: STEPS }, (_, t) => (t === hour ? mw : 0));

function paid({ members }: AreaRun) {
  return members.map(({ operation: { steering } }) => steering);
}

describe('too much sun', () => {
  test('7.5 MW in hour 4: 1.5 MW over what the shop takes by itself is asked, delivered, and paid', async () => {
    const run = await simulateArea(areaWith([member(2)], sunIn(4, 7.5)), options, pool);
    const [use] = paid(run);
    const [one] = run.members;
    expect(run.status).toBe('clear');
    // By itself it takes 1 MW in hour 4: 6.5 MW goes up, 1.5 MW more than the station may send.
    expect(use!.planMw[4]).toBeCloseTo(1, 6);
    expect(run.calls[0]![1]!.takenMw[4]).toBeCloseTo(1.5, 6);
    expect(one!.netMw[4]).toBeCloseTo(2.5, 5);
    expect(use).toMatchObject({ hours: 1, paidForPlanEur: 0, shortMwh: 0 });
    expect(use!.planMwh).toBeCloseTo(1, 6);
    expect(use!.paidEur).toBeCloseTo(150, 4);
    expect(one!.operation.costParts.steering).toBeCloseTo(-150, 4);
    expect(run.nodes[0]!.overload.export.energyMwh).toBeCloseTo(0, 4);
  });

  test('4 MW too much: 2 MW is what the battery can take, the rest stays', async () => {
    const run = await simulateArea(areaWith([member(2)], sunIn(4, 10)), options, pool);
    expect(run.status).toBe('settled');
    expect(run.members[0]!.netMw[4]).toBeCloseTo(3, 5);
    expect(run.nodes[0]!.overload.export.energyMwh).toBeCloseTo(2, 4);
  });

  test('a call for more than it can do is delivered in part: the penalty is told, or no plan is found', async () => {
    const [use] = paid(await simulateArea(areaWith([member(9)], sunIn(4, 10)), options, pool));
    expect(use!.askedMwh).toBeCloseTo(4, 5);
    expect(use!.deliveredMwh).toBeCloseTo(2, 5);
    expect(use!.shortMwh).toBeCloseTo(2, 5);
    expect(use!.penaltyEur).toBeCloseTo(100, 3);
    const must = { ...STEER, money: { ...STEER.money, penaltyEurPerMwh: null } };
    const hard = await simulateArea(areaWith([member(9, must)], sunIn(4, 10)), options, pool);
    expect(hard.members[0]!.cannotFollow).toBe(true);
  });

  test('what would be taken anyway is no part of what is paid: hour 1, in which it fills by itself', async () => {
    const run = await simulateArea(areaWith([member(2)], sunIn(1, 8.5)), options, pool);
    const [use] = paid(run);
    // 3 MW is its plan: 5.5 MW goes up, and half a MW more is beyond its battery.
    expect(use!.planMw[1]).toBeCloseTo(3, 6);
    expect(use!.paidEur).toBeCloseTo(0, 5);
    expect(use!.shortMwh).toBeCloseTo(0.5, 5);
  });

  test('the same area on a grid without trouble has no call and no pay', async () => {
    const run = await simulateArea(areaWith([member(2)], sunIn(4, 7.5), 50), options, pool);
    expect(run.status).toBe('clear');
    expect(paid(run)).toEqual([null]);
  });
});

describe('a second call where a first has moved the load', () => {
  test('is asked from the plan, not from where the first left it', async () => {
    // 3 MWh: it fills 2 in hour 1; asked 2 MW in hour 2 it would fill 1 only, and 0.5 MW too much would go up in hour 1.
    const larger = { ...shop, assets: shop.assets.map(one => ({ ...one, energyMwh: 3 }) as typeof one) };
    const sun = sunIn(2, 8);
    sun[1] = 7.5;
    const first = await simulateArea(
      areaWith([{ ...member(2), site: larger }], sun),
      { ...options, mostRounds: 1 },
      pool,
    );
    expect(first.members[0]!.netMw[1]).toBeCloseTo(2, 5);
    const run = await simulateArea(areaWith([{ ...member(2), site: larger }], sun), options, pool);
    const [use] = paid(run);
    expect(use!.planMw[1]).toBeCloseTo(3, 6);
    expect(use!.askedMw[1]).toBeCloseTo(1e-3, 6);
    // It keeps to its plan in hour 1, for next to nothing, and falls 1 MWh short in hour 2.
    expect(run.members[0]!.netMw[1]).toBeGreaterThanOrEqual(3 - 1e-5);
    expect(use!.deliveredMw[1]).toBeLessThanOrEqual(1e-3 + 1e-6);
    expect(use!.shortMwh).toBeGreaterThan(0.99);
  });
});

describe('who hears of it when it is called', () => {
  test('a call told 1 hour ahead leaves no more than the room that is left', async () => {
    const late: Product = { ...STEER, call: { ...STEER.call!, notice: { kind: 'intraday', minutes: 60 } } };
    const area = areaWith([member(2, late)], sunIn(4, 8));
    const all = await simulateArea(area, options, pool);
    const told = await simulateArea(area, { ...options, knowledge: 'announced' }, pool);
    // Known from the start: it leaves room in hour 1. Told in hour 3: it is full, and serves its load to make room for 1 MWh.
    expect(all.members[0]!.operation.steering!.deliveredMwh).toBeCloseTo(2, 5);
    const { steering, costEur } = told.members[0]!.operation;
    expect(steering!.deliveredMwh).toBeCloseTo(1, 5);
    expect(steering!.shortMwh).toBeCloseTo(1, 5);
    expect(told.members[0]!.notKnowingEur).toBeCloseTo(costEur - all.members[0]!.operation.costEur, 4);
    expect(told.members[0]!.notKnowingEur).toBeGreaterThan(0);
  });
});

describe('who signs', () => {
  const offer = (paidOn: 'above-plan' | 'whole-flow') => {
    const product = { ...STEER, money: { ...STEER.money, paidOn } };
    const takenMw = sunIn(4, 2);
    const calls = { calls: [{ firstStep: 4, steps: 1, announcedMs: AXIS.startMs }], takenMw };
    const rights = [held(FIRM, 10), steer(2, product)];
    return { member: { ...member(2), rights: [held(FIRM, 10)] }, rights, calls: [null, calls] };
  };
  const rule = { leastGainEurPerMw: 0, riskShare: 0 };

  test('the payment counts apart from what it costs: 200 EUR for what is not free', async () => {
    const [one] = await willingness([offer('above-plan')], AXIS, rule, options, pool);
    expect(one!.paidEur).toBeCloseTo(200, 5);
    // It serves hours 2 and 3 to make room, and hours 5 and 7 from what it took: all at 60, but for 2 EUR of wear.
    expect(one!.indifferenceEur).toBeCloseTo(2, 4);
    expect(one!.signs).toBe(true);
    expect(one!.calledMwh).toBeCloseTo(2, 6);
    expect(one!.freeShare).toBeCloseTo(0, 6);
  });

  test('paid on the whole flow it is paid 100 EUR for the MWh that it takes anyway: a third is free', async () => {
    const [one] = await willingness([offer('whole-flow')], AXIS, rule, options, pool);
    expect(one!.paidEur).toBeCloseTo(300, 5);
    expect(one!.calledMwh).toBeCloseTo(3, 6);
    expect(one!.freeShare).toBeCloseTo(1 / 3, 6);
  });
});
