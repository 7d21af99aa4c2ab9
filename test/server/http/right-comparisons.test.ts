import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RightsComparison } from '../../../scenarios/index.ts';
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

const ask = (body: unknown) =>
  server.ask('/right-comparisons', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

test('rights side by side, those that do not fit with the reason', async () => {
  const answer = await ask({ study: EXAMPLE_STUDY, rights: ['vvtr', 'tdtr'], hours: 366 });
  expect(answer.status).toBe(200);
  const { site, rights } = (await answer.json()) as RightsComparison;
  expect(site).toBe('site');
  expect(rights.map(({ name, status }) => [name, status])).toEqual([
    ['firm', 'counted'],
    ['vvtr', 'counted'],
    // Of 2025, and the day is in 2024.
    ['tdtr', 'does-not-fit'],
  ]);
  // The dearest hour without the 2 MW to take, the cheapest without the 2 MW to feed in.
  expect(rights[1]!.givenUp).toMatchObject({ hours: 2 * 366, mwh: 366 * 4 });
});

test('every problem of what is asked at once', async () => {
  const answer = await ask({
    study: EXAMPLE_STUDY,
    rights: 'all',
    hours: -1,
    toShare: 2,
    steerMw: -3,
    what: 1,
  });
  expect(answer.status).toBe(400);
  const { errors } = (await answer.json()) as { errors: { pointer: string }[] };
  expect(errors.map(({ pointer }) => pointer)).toEqual([
    '/what',
    '/rights',
    '/hours',
    '/toShare',
    '/steerMw',
  ]);
  const wrong = await ask({ study: EXAMPLE_STUDY, rights: ['tdt'], site: 'site' });
  expect(wrong.status).toBe(400);
  expect(await wrong.text()).toContain('Did you mean');
});
