import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { InputError } from '../../engine/index.ts';
import { nearestName } from '../../scenarios/index.ts';
import { inWords, languageOf } from '../../server/cli/language.ts';
import { writeFolder } from '../../server/cli/output-folder.ts';
import { override } from '../../server/cli/override.ts';
import { progressLine } from '../../server/cli/progress.ts';
import { spreadOf } from '../../server/cli/spread.ts';
import { textTable } from '../../server/cli/text-table.ts';

describe('nearest', () => {
  const names = ['check', 'run', 'import', 'data', 'library', 'schema', 'serve'];
  test.each([
    ['rnu', 'run'],
    ['chekc', 'check'],
    ['lib', 'library'],
    ['improt', 'import'],
    ['shcema', 'schema'],
    ['data', 'data'],
  ])('%s is %s', (typed, meant) => expect(nearestName(typed, names)).toBe(meant));

  test('a word that is like nothing has no nearest', () =>
    expect(nearestName('xylophone', names)).toBeUndefined());
});

describe('override', () => {
  const study = { sites: [{ name: 'works', contract: { importMw: 4 } }] };

  test('replaces a value and leaves the study as it was', () => {
    expect(override(study, '/sites/0/contract/importMw=12')).toEqual({
      sites: [{ name: 'works', contract: { importMw: 12 } }],
    });
    expect(study.sites[0]!.contract.importMw).toBe(4);
  });

  test('takes YAML, and a value with = in it', () => {
    expect(override(study, '/sites/0/contract/importMw={ dataset: limits }')).toMatchObject({
      sites: [{ contract: { importMw: { dataset: 'limits' } } }],
    });
    expect(override({}, '/name=a=b')).toEqual({ name: 'a=b' });
  });

  test('takes away the sliders of what it replaced, and no others', () => {
    const controls = [{ pointer: '/prices/power/meanTo' }, { pointer: '/prices/gas' }];
    const prices = { power: { generator: 'price', meanTo: 77 }, gas: 30 };
    expect(override({ prices, controls }, '/prices/power={ dataset: real }')).toEqual({
      prices: { power: { dataset: 'real' }, gas: 30 },
      controls: [{ pointer: '/prices/gas' }],
    });
  });

  test.each(['importMw=1', '/sites/7/name=x', '/sites/0/name/first=x', '/__proto__/polluted=1', '/name'])(
    'refuses %s',
    setting => {
      expect(() => override(study, setting)).toThrow(InputError);
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    },
  );
});

test('a text table aligns text to the left and numbers to the right', () => {
  const table = textTable([
    { head: 'name', align: 'left', cells: ['a', 'heat-pump'] },
    { head: 'MW', align: 'right', cells: ['12.0', '3.5'] },
  ]);
  expect(table).toBe(['name         MW', '---------  ----', 'a          12.0', 'heat-pump   3.5'].join('\n'));
});

test('progress says how many, how fast and how long', () => {
  expect(progressLine('base 2030', 2, 6, 4, 'en')).toBe(
    '[########----------------] 2/6  0.5/s  8 s left  base 2030',
  );
  expect(progressLine('base 2030', 2, 6, 4, 'nl')).toContain('nog 8 s');
});

test('the language follows the locale, and numbers follow the language', () => {
  expect(languageOf({ LANG: 'nl_NL.UTF-8' })).toBe('nl');
  expect(languageOf({ LANG: 'en_GB.UTF-8', LC_ALL: 'nl_BE' })).toBe('nl');
  expect(languageOf({})).toBe('en');
  expect([inWords(1234.5, 'nl', 1), inWords(1234.5, 'en', 1)]).toEqual(['1.234,5', '1,234.5']);
});

test('the key figures of a series', () => {
  expect(spreadOf(Float64Array.of(-2, 4, 1))).toEqual({ lowest: -2, mean: 1, highest: 4, negativeSteps: 1 });
});

test('a folder is written whole or not at all', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'speelruimte-out-'));
  try {
    await writeFolder(join(folder, 'deep/answer'), [{ name: 'a.txt', content: 'a' }]);
    expect(readdirSync(join(folder, 'deep'))).toEqual(['answer']);
    const broken = [
      { name: 'a.txt', content: 'a' },
      { name: 'no/such/folder.txt', content: 'b' },
    ];
    await expect(writeFolder(join(folder, 'other/answer'), broken)).rejects.toThrow();
    writeFileSync(join(folder, 'file'), '');
    expect(readdirSync(folder).sort()).toEqual(['deep', 'file']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
