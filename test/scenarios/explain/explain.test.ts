import { describe, expect, test } from 'vitest';
import { annuity, dispatch, type Executor, yearAxis } from '../../../engine/index.ts';
import { checkStudy } from '../../../scenarios/check/check-study.ts';
import { studyWith as changed, movedBy } from '../../../scenarios/explain/drivers.ts';
import { explainStudy } from '../../../scenarios/explain/explain.ts';
import type { Explanation } from '../../../scenarios/explain/facts.ts';
import { sentencesOf } from '../../../scenarios/explain/sentences.ts';
import { runStudy, type Study } from '../../../scenarios/index.ts';
import { NO_SOURCES, resolved, studyWith } from '../small-study.ts';

/** Runs here, without threads. */
const here: Executor = {
  workers: 1,
  run: (tasks, watch) =>
    Promise.all(
      tasks.map(async task => {
        const answer = await dispatch(task.group, task.options);
        watch?.onDone?.(task, answer, 1, tasks.length);
        return answer;
      }),
    ),
  close: async () => undefined,
};

const explain = (study: Study, name?: string) =>
  explainStudy(study, { executor: here, sources: NO_SOURCES, ...(name !== undefined && { package: name }) });

const AXIS = yearAxis(2025, 60);
const isWinterEvening = (t: number) =>
  ['01', '02', '12'].includes(AXIS.months[AXIS.month[t]!]!.label.slice(5)) &&
  AXIS.weekday[t]! <= 5 &&
  AXIS.hourOfDay[t]! >= 17 &&
  AXIS.hourOfDay[t]! < 20;
const EVENINGS = AXIS.month.filter((_, t) => isWinterEvening(t)).length;
const evening = Array.from({ length: AXIS.steps }, (_, t) => (isWinterEvening(t) ? 3 : 2));

/**
 * 2 MW, and 3 MW on winter weekdays from 17 to 20 h, behind 2.5 MW. What is not served costs 1,000 EUR/MWh and power 60: a MW
 * more is worth 940 EUR in each of those hours, and half a MW more is all there is to gain.
 */
const tight = studyWith(
  { period: { year: 2025 }, prices: { electricity: { dayAheadEurPerMwh: 60 }, energyTax: 'none' } },
  {
    contract: {
      importMw: 2.5,
      tariff: { contractEurPerKwMonth: 5, peakEurPerKwMonth: 0, energyEurPerMwh: 0, fixedEurPerYear: 0 },
    },
    demand: { electricityMw: evening, unserved: { electricityEurPerMwh: 1000 } },
  },
);

describe('a connection that is too small on winter evenings', async () => {
  const { explanations } = (await explain(tight)).result;
  const [facts] = explanations as [Explanation];

  test('is the dearest limit, with its hours, its value and when', () => {
    expect(facts.limits).toHaveLength(1);
    const [limit] = facts.limits;
    expect(limit).toMatchObject({ place: 'works', name: null, of: 'import', unit: 'MW', size: 2.5 });
    expect(limit!.hoursAtLimit).toBe(EVENINGS);
    expect(limit!.valueEurPerUnit).toBeCloseTo(EVENINGS * 940, 2);
    expect(limit!.when).toEqual({
      season: 'winter',
      days: 'weekdays',
      hours: { from: 17, until: 20 },
      share: 1,
    });
  });

  test('a MW more of contract is worth the half MW that lacked, and costs its tariff', () => {
    const contract = facts.reliefs.find(({ kind }) => kind === 'contract')!;
    expect(contract.valueEurPerYear).toBeCloseTo(0.5 * EVENINGS * 940, 2);
    expect(contract.costEurPerYear).toBeCloseTo(5 * 1000 * 12, 6);
  });

  test('a battery of the table serves it too, at the annuity of its price', () => {
    const store = facts.reliefs.find(({ kind }) => kind === 'store')!;
    // 1.5 MWh an evening out of 3 MWh; one way 95.5 % each: power in is worth 60 / 0.955^2 of it.
    const saved = 0.5 * EVENINGS * (1000 - 60 / 0.955 ** 2);
    // Losses and wear by default take a permille off.
    expect(store.valueEurPerYear / saved).toBeGreaterThan(0.998);
    expect(store.valueEurPerYear / saved).toBeLessThan(1);
    expect(store.costEurPerYear).toBeCloseTo(375 * 3000 * annuity(0.08, 22.5), 2);
  });

  test('is told in Dutch and English with the same numbers', () => {
    for (const { text } of explanations) sameNumbers(text);
    const cannot = facts.text.cannot.map(({ en }) => en).join(' ');
    expect(cannot).toContain('The import limit at works (2.5 MW) binds for');
    expect(cannot).toContain('mostly in winter on weekdays between 17 and 20 h');
    expect(facts.text.cannot.map(({ nl }) => nl).join(' ')).toContain(
      'meest in de winter op werkdagen tussen 17 en 20 uur',
    );
    expect(facts.text.change.map(({ en }) => en).join(' ')).toContain('costs € 60,000 a year');
  });
});

