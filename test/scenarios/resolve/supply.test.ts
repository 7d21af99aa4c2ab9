import { describe, expect, test } from 'vitest';
import { expand } from '../../../engine/index.ts';
import type { Study } from '../../../scenarios/index.ts';
import { issuesOf, resolved, studyWith } from '../small-study.ts';

type Supply = NonNullable<Study['sites'][number]['supply']>;

/** Day-ahead 20, 40, 60 and 80 EUR/MWh on a Monday from 9 to 13 hours local time, and a margin of 1. */
function studyAt(...supply: Supply): Study {
  return studyWith(
    {
      prices: {
        electricity: { dayAheadEurPerMwh: [20, 40, 60, 80], supplyMarginEurPerMwh: 1 },
        energyTax: 'none',
      },
    },
    { supply },
  );
}

function yearOf(...supply: Supply) {
  const { years, defaults } = resolved(studyAt(...supply));
  const [year] = years;
  const prices = [...expand(year!.sites[0]!.importEurPerMwh, 4)];
  return { prices, terms: year!.settlements.get('works')!.supply, defaults };
}

const SPOT = [21, 41, 61, 81];

const peak = { kind: 'block', name: 'peak', volumeMw: 3, hours: 'peak', priceEurPerMwh: 90 } as const;

describe('what one more MWh costs under a supply contract', () => {
  test('without one: day-ahead and the margin', () => {
    expect(yearOf().prices).toEqual(SPOT);
  });

  test('a block leaves it at day-ahead, and pays its price less that', () => {
    const { prices, terms } = yearOf({ kind: 'block', name: 'base', volumeMw: 2, priceEurPerMwh: 55 });
    expect(prices).toEqual(SPOT);
    expect([...expand(terms[0]!.aboveDayAheadEurPerMwh, 4)]).toEqual([35, 15, -5, -25]);
    expect(terms[0]).toMatchObject({ volumeMw: 2, shareOfImport: 0 });
  });

  test('a share of the meter mixes the prices: half of 50 and half of day-ahead', () => {
    const { prices } = yearOf({ kind: 'share', name: 'half', shareOfImport: 0.5, priceEurPerMwh: 50 });
    expect(prices).toEqual([36, 46, 56, 66]);
  });

  test('an index on the mean of the month is flat: 50 and a spread of 2', () => {
    const { prices } = yearOf({ kind: 'indexed', name: 'index', shareOfImport: 1, spreadEurPerMwh: 2 });
    expect(prices).toEqual([53, 53, 53, 53]);
  });

  test('a collar from 30 to 70 with a premium of 1 pays 11, 1, 1 and -9 above day-ahead', () => {
    const { prices, terms } = yearOf({
      kind: 'collar',
      name: 'collar',
      volumeMw: 1,
      floorEurPerMwh: 30,
      capEurPerMwh: 70,
      premiumEurPerMwh: 1,
    });
    expect(prices).toEqual(SPOT);
    expect([...expand(terms[0]!.aboveDayAheadEurPerMwh, 4)]).toEqual([11, 1, 1, -9]);
  });

  test('peak hours run from 8 to 20 on working days unless the contract says otherwise, and are told', () => {
    expect([...expand(yearOf(peak).terms[0]!.volumeMw!, 4)]).toEqual([3, 3, 3, 3]);
    const late = { ...peak, peakFromHour: 10, peakUntilHour: 12 };
    expect([...expand(yearOf(late).terms[0]!.volumeMw!, 4)]).toEqual([0, 3, 3, 0]);
    const told = yearOf(peak).defaults.map(({ path }) => path);
    expect(told).toContain('/sites/0/supply/0/peakFromHour');
  });

  test('shares above one together, a floor above the cap and a peak that ends before it begins are told, all', () => {
    const share = { kind: 'share', shareOfImport: 0.7, priceEurPerMwh: 50 } as const;
    const collar = { kind: 'collar', name: 'c', volumeMw: 1, floorEurPerMwh: 9, capEurPerMwh: 8 } as const;
    const never = { ...peak, peakFromHour: 20, peakUntilHour: 8 };
    const issues = issuesOf(studyAt({ ...share, name: 'a' }, { ...share, name: 'b' }, collar, never));
    expect(issues.map(({ path }) => path)).toEqual([
      '/sites/0/supply/2/floorEurPerMwh',
      '/sites/0/supply/3/peakFromHour',
      '/sites/0/supply',
    ]);
  });
});

describe('a connection of at most 600 hours a year', () => {
  const tariff = { operator: 'Stedin', level: 'TS', year: 2026 } as const;
  const contractOf = (parts: Partial<Study['sites'][number]['contract']>) =>
    resolved(studyWith({ period: { year: 2025 } }, { contract: { importMw: 4, tariff, ...parts } })).years[0]!
      .sites[0]!.contract;

  test('pays the reserve tariffs that Stedin prints: 1.5625 EUR/kW a month and 1.435 EUR/kW a week', () => {
    const short = contractOf({ usage: 'up-to-600-hours' });
    expect(short.contractEurPerMw).toBeCloseTo(1.5625 * 1000 * 12, 6);
    const [charge] = short.peaks;
    const weeks = 8760 / 168;
    expect(charge!.period).toBe('week');
    // 53 weeks begin or end in the year; together they pay for its 52 and a bit.
    expect((charge!.priceEurPerMw * 53) / weeks / 1000).toBeCloseTo(1.435, 4);
  });

  test('a tariff that changes over the years is listed for each', () => {
    const own = { operator: 'Stedin', level: 'TS' };
    const site = { contract: { importMw: 4, tariff: own } };
    const { defaults } = resolved(studyWith({ period: { year: 2025 }, years: [2025, 2026] }, site));
    const place = '/sites/0/contract/tariff/peakEurPerKwMonth';
    const listed = defaults.filter(({ path }) => path.startsWith(place));
    expect(listed.map(({ path, value }) => [path, value])).toEqual([
      [place, 4.15],
      [`${place}/2026`, 4.1455],
    ]);
  });

  test('is not what a connection is by itself', () => {
    const ordinary = contractOf({});
    expect(ordinary.contractEurPerMw).toBeCloseTo(3.125 * 1000 * 12, 6);
    expect(ordinary.peaks[0]).toMatchObject({ period: 'month', priceEurPerMw: 4145.5 });
  });
});
