import { expect, test } from 'vitest';
import { quantile, rounded, spread, timed } from '../../bench/statistics.ts';

test('median and quartiles, linear between neighbours', () => {
  expect(spread([5, 1, 3, 2, 4])).toEqual({ median: 3, low: 2, high: 4 });
  expect(quantile([1, 2], 0.5)).toBe(1.5);
  expect(quantile([7], 0.99)).toBe(7);
});

test('rounding keeps so many digits', () =>
  expect([rounded(1234.567), rounded(0.00123456, 2)]).toEqual([1235, 0.0012]));

test('a measurement warms up once, then counts each repeat', async () => {
  let calls = 0;
  const { ms, last } = await timed(3, () => ++calls);
  expect([ms.length, last, calls]).toEqual([3, 4, 4]);
});
