import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { workFolder } from './command-line.ts';

/** Panels of 1 MW that always run save 525,600 EUR a year at 60 EUR/MWh for 600,000 EUR. */
const PANELS = `speelruimte: 1
kind: business-case
name: panels
period: { start: 2026-01-05T00:00:00Z, end: 2026-01-06T00:00:00Z }
years: [2026]
sites:
  - { name: works, contract: { importMw: 3 }, demand: { electricityMw: 2 } }
prices: { electricity: { dayAheadEurPerMwh: 60 }, energyTax: none }
carbon: { etsEurPerTon: 0, levy: none }
measures:
  - name: panels
    add: [{ kind: pv, name: panels, peakMw: 1, profile: 1 }]
    investment: { capexEur: 600000, lifetimeYears: 20 }
packages:
  - { name: now, measures: [] }
  - { name: panels, measures: [panels] }
finance: { startYear: 2026, horizonYears: 3, discountRate: 0, inflation: 0.1, tax: {} }
`;

let work: ReturnType<typeof workFolder>;
beforeEach(() => {
  work = workFolder();
  writeFileSync(join(work.folder, 'panels.yaml'), PANELS);
});
afterEach(() => work.remove());

test('tells company and country, break-evens and the cash flow in English or Dutch', async () => {
  const english = await work.cli(['run', 'panels.yaml']);
  expect(english.code).toBe(0);
  // NPV, IRR and MIRR of the company; the MIRR of no other view.
  expect(english.stdout).toMatch(/^panels +company +0\.00 % +[\d,]+ +\d+\.\d % +\d+\.\d % /m);
  expect(english.stdout).toMatch(/^In money of the start +-600,000 /im);
  expect(english.stdout).toMatch(/^panels +before tax and loan +0\.00 % +976,800 /m);
  expect(english.stdout).toMatch(/^panels +country +2\.25 % /m);
  // 600,000 / (3 x 8,760) MWh is 22.83 before tax; what is written off is not indexed, so that tax makes it a little more.
  expect(english.stdout).toMatch(/^panels +power price +60\.00 +2\d\.\d\d +EUR\/MWh$/m);
  expect(english.stdout).toMatch(/^Investment +-600,000 +0 +0 +0 +-600,000 +-600,000$/m);
  expect(english.stdout).toMatch(/^Electricity +0 +578,160 +635,976 +699,574 +1,576,800 /m);
  const dutch = await work.cli(['run', 'panels.yaml'], '', { LANG: 'nl_NL.UTF-8' });
  expect(dutch.stdout).toContain('Kasstroom van panels tegen de vergelijkingsbasis, nominaal EUR');
  expect(dutch.stdout).toMatch(/^Elektriciteit +0 +578\.160 +635\.976 +699\.574 /m);
});

test('--out writes the cash flow and its figures as tables, and the chart', async () => {
  const { code } = await work.cli(['run', 'panels.yaml', '--out', 'answer', '--language', 'en']);
  expect(code).toBe(0);
  const text = (name: string) => readFileSync(join(work.folder, 'answer', name), 'utf8');
  const rows: Record<string, string>[] = parse(text('cash-flow.csv'), { columns: true });
  const ofYear = rows.filter(row => row['t [yr]'] === '2');
  const sum = ofYear.reduce((eur, row) => eur + Number(row['nominalEur [EUR]']), 0);
  const { report } = JSON.parse(text('result.json'));
  const { finance } = report.packages.find((one: { name: string }) => one.name === 'panels');
  expect(sum).toBeCloseTo(finance.nominalEur[2], 3);
  const [figures]: Record<string, string>[] = parse(text('finance.csv'), { columns: true });
  expect(Number(figures!['companyNpvEur [EUR]'])).toBeCloseTo(finance.company.npvEur, 3);
  expect(text('cash-flow.svg')).toContain('Cash flow: panels');
});

test('a negative life is bad input: exit code 2, with its place and what was expected', async () => {
  writeFileSync(join(work.folder, 'wrong.yaml'), PANELS.replace('lifetimeYears: 20', 'lifetimeYears: -20'));
  const { code, stderr } = await work.cli(['run', 'wrong.yaml']);
  expect(code).toBe(2);
  expect(stderr).toContain('/measures/0/investment/lifetimeYears');
  expect(stderr).toMatch(/-20.*expected.*1/);
});
