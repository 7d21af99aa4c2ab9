import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { workFolder } from './command-line.ts';

const work = workFolder();
afterAll(work.remove);

/** 4 MW flat for the day of Monday 13 October 2025, dearest at 21, 22 and 23 local time; a MWh not served costs 100 EUR. */
writeFileSync(
  join(work.folder, 'works.yaml'),
  `speelruimte: 1
kind: dispatch
name: works
period: { start: 2025-10-12T22:00:00Z, end: 2025-10-13T22:00:00Z }
sites:
  - name: works
    contract:
      importMw: 10
      tariff: { contractEurPerKwMonth: 2, peakEurPerKwMonth: 0, energyEurPerMwh: 0, fixedEurPerYear: 0 }
    demand: { electricityMw: 4, unserved: { electricityEurPerMwh: 100 } }
prices:
  electricity: { dayAheadEurPerMwh: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23] }
  energyTax: none
carbon: { etsEurPerTon: 0, levy: none }
`,
);

test('rights side by side: the best, what hours are worth, what would make another as good', async () => {
  const { code, stdout } = await work.cli([
    'compare',
    'works.yaml',
    '--rights',
    'firm,tdtr,gto',
    '--out',
    'out',
  ]);
  expect(code).toBe(0);
  expect(stdout).toContain('For works “Firm transport right” is best');
  // Three hours a day of 79 + 78 + 77 EUR for 4 MW, 365 days.
  expect(stdout).toMatch(
    /\ntdtr +1,095 +10,950 +4,380 +341,640 +78\.0 +Oct 21-22: 79, Oct 22-23: 78, Oct 23-24: 77/,
  );
  expect(stdout).toContain('  - gto: This exists since 2026-01-01 only. This holds for a group');
  const csv = readFileSync(join(work.folder, 'out/rights.csv'), 'utf8');
  expect(csv.split('\n')).toHaveLength(5);
  expect(readFileSync(join(work.folder, 'out/given-hours.csv'), 'utf8')).toContain('tdtr,10,21,79');
});

test('as one object for another program, and in Dutch', async () => {
  const { stdout } = await work.cli(['compare', 'works.yaml', '--rights', 'tdtr', '--json']);
  const { best, rights } = JSON.parse(stdout);
  expect(best).toBe('firm');
  expect(rights[1].givenUp.valueEur).toBeCloseTo(341_640, 0);
  const dutch = await work.cli([
    'compare',
    'works.yaml',
    '--rights',
    'vvtr',
    '--hours',
    '365',
    '--language',
    'nl',
  ]);
  expect(dutch.stdout).toMatch(/\nvvtr +365 +3\.650 +1\.460 +112\.420 +77,0 +okt 23-24: 77/);
});

test('a right, a site and a share that cannot be are told', async () => {
  const told = async (...words: string[]) => {
    const { code, stderr } = await work.cli(['compare', 'works.yaml', ...words]);
    expect(code).toBe(2);
    return stderr;
  };
  expect(await told('--rights', 'tdt')).toContain('Did you mean "tdtr"?');
  expect(await told('--site', 'mill')).toContain('site: got mill, expected one of works');
  expect(await told('--to-percent', '120')).toContain('--to-percent: got 120, expected 0 to 100');
});
