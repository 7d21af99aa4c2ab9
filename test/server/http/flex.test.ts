import { Value } from 'typebox/value';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunResult } from '../../../scenarios/index.ts';
import { ResultSchema } from '../../../server/http/schemas/result.ts';
import { twoAreas, twoAreasRun } from '../two-areas.ts';
import { removeHome, startServer, type TestServer } from './server.ts';

let server: TestServer;
let run: string;
beforeAll(async () => {
  server = await startServer();
  run = `/runs/${(await server.run(twoAreas())).id}`;
});
afterAll(async () => {
  await server.stop();
  removeHome(server.home);
});

test('the answer over HTTP is the answer, to the last figure, and as it is described', async () => {
  const result = (await server.read(`${run}/result`)) as unknown as RunResult;
  const here = await twoAreasRun();
  expect(result.flex).toEqual(JSON.parse(JSON.stringify(here.flex)));
  expect(Value.Errors(ResultSchema, result)).toEqual([]);
  expect(result.variants).toEqual([]);
});

test('tables in every form: a row per design, request and simulated hour', async () => {
  const { items } = await server.read(`${run}/tables`);
  const names = items.map(({ name }) => name);
  expect(names).toEqual(
    expect.arrayContaining(['designs', 'futures', 'queue', 'participants', 'supply', 'areas', 'nodes']),
  );
  expect(names).not.toContain('variants');
  const rows: Record<string, number> = {};
  for (const name of names)
    for (const format of ['json', 'csv', 'arrow']) {
      const response = await server.ask(`${run}/tables/${name}?format=${format}`);
      expect([name, format, response.status]).toEqual([name, format, 200]);
      if (format === 'json') rows[name] = ((await response.json()) as { rows: number }).rows;
    }
  // 4 designs x 2 areas x 2 paths; 7 requests; 3 nodes, with `now` 5 curves of 101 points; 24 hours of February.
  expect(rows).toMatchObject({ designs: 4, futures: 16, queue: 56, areas: 2, nodes: 3 });
  expect(rows).toMatchObject({ duration: 3 * 5 * 101, headroom: 3 * 5 * 24 });
});

test('charts of a design and a node, drawn; a name it has not is a 400 at its place', async () => {
  const { items } = await server.read(`${run}/charts?language=en&variant=firm&node=south-station`);
  expect(items.map(({ name }) => name)).toContain('waiting-list');
  expect(items.find(({ name }) => name === 'headroom')!.title).toBe(
    'Headroom for off-take at Harbour station, now and with Firm right',
  );
  for (const { name } of items) {
    const response = await server.ask(`${run}/charts/${name}?format=svg&width=500&node=east-station`);
    expect([name, response.status]).toEqual([name, 200]);
    expect(await response.text()).toContain('<svg');
  }
  const wrong = await server.ask(`${run}/charts/headroom?variant=none&node=nowhere&year=2030`);
  expect(wrong.status).toBe(400);
  const { errors } = (await wrong.json()) as { errors: { pointer: string }[] };
  expect(errors.map(({ pointer }) => pointer)).toEqual(['/query/variant', '/query/year', '/query/node']);
  expect((await server.ask(`${run}/charts/headroom?week=1`)).status).toBe(400);
  expect((await server.ask(`${run}/charts/operation-week`)).status).toBe(404);
});

test('there is no preview, and it says why', async () => {
  const response = await server.post('/previews', { study: twoAreas() });
  expect(response.status).toBe(400);
  expect(await response.text()).toContain('only those have variants with a plan of their own');
});

test('what other answers have is refused, with the reason', async () => {
  for (const path of [`${run}/models`, `${run}/models/base-2026`]) {
    const response = await server.ask(path);
    expect([path, response.status]).toEqual([path, 400]);
    expect(await response.text()).toContain('without-variants');
  }
  const { status } = await server.post(`${run}/explanations`, {});
  expect(status).toBe(400);
});
