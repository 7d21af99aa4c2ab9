import { afterAll, describe, expect, test } from 'vitest';
import {
  createPool,
  type DispatchOptions,
  serveQueue,
  simulateArea,
  supplyCurve,
  willingness,
} from '../../../engine/index.ts';
import {
  AXIS,
  boilers,
  FIRM,
  fourSites,
  held,
  PAID,
  PRICES,
  STATION,
  UNGUARANTEED,
  works,
} from './four-sites.ts';

const dispatch: DispatchOptions = { tolerance: 1e-6, deadlineMs: null, foresight: 'perfect' };
const options = { dispatch, mostRounds: 10 };
const pool = createPool({ workers: 1 });
afterAll(() => pool.close());

const NO_RISK = { leastGainEurPerMw: 0, riskShare: 0 };

describe('what companies ask', () => {
  test('boilers that lose 1 MWh of power at 40 for gas at 60 ask 20 EUR, and sign for no less', async () => {
    const { calls } = await simulateArea(fourSites('boilers'), options, pool);
    const member = { site: boilers, node: 'station', rights: [held(FIRM, 3)] };
    const offer = { member, rights: [held(FIRM, 3), held(PAID, 3)], calls: calls[2]! };
    const [one] = await willingness([offer], AXIS, NO_RISK, options, pool);
    expect(one).toMatchObject({ signs: false, calledMwh: 1, usedMwh: 1, freeShare: 0 });
    expect(one!.indifferenceEur).toBeCloseTo(20, 3);
    expect(one!.paidEur).toBeCloseTo(10, 6);
    const paid = { ...PAID, money: { ...PAID.money, activation: { kind: 'fee', eurPerMwh: 25 } } } as const;
    const better = { ...offer, rights: [held(FIRM, 3), held(paid, 3)] };
    const [two] = await willingness([better], AXIS, NO_RISK, options, pool);
    expect(two).toMatchObject({ signs: true });
    const [careful] = await willingness(
      [better],
      AXIS,
      { leastGainEurPerMw: 0, riskShare: 0.3 },
      options,
      pool,
    );
    // 20 and 30 % of that is more than 25.
    expect(careful!.asksEur).toBeCloseTo(26, 3);
    expect(careful!.signs).toBe(false);
  });

  test('a plant that has 3 MW and uses 2 is paid for nothing when 1 MW is called', async () => {
    const member = works('large', 2, [held(FIRM, 3)]);
    const takenMw = Float64Array.of(0, 1, 0, 0, 0, 0, 0, 0);
    const calls = [null, { calls: [{ firstStep: 1, steps: 1, announcedMs: 0 }], takenMw }];
    const offer = { member, rights: [held(FIRM, 3), held(PAID, 3)], calls };
    const [one] = await willingness([offer], AXIS, NO_RISK, options, pool);
    expect(one).toMatchObject({ signs: true, calledMwh: 1, usedMwh: 0, freeShare: 1 });
    expect(one!.indifferenceEur).toBeCloseTo(0, 6);
  });

  test('the supply curve goes from the least asked per MW up', () => {
    const base = {
      offeredMw: 9,
      ownEur: 0,
      underEur: 0,
      indifferenceEur: 0,
      paidEur: 0,
      signs: true,
      calledMwh: 0,
      usedMwh: 0,
      freeShare: 0,
    };
    const curve = supplyCurve([
      { ...base, name: 'dear', mw: 2, asksEur: 60 },
      { ...base, name: 'cannot', mw: 9, asksEur: null },
      { ...base, name: 'cheap', mw: 3, asksEur: 30 },
      { ...base, name: 'not called', mw: 0, asksEur: 0 },
    ]);
    expect(curve).toEqual([
      { name: 'cheap', mw: 3, eurPerMw: 10, totalMw: 3 },
      { name: 'dear', mw: 2, eurPerMw: 30, totalMw: 5 },
    ]);
  });
});

