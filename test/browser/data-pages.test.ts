import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { removeHome } from '../server/http/server.ts';
import { obstacle, openStage, type Stage } from './browser.ts';

const missing = obstacle();
if (missing) console.warn(`tests in a browser are skipped: ${missing}`);

const at = (hour: number) =>
  new Date(Date.UTC(2024, 0, 1, hour)).toISOString().slice(0, 16).replace('T', ' ');
/** Two days of a meter, in MW, with the hours left out that a test wants gone. */
function meter(leftOut: readonly number[] = []): string {
  const rows = Array.from(
    { length: 48 },
    (_, hour) => `${at(hour)};${(2 + hour / 100).toFixed(2).replace('.', ',')}`,
  );
  return `Tijd (UTC);Afname (MW)\n${rows.filter((_, hour) => !leftOut.includes(hour)).join('\n')}\n`;
}

let stage: Stage;
describe.skipIf(missing)('the pages of data', () => {
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(async () => {
    await stage.close();
    removeHome(stage.server.home);
  });

  const choose = (page: Page, name: string, text: string) =>
    page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  const keep = async (name: string, text = meter([5, 6]), ending = 'csv') => {
    const query = new URLSearchParams({
      fileName: `${name}.${ending}`,
      name,
      source: 'the meter',
      ...(ending === 'csv' && { repair: 'true' }),
    });
    const response = await stage.server.ask(`/data-sets?${query}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: text,
    });
    expect(response.status).toBe(201);
  };
  const names = async () => (await stage.server.read('/data-sets')).items.map(({ name }) => name);

  test('a file is chosen, shown, repaired, kept and looked at, with nothing kept before one says so', async () => {
    const { page, errors, foreign } = await stage.visit('/?language=nl');
    await page.getByRole('link', { name: 'Gegevens' }).click();
    await page.getByText('Er is nog niets ingelezen').waitFor();

    await choose(page, 'Fabriek Zuid.csv', meter([5, 6]));
    const problems = page.getByRole('alert').locator('tbody tr');
    await problems.first().waitFor();
    expect(await problems.count()).toBe(1);
    expect((await problems.first().textContent())?.replaceAll(/\s+/g, ' ')).toMatch(
      /^7Tijd \(UTC\)gelezen: .*verwacht: .*/,
    );
    expect(await page.getByRole('button', { name: 'Bewaar deze gegevens' }).count()).toBe(0);

    await page.getByLabel('Herstel wat te herstellen is').check();
    const button = page.getByRole('button', { name: 'Bewaar deze gegevens' });
    await button.waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    expect(await names()).toEqual([]);
    await page.getByRole('region', { name: 'Hersteld' }).getByText('2 stappen zonder getal').waitFor();
    await page.getByLabel('Bron', { exact: true }).fill('Meetbedrijf');
    await button.click();

    await page.getByRole('heading', { level: 1, name: 'fabriek-zuid' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/data-sets/fabriek-zuid');
    const picture = page.locator('.set-picture img');
    await expect
      .poll(() => picture.evaluate(image => (image as HTMLImageElement).naturalWidth))
      .toBeGreaterThan(100);
    const facts = page.getByRole('region', { name: 'Herkomst' });
    for (const text of ['Meetbedrijf', 'niet vermeld', '48 stappen × 60 min'])
      await facts.getByText(text).waitFor();
    await page.getByText('1; ontbrekende stappen: 2').waitFor();

    await page.getByRole('link', { name: 'Alle gegevens' }).click();
    const row = page.getByRole('row', { name: /fabriek-zuid/ });
    await row.waitFor();
    const cells = (await row.locator('td').allTextContents()).map(text => text.replaceAll('\u00a0', ' '));
    expect(cells.slice(0, 6)).toEqual([
      'vermogen',
      'MW',
      '1 jan 2024 – 3 jan 2024',
      '60 min',
      'Meetbedrijf',
      'niet vermeld',
    ]);
    expect(cells[7]).toMatch(/^[0-9a-f]{8}$/);
    expect(errors).toEqual([]);
    expect(foreign).toEqual([]);
    await page.context().close();
  });

  test('removing asks first, by keyboard: Escape keeps it, yes removes it', async () => {
    await keep('to-remove');
    const { page, errors } = await stage.visit('/data-sets/to-remove?language=en');
    const opener = page.getByRole('button', { name: 'Remove…' });
    await opener.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Remove to-remove?' });
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(await names()).toContain('to-remove');
    expect(await opener.evaluate(element => element === document.activeElement)).toBe(true);

    await page.keyboard.press('Enter');
    await dialog.waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Yes, remove');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Data sets' }).waitFor();
    expect(await names()).not.toContain('to-remove');
    expect(await page.getByRole('link', { name: 'to-remove' }).count()).toBe(0);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('a capacity map is drawn, and its most congested areas become a study that is open', async () => {
    const area = {
      op: 'enexis',
      id: 'A',
      name: 'Station A',
      lat: 52,
      lon: 5.5,
      cap_off: null,
      cap_in: 20,
      need_in: 25,
    };
    await keep(
      'kaart',
      JSON.stringify({ areas: [{ ...area, queue_in: 6, n_in: 2, year_in: 2031 }] }),
      'json',
    );
    const { page, errors } = await stage.visit('/data-sets/kaart?language=nl');
    const picture = page.locator('.set-picture img');
    await expect
      .poll(() => picture.evaluate(image => (image as HTMLImageElement).naturalWidth))
      .toBeGreaterThan(100);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations).toEqual([]);
    await page.getByRole('button', { name: 'Studie maken en openen' }).click();
    await page.getByRole('alert').getByText('No area of that list').waitFor();
    await page.getByLabel('Wachtrij voor').selectOption('invoeding');
    await page.getByRole('button', { name: 'Studie maken en openen' }).click();
    await page.getByRole('heading', { level: 1, name: 'Flexproducten in Station A' }).waitFor();
    expect(errors.filter(error => !error.includes('404'))).toEqual([]);
    await page.context().close();
  });

  test('a name that is taken and a set that is not there are told', async () => {
    await keep('taken');
    const { page } = await stage.visit('/data-sets?language=en');
    await choose(page, 'taken.csv', meter());
    await page.getByRole('button', { name: 'Keep this data set' }).click();
    await page.getByRole('alert').getByText('There is a data set of that name already: taken').waitFor();
    await page.getByLabel('Name', { exact: false }).first().fill('other-name');
    await page.getByRole('button', { name: 'Keep this data set' }).click();
    await page.getByRole('heading', { level: 1, name: 'other-name' }).waitFor();
    await page.goto(`${stage.server.address}/data-sets/nothing?language=en`);
    await page.getByRole('heading', { name: 'There is no such data set' }).waitFor();
    await page.context().close();
  });

  test('what the file does not say can be said, and the preview follows', async () => {
    const { page } = await stage.visit('/data-sets?language=en');
    await choose(page, 'bare.csv', meter().replace(' (MW)', ''));
    await page
      .getByRole('alert')
      .getByText(/expected .*unit/)
      .waitFor();
    await page.getByLabel('Unit').selectOption('kW');
    await page.getByRole('cell', { name: '0.002' }).first().waitFor();
    await page.getByLabel('Times are').selectOption('end');
    await page.getByText('end of the interval (as given)').waitFor();
    await page.context().close();
  });

  test('the dictionary: search, mark, table; the address brings another to the same figures', async () => {
    const { page, errors } = await stage.visit('/?language=en');
    await page.getByRole('link', { name: 'Dictionary' }).click();
    await page.getByRole('link', { name: 'Power system by year' }).waitFor();
    await page.getByLabel('Search the figures').fill('electrode boiler capexEur');
    const rows = page.locator('.figure-table tbody tr');
    await page.getByText('1 figure').waitFor();
    const text = (await rows.first().textContent()) ?? '';
    for (const part of ['Electrode boiler', '115,000', 'EUR/MW', 'MIDDEN', 'studies, for cost'])
      expect(text).toContain(part);

    await page.getByRole('button', { name: 'Clear the search' }).click();
    await page.getByRole('link', { name: 'Power system by year' }).click();
    await page.getByLabel('Mark').selectOption('M');
    await expect
      .poll(() => page.locator('.figure-table .tag').allTextContents())
      .toEqual(expect.arrayContaining(['M']));
    expect(new Set(await page.locator('.figure-table .tag').allTextContents())).toEqual(new Set(['M']));
    await page.getByText('Used in: the synthetic price').waitFor();
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe(
      '/dictionary/power-system?language=en&mark=M',
    );
    const count = await rows.count();
    const { page: other } = await stage.visit(page.url().slice(stage.server.address.length));
    await expect.poll(() => other.locator('.figure-table tbody tr').count()).toBe(count);
    expect(errors).toEqual([]);
    await other.context().close();
    await page.context().close();
  });

  test('a long table comes in parts, and more of it when asked', async () => {
    const { page } = await stage.visit('/dictionary/population?language=nl');
    const rows = page.locator('.figure-table tbody tr');
    await expect.poll(() => rows.count()).toBe(100);
    await page.getByRole('button', { name: 'Toon er 200 meer' }).click();
    await expect.poll(() => rows.count()).toBe(300);
    await page.context().close();
  });

  test('the sections are reached by keyboard, say which one is open, and go back', async () => {
    const { page } = await stage.visit('/?language=en');
    const link = page.getByRole('link', { name: 'Dictionary' });
    await link.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Data dictionary' }).waitFor();
    expect(await link.getAttribute('aria-current')).toBe('page');
    expect(await page.title()).toContain('Data dictionary');
    await page.goBack();
    await page.getByRole('heading', { name: 'Choose a study' }).waitFor();
    await page.context().close();
  });

  test.each([
    ['/data-sets?language=nl', 'light'],
    ['/data-sets/looked-at?language=en', 'dark'],
    ['/dictionary?language=nl', 'dark'],
    ['/dictionary/power-system?language=en&mark=M', 'light'],
  ] as const)('axe finds nothing serious on %s in %s', async (path, colorScheme) => {
    if (!(await names()).includes('looked-at')) await keep('looked-at');
    const { page } = await stage.visit(path, { colorScheme });
    await page.waitForLoadState('networkidle');
    if (path.startsWith('/data-sets?')) {
      await choose(page, 'new.csv', meter());
      await page.getByRole('button', { name: 'Bewaar deze gegevens' }).waitFor();
    }
    const { violations } = await new AxeBuilder({ page }).analyze();
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
    await page.context().close();
  });

  test.each([
    [320, '/data-sets?language=nl'],
    [360, '/data-sets/looked-at?language=nl'],
    [360, '/dictionary?language=en'],
    [320, '/dictionary/synthetic-model?language=nl'],
    [1280, '/data-sets?language=en'],
    [1280, '/dictionary/population?language=en'],
  ] as const)('no sideways scroll at %i px on %s', async (width, path) => {
    if (!(await names()).includes('looked-at')) await keep('looked-at');
    const { page } = await stage.visit(path, { viewport: { width, height: 700 } });
    await page.waitForLoadState('networkidle');
    if (path.startsWith('/data-sets?')) {
      await choose(page, 'wrong.csv', meter([5, 6]));
      await page.getByRole('alert').waitFor();
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await page.context().close();
  });
});
