import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { workFolder } from './command-line.ts';

/** 10 MW, of which others take 6 and two companies 5: 1 MW too much in four hours. A MWh not made is worth 70 and 90 EUR. */
const AREA = `speelruimte: 1
kind: flex-product
name: area
period: { start: 2024-01-31T00:00:00Z, end: 2024-01-31T04:00:00Z }
prices: { electricity: { dayAheadEurPerMwh: 50 }, energyTax: none }
carbon: { etsEurPerTon: 0, levy: none }
areas:
  - name: port
    nodes: [{ name: station, kind: station, importMw: 10, exportMw: 10, backgroundMw: 6 }]
sites:
  - { name: cheap, node: station, contract: { importMw: 3 }, demand: { electricityMw: 3, unserved: { electricityEurPerMwh: 70 } } }
  - { name: dear, node: station, contract: { importMw: 2 }, demand: { electricityMw: 2, unserved: { electricityEurPerMwh: 90 } } }
designs:
  - { name: firm }
  - name: bids
    title: { nl: biedingen, en: bids }
    offers: [{ rights: [{ preset: redispatch, call: { toMw: 0 } }] }]
`;
/** A period of 4 of the 8,784 hours of 2024. */
const PER_YEAR = 8784 / 4;

let work: ReturnType<typeof workFolder>;
beforeEach(() => {
  work = workFolder();
  writeFileSync(join(work.folder, 'area.yaml'), AREA);
});
afterEach(() => work.remove());

test('redispatch without a stated price: 70 - 50 EUR of the cheaper, the other is told as not called', async () => {
  const { code, stdout } = await work.cli(['run', 'area.yaml']);
  expect(code).toBe(0);
  // 4 MWh at 20 EUR, 2,196 times a year.
  expect(stdout).toMatch(/^bids +cheap +8,784 +20\.00 +175,6\d\d +175,6\d\d +-?\d+$/m);
  expect(stdout).toMatch(/^bids +cheap +yes +1\.0 /m);
  expect(stdout).toMatch(/^bids +dear +not called +2\.0 +0 +0 +0 +0$/m);
  expect(stdout).toMatch(/By bids 8,784 MWh a year was bought for €.175,6\d\d/);
  const dutch = await work.cli(['run', 'area.yaml'], '', { LANG: 'nl_NL.UTF-8' });
  expect(dutch.stdout).toMatch(/^bids +dear +niet afgeroepen +2,0 /m);
  expect(dutch.stdout).toMatch(/Met biedingen is 8\.784 MWh per jaar gekocht voor €.175\.6\d\d/);
});

test('the table of bids sets what is paid beside what it costs', async () => {
  const { code } = await work.cli(['run', 'area.yaml', '--out', 'answer']);
  expect(code).toBe(0);
  const text = readFileSync(join(work.folder, 'answer', 'bids.csv'), 'utf8');
  const [row, ...others]: Record<string, string>[] = parse(text, { columns: true });
  expect(others).toEqual([]);
  expect(row).toMatchObject({ design: 'bids', area: 'port', node: 'station', company: 'cheap' });
  const read = (head: string) => Number(row![head]) / PER_YEAR;
  expect(read('boughtMwh [MWh]')).toBeCloseTo(4, 6);
  expect(read('paidEur [EUR]')).toBeCloseTo(80, 2);
  expect(read('costEur [EUR]')).toBeCloseTo(80, 2);
  const json = JSON.parse((await work.cli(['run', 'area.yaml', '--format', 'json'])).stdout);
  expect(json.flex.designs[1].bids.companies[0].name).toBe('cheap');
  expect(json.flex.designs[0].bids).toBeNull();
});
