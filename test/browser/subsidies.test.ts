import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { removeHome } from '../server/http/server.ts';
import { obstacle, openStage, type Stage } from './browser.ts';

const missing = obstacle();
if (missing) console.warn(`tests in a browser are skipped: ${missing}`);

/** 2 MW at 60 EUR/MWh; panels of 4,000,000 EUR that pay back in seven to eight years, so that VEKI and EIA may both be had. */
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
      investment: { capexEur: 4_000_000, lifetimeYears: 20 },
    },
  ],
  packages: [
    { name: 'now', title: { nl: 'Nu', en: 'Now' }, measures: [] },
    { name: 'panels', title: { nl: 'Panelen', en: 'Panels' }, measures: ['panels'] },
  ],
  finance: { startYear: 2026, horizonYears: 15, discountRate: 0.05 },
  subsidies: 'best',
};

let stage: Stage;
describe.skipIf(missing)('subsidies of a package on the page', () => {
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(async () => {
    await stage.close();
    removeHome(stage.server.home);
  });

  test('what is had with its amounts, what is not with its rule, without accessibility problems', async () => {
    const { id } = (await (await stage.server.post('/studies', PANELS)).json()) as { id: string };
    const { page, errors } = await stage.visit(`/studies/${id}?language=nl`);
    await page.getByRole('button', { name: 'Hele periode doorrekenen' }).click();
    const section = page.locator('.subsidies');
    await section.getByRole('heading', { name: 'Subsidies: Panelen' }).waitFor();
    const rows = await Promise.all((await section.locator('tbody tr').all()).map(row => row.innerText()));
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatch(/^VEKI/);
    expect(rows[0]).toMatch(/30.% van €.4.miljoen/);
    expect(rows[1]).toMatch(/^EIA/);
    expect(rows[2]).toMatch(/^SDE\+\+[\s\S]*niet[\s\S]*geen warmtepomp of elektrische boiler/);
    const { violations } = await new AxeBuilder({ page }).include('.subsidies').analyze();
    expect(violations.map(({ id: rule }) => rule)).toEqual([]);
    await page.getByRole('button', { name: 'English' }).click();
    await section.getByText(/Together worth €/).waitFor();
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('no sideways scroll on a telephone', async () => {
    const { id } = (await (await stage.server.post('/studies', PANELS)).json()) as { id: string };
    const { page } = await stage.visit(`/studies/${id}?language=nl`, {
      viewport: { width: 320, height: 640 },
    });
    // It was run above: the answer is there.
    await page.locator('.subsidies').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await page.context().close();
  });
});
