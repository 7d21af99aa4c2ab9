import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  BENCHMARK_UPDATES,
  benchmarkAt,
  ETS_BENCHMARKS,
  type EtsBenchmark,
  etsBenchmark,
  updatedValue,
} from '../../../data/tables/ets-benchmarks.ts';
import { benchmarkValue, improvementRate } from '../../../engine/index.ts';

/** The law rounds to three decimals per tonne and to one per TJ; its starting averages are rounded as well. */
const withinOf = ({ start }: EtsBenchmark) => (start.unit === 't/TJ' ? 0.05 : 0.001);

describe('benchmarks of 2021-25', () => {
  test('are 35, each with a name of its own', () => {
    expect(new Set(ETS_BENCHMARKS.map(({ name }) => name)).size).toBe(35);
  });

  test.each(ETS_BENCHMARKS.map(one => [one.title.en, one] as const))(
    '%s follows from its starting value and the best of 2016-17',
    (_, one) => {
      const value = updatedValue(one.start.value, one.averageOfBest.value, BENCHMARK_UPDATES[2021]);
      expect(Math.abs(value - one.from2021.value)).toBeLessThan(withinOf(one) * (1 + 1e-9));
      expect(one.from2021.mark).toBe('S');
    },
  );

  test('by head: heat fell by more than the cap, so 24 % off 62.3; ammonia by less than the floor, so 3 % off', () => {
    expect(improvementRate(62.3, 1.6, 9) * 15).toBeGreaterThan(0.24);
    expect(updatedValue(62.3, 1.6, BENCHMARK_UPDATES[2021])).toBeCloseTo(62.3 * 0.76, 12);
    expect(updatedValue(1.619, 1.604, BENCHMARK_UPDATES[2021])).toBeCloseTo(1.619 * 0.97, 12);
    // Float glass between the two: 15/9 of (453 - 421) off 453.
    expect(updatedValue(0.453, 0.421, BENCHMARK_UPDATES[2021])).toBeCloseTo(0.453 - (15 / 9) * 0.032, 12);
  });
});

describe('benchmarks of 2026-30', () => {
  test.each([
    // At the cap of 50 %, at the floor of 6 %: none of the averages of 2021-22 is needed to know these.
    ['coke', 0.286 * 0.5],
    ['heat', 62.3 * 0.5],
    ['fuel', 56.1 * 0.5],
    ['eaf-high-alloy-steel', 0.352 * 0.5],
    ['ammonia', 1.619 * 0.94],
    ['hot-metal', 1.328 * 0.94],
  ])('%s as quoted is what the range of 6 to 50 %% makes of its starting value', (name, value) => {
    const { from2026, start } = etsBenchmark(name)!;
    expect(from2026.mark).toBe('2nd');
    expect(Math.abs(from2026.value - value)).toBeLessThan(start.unit === 't/TJ' ? 0.06 : 0.001);
  });

  test('what was not seen is an estimate that says so', () => {
    for (const { from2026, start } of ETS_BENCHMARKS) {
      expect(from2026.value).toBeLessThanOrEqual(start.value * 0.94 * (1 + 2e-3));
      expect(from2026.value).toBeGreaterThanOrEqual(start.value * 0.5 * (1 - 2e-3));
      if (from2026.mark === 'C') expect(from2026.source).toContain('No text found');
    }
    expect(etsBenchmark('float-glass')!.from2026).toMatchObject({ mark: 'C' });
    expect(etsBenchmark('float-glass')!.from2026.value).toBeCloseTo(0.3819, 4);
    expect(etsBenchmark('cement-clinker')!.from2026.value).toBeCloseTo(0.6682, 4);
  });
});

test('a year takes the value of its period: to 2020 the starting value, from 2026 on the last', () => {
  const heat = etsBenchmark('heat')!;
  expect([2020, 2021, 2025, 2026, 2035].map(year => benchmarkAt(heat, year).value)).toEqual([
    62.3, 47.3, 47.3, 31.2, 31.2,
  ]);
  expect(etsBenchmark('cheese')).toBeUndefined();
});

test('an updated value stays within its range and never rises with the rate', () => {
  const rate = fc.double({ min: -0.2, max: 0.2, noNaN: true });
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 100, noNaN: true }), rate, rate, (start, a, b) => {
      const range = { years: 15, least: 0.03, most: 0.24 };
      const [low, high] = [Math.min(a, b), Math.max(a, b)];
      expect(benchmarkValue(start, high, range)).toBeLessThanOrEqual(benchmarkValue(start, low, range));
      expect(benchmarkValue(start, a, range)).toBeLessThanOrEqual(start * 0.97 * (1 + 1e-12));
      expect(benchmarkValue(start, a, range)).toBeGreaterThanOrEqual(start * 0.76 * (1 - 1e-12));
    }),
  );
});

const reference = new URL('../../../../shared/reference/policy_ets_benchmarks.json', import.meta.url);

describe.skipIf(!existsSync(reference))('against the reference file', () => {
  test('every row has the figures of the file', () => {
    const { rows } = JSON.parse(readFileSync(reference, 'utf8'));
    const found = ETS_BENCHMARKS.map(({ title, start, averageOfBest, from2021, from2026 }) => [
      title.en,
      start.value,
      averageOfBest.value,
      from2021.value,
      from2026.mark === '2nd' ? from2026.value : Math.round(from2026.value * 1e4) / 1e4,
    ]);
    type Row = Readonly<Record<string, string | number | null>>;
    expect(found).toEqual(
      rows.map((row: Row) => [
        row.product,
        row.start_2007_08_M,
        row.top10_2016_17_S,
        row.value_2021_25_S,
        row.value_2026_30 ?? row.estimate_2026_30_C,
      ]),
    );
  });
});
