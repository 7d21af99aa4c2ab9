import fc from 'fast-check';
import { expect, test } from 'vitest';
import { crossings, type Point, type Slopes } from '../../../scenarios/explain/crossings.ts';

const STARTS = [0, 0.5, 1, 2, 4, 10];

/** Looks at a curve of which nothing or the given is known of the slope. */
function lookAt(
  curve: (value: number) => number | null,
  slopes: (left: Point, right: Point) => Slopes | null = () => null,
  { within = 1e-6, guesses = [] as readonly number[] } = {},
) {
  const trial = async (value: number) => ({ value, npvEur: curve(value) });
  return crossings({ trial, slopes, starts: STARTS, guesses, within });
}

test('a straight line is found at once', async () => {
  const { at, curve, notExcluded } = await lookAt(
    value => 3 - value,
    () => ({ least: -1, most: -1 }),
  );
  expect(at).toHaveLength(1);
  expect(at[0]).toBeCloseTo(3, 9);
  expect(curve.length).toBeLessThan(STARTS.length + 6);
  expect(notExcluded).toEqual([]);
});

test('a curve that turns twice has two crossings, in order', async () => {
  const { at } = await lookAt(value => (value - 0.7) * (3 - value));
  expect(at.map(value => Number(value.toFixed(5)))).toEqual([0.7, 3]);
});

test('a dip between two prices that are looked at is found; without bounds of the slope it is not excluded', async () => {
  const dip = (value: number) => Math.abs(value - 5.3) - 0.2;
  const steepest = () => ({ least: -1, most: 1 });
  const { at, notExcluded } = await lookAt(dip, steepest, { within: 1e-4 });
  expect(at.map(value => Number(value.toFixed(3)))).toEqual([5.1, 5.5]);
  expect(notExcluded).toEqual([]);
  const blind = await lookAt(dip);
  expect(blind.at).toEqual([]);
  expect(blind.notExcluded).toEqual([[0, 10]]);
});

test('a curve that comes near nil but does not reach it is cleared', async () => {
  const near = (value: number) => Math.abs(value - 6.1) + 0.05;
  const { at, notExcluded, curve } = await lookAt(near, () => ({ least: -1, most: 1 }));
  expect([at, notExcluded]).toEqual([[], []]);
  expect(curve.length).toBeLessThan(STARTS.length + 12);
});

test('without a change of sign there is none; a place without an answer is passed over, and not excluded', async () => {
  expect((await lookAt(() => 1)).at).toEqual([]);
  const broken = await lookAt(
    value => (value === 4 ? null : 3 - value),
    () => ({ least: -1, most: -1 }),
  );
  expect(broken.at[0]).toBeCloseTo(3, 6);
  expect(broken.notExcluded.some(([from, until]) => from <= 4 && 4 <= until)).toBe(true);
});

test('any falling curve of straight pieces is met within what was asked, and so is its guess', async () => {
  const pieces = fc.array(fc.double({ min: 0.01, max: 50, noNaN: true }), { minLength: 10, maxLength: 10 });
  await fc.assert(
    fc.asyncProperty(pieces, fc.double({ min: 0.01, max: 0.99, noNaN: true }), async (slopes, share) => {
      const fall = (value: number) =>
        slopes.reduce((sum, slope, k) => sum + slope * Math.min(1, Math.max(0, value - k)), 0);
      const height = share * fall(10);
      const { at } = await lookAt(value => height - fall(value), undefined, { within: 1e-4, guesses: [5] });
      expect(at).toHaveLength(1);
      // The curve has turned its sign within the width that was asked.
      expect(height - fall(at[0]! - 1e-4)).toBeGreaterThanOrEqual(-1e-9);
      expect(height - fall(at[0]! + 1e-4)).toBeLessThanOrEqual(1e-9);
    }),
    { numRuns: 60 },
  );
});

test('of the difference of two concave curves every crossing is found or not excluded', async () => {
  // What is bought falls as the price rises: rates of buying in ten stretches, highest first.
  const rates = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 10, maxLength: 10 });
  const falling = rates.map(all => [...all].sort((a, b) => b - a));
  const cost = (bought: readonly number[]) => (value: number) =>
    bought.reduce((sum, rate, k) => sum + rate * Math.min(1, Math.max(0, value - k)), 0);
  await fc.assert(
    fc.asyncProperty(falling, falling, fc.integer({ min: -10, max: 10 }), async (own, other, whole) => {
      // Never nil at a whole value.
      const fixed = whole + 0.5;
      const worth = (value: number) => cost(other)(value) - cost(own)(value) + fixed;
      const rate = (bought: readonly number[], value: number) => bought[Math.min(9, Math.floor(value))]!;
      const slopes = (left: Point, right: Point) => ({
        least: rate(other, right.value) - rate(own, left.value),
        most: rate(other, left.value) - rate(own, right.value),
      });
      const { at, notExcluded } = await lookAt(worth, slopes, { within: 1e-3 });
      // Straight between whole values: all true crossings can be told by hand.
      for (let k = 0; k < 10; k++) {
        const [from, to] = [worth(k), worth(k + 1)];
        if (!(from * to < 0)) continue;
        const place = k + from / (from - to);
        const isFound = at.some(one => Math.abs(one - place) <= 2e-3);
        const isTold = notExcluded.some(([low, high]) => low - 1e-9 <= place && place <= high + 1e-9);
        expect(isFound || isTold).toBe(true);
      }
    }),
    { numRuns: 200 },
  );
});
