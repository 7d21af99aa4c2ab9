import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { removeHome } from '../server/http/server.ts';
import { obstacle, openStage, type Stage } from './browser.ts';

const missing = obstacle();
if (missing) console.warn(`tests in a browser are skipped: ${missing}`);

/** Heat of 1 to 4 MW from gas at 50 or power at 20 EUR/MWh: two MW of boiler at 150,000 EUR a year. */
const BOILER = {
  speelruimte: 1,
  kind: 'business-case',
  name: 'boiler',
  period: { start: '2026-01-05T00:00:00Z', end: '2026-01-05T04:00:00Z' },
  years: [2026],
  sites: [
    {
      name: 'works',
      contract: { importMw: 10 },
      demand: { electricityMw: 0, heatMw: { steam: [1, 2, 3, 4] } },
      assets: [
        {
          kind: 'gasBoiler',
          name: 'heat',
          level: 'steam',
          heatMw: 6,
          efficiency: 1,
          fuel: 'suppliedHeat',
          operationEurPerMwh: 0,
        },
      ],
    },
  ],
  prices: {
    electricity: { dayAheadEurPerMwh: 20 },
    fuels: { suppliedHeat: { priceEurPerMwh: 50 } },
    energyTax: 'none',
  },
  carbon: { etsEurPerTon: 0, levy: 'none' },
  measures: [
    {
      name: 'boiler',
      title: { nl: 'Elektrische ketel', en: 'Electric boiler' },
      add: [
        { kind: 'eBoiler', name: 'boiler', level: 'steam', heatMw: 1, efficiency: 1, operationEurPerMwh: 0 },
      ],
      investment: { capexEur: 1_500_000, lifetimeYears: 10, bestSize: { minimum: 0, maximum: 5 } },
    },
  ],
  packages: [
    { name: 'now', title: { nl: 'Nu', en: 'Now' }, measures: [] },
    { name: 'best', title: { nl: 'Met ketel', en: 'With boiler' }, measures: ['boiler'] },
  ],
  finance: { startYear: 2026, horizonYears: 10, discountRate: 0 },
};

let stage: Stage;
describe.skipIf(missing)('best sizes on the page', () => {
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(async () => {
    await stage.close();
    removeHome(stage.server.home);
  });

  test('the size, what one more brings and costs, and the proof in a sentence', async () => {
    const { id } = (await (await stage.server.post('/studies', BOILER)).json()) as { id: string };
    const { page, errors } = await stage.visit(`/studies/${id}?language=nl`);
    await page.getByRole('button', { name: 'Hele periode doorrekenen' }).click();
    const section = page.locator('.best-sizes');
    await section.getByRole('heading', { name: 'Beste omvang: Met ketel' }).waitFor();
    const row = section.locator('tbody tr');
    expect(await row.innerText()).toMatch(
      /boiler\s+2(,00)? ×\s+0(,00)? – 5(,00)?\s+€\s150\.000\s+€\s150\.000/,
    );
    expect(await section.getByText('Bewezen zonder verschil in').count()).toBe(1);
    expect(errors).toEqual([]);
  });
});
