import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  callBudgets,
  callViolations,
  chooseCalls,
  compileLimitInto,
  compileSteering,
  rightPayments,
  spanAxis,
  yearAxis,
} from '../../../engine/index.ts';
import { block, callRule, FREE, held } from './made-up.ts';

const DAY = spanAxis(Date.UTC(2025, 0, 12, 23), 24, 60);
const at = (...wanted: readonly (readonly [hour: number, mw: number])[]) => {
  const out = new Float64Array(24);
  for (const [hour, mw] of wanted) out[hour] = mw;
  return out;
};
const called = (mw: Float64Array) => Array.from(mw).flatMap((one, t) => (one > 0 ? [[t, one]] : []));

describe('calls within the rule', () => {
  test('85 % of the hours: 1,314 of 8,760; in a leap year the share allows 1,317, the number of hours 1,314', () => {
    const share = { shape: { kind: 'hours-share', share: 0.85 } as const, call: callRule() };
    const both = { ...share, call: callRule({ hoursPerYear: 1314 }) };
    const hours = (year: number, product: typeof share) =>
      callBudgets(held(1, product).product, yearAxis(year, 60))[0]!.steps;
    expect([hours(2025, share), hours(2024, share), hours(2024, both)]).toEqual([1314, 1317, 1314]);
    const chosen = chooseCalls(held(3, both), yearAxis(2024, 60), { wantedMw: 9 });
    expect(chosen.takenMw.reduce((sum, mw) => sum + mw, 0)).toBe(3 * 1314);
  });

  test('the worst hours within the budget, in part where less is wanted', () => {
    const right = held(4, { call: callRule({ hoursPerYear: 3 * 365 }) });
    const { takenMw } = chooseCalls(right, DAY, { wantedMw: at([3, 1], [8, 5], [9, 2], [17, 3], [18, 0.5]) });
    expect(called(takenMw)).toEqual([
      [8, 4],
      [9, 2],
      [17, 3],
    ]);
  });

  test('two calls of at most two hours: an hour beside a call needs no new one', () => {
    const right = held(9, { call: callRule({ callsPerYear: 2 * 365, longestCallHours: 2 }) });
    const { calls, takenMw } = chooseCalls(right, DAY, {
      wantedMw: at([2, 9], [6, 7], [10, 5], [3, 1], [7, 1], [8, 1]),
    });
    expect(called(takenMw).map(([t]) => t)).toEqual([2, 3, 6, 7]);
    expect(calls.map(({ firstStep, steps }) => [firstStep, steps])).toEqual([
      [2, 2],
      [6, 2],
    ]);
  });

  test('no run above the longest, also of calls that follow each other', () => {
    const right = held(9, { call: callRule({ longestRunHours: 3, longestCallHours: 2 }) });
    const { takenMw } = chooseCalls(right, DAY, { wantedMw: at([4, 5], [5, 6], [6, 7], [7, 8], [8, 4]) });
    expect(called(takenMw).map(([t]) => t)).toEqual([5, 6, 7]);
  });

  test('notice: 08:30 on the day before, in local time, also on the day the clock moves', () => {
    const told = (start: string, steps: number, hour: number) => {
      const axis = spanAxis(Date.parse(start), steps, 60);
      const wantedMw = new Float64Array(steps);
      wantedMw[hour] = 1;
      const { calls } = chooseCalls(held(1, { call: callRule() }), axis, { wantedMw });
      return calls.map(({ announcedMs }) => new Date(announcedMs).toISOString());
    };
    expect(told('2025-01-12T23:00Z', 24, 17)).toEqual(['2025-01-12T07:30:00.000Z']);
    // Sunday 30 March has summer time from 03:00 on; what is for Monday is told at 08:30 of that Sunday.
    expect(told('2025-03-30T22:00Z', 24, 17)).toEqual(['2025-03-30T06:30:00.000Z']);
    expect(told('2025-03-29T23:00Z', 23, 17)).toEqual(['2025-03-29T07:30:00.000Z']);
    expect(told('2025-10-26T23:00Z', 24, 17)).toEqual(['2025-10-26T07:30:00.000Z']);
  });

  test('what the operator does not know in time it cannot call', () => {
    const wantedMw = at([1, 1], [9, 1], [20, 1]);
    const hours = (knownHoursAhead: number) =>
      called(chooseCalls(held(1, { call: callRule() }), DAY, { wantedMw, knownHoursAhead }).takenMw).map(
        ([t]) => t,
      );
    // Told at 08:30 the day before: 16.5, 24.5 and 35.5 hours ahead.
    expect([hours(16), hours(17), hours(25), hours(36)]).toEqual([[], [1], [1, 9], [1, 9, 20]]);
    const intraday = callRule({ notice: { kind: 'intraday', minutes: 45 } });
    const late = chooseCalls(held(1, { call: intraday }), DAY, { wantedMw, knownHoursAhead: 1 });
    expect(late.calls.map(({ announcedMs }) => (DAY.startMs + 3_600_000 - announcedMs) / 60_000)[0]).toBe(45);
  });

  test('a window and a price allow calls in their own steps only', () => {
    const wantedMw = at([8, 1], [16, 1], [17, 1]);
    const trigger = { kind: 'window', blocks: [block(16, 19)] } as const;
    const byWindow = chooseCalls(held(1, { call: callRule({ trigger }) }), DAY, { wantedMw });
    expect(called(byWindow.takenMw).map(([t]) => t)).toEqual([16, 17]);
    const price = { kind: 'price', eurPerMwh: 100, when: 'at-least' } as const;
    const byPrice = chooseCalls(held(1, { call: callRule({ trigger: price }) }), DAY, {
      wantedMw,
      dayAheadEurPerMwh: at([8, 120], [16, 99], [17, 100]),
    });
    expect(called(byPrice.takenMw).map(([t]) => t)).toEqual([8, 17]);
  });

  test('a sequence that breaks the rule has every breach told', () => {
    const right = held(4, {
      call: callRule({
        longestCallHours: 2,
        longestRunHours: 3,
        hoursPerYear: 365,
        callsPerYear: 365,
        depth: { kind: 'mw', mw: 1 },
      }),
    });
    const calls = [
      { firstStep: 2, steps: 3, announcedMs: DAY.startMs },
      { firstStep: 5, steps: 1, announcedMs: DAY.startMs - 48 * 3_600_000 },
    ];
    const takenMw = at([2, 3], [3, 4], [4, 1], [5, 1], [9, 1]);
    expect(callViolations(right, DAY, { calls, takenMw }).map(({ rule, step }) => [rule, step])).toEqual([
      ['depth', 3],
      ['untold', 9],
      ['call', 2],
      ['notice', 2],
      ['run', 5],
      ['hours', 0],
      ['calls', 0],
    ]);
  });
});

