import { execFile } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Compile } from 'typebox/compile';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EXAMPLE_STUDY } from '../../../server/http/example.ts';
import { ResultSchema } from '../../../server/http/schemas/result.ts';
import { studyComponents } from '../../../server/http/study-components.ts';
import { removeHome, startServer, type TestServer } from './server.ts';

const ROOT = new URL('../../../', import.meta.url);
const RULES = fileURLToPath(new URL('../shared/reference/nlgov-linter-2.2.0.yaml', ROOT));
const LINTER = fileURLToPath(new URL('node_modules/.bin/spectral', ROOT));

interface Parameter {
  readonly name: string;
  readonly in: 'query' | 'path' | 'header';
  readonly required: boolean;
  readonly example?: unknown;
}
interface Media {
  readonly example?: unknown;
}
interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, Media>> };
  readonly responses: Readonly<
    Record<string, { readonly headers?: object; readonly content?: Readonly<Record<string, object>> }>
  >;
}
interface Document {
  readonly openapi: string;
  readonly info: { readonly contact: object; readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

let server: TestServer;
let document: Document;
beforeAll(async () => {
  server = await startServer();
  await server.run(EXAMPLE_STUDY);
  document = (await server.read('/openapi.json')) as unknown as Document;
});
afterAll(async () => {
  await server.stop();
  removeHome(server.home);
});

function operations(): { path: string; method: string; operation: Operation }[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
}

const hasRules = existsSync(RULES);
if (!hasRules) console.warn(`NLGov rules not found at ${RULES}: the lint of the OpenAPI document is skipped`);

describe('the OpenAPI document', () => {
  test.skipIf(!hasRules)('has no errors by the NLGov rules', async () => {
    const file = join(server.home, 'openapi.json');
    writeFileSync(file, JSON.stringify(document));
    const arguments_ = [
      'lint',
      file,
      '--ruleset',
      RULES,
      '--format',
      'json',
      '--quiet',
      '--fail-severity',
      'error',
    ];
    const { stdout } = await promisify(execFile)(process.execPath, [LINTER, ...arguments_], {
      maxBuffer: 1e8,
    }).catch((error: { stdout: string }) => error);
    const found = JSON.parse(stdout) as { severity: number; code: string; message: string; path: string[] }[];
    expect(
      found
        .filter(({ severity }) => severity === 0)
        .map(({ code, message, path }) => `${code} ${path.join('/')} ${message}`),
    ).toEqual([]);
  });

  test('is of version 3.1 with a contact, and has no `nullable`', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.info.contact).sort()).toEqual(['email', 'name', 'url']);
    expect(JSON.stringify(document)).not.toContain('"nullable"');
  });

  test('has for every operation an id of its own, a summary, the version header and problems', () => {
    const ids = operations().map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { path, method, operation } of operations()) {
      expect([path, method, operation.summary?.length > 0]).toEqual([path, method, true]);
      for (const [status, response] of Object.entries(operation.responses)) {
        expect([path, status, Object.keys(response.headers ?? {})]).toEqual([
          path,
          status,
          expect.arrayContaining(['API-Version']),
        ]);
        if (Number(status) >= 400)
          expect(Object.keys(response.content ?? {})).toEqual(['application/problem+json']);
      }
    }
  });

  test('uses kebab-case in paths without file extensions, and lowerCamel in parameters', () => {
    for (const { path, operation } of operations()) {
      const segments = path.split('/').filter(segment => segment && segment !== 'openapi.json');
      for (const segment of segments) expect(segment).toMatch(/^([a-z]+(-[a-z]+)*|\{[a-z][A-Za-z]*\})$/);
      for (const { name, in: place } of operation.parameters ?? [])
        if (place !== 'header') expect(name).toMatch(/^[a-z][A-Za-z]*$/);
    }
  });

  test('limits every text, list and number of its own; those of a study are limited by its checker', () => {
    const { schemas } = (document as unknown as { components: { schemas: Record<string, unknown> } })
      .components;
    const ofStudies = studyComponents().map(({ $id }) => $id);
    const own = Object.entries(schemas).filter(([name]) => !ofStudies.includes(name));
    expect(own.length).toBeGreaterThanOrEqual(8);
    expect(unlimited({ paths: withoutExamples(document.paths), schemas: Object.fromEntries(own) })).toEqual(
      [],
    );
  });

  test('has examples that work: every operation answers 2xx', async () => {
    const gets = operations().sort((a, b) => Number(a.method === 'put') - Number(b.method === 'put'));
    for (const { path, method, operation } of gets) {
      const status = await execute(path, method, operation);
      // The example run has ended: cancelling it is the one example that shows a conflict.
      const allowed = operation.operationId === 'cancelRun' ? [409] : [200, 201];
      expect([operation.operationId, allowed.includes(status), status]).toEqual([
        operation.operationId,
        true,
        status,
      ]);
    }
  });
});

describe('the answer to the example', () => {
  test('is as its schema says', async () => {
    const run = await server.run(EXAMPLE_STUDY);
    const result = await server.read(`/runs/${run.id}/result`);
    expect([...Compile(ResultSchema).Errors(result)]).toEqual([]);
  });
});

async function execute(path: string, method: string, operation: Operation): Promise<number> {
  const parameters = operation.parameters ?? [];
  const address = parameters
    .filter(parameter => parameter.in === 'path')
    .reduce(
      (text, { name, example }) => text.replace(`{${name}}`, encodeURIComponent(String(example))),
      path,
    );
  const query = new URLSearchParams(
    parameters
      .filter(({ in: place, example }) => place === 'query' && example !== undefined)
      .map(({ name, example }) => [name, String(example)]),
  );
  const headers = parameters.filter(({ in: place, example }) => place === 'header' && example !== undefined);
  const content = Object.entries(operation.requestBody?.content ?? {});
  let status = 0;
  for (const [type, media] of content.length > 0 ? content : [['', {}] as const]) {
    expect([path, type, type === '' || media.example !== undefined]).toEqual([path, type, true]);
    const body = typeof media.example === 'string' ? media.example : JSON.stringify(media.example);
    const response = await server.ask(`${address}?${query}`, {
      method: method.toUpperCase(),
      headers: {
        ...Object.fromEntries(headers.map(({ name, example }) => [name, String(example)])),
        ...(type && { 'content-type': type }),
      },
      ...(type && { body }),
    });
    await response.body?.cancel();
    status = Math.max(status, response.status);
  }
  return status;
}

function withoutExamples(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutExamples);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, part]) =>
      key === 'example' || key === 'examples' ? [] : [[key, withoutExamples(part)]],
    ),
  );
}

/** Places of schemas without the limit that their type should have. */
function unlimited(value: unknown, path = ''): string[] {
  if (value === null || typeof value !== 'object') return [];
  const schema = value as Record<string, unknown>;
  const missing =
    (schema.type === 'string' &&
      schema.maxLength === undefined &&
      schema.enum === undefined &&
      schema.const === undefined) ||
    (schema.type === 'array' && schema.maxItems === undefined) ||
    ((schema.type === 'number' || schema.type === 'integer') &&
      (schema.minimum === undefined || schema.maximum === undefined));
  return [
    ...(missing ? [path] : []),
    ...Object.entries(schema).flatMap(([key, part]) => unlimited(part, `${path}/${key}`)),
  ];
}
