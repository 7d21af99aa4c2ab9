import { afterAll, beforeAll, expect, test } from 'vitest';
import { dictionary, TABLES } from '../../../data/index.ts';
import { removeHome, startServer, type TestServer } from './server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server.stop();
  removeHome(server.home);
});

interface Figure {
  readonly table: string;
  readonly of: readonly string[];
  readonly value: string;
  readonly unit: string;
  readonly source: string;
  readonly mark: string;
}
interface Found {
  readonly items: readonly Figure[];
  readonly total: number;
  readonly nextCursor: string | null;
}
const find = async (query: string) => (await server.read(`/figures?${query}`)) as unknown as Found;
/** Count of `"value":` in the tables as text: no walk of ours. */
const COUNT = JSON.stringify(TABLES).split('"value":').length - 1 + Object.keys(dictionary).length;

test('every figure of every table comes once, page by page, with source and mark', async () => {
  const found: Figure[] = [];
  for (let cursor = ''; ; ) {
    const page = await find(`limit=200${cursor}`);
    expect(page.total).toBe(COUNT);
    found.push(...page.items);
    if (page.nextCursor === null) break;
    cursor = `&cursor=${page.nextCursor}`;
  }
  expect(found).toHaveLength(COUNT);
  expect(new Set(found.map(({ table, of }) => `${table}/${of.join('/')}`)).size).toBe(COUNT);
  for (const { source, mark } of found) expect([source.length > 0, mark.length > 0]).toEqual([true, true]);
  const { items: tables } = (await server.read('/figure-tables')) as unknown as {
    items: readonly { figures: number; usedIn: string; marks: Record<string, number> }[];
  };
  expect(tables.reduce((sum, { figures }) => sum + figures, 0)).toBe(COUNT);
  for (const { usedIn, figures, marks } of tables) {
    expect(usedIn).not.toBe('');
    expect(Object.values(marks).reduce((sum, count) => sum + count, 0)).toBe(figures);
  }
});

test('words, table and mark narrow it, without regard to case or accents', async () => {
  const english = await find('language=en&text=ELECTRODE%20boiler%20capexEur');
  expect(english.items).toMatchObject([{ table: 'technologies', unit: 'EUR/MW', value: '115,000' }]);
  const dutch = await find('language=nl&text=elektrodeboiler%20capexEur');
  expect(dutch.items).toMatchObject([{ value: '115.000' }]);
  expect((await find('language=nl&text=friesland')).total).toBe(0);
  expect((await find('language=nl&text=fryslan')).total).toBeGreaterThan(0);
  const chosen = await find('table=power-system&mark=M&limit=200');
  expect(chosen.total).toBeGreaterThan(10);
  for (const { table, mark } of chosen.items) expect([table, mark]).toEqual(['power-system', 'M']);
});

test('a mark that is none is refused; a table that is none is empty', async () => {
  expect((await server.ask('/figures?mark=X')).status).toBe(400);
  expect((await find('table=no-such-table')).total).toBe(0);
});
