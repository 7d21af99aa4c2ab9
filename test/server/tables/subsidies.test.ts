import { Value } from 'typebox/value';
import { beforeAll, describe, expect, test } from 'vitest';
import { toCsv } from '../../../data/index.ts';
import { dispatch, type Executor } from '../../../engine/index.ts';
import { type RunResult, runStudy } from '../../../scenarios/index.ts';
import { resultText } from '../../../server/cli/result-text.ts';
import { ResultSchema } from '../../../server/http/schemas/result.ts';
import { tableNames, tableOf } from '../../../server/tables/index.ts';
import { NO_SOURCES, studyWith } from '../../scenarios/small-study.ts';

const here: Executor = {
  workers: 1,
  run: tasks => Promise.all(tasks.map(({ group, options }) => dispatch(group, options))),
  close: async () => undefined,
};

/** An e-boiler of 1 MW on power of 50 EUR/MWh beside gas of 40; the SDE++ pays 25 on half of the hours of the year. */
const STUDY = studyWith(
  {
    kind: 'business-case',
    years: [2026],
    prices: {
      electricity: { dayAheadEurPerMwh: 50 },
      fuels: { naturalGas: { priceEurPerMwh: 40, heatingValue: 'lower' } },
      energyTax: 'none',
    },
    measures: [
      {
        name: 'boiler',
        add: [
          {
            kind: 'eBoiler',
            name: 'e-boiler',
            level: 'steam',
            heatMw: 1,
            efficiency: 1,
            operationEurPerMwh: 0,
          },
        ],
        investment: { capexEur: 100_000, lifetimeYears: 10 },
      },
    ],
    packages: [
      { name: 'now', measures: [] },
      { name: 'boiler', measures: ['boiler'] },
    ],
    finance: { startYear: 2026, horizonYears: 3, discountRate: 0.1 },
    subsidies: {
      bestOf: [
        {
          kind: 'sde',
          baseEurPerMwh: 60,
          correctionEurPerMwh: 35,
          etsBenefitEurPerMwh: 0,
          fullLoadHours: 4392,
        },
        'veki',
      ],
    },
  },
  {
    demand: { electricityMw: 0, heatMw: { steam: 1 } },
    assets: [
      { kind: 'gasBoiler', name: 'gas', level: 'steam', heatMw: 2, efficiency: 1, operationEurPerMwh: 0 },
    ],
    carbon: { inEts: false },
  },
);

describe('subsidies of a run', () => {
  let result: RunResult;
  beforeAll(async () => {
    result = (await runStudy(STUDY, { executor: here, sources: NO_SOURCES })).result;
  });

  test('a table of what is granted and what is refused, with amounts, rule and source', () => {
    expect(tableNames(result, [])).toContain('subsidies');
    const rows = toCsv(tableOf('subsidies', { result, series: [] }))
      .trim()
      .split(/\r?\n/);
    expect(rows).toHaveLength(3);
    // 25 EUR/MWh on 4,392 MWh, three years.
    expect(rows[1]).toMatch(/^boiler,SDE\+\+ e-boiler,boiler,granted,.*,329400/);
    expect(rows[2]).toMatch(/^boiler,VEKI,boiler,refused,exclusion,/);
    expect(rows[2]).toContain('no double counting');
  });

  test('on the command line in both languages', () => {
    const dutch = resultText(result, 'nl');
    expect(dutch).toContain('Subsidies van boiler: samen €');
    expect(dutch).toContain('€ 109.800 in het eerste jaar: 2026: 60 - 35 - 0 = 25 €/MWh op 4.392 MWh');
    expect(dutch).toContain('niet: VEKI (boiler): het basisbedrag van de SDE++ vergoedt de investering al');
    const english = resultText(result, 'en');
    expect(english).toContain('Subsidies of boiler: together EUR');
    expect(english).toContain(
      'not: VEKI (boiler): the base amount of the SDE++ already pays for the investment',
    );
  });

  test('over HTTP nothing of them is lost', () => {
    expect([...Value.Errors(ResultSchema, result)]).toEqual([]);
    const line = result.report.packages.find(({ name }) => name === 'boiler')!;
    const declared = ResultSchema.properties.report.properties.packages.items.properties.subsidies.properties;
    expect(Object.keys(declared).sort()).toEqual(Object.keys(line.subsidies!).sort());
  });

  test('a run without has no such table', async () => {
    const bare = (await runStudy({ ...STUDY, subsidies: 'none' }, { executor: here, sources: NO_SOURCES }))
      .result;
    expect(tableNames(bare, [])).not.toContain('subsidies');
    expect(resultText(bare, 'en')).not.toContain('Subsidies');
  });
});
