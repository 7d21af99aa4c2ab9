import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { removeHome, startServer, type TestServer } from './server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server.stop();
  removeHome(server.home);
});

const HOURS = 48;
const at = (hour: number) =>
  new Date(Date.UTC(2024, 0, 1, hour)).toISOString().slice(0, 16).replace('T', ' ');
/** Hours of 2 MW and the number of the hour in hundredths; without the hours left out. */
function meter(leftOut: readonly number[] = [], unit = ' (MW)'): string {
  const rows = Array.from(
    { length: HOURS },
    (_, hour) => `${at(hour)};${(2 + hour / 100).toFixed(2).replace('.', ',')}`,
  );
  return `Tijd (UTC);Afname${unit}\n${rows.filter((_, hour) => !leftOut.includes(hour)).join('\n')}\n`;
}
const MAP = '{"areas":[{"id":"A","cap_off":12.5},{"id":"B","cap_off":null}]}';

function send(
  path: string,
  body: string,
  parameters: Record<string, string>,
  type = 'application/octet-stream',
) {
  const query = new URLSearchParams({ fileName: 'meter.csv', ...parameters });
  return server.ask(`${path}?${query}`, { method: 'POST', headers: { 'content-type': type }, body });
}
const preview = async (body: string, parameters: Record<string, string> = {}) => {
  const response = await send('/import-previews', body, parameters);
  expect(response.status).toBe(200);
  return response.json();
};
const keep = (body: string, parameters: Record<string, string> = {}) => send('/data-sets', body, parameters);
const names = async () => (await server.read('/data-sets')).items.map(({ name }) => name);

describe('a file is shown before it is kept', () => {
  test('unit, zone, side, span and shape come with nothing kept', async () => {
    const { understood, problems, dataSets } = await preview(meter());
    expect(problems).toEqual([]);
    expect(understood.preview).toMatchObject({
      zone: 'UTC',
      side: 'start',
      stepMinutes: 60,
      rows: HOURS,
      gaps: 0,
      start: '2024-01-01T00:00:00Z',
    });
    expect(understood.preview.columns).toMatchObject([
      { name: 'Afname (MW)', unit: 'MW', lowest: 2, highest: 2.47 },
    ]);
    expect(dataSets).toMatchObject([
      { name: 'meter', kind: 'power', unit: 'MW', size: HOURS, startedAt: '2024-01-01T00:00:00.000Z' },
    ]);
    expect(dataSets[0].outline.mean).toHaveLength(HOURS);
    expect(await names()).toEqual([]);
  });

  test('every problem at once, with line, column and value, in both languages', async () => {
    const lines = meter().split('\n');
    lines[3] = lines[3]!.replace(/;.*/, ';much');
    lines[10] = lines[9]!;
    const { problems, dataSets } = await preview(lines.join('\n'));
    expect(problems).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ line: 4, column: 'Afname (MW)', value: 'much' }),
        expect.objectContaining({ line: 11, column: 'Tijd (UTC)', code: 'duplicate-time' }),
      ]),
    );
    for (const { detail } of problems) {
      expect(detail.nl).toMatch(/^gelezen: .+; verwacht: .+/);
      expect(detail.en).toMatch(/^got .+, expected .+/);
    }
    expect(dataSets).toEqual([]);
    const refused = await keep(lines.join('\n'));
    expect(refused.status).toBe(400);
    expect((await refused.json()).errors).toHaveLength(problems.length);
    expect(await names()).toEqual([]);
  });

  test('what the file does not say can be said: its unit, and that gaps be filled', async () => {
    const unknown = await preview(meter([], ''));
    expect(unknown.problems).toMatchObject([{ code: 'no-unit' }]);
    const told = await preview(meter([], ''), { unit: 'kW' });
    expect(told.understood.preview.columns).toMatchObject([
      { unitInFile: 'kW', unit: 'MW', highest: expect.closeTo(0.00247, 9) },
    ]);
    expect((await preview(meter([5, 6]))).problems).toMatchObject([{ code: 'gap', line: 7 }]);
    const mended = await preview(meter([5, 6]), { repair: 'true' });
    expect([mended.problems, mended.understood.repairCount, mended.dataSets[0].size]).toEqual([[], 1, HOURS]);
  });

  test('a file that is no table or an intake sheet is told, not kept', async () => {
    expect((await preview('\0\0\0')).problems).toMatchObject([{ code: 'not-text' }]);
    const sheet = await preview('veld;waarde;eenheid\nsector;zuivel;\ngasverbruik;5000000;m3\n');
    expect(sheet.problems).not.toEqual([]);
    expect(sheet.dataSets).toEqual([]);
  });
});

