import { describe, expect, test } from 'vitest';
import { estimateSite } from '../../../data/intake/estimate.ts';
import { importIntake } from '../../../data/intake/sheet.ts';
import { issuesOf } from '../../issues-of.ts';

const sheet = (...rows: string[]) =>
  importIntake(['gegeven;waarde;eenheid', ...rows].join('\n'), 'intake.csv');
const problems = (...rows: string[]) => issuesOf(() => sheet(...rows));
const DAIRY = [
  'naam;Melk & Kaas;',
  'sector;zuivel;',
  'gasverbruik;8760000;m3',
  'stroomverbruik;43,8;GWh',
  'gecontracteerd vermogen;7,5;MW',
  'piek;6800;kW',
  'temperatuur;180;C',
  'ploegen;6 dagen;',
  'ETS;ja;',
];

describe('the sheet', () => {
  test('facts in Dutch with units and decimal commas', () => {
    const { records, doubts } = sheet(...DAIRY, 'zonnepanelen;;kW');
    expect(records).toEqual({
      name: 'Melk & Kaas',
      sector: 'dairy',
      annualGasM3: 8760000,
      annualElectricityKwh: 43800000,
      contractKw: 7500,
      peakKw: 6800,
      heatC: 180,
      shifts: 'sixDay',
      inEts: 'yes',
    });
    expect(doubts).toEqual([]);
  });

  test('the same in English with commas', () => {
    const got = importIntake(
      'fact,value,unit\nsector,dairy,\nannual power,43.8,GWh\npeak,6.8,MW\n',
      'x',
    ).records;
    expect(got).toEqual({ sector: 'dairy', annualElectricityKwh: 43800000, peakKw: 6800 });
  });

  test('every problem at once', () => {
    const rows = [
      'sector;kaas;',
      'kleur;rood;',
      'gasverbruik;8.760;m3',
      'stroomverbruik;43;',
      'piek;-1;kW',
      'piek;x;kW',
      'ploegen;soms;',
    ];
    expect(problems(...rows).map(({ code, path }) => [code, path.split('/')[2]])).toEqual([
      ['unknown-choice', '2'],
      ['unknown-fact', '3'],
      ['ambiguous-number', '4'],
      ['wrong-unit', '5'],
      ['out-of-range', '6'],
      ['duplicate-fact', '7'],
      ['not-a-number', '7'],
      ['unknown-choice', '8'],
    ]);
    expect(problems('naam;A;').map(({ code }) => code)).toEqual(['missing-fact', 'missing-fact']);
  });

  test('a decimal comma that split a row is refused', () => {
    const issues = issuesOf(() => importIntake('fact,value,unit\nsector,dairy,\npeak,6,8,MW', 'x'));
    expect(issues.map(({ code }) => code)).toContain('ragged-row');
  });

  test('more energy than the connection carries is a doubt', () => {
    expect(
      sheet('sector;glas;', 'stroomverbruik;876;GWh', 'piek;100;MW', 'contract;50;MW').doubts.map(
        ({ code }) => code,
      ),
    ).toEqual(['peak-above-contract']);
    expect(
      sheet('sector;glas;', 'stroomverbruik;1752;GWh', 'contract;100;MW').doubts.map(({ code }) => code),
    ).toEqual(['more-than-the-connection']);
  });
});

describe('the estimate', () => {
  test('a thousand m3 an hour is 8.79 MW of gas, of which a boiler makes steam', () => {
    const site = estimateSite(sheet(...DAIRY).records);
    expect(site.electricityMw).toBe(5);
    // 1,000 m3/h x 31.65 MJ / 3,600 = 8.7917 MW; times 0.925.
    expect(site.heatMw).toEqual({ steam: 8.13229 });
    expect(site.importMw).toBe(7.5);
    expect(site.estimates.find(({ field }) => field === 'electricity')).toMatchObject({ mark: 'C' });
  });

  test('what is not said comes from the median site of the sector, and says so', () => {
    const site = estimateSite(sheet('sector;keramiek;', 'contract;2;MW').records);
    expect(site.electricityMw).toBeCloseTo(0.7 * 0.9, 9);
    expect(site.heatMw).toEqual({ furnace: 5.4 });
    const fields = site.estimates.map(({ field }) => field);
    expect(fields).toEqual(
      expect.arrayContaining(['electricity', 'gas', 'shifts', 'direct-fired share', 'feed-in']),
    );
    for (const { from, mark, unit } of site.estimates)
      expect([from.nl.length > 5, from.en.length > 5, mark.length > 0, unit.length > 0]).not.toContain(false);
  });

  test('above 250 C all gas is burnt in the process; cooler, a given share of it', () => {
    const base = ['sector;overig;', 'stroomverbruik;1;GWh', 'contract;1;MW', 'gasverbruik;876000;m3'];
    expect(Object.keys(estimateSite(sheet(...base, 'temperatuur;900;C').records).heatMw)).toEqual([
      'furnace',
    ]);
    const half = estimateSite(sheet(...base, 'temperatuur;90;C', 'gas in ovens;50;%').records).heatMw;
    expect(half.hotWater! / half.furnace!).toBeCloseTo(0.925, 5);
  });
});
