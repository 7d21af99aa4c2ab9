import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { removeHome } from '../server/http/server.ts';
import { twoAreas } from '../server/two-areas.ts';
import { obstacle, openStage, type Stage } from './browser.ts';

const missing = obstacle();
if (missing) console.warn(`tests in a browser are skipped: ${missing}`);

let stage: Stage;
let address: string;
describe.skipIf(missing)('flex products on the page', () => {
  beforeAll(async () => {
    stage = await openStage();
    const { id } = (await (await stage.server.post('/studies', twoAreas())).json()) as { id: string };
    address = `/studies/${id}`;
  });
  afterAll(async () => {
    await stage.close();
    removeHome(stage.server.home);
  });

  test('runs without a preview and shows designs, the waiting list, who signs, areas and charts', async () => {
    const { page, errors } = await stage.visit(`${address}?language=nl`);
    await page.getByText('Flexproducten hebben geen voorproef').waitFor();
    await page.getByRole('button', { name: 'Hele periode doorrekenen' }).click();
    await page.getByRole('heading', { name: 'Ontwerpen naast elkaar' }).waitFor();
    const firm = page.getByRole('row', { name: /^Vast recht/ });
    expect((await firm.innerText()).replaceAll(/\s+/g, ' ')).toContain('4 van 7');
    // The best of those that none beats is in view; another is chosen, and stands in the address.
    await page.getByRole('heading', { name: 'Wachtrij met Variabel recht voor de wachtrij' }).waitFor();
    await firm.getByRole('button').click();
    await page.getByRole('heading', { name: 'Wachtrij met Vast recht' }).waitFor();
    expect(page.url()).toContain('variant=firm');
    const queue = page.locator('section.flex-queue');
    await queue.getByRole('row', { name: /electrolyser.*past als eerste niet/ }).waitFor();
    await queue.getByRole('row', { name: /workshop.*zou passen, maar is niet aan de beurt/ }).waitFor();
    await page.getByText('Dit ontwerp biedt bestaande bedrijven niets aan.').waitFor();
    await page.getByLabel('Station of net').selectOption('east-station');
    await page.getByRole('heading', { name: 'Belastingduurkromme van Station oost' }).waitFor();
    const chart = page.locator('figure', { hasText: 'Hoe ver de wachtrij komt' });
    await chart.locator('summary').click();
    await chart.getByRole('columnheader', { name: 'isServed' }).waitFor();
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test.each(['light', 'dark'] as const)(
    'axe finds nothing in %s, and 320 px are enough',
    async colorScheme => {
      const { page, errors } = await stage.visit(`${address}?language=en&variant=redispatch`, {
        colorScheme,
        viewport: { width: 320, height: 640 },
      });
      const signs = page.locator('section.flex-participants');
      await signs.getByRole('row', { name: /^foundry metals yes/ }).waitFor();
      await page
        .locator('section.flex-areas')
        .getByRole('row', { name: /^East business park .* 2029/ })
        .waitFor();
      await page.waitForLoadState('networkidle');
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
        [],
      );
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      expect(errors).toEqual([]);
      await page.context().close();
    },
  );

  test('a slider moves nothing until it is run, and the page says so', async () => {
    const controls = [
      {
        pointer: '/areas/1/nodes/0/importMw',
        title: { nl: 'Station oost', en: 'East station' },
        unit: 'MW',
        minimum: 20,
        maximum: 60,
        step: 1,
      },
    ];
    const study = { ...twoAreas({ controls }), name: 'with-slider' };
    const { id } = (await (await stage.server.post('/studies', study)).json()) as { id: string };
    await stage.server.run(study);
    const { page, errors } = await stage.visit(`/studies/${id}?language=en&variant=firm`);
    const firm = page.getByRole('row', { name: /^Firm right/ });
    await firm.getByText('4 of 7').waitFor();
    await page.getByText('Drag or type, and then run the study.').waitFor();
    await page.getByRole('textbox').fill('60');
    await page.keyboard.press('Tab');
    await page.getByText('Below is still the answer without your changes.').waitFor();
    await page.getByRole('button', { name: 'Run the whole period' }).click();
    // At 60 MW the second request of the station fits too.
    await firm.getByText('5 of 7').waitFor();
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('the library says of what kind it is', async () => {
    const { page } = await stage.visit('/?language=nl');
    await page
      .locator('li', { hasText: 'Twee gebieden met een wachtrij' })
      .getByText('Flexproducten')
      .first()
      .waitFor();
    await page.context().close();
  });
});
