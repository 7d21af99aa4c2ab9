import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { EXAMPLE_STUDY } from '../../../server/http/example.ts';
import { removeHome, startServer, type TestServer } from './server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server.stop();
  removeHome(server.home);
});

const [SITE] = EXAMPLE_STUDY.sites;
const [BATTERY] = SITE!.assets!;

/** The example with one thing in its site, contract, asset or prices made otherwise. */
function withSite(change: object): unknown {
  return { ...EXAMPLE_STUDY, sites: [{ ...SITE, ...change }] };
}
function withPrice(dayAheadEurPerMwh: unknown): unknown {
  return { ...EXAMPLE_STUDY, prices: { ...EXAMPLE_STUDY.prices, electricity: { dayAheadEurPerMwh } } };
}

const HOSTILE = 'import("fs")';
const BODIES: readonly (readonly [what: string, body: unknown, pointer: string])[] = [
  ['a wrong unit', withSite({ contract: { importMw: '2 kg' } }), '/sites/0/contract/importMw'],
  ['a typo in a field', withSite({ demnad: {} }), '/sites/0/demnad'],
  [
    'a typo in a kind of asset',
    withSite({ assets: [{ ...BATTERY, kind: 'batery' }] }),
    '/sites/0/assets/0/kind',
  ],
  ['a missing field', { ...EXAMPLE_STUDY, period: undefined }, ''],
  ['a list that is too short', withPrice([1, 2, 3]), '/prices/electricity/dayAheadEurPerMwh'],
  ['null among numbers', withPrice([null, ...Array(23).fill(1)]), '/prices/electricity/dayAheadEurPerMwh/0'],
  [
    'a negative capacity',
    withSite({ assets: [{ ...BATTERY, energyMwh: -1 }] }),
    '/sites/0/assets/0/energyMwh',
  ],
  [
    'an efficiency above 1',
    withSite({ assets: [{ ...BATTERY, efficiencyIn: 1.2 }] }),
    '/sites/0/assets/0/efficiencyIn',
  ],
  [
    'a hostile formula',
    withSite({ contract: { importMw: { formula: HOSTILE } } }),
    '/sites/0/contract/importMw',
  ],
  [
    'a formula without end',
    withSite({ contract: { importMw: { formula: '('.repeat(5000) } } }),
    '/sites/0/contract/importMw',
  ],
  [
    'a file of the server',
    withPrice({ csv: '/etc/passwd', column: 'x' }),
    '/prices/electricity/dayAheadEurPerMwh',
  ],
  ['a data set that is not there', withPrice({ dataset: 'none' }), '/prices/electricity/dayAheadEurPerMwh'],
  ['an unknown price path', withPrice({ path: 'none' }), '/prices/electricity/dayAheadEurPerMwh'],
  [
    'an end before the start',
    { ...EXAMPLE_STUDY, period: { start: '2024-03-06T00:00:00Z', end: '2024-03-05T00:00:00Z' } },
    '/period',
  ],
  ['steps of 7 minutes', { ...EXAMPLE_STUDY, period: { year: 2024, stepMinutes: 7 } }, '/period'],
  ['two assets of one name', withSite({ assets: [BATTERY, BATTERY] }), '/sites/0/assets/1'],
  ['another version', { ...EXAMPLE_STUDY, speelruimte: 99 }, '/speelruimte'],
  ['a list for a study', [EXAMPLE_STUDY], ''],
  ['a number for a study', 3, ''],
  ['a text where a list belongs', { ...EXAMPLE_STUDY, sites: 'site' }, '/sites'],
];

async function mustBeRefused(response: Response): Promise<{ pointer: string; detail: string }[]> {
  expect(response.status).toBe(400);
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  const problem = (await response.json()) as {
    status: number;
    errors: { pointer: string; detail: string }[];
  };
  expect(problem.status).toBe(400);
  expect(problem.errors.length).toBeGreaterThan(0);
  return problem.errors;
}

