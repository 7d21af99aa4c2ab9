import { describe, expect, test } from 'vitest';
import { annuity, irr, type Loan, loanSchedule, mirr, npv } from '../../../engine/index.ts';

/*
 * Published vectors. "documentation": the examples in the docstrings of numpy-financial 1.0.0; "test suite":
 * tests/test_financial.py of numpy/numpy-financial @06f5d48, whose figures of nper and of two of ppmt come from Google Sheets.
 * A payment is negative there and positive here.
 */

test.each([
  ['documentation', 0.075 / 12, 12 * 15, 200_000, 1854.0247200054619],
  ['test suite', 0.08 / 12, 5 * 12, 15_000, 304.1459143262052],
  ['test suite, no interest', 0, 5 * 12, 15_000, 250],
  ['test suite, high rate', 0.8, 3, 20_000, 19_311.2582781457],
  ['test suite, high rate', 0.3, 12, 2000, 626.908140170076],
])('pmt (%s): %d over %d periods of %d', (_, rate, periods, amountEur, payment) => {
  expect(amountEur * annuity(rate, periods)).toBeCloseTo(payment, 7);
  const years = loanSchedule({ form: 'annuity', amountEur, rate, years: periods });
  for (const { interestEur, principalEur } of years)
    expect(interestEur + principalEur).toBeCloseTo(payment, 6);
});

test('ipmt and ppmt (documentation): every month of 2,500 over a year at 8.24 %', () => {
  const rows = [
    [200.58, 17.17, 2299.42],
    [201.96, 15.79, 2097.46],
    [203.35, 14.4, 1894.11],
    [204.74, 13.01, 1689.37],
    [206.15, 11.6, 1483.22],
    [207.56, 10.18, 1275.66],
    [208.99, 8.76, 1066.67],
    [210.42, 7.32, 856.25],
    [211.87, 5.88, 644.38],
    [213.32, 4.42, 431.05],
    [214.79, 2.96, 216.26],
    [216.26, 1.49, 0],
  ];
  const loan: Loan = { form: 'annuity', amountEur: 2500, rate: 0.0824 / 12, years: 12 };
  const schedule = loanSchedule(loan);
  schedule.forEach(({ principalEur, interestEur, balanceEur }, month) => {
    const [principal, interest, balance] = rows[month]!;
    expect(principalEur).toBeCloseTo(principal!, 2);
    expect(interestEur).toBeCloseTo(interest!, 2);
    expect(balanceEur).toBeCloseTo(balance!, 2);
  });
  expect(schedule).toHaveLength(12);
  expect(schedule.reduce((sum, { interestEur }) => sum + interestEur, 0)).toBeCloseTo(112.98, 2);
});

test.each([
  [0.1 / 12, 60, 55_000, 1, 710.2541257864218],
  [0.08 / 12, 60, 15_000, 1, 204.145914],
  [0.1 / 12, 24, 2000, 1, 75.62318601],
  [0.1 / 12, 24, 2000, 2, 76.25337923],
  [0.1 / 12, 24, 2000, 4, 77.52956425],
])('ppmt (test suite): %d over %d periods of %d, period %d', (rate, years, amountEur, period, principal) => {
  const schedule = loanSchedule({ form: 'annuity', amountEur, rate, years });
  expect(schedule[period - 1]!.principalEur).toBeCloseTo(principal, 5);
});

test.each([
  ['documentation', 0.07 / 12, 150, 8000, 64.07334877],
  ['documentation', 0.07 / 12, 100, 8000, 108.07548412],
  ['documentation', 0.08 / 12, 150, 9000, 76.87897353],
  ['test suite, no interest', 0, 100, 1000, 10],
])('nper (%s): at %d, %d a period pays off %d in %d periods', (_, rate, payment, amount, periods) => {
  expect(amount * annuity(rate, periods)).toBeCloseTo(payment, 6);
});

test('rate (test suite): 3,500 that becomes 10,000 in ten years earns 11.069 % a year', () => {
  const found = irr([-3500, ...new Array<number>(9).fill(0), 10_000]);
  expect(found.kind === 'one' ? found.rate : Number.NaN).toBeCloseTo(0.11069085371426893, 10);
  // The search there stops at 1e-6; the tenth root is exact.
  expect(found.kind === 'one' ? found.rate : Number.NaN).toBeCloseTo((10_000 / 3500) ** 0.1 - 1, 14);
});

test.each([
  [[-4500, -800, 800, 800, 600, 600, 800, 800, 700, 3000], 0.08, 0.055, 0.06659717503155355],
  [[-120_000, 39_000, 30_000, 21_000, 37_000, 46_000], 0.1, 0.12, 0.1260941303659051],
  [[100, 200, -50, 300, -200], 0.05, 0.06, 0.3428233878421767],
] as const)('mirr (test suite) of %j', (flows, financeRate, reinvestRate, expected) => {
  expect(mirr(flows, financeRate, reinvestRate)).toBeCloseTo(expected, 12);
});

test('mirr (test suite): no rate where money only comes in', () => {
  expect(mirr([39_000, 30_000, 21_000, 37_000, 46_000], 0.1, 0.12)).toBeNull();
});

test('npv (test suite)', () => {
  expect(npv(0.05, [-15_000, 1500, 2500, 3500, 4500, 6000])).toBeCloseTo(122.8948549509427, 9);
  expect(npv(0.07, [0, ...new Array<number>(20).fill(-12_000)])).toBeCloseTo(-127_128.1709461939, 7);
});

test('irr (documentation, front page)', () => {
  const found = irr([-250_000, 100_000, 150_000, 200_000, 250_000, 300_000]);
  expect(found.kind === 'one' ? found.rate : Number.NaN).toBeCloseTo(0.5672303344358536, 12);
});

/** Present value of 1 a period, "Appendix A, Interest Tables", page A-5 of an accounting textbook (issuhub.com 4291). */
describe('a textbook annuity table', () => {
  const rates = [0.09, 0.1, 0.11, 0.12, 0.13, 0.14];
  test.each([
    [1, [0.91743, 0.90909, 0.9009, 0.89286, 0.88496, 0.87719]],
    [2, [1.75911, 1.73554, 1.71252, 1.69005, 1.6681, 1.64666]],
    [5, [3.88965, 3.79079, 3.6959, 3.60478, 3.51723, 3.43308]],
    [10, [6.41766, 6.14457, 5.88923, 5.65022, 5.42624, 5.21612]],
    [12, [7.16072, 6.81369, 6.49236, 6.19437, 5.91765, 5.66029]],
    [15, [8.06069, 7.60608, 7.19087, 6.81086, 6.46238, 6.14217]],
    [20, [9.12855, 8.51356, 7.96333, 7.46944, 7.02475, 6.62313]],
    [30, [10.27365, 9.42691, 8.69379, 8.05518, 7.49565, 7.00266]],
    [40, [10.75736, 9.77905, 8.95105, 8.24378, 7.63438, 7.10504]],
  ])('%d periods', (periods, factors) => {
    // One in the last digit: the table cuts 7.160725 to 7.16072.
    rates.forEach((rate, column) => {
      expect(Math.abs(1 / annuity(rate, periods) - factors[column]!)).toBeLessThan(1e-5);
      const level = [0, ...new Array<number>(periods).fill(1)];
      expect(Math.abs(npv(rate, level) - factors[column]!)).toBeLessThan(1e-5);
    });
  });
});
