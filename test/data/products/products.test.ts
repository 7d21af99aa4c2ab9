import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { flexProduct, flexProducts, presetProduct } from '../../../data/index.ts';
import {
  callBudgets,
  chooseCalls,
  compileConnection,
  type HeldRight,
  rightPayments,
  spanAxis,
  tariffShares,
  windowCalls,
  yearAxis,
} from '../../../engine/index.ts';

/** Monday 13 January 2025, local time. */
const DAY = spanAxis(Date.UTC(2025, 0, 12, 23), 24, 60);
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

function preset(id: string, mw: number, direction: HeldRight['direction'] = 'import'): HeldRight {
  return { name: id, product: presetProduct(flexProduct(id)!), direction, mw };
}

/** Limit by hour of a connection with firm MW and one preset of which everything wanted is called. */
function importMw(id: string, wanted: (hour: number) => number, firmMw = 0) {
  const held = preset(id, 10);
  const calls =
    held.product.call?.trigger.kind === 'window'
      ? windowCalls(held, DAY)
      : chooseCalls(held, DAY, { wantedMw: Float64Array.from(HOURS, wanted) });
  const firm = firmMw > 0 ? [{ held: preset('firm', firmMw), calls: null }] : [];
  const parts = [...firm, { held, calls }];
  return { parts, calls, mw: Array.from(compileConnection(parts, DAY).importMw) };
}

const wholeDay = (inside: (hour: number) => number) => HOURS.map(inside);

describe('limits by hour of each preset on a winter Monday', () => {
  test('firm cannot be called', () => {
    expect(importMw('firm', () => 99).mw).toEqual(wholeDay(() => 10));
  });

  test('fully variable: down to nil, told before midnight', () => {
    const { mw, calls } = importMw('vvtr', hour => (hour >= 7 && hour < 20 ? 99 : 0));
    expect(mw).toEqual(wholeDay(hour => (hour >= 7 && hour < 20 ? 0 : 10)));
    expect(calls.calls.map(({ announcedMs }) => announcedMs)).toEqual([DAY.startMs]);
  });

  test('time-duration: in part where less is wanted, told at 08:30 the day before; a day has its share of the hours', () => {
    const { mw, calls } = importMw('tdtr', hour => ({ 8: 4, 17: 12, 18: 11, 19: 10 })[hour] ?? 0);
    // 1,314 h x 24 / 8,760 = 3.6, so three hours of one day.
    expect(callBudgets(preset('tdtr', 10).product, DAY)[0]!.steps).toBe(3);
    expect(mw).toEqual(wholeDay(hour => (hour >= 17 && hour <= 19 ? 0 : 10)));
    expect(new Date(calls.calls[0]!.announcedMs).toISOString()).toBe('2025-01-12T07:30:00.000Z');
    expect(importMw('tdtr', hour => (hour === 8 ? 4 : 0)).mw[8]).toBe(6);
  });

  test('time-block: 0-7, 10-15 and 22-24', () => {
    const isIn = (hour: number) => hour < 7 || (hour >= 10 && hour < 15) || hour >= 22;
    expect(importMw('tbtr', () => 99).mw).toEqual(wholeDay(hour => (isIn(hour) ? 10 : 0)));
  });

  test('limitation at fixed times: 16-19; on call: the hours asked, told at 08:00 the day before', () => {
    expect(importMw('cbc-t', () => 0, 10).mw).toEqual(wholeDay(hour => (hour >= 16 && hour < 19 ? 0 : 10)));
    const { mw, calls } = importMw('cbc-a', hour => (hour === 17 ? 6 : 0), 10);
    expect(mw).toEqual(wholeDay(hour => (hour === 17 ? 4 : 10)));
    expect(new Date(calls.calls[0]!.announcedMs).toISOString()).toBe('2025-01-12T07:00:00.000Z');
  });

  test('redispatch: within the day, an hour before', () => {
    const { mw, calls } = importMw('redispatch', hour => (hour === 17 ? 3 : 0), 10);
    expect(mw[17]).toBe(7);
    expect((DAY.startMs + 17 * 3_600_000 - calls.calls[0]!.announcedMs) / 60_000).toBe(60);
  });

  test('steering limits nothing', () => {
    const { mw } = importMw('csc', () => 99, 10);
    expect(mw).toEqual(wholeDay(() => 10));
  });

  test('group right and shared connection: the sum of the members, always', () => {
    for (const id of ['gto', 'cable-pooling']) {
      expect(presetProduct(flexProduct(id)!).group).toBe('members');
      expect(importMw(id, () => 99).mw).toEqual(wholeDay(() => 10));
    }
  });
});

