import { describe, expect, test } from 'vitest';
import { checkStudy, type Study } from '../../../scenarios/index.ts';
import { studyWith } from '../small-study.ts';

function caseWith(subsidies: unknown, parts: object = {}) {
  const study = studyWith({
    kind: 'business-case',
    years: [2026],
    measures: [
      {
        name: 'pump',
        add: [{ kind: 'pv', name: 'pv', peakMw: 1, profile: 0.5 }],
        investment: { capexEur: 1e6, lifetimeYears: 10 },
      },
    ],
    packages: [
      { name: 'now', measures: [] },
      { name: 'pump', measures: ['pump'] },
    ],
    finance: { startYear: 2026, horizonYears: 10, discountRate: 0.08 },
    ...parts,
  } as Partial<Study>);
  return checkStudy({ ...study, subsidies }).issues.map(({ path, code, message }) => [path, code, message]);
}

describe('subsidies that may be asked for', () => {
  test.each([['none'], ['best'], [['sde', 'eia']], [{ bestOf: ['sde', 'veki', { kind: 'eia' }] }], [[]]])(
    '%j',
    given => {
      expect(caseWith(given)).toEqual([]);
    },
  );
});

describe('bad input', () => {
  test('an impossible stack names the pair, the rule and its source', () => {
    expect(caseWith(['veki', 'sde'])).toEqual([
      [
        '/subsidies/1',
        'impossible-stack',
        'subsidies[1]: got SDE++ beside VEKI, expected one of the two for a measure: the base amount of the SDE++ already pays for the investment (Base amount holds the investment (PBL); no double counting [D])',
      ],
    ]);
  });

  test('EIA and MIA on one measure; not where they are for different ones', () => {
    const eia = { kind: 'eia', measure: 'pump' };
    expect(
      caseWith([eia, { kind: 'mia', measure: 'pump', assumeOpen: true }]).map(([, code]) => code),
    ).toEqual(['impossible-stack']);
    const both = { measures: [measure('pump'), measure('other')] };
    expect(caseWith([eia, { kind: 'mia', measure: 'other', assumeOpen: true }], both)).toEqual([]);
  });

  test('before its first round, in a year without one, and after the investment', () => {
    expect(
      caseWith([
        { kind: 'sde', applicationYear: 2021 },
        { kind: 'eia', applicationYear: 2027 },
      ]),
    ).toEqual([
      [
        '/subsidies/0/applicationYear',
        'not-open',
        'applicationYear: got SDE++ in 2021, expected an application in a year of which a round is known: 2022, 2023, 2024, 2025, 2026 (or assumeOpen for a later year)',
      ],
      [
        '/subsidies/1/applicationYear',
        'after-investment',
        'applicationYear: got 2027, expected at most 2026, the year of investment: what is built already gets nothing',
      ],
    ]);
    expect(caseWith([{ kind: 'veki', applicationYear: 2025 }]).map(([, code]) => code)).toEqual(['not-open']);
    expect(
      caseWith([{ kind: 'sde', applicationYear: 2021, assumeOpen: true }]).map(([, code]) => code),
    ).toEqual(['not-open']);
    const later = { finance: { startYear: 2029, horizonYears: 10 } };
    expect(caseWith(['sde'], later).map(([path, code]) => [path, code])).toEqual([
      ['/subsidies/0', 'not-open'],
    ]);
    expect(caseWith([{ kind: 'sde', assumeOpen: true }], later)).toEqual([]);
  });

  test('a measure that is bought later is applied for later', () => {
    const late = { ...measure('pump'), investment: { capexEur: 1e6, lifetimeYears: 10, year: 2026 } };
    const parts = { finance: { startYear: 2025, horizonYears: 10 }, measures: [late] };
    expect(caseWith([{ kind: 'veki', measure: 'pump' }], parts)).toEqual([]);
    expect(caseWith([{ kind: 'eia', measure: 'pump', applicationYear: 2026 }], parts)).toEqual([]);
    expect(caseWith(['veki'], { finance: parts.finance }).map(([, code]) => code)).toEqual(['not-open']);
  });

  test('a scheme that is not known, in each way of writing it', () => {
    expect(caseWith('bets')).toEqual([
      ['/subsidies', 'wrong-choice', 'subsidies: got "bets", expected best (one of none, best)'],
    ]);
    expect(caseWith(['vekki'])).toEqual([
      ['/subsidies/0', 'wrong-choice', 'subsidies[0]: got "vekki", expected veki (one of sde, veki, eia)'],
    ]);
    const [issue] = caseWith([{ kind: 'sdee' }]);
    expect(issue).toEqual([
      '/subsidies/0/kind',
      'wrong-kind',
      'kind: got "sdee", expected a kind: sde (one of sde, veki, eia, mia, vamil, dei, flexE, isde, niki, own)',
    ]);
  });

  test('an unknown measure, an unknown row, amounts out of range and above the cap, twice the same: all at once', () => {
    const codes = caseWith([
      { kind: 'sde', measure: 'pomp', technology: 'fusion', baseEurPerMwh: -1 },
      { kind: 'flexE', amountEur: 400_000, measure: 'pump' },
      { kind: 'eia', measure: 'pump' },
      { kind: 'eia', measure: 'pump' },
    ]).map(([path, code]) => [path, code]);
    expect(codes).toEqual([
      ['/subsidies/0/measure', 'unknown-name'],
      ['/subsidies/0/technology', 'unknown-name'],
      ['/subsidies/0/baseEurPerMwh', 'out-of-range'],
      ['/subsidies/1/amountEur', 'out-of-range'],
      ['/subsidies/3', 'asked-twice'],
    ]);
  });

  test('a package says its own', () => {
    const packages = [
      { name: 'now', measures: [] },
      { name: 'pump', measures: ['pump'], subsidies: ['veki', 'sde'] },
    ];
    expect(caseWith('none', { packages }).map(([path, code]) => [path, code])).toEqual([
      ['/packages/1/subsidies/1', 'impossible-stack'],
    ]);
  });
});

function measure(name: string) {
  return {
    name,
    add: [{ kind: 'pv', name, peakMw: 1, profile: 0.5 }],
    investment: { capexEur: 1e6, lifetimeYears: 10 },
  };
}
