import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluateFormula } from '../../../scenarios/formula/evaluate.ts';

describe('values', () => {
  test.each([
    ['60', 'EUR/MWh', 2030, 60],
    ['60 EUR/MWh', 'EUR/MWh', 2030, 60],
    ['0.03 EUR/kWh', 'EUR/MWh', 2030, 30],
    ['10 EUR/GJ', 'EUR/MWh', 2030, 36],
    ['60 + 2*(year - 2025)', 'EUR/t', 2030, 70],
    ['100 EUR/t * 0.5^(year - 2029)', 'EUR/t', 2030, 50],
    ['year < 2030 ? 1 MW : 2500 kW', 'MW', 2030, 2.5],
    ['year < 2030 ? 1 MW : 2500 kW', 'MW', 2029, 1],
    ['max(1 MW, 500 kW, 1.5 MW)', 'MW', 2030, 1.5],
    ['3 MW * 2 h', 'GJ', 2030, 21.6],
    ['56.1 kg CO2 / GJ', 't/MWh', 2030, 0.20196],
    ['12 EUR/kW/yr', 'EUR/kW/month', 2030, 1],
    ['sqrt(4) + pow(2, 3) + abs(-1) + exp(0) + log(1)', '1', 2030, 12],
    ['-2^2', '1', 2030, -4],
    ['sqrt(4 MW^2)', 'kW', 2030, 2000],
  ])('%s in %s in %i is %d', (formula, unit, year, value) => {
    expect(evaluateFormula(formula, { year }, unit)).toBeCloseTo(value, 9);
  });
});

describe('refused', () => {
  test.each([
    ["import('fs')", 'formula-not-allowed'],
    ['createUnit(1)', 'formula-not-allowed'],
    ['config(1)', 'formula-not-allowed'],
    ['parse(1)', 'formula-not-allowed'],
    ['evaluate(1)', 'formula-not-allowed'],
    ['cos.constructor("return process")()', 'formula-syntax'],
    ['year.constructor', 'formula-not-allowed'],
    ['toString', 'unknown-name'],
    ['constructor', 'unknown-name'],
    ['__proto__', 'unknown-name'],
    ['constructor(1)', 'formula-not-allowed'],
    ['ones(1e9)', 'formula-not-allowed'],
    ['f(x) = x', 'formula-not-allowed'],
    ['a = 1', 'formula-not-allowed'],
    ['year = 1', 'formula-not-allowed'],
    ['"text"', 'formula-not-allowed'],
    ['[1, 2]', 'formula-not-allowed'],
    ['{a: 1}', 'formula-not-allowed'],
    ['1:10', 'formula-not-allowed'],
    ['1; 2', 'formula-not-allowed'],
    ['5!', 'formula-not-allowed'],
    ['true', 'formula-not-allowed'],
    ['year and 1', 'formula-not-allowed'],
    ['pow(2)', 'formula-not-allowed'],
    ['1 +', 'formula-syntax'],
    ['', 'formula-not-allowed'],
    ['9^9^9^9', 'formula-value'],
    ['1e999', 'formula-value'],
    ['1 / 0', 'formula-value'],
    ['log(-1)', 'formula-value'],
    ['2 MW + 1 EUR', 'wrong-unit'],
    ['2 MW', 'wrong-unit'],
    ['2 ^ (1 MW)', 'wrong-unit'],
    ['MW ^ year', 'wrong-unit'],
    ['exp(1 MW)', 'wrong-unit'],
    [`${'('.repeat(200)}1${')'.repeat(200)}`, 'formula-too-large'],
    [`${'-'.repeat(400)}1`, 'formula-too-large'],
    [`1${'+1'.repeat(200)}`, 'formula-too-large'],
    ['1'.repeat(501), 'formula-too-large'],
  ])('%s gives %s', (formula, code) => {
    const outcome = evaluateFormula(formula, { year: 2025 }, 'EUR/MWh', '/price');
    expect(outcome).toMatchObject({ path: '/price', code });
  });

  test('any text gives a finite number or one issue, never an exception', () => {
    const piece = fc.constantFrom(
      'year',
      'MW',
      '(',
      ')',
      '+',
      '-',
      '*',
      '^',
      '2',
      '1e300',
      '?',
      ':',
      'min',
      ',',
      "'",
      '[',
      ']',
      '.',
      ' ',
      '=',
      'x',
      '"',
      '\\',
      ';',
      '%',
      '!',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece, { maxLength: 40 }).map(all => all.join('')),
        ),
        text => {
          const outcome = evaluateFormula(text, { year: 2025 }, 'MW');
          expect(typeof outcome === 'number' ? Number.isFinite(outcome) : outcome.message.length > 0).toBe(
            true,
          );
        },
      ),
      { numRuns: 500 },
    );
  });
});
