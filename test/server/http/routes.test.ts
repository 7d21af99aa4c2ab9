import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EXAMPLE_RUN_ID, EXAMPLE_STUDY, EXAMPLE_STUDY_ID } from '../../../server/http/example.ts';
import { removeHome, startServer, type TestServer } from './server.ts';
import { exampleNamed, INFEASIBLE_STUDY, longStudy } from './studies.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
  await server.run(EXAMPLE_STUDY);
});
afterAll(async () => {
  await server.stop();
  removeHome(server.home);
});

const RUN = `/runs/${EXAMPLE_RUN_ID}`;
const GETS: readonly (readonly [path: string, type: string])[] = [
  ['/studies', 'application/json'],
  [`/studies/${EXAMPLE_STUDY_ID}`, 'application/json'],
  [`/studies/${EXAMPLE_STUDY_ID}?format=yaml`, 'application/yaml'],
  ['/runs', 'application/json'],
  [RUN, 'application/json'],
  [`${RUN}/result`, 'application/json'],
  [`${RUN}/events`, 'text/event-stream'],
  [`${RUN}/tables`, 'application/json'],
  [`${RUN}/charts`, 'application/json'],
  ['/data-sets', 'application/json'],
  ['/price-paths', 'application/json'],
  ['/techniques', 'application/json'],
  ['/products', 'application/json'],
  ['/study-schema', 'application/json'],
  ['/openapi.json', 'application/json'],
  ['/docs', 'text/html'],
  ['//livez', 'application/json'],
  ['//readyz', 'application/json'],
  ['//metrics', 'text/plain'],
];

describe('every readable address', () => {
  test.each(GETS)('%s answers 200 as %s', async (path, type) => {
    const response = await server.ask(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain(type);
    await response.body?.cancel();
  });

  test.each(GETS)('%s does not work with DELETE: 405 with Allow', async path => {
    const response = await server.ask(path, { method: 'DELETE' });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toContain('GET');
    expect(response.headers.get('content-type')).toContain('application/problem+json');
  });

  test.each(GETS)('%s with a trailing slash is not there', async path => {
    expect((await server.ask(`${path.split('?')[0]}/`)).status).toBe(404);
  });

  test.each(GETS.filter(([path]) => !path.includes('format') && !path.includes('docs')))(
    '%s is not there as a film: 406',
    async path => {
      const response = await server.ask(path, { headers: { accept: 'video/mp4' } });
      expect(response.status).toBe(406);
      await response.body?.cancel();
    },
  );
});

describe('what is not there is 404', () => {
  const paths = [
    '/studies/none',
    '/runs/none',
    '/runs/none/result',
    '/runs/none/events',
    '/runs/none/tables',
    '/runs/none/tables/variants',
    '/runs/none/charts',
    '/runs/none/charts/operation-week',
    `${RUN}/tables/none`,
    `${RUN}/charts/none`,
    '/nothing',
    '//nothing',
    `/studies/${'x'.repeat(150)}`,
  ];
  test.each(paths)('%s', async path => {
    const response = await server.ask(path);
    expect(response.status).toBe(404);
    expect(((await response.json()) as { status: number }).status).toBe(404);
  });
  test.each(['/studies/none/checks', '/studies/none/runs'])('POST %s', async path => {
    expect((await server.ask(path, { method: 'POST' })).status).toBe(404);
  });
  test('PUT /runs/none/cancellation', async () => {
    expect((await server.ask('/runs/none/cancellation', { method: 'PUT' })).status).toBe(404);
  });
});

describe('parameters', () => {
  const bad: readonly (readonly [string, string])[] = [
    ['/studies?limit=0', '/query/limit'],
    ['/studies?limit=ten', '/query/limit'],
    ['/studies?limti=1', '/query/limti'],
    ['/studies?cursor=bm90aGluZw', '/query/cursor'],
    ['/runs?state=BUSY', '/query/state'],
    [`${RUN}/tables/variants?format=xls`, '/query/format'],
    [`${RUN}/charts?language=fr`, '/query/language'],
  ];
  test.each(bad)('%s is 400 at %s', async (path, pointer) => {
    const response = await server.ask(path);
    expect(response.status).toBe(400);
    const { errors } = (await response.json()) as { errors: { pointer: string }[] };
    expect(errors.map(error => error.pointer)).toContain(pointer);
  });
});

describe('no address whatever gives a 5xx', () => {
  const readable = GETS.map(([path]) => path.split('?')[0]!).filter(path => !path.endsWith('/events'));
  test('any parameters on any readable address', async () => {
    const names = fc.oneof(
      fc.constantFrom('limit', 'cursor', 'state', 'format', 'language', 'year', 'week', 'site'),
      fc.string(),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...readable),
        fc.array(fc.tuple(names, fc.string()), { maxLength: 4 }),
        async (path, pairs) => {
          const response = await server.ask(`${path}?${new URLSearchParams(pairs)}`);
          expect(response.status).toBeLessThan(500);
          await response.body?.cancel();
        },
      ),
      { numRuns: 200, seed: 4 },
    );
  });

  test('any path below a run', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('tables', 'charts'),
        fc.string({ unit: 'binary', minLength: 1 }),
        async (kind, name) => {
          const response = await server.ask(`${RUN}/${kind}/${encodeURIComponent(name.toWellFormed())}`);
          expect([400, 404]).toContain(response.status);
        },
      ),
      { numRuns: 100, seed: 5 },
    );
  });
});

