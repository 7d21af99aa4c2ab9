import { afterAll, beforeAll, expect, test } from 'vitest';
import { EXAMPLE_STUDY } from '../../../server/http/example.ts';
import { storedPlan } from '../../../server/models/stored-plan.ts';
import { openStore, type Store } from '../../../server/store/index.ts';
import { NO_SOURCES } from '../../scenarios/small-study.ts';
import { removeHome, startServer } from './server.ts';

const HOURS = 24;

/** Two packages, one of them with the best size of a battery, in two years. */
const study = {
  ...EXAMPLE_STUDY,
  kind: 'business-case' as const,
  years: [2024, 2025],
  sites: [{ ...EXAMPLE_STUDY.sites[0]!, contract: { importMw: 6, exportMw: 6 } }],
  prices: {
    electricity: { dayAheadEurPerMwh: Array.from({ length: HOURS }, (_, t) => (t % 2 === 0 ? 10 : 190)) },
    energyTax: 'none' as const,
  },
  measures: [
    {
      name: 'more',
      add: [{ kind: 'battery' as const, name: 'more', powerMw: 0.25, energyMwh: 0.5 }],
      investment: { capexEur: 30_000, lifetimeYears: 10, bestSize: { minimum: 0, maximum: 3 } },
    },
  ],
  packages: [
    { name: 'now', measures: [] },
    { name: 'more', measures: ['more'] },
  ],
  finance: { startYear: 2024, horizonYears: 10, discountRate: 0.05 },
};

let home = '';
let runId = '';
let store: Store;
beforeAll(async () => {
  const server = await startServer();
  home = server.home;
  const run = await server.run(study);
  runId = run.id;
  expect(run.state).toBe('DONE');
  await server.stop();
  store = openStore(home);
}, 60_000);
afterAll(async () => {
  await store.close();
  removeHome(home);
});

test('of a run with a sought size the plan comes back, and only the answer that is asked for is loaded', async () => {
  let loaded = 0;
  const counting: Store = {
    ...store,
    answer: hash => {
      loaded++;
      return store.answer(hash);
    },
  };
  const { plan, planned, answerTo } = await storedPlan(counting, runId, NO_SOURCES);
  expect(plan.variants.map(({ name, year }) => `${name} ${year}`).sort()).toEqual([
    'more 2024',
    'more 2025',
    'now 2024',
    'now 2025',
  ]);
  expect(planned.size).toBe(plan.tasks.length);
  expect(loaded).toBe(0);
  const result = (await store.result(runId))!;
  const size = result.report.sizing![0]!.measures[0]!.size;
  expect(size).toBeGreaterThan(0);
  const variant = plan.variants.find(({ name, year }) => name === 'more' && year === 2025)!;
  const answer = await answerTo(variant.task);
  expect(loaded).toBe(1);
  const told = result.variants.find(({ name, year }) => name === 'more' && year === 2025)!;
  expect(answer.status === 'infeasible' ? null : answer.sites[0]!.costEur).toBe(told.costEur);
  const batteries = plan.tasks[variant.task]!.group.sites[0]!.assets.filter(({ kind }) => kind === 'battery');
  expect(batteries.some(one => 'energyMwh' in one && Math.abs(one.energyMwh - 0.5 * size) < 1e-9)).toBe(true);
});
