import { describe, expect, test } from 'vitest';
import {
  compileConnection,
  compileGroup,
  compileLimitInto,
  noCalls,
  overlappingBlocks,
  spanAxis,
  stepTime,
  tariffShares,
  windowCalls,
  yearAxis,
} from '../../../engine/index.ts';
import { block, callRule, FREE, held } from './made-up.ts';

const NIGHT_AND_NOON = { kind: 'blocks', blocks: [block(22, 6), block(11, 15)], outsideShare: 0 } as const;

/** Steps of a year as `MM-DD HH` local, where the limit is what is asked. */
function importLimit(parts: Parameters<typeof compileConnection>[0], year: number, stepMinutes = 60) {
  const axis = yearAxis(year, stepMinutes);
  return { axis, mw: compileLimitInto(parts, 'import', axis, new Float64Array(axis.steps)) };
}

/** Hour of the first step of a local date in a common year with steps of an hour, winter time, before the clock moves. */
const hourOf = (month: number, day: number) =>
  (Date.UTC(2025, month - 1, day) - Date.UTC(2025, 0, 1)) / 3_600_000;

describe('what a right gives by the hour', () => {
  test('firm: all of it, always', () => {
    const { mw } = importLimit([{ held: held(7), calls: null }], 2025);
    expect(mw.every(one => one === 7)).toBe(true);
    expect(mw).toHaveLength(8760);
  });

  test('blocks in local time: 12 hours of a day, past midnight too', () => {
    const { mw } = importLimit([{ held: held(5, { shape: NIGHT_AND_NOON }), calls: null }], 2025);
    const monday = Array.from(mw.slice(hourOf(1, 13), hourOf(1, 14)), one => one > 0);
    expect(monday.flatMap((isIn, hour) => (isIn ? [hour] : []))).toEqual([
      0, 1, 2, 3, 4, 5, 11, 12, 13, 14, 22, 23,
    ]);
  });

  test('blocks on the day of 23 hours, of 25 hours, and over a leap year', () => {
    const parts = [{ held: held(5, { shape: NIGHT_AND_NOON }), calls: null }];
    const sum = (from: string, steps: number) => {
      const axis = spanAxis(Date.parse(from), steps, 60);
      const mw = compileLimitInto(parts, 'import', axis, new Float64Array(steps));
      return mw.reduce((total, one) => total + one, 0) / 5;
    };
    expect(sum('2025-03-29T23:00Z', 23)).toBe(11);
    expect(sum('2025-10-25T22:00Z', 25)).toBe(13);
    // A year has as many hours lost in March as won in October: 12 hours a day on 365 and 366 days.
    expect(importLimit(parts, 2025).mw.filter(one => one > 0)).toHaveLength(365 * 12);
    expect(importLimit(parts, 2024).mw.filter(one => one > 0)).toHaveLength(366 * 12);
    expect(importLimit(parts, 2024, 15).mw.filter(one => one > 0)).toHaveLength(366 * 48);
  });

  test('in summer the block begins an hour earlier in UTC', () => {
    const { axis, mw } = importLimit([{ held: held(5, { shape: NIGHT_AND_NOON }), calls: null }], 2025);
    const firstNoon = (date: string) => {
      for (let t = 0; t < axis.steps; t++)
        if (stepTime(axis, t).startsWith(`${date}T`) && stepTime(axis, t) > `${date}T08` && mw[t]! > 0)
          return stepTime(axis, t).slice(11, 13);
      return null;
    };
    expect([firstNoon('2025-01-13'), firstNoon('2025-07-14')]).toEqual(['10', '09']);
  });

  test('weekdays and a season past new year; a block that begins on Friday evening runs into Saturday', () => {
    const winter = block(20, 4, { weekdays: [5], season: { from: '11-01', until: '02-28' } });
    const shape = { kind: 'blocks', blocks: [winter], outsideShare: 0.25 } as const;
    const { mw } = importLimit([{ held: held(4, { shape }), calls: null }], 2025);
    // Friday 10 January 20:00 to Saturday 04:00.
    const start = hourOf(1, 10) + 20;
    expect([mw[start - 1], mw[start], mw[start + 7], mw[start + 8]]).toEqual([1, 4, 4, 1]);
    // Fridays of January and February (9 - one of the first is 3 January) and November, December.
    expect(mw.filter(one => one === 4)).toHaveLength((5 + 4 + 4 + 4) * 8);
  });

  test('overlapping blocks are found, also across midnight and between seasons', () => {
    expect(overlappingBlocks([block(0, 7), block(7, 9), block(22, 24)])).toEqual([]);
    expect(overlappingBlocks([block(0, 7), block(22, 1)])).toEqual([[0, 1]]);
    expect(
      overlappingBlocks([
        block(8, 10, { season: { from: '01-01', until: '06-30' } }),
        block(8, 10, { season: { from: '07-01', until: '12-31' } }),
      ]),
    ).toEqual([]);
    expect(overlappingBlocks([block(8, 10, { weekdays: [1] }), block(23, 9, { weekdays: [7] })])).toEqual([
      [0, 1],
    ]);
  });
});

