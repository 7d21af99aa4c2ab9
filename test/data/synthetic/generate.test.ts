import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ARCHETYPES,
  GENERATORS,
  generate,
  generatorIssues,
  generatorParameters,
  generatorUnit,
} from '../../../data/index.ts';
import { InputError, spanAxis, stepTime, yearAxis } from '../../../engine/index.ts';
import { mean, meanWhere } from './statistics.ts';

const HOUR = 3_600_000;
const anyKind = fc.constantFrom(...GENERATORS);
const year = yearAxis(2024, 60);

describe('generate', () => {
  test('any stretch is bit for bit that stretch of the year, in both steps', () => {
    fc.assert(
      fc.property(
        anyKind,
        fc.constantFrom(15, 60),
        fc.integer({ min: 0, max: 8000 }),
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: -1000, max: 1000 }),
        (kind, stepMinutes, fromHour, hours, seed) => {
          const whole = yearAxis(2024, stepMinutes);
          const perHour = 60 / stepMinutes;
          const part = spanAxis(whole.startMs + fromHour * HOUR, hours * perHour, stepMinutes);
          const expected = generate(kind, {}, whole, seed).slice(
            fromHour * perHour,
            (fromHour + hours) * perHour,
          );
          expect(generate(kind, {}, part, seed)).toEqual(expected);
        },
      ),
      { numRuns: 25 },
    );
  });

  test('quarters average to their hour', () => {
    const quarters = yearAxis(2024, 15);
    for (const kind of GENERATORS) {
      const hourly = generate(kind, {}, year, 5);
      const fine = generate(kind, {}, quarters, 5);
      for (let t = 0; t < year.steps; t++)
        expect(Math.abs(mean(fine.subarray(4 * t, 4 * t + 4)) - hourly[t]!)).toBeLessThan(1e-9);
    }
  });

  test('powers stay in their bounds and everything is finite', () => {
    fc.assert(
      fc.property(anyKind, fc.integer({ min: 1990, max: 2060 }), fc.integer(), (kind, of, seed) => {
        fc.pre(Math.abs(seed) < 2 ** 31);
        const values = generate(kind, {}, spanAxis(Date.UTC(of, 5, 1), 24 * 28, 15), seed);
        expect(values.every(Number.isFinite)).toBe(true);
        if (kind === 'pv' || kind === 'wind') expect(Math.max(...values)).toBeLessThanOrEqual(1);
        if (!['price', 'temperature', 'feeder'].includes(kind))
          expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 30 },
    );
  });

  test('another seed or another year is other weather', () => {
    expect(generate('wind', {}, year, 1)).not.toEqual(generate('wind', {}, year, 2));
    const next = generate('wind', {}, yearAxis(2025, 60), 1);
    expect(next).not.toEqual(generate('wind', {}, year, 1).subarray(0, 8760));
  });

  test('one seed is one weather: prices are lower in hours of sun and of wind', () => {
    const price = generate('price', {}, year, 11);
    const pv = generate('pv', {}, year, 11);
    const wind = generate('wind', {}, year, 11);
    const middle = mean(price);
    expect(meanWhere(price, t => pv[t]! > 0.5)).toBeLessThan(middle - 20);
    expect(meanWhere(price, t => wind[t]! > 0.9)).toBeLessThan(middle - 20);
  });

  test('the sun does not shine at night and stands highest around 13.40 summer time', () => {
    const pv = generate('pv', {}, year, 3);
    expect(Math.max(...pv.filter((_, t) => year.hourOfDay[t]! <= 3))).toBe(0);
    const june = (hour: number) => meanWhere(pv, t => year.month[t] === 5 && year.hourOfDay[t] === hour);
    expect(june(13)).toBeGreaterThan(june(9));
    expect(june(13)).toBeGreaterThan(june(17));
  });

  test('panels to the east give their best before noon', () => {
    const east = generate('pv', { azimuthDegrees: 90 }, year, 3);
    const west = generate('pv', { azimuthDegrees: 270 }, year, 3);
    const morning = (values: Float64Array) => meanWhere(values, t => year.hourOfDay[t]! < 12);
    expect(morning(east)).toBeGreaterThan(1.5 * morning(west));
  });

  test('mean and spread of the price do what they say', () => {
    const base = generate('price', {}, year, 4);
    const flat = generate('price', { spread: 0, meanEurPerMwh: 60 }, year, 4);
    expect([...new Set(flat)]).toEqual([60]);
    const twice = generate('price', { meanEurPerMwh: 170 }, year, 4);
    expect(twice[100]).toBeCloseTo(2 * base[100]!, 9);
  });
});

