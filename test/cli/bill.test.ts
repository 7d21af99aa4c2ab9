import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { workFolder } from './command-line.ts';
import { SMALL_STUDY } from './small-study.ts';

let work: ReturnType<typeof workFolder>;
beforeEach(() => {
  work = workFolder();
  writeFileSync(join(work.folder, 'small.yaml'), SMALL_STUDY);
});
afterEach(() => work.remove());

test('run --bill prints the bill of every site in English or Dutch, to a difference of nil', async () => {
  const english = await work.cli(['run', 'small.yaml', '--bill']);
  expect(english.code).toBe(0);
  expect(english.stdout).toContain('Bill works, base 2024');
  expect(english.stdout).toMatch(/Electricity at the day-ahead price.*study: \/prices\/electricity/);
  expect(english.stdout).toMatch(/^Difference +0\.00$/m);
  const dutch = await work.cli(['run', 'small.yaml', '--bill'], '', { LANG: 'nl_NL.UTF-8' });
  expect(dutch.stdout).toMatch(/^Verschil +0,00$/m);
});

test('as CSV: a row per line with a column per month, and the sums', async () => {
  const { code, stdout } = await work.cli(['run', 'small.yaml', '--bill', '--format', 'csv']);
  expect(code).toBe(0);
  const rows: Record<string, string>[] = parse(stdout, { columns: true });
  const eurOf = (line: string) => Number(rows.find(row => row.line === line)!['eur [EUR]']);
  expect(Object.keys(rows[0]!)).toContain('2024-06 [EUR]');
  expect(eurOf('total')).toBeCloseTo(eurOf('dispatch') + eurOf('fixed'), 2);
  const lines = rows.filter(({ section }) => section !== 'sum');
  const sum = lines.reduce((cents, row) => cents + Math.round(Number(row['eur [EUR]']) * 100), 0);
  expect(sum).toBe(Math.round(eurOf('total') * 100));
});

test('the bill and the series are two tables: not both in one output', async () => {
  const { code, stdout, stderr } = await work.cli([
    'run',
    'small.yaml',
    '--bill',
    '--series',
    '--format',
    'csv',
  ]);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain('--bill');
});

test('one week has no bill, and says so', async () => {
  const { stdout } = await work.cli(['run', 'small.yaml', '--bill', '--preview']);
  expect(stdout).toContain('There is no bill of one week');
});