describe('a malformed study is 400 with the place of the problem, and nothing is kept', () => {
  test.each(BODIES)('%s', async (_what, body, pointer) => {
    const errors = await mustBeRefused(await server.post('/studies', body));
    expect(errors.some(error => error.pointer.startsWith(pointer))).toBe(true);
    expect(errors.every(error => error.detail.length > 0)).toBe(true);
  });

  test.each([
    ['no JSON', '{', 'application/json'],
    ['no YAML', 'a: [b', 'application/yaml'],
    ['an empty body', ' ', 'application/json'],
    ['nested 100 000 deep', '['.repeat(100_000) + ']'.repeat(100_000), 'application/json'],
    ['YAML aliases that explode', billionLaughs(), 'application/yaml'],
    ['a key that reaches for the prototype', '{"__proto__": {"speelruimte": 1}}', 'application/json'],
    ['a half surrogate and zeros', '"\\ud800\\u0000"', 'application/json'],
  ])('%s', async (_what, body, type) => {
    await mustBeRefused(
      await server.ask('/studies', { method: 'POST', body, headers: { 'content-type': type } }),
    );
  });

  test('a file that is named with CSV says so by its own code', async () => {
    const response = await server.post('/studies', withPrice({ csv: 'prices.csv', column: 'price' }));
    const { errors } = (await response.json()) as { errors: { code: string }[] };
    expect(errors.map(error => error.code)).toContain('csv-not-available');
  });

  test('more than 2 MB is 413', async () => {
    const body = stringify({ ...EXAMPLE_STUDY, story: { nl: 'x'.repeat(2_200_000), en: '' } });
    const response = await server.ask('/studies', {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/yaml' },
    });
    expect(response.status).toBe(413);
  });

  test.each(['text/plain', 'application/xml', 'multipart/form-data; boundary=x'])('%s is 415', async type => {
    expect(
      (await server.ask('/studies', { method: 'POST', body: 'x', headers: { 'content-type': type } })).status,
    ).toBe(415);
  });

  test('a compressed body is 415', async () => {
    expect((await server.post('/studies', EXAMPLE_STUDY, { 'content-encoding': 'gzip' })).status).toBe(415);
  });

  test('nothing of all this is kept', async () => {
    const { items } = await server.read('/studies?limit=200');
    expect(items.filter(item => item.source === 'saved')).toEqual([]);
    expect((await server.read('/runs')).items).toEqual([]);
  });
});

describe('no body whatever gives a 500', () => {
  const paths = ['/studies', '/checks', '/previews'];
  const allowed = [200, 201, 400];

  test('any JSON', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(...paths), async (body, path) => {
        expect(allowed).toContain((await server.post(path, body)).status);
      }),
      { numRuns: 150, seed: 1 },
    );
  });

  test('the example with any of its parts replaced by anything', async () => {
    const pointers = pointersOf(EXAMPLE_STUDY);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...pointers),
        fc.jsonValue({ maxDepth: 2 }),
        fc.constantFrom(...paths),
        async (keys, part, path) => {
          const study = replaced(EXAMPLE_STUDY, keys, part);
          expect(allowed).toContain(
            (await server.post(path, path === '/previews' ? { study } : study)).status,
          );
        },
      ),
      { numRuns: 200, seed: 2 },
    );
  });

  test('any text', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.constantFrom('application/json', 'application/yaml'),
        async (body, type) => {
          const response = await server.ask('/checks', {
            method: 'POST',
            body,
            headers: { 'content-type': type },
          });
          expect(allowed).toContain(response.status);
        },
      ),
      { numRuns: 150, seed: 3 },
    );
  });
});

function billionLaughs(): string {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
  for (let level = 1; level < 12; level++)
    lines.push(
      `a${level}: &a${level} [${Array(9)
        .fill(`*a${level - 1}`)
        .join(', ')}]`,
    );
  return lines.join('\n');
}

/** Key paths of every part of a document. */
function pointersOf(value: unknown, keys: readonly string[] = []): (readonly string[])[] {
  const parts = value !== null && typeof value === 'object' ? Object.entries(value) : [];
  return [keys, ...parts.flatMap(([key, part]) => pointersOf(part, [...keys, key]))];
}

function replaced(value: unknown, [key, ...rest]: readonly string[], part: unknown): unknown {
  if (key === undefined) return part;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string, unknown>;
  copy[key] = replaced(copy[key], rest, part);
  return copy;
}