describe('studies', () => {
  test('saving: 201 with its address, the same content again 200 with the same id', async () => {
    const first = await server.post('/studies', exampleNamed('saved-once'));
    const again = await server.post('/studies', exampleNamed('saved-once'));
    expect([first.status, again.status]).toEqual([201, 200]);
    const { id } = (await first.json()) as { id: string };
    expect(first.headers.get('location')).toBe(`/api/v1/studies/${id}`);
    expect(await again.json()).toMatchObject({ id });
  });

  test('the order of keys does not make another study; YAML is taken too, and given back', async () => {
    const reversed = Object.fromEntries(Object.entries(EXAMPLE_STUDY).reverse());
    expect(await (await server.post('/studies', reversed)).json()).toMatchObject({ id: EXAMPLE_STUDY_ID });
    const yaml = await (
      await server.ask(`/studies/${EXAMPLE_STUDY_ID}`, { headers: { accept: 'application/yaml' } })
    ).text();
    const body = { method: 'POST', body: yaml, headers: { 'content-type': 'application/yaml' } };
    expect(await server.read('/studies', body)).toMatchObject({ id: EXAMPLE_STUDY_ID });
  });

  test('those of the library are there by name, and saving one gives that name', async () => {
    const { items } = await server.read('/studies');
    const own = items.filter(item => item.source === 'library');
    expect(own.length).toBeGreaterThanOrEqual(3);
    const { study } = await server.read(`/studies/${own[0]!.id}`);
    const saved = await server.post('/studies', study);
    expect(saved.status).toBe(200);
    expect(await saved.json()).toMatchObject({ id: own[0]!.id, source: 'library' });
  });

  test('page by an opaque cursor: all of them, each once', async () => {
    const whole = await server.read('/studies?limit=200');
    const ids: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page = await server.read(`/studies?limit=2${cursor && `&cursor=${cursor}`}`);
      ids.push(...page.items.map(item => item.id));
      cursor = page.nextCursor;
    }
    expect(ids).toEqual(whole.items.map(item => item.id));
  });
});

describe('checks', () => {
  test('of a good study have no issues, of a bad one all of them, and nothing is kept', async () => {
    expect(await (await server.post('/checks', exampleNamed('only-checked'))).json()).toEqual({ issues: [] });
    const bad = { ...exampleNamed('only-checked'), kind: 'x', sites: [] };
    const { issues } = (await (await server.post('/checks', bad)).json()) as { issues: { path: string }[] };
    expect(issues.map(issue => issue.path)).toEqual(expect.arrayContaining(['/kind', '/sites']));
    const { items } = await server.read('/studies?limit=200');
    expect(items.map(item => item.name)).not.toContain('only-checked');
  });
  test('of a saved study', async () => {
    expect(await server.read(`/studies/${EXAMPLE_STUDY_ID}/checks`, { method: 'POST' })).toEqual({
      issues: [],
    });
  });
});