describe('works', () => {
  const week = spanAxis(Date.UTC(2024, 5, 9, 22), 168, 60);
  const shape = (archetype: string) =>
    generate('load', { archetype, spread: 0, idleShare: 0, meanMw: 10 }, week, 1);

  test('run when they say: five days, six days, working hours', () => {
    const running = (values: Float64Array) => values.filter(value => value > 0).length;
    expect(ARCHETYPES.map(name => running(shape(name)))).toEqual([168, 120, 144, 55, 0]);
    const daytime = shape('daytime');
    expect([daytime[6], daytime[7], daytime[17], daytime[18]].map(value => value! > 0)).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(mean(shape('fiveDay'))).toBeCloseTo(10, 9);
  });

  test('a campaign runs from 8 September to 30 January', () => {
    const values = generate('heat', { archetype: 'campaign', spread: 0, idleShare: 0 }, year, 1);
    const days = new Set([...values.keys()].filter(t => values[t]! > 0).map(t => year.day[t]));
    expect(days.size).toBe(145);
    expect([0, 29, 30, 250, 251].map(day => days.has(day))).toEqual([true, true, false, false, true]);
  });

  test('the mean over years is what was asked for every archetype', () => {
    for (const archetype of ARCHETYPES) {
      const means = [1, 2, 3, 4, 5, 6].map(seed =>
        mean(generate('load', { archetype, meanMw: 20 }, yearAxis(2023, 60), seed)),
      );
      expect(mean(means), archetype).toBeGreaterThan(19.7);
      expect(mean(means), archetype).toBeLessThan(20.3);
    }
  });

  test('heat that follows the weather is high in winter', () => {
    const heat = generate('heat', { weatherShare: 1, meanMw: 5 }, year, 9);
    expect(meanWhere(heat, t => year.month[t] === 0)).toBeGreaterThan(8);
    expect(meanWhere(heat, t => year.month[t] === 6)).toBeLessThan(2);
  });
});

describe('parameters', () => {
  test('every generator lists names, defaults within bounds, units and both languages', () => {
    for (const kind of GENERATORS) {
      expect(generatorUnit(kind).length).toBeGreaterThan(0);
      for (const one of generatorParameters(kind)) {
        expect(one.description.nl && one.description.en && one.unit).toBeTruthy();
        expect(generatorIssues(kind, { [one.name]: one.default })).toEqual([]);
      }
    }
  });

  test('everything wrong is named at once', () => {
    const wrong = { archetype: 'sevenDay', meanMw: -1, speed: 3, spread: Number.NaN };
    expect(generatorIssues('load', wrong).map(issue => [issue.path, issue.code])).toEqual([
      ['/parameters/archetype', 'out-of-range'],
      ['/parameters/meanMw', 'out-of-range'],
      ['/parameters/speed', 'unknown-parameter'],
      ['/parameters/spread', 'out-of-range'],
    ]);
    expect(generatorIssues('solar', {})[0]!.expected).toContain('pv');
    expect(() => generate('load', wrong, year, 1)).toThrow(InputError);
    expect(() => generate('load', {}, year, 0.5)).toThrow(/seed: got 0.5/);
  });

  test('the first hour that can be asked for', () => {
    expect(stepTime(spanAxis(HOUR, 1, 60), 0)).toBe('1970-01-01T01:00:00Z');
    expect(generate('price', {}, spanAxis(HOUR, 24, 60), 1).length).toBe(24);
  });
});
