import { expect, test } from 'vitest';
import { libraryBench } from '../../bench/library/library.ts';
import { pricedStudies } from '../../bench/library/price-years.ts';
import { BATTERIES, E_BOILERS, HEAT_PUMPS, onceADayEur } from '../../bench/library/probes.ts';
import { realYears } from '../../bench/synthetic/real-prices.ts';
import { library, resolveStudy } from '../../scenarios/index.ts';

const studyOf = (name: string) => library().find(one => one.name === name)!.study;

test('a study is set on two synthetic years and on the real ones, or says that those are not at hand', () => {
  const priced = pricedStudies(studyOf('dairy-heat-pump'), 7);
  expect(priced.map(({ prices }) => prices)).toEqual([
    'synthetic',
    'synthetic, seed 7',
    'real 2024',
    'real 2025',
  ]);
  const means = priced.flatMap(({ study, sources }) => {
    if (!study) return [];
    const { resolved, issues } = resolveStudy(study, sources);
    expect(issues).toEqual([]);
    const prices = resolved!.years[0]!.sites[0]!.importEurPerMwh as Float64Array;
    return [prices.reduce((sum, price) => sum + price, 0) / prices.length - 3];
  });
  expect(means.length).toBe(realYears() ? 4 : 2);
  // 77 by the study, and what the reference figures say of 2024 and 2025.
  [77, 77, 77.288, 86.812].slice(0, means.length).forEach((mean, k) => {
    expect(means[k]).toBeCloseTo(mean, 2);
  });
});

test('prices that are written out stay as they are', () => {
  expect(pricedStudies(studyOf('battery-24-hours'), 7).map(({ prices }) => prices)).toEqual(['written out']);
});

test('once a day by hand: 0.955 squared of the two dearest hours less the two cheapest, no day at a loss', () => {
  const day = Float64Array.from({ length: 24 }, (_, hour) => (hour < 2 ? 10 : hour > 21 ? 100 : 50));
  const flat = new Float64Array(24).fill(50);
  expect(onceADayEur(Float64Array.from([...day, ...flat]), 2)).toBeCloseTo(0.912025 * 200 - 20, 9);
});

test('every e-boiler, heat pump and battery that is looked at is in its study', () => {
  for (const { study, package: name } of [...E_BOILERS, ...HEAT_PUMPS]) {
    const { packages = [], measures = [], choices } = studyOf(study);
    const names = [...packages.map(one => one.name), ...(choices ? measures.map(one => one.name) : [])];
    if (name !== 'base') expect(names, study).toContain(name.split('+').at(-1));
  }
  for (const { study, powerMw, hours } of BATTERIES) {
    const added = studyOf(study).measures!.flatMap(({ add = [] }) => add);
    expect(added).toContainEqual(
      expect.objectContaining({ kind: 'battery', powerMw, energyMwh: powerMw * hours }),
    );
  }
});

test('a row says what came out and whether the lesson holds', async () => {
  const answer = await libraryBench.run({
    repeats: 1,
    seed: 1,
    size: { packages: 1, years: 1, paths: 1 },
    only: new Set(['battery-24-hours']),
  });
  const { figures } = 'summary' in answer ? answer : { figures: answer };
  expect(figures).toMatchObject([{ study: 'battery-24-hours', prices: 'written out', lesson: 'holds' }]);
});