describe('a file that is kept', () => {
  test('has its origin, and what was understood stays with it', async () => {
    const response = await keep(meter([5, 6]), {
      repair: 'true',
      name: 'factory',
      source: 'the meter',
      licence: 'own data',
    });
    expect(response.status).toBe(201);
    const { items } = await response.json();
    expect(items).toMatchObject([
      { name: 'factory', source: 'the meter', licence: 'own data', steps: HOURS },
    ]);
    const set = (await server.read('/data-sets/factory')) as unknown as { understood: object };
    expect(set.understood).toMatchObject({
      file: 'meter.csv',
      repairCount: 1,
      // The gap lies between lines 6 and 7.
      repairs: [{ line: 6, column: 'Afname (MW)' }],
      preview: { gaps: 1, missingSteps: 2 },
    });
    const [listed] = (await server.read('/data-sets')).items;
    expect(listed).toMatchObject({ name: 'factory', startedAt: '2024-01-01T00:00:00.000Z' });
    expect(listed).not.toHaveProperty('understood');
  });

  test('does not take the name of another, whose values a run may rest on', async () => {
    const before = await server.read('/data-sets/factory');
    const refused = await keep(meter(), { name: 'factory' });
    expect([refused.status, (await refused.json()).detail]).toEqual([
      409,
      expect.stringContaining('factory'),
    ]);
    expect(await server.read('/data-sets/factory')).toEqual(before);
  });

  test('of several columns each becomes a set', async () => {
    const two = meter()
      .replace('Afname (MW)', 'Afname (MW);Gas (m3/h)')
      .replaceAll(/(\d,\d\d)$/gm, '$1;5,0');
    const { items } = await (await keep(two, { name: 'two' })).json();
    expect(items.map(({ name, unit }: { name: string; unit: string }) => [name, unit])).toEqual([
      ['two-afname-mw', 'MW'],
      ['two-gas-m3-h', 'm3/h'],
    ]);
  });

  test('may be a list', async () => {
    const { understood, dataSets } = await preview(MAP, { fileName: 'map.json' });
    expect(understood.facts.length).toBeGreaterThan(0);
    expect(dataSets).toMatchObject([{ name: 'map', size: 2, outline: null }]);
    expect((await keep(MAP, { fileName: 'map.json', name: 'areas' })).status).toBe(201);
    expect(await server.read('/data-sets/areas')).toMatchObject({ kind: 'grid-areas', count: 2 });
  });

  test('a name that is none is told with what it may be', async () => {
    const refused = await keep(meter(), { name: '../up' });
    expect([refused.status, (await refused.json()).errors[0].pointer]).toEqual([400, '/name']);
  });
});

test('no body, another kind of body and a body without end are refused', async () => {
  expect((await keep('')).status).toBe(400);
  expect((await send('/data-sets', 'a,b\n', {}, 'text/html')).status).toBe(415);
  expect((await keep('x'.repeat(33 * 1024 * 1024))).status).toBe(413);
  expect((await send('/studies', 'a,b\n', {})).status).toBe(415);
});

test('a long account of repairs is cut, so that the set can still be read', async () => {
  const holes = Array.from({ length: 900 }, (_, k) => 10 * k + 1);
  const rows = Array.from({ length: 9000 }, (_, hour) => `${at(hour)};${hour % 7}`).filter(
    (_, k) => !holes.includes(k),
  );
  const text = `Tijd (UTC);Afname (MW)\n${rows.join('\n')}\n${at(9000)};1\n`;
  const response = await keep(text, { repair: 'true', name: 'holes' });
  expect(response.status).toBe(201);
  expect(await names()).toContain('holes');
  const set = (await server.read('/data-sets/holes')) as unknown as {
    understood: { repairs: readonly object[]; repairCount: number };
  };
  expect(set.understood.repairCount).toBeGreaterThanOrEqual(900);
  expect(set.understood.repairs.length).toBeLessThanOrEqual(100);
});
