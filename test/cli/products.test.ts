import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { workFolder } from './command-line.ts';

const work = workFolder();
afterAll(work.remove);

test('lists every right and contract with notice, hours and share of kWcontract', async () => {
  const { code, stdout } = await work.cli(['products']);
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /tdtr +Time-duration transport right \(ATR85\) +gives power +TenneT +day before +1,314 +0 +S +2025-04-01/,
  );
  const json = JSON.parse((await work.cli(['products', '--json'])).stdout);
  expect(json.products).toHaveLength(10);
});

test('one right with its explanation and the source of every figure, in Dutch', async () => {
  const { stdout } = await work.cli(['products', 'TBTR', '--language', 'nl']);
  expect(stdout).toContain('Volledig binnen de blokken van het contract');
  expect(stdout).toMatch(/contractShare +block-hours +share of kWcontract +M +In proportion/);
});

test('one that there is not is refused with what is near', async () => {
  const { code, stderr } = await work.cli(['products', 'tdr']);
  expect(code).toBe(2);
  expect(stderr).toContain('Did you mean "tdtr"');
});

test('a study with a right is run: its calls and the reduction are in the bill', async () => {
  writeFileSync(
    join(work.folder, 'right.yaml'),
    `speelruimte: 1
kind: dispatch
name: right
period: { year: 2025 }
sites:
  - name: works
    contract: { importMw: 5, right: { preset: tdtr, call: { toMw: 4 } }, tariff: { operator: TenneT, level: HS, year: 2025 } }
    demand: { electricityMw: 3 }
prices: { electricity: { dayAheadEurPerMwh: 50 }, energyTax: none }
carbon: { etsEurPerTon: 0, levy: none }
`,
  );
  const { code, stdout } = await work.cli(['run', 'right.yaml', '--bill']);
  expect(code).toBe(0);
  // 5,000 kW x 12 x 1.84 EUR, all of it off; 1 MW less in 1,314 hours.
  expect(stdout).toMatch(/Reduction of kWcontract for right tdtr.*-110,400\.00/);
  expect(stdout).toContain('Right tdtr: called in 1,314 hours, less off-take, 1,314 MWh together.');
});
