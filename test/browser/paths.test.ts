import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { removeHome } from '../server/http/server.ts';
import { obstacle, openStage, type Stage } from './browser.ts';

const missing = obstacle();
if (missing) console.warn(`tests in a browser are skipped: ${missing}`);

/** 2 MW at 60 EUR/MWh, or at 10 in the other path; panels that always give 1 MW cost 600,000 EUR. One day counts for a year. */
const PANELS = {
  speelruimte: 1,
  kind: 'business-case',
  name: 'panels-over-paths',
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
  finance: { startYear: 2026, horizonYears: 3, discountRate: 0, residualValue: 'none' },
  paths: [
    { name: 'dear', title: { nl: 'Duur', en: 'Dear' }, changes: [] },
    {
      name: 'cheap',
      title: { nl: 'Goedkoop', en: 'Cheap' },
      changes: [{ pointer: '/prices/electricity/dayAheadEurPerMwh', value: 10 }],
    },
  ],
};

let stage: Stage;
describe.skipIf(missing)('price paths on the page', () => {
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(async () => {
    await stage.close();
    removeHome(stage.server.home);
  });

  test('worth and regret in every path, charts with their tables, and nothing wrong for a screen reader', async () => {
    const { id } = (await (await stage.server.post('/studies', PANELS)).json()) as { id: string };
    const { page, errors } = await stage.visit(`/studies/${id}?language=nl`);
    await page.getByRole('button', { name: 'Hele periode doorrekenen' }).click();
    const section = page.locator('section.paths');
    await section.getByRole('heading', { name: 'Over de prijspaden' }).waitFor();
    // 8,760 h x 60 = 525,600 a year, 976,800 after three; at 10: 87,600, 337,200 short. Doing nothing regrets the most.
    const row = section.getByRole('row', { name: /^Panelen/ });
    expect((await row.innerText()).replaceAll(/\s+/g, ' ')).toMatch(
      /Panelen € ?976\.800 .*€ ?-?337\.200.* € ?319\.800 € ?337\.200 1 van 2/,
    );
    await section.getByText(/^Minste spijt geeft Panelen: beste keuze in 1 van de 2 paden/).waitFor();
    const chart = page.locator('figure', { hasText: 'Pakketten over de prijspaden' });
    await chart.locator('summary').click();
    await chart.getByRole('columnheader', { name: 'worstRegretEur' }).waitFor();
    const { violations } = await new AxeBuilder({ page }).include('section.paths').analyze();
    expect(violations).toEqual([]);
    expect(errors).toEqual([]);
    if (process.env.SCREENSHOT) await page.screenshot({ path: process.env.SCREENSHOT, fullPage: true });
  });
});
