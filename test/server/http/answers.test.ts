import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EXAMPLE_RUN_ID, EXAMPLE_STUDY } from '../../../server/http/example.ts';
import { removeHome, startServer, type TestServer } from './server.ts';
import { exampleNamed } from './studies.ts';

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

describe('tables and charts', () => {
  test('every table in every form', async () => {
    const { items } = await server.read(`${RUN}/tables`);
    expect(items.length).toBeGreaterThan(0);
    for (const { name } of items) {
      const types = [];
      for (const format of ['json', 'csv', 'arrow']) {
        const response = await server.ask(`${RUN}/tables/${encodeURIComponent(name)}?format=${format}`);
        expect([name, format, response.status]).toEqual([name, format, 200]);
        expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(10);
        types.push(response.headers.get('content-type')!.split(';')[0]);
      }
      expect(types).toEqual(['application/json', 'text/csv', 'application/vnd.apache.arrow.stream']);
    }
  });

  test('a series is compressed once, by HTTP', async () => {
    const { items } = await server.read(`${RUN}/tables`);
    const series = items.find(({ name }) => name.startsWith('series-'))!;
    for (const format of ['json', 'csv', 'arrow']) {
      const path = `${RUN}/tables/${series.name}?format=${format}`;
      const sizes = [];
      for (const encoding of ['identity', 'gzip', 'br', 'zstd']) {
        const response = await server.ask(path, { headers: { 'accept-encoding': encoding } });
        expect([format, response.headers.get('content-encoding')]).toEqual([
          format,
          encoding === 'identity' ? null : encoding,
        ]);
        sizes.push((await response.arrayBuffer()).byteLength);
      }
      expect(new Set(sizes).size).toBe(1);
    }
  });

  test('the bill is a table of the run, and its total the cost of the dispatch and the fixed lines', async () => {
    const table = (await (await server.ask(`${RUN}/tables/bill?format=json`)).json()) as {
      columns: { name: string; values: (string | number)[] }[];
    };
    const of = (name: string) => table.columns.find(column => column.name === name)!.values;
    const eur = (line: string) => of('eur')[of('line').indexOf(line)] as number;
    expect(eur('total')).toBeCloseTo(eur('dispatch') + eur('fixed'), 2);
    expect(Math.abs(eur('difference'))).toBeLessThanOrEqual(0.01);
  });

  test('a table by Accept', async () => {
    const { items } = await server.read(`${RUN}/tables`);
    const response = await server.ask(`${RUN}/tables/${items[0]!.name}`, {
      headers: { accept: 'text/csv;q=0.9, text/html' },
    });
    expect(response.headers.get('content-type')).toContain('text/csv');
  });

  test('every chart in every form', async () => {
    const { items } = await server.read(`${RUN}/charts?language=en`);
    expect(items.length).toBeGreaterThan(0);
    for (const { name, title } of items) {
      expect(title.length).toBeGreaterThan(0);
      for (const format of ['vega-lite', 'vega', 'svg', 'png']) {
        const response = await server.ask(`${RUN}/charts/${name}?format=${format}&language=en`);
        expect([name, format, response.status]).toEqual([name, format, 200]);
        expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(100);
      }
    }
  });
});

describe('previews', () => {
  test('answer at once, with charts, and keep nothing', async () => {
    const study = exampleNamed('previewed');
    const response = await server.post('/previews', {
      study,
      week: 0,
      charts: ['operation-week'],
      language: 'en',
    });
    expect(response.status).toBe(200);
    const { result, charts } = (await response.json()) as {
      result: { variants: { status: string }[] };
      charts: Record<string, object>;
    };
    expect(result.variants[0]?.status).toBe('optimal');
    expect(Object.keys(charts)).toEqual(['operation-week']);
    const { items } = await server.read('/studies?limit=200');
    expect(items.map(item => item.name)).not.toContain('previewed');
  });

  test('the drawings of two answers differ in their rows and in what reads them only', async () => {
    const drawingAt = async (importMw: number) => {
      const [site] = EXAMPLE_STUDY.sites;
      const study = { ...EXAMPLE_STUDY, sites: [{ ...site!, contract: { ...site!.contract, importMw } }] };
      const response = await server.post('/previews', { study, drawings: ['operation-year'] });
      const { drawings } = (await response.json()) as {
        drawings: Record<string, { title: string; reading: string; vega: Drawing }>;
      };
      const { title, reading, vega } = drawings['operation-year']!;
      expect(vega.description).toBe(`${title}. ${reading}`);
      return vega;
    };
    const [one, other] = [await drawingAt(4), await drawingAt(4.5)];
    const rowsOf = ({ data }: Drawing) => data.map(({ values }) => values);
    expect(rowsOf(other)).not.toEqual(rowsOf(one));
    const data = one.data.map((named, d) => ({ ...named, values: other.data[d]!.values }));
    expect({ ...one, description: other.description, data }).toEqual(other);
  });

  test.each([
    [{}, '/study'],
    [[], ''],
    [{ study: EXAMPLE_STUDY, week: -1 }, '/week'],
    [{ study: EXAMPLE_STUDY, wek: 1 }, '/wek'],
    [{ study: EXAMPLE_STUDY, charts: ['none'] }, '/charts/0'],
    [{ study: { ...EXAMPLE_STUDY, kind: 'x' } }, '/study/kind'],
  ])('%j is 400 at %s', async (body, pointer) => {
    const response = await server.post('/previews', body);
    expect(response.status).toBe(400);
    const { errors } = (await response.json()) as { errors: { pointer: string }[] };
    expect(errors.map(error => error.pointer)).toContain(pointer);
  });
});

describe('parts of a run that it does not have', () => {
  test.each([
    ['charts?variant=none', '/query/variant'],
    ['charts?year=1999', '/query/year'],
    ['charts/operation-week?site=none', '/site'],
    ['charts/operation-week?week=77', '/week'],
  ])('%s is 400', async (path, pointer) => {
    const response = await server.ask(`${RUN}/${path}`);
    expect(response.status).toBe(400);
    const { errors } = (await response.json()) as { errors: { pointer: string }[] };
    expect(errors[0]?.pointer).toContain(pointer);
  });
});

/** What a page needs of a compiled chart to take its rows over. */
interface Drawing {
  readonly description: string;
  readonly data: readonly { readonly name: string; readonly values?: readonly unknown[] }[];
}
