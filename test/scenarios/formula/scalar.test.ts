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

describe('a table by year', () => {
  const byYear = { 2026: 80, 2030: '0.12 kEUR/t', 2024: 60 };
  const at = (year: number) => parseScalar({ byYear }, { unit: 'EUR/t', year, path: '/price' });

  test('gives its years, straight lines between them, and the first and last beyond them', () => {
    expect([2020, 2024, 2025, 2026, 2028, 2030, 2040].map(at)).toEqual([60, 60, 70, 80, 100, 120, 120]);
  });

  test.each([
    [{}, '/price/byYear', 'missing-field'],
    [{ soon: 3 }, '/price/byYear/soon', 'not-a-year'],
    [{ 2030: '3 MW' }, '/price/byYear/2030', 'wrong-unit'],
    [{ 2030: [1] }, '/price/byYear/2030', 'wrong-type'],
  ])('%j is refused at %s: %s', (table, path, code) => {
    const field = { unit: 'EUR/t', year: 2030, path: '/price' };
    expect(parseScalar({ byYear: table }, field)).toMatchObject({ path, code });
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
