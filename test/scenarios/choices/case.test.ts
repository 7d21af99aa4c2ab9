import { beforeAll, describe, expect, test } from 'vitest';
import { dispatch, type Executor } from '../../../engine/index.ts';
import {
  checkStudy,
  planStudy,
  previewVariants,
  type RunResult,
  runStudy,
  type Study,
} from '../../../scenarios/index.ts';
import { NO_SOURCES, resolved, studyWith } from '../small-study.ts';

const here: Executor = {
  workers: 1,
  run: tasks => Promise.all(tasks.map(({ group, options }) => dispatch(group, options))),
  close: async () => undefined,
};
const run = (study: Study) => runStudy(study, { executor: here, sources: NO_SOURCES });

/** Hours of the whole year to which the four hours of the study are brought. */
const HOURS = 8784;

/**
 * 2 MW of power and 4 MW of steam behind 3 MW, power at 20 EUR/MWh and gas at 60: as it is 2 x 20 + 4 x 60 = 280 EUR an hour.
 * An e-boiler has 1 MW of the connection and saves 40 an hour; from 2029 on a larger connection lets it make all the steam
 * and save 160.
 */
const PHASED = studyWith(
  {
    kind: 'business-case',
    years: [2026, 2027, 2028, 2029, 2030],
    prices: {
      electricity: { dayAheadEurPerMwh: 20 },
      fuels: { naturalGas: { priceEurPerMwh: 60, heatingValue: 'lower' } },
      energyTax: 'none',
    },
    measures: [
      {
        name: 'grid',
        title: { nl: 'Zwaardere aansluiting', en: 'Larger connection' },
        addImportMw: 4,
        availableFrom: 2029,
        investment: { capexEur: 400_000, lifetimeYears: 40 },
      },
      {
        name: 'e-boiler',
        title: { nl: 'E-boiler', en: 'E-boiler' },
        add: [
          {
            kind: 'eBoiler',
            name: 'e-boiler',
            level: 'steam',
            heatMw: 4,
            efficiency: 1,
            operationEurPerMwh: 0,
          },
        ],
        years: [2026, 2029],
        investment: { capexEur: 600_000, lifetimeYears: 15 },
      },
    ],
    choices: {},
    finance: { startYear: 2026, horizonYears: 5, discountRate: 0, residualValue: 'none' },
  },
  {
    contract: { importMw: 3 },
    demand: { electricityMw: 2, heatMw: { steam: 4 }, unserved: { electricityEurPerMwh: 'not-allowed' } },
    assets: [
      {
        kind: 'gasBoiler',
        name: 'boiler',
        level: 'steam',
        heatMw: 6,
        efficiency: 1,
        operationEurPerMwh: 0,
        fuel: 'naturalGas',
      },
    ],
  },
);

describe('an e-boiler before and after the connection that comes in 2029', () => {
  let result: RunResult;
  beforeAll(async () => {
    expect(checkStudy(PHASED).issues).toEqual([]);
    result = (await run(PHASED)).result;
  });
  const lineOf = (name: string) => result.report.packages.find(one => one.name === name)!;

  test('is made in both years, with and without it', () => {
    expect(result.report.packages.map(({ name }) => name).sort()).toEqual([
      'as-it-is',
      'e-boiler@2026',
      'e-boiler@2029',
      'grid',
      'grid+e-boiler@2026',
      'grid+e-boiler@2029',
    ]);
    expect(lineOf('grid+e-boiler@2029').title.en).toBe('Larger connection + E-boiler (2029)');
    expect(result.report.leftOut).toBeUndefined();
  });

  test.each([
    ['e-boiler@2026', [240, 240, 240, 240, 240]],
    ['e-boiler@2029', [280, 280, 280, 240, 240]],
    ['grid+e-boiler@2026', [240, 240, 240, 120, 120]],
    ['grid+e-boiler@2029', [280, 280, 280, 120, 120]],
  ])('%s costs from year to year what is there', (name, eurPerHour) => {
    const { annualCostEur } = lineOf(name);
    expect(Object.keys(annualCostEur)).toEqual(['2026', '2027', '2028', '2029', '2030']);
    Object.values(annualCostEur).forEach((eur, k) => {
      expect(eur).toBeCloseTo(eurPerHour[k]! * HOURS, 1);
    });
  });

  test.each([
    ['e-boiler@2026', 5 * 40, 600_000, [600_000, 0, 0, 0, 0, 0]],
    ['e-boiler@2029', 2 * 40, 600_000, [0, 0, 0, 600_000, 0, 0]],
    ['grid+e-boiler@2026', 3 * 40 + 2 * 160, 1_000_000, [600_000, 0, 0, 400_000, 0, 0]],
    ['grid+e-boiler@2029', 2 * 160, 1_000_000, [0, 0, 0, 1_000_000, 0, 0]],
  ])(
    '%s is bought in its years and is worth what it saves from then on',
    (name, savedEurPerHour, capexEur, bought) => {
      const { npvEur, investmentEur, finance } = lineOf(name);
      expect(investmentEur).toBe(capexEur);
      const line = finance!.lines.find(one => one.name === 'investment')!;
      expect(line.eurByYear.map(eur => -eur + 0)).toEqual(bought);
      expect(npvEur).toBeCloseTo(savedEurPerHour * HOURS - capexEur, 0);
    },
  );

  test('a slider can ask for any of them by name, and gets the first beside the reference', async () => {
    const source = { sources: NO_SOURCES, executor: here };
    const wish = { variants: ['grid+e-boiler@2029'], year: 2030, deadlineMs: 1e4 };
    const asked = (await previewVariants(PHASED, wish, source)).result.variants;
    expect(asked.map(({ name, year }) => [name, year])).toEqual([['grid+e-boiler@2029', 2030]]);
    const { result: first } = await previewVariants(PHASED, { deadlineMs: 1e4 }, source);
    expect(first.variants.map(({ name }) => name)).toEqual(['grid', 'as-it-is']);
  });
});

