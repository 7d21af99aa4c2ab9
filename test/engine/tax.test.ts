import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bracketOf, taxEur, taxLine } from '../../engine/site/tax.ts';

/** Electricity 2024, business, EUR/MWh (Wbm art. 59). */
const ELECTRICITY_2024 = [
  { fromMwh: 0, eurPerMwh: 108.8 },
  { fromMwh: 10, eurPerMwh: 90.37 },
  { fromMwh: 50, eurPerMwh: 39.43 },
  { fromMwh: 10_000, eurPerMwh: 1.88 },
];

describe('energy tax in brackets', () => {
  test('12 GWh in 2024 is 400,791.30 EUR', () => {
    // 10,000 x .1088 + 40,000 x .09037 + 9.95 M x .03943 + 2 M x .00188, worked example of the reference.
    expect(taxEur(ELECTRICITY_2024, 12_000)).toBeCloseTo(400_791.3, 2);
  });

  test('the line through a bracket is exact inside it and never below the tax outside', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 50_000, noNaN: true }), fc.nat(3), (mwh, bracket) => {
        const { eurPerMwh, constantEur } = taxLine(ELECTRICITY_2024, bracket);
        const line = constantEur + eurPerMwh * mwh;
        const tax = taxEur(ELECTRICITY_2024, mwh);
        if (bracketOf(ELECTRICITY_2024, mwh) === bracket) expect(line).toBeCloseTo(tax, 6);
        else expect(line).toBeGreaterThan(tax - 1e-6);
      }),
    );
  });

  test('no brackets, no tax', () => {
    expect(taxEur([], 1000)).toBe(0);
    expect(taxLine([], 0)).toEqual({ bracket: 0, eurPerMwh: 0, constantEur: 0 });
  });
});
