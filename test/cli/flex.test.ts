import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { workFolder } from './command-line.ts';

/** 10 MW, of which others take 4: 6 MW for a works of 2 MW and those who wait. */
const AREA = `speelruimte: 1
kind: flex-product
name: area
period: { start: 2024-01-31T00:00:00Z, end: 2024-01-31T04:00:00Z }
prices: { electricity: { dayAheadEurPerMwh: 50 }, energyTax: none }
carbon: { etsEurPerTon: 0, levy: none }
areas:
  - name: port
    title: { nl: Haven, en: Port }
    nodes: [{ name: station, kind: station, importMw: 10, exportMw: 10, backgroundMw: 4 }]
sites: [{ name: works, node: station, contract: { importMw: 2 }, demand: { electricityMw: 2 } }]
requests:
  - { name: a, node: station, contract: { importMw: 2 }, demand: { electricityMw: 2 } }
  - { name: b, node: station, contract: { importMw: 3 }, demand: { electricityMw: 3 } }
designs:
  - { name: firm, title: { nl: vast, en: firm rights } }
  - name: open
    rightsForRequests: [{ shape: none, call: { trigger: congestion, notice: day-ahead, noticeHour: 8, toMw: 0 } }]
    offers: [{ rights: [{ effect: limit, call: { trigger: congestion, notice: day-ahead, noticeHour: 8, toMw: 0 }, activationEurPerMwh: 1 }] }]
`;

let work: ReturnType<typeof workFolder>;
beforeEach(() => {
  work = workFolder();
  writeFileSync(join(work.folder, 'area.yaml'), AREA);
});
afterEach(() => work.remove());

test('shows designs side by side, and per area who gets in, what stops and who signs', async () => {
  const english = await work.cli(['run', 'area.yaml']);
  expect(english.code).toBe(0);
  expect(english.stdout).toMatch(/^firm +1 +2\.0 +0\.0 +40\.0 % +0 +0 +0 /m);
  expect(english.stdout).toMatch(/^open +2 +5\.0 +3\.0 +80\.0 % +2 +0 +0 /m);
  expect(english.stdout).toContain('Port: 1 company, 2 requests (5.0 MW)');
  expect(english.stdout).toMatch(/^firm +base +1 of 2 +2\.0 +b +1 +solved$/m);
  expect(english.stdout).toContain(
    'With b let in station carries too much in 4 hours, at most 1 MW and 4 MWh',
  );
  // Nobody calls it, since those who have no guarantee give way first.
  expect(english.stdout).toMatch(/^open +works +not called +2\.0 +0 +0 +0 +0$/m);
  const dutch = await work.cli(['run', 'area.yaml'], '', { LANG: 'nl_NL.UTF-8' });
  expect(dutch.stdout).toContain(
    'Met open kan 5 van de 5 MW op de wachtlijst erbij, 3 MW meer dan met vast.',
  );
});

test('--out writes its tables, --format csv the designs', async () => {
  const { code } = await work.cli(['run', 'area.yaml', '--out', 'answer']);
  expect(code).toBe(0);
  const rows = (name: string): Record<string, string>[] =>
    parse(readFileSync(join(work.folder, 'answer', `${name}.csv`), 'utf8'), { columns: true });
  expect(rows('queue').map(row => [row.design, row.request, row.isServed])).toEqual([
    ['firm', 'a', '1'],
    ['firm', 'b', '0'],
    ['open', 'a', '1'],
    ['open', 'b', '1'],
  ]);
  // Without a guarantee b, which came last, has 1 MW less in all four hours: 20 - 4 of 20 MWh.
  expect(
    rows('queue').map(row =>
      ['askedMwh [MWh]', 'deliveredMwh [MWh]', 'limitedHours [h]'].map(head => Number(row[head])),
    ),
  ).toEqual([
    [8, 8, 0],
    [12, 0, 0],
    [8, 8, 0],
    [12, 8, 4],
  ]);
  expect(rows('designs').map(row => Number(row['deliveredShare [1]']))).toEqual([0.4, 0.8]);
  expect(rows('futures').map(row => row.stoppedBy)).toEqual(['b', '']);
  expect(rows('participants')).toMatchObject([{ design: 'open', company: 'works', signs: '1' }]);
  const csv = await work.cli(['run', 'area.yaml', '--format', 'csv']);
  const designs: Record<string, string>[] = parse(csv.stdout, { columns: true });
  expect(designs.map(row => row.design)).toEqual(['firm', 'open']);
});

test('what only a study with variants has is refused with the reason', async () => {
  for (const option of [['--preview'], ['--export-model', 'model.mps']]) {
    const { code, stderr } = await work.cli(['run', 'area.yaml', ...option]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/flex/);
  }
  expect((await work.cli(['check', 'area.yaml'])).stdout).toMatch(
    /^area: in order \(\d+ defaults filled in\)$/m,
  );
});
