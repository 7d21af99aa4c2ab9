import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { dictionary, MARKS, referencePages, TABLES } from '../../../data/index.ts';

const LANGUAGES = ['nl', 'en'] as const;
/** Count of `"value":` in the tables as text: no walk of ours. */
const FIGURES = (table: unknown) => JSON.stringify(table).split('"value":').length - 1;

describe.each(LANGUAGES)('pages in %s', language => {
  const pages = referencePages(language);
  const rowsOf = (name: string) =>
    pages
      .find(page => page.name === name)!
      .content.split('\n')
      .filter(line => line.startsWith('| '))
      .slice(2)
      .map(line => line.slice(2, -2).split(/ (?<!\\)\| /));

  test('a row for every figure of every table, each with unit, mark and source', () => {
    let count = 0;
    for (const [table, content] of Object.entries(TABLES)) {
      const rows = rowsOf(table.replaceAll(/[A-Z]/g, letter => `-${letter.toLowerCase()}`));
      expect([table, rows.length]).toEqual([table, FIGURES(content)]);
      for (const [what, value, unit, mark, source] of rows) {
        expect(what && value && unit && source, `${table}: ${what}`).toBeTruthy();
        expect(MARKS).toContain(mark);
      }
      count += rows.length;
    }
    expect(count).toBeGreaterThan(400);
  });

  test('no two figures of a table go by one name and year, so that a reader can tell them apart', () => {
    for (const { name } of pages.slice(1, -1)) {
      const names = rowsOf(name).map(([what]) => what);
      expect([name, names.filter((one, k) => names.indexOf(one) !== k)]).toEqual([name, []]);
    }
  });

  test('a row for every field of a study, and every page is in the contents', () => {
    expect(rowsOf('study-fields').length).toBe(Object.keys(dictionary).length);
    for (const { name } of pages.slice(1)) expect(pages[0]!.content).toContain(`(${name}.md)`);
  });
});

test('a figure one can look up: the e-boiler of 115 EUR/kW, in both languages', () => {
  const line = (language: 'nl' | 'en') =>
    referencePages(language)
      .find(({ name }) => name === 'technologies')!
      .content.split('\n')
      .find(row => row.includes('capexEur |') && /115[.,]000/.test(row))!;
  expect(line('nl')).toMatch(/\| 115\.000 \| EUR\/MW \|.*MIDDEN/);
  expect(line('en')).toMatch(/\| 115,000 \| EUR\/MW \|.*MIDDEN/);
});

test('every number of the dictionary has a unit or says that it has none, a source and a mark', () => {
  for (const [key, { unit, default: value, minimum, maximum, source, mark, type }] of Object.entries(
    dictionary,
  )) {
    expect(source.length, key).toBeGreaterThan(0);
    expect(MARKS, key).toContain(mark);
    const isAmount = type === 'scalar' || type === 'quantity' || type === 'number';
    if (isAmount && [value, minimum, maximum].some(one => typeof one === 'number' && one !== 0))
      expect(unit, `${key}: unit`).not.toBeNull();
  }
});

const DATA = fileURLToPath(new URL('../../../data/', import.meta.url));

/** Numbers that stand bare at the top of a file: neither what comes before them nor their name says what they are. */
function bareConstants(source: string): string[] {
  const lines = source.split('\n');
  return lines.flatMap((line, l) => {
    const [, name, value] = /^(?:export )?const (\w+)(?::[^=]+)? = (-?[\d_.]+(?:e-?\d+)?);/.exec(line) ?? [];
    if (name === undefined || Number(value!.replaceAll('_', '')) === 0) return [];
    let above = l - 1;
    while (/^(?:export )?const \w+/.test(lines[above] ?? '')) above--;
    const isTold = /\*\/\s*$|^\s*\/\//.test(lines[above] ?? '') || /\/\/ \S/.test(line);
    const hasUnit = UNIT.test(name) || UNIT_OF_CODE.test(name);
    return isTold || hasUnit ? [] : [name];
  });
}

const UNIT =
  /(^|_)(MS|HOURS?|DAYS?|YEARS?|MINUTES|SECONDS|MW|GW|MWH|GWH|EUR|KW|MJ|K|C|DEGREES|PER_\w+|SHARE|KELVIN)$/;
/** Counts of the program itself, not of the world. */
const UNIT_OF_CODE =
  /(^|_)(BYTES|ROWS|COLUMNS|LINES|LENGTH|CHARACTERS|DIGITS|DECIMALS|YEAR|NEWLINE|DEPTH)$|^(MOST|LEAST|FIRST|LAST|LARGEST)_/;

/** Folders that read and write formats: their numbers are about text, not about the world. */
const FORMATS = /^(import|export|esdl|records|grid-map|sets|pages)\//;

test('no constant of data stands without a word on what it is', () => {
  const bare = readdirSync(DATA, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts') && !FORMATS.test(file))
    .flatMap(file => bareConstants(readFileSync(`${DATA}${file}`, 'utf8')).map(name => `${file}: ${name}`));
  expect(bare).toEqual([]);
});

test('the scan finds a bare number and lets a told one be', () => {
  expect(bareConstants('const FACTOR = 1.07;')).toEqual(['FACTOR']);
  expect(bareConstants('export const FACTOR: number = 1.07;')).toEqual(['FACTOR']);
  expect(bareConstants('/** Wbm art. 59. */\nconst FACTOR = 1.07;\nconst DAY_HOURS = 24;')).toEqual([]);
});
