import { describe, expect, test } from 'vitest';
import { checkStudy, type Study } from '../../../scenarios/index.ts';
import { caseOf, measure } from './small-case.ts';

const issuesOf = (parts: Partial<Study>) =>
  checkStudy(caseOf(parts)).issues.map(({ path, code, message }) => [path, code, message]);

const grid = measure('grid', { availableFrom: 2028 });
const boiler = measure('boiler', { requires: ['grid'] });
const pump = measure('pump', { excludes: ['boiler'] });
const far = measure('far', { availableFrom: 2040 });

test('choices that can be have no problems, nor have packages that name a measure in one of its years', () => {
  const dated = measure('dated', { years: [2027, 2029] });
  expect(issuesOf({ measures: [grid, boiler, pump, dated], choices: { atMost: 2 } })).toEqual([]);
  const packages = [{ name: 'own', measures: ['dated@2029', 'pump'] }];
  expect(
    issuesOf({ measures: [boiler, grid, pump, dated], packages, choices: { always: ['dated'] } }),
  ).toEqual([]);
});

describe('measures', () => {
  test.each<[string, Study['measures'], unknown[]]>([
    [
      'a circle is named',
      [
        measure('a', { requires: ['b'] }),
        measure('b', { requires: ['c'] }),
        measure('c', { requires: ['a'] }),
      ],
      [
        '/measures/0/requires',
        'cyclic-requirement',
        'requires: got a -> b -> c -> a, expected no measure that requires itself, at once or by way of others',
      ],
    ],
    [
      'of one too',
      [measure('a', { requires: ['a'] })],
      [
        '/measures/0/requires',
        'cyclic-requirement',
        'requires: got a -> a, expected no measure that requires itself, at once or by way of others',
      ],
    ],
    [
      'required and excluded',
      [measure('a', { requires: ['b'], excludes: ['b'] }), measure('b')],
      [
        '/measures/0/excludes/0',
        'contradiction',
        'excludes[0]: got b, which it requires, expected a measure to be required or excluded, not both',
      ],
    ],
    [
      'required of two that exclude each other',
      [measure('a', { requires: ['b', 'c'] }), measure('b', { excludes: ['c'] }), measure('c')],
      [
        '/measures/0/requires',
        'contradiction',
        'requires: got b and c, expected measures that do not exclude each other: this one could never be built',
      ],
    ],
    [
      'a name that does not exist',
      [measure('a', { requires: ['grit'] }), measure('grid')],
      [
        '/measures/0/requires/0',
        'unknown-name',
        'requires[0]: got unknown "grit", expected grid (one of a, grid)',
      ],
    ],
    [
      'a year before the start',
      [measure('a', { years: [2025, 2026] })],
      [
        '/measures/0/years/0',
        'no-such-year',
        'years[0]: got 2025, expected 2026 or later: the study invests from 2026',
      ],
    ],
    [
      'a year after the last one',
      [measure('a', { years: [2026, 2031] })],
      [
        '/measures/0/years/1',
        'no-such-year',
        'years[1]: got 2031, expected 2030 or earlier: the last computed year within the years of the business case',
      ],
    ],
    [
      'a year before it is there',
      [measure('a', { years: [2027, 2028], availableFrom: 2028 })],
      [
        '/measures/0/years/0',
        'no-such-year',
        'years[0]: got 2027, expected 2028 or later, as `availableFrom` says',
      ],
    ],
    [
      'the one year of an investment before it is there',
      [
        measure('a', {
          availableFrom: 2028,
          investment: { capexEur: 1, lifetimeYears: 1, year: 2027 },
        }),
      ],
      [
        '/measures/0/investment/year',
        'no-such-year',
        'year: got 2027, expected 2028 or later, as `availableFrom` says',
      ],
    ],
    [
      'a name that another has in one of its years',
      [measure('a', { years: [2028] }), measure('a@2028')],
      [
        '/measures/1/name',
        'duplicate-name',
        'name: got "a@2028", expected another name: this is "a" in one of its years',
      ],
    ],
  ])('%s', (_, measures, issue) => {
    expect(issuesOf({ measures: measures! })).toContainEqual(issue);
  });
});

