import { describe, expect, test } from 'vitest';
import type { SeriesColumn, SeriesTable } from '../../../scenarios/index.ts';
import { byKind, flowName, isElectric, isHeat, kindOf } from '../../../server/charts/flows.ts';
import { KIND_LABELS, KINDS, ROLE_LABELS } from '../../../server/charts/labels.ts';
import { KIND_COLOURS } from '../../../server/charts/palette.ts';
import { madeUpRun, SITE } from '../made-up-run.ts';

const table = madeUpRun().series[3]!;

describe('kinds', () => {
  test('follow from the flows of an asset', () => {
    const kinds = Object.fromEntries(table.columns.map(column => [flowName(column), kindOf(column, table)]));
    expect(kinds).toMatchObject({
      import: 'import',
      export: 'export',
      'zonnedak.power': 'pv',
      'accu.discharge': 'battery',
      'vat.level': 'thermalStore',
      'ketel.heat': 'gasBoiler',
      'pomp.heat': 'heatPump',
      'eketel.heat': 'eBoiler',
      'load.steam': 'load',
    });
  });

  test('a CHP makes power and heat, a turbine turns at night', () => {
    const flow = (
      name: string,
      role: SeriesColumn['role'],
      carrier: SeriesColumn['carrier'],
      mw: number,
    ) => ({
      name: `${SITE}/${name}`,
      site: SITE,
      asset: name.slice(0, name.indexOf('.')),
      role,
      carrier,
      unit: 'MW' as const,
      values: new Float64Array(table.steps).fill(mw),
    });
    const columns = [
      flow('wkk.power', 'source', 'electricity', 2),
      flow('wkk.heat', 'source', 'steam', 3),
      flow('molen.power', 'source', 'electricity', 1),
      flow('molen.curtailed', 'sink', 'electricity', 0.25),
    ];
    const small: SeriesTable = { ...table, columns };
    expect(columns.map(column => kindOf(column, small))).toEqual(['chp', 'chp', 'wind', 'wind']);
    expect(byKind(columns, small, 'sink', isElectric).map(({ kind }) => kind)).toEqual(['wind']);
  });

  test('each has a colour, and a label in both languages; so has each role', () => {
    for (const kind of KINDS) expect(KIND_COLOURS[kind]).toMatch(/^(#[0-9A-F]{6}|currentColor)$/);
    for (const words of [...Object.values(KIND_LABELS), ...Object.values(ROLE_LABELS)])
      expect(Math.min(words.nl.length, words.en.length)).toBeGreaterThan(2);
    expect(Object.keys(ROLE_LABELS)).toEqual(expect.arrayContaining(table.columns.map(({ role }) => role)));
  });

  test('colours that meet in one panel differ', () => {
    for (const belongs of [isElectric, isHeat]) {
      const colours = byKind(table.columns, table, 'source', belongs).map(({ kind }) => KIND_COLOURS[kind]);
      expect(new Set(colours).size).toBe(colours.length);
    }
  });
});
