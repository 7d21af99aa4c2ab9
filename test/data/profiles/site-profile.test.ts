import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { publicHolidays } from '../../../data/calendar/holidays.ts';
import { ARCHETYPES } from '../../../data/profiles/archetypes.ts';
import { siteProfile } from '../../../data/profiles/site-profile.ts';
import { InputError, spanAxis, yearAxis } from '../../../engine/index.ts';
import { correlation, mean, meanWhere } from '../synthetic/statistics.ts';
import { profileStatistics, quantile } from './statistics.ts';

const ids = ARCHETYPES.map(({ id }) => id);
const profile = (archetype: string, siteSeed = 1, carrier: 'electricity' | 'heat' = 'electricity') => ({
  archetype,
  carrier,
  siteSeed,
  weatherSeed: 3,
});
const hours2024 = yearAxis(2024, 60);

/** Mean over the steps of one local date, `05-09`, of an axis that is a calendar year. */
function onDate(values: Float64Array, axis: typeof hours2024, month: number, day: number): number {
  const dayOfYear = Math.round((Date.UTC(2024, month - 1, day) - Date.UTC(2024, 0, 1)) / 86_400_000);
  return meanWhere(values, t => axis.day[t] === dayOfYear);
}

describe('Dutch holidays', () => {
  test('of 2024 and 2025, as on any calendar', () => {
    expect([...publicHolidays(2024)].sort()).toEqual(
      ['01-01', '03-31', '04-01', '04-27', '05-09', '05-19', '05-20', '12-25', '12-26'].sort(),
    );
    // 27 April 2025 was a Sunday.
    expect(publicHolidays(2025).has('04-26')).toBe(true);
    expect(publicHolidays(2025).has('04-27')).toBe(false);
  });

  test('Easter falls on the dates of the church tables', () => {
    const easters: readonly (readonly [number, string])[] = [
      [1999, '04-04'],
      [2000, '04-23'],
      [2008, '03-23'],
      [2011, '04-24'],
      [2038, '04-25'],
    ];
    for (const [year, date] of easters) expect(publicHolidays(year).has(date), `${year}`).toBe(true);
  });
});