describe('over a year', () => {
  test('the hours that TenneT may limit, in 2025, in the leap year 2024 and in quarters', () => {
    const hours = (year: number, minutes: number) => {
      const axis = yearAxis(year, minutes);
      const { takenMw } = chooseCalls(preset('tdtr', 10), axis, { wantedMw: 10 });
      return takenMw.reduce((sum, mw) => sum + (mw > 0 ? axis.stepHours : 0), 0);
    };
    expect([hours(2025, 60), hours(2024, 60), hours(2024, 15)]).toEqual([1314, 1314, 1314]);
  });

  test('14 of 24 hours in blocks, 3 hours a day of limitation', () => {
    for (const [year, days] of [
      [2025, 365],
      [2024, 366],
    ] as const) {
      const axis = yearAxis(year, 60);
      const block = compileConnection([{ held: preset('tbtr', 1), calls: null }], axis).importMw;
      expect(block.reduce((sum, mw) => sum + mw, 0)).toBe(14 * days);
      expect(windowCalls(preset('cbc-t', 1), axis).calls).toHaveLength(days);
    }
  });
});

describe('money', () => {
  test('kWcontract: in full, nil, nil and 14 of 24 hours; kWmax always in full', () => {
    const share = (...parts: HeldRight[]) => tariffShares(parts, yearAxis(2025, 60));
    expect(share(preset('firm', 4))).toEqual({ contractShare: 1, peakShare: 1 });
    expect(share(preset('vvtr', 4)).contractShare).toBe(0);
    expect(share(preset('tdtr', 4)).contractShare).toBe(0);
    expect(share(preset('tbtr', 4)).contractShare).toBeCloseTo(14 / 24, 12);
    expect(share(preset('firm', 4), preset('tdtr', 12))).toEqual({ contractShare: 0.25, peakShare: 1 });
    for (const { peakShare } of flexProducts()) expect(peakShare.value).toBe(1);
  });

  test('limitation at fixed times of 10 MW on one day: 3 h at 20 EUR/MW/h and 30 MWh at 200 EUR', () => {
    const { parts } = importMw('cbc-t', () => 0, 10);
    expect(rightPayments(parts, DAY)[1]!.totalEur).toBe(10 * 3 * 20 + 30 * 200);
  });
});

describe('the table', () => {
  test('every right and contract of the reference is there, with both languages, law and version', () => {
    expect(flexProducts().map(({ id }) => id)).toEqual([
      'firm',
      'vvtr',
      'tdtr',
      'tbtr',
      'gto',
      'cable-pooling',
      'cbc-t',
      'cbc-a',
      'csc',
      'redispatch',
    ]);
    for (const { title, explanation, law, version, from } of flexProducts()) {
      expect(title.nl && title.en && explanation.nl && explanation.en && law && version).toBeTruthy();
      if (from) expect(new Date(from.value).toISOString().slice(0, 10)).toBe(from.value);
    }
  });

  const file = new URL('../../../../shared/reference/flex_products.json', import.meta.url);
  test.skipIf(!existsSync(file))('figures are those of the reference', () => {
    const { products } = JSON.parse(readFileSync(file, 'utf8'));
    const reference = Object.fromEntries(products.map((one: { id: string }) => [one.id, one]));
    const { VVTR, TDTR, TBTR, CABLE_POOL } = reference;
    const [vvtr, tdtr, tbtr, cable] = ['vvtr', 'tdtr', 'tbtr', 'cable-pooling'].map(id => flexProduct(id)!);
    expect(tdtr!.guaranteedShare.value).toBe(TDTR.availability_guarantee);
    expect(tdtr!.call!.hoursPerYear!.value).toBe(TDTR.curtail_hours_max);
    expect(tdtr!.contractShare.value).toBe(TDTR.kwcontract_factor);
    expect(vvtr!.contractShare.value).toBe(VVTR.kwcontract_factor);
    expect([vvtr!.from!.value, tdtr!.from!.value, tbtr!.from!.value]).toEqual([
      VVTR.from,
      TDTR.from,
      TBTR.from,
    ]);
    expect(tbtr!.outsideShare!.value).toBe(TBTR.availability_outside);
    expect(flexProduct('cbc-a')!.leastMw!.value * 1000).toBe(reference['CBC-A'].min_kw);
    expect(cable!.rules.map(({ value }) => value)).toEqual([CABLE_POOL.max_parties, CABLE_POOL.min_kVA]);
  });
});
