import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { removeHome } from '../server/http/server.ts';
import { obstacle, openStage, type Stage } from './browser.ts';

const missing = obstacle();
if (missing) console.warn(`tests in a browser are skipped: ${missing}`);

const panels = (name: string, title: object, rules: object) => ({
  name,
  title,
  add: [{ kind: 'pv', name, peakMw: 0.5, profile: 1 }],
  investment: { capexEur: 1_000_000, lifetimeYears: 20 },
  ...rules,
});

/** Panels on the roof in one of two years, or in the field, where a park can follow. */
const CHOICES = {
  speelruimte: 1,
  kind: 'business-case',
  name: 'choices',
  period: { start: '2026-01-05T00:00:00Z', end: '2026-01-06T00:00:00Z' },
  years: [2026, 2027],
  sites: [{ name: 'works', contract: { importMw: 3 }, demand: { electricityMw: 2 } }],
  prices: { electricity: { dayAheadEurPerMwh: 60 }, energyTax: 'none' },
  carbon: { etsEurPerTon: 0, levy: 'none' },
  measures: [
    panels('roof', { nl: 'Dak', en: 'Roof' }, { years: [2026, 2027] }),
    panels('field', { nl: 'Veld', en: 'Field' }, { excludes: ['roof'] }),
    panels('park', { nl: 'Park', en: 'Park' }, { requires: ['field'] }),
  ],
  choices: {},
  finance: { startYear: 2026, horizonYears: 15, discountRate: 0.05 },
};

let stage: Stage;
describe.skipIf(missing)('packages made of choices on the page', () => {
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(async () => {
    await stage.close();
    removeHome(stage.server.home);
  });

  test('stand beside the reference before anything is run, with the contract that they have', async () => {
    const named = { ...CHOICES, name: 'choices-before' };
    const { id } = (await (await stage.server.post('/studies', named)).json()) as { id: string };
    const { page, errors } = await stage.visit(`/studies/${id}?language=nl`);
    const strip = page.locator('.strip');
    await strip.getByText('verschil met').waitFor();
    // Panels of 0.5 MW at 60 EUR/MWh save 720 EUR on the day.
    const cost = await strip.locator('.figure').first().innerText();
    expect(cost).toMatch(/2\.160[\s\S]*▼[\s\S]*720/);
    expect(await strip.innerText()).toMatch(/3(,00)? MW/);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('are ranked by their titles, and what is left out is told with its reason', async () => {
    const { id } = (await (await stage.server.post('/studies', CHOICES)).json()) as { id: string };
    const { page, errors } = await stage.visit(`/studies/${id}?language=nl`);
    await page.getByRole('button', { name: 'Hele periode doorrekenen' }).click();
    const table = page.locator('table.packages');
    await table.waitFor();
    const titles = await table.locator('tbody th button').allInnerTexts();
    expect(titles[0]).toBe('1. Veld + Park');
    expect(titles.map(title => title.replace(/^\d\. /, '')).sort()).toEqual([
      'Dak (2026)',
      'Dak (2027)',
      'Veld',
      'Veld + Park',
      'Zoals het is',
    ]);
    await page.getByText('Weggelaten combinaties van maatregelen: 7').click();
    const rows = await page.locator('.left-out tbody tr').allInnerTexts();
    expect(rows[0]).toMatch(/^4\s+Veld en Dak kunnen niet samen\./);
    expect(rows[1]).toMatch(/^3\s+Park kan niet zonder Veld\./);
    const { violations } = await new AxeBuilder({ page }).include('.left-out').analyze();
    expect(violations.map(({ id: rule }) => rule)).toEqual([]);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('Combinations of measures left out: 7').waitFor();
    expect(errors).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await page.context().close();
  });
});
