import { describe, expect, test } from 'vitest';
import { dictionaryEntry, heatingValue } from '../../../data/index.ts';
import { at } from '../../../engine/index.ts';
import { checkStudy, type Sources, type Study } from '../../../scenarios/index.ts';
import { dataSet, issuesOf, NO_SOURCES, resolved, sourcesWith, studyWith } from '../small-study.ts';

type Demand = NonNullable<Study['sites'][number]['demand']>;
type Heat = NonNullable<NonNullable<Demand['heatMw']>['furnace']>;

/** A kiln whose gas is its heat. */
const kiln = (furnace: Heat) => studyWith({}, { demand: { electricityMw: 2, heatMw: { furnace } } });
const gas = dataSet('gas', [360, 720, 0, 3600], { kind: 'gas', unit: 'm3/h' });
const PATH = '/sites/0/demand/heatMw/furnace/heatingValueMjPerNm3';

function furnaceMw(heat: Heat, sources: Sources) {
  const { years, defaults } = resolved(kiln(heat), sources);
  const series = years[0]!.sites[0]!.heatLoadMw!.furnace!;
  return { values: [0, 1, 2, 3].map(t => at(series, t)), noted: defaults.find(({ path }) => path === PATH) };
}

describe('a gas series in m3/h where a study needs MW', () => {
  test('the default is the lower heating value of the table of fuels, and is noted with its source', () => {
    const { lowerMjPerNm3 } = heatingValue('naturalGas')!;
    const { default: value, ...entry } = dictionaryEntry('quantity.heatingValueMjPerNm3');
    expect({ ...entry, value }).toMatchObject(lowerMjPerNm3);
    // 360 m3/h of 31.65 MJ is 3.165 MW: 360 * 31.65 / 3600, by hand.
    const { values, noted } = furnaceMw({ dataset: 'gas' }, sourcesWith(gas));
    [3.165, 6.33, 0, 31.65].forEach((mw, t) => {
      expect(values[t]).toBeCloseTo(mw, 12);
    });
    expect(noted).toMatchObject({ value: 31.65, unit: 'MJ/Nm3', mark: 'S' });
    expect(noted!.source).toContain('Wbm art. 59');
  });

  test('another heating value is used, and then nothing is filled in', () => {
    const { values, noted } = furnaceMw({ dataset: 'gas', heatingValueMjPerNm3: 36 }, sourcesWith(gas));
    expect(values[0]).toBeCloseTo(3.6, 12);
    expect(noted).toBeUndefined();
  });

  test('a column of a file, in quarters, scaled afterwards; the check allows the unit', () => {
    const readCsv = () =>
      `utc,gas_m3_per_h\n${Array.from({ length: 16 }, (_, k) => `2024-03-04T${String(8 + Math.floor(k / 4)).padStart(2, '0')}:${15 * (k % 4) || '00'}Z,${k < 4 ? 100 * k : 300}`).join('\n')}\n`;
    const heat = { csv: 'g.csv', column: 'gas_m3_per_h', timeColumn: 'utc', unit: 'm3/h', scale: 2 };
    expect(checkStudy(kiln(heat)).issues).toEqual([]);
    const { values } = furnaceMw(heat, { ...NO_SOURCES, readCsv });
    expect(values[0]).toBeCloseTo((2 * 150 * 31.65) / 3600, 12);
    expect(values[3]).toBeCloseTo((2 * 300 * 31.65) / 3600, 12);
  });

  test('each field that reads the same series has its default noted', () => {
    const heatMw = { furnace: { dataset: 'gas' }, steam: { dataset: 'gas' } };
    const { defaults } = resolved(studyWith({}, { demand: { electricityMw: 2, heatMw } }), sourcesWith(gas));
    const paths = defaults.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining([PATH, PATH.replace('furnace', 'steam')]));
  });

  test('a flow of gas is no price, and no temperature', () => {
    const priced = studyWith({
      prices: { electricity: { dayAheadEurPerMwh: { dataset: 'gas' } }, energyTax: 'none' },
    });
    expect(issuesOf(priced, sourcesWith(gas))).toMatchObject([{ code: 'wrong-unit' }]);
    expect(
      checkStudy(
        studyWith({
          prices: { electricity: { dayAheadEurPerMwh: { dataset: 'gas', unit: 'm3/h' } }, energyTax: 'none' },
        }),
      ).issues,
    ).toMatchObject([{ code: 'wrong-unit' }]);
  });
});
