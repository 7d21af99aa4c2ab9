import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dominators } from '../../../engine/choice/pareto-front.ts';
import { judged, robustChoice } from '../../../engine/choice/robust-choice.ts';

describe('Pareto front', () => {
  test('cheap, clean, and what is worse than one of them', () => {
    const cheap = [10, 1, 0];
    const clean = [2, 9, 0];
    expect(dominators([cheap, clean, [2, 1, 0], [2, 9, -1], clean])).toEqual([[], [], [0, 1, 4], [1, 4], []]);
    expect(dominators([])).toEqual([]);
  });

  // Few different numbers, so that ties and equal options come up often.
  const options = fc.array(
    fc.tuple(fc.integer({ max: 4, min: 0 }), fc.integer({ max: 4, min: 0 }), fc.integer({ max: 4, min: 0 })),
    {
      maxLength: 30,
    },
  );
  const dominates = (a: readonly number[], b: readonly number[]) =>
    a.every((merit, i) => merit >= b[i]!) && a.some((merit, i) => merit > b[i]!);

  test('no member is dominated, everyone else is by the members named, and by all of them', () => {
    fc.assert(
      fc.property(options, all => {
        const by = dominators(all);
        const members = [...all.keys()].filter(k => by[k]!.length === 0);
        expect(members.length > 0).toBe(all.length > 0);
        for (const k of members) expect(all.some(other => dominates(other, all[k]!))).toBe(false);
        for (const k of all.keys())
          expect(by[k]).toEqual(members.filter(member => dominates(all[member]!, all[k]!)));
      }),
    );
  });

  test('does not hang on the order, and another dominated option changes nobody else', () => {
    fc.assert(
      fc.property(options, all => {
        const front = new Set(all.filter((_, k) => dominators(all)[k]!.length === 0).map(String));
        const turned = [...all].reverse();
        expect(new Set(turned.filter((_, k) => dominators(turned)[k]!.length === 0).map(String))).toEqual(
          front,
        );
        const worse = all.map(([a, b, c]) => [a - 1, b, c]);
        expect(dominators([...all, ...worse]).slice(0, all.length)).toEqual(dominators(all));
      }),
    );
  });
});

describe('robust choice', () => {
  // Three futures; doing nothing is worth nothing.
  const nothing = [0, 0, 0];
  const bold = [-60, 20, 100];
  const careful = [-10, 30, 50];
  const options = [nothing, bold, careful];
  const best = [0, 30, 100];

  test('hand-worked: bold 20, careful 23.33 on average; regrets 100, 60, 50 at worst', () => {
    const found = judged(options, best, [1, 1, 1], 0);
    expect(found.map(({ expected }) => expected)).toEqual([
      0,
      expect.closeTo(20, 9),
      expect.closeTo(70 / 3, 9),
    ]);
    expect(found.map(({ worst }) => worst)).toEqual([0, -60, -10]);
    expect(found.map(({ regrets }) => regrets)).toEqual([
      [0, 30, 100],
      [60, 10, 0],
      [10, 0, 50],
    ]);
    expect(found.map(({ worstRegret }) => worstRegret)).toEqual([100, 60, 50]);
    expect(found.map(({ bestIn }) => bestIn)).toEqual([1, 1, 1]);
    expect(robustChoice(found)).toEqual({ expected: 2, worst: 0, worstRegret: 2, bestShare: 0 });
  });

  test('weights shift what is expected; a path without weight counts for nothing', () => {
    const found = judged(options, best, [0, 1, 3], 0);
    expect(found[1]).toMatchObject({ expected: 80, worst: 20, worstRegret: 10, bestIn: 1, bestShare: 0.75 });
    expect(robustChoice(found)).toEqual({ expected: 1, worst: 2, worstRegret: 1, bestShare: 1 });
  });

  test('an option that is best everywhere is the choice of every rule', () => {
    const worths = fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(
        fc.array(worths, { minLength: 1, maxLength: 8 }),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 3, maxLength: 3 }),
        (some, weights) => {
          const most = [0, 1, 2].map(k => Math.max(...some.map(one => one[k]!)));
          const found = judged([most, ...some], most, weights, 0);
          expect(robustChoice(found)).toEqual({ expected: 0, worst: 0, worstRegret: 0, bestShare: 0 });
          for (const one of found) {
            expect(one.worstRegret).toBeGreaterThanOrEqual(0);
            expect(one.worst).toBeLessThanOrEqual(one.expected + 1e-9);
          }
        },
      ),
    );
  });
});
