import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importRecords, isKeptForm, openDataSets } from '../../../data/index.ts';
import type { Study } from '../../../scenarios/index.ts';
import { EXAMPLE_STUDY } from '../../../server/http/example.ts';
import { removeHome, startServer, type TestServer } from './server.ts';
import { longStudy } from './studies.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server.stop();
  removeHome(server.home);
});

const ORIGIN = { source: 'a test', licence: 'none', retrieved: '2026-11-27' };
const sets = () => openDataSets(join(server.home, 'data-sets'));
const MONTHS = 24 * 59;

function savePrices(name: string, steps = 24) {
  const startMs = Date.UTC(2024, 2, 5);
  return sets().save({
    name,
    kind: 'price',
    unit: 'EUR/MWh',
    ...ORIGIN,
    startMs: steps === 24 ? startMs : Date.UTC(2023, 0, 1),
    stepMinutes: 60,
    values: Float64Array.from({ length: steps }, (_, t) => 50 + 30 * Math.sin(t / 4)),
  });
}
function saveMap(name: string) {
  const areas = Array.from({ length: 5 }, (_, k) => `{"id":"A${k}","cap_off":${k}}`);
  const imported = importRecords(`{"areas":[${areas.join(',')}]}`, 'map.json');
  if (!isKeptForm(imported)) throw new Error('a map is a list');
  return sets().saveRecords({ name, ...ORIGIN, imported });
}
const remove = (name: string) => server.ask(`/data-sets/${name}`, { method: 'DELETE' });
const priced = (study: typeof EXAMPLE_STUDY, dataset: string) => ({
  ...study,
  name: `on-${dataset}`,
  prices: { ...study.prices, electricity: { dayAheadEurPerMwh: { dataset } } },
});

/** Three stations of which one has nobody waiting, with a place each. */
function savePlacedMap(name: string) {
  const station = (id: string, parts: object) => ({
    op: 'enexis',
    id,
    name: `Station ${id}`,
    lat: 52,
    lon: 5 + Number(id) / 2,
    cap_off: 100,
    need_off: 120,
    queue_off: 20,
    n_off: 4,
    ...parts,
  });
  const areas = [station('1', {}), station('2', { queue_off: 40 }), station('3', { queue_off: 0, n_off: 0 })];
  const imported = importRecords(JSON.stringify({ areas }), 'map.json');
  if (!isKeptForm(imported)) throw new Error('a map is a list');
  return sets().saveRecords({ name, ...ORIGIN, imported });
}

describe('a capacity map', () => {
  test('is drawn by what waits, one map for each direction', async () => {
    savePlacedMap('placed-map');
    const picture = await server.ask('/data-sets/placed-map/picture?language=en');
    expect(picture.headers.get('content-type')).toMatch(/^image\/svg/);
    const svg = await picture.text();
    expect(svg).toContain('Queue for off-take');
    expect(svg).toContain('Queue for feed-in');
    expect(svg).toContain('Station 2');
    expect(svg).not.toContain('NaN');
  });

  test('becomes a study of its most congested areas that can be saved as it is', async () => {
    const answer = await server.ask('/data-sets/placed-map/area-study?areas=1');
    const study = (await answer.json()) as Study;
    // 120 + 40 - 100 MW short; the other national areas are none, so that one is taken.
    expect(study.areas).toMatchObject([{ title: { nl: 'Station 2' } }]);
    expect(study.requests).toHaveLength(4);
    const saved = await server.post('/studies', study);
    expect(saved.status).toBe(201);
    const none = await server.ask('/data-sets/placed-map/area-study?direction=feedIn');
    expect(none.status).toBe(404);
    expect((await server.ask('/data-sets/no-such-map/area-study')).status).toBe(404);
    expect((await server.ask('/data-sets/placed-map/area-study?areas=99')).status).toBe(400);
    expect((await remove('placed-map')).status).toBe(204);
  });
});

describe('data sets of both kinds', () => {
  test('are listed together; a list is read page by page', async () => {
    savePrices('some-prices');
    const map = saveMap('some-map');
    const { items } = await server.read('/data-sets');
    expect(items.map(({ name }) => name)).toEqual(['some-map', 'some-prices']);
    expect(await server.read('/data-sets/some-map')).toEqual(map);
    const first = await server.read('/data-sets/some-map/records?limit=3');
    const rest = await server.read(`/data-sets/some-map/records?limit=3&cursor=${first.nextCursor}`);
    const codes = [...first.items, ...rest.items].map(one => (one as unknown as { code: string }).code);
    expect([codes, rest.nextCursor]).toEqual([['A0', 'A1', 'A2', 'A3', 'A4'], null]);
  });

  test('a list has no picture, a series no records, and neither stands in for the other in a study', async () => {
    expect((await server.ask('/data-sets/some-map/picture')).status).toBe(404);
    expect((await server.ask('/data-sets/some-prices/records')).status).toBe(404);
    const refused = await server.post('/studies', priced(EXAMPLE_STUDY, 'some-map'));
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({
      errors: [{ pointer: '/prices/electricity/dayAheadEurPerMwh/dataset', code: 'other-kind-of-set' }],
    });
  });

  test('are removed; what is not there is 404', async () => {
    for (const name of ['some-map', 'some-prices']) {
      expect((await remove(name)).status).toBe(204);
      expect((await remove(name)).status).toBe(404);
    }
    expect((await server.read('/data-sets')).items).toEqual([]);
  });

  test('a finished run keeps id, answer and hash; the same values again are the same run', async () => {
    const { sha256 } = savePrices('day');
    const study = priced(EXAMPLE_STUDY, 'day');
    const run = await server.run(study);
    const before = await (await server.ask(`/runs/${run.id}/result`)).text();
    expect((await remove('day')).status).toBe(204);
    const after = await (await server.ask(`/runs/${run.id}/result`)).text();
    expect(after).toBe(before);
    expect(JSON.parse(after).dataSets).toMatchObject([{ name: 'day', sha256 }]);
    const again = await server.ask(`/studies/${run.studyId}/runs`, { method: 'POST' });
    expect([again.status, (await again.json()).errors[0].code]).toEqual([400, 'unknown-data-set']);
    savePrices('day');
    expect((await server.run(study)).id).toBe(run.id);
  });

  test('a run that is not finished holds its set', async () => {
    savePrices('months', MONTHS);
    const long = longStudy('x', 6);
    const saved = await (await server.post('/studies', priced(long, 'months'))).json();
    const run = await server.read(`/studies/${saved.id}/runs`, { method: 'POST' });
    const refused = await remove('months');
    expect([refused.status, (await refused.json()).detail]).toEqual([409, expect.stringContaining(run.id)]);
    await server.ask(`/runs/${run.id}/cancellation`, { method: 'PUT' });
    expect((await remove('months')).status).toBe(204);
  });
});