describe('payments', () => {
  const money = { ...FREE, availabilityEurPerMwH: 2, activation: { kind: 'fee', eurPerMwh: 100 } } as const;

  test('availability for what may be called, activation for what is', () => {
    const limit = held(10, {
      effect: 'limit',
      money,
      call: callRule({ depth: { kind: 'mw', mw: 6 }, trigger: { kind: 'window', blocks: [block(16, 19)] } }),
    });
    const calls = chooseCalls(limit, DAY, { wantedMw: at([17, 3], [18, 9]) });
    const [, paid] = rightPayments(
      [
        { held: held(10), calls: null },
        { held: limit, calls },
      ],
      DAY,
    );
    // 4 MW callable in 3 hours at 2; 3 and 4 MWh called at 100.
    expect(paid!.totalEur).toBe(4 * 3 * 2 + 7 * 100);
    expect(called(paid!.calledMw)).toEqual([
      [17, 3],
      [18, 4],
    ]);
  });

  test('what one limit took is not paid a second time', () => {
    const cap = (mw: number) =>
      held(10, { effect: 'limit', money, call: callRule({ depth: { kind: 'mw', mw } }) });
    const full = (mw: number) => ({
      held: cap(mw),
      calls: chooseCalls(cap(mw), DAY, { wantedMw: at([17, 99]) }),
    });
    const paid = rightPayments([{ held: held(10), calls: null }, full(6), full(5)], DAY);
    expect(paid.map(({ calledMw }) => calledMw[17])).toEqual([0, 4, 1]);
  });

  test('steering asks on top of a plan while it is called, and pays for that; two contracts add up at their mean', () => {
    const steer = held(3, { effect: 'steer', money, call: callRule() });
    const calls = chooseCalls(steer, DAY, { wantedMw: at([12, 2]) });
    const { import: more, export: out, penaltyEurPerMwh } = compileSteering([{ held: steer, calls }], DAY)!;
    expect(called(more.askedMw)).toEqual([[12, 2]]);
    expect(called(more.eurPerMwh)).toEqual([[12, 100]]);
    expect([called(more.planEurPerMwh), called(out.askedMw), penaltyEurPerMwh]).toEqual([[], [], null]);
    expect(rightPayments([{ held: steer, calls }], DAY)[0]!.totalEur).toBe(3 * 24 * 2);
    const dear = { ...money, activation: { kind: 'fee', eurPerMwh: 400 }, paidOn: 'whole-flow' } as const;
    const other = held(3, { effect: 'steer', money: dear, call: callRule() });
    const otherCalls = chooseCalls(other, DAY, { wantedMw: at([12, 1]) });
    const both = [
      { held: steer, calls },
      { held: other, calls: otherCalls },
    ];
    const together = compileSteering(both, DAY)!.import;
    // 2 MW at 100 and 1 MW at 400; the second pays for the plan too.
    expect(called(together.askedMw)).toEqual([[12, 3]]);
    expect(called(together.eurPerMwh)).toEqual([[12, 200]]);
    expect(called(together.planEurPerMwh)).toEqual([[12, 400]]);
    expect(compileSteering([{ held: held(3, {}), calls: null }], DAY)).toBeNull();
  });
});

