import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Explanation } from '../../../scenarios/index.ts';
import { EXAMPLE_RUN_ID, EXAMPLE_STUDY } from '../../../server/http/example.ts';
import { removeHome, startServer, type TestServer } from './server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
  await server.run(EXAMPLE_STUDY);
});
afterAll(async () => {
  await server.stop();
  removeHome(server.home);
});

const ADDRESS = `/runs/${EXAMPLE_RUN_ID}/explanations`;

interface View {
  readonly state: string;
  readonly explanations: readonly Explanation[];
}

async function settled(): Promise<View> {
  for (let k = 0; k < 100; k++) {
    const view = (await (await server.ask(ADDRESS)).json()) as View;
    if (view.state === 'DONE' || view.state === 'FAILED') return view;
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  throw new Error('no end');
}

test('a run is explained when it is asked for, and then has tables of it', async () => {
  const before = (await (await server.ask(ADDRESS)).json()) as View;
  expect(before).toMatchObject({ state: 'NONE', explanations: [] });
  const names = async () => (await server.read(`/runs/${EXAMPLE_RUN_ID}/tables`)).items.map(one => one.name);
  expect(await names()).not.toContain('limits');

  const begun = await server.ask(ADDRESS, { method: 'POST' });
  expect(begun.status).toBe(201);
  expect(begun.headers.get('location')).toBe(`/api/v1${ADDRESS}`);
  const view = await settled();
  expect(view.state).toBe('DONE');
  const [facts] = view.explanations as [Explanation];
  expect(facts.name).toBe('base');
  // A battery of 2 MWh on a day of two peaks: its energy holds it back.
  expect(facts.limits.map(({ name, of }) => [name, of])).toContainEqual(['battery', 'energy']);
  expect(await names()).toEqual(expect.arrayContaining(['explanations', 'limits', 'reliefs']));

  const again = await server.ask(ADDRESS, { method: 'POST' });
  expect(again.status).toBe(200);
});

test('a package and a run that are not there are told', async () => {
  const wrong = await server.ask(`${ADDRESS}?package=nothing`, { method: 'POST' });
  expect(wrong.status).toBe(400);
  expect((await server.ask('/runs/none/explanations')).status).toBe(404);
});