/** Every number of the Dutch sentences, in the order they stand, is a number of the English ones. */
function sameNumbers(text: Explanation['text']): void {
  const numbers = (sentence: string, language: 'nl' | 'en') =>
    (sentence.match(/\d[\d.,]*\d|\d/g) ?? []).map(number =>
      Number(language === 'nl' ? number.replaceAll('.', '').replace(',', '.') : number.replaceAll(',', '')),
    );
  const pairs = [...text.can, ...text.cannot, ...text.change];
  expect(pairs.length).toBeGreaterThan(0);
  for (const { nl, en } of pairs) expect(numbers(nl, 'nl'), nl).toEqual(numbers(en, 'en'));
}

/**
 * 1 MW of steam from gas at 50 EUR/MWh; power costs 20 in even hours and 40 in odd ones. An e-boiler of 1 MW saves 30 and 10.
 * It costs what 4,380 x 10 EUR a year are worth over ten years.
 */
const YEARS = 10;
const RATE = 0.08;
const CAPEX = (4380 * 10) / annuity(RATE, YEARS);
const boilers: Study = studyWith(
  {
    kind: 'business-case',
    period: { year: 2025 },
    years: [2026],
    prices: {
      electricity: { dayAheadEurPerMwh: Array.from({ length: 8760 }, (_, t) => (t % 2 === 0 ? 20 : 40)) },
      fuels: { naturalGas: { priceEurPerMwh: 50, heatingValue: 'lower' } },
      energyTax: 'none',
    },
    measures: [
      {
        name: 'e-boiler',
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
        investment: { capexEur: CAPEX, lifetimeYears: YEARS },
      },
    ],
    packages: [
      { name: 'gas', measures: [] },
      { name: 'electric', measures: ['e-boiler'] },
    ],
    finance: { startYear: 2026, horizonYears: YEARS, discountRate: RATE },
  },
  {
    contract: { importMw: 5 },
    demand: { heatMw: { steam: 1 } },
    assets: [
      { kind: 'gasBoiler', name: 'boiler', level: 'steam', heatMw: 1, efficiency: 1, operationEurPerMwh: 0 },
    ],
    carbon: { inEts: false },
  },
);

describe('an e-boiler beside a gas boiler', async () => {
  const { explanations, defaults } = (await explain(boilers)).result;
  const facts = explanations.find(({ name }) => name === 'electric')!;

  test('breaks even where the operation has changed, not where it is held', () => {
    const power = facts.breakEvens!.find(({ of }) => of === 'power')!;
    // Held, 40 - 2 d = 10: the mean of 30 rises by 15. Anew, the odd hours stop at 10 and 30 - d = 10: it rises by 20.
    expect(power.used).toBeCloseTo(30, 6);
    expect(power.held).toBeCloseTo(45, 2);
    expect(power.at).toHaveLength(1);
    expect(Math.abs(power.at[0]! - 50)).toBeLessThanOrEqual(power.within);
    expect(power.paysBelow).toBe(true);
    expect(power.solves).toBeGreaterThan(0);
    // What is bought falls as power gets dearer, by the package and by the reference: no other price can do it.
    expect(power.notExcluded).toEqual([]);
  });

  test('the investment breaks even without solving anything again', () => {
    const capex = facts.breakEvens!.find(({ of }) => of === 'capex')!;
    // Saves 4,380 x 40 a year: four times what it must.
    expect(capex.at[0]! / CAPEX).toBeCloseTo(4, 4);
    expect(capex.solves).toBe(0);
  });

  test('a study at the break-even price has no net present value', async () => {
    const [at] = facts.breakEvens!.find(({ of }) => of === 'power')!.at;
    const base = { study: boilers, resolved: resolved(boilers), name: 'electric' };
    const study = changed(boilers, movedBy(base, 'power', at! - 30)!);
    const { result } = await runStudy(study, { executor: here, sources: NO_SOURCES });
    const npvEur = result.report.packages.find(({ name }) => name === 'electric')!.npvEur!;
    // One tenth of a permille of the price is 0.003 EUR/MWh over 4,380 h.
    expect(Math.abs(npvEur)).toBeLessThan((0.003 * 4380) / annuity(RATE, YEARS));
  });

  test('the bars of the tornado are the worths of runs of the changed study', async () => {
    const { tornado } = facts;
    expect(tornado!.npvEur).toBeCloseTo((4380 * 30) / annuity(RATE, YEARS), 0);
    const bar = tornado!.bars.find(({ driver }) => driver === 'spread')!;
    // 30 +- 12 in place of 30 +- 10: with all hours below gas the spread does nothing.
    expect(bar.swingEur).toBeLessThan(1);
    const heat = tornado!.bars.find(({ driver }) => driver === 'heat')!;
    expect(heat.low.setting).toEqual({ factor: 0.9 });
    const less = changed(boilers, [{ pointer: '/sites/0/demand/heatMw/steam', value: 0.9 }]);
    const { result } = await runStudy(less, { executor: here, sources: NO_SOURCES });
    expect(heat.low.npvEur).toBeCloseTo(
      result.report.packages.find(({ name }) => name === 'electric')!.npvEur!,
      6,
    );
    const swings = tornado!.bars.map(({ swingEur }) => swingEur);
    expect(swings).toEqual([...swings].sort((a, b) => b - a));
  });

  test('what only the finance asks is not solved again, and every setting that was filled in is listed', () => {
    const only = facts.tornado!.bars.filter(({ isFinanceOnly }) => isFinanceOnly);
    expect(only.map(({ driver }) => driver).sort()).toEqual(['discountRate', 'investment']);
    expect(defaults.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['/explain/sensitivities/heat', '/explain/target/year']),
    );
  });

  test('halves its emissions or does not, against the reference of the first year', () => {
    const base = explanations.find(({ name }) => name === 'gas')!.target!;
    const ton = base.baseTon;
    expect(base).toMatchObject({ baseFrom: 'reference', baseYear: 2026, year: 2030, isMet: false });
    expect(base.targetTon).toBeCloseTo(ton / 2, 9);
    expect(facts.target).toMatchObject({ tonInYear: 0, isMet: true });
    expect(facts.text.can.at(-1)!.en).toContain('with 0 tonnes it is met');
  });

  test('texts have the same numbers in both languages', () => {
    for (const { text } of explanations) sameNumbers(text);
  });
});

