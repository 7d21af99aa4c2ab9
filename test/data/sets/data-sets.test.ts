import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isDataSetName, type NewDataSet, openDataSets } from '../../../data/index.ts';
import { InputError } from '../../../engine/index.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'data-sets-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const prices: NewDataSet = {
  name: 'nl-2024',
  kind: 'price',
  unit: 'EUR/MWh',
  source: 'a test',
  licence: 'none stated',
  retrieved: '2026-11-23',
  startMs: Date.UTC(2023, 11, 31, 23),
  stepMinutes: 60,
  values: Float64Array.of(1, -0, 2.5, -500),
};

describe('data sets', () => {
  test('what is saved comes back bit for bit, with its hash', () => {
    const sets = openDataSets(join(folder, 'new', 'place'));
    expect(sets.list()).toEqual([]);
    const header = sets.save(prices);
    const back = openDataSets(join(folder, 'new', 'place')).get('nl-2024')!;
    expect(Object.is(back.values[1], -0)).toBe(true);
    expect(back).toEqual({ ...prices, steps: 4, sha256: header.sha256 });
    expect(sets.list()).toEqual([header]);
    expect(header.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  test('saving again replaces, removing removes, nothing is left behind', () => {
    const sets = openDataSets(folder);
    sets.save(prices);
    sets.save({ ...prices, values: Float64Array.of(7) });
    expect(sets.get('nl-2024')!.steps).toBe(1);
    expect(readdirSync(folder)).toEqual(['nl-2024.dataset']);
    expect([sets.remove('nl-2024'), sets.remove('nl-2024')]).toEqual([true, false]);
    expect([sets.get('nl-2024'), readdirSync(folder)]).toEqual([undefined, []]);
  });

  test('every problem of a set is named and nothing is written', () => {
    const sets = openDataSets(folder);
    const wrong = {
      ...prices,
      name: '../up',
      source: ' ',
      startMs: 1,
      values: Float64Array.of(1, Number.NaN),
    };
    try {
      sets.save(wrong);
      expect.unreachable();
    } catch (error) {
      expect((error as InputError).issues.map(issue => issue.path)).toEqual([
        '/name',
        '/source',
        '/startMs',
        '/values/1',
      ]);
    }
    expect(readdirSync(folder)).toEqual([]);
  });

  test('a name is never a path', () => {
    for (const name of ['', '.', '..', 'a/b', 'a\\b', '.hidden', 'A', 'a..b', 'a.', 'x'.repeat(81), 'a\0'])
      expect(isDataSetName(name), name).toBe(false);
    for (const name of ['a', 'nl-2024', 'nl_2024.v2', 'x'.repeat(80)])
      expect(isDataSetName(name), name).toBe(true);
    expect(openDataSets(folder).get('../../etc/passwd')).toBeUndefined();
    expect(openDataSets(folder).remove('../x')).toBe(false);
  });

  test('a damaged file is refused by name and left out of the list', () => {
    const sets = openDataSets(folder);
    sets.save(prices);
    const file = join(folder, 'nl-2024.dataset');
    const bytes = readFileSync(file);
    bytes[bytes.length - 1] = bytes[bytes.length - 1]! ^ 1;
    writeFileSync(file, bytes);
    expect(() => sets.get('nl-2024')).toThrow(InputError);
    writeFileSync(file, 'something else\n');
    expect(() => sets.get('nl-2024')).toThrow(/another kind of file/);
    expect(sets.list()).toEqual([]);
  });

  test('any finite values survive', () => {
    const sets = openDataSets(folder);
    const values = fc.float64Array({ minLength: 1, noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(values, given => {
        sets.save({ ...prices, values: given });
        expect(sets.get('nl-2024')!.values).toEqual(given);
      }),
      { numRuns: 30 },
    );
  });
});
