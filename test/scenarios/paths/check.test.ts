import { describe, expect, test } from 'vitest';
import { checkStudy, type Study } from '../../../scenarios/index.ts';
import { changedStudy, valueAt, withValueAt } from '../../../scenarios/paths/changed-study.ts';
import { mill } from '../check/mill.ts';

const ETS = '/carbon/etsEurPerTon';

function issuesOf(paths: unknown, parts: object = {}) {
  return checkStudy({ ...mill(), ...parts, paths }).issues.map(({ path, code }) => [path, code]);
}

function changing(pointer: string, value: unknown) {
  return [{ name: 'low', changes: [{ pointer, value }] }];
}

describe('paths that are right', () => {
  test.each([
    [ETS, { path: 'ets-high' }],
    [ETS, '90 EUR/t'],
    ['/carbon/levy', 'raised'],
    ['/carbon/crossSectoralFactor', 0.9],
    ['/prices/electricity/dayAheadEurPerMwh/scale', 1.5],
    ['/prices/fuels/naturalGas/priceEurPerMwh', { byYear: { 2025: 30, 2030: 40 } }],
    ['/packages/0/contracts/works/importMw', 7],
    ['/measures/0/investment/size', '3 MWh'],
    ['/sites/0/demand/electricityMw', [1, 1, 1, 1]],
  ])('%s = %j', (pointer, value) => {
    expect(issuesOf(changing(pointer, value))).toEqual([]);
  });

  test('another weather, of a study that names its seed; not how it is solved', () => {
    const solve = { seed: 1, tolerance: 1e-4 };
    expect(issuesOf(changing('/solve/seed', 7), { solve })).toEqual([]);
    expect(issuesOf(changing('/solve/tolerance', 1e-5), { solve })).toEqual([
      ['/paths/0/changes/0/pointer', 'unknown-pointer'],
    ]);
  });

  test('without changes, and without weight beside one that counts', () => {
    expect(
      issuesOf([
        { name: 'as-it-is', changes: [] },
        { name: 'other', weight: 0, changes: [] },
      ]),
    ).toEqual([]);
  });
});

describe('one mistake, one message at its place', () => {
  test.each([
    ['/carbon/etsEuroPerTon', 80, '/paths/0/changes/0/value', 'unknown-field'],
    ['/carbons/etsEurPerTon', 80, '/paths/0/changes/0/pointer', 'unknown-pointer'],
    ['/sites/7/contract/importMw', 80, '/paths/0/changes/0/pointer', 'unknown-pointer'],
    ['/sites/0/name', '7 works', '/paths/0/changes/0/pointer', 'unknown-pointer'],
    ['/period/start', 7, '/paths/0/changes/0/pointer', 'unknown-pointer'],
    ['/sites/0/assets/0/kind', 7, '/paths/0/changes/0/pointer', 'unknown-pointer'],
    [ETS, { path: 'ets-hgh' }, '/paths/0/changes/0/value/path', 'unknown-name'],
    [ETS, { path: 'gas-low' }, '/paths/0/changes/0/value/path', 'wrong-unit'],
    [ETS, '90 EUR/MWh', '/paths/0/changes/0/value', 'wrong-unit'],
    [ETS, -1, '/paths/0/changes/0/value', 'out-of-range'],
    ['/carbon/levy', 'risen', '/paths/0/changes/0/value', 'wrong-choice'],
    ['/sites/0/demand/electricityMw', [1, 1], '/paths/0/changes/0/value', 'wrong-length'],
    ['/sites/0/assets/0/energyMwh', 0.1, '/paths/0', 'above-capacity'],
  ])('%s = %j', (pointer, value, path, code) => {
    const parts = { sites: mill().sites.map(site => withStart(site)) };
    expect(issuesOf(changing(pointer, value), parts)).toEqual([[path, code]]);
  });

  test('weights of nil, twice the same name, twice the same number', () => {
    const low = { name: 'low', weight: 0, changes: [] };
    const twice = [
      { pointer: ETS, value: 1 },
      { pointer: ETS, value: 2 },
    ];
    expect(issuesOf([low, low])).toEqual([
      ['/paths/1/name', 'duplicate-name'],
      ['/paths', 'out-of-range'],
    ]);
    expect(issuesOf([{ ...low, weight: -1 }])).toEqual([['/paths/0/weight', 'out-of-range']]);
    expect(issuesOf([{ name: 'low', changes: twice }])).toEqual([
      ['/paths/0/changes/1/pointer', 'duplicate-name'],
    ]);
  });

  test('a dispatch study has no paths', () => {
    const { measures: _m, packages: _p, reference: _r, ...rest } = mill();
    const { issues } = checkStudy({ ...rest, kind: 'dispatch', paths: [{ name: 'a', changes: [] }] });
    expect(issues.map(({ path, code }) => [path, code])).toEqual([['/paths', 'contradiction']]);
  });

  test('all at once, with those of the study told once', () => {
    const study = { ...mill(), prices: { ...mill().prices, energyTax: 'non' } };
    const paths = [
      ...changing(ETS, -1),
      { name: 'high', weight: -2, changes: [{ pointer: '/x', value: 1 }, { pointer: ETS }] },
    ];
    const { issues } = checkStudy({ ...study, paths });
    expect(issues.map(({ path, code }) => `${path} ${code}`).sort()).toEqual([
      '/paths/0/changes/0/value out-of-range',
      '/paths/1/changes/0/pointer unknown-pointer',
      '/paths/1/changes/1 missing-field',
      '/paths/1/weight out-of-range',
      '/prices/energyTax wrong-choice',
    ]);
  });
});

/** A battery that starts with something in it. */
function withStart<S extends { assets: object[] }>(site: S): S {
  return { ...site, assets: site.assets.map((asset, a) => (a === 0 ? { ...asset, startMwh: 1 } : asset)) };
}

describe('the study that changes lead to', () => {
  const study = mill() as unknown as Study;

  test('holds the new numbers, and neither paths nor sliders', () => {
    const changes = [
      { pointer: ETS, value: { path: 'ets-low' } },
      { pointer: '/sites/0/demand/electricityMw/1', value: 9 },
    ];
    const changed = changedStudy({ ...study, paths: [{ name: 'low', changes }] }, changes);
    expect(valueAt(changed, ETS)).toEqual({ path: 'ets-low' });
    expect(valueAt(changed, '/sites/0/demand/electricityMw')).toEqual([1, 9, 3, 4]);
    expect(changed).not.toHaveProperty('paths');
    expect(changed).not.toHaveProperty('controls');
    expect(study).toEqual(mill());
  });

  test('is the study itself, less paths and sliders, without changes', () => {
    const { controls: _controls, ...rest } = study;
    expect(changedStudy(study, [])).toEqual(rest);
  });

  test('a pointer that fits nothing is an error', () => {
    expect(() => changedStudy(study, [{ pointer: '/sites/4/name/x', value: 1 }])).toThrow('/sites/4/name/x');
  });

  test('a place that is not there, or is no field, holds nothing and takes nothing', () => {
    expect(valueAt({ a: { 'b/c': 1 } }, '/a/b~1c')).toBe(1);
    expect(valueAt({ a: 1 }, '/a/b')).toBeUndefined();
    expect(withValueAt({ a: [1] }, '/a/1', 2)).toBeUndefined();
    expect(withValueAt({ a: 1 }, 'a', 2)).toBeUndefined();
    expect(withValueAt({}, '/__proto__', 2)).toBeUndefined();
    expect(withValueAt({ a: { b: 1 } }, '/a/c', 2)).toEqual({ a: { b: 1, c: 2 } });
  });
});
