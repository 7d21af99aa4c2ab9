import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { removeHome } from '../server/http/server.ts';
import { obstacle, openStage, type Stage } from './browser.ts';

const missing = obstacle();
if (missing) console.warn(`tests in a browser are skipped: ${missing}`);

/** 2 MW at 60 EUR/MWh; panels that always give 1 MW cost 600,000 EUR and save 525,600 EUR a year, 8 % inflation beside it. */
const PANELS = {
  speelruimte: 1,
  kind: 'business-case',
  name: 'panels',
  period: { start: '2026-01-05T00:00:00Z', end: '2026-01-06T00:00:00Z' },
  years: [2026],
  sites: [{ name: 'works', contract: { importMw: 3 }, demand: { electricityMw: 2 } }],
  prices: { electricity: { dayAheadEurPerMwh: 60 }, energyTax: 'none' },
  carbon: { etsEurPerTon: 0, levy: 'none' },
  measures: [
    {
      name: 'panels',
      add: [{ kind: 'pv', name: 'panels', peakMw: 1, profile: 1 }],
      investment: { capexEur: 600_000, lifetimeYears: 20 },
    },
  ],
  packages: [
    { name: 'now', title: { nl: 'Nu', en: 'Now' }, measures: [] },
    { name: 'panels', title: { nl: 'Panelen', en: 'Panels' }, measures: ['panels'] },
  ],
  finance: { startYear: 2026, horizonYears: 3, discountRate: 0.05, inflation: 0.08, tax: {} },
};

let stage: Stage;
describe.skipIf(missing)('the money of a package on the page', () => {
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(async () => {
    await stage.close();
    removeHome(stage.server.home);
  });

  test('company and country side by side, break-evens, and a cash flow whose lines sum', async () => {
    const { id } = (await (await stage.server.post('/studies', PANELS)).json()) as { id: string };
    const { page, errors } = await stage.visit(`/studies/${id}?language=nl`);
    await page.getByRole('button', { name: 'Hele periode doorrekenen' }).click();
    const section = page.locator('.finance');
    await section.getByRole('heading', { name: 'Wat het oplevert: Panelen' }).waitFor();
    for (const head of ['Bedrijf', 'Voor belasting en lening', 'Land'])
      await section.getByRole('columnheader', { name: head, exact: true }).waitFor();
    await section.getByRole('rowheader', { name: 'Stroomprijs' }).waitFor();
    await section.getByText('Kasstroom per post en jaar').click();
    const table = section.locator('table.cash-flow');
    await table.locator('tbody tr').first().waitFor();
    const columns = await table.locator('thead th').count();
    // The line, the start and three years, and two present worths.
    expect(columns).toBe(1 + 4 + 2);
    await section
      .getByRole('rowheader', { name: 'Rendement bij herbeleggen tegen de rekenrente (MIRR)' })
      .waitFor();
    const rows = await Promise.all((await table.locator('tbody tr').all()).map(row => row.evaluate(cellsOf)));
    const sum = await table.locator('tfoot tr').first().evaluate(cellsOf);
    for (let t = 0; t < 4; t++) {
      const added = rows.reduce((eur, cells) => eur + cells[t]!, 0);
      expect(Math.abs(added - sum[t]!)).toBeLessThanOrEqual(rows.length);
    }
    expect(sum[0]).toBe(-600_000);
    // Present worths of the lines make the net present value.
    expect(Math.abs(rows.reduce((eur, cells) => eur + cells[4]!, 0) - sum[4]!)).toBeLessThanOrEqual(
      rows.length,
    );
    const picture = page.locator('figure.chart img[src*=cash-flow]');
    await picture.scrollIntoViewIfNeeded();
    await expect
      .poll(() => picture.evaluate(image => (image as HTMLImageElement).naturalWidth))
      .toBeGreaterThan(100);
    const { violations } = await new AxeBuilder({ page }).analyze();
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(
      serious.map(({ id: rule, nodes }) => `${rule}: ${nodes.map(({ html }) => html).join(' ')}`),
    ).toEqual([]);
    await page.getByRole('button', { name: 'English' }).click();
    await section.getByRole('heading', { name: 'What it earns: Panels' }).waitFor();
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('no sideways scroll on a telephone', async () => {
    const { id } = (await (await stage.server.post('/studies', PANELS)).json()) as { id: string };
    const { page } = await stage.visit(`/studies/${id}?language=nl`, {
      viewport: { width: 320, height: 640 },
    });
    // It was run above: the answer is there.
    await page.locator('.finance').waitFor();
    await page.getByText('Kasstroom per post en jaar').click();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await page.context().close();
  });
});

/** Amounts of a row as the page writes them in Dutch: `-1.234`. Runs in the browser. */
function cellsOf(row: Element): number[] {
  return [...row.querySelectorAll('td')].map(cell =>
    Number((cell.textContent ?? '').replaceAll('.', '').replace('−', '-').replace('–', '0')),
  );
}