test('a package that cannot be: what is short, and the least change', async () => {
  const { result } = await explain({
    ...boilers,
    packages: [
      { name: 'gas', measures: [] },
      { name: 'tight', measures: [], contracts: { works: { importMw: 0 } } },
    ],
    sites: [
      {
        ...boilers.sites[0]!,
        demand: { electricityMw: 1, unserved: { electricityEurPerMwh: 'not-allowed' } },
      },
    ],
  });
  const facts = result.explanations.find(({ name }) => name === 'tight')!;
  expect(facts.can).toBeNull();
  expect(facts.short).toMatchObject([{ year: 2026, hours: 8760 }]);
  expect(facts.text.cannot[0]!.en).toContain('works');
  sameNumbers(facts.text);
});

test('settings of the study take the place of the defaults; a wrong path and package are told', async () => {
  const own = {
    ...boilers,
    explain: {
      sensitivities: [{ of: 'heat', low: 0.5 }],
      target: { baseTon: 100, share: 0.4, year: 2026 },
    },
  } as Study;
  const { explanations } = (await explain(own, 'electric')).result;
  expect(explanations).toHaveLength(1);
  const [facts] = explanations as [Explanation];
  expect(facts.tornado!.bars.find(({ driver }) => driver === 'heat')!.low.setting).toEqual({ factor: 0.5 });
  expect(facts.target).toMatchObject({ baseTon: 100, targetTon: 40, year: 2026, baseFrom: 'study' });
  const wrong = { ...own, explain: { sensitivities: [{ of: 'gas', lowPath: 'gas-lo' }] } };
  expect(checkStudy(wrong).issues.map(({ path }) => path)).toContain('/explain/sensitivities/0/lowPath');
  await expect(explain(boilers, 'elektric')).rejects.toThrow(/elektric/);
});

test('where no break-even is found but not excluded either, the sentence says so', async () => {
  const facts = (await explain(boilers)).result.explanations.find(({ name }) => name === 'electric')!;
  const gas = facts.breakEvens!.find(({ of }) => of === 'gas')!;
  const told = (at: readonly number[], notExcluded: readonly (readonly [number, number])[]) =>
    sentencesOf({ ...facts, tornado: null, reliefs: [], breakEvens: [{ ...gas, at, notExcluded }] })
      .change[0]!;
  expect(told([], []).en).toMatch(/^It .*pays? at any value up to a mean gas price of € 500\/MWh\.$/);
  expect(told([], [[10, 20]]).en).toMatch(
    /any value looked at up to .*; between € 10\D.* and € 20\D.* break-evens are not/,
  );
  expect(told([10], [[20, 30]]).nl).toMatch(
    /; tussen € 20\D.* en € 30\D.* zijn meer omslagpunten niet uitgesloten\.$/,
  );
});
