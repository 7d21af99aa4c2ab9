import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawn, thinned } from '../../../server/charts/thinning.ts';

test('a short series is drawn whole', () => {
  expect(thinned([3, 1, 2], 4)).toEqual([0, 1, 2]);
});

test('a lone peak and a lone dip among many survive', () => {
  const values = new Float64Array(35_136).fill(5);
  values[20_001] = 40;
  values[20_003] = -2;
  const kept = thinned(values, 500);
  expect(kept.length).toBeLessThanOrEqual(500);
  expect(kept).toEqual(expect.arrayContaining([0, 20_001, 20_003, 35_135]));
});

test('extremes, ends and order are kept, and never more than asked', () => {
  const series = fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 1, maxLength: 400 });
  fc.assert(
    fc.property(series, fc.integer({ min: 4, max: 100 }), (values, most) => {
      const kept = thinned(values, most);
      const shown = kept.map(t => values[t]!);
      expect(kept.length).toBeLessThanOrEqual(Math.max(most, 4));
      expect(Math.max(...shown)).toBe(Math.max(...values));
      expect(Math.min(...shown)).toBe(Math.min(...values));
      expect(kept).toEqual([...new Set(kept)].sort((a, b) => a - b));
      expect([kept[0], kept.at(-1)]).toEqual([0, values.length - 1]);
    }),
  );
});

test('numbers are drawn to six figures and never as NaN', () => {
  expect([drawn(1 / 3), drawn(Number.NaN), drawn(123_456_789)]).toEqual([0.333333, 0, 123_457_000]);
});
