import { describe, expect, test } from 'vitest';
import { etsFactor, LEVY_VERSIONS, levyPath, WASTE_IN_ETS_FROM, WASTE_LEVY } from '../../../data/index.ts';

const YEARS = [2021, 2022, 2023, 2024, 2025, 2026, 2027, 2028, 2029, 2030];

describe('tariffs by version', () => {
  test('withdrawn is the levy as it was to 2025, and none after', () => {
    const tariffs = YEARS.map(levyPath('withdrawn')!.tariffAt);
    expect(tariffs).toEqual([30.48, 41.75, 55.94, 74.17, 87.9, 0, 0, 0, 0, 0]);
  });

  test('waste incinerators rise from 87.90 in 2025 to 295 in 2030, and enter the ETS in 2028', () => {
    expect(WASTE_LEVY.tariffAt(2025)).toBe(87.9);
    expect(WASTE_LEVY.tariffAt(2027)).toBeCloseTo(87.9 + (2 / 5) * (295 - 87.9), 10);
    expect([2030, 2035].map(WASTE_LEVY.tariffAt)).toEqual([295, 295]);
    expect(WASTE_IN_ETS_FROM.value).toBe(2028);
    expect(LEVY_VERSIONS).not.toContain('waste');
  });
});

describe('reduction factors', () => {
  const factors = (version: string) => YEARS.map(levyPath(version)!.rights.reduction.valueAt);
  const rounded = (version: string) => factors(version).map(value => Math.round(value * 1000) / 1000);

  test('raised law: 1.213 in 2023 and 0.078 less each year to 0.667', () => {
    expect(rounded('raised')).toEqual([1.2, 1.143, 1.213, 1.135, 1.057, 0.979, 0.901, 0.823, 0.745, 0.667]);
  });

  test('first law: 1.20 to 0.69 on a straight line, on the old benchmarks', () => {
    const { reduction, startingBenchmarksTo } = levyPath('first-law')!.rights;
    expect(reduction.valueAt(2021)).toBe(1.2);
    expect(reduction.valueAt(2024)).toBeCloseTo(1.2 - 3 * (0.51 / 9), 12);
    expect(reduction.valueAt(2030)).toBe(0.69);
    expect(startingBenchmarksTo).toBeNull();
  });

  test('tax plan: the factor of 2025 is held, which is said to be an assumption', () => {
    expect(rounded('tax-plan-2026').slice(2)).toEqual([
      1.213, 1.135, 1.057, 1.057, 1.057, 1.057, 1.057, 1.057,
    ]);
    expect(levyPath('tax-plan-2026')!.rights.reduction.points.at(-1)).toMatchObject({ mark: 'D' });
    expect(levyPath('tax-plan-2026')!.rights.startingBenchmarksTo).toMatchObject({ value: 2022, mark: 'S' });
  });

  test('waste: held to 2029, then to nil in 2033', () => {
    const { valueAt } = WASTE_LEVY.rights.reduction;
    expect([2029, 2031, 2033, 2040].map(valueAt)).toEqual([1.057, 1.057 / 2, 0, 0]);
  });
});

describe('factors on the free allocation', () => {
  test('CBAM goods: full to 2025, then as the law says; the proposal is slower', () => {
    const law = etsFactor('cbam-law').valueAt;
    expect([2024, 2025, 2026, 2027, 2028, 2029, 2030, 2031, 2032, 2033, 2034, 2040].map(law)).toEqual([
      1, 1, 0.975, 0.95, 0.9, 0.775, 0.515, 0.39, 0.265, 0.14, 0, 0,
    ]);
    const proposal = etsFactor('cbam-proposal-2026').valueAt;
    expect([2028, 2030, 2034, 2036, 2037, 2038].map(proposal)).toEqual([0.915, 0.59, 0.15, 0.15, 0.15, 0]);
    for (let year = 2020; year <= 2045; year++) expect(proposal(year)).toBeGreaterThanOrEqual(law(year));
  });

  test('beside the leakage list: 30 % to 2026, evenly to nil in 2030; district heating stays', () => {
    const beside = etsFactor('not-listed').valueAt;
    expect([2024, 2026, 2028, 2030, 2035].map(beside)).toEqual([0.3, 0.3, 0.15, 0, 0]);
    expect([2026, 2030].map(etsFactor('district-heating').valueAt)).toEqual([0.3, 0.3]);
    expect([2021, 2030].map(etsFactor('listed').valueAt)).toEqual([1, 1]);
    expect([2021, 2026, 2030, 2035].map(etsFactor('cross-sectoral').valueAt)).toEqual([1, 1, 1, 1]);
  });
});
