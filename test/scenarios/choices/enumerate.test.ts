import { describe, expect, test } from 'vitest';
import { canJoin } from '../../../scenarios/choices/can-join.ts';
import { chosenPackages } from '../../../scenarios/choices/chosen.ts';
import type { Study } from '../../../scenarios/index.ts';
import { packagesOf } from '../../../scenarios/resolve/packages.ts';
import { resolved } from '../small-study.ts';
import { caseOf, measure } from './small-case.ts';

const namesOf = (parts: Partial<Study>) => packagesOf(caseOf(parts)).map(({ name }) => name);
const leftOf = (parts: Partial<Study>) =>
  chosenPackages(caseOf(parts)).leftOut.map(({ rule, packages, examples }) => [rule, packages, ...examples]);

describe('packages of three measures', () => {
  const free = { measures: [measure('a'), measure('b'), measure('c')] };

  test('without rules are all eight, small before large', () => {
    expect(namesOf(free)).toEqual(['as-it-is', 'a', 'b', 'c', 'a+b', 'a+c', 'b+c', 'a+b+c']);
    expect(leftOf(free)).toEqual([]);
  });

  test('a pair that excludes each other is in none, said once, whoever says it', () => {
    const excluding = [measure('a'), measure('b', { excludes: ['a'] }), measure('c')];
    // {a, b} and {a, b, c}.
    expect(namesOf({ measures: excluding })).toEqual(['as-it-is', 'a', 'b', 'c', 'a+c', 'b+c']);
    expect(leftOf({ measures: excluding })).toEqual([['excluded', 2, 'a+b']]);
  });

  test('what is required is there too', () => {
    const measures = [measure('a', { requires: ['b'] }), measure('b', { requires: ['c'] }), measure('c')];
    expect(namesOf({ measures })).toEqual(['as-it-is', 'c', 'b+c', 'a+b+c']);
    // b without c: with and without a. a without b: with and without c.
    expect(leftOf({ measures })).toEqual([
      ['missing-requirement', 2, 'a', 'a+c'],
      ['missing-requirement', 2, 'b'],
    ]);
  });

  test('some to choose from, some always, no more than so many', () => {
    expect(namesOf({ ...free, choices: { measures: ['a', 'c'] } })).toEqual(['as-it-is', 'a', 'c', 'a+c']);
    expect(namesOf({ ...free, choices: { always: ['b'] } })).toEqual([
      'as-it-is',
      'b',
      'a+b',
      'b+c',
      'a+b+c',
    ]);
    expect(namesOf({ ...free, choices: { atMost: 1 } })).toEqual(['as-it-is', 'a', 'b', 'c']);
    // Three pairs and all three.
    expect(leftOf({ ...free, choices: { atMost: 1 } })).toEqual([
      ['too-many-measures', 4, 'b+c', 'a+c', 'a+b'],
    ]);
  });

  test('always with what it requires', () => {
    const measures = [measure('a', { requires: ['b'] }), measure('b'), measure('c')];
    expect(namesOf({ measures, choices: { always: ['a'] } })).toEqual(['as-it-is', 'a+b', 'a+b+c']);
    expect(leftOf({ measures, choices: { always: ['a'] } })).toEqual([]);
  });
});