describe('several rights on one connection', () => {
  const axis = spanAxis(Date.UTC(2025, 0, 12, 23), 24, 60);
  const limits = (parts: Parameters<typeof compileConnection>[0]) => compileConnection(parts, axis);
  const taken = (mw: number, ...hours: number[]) => {
    const takenMw = new Float64Array(24);
    for (const hour of hours) takenMw[hour] = mw;
    return { calls: [], takenMw };
  };

  test('rights add up, each less what is called of it', () => {
    const variable = held(6, { shape: { kind: 'none' }, call: callRule() });
    const { importMw } = limits([
      { held: held(4), calls: null },
      { held: variable, calls: taken(6, 17, 18) },
      { held: held(2, { shape: NIGHT_AND_NOON }), calls: null },
    ]);
    expect([importMw[3], importMw[8], importMw[12], importMw[17], importMw[22]]).toEqual([12, 10, 12, 4, 12]);
  });

  test('a limit caps the sum; of two limits the tightest counts; what the blocks do not give cannot be called away', () => {
    const cap = (mw: number) => held(10, { effect: 'limit', call: callRule({ depth: { kind: 'mw', mw } }) });
    const { importMw } = limits([
      { held: held(8), calls: null },
      { held: held(2, { shape: NIGHT_AND_NOON }), calls: null },
      { held: cap(5), calls: taken(5, 16, 17) },
      { held: cap(7), calls: taken(3, 17, 18) },
    ]);
    expect([importMw[15], importMw[16], importMw[17], importMw[18]]).toEqual([8, 5, 5, 7]);
  });

  test('directions are apart, and steering limits nothing', () => {
    const { importMw, exportMw } = limits([
      { held: held(4), calls: null },
      { held: held(3, {}, 'export'), calls: taken(3, 5) },
      { held: held(9, { effect: 'steer', call: callRule() }), calls: taken(9, 5) },
    ]);
    expect([importMw[5], exportMw[4], exportMw[5]]).toEqual([4, 3, 0]);
  });

  test('a penalty opens what a call took, at its price', () => {
    const money = { ...FREE, penaltyEurPerMwh: 500 };
    const { importMw, breach } = limits([
      { held: held(4), calls: null },
      { held: held(6, { call: callRule(), money }), calls: taken(6, 17) },
    ]);
    expect([importMw[16], importMw[17]]).toEqual([10, 4]);
    expect(breach!.priceEurPerMwh).toBe(500);
    expect([breach!.importMw[16], breach!.importMw[17]]).toEqual([0, 6]);
  });

  test('daily 16 to 19: the window of the contract is called in full', () => {
    const window = held(10, {
      effect: 'limit',
      call: callRule({
        trigger: { kind: 'window', blocks: [block(16, 19)] },
        notice: { kind: 'in-contract' },
        depth: { kind: 'share', share: 0.4 },
      }),
    });
    const calls = windowCalls(window, axis);
    const { importMw } = limits([
      { held: held(10), calls: null },
      { held: window, calls },
    ]);
    expect(Array.from(importMw.slice(15, 20))).toEqual([10, 4, 4, 4, 10]);
    expect(calls.calls.map(({ firstStep, steps }) => [firstStep, steps])).toEqual([[16, 3]]);
  });

  test('a group right is one limit on the net exchange of its members', () => {
    const shared = compileGroup('park', ['a', 'b'], [{ held: held(12), calls: noCalls(axis) }], axis);
    expect(shared).toMatchObject({ name: 'park', sites: ['a', 'b'] });
    expect([(shared.importMw as Float64Array)[3], (shared.exportMw as Float64Array)[3]]).toEqual([12, 0]);
  });
});

describe('shares of the tariff', () => {
  const axis = yearAxis(2025, 60);

  test('by the MW of each right to take power; limits and feed-in do not count', () => {
    const money = { ...FREE, contractShare: 0 };
    const parts = [
      held(6),
      held(2, { money }),
      held(50, { money }, 'export'),
      held(8, { effect: 'limit', money }),
    ];
    expect(tariffShares(parts, axis)).toEqual({ contractShare: 0.75, peakShare: 1 });
  });

  test('by the hours of the blocks: 12 of 24', () => {
    const money = { ...FREE, contractShare: 'block-hours' } as const;
    expect(tariffShares([held(5, { shape: NIGHT_AND_NOON, money })], axis).contractShare).toBe(0.5);
    const outside = { ...NIGHT_AND_NOON, outsideShare: 0.5 };
    expect(tariffShares([held(5, { shape: outside, money })], axis).contractShare).toBe(0.75);
  });

  test('without a right to take power the tariff is as it is', () => {
    expect(tariffShares([], axis)).toEqual({ contractShare: 1, peakShare: 1 });
  });
});