describe('runs', () => {
  test('a new one is 201 with its address; the same content is the same run', async () => {
    const { id } = (await (await server.post('/studies', exampleNamed('run-twice'))).json()) as {
      id: string;
    };
    const first = await server.ask(`/studies/${id}/runs`, { method: 'POST' });
    const again = await server.ask(`/studies/${id}/runs`, { method: 'POST' });
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.headers.get('location')).toBe(first.headers.get('location'));
    const run = (await first.json()) as { id: string };
    expect(await server.settled(run.id)).toMatchObject({
      state: 'DONE',
      failure: null,
      progress: { done: 1, total: 1, secondsLeft: 0 },
    });
  });

  test('an idempotency key gives its first answer again, and is of one request only', async () => {
    const { id } = (await (await server.post('/studies', exampleNamed('with-a-key'))).json()) as {
      id: string;
    };
    const ask = (study: string) =>
      server.ask(`/studies/${study}/runs`, { method: 'POST', headers: { 'idempotency-key': 'key-1' } });
    expect([(await ask(id)).status, (await ask(id)).status]).toEqual([201, 201]);
    expect((await ask(EXAMPLE_STUDY_ID)).status).toBe(409);
  });

  test('the answer of the example has a certificate, and its battery earns', async () => {
    const result = await server.read(`${RUN}/result`);
    expect(result.variants).toHaveLength(1);
    const [variant] = result.variants;
    expect(variant!.certificate!.gap).toBeLessThanOrEqual(1e-6);
    const flat = EXAMPLE_STUDY.prices.electricity.dayAheadEurPerMwh as readonly number[];
    expect(variant!.costEur).toBeLessThan(flat.reduce((sum, price) => sum + price, 0));
  });

  test('an infeasible study is an answer', async () => {
    const run = await server.run(INFEASIBLE_STUDY);
    expect(run.state).toBe('DONE');
    const { variants } = await server.read(`/runs/${run.id}/result`);
    expect(variants[0]).toMatchObject({ status: 'infeasible', costEur: null });
    expect(variants[0]!.infeasibility!.shortages![0]).toMatchObject({ shortMw: expect.closeTo(2, 3) });
  });

  test('cancelled: no result, and taken up again by asking again', async () => {
    const { id } = (await (await server.post('/studies', longStudy('cancelled', 6))).json()) as {
      id: string;
    };
    const run = await server.read(`/studies/${id}/runs`, { method: 'POST' });
    const cancelled = await server.read(`/runs/${run.id}/cancellation`, { method: 'PUT' });
    expect(cancelled.state).toBe('CANCELLED');
    expect((await server.ask(`/runs/${run.id}/cancellation`, { method: 'PUT' })).status).toBe(200);
    expect((await server.ask(`/runs/${run.id}/result`)).status).toBe(409);
    const again = await server.ask(`/studies/${id}/runs`, { method: 'POST' });
    expect(again.status).toBe(200);
    expect((await server.settled(run.id)).state).toBe('DONE');
    expect((await server.ask(`/runs/${run.id}/cancellation`, { method: 'PUT' })).status).toBe(409);
  });

  test('are listed newest first, and by study', async () => {
    const { items } = await server.read(`/runs?studyId=${EXAMPLE_STUDY_ID}`);
    expect(items.map(item => item.id)).toEqual([EXAMPLE_RUN_ID]);
    const first = await server.read('/runs?limit=1');
    const second = await server.read(`/runs?limit=1&cursor=${first.nextCursor}`);
    expect(Date.parse(first.items[0]!.createdAt)).toBeGreaterThanOrEqual(
      Date.parse(second.items[0]!.createdAt),
    );
    expect(first.items[0]!.id).not.toBe(second.items[0]!.id);
  });
});
