import { Value } from 'typebox/value';
import { expect, test } from 'vitest';
import { toCsv } from '../../../data/index.ts';
import { dispatch, type Executor } from '../../../engine/index.ts';
import { runStudy, type Study } from '../../../scenarios/index.ts';
import { resultText } from '../../../server/cli/result-text.ts';
import { ResultSchema } from '../../../server/http/schemas/result.ts';
import { tableNames, tableOf } from '../../../server/tables/index.ts';
import { NO_SOURCES, studyWith } from '../../scenarios/small-study.ts';

const here: Executor = {
  workers: 1,
  run: tasks => Promise.all(tasks.map(({ group, options }) => dispatch(group, options))),
  close: async () => undefined,
};

/** Heat of 1 to 4 MW from gas at 50 or power at 20 EUR/MWh: two MW of boiler at 150,000 a year (see the sizes by hand). */
const STUDY: Study = studyWith(
  {
    kind: 'business-case',
    years: [2026],
    prices: {
      electricity: { dayAheadEurPerMwh: 20 },
      fuels: { suppliedHeat: { priceEurPerMwh: 50 } },
      energyTax: 'none',
    },
    measures: [
      {
        name: 'boiler',
        title: { nl: 'Ketel', en: 'Boiler' },
        add: [
          {
            kind: 'eBoiler',
            name: 'boiler',
            level: 'steam',
            heatMw: 1,
            efficiency: 1,
            operationEurPerMwh: 0,
          },
        ],
        investment: { capexEur: 1_500_000, lifetimeYears: 10, bestSize: { minimum: 0, maximum: 5 } },
      },
    ],
    packages: [
      { name: 'now', measures: [] },
      { name: 'best', measures: ['boiler'] },
    ],
    finance: { startYear: 2026, horizonYears: 10, discountRate: 0 },
  },
  {
    contract: { importMw: 10 },
    demand: { electricityMw: 0, heatMw: { steam: [1, 2, 3, 4] } },
    assets: [
      {
        kind: 'gasBoiler',
        name: 'heat',
        level: 'steam',
        heatMw: 6,
        efficiency: 1,
        fuel: 'suppliedHeat',
        operationEurPerMwh: 0,
      },
    ],
  },
);

test('a best size in the table, the text in both languages and the schema of results', async () => {
  const { result } = await runStudy(STUDY, { executor: here, sources: NO_SOURCES });
  expect(tableNames(result, [])).toContain('sizes');
  const [head, row] = toCsv(tableOf('sizes', { result, series: [] })).split('\r\n');
  expect(head).toMatch(/^package,measure,size/);
  const [pack, measure, size, unit, minimum, maximum, at, , , , annuity] = row!.split(',');
  expect([pack, measure, unit, minimum, maximum, at]).toEqual([
    'best',
    'boiler',
    'times',
    '0',
    '5',
    'inside',
  ]);
  expect([Number(size), Number(annuity)]).toEqual([expect.closeTo(2, 6), expect.closeTo(150_000, 6)]);
  expect(resultText(result, 'nl')).toContain(
    'Ketel 2×: één keer meer scheelt € 150.000 per jaar en kost € 150.000. Bewezen zonder verschil in',
  );
  expect(resultText(result, 'en')).toContain(
    'Boiler 2×: one time more saves € 150,000 a year and costs € 150,000. Proven without a gap in',
  );
  const sizing = ResultSchema.properties.report.properties.sizing;
  expect([...Value.Errors(sizing, result.report.sizing)]).toEqual([]);
  const { sizing: _sizing, ...report } = result.report;
  expect(tableNames({ ...result, report }, [])).not.toContain('sizes');
});