describe('whatever the rule and the wish', () => {
  const hours = fc.option(fc.integer({ min: 1, max: 30 }), { nil: null });
  const perYear = fc.option(fc.integer({ min: 0, max: 3000 }), { nil: null });
  const rules = fc
    .record({
      longestCallHours: hours,
      longestRunHours: hours,
      callsPerYear: perYear,
      hoursPerYear: perYear,
      notice: fc.constantFrom(
        { kind: 'in-contract' as const },
        { kind: 'day-ahead' as const, localHour: 8.5 },
        { kind: 'intraday' as const, minutes: 60 },
      ),
      trigger: fc.constantFrom(
        { kind: 'congestion' as const, node: null },
        { kind: 'window' as const, blocks: [block(22, 6), block(12, 14)] },
        { kind: 'price' as const, eurPerMwh: 20, when: 'at-most' as const },
      ),
      depth: fc.oneof(
        fc.record({ kind: fc.constant('mw' as const), mw: fc.integer({ min: 0, max: 12 }) }),
        fc.record({ kind: fc.constant('share' as const), share: fc.double({ min: 0, max: 1, noNaN: true }) }),
      ),
    })
    .map(callRule);
  /** New year and the last days of a summer time, in hours and in quarters. */
  const axes = fc
    .constantFrom(
      [Date.UTC(2024, 11, 30, 23), 96, 60] as const,
      [Date.UTC(2025, 9, 24, 22), 200, 15] as const,
    )
    .map(([start, steps, minutes]) => spanAxis(start, steps, minutes));
  const wishes = fc.array(fc.integer({ min: -3, max: 12 }), { minLength: 200, maxLength: 200 });

  test('no call breaks the rule, and the same wish gives the same calls', () => {
    fc.assert(
      fc.property(
        rules,
        axes,
        wishes,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (call, axis, wish, share) => {
          const right = held(10, { call, shape: { kind: 'hours-share', share } });
          const wantedMw = Float64Array.from(wish.slice(0, axis.steps));
          const price = wantedMw.map(mw => 3 * mw);
          const chosen = chooseCalls(right, axis, { wantedMw, dayAheadEurPerMwh: price });
          expect(callViolations(right, axis, chosen, price)).toEqual([]);
          expect(chosen.takenMw.every((mw, t) => mw <= Math.max(0, wantedMw[t]!))).toBe(true);
          expect(chooseCalls(right, axis, { wantedMw, dayAheadEurPerMwh: price })).toEqual(chosen);
        },
      ),
      { numRuns: 150 },
    );
  });

  test('without any limit everything wanted is called, as deep as the rule goes', () => {
    fc.assert(
      fc.property(axes, wishes, (axis, wish) => {
        const wantedMw = Float64Array.from(wish.slice(0, axis.steps));
        const { takenMw } = chooseCalls(
          held(10, { call: callRule({ depth: { kind: 'mw', mw: 4 } }) }),
          axis,
          {
            wantedMw,
          },
        );
        expect(takenMw).toEqual(wantedMw.map(mw => Math.min(6, Math.max(0, mw))));
      }),
      { numRuns: 30 },
    );
  });

  test('a wider right never lowers a limit: more MW, more blocks, less called, a right beside it', () => {
    const parts = fc.record({
      mw: fc.integer({ min: 0, max: 10 }),
      more: fc.integer({ min: 0, max: 5 }),
      from: fc.integer({ min: 0, max: 23 }),
      until: fc.integer({ min: 1, max: 24 }),
      outside: fc.constantFrom(0, 0.5),
      cap: fc.integer({ min: 0, max: 10 }),
      isCalled: fc.array(fc.boolean(), { minLength: 24, maxLength: 24 }),
    });
    fc.assert(
      fc.property(parts, ({ mw, more, from, until, outside, cap, isCalled }) => {
        const limit = (
          right: number,
          blocks: readonly ReturnType<typeof block>[],
          called: number,
          capMw: number,
        ) =>
          compileLimitInto(
            [
              {
                held: held(right, { shape: { kind: 'blocks', blocks, outsideShare: outside } }),
                calls: { calls: [], takenMw: Float64Array.from(isCalled, one => (one ? called : 0)) },
              },
              {
                held: held(10, { effect: 'limit' }),
                calls: { calls: [], takenMw: Float64Array.from(isCalled, one => (one ? 10 - capMw : 0)) },
              },
            ],
            'import',
            DAY,
            new Float64Array(24),
          );
        const narrow = limit(mw, [block(from, until)], 3, Math.min(cap, 9));
        const widened = [
          limit(mw + more, [block(from, until)], 3, Math.min(cap, 9)),
          limit(mw, [block(from, until), block(9, 17)], 3, Math.min(cap, 9)),
          limit(mw, [block(from, until)], 1, Math.min(cap, 9)),
          limit(mw, [block(from, until)], 3, Math.min(cap + 1, 10)),
        ];
        for (const wide of widened) expect(wide.every((one, t) => one >= narrow[t]!)).toBe(true);
        expect(narrow.every(one => one >= 0)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
