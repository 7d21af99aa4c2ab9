import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { annuity, irr, npv, payback } from '../../../engine/index.ts';

describe('npv', () => {
  test('does not discount t = 0 and takes one year of discount off the first yearly flow', () => {
    expect(npv(0.1, [-100, 110])).toBeCloseTo(0, 12);
    expect(npv(0.25, [-100, 0, 156.25])).toBeCloseTo(0, 12);
    expect(npv(0, [-5, 2, 2, 2])).toBe(1);
    expect(npv(0.08, [])).toBe(0);
  });

  test('agrees with the example in the numpy-financial documentation', () => {
    // npf.npv(0.08, [-40_000, 5_000, 8_000, 12_000, 30_000]) = 3065.22267
    expect(npv(0.08, [-40_000, 5_000, 8_000, 12_000, 30_000])).toBeCloseTo(3065.22267, 4);
  });
});

describe('irr', () => {
  // Examples of the numpy-financial documentation of `irr`, rounded there to five digits.
  test.each([
    [[-100, 39, 59, 55, 20], 0.28095],
    [[-100, 0, 0, 74], -0.0955],
    [[-100, 100, 0, -7], -0.0833],
    [[-100, 100, 0, 7], 0.06206],
    [[-5, 10.5, 1, -8, 1], 0.0886],
  ] as const)('of %j is %d or among its rates', (flows, expected) => {
    const found = irr([...flows]);
    const rates = found.kind === 'one' ? [found.rate] : found.kind === 'several' ? found.rates : [];
    expect(Math.min(...rates.map(rate => Math.abs(rate - expected)))).toBeLessThan(6e-5);
  });

  test('says none when money only goes out or only comes in', () => {
    expect(irr([-100, -1, -1])).toEqual({ kind: 'none' });
    expect(irr([10, 5])).toEqual({ kind: 'none' });
    expect(irr([0, 0, 0])).toEqual({ kind: 'none' });
  });

  test('says several when two rates fit: -100, 230, -132 has 10 % and 20 %', () => {
    const found = irr([-100, 230, -132]);
    expect(found.kind).toBe('several');
    if (found.kind !== 'several') return;
    expect(found.rates[0]).toBeCloseTo(0.1, 9);
    expect(found.rates[1]).toBeCloseTo(0.2, 9);
  });

  test('has no net present value left at the rate it gives', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.array(fc.integer({ min: 1, max: 500_000 }), { minLength: 1, maxLength: 40 }),
        (invested, gains) => {
          const flows = [-invested, ...gains];
          const found = irr(flows);
          // One change of sign: exactly one rate, unless it lies beyond what is looked at.
          fc.pre(found.kind !== 'none');
          expect(found.kind).toBe('one');
          if (found.kind === 'one')
            expect(Math.abs(npv(found.rate, flows))).toBeLessThan(1e-6 * Math.max(invested, ...gains) * 40);
        },
      ),
    );
  });
});

describe('payback', () => {
  test('is in years, even within a year', () => {
    expect(payback([-100, 40, 40, 40])).toBeCloseTo(2.5, 12);
    expect(payback([-100, 10, 10])).toBeNull();
    expect(payback([0, 10])).toBe(0);
    expect(payback([0, 0.1, 0.2, -0.3])).toBe(0);
  });

  test('counts what is laid out in a later year', () => {
    expect(payback([0, 0, -100, 40, 40, 40])).toBeCloseTo(4.5, 12);
    expect(payback([0, 20, -120, 60, 60])).toBeCloseTo(2 + 100 / 60, 12);
    expect(payback([0, 0, -100, 10])).toBeNull();
  });
});

describe('annuity', () => {
  test('is the yearly share of a loan', () => {
    // 8 % over 15 years: 0.116829545, any annuity table.
    expect(annuity(0.08, 15)).toBeCloseTo(0.116829545, 9);
    expect(annuity(0, 20)).toBe(0.05);
  });

  test('paid each year is worth the amount', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 0.5, noNaN: true }),
        fc.integer({ min: 1, max: 50 }),
        (rate, years) => {
          const yearly = annuity(rate, years);
          expect(npv(rate, [-1, ...Array.from({ length: years }, () => yearly)])).toBeCloseTo(0, 9);
        },
      ),
    );
  });
});
