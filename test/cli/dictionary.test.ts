import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { workFolder } from './command-line.ts';

const work = workFolder();
afterAll(work.remove);

test('pages are listed, shown and written, in the language asked for', async () => {
  const { stdout } = await work.cli(['dictionary', '--json']);
  const names = JSON.parse(stdout).pages.map(({ name }: { name: string }) => name);
  expect(names).toContain('energy-tax');

  const shown = await work.cli(['dictionary', 'energy-tax', '--language', 'nl']);
  expect([shown.code, shown.stdout.split('\n')[0]]).toEqual([0, '# Energiebelasting']);

  expect((await work.cli(['dictionary', '--out', 'pages'])).code).toBe(0);
  const files = readdirSync(join(work.folder, 'pages'));
  expect(files.sort()).toEqual(names.map((name: string) => `${name}.md`).sort());
  expect(readFileSync(join(work.folder, 'pages', 'energy-tax.md'), 'utf8')).toMatch(/^# Energy tax/);
});

test('a page that there is not is refused with those that there are', async () => {
  const { code, stderr } = await work.cli(['dictionary', 'energytax']);
  expect(code).toBe(2);
  expect(stderr).toMatch(/Did you mean "energy-tax"/);
});