describe('a profile on the calendar', () => {
  test('a five-day works rests on Ascension Day, a Thursday, as on a Sunday, and a glass works does not', () => {
    const food = siteProfile(profile('foodFiveDay'), hours2024);
    expect(onDate(food, hours2024, 5, 9)).toBeLessThan(0.75 * onDate(food, hours2024, 5, 16));
    expect(onDate(food, hours2024, 5, 9)).toBeCloseTo(onDate(food, hours2024, 5, 12), 0);
    const glass = siteProfile(profile('glass'), hours2024);
    expect(onDate(glass, hours2024, 5, 9)).toBeGreaterThan(0.9 * onDate(glass, hours2024, 5, 16));
  });

  test('shifts keep their local hour over both clock changes', () => {
    // 2024: clocks go forward on 31 March (here Easter) and back on 27 October.
    const metal = siteProfile(profile('batchMetal', 4), hours2024);
    const busiest = (from: number, until: number) => {
      const byHour = Array.from({ length: 24 }, (_, hour) =>
        meanWhere(
          metal,
          t =>
            hours2024.hourOfDay[t] === hour &&
            hours2024.weekday[t]! <= 5 &&
            hours2024.day[t]! >= from &&
            hours2024.day[t]! < until,
        ),
      );
      return byHour.findIndex(level => level > 0.5 * Math.max(...byHour));
    };
    expect(busiest(20, 88)).toBe(busiest(95, 180));
    expect(busiest(230, 298)).toBe(busiest(302, 355));
  });

  test('sugar runs about 3,480 hours, from September to the end of January', () => {
    const running = [1, 2, 3, 4, 5, 6, 7, 8].map(seed => {
      const sugar = siteProfile(profile('sugar', seed), hours2024);
      return sugar.filter(level => level > 1).length;
    });
    const middle = mean(running);
    expect(middle).toBeGreaterThan(3200);
    expect(middle).toBeLessThan(3800);
    const july = siteProfile(profile('sugar', 1), hours2024);
    expect(onDate(july, hours2024, 7, 15)).toBeLessThan(0.3);
  });

  test('every archetype has mean 1 over a year, in either carrier', () => {
    for (const id of ids)
      for (const carrier of ['electricity', 'heat'] as const) {
        const made = siteProfile(profile(id, 5, carrier), hours2024);
        // Heat that follows the weather is warmer or colder with the year.
        const { weatherShare } = ARCHETYPES.find(one => one.id === id)![carrier];
        expect(Math.abs(mean(made) - 1), `${id} ${carrier}`).toBeLessThan(0.04 + 0.12 * weatherShare);
        expect(Math.min(...made), `${id} ${carrier}`).toBeGreaterThanOrEqual(0);
      }
  });

  test('quarters average to their hour, also on an axis that begins within one', () => {
    const quarters = spanAxis(Date.UTC(2024, 9, 26, 22, 30), 96, 15);
    const year = siteProfile(profile('batchMetal', 9), hours2024);
    const made = siteProfile(profile('batchMetal', 9), quarters);
    const from = (Date.UTC(2024, 9, 26, 23) - hours2024.startMs) / 3_600_000;
    for (let hour = 0; hour < 23; hour++)
      expect(mean(made.subarray(2 + 4 * hour, 6 + 4 * hour))).toBeCloseTo(year[from + hour]!, 12);
  });

  test('any stretch equals that stretch of the year', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ids),
        fc.constantFrom('electricity' as const, 'heat' as const),
        fc.integer({ min: -(2 ** 31) + 1, max: 2 ** 31 - 1 }),
        fc.integer({ min: 0, max: 8000 }),
        (id, carrier, seed, first) => {
          const whole = siteProfile(profile(id, seed, carrier), hours2024);
          const stretch = spanAxis(hours2024.startMs + first * 3_600_000, 100, 60);
          expect(siteProfile(profile(id, seed, carrier), stretch)).toEqual(whole.slice(first, first + 100));
        },
      ),
      { numRuns: 15 },
    );
  });
});

describe('sites of one archetype', () => {
  test('differ from each other, and a site is the same each time', () => {
    for (const id of ids) {
      const week = spanAxis(Date.UTC(2024, 2, 4), 336, 60);
      const made = [11, 12, 13].map(seed => siteProfile(profile(id, seed), week));
      expect(siteProfile(profile(id, 11), week), id).toEqual(made[0]);
      expect(made[1], id).not.toEqual(made[0]);
      expect(made[2], id).not.toEqual(made[1]);
    }
  });

  test('the spread is plausible: weekends of batch metal lie apart, those of glass do not', () => {
    const weekend = (id: string) =>
      Array.from(
        { length: 16 },
        (_, k) => profileStatistics(siteProfile(profile(id, 100 + k), hours2024), hours2024).weekend_ratio,
      );
    const metal = weekend('batchMetal');
    expect(quantile(metal, 0.9) - quantile(metal, 0.1)).toBeGreaterThan(0.08);
    const glass = weekend('glass');
    expect(quantile(glass, 0.9) - quantile(glass, 0.1)).toBeLessThan(0.03);
  });

  test('electricity and heat of a site go up and down together', () => {
    const pair = (id: string) =>
      correlation(
        siteProfile(profile(id, 2, 'electricity'), hours2024),
        siteProfile(profile(id, 2, 'heat'), hours2024),
      );
    for (const id of ['paper', 'chemicals', 'foodFiveDay', 'sugar'])
      expect(pair(id), id).toBeGreaterThan(0.6);
  });
});

test('all that is wrong with a request comes at once', () => {
  const ask = () =>
    siteProfile({ archetype: 'steel', carrier: 'heat', siteSeed: 1.5, weatherSeed: 2 ** 31 }, hours2024);
  expect(ask).toThrow(InputError);
  try {
    ask();
  } catch (error) {
    expect((error as InputError).issues.map(({ path }) => path)).toEqual([
      '/archetype',
      '/siteSeed',
      '/weatherSeed',
    ]);
  }
});
