import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { workFolder } from './command-line.ts';

/** 1 MW of steam from gas at 50 EUR/MWh, half of it by an e-boiler on power at 20 and 40 where there is one. */
const BOILERS = `speelruimte: 1
kind: business-case
name: boilers
period: { start: 2026-01-05T00:00:00Z, end: 2026-01-05T04:00:00Z }
years: [2026]
sites:
  - name: works
    contract: { importMw: 3 }
    demand: { heatMw: { steam: 1 } }
    assets: [{ kind: gasBoiler, name: boiler, level: steam, heatMw: 2, efficiency: 1, operationEurPerMwh: 0 }]
prices:
  electricity: { dayAheadEurPerMwh: [20, 40, 20, 40] }
  fuels: { naturalGas: { priceEurPerMwh: 50, heatingValue: lower } }
  energyTax: none
measures:
  - name: e-boiler
    add: [{ kind: eBoiler, name: e-boiler, level: steam, heatMw: 0.5, efficiency: 1, operationEurPerMwh: 0 }]
    investment: { capexEur: 100000, lifetimeYears: 10 }
packages:
  - { name: now, title: { nl: Nu, en: Now }, measures: [] }
  - { name: electric, title: { nl: Elektrisch, en: Electric }, measures: [e-boiler] }
finance: { startYear: 2026, horizonYears: 10, discountRate: 0.05 }
`;

let work: ReturnType<typeof workFolder>;
beforeAll(() => {
  work = workFolder();
  writeFileSync(join(work.folder, 'boilers.yaml'), BOILERS);
});
afterAll(() => work.remove());

test('tells what can, what cannot and what would change it, and writes tables and charts', async () => {
  const { code, stdout } = await work.cli(['explain', 'boilers.yaml', '--out', 'why', '--language', 'en']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^What can$/m);
  expect(stdout).toMatch(/^What cannot$/m);
  expect(stdout).toMatch(/^What would change it$/m);
  // A MW more saves 30 and 10 EUR in turn: 20 x 8,760 h a year.
  expect(stdout).toMatch(/^The heat output of e-boiler +0\.50 +MW +8,760 +175,200$/m);
  expect(stdout).toMatch(/^the gas price +Gas price, KEV 2025 low /m);
  const files = readdirSync(join(work.folder, 'why'));
  for (const name of ['tornado', 'break-even', 'co2-target']) expect(files).toContain(`${name}.svg`);
  for (const name of ['limits', 'reliefs', 'tornado', 'break-evens', 'co2-target', 'explanations'])
    expect(files).toContain(`${name}.csv`);
  const result = JSON.parse(readFileSync(join(work.folder, 'why', 'result.json'), 'utf8'));
  expect(result.explanations.map(({ name }: { name: string }) => name)).toEqual(['now', 'electric']);
});

test('one package as JSON; one that there is not is refused', async () => {
  const { stdout } = await work.cli(['explain', 'boilers.yaml', '--package', 'electric', '--json']);
  const { explanations } = JSON.parse(stdout);
  expect(explanations).toHaveLength(1);
  expect(explanations[0].tornado.bars.length).toBeGreaterThan(3);
  const wrong = await work.cli(['explain', 'boilers.yaml', '--package', 'gas']);
  expect(wrong.code).toBe(2);
  expect(wrong.stderr + wrong.stdout).toContain('now, electric');
});

test('run --explain gives the answer and tells the same of it; not where there is no text for it', async () => {
  const both = await work.cli(['run', 'boilers.yaml', '--explain', '--language', 'en']);
  expect(both.code).toBe(0);
  expect(both.stdout).toMatch(/^electric +company +5\.00 % /m);
  const alone = await work.cli(['explain', 'boilers.yaml', '--language', 'en']);
  expect(both.stdout.endsWith(alone.stdout)).toBe(true);
  const json = JSON.parse((await work.cli(['run', 'boilers.yaml', '--explain', '--json'])).stdout);
  expect(json.explanations.map(({ name }: { name: string }) => name)).toEqual(['now', 'electric']);
  const csv = await work.cli(['run', 'boilers.yaml', '--explain', '--format', 'csv']);
  expect([csv.code, csv.stderr]).toEqual([2, expect.stringContaining('--explain is told as text or JSON')]);
});
