import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addedTax,
  breakEven,
  discountedPayback,
  flowOf,
  inRealMoney,
  irr,
  levelisedCost,
  linearDepreciation,
  loanSchedule,
  type MoneyLine,
  mirr,
  nominalRate,
  npv,
  payback,
  profitTax,
} from '../../../engine/index.ts';

const eur = (most: number) => fc.integer({ min: -most, max: most });
const rate = fc.double({ min: 0, max: 0.3, noNaN: true });

describe('a loan', () => {
  test('in equal parts: 900 over three years at 10 %', () => {
    expect(loanSchedule({ form: 'linear', amountEur: 900, rate: 0.1, years: 3 })).toEqual([
      { interestEur: 90, principalEur: 300, balanceEur: 600 },
      { interestEur: 60, principalEur: 300, balanceEur: 300 },
      { interestEur: 30, principalEur: 300, balanceEur: 0 },
    ]);
  });

  test('that runs past the horizon is repaid there', () => {
    const schedule = loanSchedule({ form: 'linear', amountEur: 1000, rate: 0.05, years: 10 }, 2);
    expect(schedule.map(({ principalEur }) => principalEur)).toEqual([100, 900]);
  });

  test('repays exactly, is worth its amount at its own rate, and never owes less than nil', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('annuity' as const, 'linear' as const),
        fc.integer({ min: 1, max: 1e8 }),
        rate,
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 40 }),
        (form, amountEur, interest, years, horizon) => {
          const schedule = loanSchedule({ form, amountEur, rate: interest, years }, horizon);
          const repaid = schedule.reduce((sum, { principalEur }) => sum + principalEur, 0);
          const scale = 1e-9 * amountEur;
          expect(Math.abs(repaid - amountEur)).toBeLessThan(scale);
          expect(schedule.at(-1)!.balanceEur).toBe(0);
          for (const { balanceEur } of schedule) expect(balanceEur).toBeGreaterThan(-scale);
          const paid = schedule.map(({ interestEur, principalEur }) => interestEur + principalEur);
          expect(Math.abs(npv(interest, [-amountEur, ...paid]))).toBeLessThan(scale * 10);
        },
      ),
    );
  });
});

describe('depreciation', () => {
  test('is in equal parts, with what is left less the residual in the last year', () => {
    expect(linearDepreciation([1000, 0, 0, 0], 5, 0)).toEqual([0, 200, 200, 600]);
    expect(linearDepreciation([1000, 0, 0, 0], 5, 400)).toEqual([0, 200, 200, 200]);
    expect(linearDepreciation([300, 0, 300, 0, 0], 2, 0)).toEqual([0, 150, 150, 150, 150]);
    // A life of a year and a half: the second year has half a part.
    expect(linearDepreciation([300, 0, 0], 1.5, 0)).toEqual([0, 200, 100]);
  });

  test('adds up to what was bought less what was got for it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 1e6 }), { minLength: 2, maxLength: 30 }),
        fc.double({ min: 1, max: 40, noNaN: true }),
        fc.integer({ min: 0, max: 1e6 }),
        (bought, years, residual) => {
          const written = linearDepreciation(bought, years, residual).reduce((sum, part) => sum + part, 0);
          const spent = bought.reduce((sum, part) => sum + part, 0);
          expect(written).toBeCloseTo(spent - residual, 4);
        },
      ),
    );
  });
});

/** Rates of policy_finance.json: 19 % to 200,000 EUR, 25.8 % above. */
const TAX = { lowRate: 0.19, lowToEur: 200_000, highRate: 0.258, lossFreeEur: 0, lossShareAbove: 1 };

