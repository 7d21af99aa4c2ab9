import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { importRecords, isKeptForm, openDataSets } from '../../../data/index.ts';
import { issuesOf } from '../../issues-of.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'record-sets-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const ORIGIN = { source: 'a test', licence: 'none stated', retrieved: '2026-11-27' };
const MAP = '{"source":"map of a test","areas":[{"id":"A","op":"enexis","cap_off":12.5},{"id":"B"}]}';

function imported(text: string) {
  const read = importRecords(text, 'file');
  if (!isKeptForm(read)) throw new Error(`${read.format} is no list`);
  return read;
}

describe('sets of records', () => {
  test('come back as they were read, with the hash of what is kept, beside series', () => {
    const sets = openDataSets(folder);
    const read = imported(MAP);
    const header = sets.saveRecords({ name: 'map', ...ORIGIN, imported: read });
    const sha256 = createHash('sha256').update(JSON.stringify(read.records)).digest('hex');
    expect(header).toEqual({
      name: 'map',
      kind: 'grid-areas',
      ...ORIGIN,
      format: 'grid-area-list',
      count: 2,
      sha256,
    });
    expect(openDataSets(folder).records('map')).toEqual({ ...header, records: read.records });
    const series = {
      name: 'a-price',
      kind: 'price',
      unit: 'EUR/MWh',
      ...ORIGIN,
      startMs: 0,
      stepMinutes: 60,
      values: Float64Array.of(1),
    } as const;
    const other = sets.save(series);
    expect(sets.list()).toEqual([other, header]);
    expect(sets.remove('map')).toBe(true);
    expect(sets.records('map')).toBeUndefined();
  });

  test('the same records have the same hash, whatever their name and source', () => {
    const sets = openDataSets(folder);
    const one = sets.saveRecords({ name: 'one', ...ORIGIN, imported: imported(MAP) });
    const two = sets.saveRecords({ name: 'two', ...ORIGIN, source: 'elsewhere', imported: imported(MAP) });
    const less = sets.saveRecords({
      name: 'three',
      ...ORIGIN,
      imported: imported(MAP.replace('12.5', '12.6')),
    });
    expect(two.sha256).toBe(one.sha256);
    expect(less.sha256).not.toBe(one.sha256);
  });

  test('a file says where it comes from; an intake sheet is no list', () => {
    expect(imported(MAP).source).toBe('map of a test');
    expect(isKeptForm(importRecords('fact,value,unit\nname,Dairy,\nsector,dairy,\npeak,6,MW\n', 'x'))).toBe(
      false,
    );
  });

  test('the name of one kind is not silently read as the other', () => {
    const sets = openDataSets(folder);
    sets.saveRecords({ name: 'map', ...ORIGIN, imported: imported(MAP) });
    expect(issuesOf(() => sets.get('map'))).toMatchObject([
      { code: 'other-kind-of-set', value: 'map', expected: 'a series' },
    ]);
  });

  test('every problem is named, and a changed file is refused', () => {
    const sets = openDataSets(folder);
    const wrong = { name: 'Map', source: ' ', licence: 'x', retrieved: 'once' };
    const none = imported('{"areas":[],"note":{"cap_off":1}}');
    expect(issuesOf(() => sets.saveRecords({ ...wrong, imported: none })).map(({ path }) => path)).toEqual([
      '/name',
      '/source',
      '/retrieved',
      '/records',
    ]);
    sets.saveRecords({ name: 'map', ...ORIGIN, imported: imported(MAP) });
    const file = join(folder, 'map.dataset');
    writeFileSync(file, readFileSync(file, 'utf8').replace('12.5', '13.5'));
    expect(issuesOf(() => sets.records('map'))).toMatchObject([{ code: 'damaged-data-set' }]);
  });
});