describe('a waiting list', () => {
  const none = { mostHours: 0, mostMwh: 0, mostMw: null };
  // 10 MW, of which others take 4: 6 MW are left.
  const empty = { axis: AXIS, nodes: [STATION], members: [] };
  const request = (name: string, mw: number, product = FIRM) => ({
    name,
    mw,
    member: works(name, mw, [held(product, mw)]),
  });

  test('2, 3 and 4 MW: the third is 3 MW too much, and the small one behind it waits too', async () => {
    const list = [request('a', 2), request('b', 3), request('c', 4), request('d', 1)];
    const queue = await serveQueue(empty, list, none, 5, options, pool);
    expect(queue.served.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(queue.servedMw).toBe(5);
    expect(queue.stoppedBy!.request.name).toBe('c');
    // 4 + 2 + 3 + 4 = 13 MW in hours 0-2, 12 MW in hours 3-7.
    expect(queue.stoppedBy!.breach).toMatchObject({ node: 'station', hours: 8 });
    expect(queue.stoppedBy!.breach.deepestMw).toBeCloseTo(3, 5);
    expect(queue.stoppedBy!.breach.energyMwh).toBeCloseTo(3 * 3 + 5 * 2, 4);
    expect(queue.wouldFit.map(({ name }) => name)).toEqual(['d']);
  });

  test('without a guarantee the third gets in, gives way to the fourth too, and what it cannot have is not served', async () => {
    const list = [request('a', 2), request('b', 3), request('c', 4, UNGUARANTEED), request('d', 1)];
    const queue = await serveQueue(empty, list, none, 0, options, pool);
    expect(queue).toMatchObject({ servedMw: 10, stoppedBy: null, wouldFit: [] });
    // Of its 4 MW none is left in hours 0-2, and 1 MW after that.
    expect(queue.run.members[2]!.operation.unservedMwh).toBeCloseTo(4 * 3 + 3 * 5, 4);
  });

  test('an area that is too full already lets nobody in who makes it worse, and those who do not', async () => {
    // Others take 4 MW in hours 0-2 and 3 MW after that: 0.5 MW too much in three hours, 0.5 MW left in the rest.
    const full = { ...empty, nodes: [{ ...STATION, importMw: 3.5 }] };
    const before = { node: 'station', hours: 3, energyMwh: 1.5 };
    const firm = await serveQueue(full, [request('a', 1)], none, 3, options, pool);
    expect(firm).toMatchObject({ served: [], wouldFit: [], breachBefore: before });
    expect(firm.stoppedBy!.breach).toMatchObject({ node: 'station', hours: 8 });
    const variable = await serveQueue(full, [request('a', 1, UNGUARANTEED)], none, 3, options, pool);
    expect(variable).toMatchObject({ servedMw: 1, stoppedBy: null, breachBefore: before });
    // It gets half of its MW in the hours that have half a MW left.
    expect(variable.run.members[0]!.operation.unservedMwh).toBeCloseTo(3 + 5 * 0.5, 4);
  });
});

test('a right that may be called by price is paid for its hours on call', async () => {
  const price = {
    ...PAID,
    call: { ...PAID.call!, trigger: { kind: 'price', eurPerMwh: 51, when: 'at-least' } },
    money: { ...PAID.money, availabilityEurPerMwH: 2 },
  } as const;
  const member = works('large', 3, [held(FIRM, 3)]);
  const offer = { member, rights: [held(FIRM, 3), held(price, 3)], calls: [null, null] };
  const [blind] = await willingness([offer], AXIS, NO_RISK, options, pool);
  expect(blind!.paidEur).toBe(0);
  // 55, 51, 51 and 100 EUR/MWh: four hours of 3 MW at 2 EUR.
  const [seen] = await willingness([{ ...offer, dayAheadEurPerMwh: PRICES }], AXIS, NO_RISK, options, pool);
  expect(seen!.paidEur).toBeCloseTo(24, 9);
});
