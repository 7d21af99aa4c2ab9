import { expect } from 'vitest';
import type { Bill } from '../../../scenarios/index.ts';
import { cents } from './bills.ts';

/** What holds for every bill. */
export function expectSound(
  { lines, months, totalEur, dispatchEur, fixedEur, differenceEur }: Bill,
  who = '',
): void {
  expect(Math.abs(differenceEur), `difference ${who}`).toBeLessThanOrEqual(0.01);
  expect(Math.abs(totalEur - dispatchEur - fixedEur - differenceEur)).toBeLessThan(1e-6);
  expect(lines.reduce((sum, { eur }) => sum + cents(eur), 0)).toBe(cents(totalEur));
  for (const { kind, eur, monthsEur, quantity, rateEur } of lines) {
    expect(Number.isFinite(eur), kind).toBe(true);
    if (monthsEur) {
      expect(monthsEur.length).toBe(months.length);
      expect(
        monthsEur.reduce((sum, month) => sum + cents(month), 0),
        kind,
      ).toBe(cents(eur));
    }
    // The running total is rounded at every month and line: a line is within a cent of its quantity times its rate.
    if (quantity !== null && rateEur !== null)
      expect(Math.abs(quantity * rateEur - eur), kind).toBeLessThanOrEqual(0.011 + 1e-9 * Math.abs(eur));
  }
}
