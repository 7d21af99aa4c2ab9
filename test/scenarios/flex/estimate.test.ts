import { expect, test } from 'vitest';
import { estimateOf, studentT } from '../../../scenarios/flex/estimate.ts';

test('quantiles of Student t as any table has them', () => {
  // Two-sided 95 %, NIST/SEMATECH e-Handbook table 1.3.6.7.2.
  const table = { 1: 12.706, 2: 4.303, 3: 3.182, 4: 2.776, 5: 2.571, 10: 2.228, 19: 2.093 };
  for (const [degrees, t] of Object.entries(table)) expect(studentT(Number(degrees))).toBeCloseTo(t, 3);
});

test('1, 2 and 3: a mean of 2, give or take 4.303 times the square root of a third', () => {
  const { mean, low, high } = estimateOf([1, 2, 3]);
  expect(mean).toBe(2);
  expect(high! - 2).toBeCloseTo(4.3027 / Math.sqrt(3), 3);
  expect(low! + high!).toBeCloseTo(4, 12);
});

test('an amount that cannot be below nil has no interval there', () => {
  expect(estimateOf([0, 3], 0).low).toBe(0);
  expect(estimateOf([0, 3]).low).toBeLessThan(-17);
});

test('one future has no interval', () => {
  expect(estimateOf([5])).toEqual({ mean: 5, low: null, high: null });
});