describe('tax on profit', () => {
  test('has a bracket, and keeps a loss for later', () => {
    expect(profitTax([100_000, 300_000], TAX).map(({ taxEur }) => taxEur)).toEqual([19_000, 38_000 + 25_800]);
    expect(profitTax([-150_000, 100_000, 100_000], TAX)).toEqual([
      { taxEur: 0, lossLeftEur: 150_000 },
      { taxEur: 0, lossLeftEur: 50_000 },
      { taxEur: 9500, lossLeftEur: 0 },
    ]);
  });

  test('may take a loss off part of the profit only', () => {
    const tax = { ...TAX, lossFreeEur: 100_000, lossShareAbove: 0.5 };
    // Of 300,000 profit the first 100,000 and half of the rest go free: 100,000 is taxed at 19 %.
    expect(profitTax([-900_000, 300_000], tax)).toEqual([
      { taxEur: 0, lossLeftEur: 900_000 },
      { taxEur: 19_000, lossLeftEur: 700_000 },
    ]);
  });

  test('a loss saves tax at once for a company with other profit, at the rate of its last euro', () => {
    expect(addedTax([-100_000, 100_000], 1e6, TAX).map(Math.round)).toEqual([-25_800, 25_800]);
    expect(addedTax([-100_000, 100_000], 0, TAX)).toEqual([0, 0]);
  });

  test('is never negative, and every loss is used or kept', () => {
    fc.assert(
      fc.property(
        fc.array(eur(1e6), { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 0, max: 1e6 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (profits, lossFreeEur, lossShareAbove) => {
          const years = profitTax(profits, { ...TAX, lossFreeEur, lossShareAbove });
          let kept = 0;
          years.forEach(({ taxEur, lossLeftEur }, t) => {
            expect(taxEur).toBeGreaterThanOrEqual(0);
            expect(lossLeftEur).toBeGreaterThanOrEqual(0);
            const profit = profits[t]!;
            if (profit <= 0) expect(lossLeftEur).toBe(kept - profit);
            else {
              expect(lossLeftEur).toBeLessThanOrEqual(kept);
              // Tax is at most the high rate on the profit that no loss went off.
              expect(taxEur).toBeLessThanOrEqual(0.258 * (profit - (kept - lossLeftEur)) + 1e-6);
            }
            kept = lossLeftEur;
          });
        },
      ),
    );
  });
});

describe('lines', () => {
  const lineOf = (name: string, eurByYear: number[]): MoneyLine => ({ name, kind: 'operation', eurByYear });

  test('sum to the flow of each year, short ones with nil after their end', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(eur(1e6), { maxLength: 12 }), { maxLength: 8 }),
        fc.integer({ min: 0, max: 14 }),
        (amounts, horizon) => {
          const flow = flowOf(
            amounts.map((line, k) => lineOf(String(k), line)),
            horizon,
          );
          expect(flow).toHaveLength(horizon + 1);
          flow.forEach((value, t) => {
            expect(value).toBe(amounts.reduce((sum, line) => sum + (line[t] ?? 0), 0));
          });
        },
      ),
    );
  });

  test('the worth of real money at the real rate is that of nominal money at the nominal rate', () => {
    fc.assert(
      fc.property(
        fc.array(eur(1e6), { minLength: 1, maxLength: 40 }),
        rate,
        fc.double({ min: -0.02, max: 0.1, noNaN: true }),
        (nominal, real, inflation) => {
          const one = npv(real, inRealMoney(nominal, inflation));
          const other = npv(nominalRate(real, inflation), nominal);
          expect(Math.abs(one - other)).toBeLessThan(1e-6);
        },
      ),
    );
  });
});

describe('discounted payback', () => {
  test('counts interest: 100 paid back by 60 a year at 10 % takes 1.9167 years', () => {
    // 54.545 after one year and 49.587 in the second: 1 + 45.4545 / 49.5868.
    expect(discountedPayback(0.1, [-100, 60, 60])).toBeCloseTo(1 + 45.454545 / 49.586777, 6);
    expect(discountedPayback(0.1, [-100, 55, 55])).toBeNull();
    expect(payback([-100, 55, 55])).toBeCloseTo(1 + 45 / 55, 12);
  });

  test('comes exactly when the net present value is not negative, for flows that go out first', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.array(fc.integer({ min: 0, max: 3e5 }), { minLength: 1, maxLength: 20 }),
        rate,
        (invested, gains, at) => {
          const flows = [-invested, ...gains];
          const worth = npv(at, flows);
          fc.pre(Math.abs(worth) > 1e-6 * invested);
          expect(discountedPayback(at, flows) !== null).toBe(worth > 0);
        },
      ),
    );
  });
});

