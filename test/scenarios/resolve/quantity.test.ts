import { describe, expect, test } from 'vitest';
import { at, type Series } from '../../../engine/index.ts';
import type { Sources, Study } from '../../../scenarios/index.ts';
import { dataSet, issuesOf, NO_SOURCES, resolved, sourcesWith, studyWith } from '../small-study.ts';

type DayAhead = Study['prices']['electricity']['dayAheadEurPerMwh'];

const withPrice = (dayAheadEurPerMwh: DayAhead, parts: Partial<Study> = {}) =>
  studyWith({ prices: { electricity: { dayAheadEurPerMwh }, energyTax: 'none' }, ...parts });

function importPrices(price: DayAhead, sources: Sources = NO_SOURCES, parts: Partial<Study> = {}): Series {
  return resolved(withPrice(price, parts), sources).years[0]!.sites[0]!.importEurPerMwh;
}

const values = (series: Series) => [0, 1, 2, 3].map(t => at(series, t));

describe('a quantity per step', () => {
  test('may be one number, a text with a unit, a formula or a path', () => {
    expect(importPrices(60)).toBe(60);
    expect(importPrices('0.06 EUR/kWh')).toBeCloseTo(60, 9);
    expect(importPrices({ formula: '10 EUR/MWh + 1 EUR/MWh * (year - 2020)' })).toBe(14);
    expect(importPrices({ path: 'power-low' })).toBe(77);
  });

  test('may be one number for each step', () => {
    expect(values(importPrices([1, -2, 3, 4]))).toEqual([1, -2, 3, 4]);
  });

  test('may be a column of a CSV file, in its own unit', () => {
    const readCsv = () => 'time,price\na,0.01\nb,0.02\nc,0.03\nd,0.04\n';
    const price = { csv: 'prices.csv', column: 'price', unit: 'EUR/kWh' };
    const read = values(importPrices(price, { ...NO_SOURCES, readCsv }));
    expect(read.map(eur => Math.round(eur * 1e6) / 1e6)).toEqual([10, 20, 30, 40]);
  });

  test('may be a data set that begins before and ends after, in hours or in quarters', () => {
    const hours = dataSet('hours', [0, 5, 6, 7, 8, 0], { startMs: Date.UTC(2024, 2, 4, 7) });
    expect(values(importPrices({ dataset: 'hours' }, sourcesWith(hours)))).toEqual([5, 6, 7, 8]);
    const quarters = dataSet('quarters', [1, 2, 3, 6, ...Array<number>(12).fill(9)], { stepMinutes: 15 });
    expect(values(importPrices({ dataset: 'quarters' }, sourcesWith(quarters)))).toEqual([3, 9, 9, 9]);
  });

  test('hours of a data set count for each of their quarters', () => {
    const period = {
      start: '2024-03-04T08:00:00Z',
      end: '2024-03-04T10:00:00Z',
      stepMinutes: 15,
    } as const;
    const series = importPrices({ dataset: 'hours' }, sourcesWith(dataSet('hours', [1, 2])), { period });
    expect([...(series as Float64Array)]).toEqual([1, 1, 1, 1, 2, 2, 2, 2]);
  });

  test('is scaled, and then brought to a mean', () => {
    const set = sourcesWith(dataSet('hours', [1, 2, 3, 6]));
    expect(values(importPrices({ dataset: 'hours', scale: 2 }, set))).toEqual([2, 4, 6, 12]);
    expect(values(importPrices({ dataset: 'hours', scale: 2, meanTo: 30 }, set))).toEqual([10, 20, 30, 60]);
  });

  test('is scaled anew for every year of the paths', () => {
    const study = withPrice(
      { dataset: 'hours', meanTo: { path: 'power-low' } },
      { years: [2024, 2027, 2030] },
    );
    const means = resolved(study, sourcesWith(dataSet('hours', [1, 2, 3, 6]))).years.map(year => {
      const series = year.sites[0]!.importEurPerMwh as Float64Array;
      return series.reduce((sum, value) => sum + value, 0) / series.length;
    });
    expect(means.map(mean => Math.round(mean * 1e6) / 1e6)).toEqual([77, 62.5, 48]);
  });

  test('is generated from one seed: the same seed, the same weather', () => {
    const made = values(importPrices({ generator: 'price' }, NO_SOURCES, { solve: { seed: 7 } }));
    expect(values(importPrices({ generator: 'price', seed: 7 }))).toEqual(made);
    expect(values(importPrices({ generator: 'price', seed: 8 }))).not.toEqual(made);
  });
});

describe('problems with a quantity, each at its place', () => {
  const PATH = '/prices/electricity/dayAheadEurPerMwh';

  test.each([
    ['wrong-length', [1, 2, 3], PATH, /got 3 values, expected 4 values.*08:00.*12:00/],
    ['not-a-number', [1, Number.NaN, 3, 4], PATH, /NaN at 2024-03-04T09:00:00Z/],
    ['out-of-range', [1, 2, 3, 1e9], PATH, /1000000000 at 2024-03-04T11:00:00Z/],
    ['csv-not-available', { csv: 'p.csv', column: 'a' }, `${PATH}/csv`, /import it as a data set/],
    ['mean-of-nil', { generator: 'price', scale: 0, meanTo: 5 }, `${PATH}/meanTo`, /mean 0/],
    [
      'unknown-parameter',
      { generator: 'price', parameters: { sprad: 1 } },
      `${PATH}/parameters/sprad`,
      /spread/,
    ],
  ] as const)('%s', (code, price, path, message) => {
    const [issue, ...others] = issuesOf(withPrice(price as DayAhead));
    expect(issue).toMatchObject({ code, path });
    expect(issue!.message).toMatch(message);
    expect(others).toEqual([]);
  });

  test('a data set that is not there: the nearest name', () => {
    const sources = sourcesWith(dataSet('nl-day-ahead-2024', [1]));
    const [issue] = issuesOf(withPrice({ dataset: 'nl-day-ahed-2024' }), sources);
    expect(issue).toMatchObject({ code: 'unknown-data-set', path: `${PATH}/dataset` });
    expect(issue!.message).toContain('did you mean "nl-day-ahead-2024"?');
  });

  test('a data set that is too short says from when to when', () => {
    const [issue] = issuesOf(withPrice({ dataset: 'short' }), sourcesWith(dataSet('short', [1, 2, 3])));
    expect(issue).toMatchObject({ code: 'not-covered' });
    expect(issue!.message).toMatch(/to 2024-03-04T11:00:00Z.*to 2024-03-04T12:00:00Z/);
  });

  test('a CSV file without the column', () => {
    const sources = { ...NO_SOURCES, readCsv: () => 'a,b\n1,2\n' };
    const [issue] = issuesOf(withPrice({ csv: 'p.csv', column: 'price' }), sources);
    expect(issue!.path).toBe(`${PATH}/csv`);
    expect(issue!.message).toContain('price');
  });

  test('all problems of a study at once', () => {
    const study = studyWith(
      { prices: { electricity: { dayAheadEurPerMwh: [1] }, energyTax: 'none' } },
      {
        contract: { importMw: [1, 2] },
        assets: [{ kind: 'gasBoiler', name: 'boiler', level: 'steam', heatMw: 1 }],
      },
    );
    expect(issuesOf(study).map(({ code, path }) => `${code} ${path}`)).toEqual([
      'wrong-length /prices/electricity/dayAheadEurPerMwh',
      'wrong-length /sites/0/contract/importMw',
      'missing-price /sites/0/assets/0/fuel',
    ]);
  });
});
