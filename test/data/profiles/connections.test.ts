import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { connectionGroup, generate, siteProfile } from '../../../data/index.ts';
import { InputError, spanAxis, yearAxis } from '../../../engine/index.ts';

const YEAR = yearAxis(2023, 60);
const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);

describe('many connections together', () => {
  // Full-load hours of the Dutch standard profiles of 2023, each of a group: E1B 3,372 h to E2A 5,826 h.
  test('their own peaks fall together the less the more there are, and the group is one of the Dutch standard profiles', () => {
    const groups = [1, 10, 300].map(count => connectionGroup(count, 7, 1, YEAR));
    const [one, ten, many] = groups.map(({ coincidence }) => coincidence);
    expect(one).toBe(1);
    expect(ten).toBeLessThan(1);
    expect(many).toBeLessThan(ten!);
    // Works of the same shifts peak together whatever their number.
    expect(many).toBeGreaterThan(0.6);
    const { values } = groups[2]!;
    const fullLoadHours = sum(values) / Math.max(...values);
    expect(fullLoadHours).toBeGreaterThan(3372);
    expect(fullLoadHours).toBeLessThan(5826);
    expect(sum(values) / YEAR.steps).toBeCloseTo(1, 1);
  });

  test('no group ever peaks higher than its members', () => {
    const week = spanAxis(Date.UTC(2024, 2, 4), 168, 60);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 999 }), (count, seed) => {
        const { coincidence } = connectionGroup(count, seed, 1, week);
        expect(coincidence).toBeGreaterThan(0);
        expect(coincidence).toBeLessThanOrEqual(1 + 1e-12);
      }),
      { numRuns: 25 },
    );
  });

  test('a count that is none is refused', () => {
    expect(() => connectionGroup(0, 1, 1, YEAR)).toThrow(InputError);
    expect(() => connectionGroup(1.5, 1, 1, YEAR)).toThrow(InputError);
  });
});

describe('profiles as generators', () => {
  test('the load of a site is its profile times its mean, in the weather of the study', () => {
    const profile = siteProfile({ archetype: 'dairy', carrier: 'heat', siteSeed: 5, weatherSeed: 2 }, YEAR);
    const made = generate('site-heat', { archetype: 'dairy', siteSeed: 5, meanMw: 3 }, YEAR, 2);
    expect(made).toEqual(profile.map(share => 3 * share));
  });

  test('connections have the mean that is asked', () => {
    const made = generate('connections', { count: 20, meanMw: 8 }, YEAR, 2);
    expect(sum(made) / YEAR.steps).toBeGreaterThan(7.2);
    expect(sum(made) / YEAR.steps).toBeLessThan(8.8);
  });
});
