import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { workFolder } from './command-line.ts';

/** Two measures that exclude each other and one that needs the first; each makes 0.1 MW from nothing. */
const STUDY = `speelruimte: 1
kind: business-case
name: choices
period: { start: 2026-01-05T00:00:00Z, end: 2026-01-05T04:00:00Z }
years: [2026, 2027]
sites:
  - { name: works, contract: { importMw: 3 }, demand: { electricityMw: 2 } }
prices: { electricity: { dayAheadEurPerMwh: 60 }, energyTax: none }
carbon: { etsEurPerTon: 0, levy: none }
measures:
  - name: roof
    title: { nl: Dak, en: Roof }
    add: [{ kind: pv, name: roof, peakMw: 0.1, profile: 1 }]
    years: [2026, 2027]
    investment: { capexEur: 100000, lifetimeYears: 20 }
  - name: field
    title: { nl: Veld, en: Field }
    add: [{ kind: pv, name: field, peakMw: 0.1, profile: 1 }]
    excludes: [roof]
    investment: { capexEur: 100000, lifetimeYears: 20 }
  - name: park
    title: { nl: Park, en: Park }
    add: [{ kind: pv, name: park, peakMw: 0.1, profile: 1 }]
    requires: [field]
    investment: { capexEur: 100000, lifetimeYears: 20 }
choices: {}
finance: { startYear: 2026, horizonYears: 3 }
`;

let work: ReturnType<typeof workFolder>;
beforeEach(() => {
  work = workFolder();
});
afterEach(() => work.remove());
const write = (text: string) => writeFileSync(join(work.folder, 'study.yaml'), text);

test('tells what is left out and why, in English and Dutch, as JSON and as a table', async () => {
  write(STUDY);
  const english = await work.cli(['run', 'study.yaml']);
  expect(english.code).toBe(0);
  // as-it-is, field, field+park, roof@2026, roof@2027 of 3 x 2 x 2.
  expect(english.stdout).toContain(
    '5 packages computed; of the choices 7 combinations left out:\n' +
      '  4: Field and Roof cannot be together. (such as roof@2026+field)\n' +
      '  3: Park cannot do without Field. (such as park)\n',
  );
  const dutch = await work.cli(['run', 'study.yaml', '--language', 'nl']);
  expect(dutch.stdout).toContain('  3: Park kan niet zonder Veld. (zoals park)\n');
  await work.cli(['run', 'study.yaml', '--out', 'answer']);
  const text = (name: string) => readFileSync(join(work.folder, 'answer', name), 'utf8');
  const { report, defaults } = JSON.parse(text('result.json'));
  expect(report.leftOut.map((one: { packages: number }) => one.packages)).toEqual([4, 3]);
  expect(defaults).toContainEqual(
    expect.objectContaining({ path: '/choices/maximumPackages', value: 200, mark: 'D' }),
  );
  expect(text('left-out.csv').split('\n')[1]).toMatch(/^excluded,4,/);
});

describe('a study that is wrong stops with exit code 2, every problem at its place', () => {
  test.each([
    [
      'measures in a circle',
      STUDY.replace('    excludes: [roof]', '    requires: [park]'),
      [
        '/measures/1/requires: requires: got field -> park -> field, expected no measure that requires itself',
      ],
    ],
    [
      'a package against the rules beside years that are none',
      STUDY.replace('[2026, 2027]\n    investment', '[2026, 2031]\n    investment').replace(
        'choices: {}',
        'packages: [{ name: own, measures: [park] }]',
      ),
      [
        '/measures/0/years/1: years[1]: got 2031, expected 2027 or earlier',
        '/packages/0/measures/0: measures[0]: got park, expected a package that can be: Park cannot do without Field',
      ],
    ],
    [
      'an impossible stack of subsidies',
      `${STUDY}subsidies: [sde, veki]\n`,
      ['/subsidies/1: subsidies[1]: got VEKI beside SDE++, expected one of the two for a measure'],
    ],
    [
      'a subsidy before its date, and one after the investment',
      `${STUDY}subsidies: [{ kind: eia, measure: field, applicationYear: 2015 }, { kind: eia, measure: roof, applicationYear: 2028 }]\n`,
      [
        '/subsidies/0/applicationYear: applicationYear: got EIA in 2015, expected an application in a year',
        '/subsidies/1/applicationYear: applicationYear: got 2028, expected at most 2027, the year of investment',
      ],
    ],
    [
      'a negative lifetime',
      STUDY.replace('lifetimeYears: 20', 'lifetimeYears: -20'),
      ['/measures/0/investment/lifetimeYears: lifetimeYears: got -20, expected'],
    ],
  ])('%s', async (_, text, problems) => {
    write(text);
    const { code, stderr, stdout } = await work.cli(['run', 'study.yaml', '--language', 'en']);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    for (const one of problems) expect(stderr).toContain(one);
    expect(stderr).toMatch(new RegExp(`^${problems.length} problem`));
  });
});