describe('packages that are written out', () => {
  const written = (...names: string[]) =>
    issuesOf({ measures: [grid, boiler, pump, far], packages: [{ name: 'own', measures: names }] });

  test.each<[string[], unknown[]]>([
    [
      ['boiler'],
      [
        '/packages/0/measures/0',
        'missing-requirement',
        'measures[0]: got boiler, expected a package that can be: boiler cannot do without grid',
      ],
    ],
    [
      ['grid', 'boiler', 'pump'],
      [
        '/packages/0/measures/2',
        'excluded',
        'measures[2]: got pump beside boiler@2028, expected a package that can be: boiler and pump cannot be together',
      ],
    ],
    [
      ['far'],
      [
        '/packages/0/measures/0',
        'not-available',
        'measures[0]: got "far", expected a measure that is there by 2030: this one can be from 2040',
      ],
    ],
  ])('%j', (names, issue) => {
    expect(written(...names)).toEqual([issue]);
  });

  test('in a year before what it requires, and in two years at once', () => {
    const measures = [
      measure('grid', { years: [2026, 2028] }),
      measure('boiler', { requires: ['grid'], years: [2027, 2029] }),
    ];
    const packages = [
      { name: 'early', measures: ['boiler@2027', 'grid@2028'] },
      { name: 'twice', measures: ['grid@2026', 'grid@2028'] },
      { name: 'never', measures: ['grid@2027'] },
    ];
    expect(issuesOf({ measures, packages }).map(([path, code]) => [path, code])).toEqual([
      ['/packages/2/measures/0', 'unknown-name'],
      ['/packages/0/measures/0', 'before-requirement'],
      ['/packages/1/measures/1', 'duplicate-name'],
    ]);
  });
});

describe('choices', () => {
  const measures = [measure('a'), measure('b', { excludes: ['a'] }), measure('c', { requires: ['a'] })];
  const first = (choices: object, parts: Partial<Study> = {}) => issuesOf({ measures, ...parts, choices })[0];

  test.each<[object, unknown[]]>([
    [{ measures: [] }, ['/choices/measures', 'wrong-length']],
    [{ always: ['a', 'b'] }, ['/choices/always/0', 'contradiction']],
    [{ always: ['b', 'c'] }, ['/choices/always/0', 'contradiction']],
    [{ always: ['c'], atMost: 1 }, ['/choices/atMost', 'out-of-range']],
    [{ measures: ['b', 'c'] }, ['/choices/measures/1', 'missing-requirement']],
    [{ measures: ['d'] }, ['/choices/measures/0', 'unknown-name']],
    [{ maximumPackages: 2 }, ['/choices', 'too-many-packages']],
  ])('%j', (choices, [path, code]) => {
    expect(first(choices)!.slice(0, 2)).toEqual([path, code]);
  });

  test('of nothing, and of what never comes', () => {
    expect(first({}, { measures: [] })).toEqual([
      '/choices',
      'empty-choices',
      'choices: got a study without measures, expected measures to choose from',
    ]);
    expect(first({}, { measures: [far] })).toEqual([
      '/choices',
      'empty-choices',
      'choices: got choices of which no package can be made (far is there from 2040 only, after the last year that ' +
        'counts (2030)), expected at least one combination of measures that can be',
    ]);
  });

  test('too many are counted: three measures of three years make 4 x 4 x 4', () => {
    const years = [2026, 2027, 2028];
    const three = ['a', 'b', 'c'].map(name => measure(name, { years }));
    expect(first({ maximumPackages: 63 }, { measures: three })).toEqual([
      '/choices',
      'too-many-packages',
      'choices: got 64 packages, expected at most 63 (`maximumPackages`): exclude or require measures, set `atMost`, ' +
        'name fewer measures or years, or allow more',
    ]);
    expect(issuesOf({ measures: three, choices: { maximumPackages: 64 } })).toEqual([]);
    // 40 measures without rules: 2^40, of which no more than a million are counted.
    const forty = Array.from({ length: 40 }, (_, index) => measure(`m${index}`));
    expect(first({}, { measures: forty })![2]).toContain('got 1000000 or more packages');
    expect(first({ atMost: 1 }, { measures: forty })).toBeUndefined();
  });

  test('a package of other measures may not have the name of one that is made', () => {
    expect(first({}, { packages: [{ name: 'b', measures: ['a'] }] })).toEqual([
      '/packages/0/name',
      'duplicate-name',
      'name: got "b", expected another name: the package of b is made under this one',
    ]);
    expect(first({}, { packages: [{ name: 'b', measures: ['b'] }] })).toBeUndefined();
  });

  test('the packages that are made count for the size of a study', () => {
    const year = { period: { year: 2025 }, years: [2026, 2027, 2028, 2029, 2030] } as const;
    const ten = Array.from({ length: 10 }, (_, index) => measure(`m${index}`));
    // 1,024 packages x 5 years x 8,760 hours.
    expect(first({ maximumPackages: 1100 }, { ...year, measures: ten })).toMatchObject([
      '',
      'study-too-large',
      expect.stringContaining('= 44851200'),
    ]);
  });
});
