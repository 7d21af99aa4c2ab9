import { describe, expect, test } from 'vitest';
import { parseScalar } from '../../../scenarios/formula/scalar.ts';

describe('numbers in their forms', () => {
  test.each([
    [3, 'MW', 3],
    ['3', 'MW', 3],
    ['2500 kW', 'MW', 2.5],
    ['2500kW', 'MW', 2.5],
    ['0.03 EUR/kWh', 'EUR/MWh', 30],
    ['-5e1 EUR/MWh', 'EUR/MWh', -50],
    ['95 %', 'MWh/MWh', 0.95],
    ['0.5 %/h', '1/h', 0.005],
    ['1.5 MEUR', 'EUR', 1_500_000],
    ['2 kEUR/year', 'EUR/yr', 2000],
    ['2 GWh', 'MWh', 2000],
    ['3.6 GJ', 'MWh', 1],
    ['80 °C', 'C', 80],
    ['56.1 kg CO2/GJ', 't/MWh', 0.20196],
    ['2 MW', 'MW heat', 2],
    [{ formula: '10 * (year - 2020)' }, 'EUR/t', 50],
  ])('%j in %s is %d', (value, unit, expected) => {
    expect(parseScalar(value, { unit, year: 2025 })).toBeCloseTo(expected, 9);
  });

  test('a path is looked up in the year and converted', () => {
    const pathValue = (name: string, year: number) =>
      name === 'gas' ? { value: year - 2000, unit: 'EUR/GJ' } : undefined;
    const field = { unit: 'EUR/MWh', year: 2025, path: '/price', pathValue };
    expect(parseScalar({ path: 'gas' }, field)).toBeCloseTo(90, 9);
    expect(parseScalar({ path: 'sun' }, field)).toMatchObject({ path: '/price/path', code: 'unknown-name' });
    expect(parseScalar({ path: 'gas' }, { ...field, unit: 'EUR/t' })).toMatchObject({ code: 'wrong-unit' });
  });
});

describe('refused', () => {
  test.each([
    ['1.234,5', 'MW', 'decimal-comma'],
    ['0,03 EUR/kWh', 'EUR/MWh', 'decimal-comma'],
    ['2500 kWh', 'MW', 'wrong-unit'],
    ['4 bananas', 'MW', 'wrong-unit'],
    ['much', 'MW', 'wrong-type'],
    [Number.NaN, 'MW', 'not-a-number'],
    ['1e999 MW', 'MW', 'not-a-number'],
    [null, 'MW', 'wrong-type'],
    [{}, 'MW', 'wrong-type'],
    [[1], 'MW', 'wrong-type'],
  ])('%j in %s gives %s', (value, unit, code) => {
    expect(parseScalar(value, { unit, year: 2025, path: '/x' })).toMatchObject({ path: '/x', code });
  });
});
