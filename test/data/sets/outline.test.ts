import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outlineOf } from '../../../data/index.ts';

test('eight values in four stretches of two, by hand; a short series keeps every value', () => {
  const values = Float64Array.of(1, 3, -2, 0, 5, 5, 10, 0);
  expect(outlineOf(values, 4)).toEqual({
    lowest: [1, -2, 5, 0],
    mean: [2, -1, 5, 5],
    highest: [3, 0, 5, 10],
  });
  expect(outlineOf(Float64Array.of(4, 6), 60).mean).toEqual([4, 6]);
});

test('every value lies in one stretch: extremes are kept and the means weigh up to the mean', () => {
  const numbers = fc.array(fc.integer({ min: -500, max: 900 }), { minLength: 1, maxLength: 300 });
  fc.assert(
    fc.property(numbers, fc.integer({ min: 1, max: 80 }), (list, count) => {
      const { lowest, mean, highest } = outlineOf(Float64Array.from(list), count);
      expect(mean.length).toBe(Math.min(count, list.length));
      expect(Math.min(...lowest)).toBe(Math.min(...list));
      expect(Math.max(...highest)).toBe(Math.max(...list));
      mean.forEach((value, k) => {
        expect(value).toBeGreaterThanOrEqual(lowest[k]! - 1e-9);
        expect(value).toBeLessThanOrEqual(highest[k]! + 1e-9);
      });
    }),
  );
});
