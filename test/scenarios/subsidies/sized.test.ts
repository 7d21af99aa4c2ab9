import { expect, test } from 'vitest';
import { dispatch, type Executor } from '../../../engine/index.ts';
import { type RunResult, runStudy, type Study } from '../../../scenarios/index.ts';
import { NO_SOURCES, studyWith } from '../small-study.ts';

const here: Executor = {
  workers: 1,
  run: tasks => Promise.all(tasks.map(({ group, options }) => dispatch(group, options))),
  close: async () => undefined,
};

const HOURS_OF_2024 = 8784;
const CAPEX_PER_MW = 100_000;
const SDE = {
  kind: 'sde',
  baseEurPerMwh: 60,
  correctionEurPerMwh: 35,
  etsBenefitEurPerMwh: 0,
  fullLoadHours: HOURS_OF_2024 / 2,
  termYears: 2,
} as const;

/** 1 MW of heat from gas at 40 EUR/MWh, or from an e-boiler at 30; a size in MW, or null: the best of at most so many. */
function caseOf(size: number | null, maximum: number, times = size ?? 1): Study {
  return studyWith(
    {
      kind: 'business-case',
      years: [2026],
      prices: {
        electricity: { dayAheadEurPerMwh: 30 },
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
              heatMw: times,
              efficiency: 1,
              operationEurPerMwh: 0,
            },
          ],
          investment: {
            capexEur: CAPEX_PER_MW * times,
            fixedEurPerYear: 0,
            lifetimeYears: 10,
            ...(size === null && { bestSize: { minimum: 0, maximum } }),
          },
        },
      ],
      packages: [
        { name: 'now', measures: [] },
        { name: 'boiler', measures: ['boiler'] },
      ],
      finance: { startYear: 2026, horizonYears: 3, discountRate: 0.1 },
      subsidies: [SDE],
      solve: { tolerance: 1e-7 },
    },
    {
      contract: { importMw: 4 },
      demand: { electricityMw: 0, heatMw: { steam: 1 } },
      assets: [
        { kind: 'gasBoiler', name: 'gas', level: 'steam', heatMw: 2, efficiency: 1, operationEurPerMwh: 0 },
      ],
      carbon: { inEts: false },
    },
  );
}

async function boilerIn(study: Study) {
  const { report }: RunResult = (await runStudy(study, { executor: here, sources: NO_SOURCES })).result;
  const { npvEur, subsidies, investmentEur } = report.packages.find(({ name }) => name === 'boiler')!;
  const size = report.sizing?.find(({ name }) => name === 'boiler')?.measures[0]?.size;
  return { size, npvEur: npvEur!, investmentEur, support: subsidies!.claims[0]!.lines[0]!.eurByYear };
}

test.each([
  // As much as may be, and as much as there is heat for.
  { maximum: 0.6, best: 0.6 },
  { maximum: 3, best: 1 },
])('SDE++ pays the full-load hours of the size that was found, $best MW', async ({ maximum, best }) => {
  const found = await boilerIn(caseOf(null, maximum));
  expect(found.size).toBeCloseTo(best, 5);
  expect(found.investmentEur).toBeCloseTo(best * CAPEX_PER_MW, 0);
  // 25 EUR/MWh on half of the hours of its full load, in two years.
  const paid = 25 * best * (HOURS_OF_2024 / 2);
  expect(found.support.slice(1).map(eur => eur / paid)).toEqual([
    expect.closeTo(1, 5),
    expect.closeTo(1, 5),
    0,
  ]);
  const written = await boilerIn(caseOf(best, maximum));
  expect(found.npvEur / written.npvEur).toBeCloseTo(1, 5);
});