describe('levelised cost', () => {
  test('of 1,000 and 20 a year for 100 units a year, two years at 10 %', () => {
    // 1,000 + 20 x 1.7355 over 100 x 1.7355.
    expect(levelisedCost(0.1, [1000, 20, 20], [0, 100, 100])).toBeCloseTo((1000 / 1.735537 + 20) / 100, 5);
    expect(levelisedCost(0.1, [1000, 20], [0, 0])).toBeNull();
  });
});

describe('break-even', () => {
  test('of a straight line is exact, and is not there where the line does not pass nil', () => {
    expect(breakEven(x => 30 - 3 * x, 0, 100)).toBe(10);
    expect(breakEven(x => 30 + 3 * x, 0, 100)).toBeNull();
    expect(breakEven(() => 5, 0, 100)).toBeNull();
    expect(breakEven(x => x, 0, 1)).toBe(0);
  });

  test('leaves nothing of a worth with kinks', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 99 })), {
          minLength: 1,
          maxLength: 5,
        }),
        fc.integer({ min: 1, max: 5000 }),
        (kinks, level) => {
          const worth = (x: number) =>
            kinks.reduce((sum, [slope, from]) => sum + slope * Math.max(0, x - from), x) - level;
          fc.pre(worth(100) > 0);
          const at = breakEven(worth, 0, 100)!;
          expect(Math.abs(worth(at))).toBeLessThan(1e-8 * level + 1e-9);
        },
      ),
    );
  });
});

describe('internal rate of return at its edges', () => {
  test('no flow, one flow, nothing but nil: none', () => {
    for (const flows of [[], [-5], [0, 0], [-1, 0]]) expect(irr(flows)).toEqual({ kind: 'none' });
  });

  test('exactly nil: money back without interest', () => {
    const found = irr([-100, 50, 50]);
    expect(found.kind === 'one' ? found.rate : Number.NaN).toBeCloseTo(0, 12);
  });

  test('below nil, and nearly all lost', () => {
    const half = irr([-100, 50]);
    expect(half.kind === 'one' ? half.rate : Number.NaN).toBeCloseTo(-0.5, 12);
    const nearlyAll = irr([-100, 2]);
    expect(nearlyAll.kind === 'one' ? nearlyAll.rate : Number.NaN).toBeCloseTo(-0.98, 12);
  });

  test('signs that change twice without any rate: -100, 150, -100', () => {
    // The discriminant 150^2 - 4 x 100 x 100 is negative.
    expect(irr([-100, 150, -100])).toEqual({ kind: 'none' });
    expect(mirr([-100, 150, -100], 0.08, 0.08)).not.toBeNull();
  });

  test('three rates: 0, 100 and 200 %', () => {
    // (x - 1)(x - 2)(x - 3) in x = 1 + rate.
    const found = irr([-1, 6, -11, 6]);
    expect(found.kind).toBe('several');
    if (found.kind !== 'several') return;
    expect(found.rates).toHaveLength(3);
    [0, 1, 2].forEach((expected, k) => {
      expect(found.rates[k]).toBeCloseTo(expected, 9);
    });
  });

  test('is the same in cents and in millions', () => {
    const flows = [-250, 100, 90, 80, 70];
    const rates = [1e-2, 1, 1e6].map(scale => irr(flows.map(flow => flow * scale)));
    for (const found of rates)
      expect(found.kind === 'one' && rates[0]!.kind === 'one' ? found.rate - rates[0]!.rate : 1).toBeCloseTo(
        0,
        12,
      );
  });
});
