import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FURTHER, TARGETS, widened } from '../../../bench/synthetic/bands.ts';
import { bandRows, recentYears } from '../../../bench/synthetic/synthetic.ts';
import { generate } from '../../../data/index.ts';
import { yearAxis } from '../../../engine/index.ts';
import { deviation, mean, meanWhere, share } from './statistics.ts';

const SEEDS = 20;
const years = recentYears(SEEDS, 101);
const axis = years[0]!.axis;
const prices = years.map(year => year.priceEurPerMwh);
const middle = (of: (price: Float64Array) => number) => mean(prices.map(of));
const summerNoon = (t: number) =>
  axis.month[t]! >= 3 && axis.month[t]! <= 8 && [12, 13, 14, 15].includes(axis.hourOfDay[t]!);

describe('price years of the 2023-2025 type, seeds that the generator was not fitted to', () => {
  // The benchmark asks for 90 % of 50 seeds; of 20 one more may fall outside.
  test.each(bandRows(TARGETS, years, 'target'))('$figure: most seeds lie inside the band', row => {
    expect(row.shareInside).toBeGreaterThanOrEqual(0.85);
    expect(row.median).toBeGreaterThanOrEqual(row.bandLow as number);
    expect(row.median).toBeLessThanOrEqual(row.bandHigh as number);
  });

  test.each(bandRows(FURTHER, years, 'further'))('$figure: the middle seed lies near the real years', row => {
    const slack = 0.1 * Math.max(Math.abs(row.bandLow as number), Math.abs(row.bandHigh as number));
    expect(row.median).toBeGreaterThanOrEqual((row.bandLow as number) - slack);
    expect(row.median).toBeLessThanOrEqual((row.bandHigh as number) + slack);
  });

  test('a price is dear in the evening and cheap at summer noon', () => {
    expect(middle(price => meanWhere(price, t => [18, 19, 20].includes(axis.hourOfDay[t]!)))).toBeGreaterThan(
      110,
    );
    expect(middle(price => meanWhere(price, summerNoon))).toBeLessThan(45);
  });

  test('most negative hours come around summer noon, some at night, none in the evening', () => {
    const negative = (where: (t: number) => boolean) =>
      middle(price =>
        share(
          price.filter((_, t) => where(t)),
          value => value < 0,
        ),
      );
    expect(negative(summerNoon)).toBeGreaterThan(0.12);
    expect(negative(t => axis.hourOfDay[t]! >= 2 && axis.hourOfDay[t]! <= 4)).toBeGreaterThan(0.01);
    expect(negative(t => axis.hourOfDay[t]! >= 18 && axis.hourOfDay[t]! <= 21)).toBeLessThan(0.005);
  });

  test('the price generator gives the prices of these years, scaled to its mean', () => {
    const price = generate('price', {}, axis, 101);
    const factor = price[5000]! / prices[0]![5000]!;
    for (let t = 0; t < axis.steps; t += 97) expect(price[t]! - factor * prices[0]![t]!).toBeCloseTo(0, 8);
    expect(
      mean(Array.from({ length: 12 }, (_, s) => mean(generate('price', {}, axis, 300 + s)))),
    ).toBeCloseTo(85, -1);
  });

  test('De Bilt: temperature, full-load hours of sun and wind', () => {
    const seeds = [1, 2, 3, 4, 5, 6, 7, 8];
    const temperature = seeds.map(seed => generate('temperature', {}, yearAxis(2023, 60), seed));
    expect(mean(temperature.map(mean))).toBeGreaterThan(10.4);
    expect(mean(temperature.map(mean))).toBeLessThan(11.7);
    expect(mean(temperature.map(deviation))).toBeGreaterThan(5.9);
    expect(mean(temperature.map(deviation))).toBeLessThan(7.6);
    const hours = (kind: 'pv' | 'wind') =>
      mean(seeds.map(seed => 8760 * mean(generate(kind, {}, yearAxis(2023, 60), seed))));
    expect(hours('pv')).toBeGreaterThan(850);
    expect(hours('pv')).toBeLessThan(1000);
    expect(hours('wind')).toBeGreaterThan(1900);
    expect(hours('wind')).toBeLessThan(2700);
  });
});

test('a band from the real years is their range and 15 % on either side', () => {
  expect(widened(2, 3, 4)).toEqual([2 / 1.15, 4 * 1.15]);
  expect(widened(-2, -4)).toEqual([-4 * 1.15, -2 / 1.15]);
});

const calibration = new URL('../../../../shared/reference/calibration.json', import.meta.url);
const absent = !existsSync(calibration);
if (absent) console.warn('skipped: the shared calibration figures are not here');

describe.skipIf(absent)('the bands', () => {
  test('are those of the shared reference figures', () => {
    const { comment: _, ...targets } = JSON.parse(readFileSync(calibration, 'utf8')).generator_targets;
    expect(TARGETS.map(({ name }) => name).sort()).toEqual(Object.keys(targets).sort());
    for (const { name, band } of TARGETS) {
      const given = targets[name] as number[];
      expect(band, name).toEqual(given.length === 2 ? given : widened(...given));
    }
  });
});
