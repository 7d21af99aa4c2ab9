import { afterAll, expect, test } from 'vitest';
import { createPool } from '../../../engine/index.ts';
import { checkStudy, runStudy, type Study } from '../../../scenarios/index.ts';
import { NO_SOURCES } from '../small-study.ts';
import { areaStudy, type Design, PER_YEAR, UNGUARANTEED, works } from './area-studies.ts';

const pools = [createPool({ workers: 1 }), createPool({ workers: 2 })] as const;
afterAll(() => Promise.all(pools.map(pool => pool.close())));

/**
 * Others take 4 MW of the 10 until hour 2 and 3 MW after that, and `large` 2: one request of 3 MW fits, and two are 2 MW too
 * much for three hours and 1 MW for five. Each can be called down to `toMw`, so two fit where that is at most 2: 2 x (3 - 2) MW.
 */
function searched(search: NonNullable<Design['search']>, right: object = {}): Study {
  const design: Design = {
    name: 'called',
    rightsForRequests: [
      {
        ...UNGUARANTEED,
        activationEurPerMwh: 10,
        call: { by: ['regional'], trigger: 'congestion', notice: 'day-ahead', noticeHour: 8, toMw: 3 },
        ...right,
      },
    ],
    search,
  };
  return areaStudy({
    requests: [works('first', 3), works('second', 3)],
    designs: [{ name: 'firm' }, design],
    participation: { leastGainEurPerMw: 0, riskShare: 0 },
  });
}

const TO_MW = { pointer: '/rightsForRequests/0/call/toMw', least: 0, most: 3, step: 0.5 };
const FEE = { pointer: '/rightsForRequests/0/activationEurPerMwh', least: 5, most: 25, step: 5 };

const result = async (study: Study, k: 0 | 1 = 0) =>
  (await runStudy(study, { executor: pools[k], sources: NO_SOURCES })).result;
const run = async (study: Study, k: 0 | 1 = 0) => (await result(study, k)).flex!;

test('the best design lets in both at the lowest fee, and stands in the answer', async () => {
  const { searches, designs } = await run(searched({ ranges: [TO_MW, FEE], runs: 24, seed: 3 }));
  const [search] = searches!;
  const best = search!.trials[search!.best!]!;
  expect(best.servedMw).toBe(6);
  expect(best.values[0]).toBeLessThanOrEqual(2);
  expect(best.values[1]).toBe(5);
  // 3 x 2 and 5 x 1 MWh at 5 EUR.
  expect(best.costEur! / PER_YEAR).toBeCloseTo(11 * 5, 6);
  for (const { values, servedMw } of search!.trials) expect(servedMw).toBe(values[0]! <= 2 ? 6 : 3);
  expect(search!.trials.length).toBeLessThanOrEqual(24);
  // As it is written 3 MW would be left, and nothing to call.
  expect(designs.map(({ servedMw }) => servedMw)).toEqual([3, 6]);
  // 3 MW for nothing, 6 MW for the lowest fee.
  expect(search!.front.map(k => search!.trials[k]!.servedMw)).toEqual([6, 3]);
  expect(search!.line.en).toContain('activationEurPerMwh 5: 6 MW let in');
  expect(search!.line.nl).toContain('6 MW erbij voor');
});

test('what a search fills in is listed', async () => {
  const { defaults } = await result(searched({ ranges: [TO_MW] }));
  const filled = defaults.filter(({ path }) => path.startsWith('/designs/1/search'));
  expect(filled.map(({ path, value }) => [path, value])).toEqual([
    ['/designs/1/search/runs', 20],
    ['/designs/1/search/seed', 1],
    ['/designs/1/search/objectives', 'most-mw, least-cost'],
  ]);
});

test('the same on any number of workers', async () => {
  const study = searched({ ranges: [TO_MW, FEE], runs: 12 });
  expect(await run(study, 1)).toEqual(await run(study, 0));
});

test('constraints are kept; where none can be, the design stands as it is written', async () => {
  const cheap = await run(searched({ ranges: [TO_MW, FEE], runs: 20, mostCostEur: 1 }));
  const [search] = cheap.searches!;
  expect(search!.trials[search!.best!]).toMatchObject({ servedMw: 3, costEur: 0, isAllowed: true });
  const none = await run(searched({ ranges: [TO_MW], runs: 10, leastMw: 7 }));
  expect(none.searches![0]).toMatchObject({ best: null, front: [] });
  expect(none.searches![0]!.line.en).toContain('of all 7 designs that there are none keeps the constraints');
  expect(none.designs[1]!.servedMw).toBe(3);
});

test('searches that cannot be are told, each at its place', () => {
  const problems = (study: unknown) =>
    checkStudy(study).issues.map(({ path, code }) => [path, code] as const);
  const path = '/designs/1/search/ranges';
  const wrong = searched({
    ranges: [
      { pointer: '/name', least: 0, most: 1 },
      { ...FEE, least: 5, most: 5 },
      { ...TO_MW, least: -1 },
      { ...FEE, step: 50 },
    ],
  });
  expect(problems(wrong)).toEqual([
    [`${path}/0/pointer`, 'unknown-pointer'],
    [`${path}/1/most`, 'out-of-range'],
    [`${path}/2/least`, 'out-of-range'],
    [`${path}/3/pointer`, 'duplicate-name'],
  ]);
  const { designs, ...rest } = searched({ ranges: [FEE] });
  expect(problems({ ...rest, designs: [...designs!].reverse() })).toContainEqual([
    '/designs/0/search',
    'contradiction',
  ]);
  expect(problems(searched({ ranges: [FEE] }))).toEqual([]);
});
