import { expect, test } from 'vitest';
import { dispatch, type Executor } from '../../../engine/index.ts';
import { explainStudy } from '../../../scenarios/explain/explain.ts';
import type { Study } from '../../../scenarios/index.ts';
import { NO_SOURCES, studyWith } from '../small-study.ts';

const here: Executor = {
  workers: 1,
  run: tasks => Promise.all(tasks.map(({ group, options }) => dispatch(group, options))),
  close: async () => undefined,
};

async function factsOf(study: Study) {
  const { result } = await explainStudy(study, { executor: here, sources: NO_SOURCES });
  return result.explanations[0]!;
}

/** Four hours are this part of 2024; what they are worth is told for a year. */
const YEARS = 8784 / 4;
const site = (name: string, electricityMw: number[]) => ({
  name,
  contract: { importMw: 2 },
  demand: { electricityMw, unserved: { electricityEurPerMwh: 1000 } },
});

test('two sites that need power in turn: as a hub they serve what they cannot alone', async () => {
  const facts = await factsOf(
    studyWith({ sites: [site('one', [3, 3, 1, 1]), site('two', [1, 1, 3, 3])] } as Partial<Study>),
  );
  const hub = facts.reliefs.find(({ kind }) => kind === 'hub')!;
  // A MW more in each of the four hours, at 1,000 less the 50 of power.
  expect(hub.valueEurPerYear / (4 * 950 * YEARS)).toBeCloseTo(1, 6);
  expect(hub.costEurPerYear).toBeNull();
  expect(facts.limits.map(({ place, of }) => [place, of])).toEqual([
    ['one', 'import'],
    ['two', 'import'],
  ]);
});

test('two sites that peak in turn: as a hub they pay kWmax on 3 MW in place of twice 2', async () => {
  const peaks = [{ period: 'month', priceEurPerMw: 100 }];
  const peaky = (name: string, electricityMw: number[], contract: object = {}) => ({
    ...site(name, electricityMw),
    contract: { importMw: 3, peaks, ...contract },
  });
  const sites = [peaky('one', [2, 2, 1, 1]), peaky('two', [1, 1, 2, 2])];
  const { reliefs } = await factsOf(studyWith({ sites } as Partial<Study>));
  const hub = reliefs.find(({ kind }) => kind === 'hub')!;
  expect(hub.valueEurPerYear / (100 * YEARS)).toBeCloseTo(1, 6);

  // Once they are a group there is one peak to pay for.
  const grouped = sites.map(({ name, demand }) =>
    peaky(name, demand.electricityMw, { right: { group: 'park' } }),
  );
  const sharedLimits = [{ name: 'park', sites: ['one', 'two'], importMw: 6, exportMw: 0 }];
  const { limits } = await factsOf(studyWith({ sites: grouped, sharedLimits } as Partial<Study>));
  expect(limits.map(({ place, of, size }) => [place, of, size])).toEqual([
    ['park', 'sharedPeak', expect.closeTo(3, 6)],
  ]);
  expect(limits[0]!.valueEurPerUnit / (100 * YEARS)).toBeCloseTo(1, 6);
});

test('a connection that grows: waiting for it is worth what the MW would save now', async () => {
  const facts = await factsOf(
    studyWith(
      { years: [2026, 2030] },
      {
        contract: { importMw: { byYear: { 2026: 2, 2029: 2, 2030: 2.5 } } },
        demand: { electricityMw: 3, unserved: { electricityEurPerMwh: 1000 } },
      },
    ),
  );
  expect(facts.year).toBe(2026);
  const waiting = facts.reliefs.find(({ kind }) => kind === 'waiting')!;
  expect(waiting).toMatchObject({ fromYear: 2030, unit: 'MW' });
  expect(waiting.size).toBeCloseTo(0.5, 9);
  expect(waiting.valueEurPerYear / (0.5 * 4 * 950 * YEARS)).toBeCloseTo(1, 6);
  expect(waiting.title.en).toBe('waiting until 2030, when 0.5 MW of import is added');
});
