import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { removeHome } from '../server/http/server.ts';
import { obstacle, openStage, type Stage } from './browser.ts';

const missing = obstacle();
if (missing) console.warn(`tests in a browser are skipped: ${missing}`);

/** 1 MW of steam from gas at 50 EUR/MWh, or from an e-boiler on power at 20 and 40. */
const BOILERS = {
  speelruimte: 1,
  kind: 'business-case',
  name: 'boilers',
  period: { start: '2026-01-05T00:00:00Z', end: '2026-01-05T04:00:00Z' },
  years: [2026],
  sites: [
    {
      name: 'works',
      contract: { importMw: 3 },
      demand: { heatMw: { steam: 1 } },
      assets: [{ kind: 'gasBoiler', name: 'boiler', level: 'steam', heatMw: 1, efficiency: 1 }],
    },
  ],
  prices: {
    electricity: { dayAheadEurPerMwh: [20, 40, 20, 40] },
    fuels: { naturalGas: { priceEurPerMwh: 50 } },
    energyTax: 'none',
  },
  measures: [
    {
      name: 'e-boiler',
      add: [{ kind: 'eBoiler', name: 'e-boiler', level: 'steam', heatMw: 0.5, efficiency: 1 }],
      investment: { capexEur: 100_000, lifetimeYears: 10 },
    },
  ],
  packages: [
    { name: 'now', title: { nl: 'Nu', en: 'Now' }, measures: [] },
    { name: 'electric', title: { nl: 'Elektrisch', en: 'Electric' }, measures: ['e-boiler'] },
  ],
  finance: { startYear: 2026, horizonYears: 10, discountRate: 0.05 },
};

let stage: Stage;
describe.skipIf(missing)('an explanation on the page', () => {
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(async () => {
    await stage.close();
    removeHome(stage.server.home);
  });

  test('is made when it is asked for, with its charts, in both languages', async () => {
    const { id } = (await (await stage.server.post('/studies', BOILERS)).json()) as { id: string };
    const { page, errors } = await stage.visit(`/studies/${id}?language=nl`);
    await page.getByRole('button', { name: 'Hele periode doorrekenen' }).click();
    const section = page.locator('.explanation');
    await section.getByRole('heading', { name: 'Uitleg: Elektrisch' }).waitFor();
    await section.getByRole('button', { name: 'Leg uit' }).click();
    for (const head of ['Wat kan (2026)', 'Wat kan niet', 'Wat zou dat veranderen'])
      await section.getByRole('heading', { name: head, exact: true }).waitFor();
    await section.getByText('Het warmtevermogen van e-boiler').waitFor();
    for (const chart of ['tornado', 'break-even', 'co2-target']) {
      const picture = page.locator(`figure.chart img[src*="${chart}"]`);
      await picture.scrollIntoViewIfNeeded();
      await expect
        .poll(() => picture.evaluate(image => (image as HTMLImageElement).naturalWidth))
        .toBeGreaterThan(100);
    }
    const { violations } = await new AxeBuilder({ page }).analyze();
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(serious.map(({ id: rule }) => rule)).toEqual([]);
    await page.getByRole('button', { name: 'English' }).click();
    await section.getByRole('heading', { name: 'What cannot' }).waitFor();
    await section.getByText('The heat output of e-boiler').waitFor();
    expect(errors).toEqual([]);
  });
});
