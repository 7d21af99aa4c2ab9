import { execFile } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { studyComponents } from '../../../server/http/study-components.ts';
import { type OpenapiDocument, operationsOf } from './openapi-document.ts';
import { removeHome, startServer, type TestServer } from './server.ts';

const ROOT = new URL('../../../', import.meta.url);
const RULES = fileURLToPath(new URL('../shared/reference/nlgov-linter-2.2.0.yaml', ROOT));
const LINTER = fileURLToPath(new URL('node_modules/.bin/spectral', ROOT));

let server: TestServer;
let document: OpenapiDocument;
beforeAll(async () => {
  server = await startServer();
  document = (await server.read('/openapi.json')) as unknown as OpenapiDocument;
});
afterAll(async () => {
  await server.stop();
  removeHome(server.home);
});

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
    const ids = operationsOf(document).map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { path, method, operation } of operationsOf(document)) {
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
    for (const { path, operation } of operationsOf(document)) {
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
});

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
