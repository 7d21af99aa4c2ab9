import fc from 'fast-check';
import { expect, test } from 'vitest';
import { crossings } from '../../../scenarios/explain/crossings.ts';

const STARTS = [0, 0.5, 1, 2, 4, 10];
const on = (curve: (value: number) => number | null) => async (value: number) => ({
  value,
  npvEur: curve(value),
});

test('a straight line is found at once', async () => {
  const { at, curve } = await crossings(
    on(value => 3 - value),
    STARTS,
    [],
    1e-6,
  );
  expect(at).toHaveLength(1);
  expect(at[0]).toBeCloseTo(3, 9);
  expect(curve.length).toBeLessThan(STARTS.length + 6);
});

test('a curve that turns twice has two crossings, in order', async () => {
  const { at } = await crossings(
    on(value => (value - 0.7) * (3 - value)),
    STARTS,
    [],
    1e-6,
  );
  expect(at.map(value => Number(value.toFixed(5)))).toEqual([0.7, 3]);
});

test('without a change of sign there is none; a place without an answer is passed over', async () => {
  expect(
    (
      await crossings(
        on(() => 1),
        STARTS,
        [],
        1e-6,
      )
    ).at,
  ).toEqual([]);
  const broken = on(value => (value === 4 ? null : 3 - value));
  expect((await crossings(broken, STARTS, [], 1e-6)).at[0]).toBeCloseTo(3, 6);
});

test('any falling curve of straight pieces is met within what was asked, and so is its guess', async () => {
  const pieces = fc.array(fc.double({ min: 0.01, max: 50, noNaN: true }), { minLength: 10, maxLength: 10 });
  await fc.assert(
    fc.asyncProperty(pieces, fc.double({ min: 0.01, max: 0.99, noNaN: true }), async (slopes, share) => {
      const fall = (value: number) =>
        slopes.reduce((sum, slope, k) => sum + slope * Math.min(1, Math.max(0, value - k)), 0);
      const height = share * fall(10);
      const { at } = await crossings(
        on(value => height - fall(value)),
        STARTS,
        [5],
        1e-4,
      );
      expect(at).toHaveLength(1);
      // The curve has turned its sign within the width that was asked.
      expect(height - fall(at[0]! - 1e-4)).toBeGreaterThanOrEqual(-1e-9);
      expect(height - fall(at[0]! + 1e-4)).toBeLessThanOrEqual(1e-9);
    }),
    { numRuns: 60 },
  );
});