describe('years', () => {
  test('each is a choice, and no measure comes before what it requires', () => {
    const measures = [
      measure('grid', { years: [2026, 2028] }),
      measure('boiler', { years: [2026, 2028], requires: ['grid'] }),
    ];
    expect(namesOf({ measures })).toEqual([
      'as-it-is',
      'grid@2026',
      'grid@2028',
      'grid@2026+boiler@2026',
      'grid@2026+boiler@2028',
      'grid@2028+boiler@2028',
    ]);
    expect(leftOf({ measures })).toEqual([
      ['missing-requirement', 2, 'boiler@2026', 'boiler@2028'],
      ['before-requirement', 1, 'grid@2028+boiler@2026'],
    ]);
  });

  test('a measure without a year waits for itself and for what it requires', () => {
    const measures = [
      measure('grid', { availableFrom: 2029 }),
      measure('boiler', { requires: ['grid'] }),
      measure('pv'),
    ];
    expect(namesOf({ measures })).toEqual([
      'as-it-is',
      'grid',
      'pv',
      'grid+boiler',
      'grid+pv',
      'grid+boiler+pv',
    ]);
  });

  test('what comes after all that is computed is left out', () => {
    const measures = [measure('grid', { availableFrom: 2035 }), measure('pv')];
    expect(namesOf({ measures })).toEqual(['as-it-is', 'pv']);
    expect(leftOf({ measures })).toEqual([['not-available', 2, 'grid']]);
    // The business case ends with 2027.
    const early = { measures: [measure('grid', { availableFrom: 2028 }), measure('pv')] };
    expect(namesOf({ ...early, finance: { startYear: 2026, horizonYears: 2 } })).toEqual(['as-it-is', 'pv']);
  });

  test('titles say them in both languages', () => {
    const measures = [
      measure('boiler', { title: { nl: 'Ketel', en: 'Boiler' }, years: [2028] }),
      measure('tank', { title: { nl: 'Vat', en: 'Tank' } }),
    ];
    const titles = packagesOf(caseOf({ measures })).map(({ title }) => title);
    expect(titles.at(-1)).toEqual({ nl: 'Ketel (2028) + Vat', en: 'Boiler (2028) + Tank' });
  });
});

describe('packages that are written out', () => {
  const measures = [measure('grid', { years: [2026, 2028] }), measure('boiler', { requires: ['grid'] })];

  test('come first, and what is the same is not made again', () => {
    const packages = [
      { name: 'now', measures: [] },
      { name: 'both', measures: ['boiler', 'grid@2028'] },
      { name: 'cheap', measures: ['grid'], contracts: { works: { importMw: 3 } } },
    ];
    expect(namesOf({ measures, packages })).toEqual([
      'now',
      'both',
      'cheap',
      'grid@2026',
      'grid@2028',
      'grid@2026+boiler',
    ]);
    expect(leftOf({ measures, packages }).at(-1)).toEqual([
      'same-as-written',
      2,
      'as-it-is = now',
      'grid@2028+boiler = both',
    ]);
    // The boiler waits for the connection; the bare name takes the first year that can be.
    const [, both, cheap] = packagesOf(caseOf({ measures, packages }));
    expect([both!.measures, cheap!.measures]).toEqual([['boiler@2028', 'grid@2028'], ['grid@2026']]);
  });

  test('what was made can be written out again: the same measures in the same years', () => {
    const waiting = [measure('grid', { availableFrom: 2029 }), measure('boiler', { requires: ['grid'] })];
    const study = caseOf({ measures: waiting });
    const made = packagesOf(study);
    const { choices: _, ...rest } = study;
    expect(packagesOf({ ...rest, packages: made }).map(({ measures: own }) => own)).toEqual([
      [],
      ['grid'],
      ['grid', 'boiler@2029'],
    ]);
    const names = resolved({ ...rest, packages: made }).years.at(-1)!.measures;
    expect([...names.keys()].sort()).toEqual(['boiler', 'boiler@2029', 'grid']);
  });

  test('a name that is too long for a file ends in a mark of its own', () => {
    const long = (letter: string) => measure(letter.repeat(60));
    const names = namesOf({ measures: [long('a'), long('b'), long('c')] }).filter(name => name.includes('~'));
    expect(new Set(names).size).toBe(4);
    for (const name of names) expect(name.length).toBeLessThanOrEqual(80);
    expect(names).toEqual(
      namesOf({ measures: [long('a'), long('b'), long('c')] }).filter(one => one.includes('~')),
    );
  });
});

test('a measure joins a package only where the rules let it', () => {
  const measures = [
    measure('grid', { years: [2026, 2028] }),
    measure('boiler', { requires: ['grid'], years: [2026, 2028] }),
    measure('pump', { excludes: ['boiler'] }),
  ];
  const study = caseOf({ measures });
  expect(canJoin(study, ['grid@2026'], 'boiler@2026')).toBe(true);
  expect(canJoin(study, [], 'boiler@2026')).toBe(false);
  expect(canJoin(study, ['grid@2028'], 'boiler@2026')).toBe(false);
  expect(canJoin(study, ['grid@2026'], 'grid@2028')).toBe(false);
  expect(canJoin(study, ['grid@2026', 'boiler@2028'], 'pump')).toBe(false);
});
