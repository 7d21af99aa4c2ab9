import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { removeHome } from '../server/http/server.ts';
import { obstacle, openStage, type Stage } from './browser.ts';

const missing = obstacle();
if (missing) console.warn(`tests in a browser are skipped: ${missing}`);

/** Four hours of 10 MW of gas at 0.2034 t/MWh and 91.864 t of process: 100 t at 80 EUR, 20 of them free. */
const KILN = {
  speelruimte: 1,
  kind: 'dispatch',
  name: 'kiln',
  period: { start: '2024-06-04T00:00:00Z', end: '2024-06-04T04:00:00Z' },
  sites: [
    {
      name: 'kiln',
      contract: { importMw: 2 },
      demand: { electricityMw: 1, heatMw: { furnace: 10 } },
      assets: [
        {
          kind: 'gasBoiler',
          name: 'burner',
          level: 'furnace',
          heatMw: 12,
          efficiency: 1,
          fuel: 'naturalGas',
        },
      ],
      carbon: {
        inEts: true,
        processTon: (91.864 * 8784) / 4,
        freeAllocationTon: (20 * 8784) / 4,
        dispensationTon: 1e9,
      },
    },
  ],
  prices: {
    electricity: { dayAheadEurPerMwh: [60, 50, 40, 20] },
    fuels: { naturalGas: { priceEurPerMwh: 30 } },
    energyTax: 'none',
    gridEmissionsTonPerMwh: 0.25,
  },
  carbon: { etsEurPerTon: 80, levy: 'none' },
};

let stage: Stage;
describe.skipIf(missing)('the carbon bill in the page', () => {
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(async () => {
    await stage.close();
    removeHome(stage.server.home);
  });

  test.each([
    ['nl', 'Uitstoot en CO₂-rekening', 'Gratis rechten', '-1.600', 'CO2-rekening', '6.400', /scope 2/],
    ['en', 'Emissions and carbon bill', 'Free allowances', '-1,600', 'Carbon bill', '6,400', /scope 2/],
  ] as const)(
    'in %s: each line with its source, scope 2 apart',
    async (language, title, free, worth, total, eur, apart) => {
      const { id } = (await (await stage.server.post('/studies', KILN)).json()) as { id: string };
      const { page, errors } = await stage.visit(`/studies/${id}?language=${language}`);
      await page.getByText(title, { exact: true }).click();
      const table = page.getByRole('region', { name: title }).getByRole('table');
      const row = (name: string | RegExp) => table.getByRole('row', { name });
      await expect.poll(async () => (await row(free).textContent())?.replace('−', '-')).toContain(worth);
      expect(await row(free).textContent()).toContain('Given in the study');
      expect(await row(total).textContent()).toContain(eur);
      expect(await row(apart).textContent()).toMatch(/\b1\b/);
      const { violations } = await new AxeBuilder({ page }).include('.details').analyze();
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect(serious.map(({ id: rule }) => rule)).toEqual([]);
      expect(errors).toEqual([]);
      await page.context().close();
    },
  );
});
