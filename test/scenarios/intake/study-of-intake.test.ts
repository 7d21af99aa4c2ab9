import { describe, expect, test } from 'vitest';
import { importRecords } from '../../../data/index.ts';
import { checkStudy, resolveStudy } from '../../../scenarios/index.ts';
import { studyOfIntake } from '../../../scenarios/intake/study-of-intake.ts';

const FACTS = {
  name: 'Zuivel Zuid B.V.',
  sector: 'dairy',
  annualGasM3: 8_760_000,
  annualElectricityKwh: 43_800_000,
  contractKw: 7500,
  heatC: 180,
  inEts: 'yes',
  pvKw: 2000,
  chpKw: 500,
  batteryKw: 1000,
  batteryKwh: 4000,
  gridOperator: 'Liander',
};
const sources = { readCsv: () => '', dataSets: { get: () => undefined, list: () => [] } };

describe('a study of an intake sheet', () => {
  test('is accepted, and resolves to the energy that was given', () => {
    const { study, estimates } = studyOfIntake(FACTS, 2026);
    const checked = checkStudy(study);
    expect(checked.issues).toEqual([]);
    const { resolved, issues } = resolveStudy(checked.study!, sources as never);
    expect(issues).toEqual([]);
    const [site] = resolved!.years[0]!.sites;
    const load = site!.electricityLoadMw as Float64Array;
    expect(load.reduce((sum, one) => sum + one, 0)).toBeCloseTo(43_800, 3);
    expect(site!.assets.map(({ kind }) => kind)).toEqual(['gasBoiler', 'chp', 'pv', 'battery']);
    expect(estimates.map(({ field }) => field)).toContain('tariff level');
  });

  test.each(['glass', 'insulation', 'ceramics', 'dairy', 'potato', 'beer', 'oils-fats', 'starch'])(
    'with no more than the sector %s and a contract',
    sector => {
      const { study, estimates } = studyOfIntake({ sector, contractKw: 20_000 }, 2025);
      expect(checkStudy(study).issues).toEqual([]);
      expect(estimates.length).toBeGreaterThan(5);
    },
  );

  test('from the file to the study', () => {
    const read = importRecords('fact,value,unit\nsector,beer,\npeak,4000,kW\n', 'x.csv');
    expect(read.format).toBe('intake-sheet');
    expect(checkStudy(studyOfIntake(read.records as never, 2026).study).issues).toEqual([]);
  });
});
