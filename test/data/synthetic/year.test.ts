import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holidaySteps } from '../../../data/calendar/holidays.ts';
import { generate, RECENT, SYSTEM_VIEWS, syntheticYear, systemYear } from '../../../data/index.ts';
import { fuelCostEurPerMwh } from '../../../data/synthetic/power-system.ts';
import { shaved } from '../../../data/synthetic/storage.ts';
import { InputError, spanAxis, yearAxis } from '../../../engine/index.ts';
import { correlation, dailySpread, mean, meanWhere, share } from './statistics.ts';

const SERIES = [
  'priceEurPerMwh',
  'loadMw',
  'onshoreMw',
  'offshoreMw',
  'solarMw',
  'temperatureC',
  'irradianceWPerM2',
  'wind10MPerS',
] as const;

/** FNV-1a over all bits of a series. */
function fingerprint(values: Float64Array): string {
  let hash = 0x811c9dc5;
  for (const byte of new Uint8Array(values.buffer, values.byteOffset, values.byteLength))
    hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16);
}

describe('a synthetic year', () => {
  test('has the hours and quarters of its calendar, and the clock of daylight saving', () => {
    expect(syntheticYear(2024, 60, { seed: 1 }).loadMw.length).toBe(8784);
    expect(syntheticYear(2025, 60, { seed: 1 }).loadMw.length).toBe(8760);
    expect(syntheticYear(2025, 15, { seed: 1 }).priceEurPerMwh.length).toBe(35_040);
    // The morning rise of load comes at seven by the clock, in July an hour earlier in UTC than in January.
    const { axis, loadMw } = syntheticYear(2025, 60, { seed: 1 });
    const rise = (month: number, hourUtc: number) => {
      const at = (hour: number) =>
        meanWhere(
          loadMw,
          t =>
            axis.month[t] === month && axis.weekday[t]! < 6 && (axis.startMs / 3_600_000 + t) % 24 === hour,
        );
      return at(hourUtc) - at(hourUtc - 1);
    };
    expect(rise(0, 6)).toBeGreaterThan(rise(0, 5));
    expect(rise(6, 5)).toBeGreaterThan(rise(6, 7));
  });

  test('is the same to the bit for one seed, and another for another', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 1990, max: 2050 }), (seed, year) => {
        const [one, again] = [syntheticYear(year, 60, { seed }), syntheticYear(year, 60, { seed })];
        const other = syntheticYear(year, 60, { seed: seed + 1 });
        for (const name of SERIES) {
          expect(fingerprint(one[name])).toBe(fingerprint(again[name]));
          expect(fingerprint(one[name])).not.toBe(fingerprint(other[name]));
          expect(one[name].every(Number.isFinite)).toBe(true);
        }
      }),
      { numRuns: 5 },
    );
  });

  test('is the same on every machine: the bits of seed 1', () => {
    const year = syntheticYear(2024, 60, { seed: 1 });
    expect([year.priceEurPerMwh, year.loadMw, year.solarMw, year.temperatureC].map(fingerprint)).toEqual([
      '6a78d466',
      '464c7703',
      '181cea62',
      '242735ca',
    ]);
  });

  test('keeps its weather when the market is drawn anew', () => {
    const one = syntheticYear(2026, 60, { seed: 1, weatherSeed: 7 });
    const other = syntheticYear(2026, 60, { seed: 2, weatherSeed: 7 });
    expect(other.solarMw).toEqual(one.solarMw);
    expect(other.temperatureC).toEqual(one.temperatureC);
    expect(other.priceEurPerMwh).not.toEqual(one.priceEurPerMwh);
  });

  test('in quarters averages to its hours, and belongs to the site series of its seed', () => {
    const hourly = syntheticYear(2024, 60, { seed: 3 });
    const fine = syntheticYear(2024, 15, { seed: 3 });
    for (const name of SERIES)
      for (let t = 0; t < hourly.axis.steps; t += 13)
        expect(mean(fine[name].subarray(4 * t, 4 * t + 4)) - hourly[name][t]!).toBeCloseTo(0, 7);
    expect(hourly.temperatureC).toEqual(generate('temperature', {}, hourly.axis, 3));
    expect(correlation(generate('pv', {}, hourly.axis, 3), hourly.solarMw)).toBeGreaterThan(0.9);
    expect(correlation(generate('wind', {}, hourly.axis, 3), hourly.onshoreMw)).toBeGreaterThan(0.8);
  });

  test('stays within what is built, and its mean price is what was asked', () => {
    const year = syntheticYear(2030, 60, { seed: 5, meanEurPerMwh: 62 });
    expect(mean(year.priceEurPerMwh)).toBeCloseTo(62, 9);
    for (const [mw, built] of [
      [year.solarMw, year.system.solarGw],
      [year.onshoreMw, year.system.onshoreGw],
      [year.offshoreMw, year.system.offshoreGw],
    ] as const) {
      expect(Math.min(...mw)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...mw)).toBeLessThanOrEqual(1000 * built.value);
    }
  });

  test('names what is wrong', () => {
    expect(() => syntheticYear(2024, 60, { seed: 0.5 })).toThrow(/seed: got 0.5/);
    expect(() => syntheticYear(2024, 30, { seed: 1 })).toThrow(InputError);
  });
});

