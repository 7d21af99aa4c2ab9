import { expect, test } from 'vitest';
import { feederLoadMw, syntheticFeeder } from '../../../data/profiles/feeder.ts';
import { InputError, spanAxis, yearAxis } from '../../../engine/index.ts';
import { mean, meanWhere } from '../synthetic/statistics.ts';

const axis = yearAxis(2023, 60);
const bare = { demandMw: 6, homesShare: 0.5, solarMw: 0, windMw: 0 };

test('without sun and wind a feeder takes its demand, more in winter and by day', () => {
  const mw = feederLoadMw(bare, 1, 1, axis);
  expect(mean(mw)).toBeCloseTo(6, 1);
  expect(Math.min(...mw)).toBeGreaterThan(0);
  const inMonth = (month: number) => meanWhere(mw, t => axis.month[t] === month);
  // Homes 1.36 and businesses 1.25, in equal parts.
  expect(inMonth(0) / inMonth(6)).toBeCloseTo(1.3, 1);
  expect(meanWhere(mw, t => axis.hourOfDay[t]! < 6)).toBeLessThan(
    0.8 * meanWhere(mw, t => axis.hourOfDay[t] === 9),
  );
});

test('panels lower the day and not the night, by what the same weather gives', () => {
  const without = feederLoadMw(bare, 1, 1, axis);
  const panels = feederLoadMw({ ...bare, solarMw: 10 }, 1, 1, axis);
  const gained = without.map((mw, t) => mw - panels[t]!);
  expect(Math.min(...gained)).toBeGreaterThanOrEqual(-1e-9);
  expect(meanWhere(gained, t => axis.hourOfDay[t]! < 3)).toBeCloseTo(0, 9);
  expect(Math.min(...panels)).toBeLessThan(0);
  // Ten MW of panels make some 8 to 10 GWh a year.
  expect(mean(gained) * 8.76).toBeGreaterThan(7.5);
  expect(mean(gained) * 8.76).toBeLessThan(10.5);
});

test('quarters average to their hour, and feeders differ', () => {
  const feeder = syntheticFeeder(8);
  const hours = feederLoadMw(feeder, 8, 2, spanAxis(Date.UTC(2023, 5, 1), 48, 60));
  const quarters = feederLoadMw(feeder, 8, 2, spanAxis(Date.UTC(2023, 5, 1), 192, 15));
  for (let t = 0; t < hours.length; t++)
    expect(mean(quarters.subarray(4 * t, 4 * t + 4))).toBeCloseTo(hours[t]!, 9);
  expect(syntheticFeeder(9)).not.toEqual(feeder);
  expect(syntheticFeeder(8)).toEqual(feeder);
});

test('a wrong feeder is told of in full', () => {
  const wrong = { demandMw: -1, homesShare: 2, solarMw: Number.NaN, windMw: 0 };
  expect(() => feederLoadMw(wrong, 0.5, 1, axis)).toThrow(InputError);
  try {
    feederLoadMw(wrong, 0.5, 1, axis);
  } catch (error) {
    expect((error as InputError).issues.map(({ path }) => path).sort()).toEqual(
      ['/demandMw', '/feederSeed', '/homesShare', '/solarMw'].sort(),
    );
  }
});