describe('prices of the year in which it is built', () => {
  test('a cost by year, and the terms and figures of a technique', async () => {
    const [grid, boiler] = PHASED.measures!;
    const byYear = { ...boiler!.investment, capexEur: { byYear: { 2026: 600_000, 2029: 300_000 } } } as const;
    const study = { ...PHASED, measures: [grid!, { ...boiler!, investment: byYear }] };
    const packages = resolved(study).packages;
    const capexOf = (name: string) =>
      packages.find(one => one.name === name)!.investments.map(one => one.capexEur);
    expect([capexOf('e-boiler@2026'), capexOf('e-boiler@2029')]).toEqual([[600_000], [300_000]]);
  });

  test('a subsidy of a later year is asked for then: the EIA is not known to be open in 2029', async () => {
    const { result } = await run({ ...PHASED, subsidies: ['eia'] });
    const subsidiesOf = (name: string) => result.report.packages.find(one => one.name === name)!.subsidies!;
    expect(subsidiesOf('e-boiler@2026').claims).toMatchObject([{ scheme: 'eia', measure: 'e-boiler@2026' }]);
    expect(subsidiesOf('e-boiler@2029').claims).toEqual([]);
    expect(subsidiesOf('e-boiler@2029').refusals).toMatchObject([
      { rule: 'dates', measure: 'e-boiler@2029' },
    ]);
  });
});

describe('what is left out before anything is solved', () => {
  const leftOf = (study: Study) =>
    planStudy(resolved(study)).leftOut.map(({ rule, packages, examples }) => [rule, packages, ...examples]);
  const namesIn = (study: Study) => planStudy(resolved(study)).resolved.packages.map(({ name }) => name);
  const [grid, boiler] = PHASED.measures!;

  test('years that the computed years cannot tell apart, with the one that is kept', () => {
    const study: Study = {
      ...PHASED,
      years: [2026, 2030],
      measures: [{ ...boiler!, years: [2027, 2028, 2030] }],
    };
    expect(namesIn(study)).toEqual(['as-it-is', 'e-boiler@2027']);
    expect(leftOf(study)).toEqual([
      ['same-effect', 2, 'e-boiler@2028 = e-boiler@2027', 'e-boiler@2030 = e-boiler@2027'],
    ]);
  });

  test('what changes nothing for more money', () => {
    const idle = { ...grid!, name: 'idle', addImportMw: 0, availableFrom: 2026 };
    const study: Study = { ...PHASED, measures: [idle, boiler!] };
    expect(namesIn(study)).toEqual(['as-it-is', 'e-boiler@2026', 'e-boiler@2029']);
    expect(leftOf(study)).toEqual([
      [
        'adds-nothing',
        3,
        'idle = as-it-is',
        'idle+e-boiler@2026 = e-boiler@2026',
        'idle+e-boiler@2029 = e-boiler@2029',
      ],
    ]);
  });

  // Gives 2 of the 3 MW back, which leaves 1 MW for a load of 2.
  const less = { ...grid!, name: 'less', addImportMw: -2, availableFrom: 2028 };
  const twice = { ...boiler!, name: 'twice', years: [2026] };
  const clashing: Study = { ...PHASED, measures: [boiler!, twice, less] };

  test('assets that clash, and a load that nothing could serve', () => {
    // Of 3 x 2 x 2 combinations 2 x 2 have both e-boilers and the other 4 with less than 2 MW cannot be; with all three, the
    // second e-boiler of 2029 comes after the shortage of 2028.
    expect(namesIn(clashing)).toEqual(['as-it-is', 'e-boiler@2026', 'e-boiler@2029', 'twice@2026']);
    expect(leftOf(clashing)).toEqual([
      ['shortage', 5, 'less', 'e-boiler@2026+less', 'e-boiler@2029+less'],
      [
        'impossible',
        3,
        'e-boiler@2026+twice@2026',
        'e-boiler@2029+twice@2026',
        'e-boiler@2026+twice@2026+less',
      ],
    ]);
  });

  test('what is written out stays, as not feasible, and the rest is in the report', async () => {
    const written = { ...clashing, packages: [{ name: 'none', measures: ['less'] }] };
    const { result } = await run(written);
    expect(result.report.packages.find(({ name }) => name === 'none')!.npvEur).toBeNull();
    expect(result.report.leftOut).toEqual(planStudy(resolved(written)).leftOut);
    expect([...new Set(result.variants.map(({ name }) => name))].sort()).toEqual([
      'as-it-is',
      'e-boiler@2026',
      'e-boiler@2029',
      'none',
      'twice@2026',
    ]);
  });

  test('nothing is run for what is left out', () => {
    const plan = planStudy(resolved(clashing));
    const used = new Set(plan.variants.map(({ task }) => task));
    expect([...used].sort((a, b) => a - b)).toEqual(plan.tasks.map((_, index) => index));
    expect(plan.tasks.some(({ name }) => name.includes('less'))).toBe(false);
  });
});
