import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { TABLES } from '../../../data/index.ts';
import { PLAIN_NUMBERS } from './plain-numbers.ts';
import { type Bare, bareNumbers, hiddenFigures, makersIn } from './unmarked-numbers.ts';

const DATA = fileURLToPath(new URL('../../../data/', import.meta.url));
const SOURCES: Readonly<Record<string, string>> = Object.fromEntries(
  readdirSync(DATA, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts'))
    .sort()
    .map(file => [file, readFileSync(`${DATA}${file}`, 'utf8')]),
);
const MAKERS = makersIn(SOURCES);
/** None and one, a pair, a sign, and what counts in tens: everywhere but where a whole constant is one of them. */
const COUNTING = [0, 1, 2, -1, 10, 100, 1000];
const COUNTING_CONSTANTS = [0, 1];

function isUnmarked(file: string, { value, isConstant }: Bare): boolean {
  return (
    !(isConstant ? COUNTING_CONSTANTS : COUNTING).includes(value) && !PLAIN_NUMBERS[file]?.includes(value)
  );
}

function unmarkedIn(file: string, source: string): string[] {
  return bareNumbers(file, source, MAKERS)
    .filter(bare => isUnmarked(file, bare))
    .map(({ line, value }) => `${file}:${line}: ${value}`);
}

test('no number in data stands without unit, source and mark, but for the listed ones that are no figures', () => {
  expect(Object.keys(SOURCES).length).toBeGreaterThan(150);
  expect(Object.entries(SOURCES).flatMap(([file, source]) => unmarkedIn(file, source))).toEqual([]);
});

test('the lists of plain numbers hold nothing that is not there', () => {
  for (const [file, numbers] of Object.entries(PLAIN_NUMBERS)) {
    const found = bareNumbers(file, SOURCES[file] ?? '', MAKERS).map(({ value }) => value);
    expect([file, numbers.filter(number => !found.includes(number))]).toEqual([file, []]);
  }
});

describe('an unmarked number is found wherever it is added', () => {
  const added = (file: string, find: string, replace: string) => {
    const source = SOURCES[file]!;
    expect([file, source.includes(find)]).toEqual([file, true]);
    return unmarkedIn(file, source.replace(find, replace)).map(text => text.replace(/:\d+:/, ':'));
  };

  test.each([
    ['a constant', 'synthetic/price.ts', 'const CURVE =', 'const FACTOR = 0.37;\nconst CURVE ='],
    ['a counting constant', 'sites/emission-doubts.ts', 'const JUMP =', 'const FACTOR = 10;\nconst JUMP ='],
    ['a factor in a formula', 'synthetic/storage.ts', 'REACH * away', 'REACH * 0.37 * away'],
    [
      'a field of a table',
      'population/national-figures.ts',
      '  companies: cluster(',
      '  plants: 37,\n  companies: cluster(',
    ],
    ['an entry of a shape', 'profiles/feeder-shapes.ts', '    idle: 0,', '    idle: 0.37,'],
    [
      'a range of plausibility',
      'import/plausible-figures.ts',
      '  ranges: {',
      '  ranges: {\n    gas: [0, 37],',
    ],
    [
      'a capacity',
      'synthetic/power-system.ts',
      'const GAS =',
      'const HYDROGEN_GW = { 2030: 37 };\nconst GAS =',
    ],
    ['a row that is no figure', 'tables/sector-sizes.ts', 'const ROWS', 'const MORE = [[0.37]];\nconst ROWS'],
  ])('%s', (_what, file, find, replace) => {
    expect(added(file, find, replace)).toHaveLength(1);
  });

  test('a figure is none, and neither is what a table is put together from', () => {
    const head = "import { figures } from '../tables/sourced.ts';\nconst held = figures('De Bilt', 'C');\n";
    const unmarked = (text: string) => {
      const file = 'synthetic/new.ts';
      return bareNumbers(file, head + text, makersIn({ ...SOURCES, [file]: head + text })).map(
        ({ value }) => value,
      );
    };
    expect(unmarked("export const A = { wind: held(7.5, 'm/s') };")).toEqual([]);
    expect(
      unmarked("const row = (value: number) => ({ a: held(value, 'm') });\nexport const A = [row(7.5)];"),
    ).toEqual([]);
    expect(unmarked("const ROWS = [[7.5]];\nexport const A = ROWS.map(([a]) => held(a, 'm'));")).toEqual([]);
    expect(unmarked("export const A = { value: 7.5, unit: 'm', source: 'x', mark: 'D' };")).toEqual([]);
    expect(
      unmarked("const BASE = { a: 7.5 };\nexport const A = [{ ...BASE, source: 'x', mark: 'D' }];"),
    ).toEqual([]);
    expect(
      unmarked("const BASE = { a: 7.5 };\nexport const A = [{ ...BASE, source: 'x', mark: 'D' }, BASE];"),
    ).toEqual([7.5]);
    expect(unmarked("export const A = held(7.5, 'm').value * 7.25;")).toEqual([7.25]);
  });
});

/** Figures within a value, whatever it is. */
function figuresWithin(value: unknown, seen = new Set<unknown>()): object[] {
  if (typeof value !== 'object' || value === null || seen.has(value) || ArrayBuffer.isView(value)) return [];
  seen.add(value);
  if ('value' in value && 'unit' in value && 'source' in value && 'mark' in value) return [value];
  return Object.values(value).flatMap(child => figuresWithin(child, seen));
}

test('every figure that a file of data hands out is in the tables that the dictionary is made from', async () => {
  const key = ({ value, unit, source, mark }: Record<string, unknown>) =>
    JSON.stringify([value, unit, source, mark]);
  const known = new Set(figuresWithin(TABLES).map(one => key(one as Record<string, unknown>)));
  const missing: string[] = [];
  let count = 0;
  for (const file of Object.keys(SOURCES)) {
    const door = (await import(`${DATA}${file}`)) as object;
    const found = figuresWithin(Object.values(door)).map(one => key(one as Record<string, unknown>));
    count += found.length;
    missing.push(...found.filter(one => !known.has(one)).map(one => `${file}: ${one}`));
  }
  expect(missing).toEqual([]);
  expect(count).toBeGreaterThan(2000);
});

test('no figure is kept within a file where the dictionary cannot see it', () => {
  const hidden = Object.entries(SOURCES).flatMap(([file, source]) =>
    hiddenFigures(file, source, MAKERS).map(name => `${file}: ${name}`),
  );
  expect(hidden).toEqual([]);
  const file = 'synthetic/storage.ts';
  const more = `${SOURCES[file]}\nconst LOSS = chosen(0.37, 'share');\n`;
  expect(hiddenFigures(file, more, MAKERS)).toEqual(['LOSS']);
});
