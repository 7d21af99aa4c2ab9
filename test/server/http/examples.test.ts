import { join } from 'node:path';
import { Compile } from 'typebox/schema';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importRecords, isKeptForm, openDataSets } from '../../../data/index.ts';
import { library } from '../../../scenarios/index.ts';
import { EXAMPLE_DATA_SET, EXAMPLE_RECORD_SET, EXAMPLE_STUDY } from '../../../server/http/example.ts';
import {
  type Media,
  type OpenapiDocument,
  type Operation,
  operationsOf,
  type Parameter,
} from './openapi-document.ts';
import { removeHome, startServer, type TestServer } from './server.ts';
import { INFEASIBLE_STUDY } from './studies.ts';

let server: TestServer;
let document: OpenapiDocument;
beforeAll(async () => {
  server = await startServer();
  await server.run(EXAMPLE_STUDY);
  openDataSets(join(server.home, 'data-sets')).save({
    name: EXAMPLE_DATA_SET,
    kind: 'price',
    unit: 'EUR/MWh',
    source: 'a test <of> "names" & signs',
    licence: 'none',
    retrieved: '2026-11-27',
    startMs: Date.UTC(2024, 0, 1),
    stepMinutes: 60,
    values: Float64Array.from({ length: 48 }, (_, t) => 40 * Math.sin(t / 4) + 20),
  });
  const imported = importRecords(
    '{"areas":[{"id":"A","cap_off":12.5,"need_off":14,"queue_off":2,"n_off":3,"lat":52,"lon":5},{"id":"B","cap_off":null}]}',
    'map.json',
  );
  if (!isKeptForm(imported)) throw new Error('a map is a list');
  openDataSets(join(server.home, 'data-sets')).saveRecords({
    name: EXAMPLE_RECORD_SET,
    source: 'a test',
    licence: 'none',
    retrieved: '2026-11-27',
    imported,
  });
  document = (await server.read('/openapi.json')) as unknown as OpenapiDocument;
});
afterAll(async () => {
  await server.stop();
  removeHome(server.home);
});

/** What an answer has that its schema does not allow. */
function misfits(schema: object | undefined, answer: unknown): string[] {
  if (!schema) return ['no schema'];
  const whole = { ...schema, components: document.components };
  const [, errors] = Compile(whole).Errors(answer);
  return errors.map(({ instancePath, message }) => `${instancePath} ${message}`).slice(0, 5);
}

describe('every example in the OpenAPI document works, and its answer is as its schema says', () => {
  test('all operations', async () => {
    // The cancellation and the removal last: the other examples read what they would stop or remove.
    const isLast = ({ method }: { method: string }) => Number(method === 'put' || method === 'delete');
    const all = operationsOf(document).sort((a, b) => isLast(a) - isLast(b));
    expect(all.length).toBeGreaterThanOrEqual(20);
    for (const { path, method, operation } of all) {
      for (const response of await answersTo(path, method, operation)) {
        const { operationId } = operation;
        // The example run has ended: cancelling it is the one example that shows a conflict.
        const allowed = operationId === 'cancelRun' ? [409] : [200, 201, 204];
        expect([operationId, allowed.includes(response.status), response.status]).toEqual([
          operationId,
          true,
          response.status,
        ]);
        if (response.status === 204) continue;
        const [type = ''] = response.headers.get('content-type')!.split(';');
        const schema = operation.responses[response.status]?.content?.[type]?.schema;
        const answer = type.endsWith('json') ? await response.json() : await response.text();
        expect([operationId, misfits(schema, answer)]).toEqual([operationId, []]);
      }
    }
  });

  test('a schema is not satisfied by just anything', () => {
    const { content } = document.paths['/runs/{runId}']!.get!.responses['200']!;
    const { schema } = content!['application/json']!;
    expect(misfits(schema, { id: 1 })).not.toEqual([]);
  });

  // A study of flex products has no variants to preview.
  const previewed = library().filter(({ study }) => study.kind !== 'flex-product');
  test.each(previewed.map(({ name, study }) => [name, study] as const))(
    'the preview of %s',
    async (_name, study) => {
      const response = await server.post('/previews', { study });
      const { content } = document.paths['/previews']!.post!.responses['200']!;
      expect(misfits(content!['application/json']!.schema, await response.json())).toEqual([]);
    },
  );

  test('an infeasible answer', async () => {
    const run = await server.run(INFEASIBLE_STUDY);
    const { content } = document.paths['/runs/{runId}/result']!.get!.responses['200']!;
    expect(
      misfits(content!['application/json']!.schema, await server.read(`/runs/${run.id}/result`)),
    ).toEqual([]);
  });
});

/** The answers to the example of an operation, one for each kind of body it takes. */
async function answersTo(path: string, method: string, operation: Operation): Promise<Response[]> {
  const parameters = (operation.parameters ?? []).filter(({ example }) => example !== undefined);
  const placed = (place: Parameter['in']) =>
    parameters
      .filter(parameter => parameter.in === place)
      .map(({ name, example }) => [name, String(example)] as const);
  const address = placed('path').reduce(
    (text, [name, value]) => text.replace(`{${name}}`, encodeURIComponent(value)),
    path,
  );
  const query = new URLSearchParams(placed('query').map(([name, value]) => [name, value]));
  const bodies = Object.entries(operation.requestBody?.content ?? {});
  const kinds = bodies.length > 0 ? bodies : [['', {}] as [string, Media]];
  return Promise.all(
    kinds.map(([type, { example }]) => {
      expect([path, type, type === '' || example !== undefined]).toEqual([path, type, true]);
      const body = typeof example === 'string' ? example : JSON.stringify(example);
      return server.ask(`${address}?${query}`, {
        method: method.toUpperCase(),
        headers: { ...Object.fromEntries(placed('header')), ...(type && { 'content-type': type }) },
        ...(type && { body }),
      });
    }),
  );
}