describe('the years to 2030', () => {
  const SEEDS = [1, 2, 3, 4, 5, 6];
  const middle = (of: (seed: number) => number) => mean(SEEDS.map(of));
  const negative = (year: number, system = systemYear(year)) =>
    middle(seed => share(syntheticYear(year, 60, { seed, system }).priceEurPerMwh, eur => eur < 0));

  test('more sun and wind make more negative hours, storage fewer and a flatter day', () => {
    const now = systemYear(2025);
    const then = systemYear(2030);
    const grown = { ...now, solarGw: then.solarGw, onshoreGw: then.onshoreGw, offshoreGw: then.offshoreGw };
    expect(negative(2025, grown)).toBeGreaterThan(negative(2025, now) + 0.02);
    const stored = { ...grown, storageGw: then.storageGw };
    expect(negative(2025, stored)).toBeLessThan(negative(2025, grown));
    const daily = (system: typeof now) =>
      middle(seed => {
        const { priceEurPerMwh, axis } = syntheticYear(2025, 60, { seed, system });
        return dailySpread(priceEurPerMwh, axis);
      });
    expect(daily(stored)).toBeLessThan(0.9 * daily(grown));
  });

  test('sun and wind earn a smaller part of the mean price the more of them there is', () => {
    const now = systemYear(2025);
    const then = systemYear(2030);
    const captured = (system: typeof now, mw: 'solarMw' | 'offshoreMw') =>
      middle(seed => {
        const year = syntheticYear(2025, 60, { seed, system });
        const output = year[mw];
        return (
          mean(year.priceEurPerMwh.map((eur, t) => eur * output[t]!)) /
          mean(output) /
          mean(year.priceEurPerMwh)
        );
      });
    expect(captured({ ...now, solarGw: then.solarGw }, 'solarMw')).toBeLessThan(
      captured(now, 'solarMw') - 0.05,
    );
    expect(captured({ ...now, offshoreGw: then.offshoreGw }, 'offshoreMw')).toBeLessThan(
      captured(now, 'offshoreMw') - 0.05,
    );
  });

  test('dearer gas and CO2 make dearer power, and negative prices stay', () => {
    const [low, mid, high] = SYSTEM_VIEWS.map(view =>
      middle(seed => mean(syntheticYear(2030, 60, { seed, system: systemYear(2030, view) }).priceEurPerMwh)),
    );
    expect(low).toBeLessThan(mid!);
    expect(mid).toBeLessThan(high!);
    const dear = {
      ...RECENT,
      gasEurPerMwh: { ...RECENT.gasEurPerMwh, value: 2 * RECENT.gasEurPerMwh.value },
    };
    const base = syntheticYear(2025, 60, { seed: 1, system: RECENT }).priceEurPerMwh;
    const dearer = syntheticYear(2025, 60, { seed: 1, system: dear }).priceEurPerMwh;
    const factor = fuelCostEurPerMwh(dear) / fuelCostEurPerMwh(RECENT);
    base.forEach((eur, t) => {
      expect(dearer[t]! - (eur > 0 ? eur * factor : eur)).toBeCloseTo(0, 8);
    });
  });

  test('past years have the level of the real ones: 96, 77 and 87 EUR/MWh', () => {
    const level = (year: number) => middle(seed => mean(syntheticYear(year, 60, { seed }).priceEurPerMwh));
    for (const [year, real] of [
      [2023, 95.8],
      [2024, 77.3],
      [2025, 86.8],
    ] as const) {
      expect(level(year), `${year}`).toBeGreaterThan(0.85 * real);
      expect(level(year), `${year}`).toBeLessThan(1.15 * real);
    }
  });

  test('the growing price of a study is bit for bit the same in any stretch of the year', () => {
    const whole = yearAxis(2029, 60);
    const part = spanAxis(whole.startMs + 4000 * 3_600_000, 168, 60);
    expect(generate('price', { system: 'growing' }, part, 4)).toEqual(
      generate('price', { system: 'growing' }, whole, 4).slice(4000, 4168),
    );
  });

  test('every figure of the path has unit, source and mark; beyond 2030 it stays', () => {
    for (const figure of Object.values(systemYear(2027, 'high')))
      expect(figure.unit && figure.source && figure.mark && Number.isFinite(figure.value)).toBeTruthy();
    expect(systemYear(2040)).toEqual(systemYear(2030));
    expect(systemYear(2030).storageGw.value).toBe(5);
    expect(systemYear(2027).storageGw.value).toBeCloseTo(0.35 + (4.65 * 2) / 5, 9);
  });
});

test('storage takes half of what lies beyond the mean of the day around, at most its power', () => {
  const wave = Float64Array.from({ length: 72 }, (_, t) => (t % 24 < 12 ? 4 : -4));
  expect(shaved(wave, () => 1)[30]).toBe(3);
  expect(shaved(wave, () => 1)[40]).toBe(-3);
  expect(shaved(wave, () => 10)[30]).toBe(2);
  expect(shaved(wave, () => 0)).toEqual(wave);
});

test('Dutch holidays of 2024 and a King’s Day on a Sunday', () => {
  const days = (year: number) => {
    const axis = yearAxis(year, 60);
    const free = holidaySteps(axis);
    return [...new Set([...free.keys()].filter(t => free[t]).map(t => axis.day[t]! + 1))];
  };
  // 1 January, 1 and 27 April, 9 and 20 May, 25 and 26 December of a leap year.
  expect(days(2024)).toEqual([1, 92, 118, 130, 141, 360, 361]);
  expect(days(2025)).toContain(116);
  expect(days(2025)).not.toContain(117);
});
