import { expect, test } from 'vitest';
import type { Study } from '../../scenarios/index.ts';
import { changedStudy, numberAt, withChange } from '../../server/web/app/inputs/changes.ts';

const control = (pointer: string, unit: string) => ({
  pointer,
  unit,
  title: { nl: pointer, en: pointer },
  minimum: 0,
  maximum: 10,
  step: 1,
});
const IMPORT = control('/sites/0/contract/importMw', 'MW');
const EXPORT = control('/sites/0/contract/exportMw', 'kW');
const BASE: Study = {
  speelruimte: 1,
  kind: 'dispatch',
  name: 'small',
  period: { year: 2025 },
  sites: [
    { name: 'a', contract: { importMw: 4, exportMw: '500 kW' }, demand: { electricityMw: 1 }, assets: [] },
  ],
  prices: { electricity: { dayAheadEurPerMwh: 50 } },
  controls: [IMPORT, EXPORT],
};

test('a changed number keeps the form that it had, and the rest of the study is left alone', () => {
  const changed = changedStudy(BASE, { [IMPORT.pointer]: 6, [EXPORT.pointer]: 750 });
  expect(changed.sites[0]?.contract).toEqual({ importMw: 6, exportMw: '750 kW' });
  expect(changed.prices).toBe(BASE.prices);
  expect(BASE.sites[0]?.contract.importMw).toBe(4);
});

test('only what has a slider can be changed by an address', () => {
  expect(changedStudy(BASE, { '/period/year': 1999 })).toEqual(BASE);
});

test('a value equal to that of the base is no change', () => {
  const one = withChange(BASE, {}, IMPORT, 6);
  expect(one).toEqual({ [IMPORT.pointer]: 6 });
  expect(withChange(BASE, one, IMPORT, 4)).toEqual({});
});

test('text in another unit than the slider has is not taken for a number', () => {
  expect(numberAt(BASE, control(EXPORT.pointer, 'MW'))).toBeNull();
  expect(numberAt(BASE, EXPORT)).toBe(500);
});
