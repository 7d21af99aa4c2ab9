import { request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { API_VERSION } from '../../../server/http/headers.ts';
import { removeHome, startServer, type TestServer } from './server.ts';
import { exampleNamed } from './studies.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server.stop();
  removeHome(server.home);
});

/** Status and headers by a client that sends any header at all. */
function raw(
  path: string,
  method: string,
  headers: Record<string, string>,
): Promise<{ status: number; headers: Record<string, unknown> }> {
  return new Promise((resolve, reject) => {
    const sent = request(`${server.address}${path}`, { method, headers }, response => {
      response
        .resume()
        .on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers }));
    });
    sent.on('error', reject).end();
  });
}

const REQUESTS: readonly (readonly [number, string, string])[] = [
  [200, 'GET', '/api/v1/studies'],
  [200, 'HEAD', '/api/v1/studies'],
  [200, 'GET', '/api/v1/openapi.json'],
  [200, 'GET', '/api/v1/docs'],
  [200, 'GET', '/livez'],
  [200, 'GET', '/metrics'],
  [404, 'GET', '/api/v1/nothing'],
  [404, 'GET', '/api/v1/studies/'],
  [400, 'GET', '/api/v1/studies?limit=x'],
  [400, 'GET', '/api/v1/%zz'],
  [405, 'DELETE', '/api/v1/studies'],
  [405, 'OPTIONS', '/api/v1/studies'],
  [415, 'POST', '/api/v1/studies'],
];

describe('every answer', () => {
  test.each(REQUESTS)('%i %s %s has the version and the security headers', async (status, method, path) => {
    const answer = await raw(
      path,
      method,
      status === 415 ? { 'content-type': 'text/plain', 'content-length': '0' } : {},
    );
    expect(answer.status).toBe(status);
    expect(answer.headers).toMatchObject({
      'api-version': API_VERSION,
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
    const policy = String(answer.headers['content-security-policy']);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|\*/);
    expect(answer.headers['x-powered-by']).toBeUndefined();
  });

  test('even to what is no HTTP', async () => {
    const { port } = new URL(server.address);
    const text = await new Promise<string>((resolve, reject) => {
      let received = '';
      const socket = connect(Number(port), '127.0.0.1', () => socket.write('NONSENSE\r\n\r\n'));
      socket
        .on('data', chunk => (received += chunk))
        .on('end', () => resolve(received))
        .on('error', reject);
    });
    expect(text).toContain('HTTP/1.1 400');
    expect(text).toContain(`API-Version: ${API_VERSION}`);
    expect(text).toContain('application/problem+json');
  });
});

describe('entity tags', () => {
  test('are strong, tell encodings apart, and save sending again', async () => {
    const plain = await server.ask('/techniques', { headers: { 'accept-encoding': 'identity' } });
    const packed = await server.ask('/techniques', { headers: { 'accept-encoding': 'br' } });
    const [tag, packedTag] = [plain.headers.get('etag')!, packed.headers.get('etag')!];
    expect(tag).toMatch(/^"[\w-]{22}"$/);
    expect(packed.headers.get('content-encoding')).toBe('br');
    expect(packedTag).not.toBe(tag);
    expect(await packed.json()).toEqual(await plain.json());
    for (const known of [tag, packedTag, '*', `"other", ${tag}`]) {
      expect((await server.ask('/techniques', { headers: { 'if-none-match': known } })).status).toBe(304);
    }
    expect((await server.ask('/techniques', { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
  });
});

describe('requests from elsewhere', () => {
  test('by a name that is not of this machine: 421', async () => {
    expect((await raw('/api/v1/studies', 'GET', { host: 'evil.example' })).status).toBe(421);
  });
  test('that change something, from pages of another site: 403', async () => {
    const headers = { 'content-length': '0' };
    expect(
      (await raw('/api/v1/studies/x/runs', 'POST', { ...headers, origin: 'https://evil.example' })).status,
    ).toBe(403);
    expect(
      (await raw('/api/v1/studies/x/runs', 'POST', { ...headers, 'sec-fetch-site': 'cross-site' })).status,
    ).toBe(403);
    expect((await raw('/api/v1/studies/x/runs', 'POST', { ...headers, origin: server.address })).status).toBe(
      404,
    );
  });
});

describe('too much', () => {
  test('of requests is 429 with Retry-After', async () => {
    const small = await startServer({ SPEELRUIMTE_REQUESTS_PER_MINUTE: '3' });
    const answers = [];
    for (let count = 0; count < 4; count++) answers.push(await small.ask('/studies'));
    expect(answers.map(answer => answer.status)).toEqual([200, 200, 200, 429]);
    expect(Number(answers[3]!.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await answers[3]!.json()).toMatchObject({
      status: 429,
      type: 'urn:speelruimte:problem:too-many-requests',
    });
    await small.stop();
    removeHome(small.home);
  });

  test('of runs that wait is 503 with Retry-After, and the refused one is not kept', async () => {
    const small = await startServer({ SPEELRUIMTE_QUEUE_LENGTH: '1' });
    const started: Response[] = [];
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) {
      const { id } = (await (
        await small.post('/studies', { ...exampleNamed(name), period: { year: 2023 }, prices: yearOfPrices })
      ).json()) as { id: string };
      started.push(await small.ask(`/studies/${id}/runs`, { method: 'POST' }));
    }
    const refused = started.filter(answer => answer.status === 503);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]!.headers.get('retry-after')).toBe('10');
    expect((await small.read('/runs')).items).toHaveLength(started.length - refused.length);
    await small.stop();
    removeHome(small.home);
  });
});

const yearOfPrices = { electricity: { dayAheadEurPerMwh: { generator: 'price' } }, energyTax: 'none' };
