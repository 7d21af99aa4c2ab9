import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { removeHome } from '../server/http/server.ts';
import { obstacle, openStage, type Stage } from './browser.ts';

const missing = obstacle();
if (missing) console.warn(`tests in a browser are skipped: ${missing}`);

const BATTERY = '/studies/battery-24-hours';
/** The example of the library that one can check by hand earns this much. */
const EARNED_EUR = 415;

/** A factory that asks 3 MW of a connection of 2 MW, with nothing but an empty battery to help it. */
const TOO_SMALL = {
  speelruimte: 1,
  kind: 'dispatch',
  name: 'too-small',
  period: { start: '2024-06-04T00:00:00Z', end: '2024-06-04T04:00:00Z' },
  sites: [
    {
      name: 'factory',
      contract: { importMw: 2 },
      demand: { electricityMw: [3, 3, 3, 3], unserved: { electricityEurPerMwh: 'not-allowed' } },
      assets: [{ kind: 'battery', name: 'battery', powerMw: 1, energyMwh: 2, startMwh: 0, end: 0 }],
    },
  ],
  prices: { electricity: { dayAheadEurPerMwh: [60, 50, 40, 20] }, energyTax: 'none' },
  controls: [
    {
      pointer: '/sites/0/contract/importMw',
      title: { nl: 'Contract', en: 'Contract' },
      unit: 'MW',
      minimum: 1,
      maximum: 5,
      step: 0.25,
    },
  ],
};

let stage: Stage;
describe.skipIf(missing)('the page of a study', () => {
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(async () => {
    await stage.close();
    removeHome(stage.server.home);
  });

  test('choose, change, run, see the charts, download; within two minutes', async () => {
    const begun = performance.now();
    const { page, errors, foreign } = await stage.visit('/?language=nl');
    await page.getByRole('link', { name: 'Een batterij op 24 prijzen' }).click();
    const strip = page.getByRole('region', { name: 'Kerncijfers' });
    await expectText(strip.locator('.amount').first(), `€ -${EARNED_EUR}`);

    // A battery of half the power earns less; the strip moves before anything is run.
    const power = page.getByRole('textbox', { name: 'Vermogen, als getal' });
    await power.fill('0,5');
    await expectText(page.locator('.strip .change').first(), 'uitgangspunt');
    expect(new URL(page.url()).searchParams.getAll('change')).toEqual(['/sites/0/assets/0/powerMw=0.5']);
    await expectText(page.locator('.changed li'), '0,5 MW');
    const previewed = await strip.locator('.amount').first().textContent();

    await page.getByRole('button', { name: 'Hele periode doorrekenen' }).click();
    await page.waitForURL(/run=/);
    await page.locator('figure.chart img').first().waitFor();
    expect(await strip.locator('.amount').first().textContent()).toBe(previewed);
    await expectPicture(page);

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'PNG' }).first().click(),
    ]);
    const picture = await readFile(await download.path());
    expect([...picture.subarray(1, 4)]).toEqual([...'PNG'].map(letter => letter.charCodeAt(0)));
    expect(performance.now() - begun).toBeLessThan(120_000);
    expect(errors).toEqual([]);
    expect(foreign).toEqual([]);

    // The address is all that another person needs.
    const { page: other } = await stage.visit(page.url().slice(stage.server.address.length));
    await expectText(other.locator('.strip .amount').first(), previewed ?? '');
    await other.context().close();
    await page.context().close();
  });

  test('a chart answers the pointer without breaking the content security policy', async () => {
    const { page, errors } = await stage.visit(`${BATTERY}?language=en`);
    const chart = page.locator('figure.chart', { has: page.locator('img[src*=operation-week]') });
    const id = await chart.getAttribute('aria-labelledby');
    await chart.getByRole('button', { name: 'Make interactive' }).click();
    const canvas = page.locator(`figure[aria-labelledby=${id}] canvas`);
    await canvas.waitFor();
    // Four hours of import stand in it as bars, not only axes.
    await expect.poll(() => canvas.evaluate(blueShare)).toBeGreaterThan(0.005);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('the figures of a chart open as a table with the rows of the study', async () => {
    const { page } = await stage.visit(`${BATTERY}?language=en`);
    const chart = page.locator('figure.chart', { has: page.locator('img[src*=operation-week]') });
    await chart.getByText('Figures in a table').click();
    await chart.locator('tbody tr').first().waitFor();
    expect(await chart.locator('tbody tr').count()).toBe(24);
    await chart.getByRole('columnheader', { name: 'EUR/MWh' }).first().waitFor();
    await page.context().close();
  });

  test('the bill opens line by line, in both languages, with months when asked for', async () => {
    const { page, errors } = await stage.visit(`${BATTERY}?language=nl`);
    const bills = page.getByRole('region', { name: 'Rekening', exact: true });
    await bills.getByText(`battery: € -${EARNED_EUR}`).click();
    const table = bills.getByRole('table');
    await expectText(table.getByRole('row', { name: /Verkochte stroom/ }), '€');
    await expectText(table.getByRole('row', { name: /Totaal/ }), `-${EARNED_EUR},00`);
    await expectText(table.getByRole('row', { name: /Verschil/ }), '0,00');
    expect(await table.getByRole('columnheader', { name: /^20\d\d-\d\d$/ }).count()).toBe(0);
    await bills.getByRole('checkbox', { name: 'Maanden tonen' }).check();
    expect(await table.getByRole('columnheader', { name: /^20\d\d-\d\d$/ }).count()).toBeGreaterThan(0);
    const { violations } = await new AxeBuilder({ page }).include('.bills').analyze();
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
    await page.getByRole('button', { name: 'English' }).click();
    await expectText(page.getByRole('row', { name: /Electricity sold/ }), '€');
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('speaks Dutch and English, and says which', async () => {
    const { page } = await stage.visit(`${BATTERY}?language=nl`);
    await page.getByRole('heading', { name: 'Invoer' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('nl');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Inputs' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.locator('.story', { hasText: 'A battery of 1 MW and 2 MWh trades' }).waitFor();
    await page.context().close();
  });

  test('what cannot be typed is told at its field and changes nothing', async () => {
    const { page } = await stage.visit(`${BATTERY}?language=en`);
    const power = page.getByRole('textbox', { name: 'Power, as a number' });
    await power.fill('much');
    await page.getByText('Type a number').waitFor();
    await power.fill('99');
    await page.getByText('Choose a value from 0.25 to 2 MW').waitFor();
    expect(new URL(page.url()).searchParams.has('change')).toBe(false);
    await page.context().close();
  });

  test('a slider moves by the keyboard', async () => {
    const { page } = await stage.visit(`${BATTERY}?language=en`);
    await page.getByRole('slider', { name: /^Capacity/ }).focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForURL(/change=/);
    expect(new URL(page.url()).searchParams.get('change')).toBe('/sites/0/assets/0/energyMwh=2.5');
    await page.context().close();
  });

  test('a study of one’s own that is wrong gets every problem at once', async () => {
    const { page } = await stage.visit('/?language=en');
    await page.getByText('Open your own study').click();
    await page
      .getByLabel('Text of the study')
      .fill('speelruimte: 1\nkind: dispatch\nname: wrong\nsitez: []\n');
    await page.getByRole('button', { name: 'Check and open' }).click();
    const problems = page.getByRole('alert').getByRole('listitem');
    await problems.first().waitFor();
    expect(await problems.count()).toBeGreaterThan(1);
    await page.context().close();
  });

  test('what cannot be is told with its hour and its smallest repair, which one click makes', async () => {
    const { id } = (await (await stage.server.post('/studies', TOO_SMALL)).json()) as { id: string };
    const { page, errors } = await stage.visit(`/studies/${id}?language=en`);
    const notice = page.getByRole('alert').filter({ hasText: 'This is not possible' });
    await expectText(notice, 'factory is 1 MW short');
    await expectText(notice, 'Smallest repair: 1 MW more import at factory');
    await notice.getByRole('button', { name: 'Apply this' }).click();
    await expectText(page.locator('.strip .amount').nth(2), '3 MW');
    expect(await notice.count()).toBe(0);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('when the server is gone the input stays, and the answer comes once it is back', async () => {
    const { page } = await stage.visit(`${BATTERY}?language=en`);
    await page.locator('.strip .amount').first().waitFor();
    await page.context().setOffline(true);
    await page.getByRole('textbox', { name: 'Power, as a number' }).fill('0.5');
    await page.getByText('The server does not answer').waitFor();
    await expectText(page.locator('.changed li'), '0.5 MW');
    await page.context().setOffline(false);
    await expectText(page.locator('.strip .change').first(), 'starting point');
    expect(await page.getByText('The server does not answer').count()).toBe(0);
    await page.context().close();
  });

  test.each([
    ['/?language=nl', 'light'],
    [`${BATTERY}?language=nl`, 'light'],
    [`${BATTERY}?language=en&tab=defaults`, 'dark'],
  ] as const)('axe finds nothing serious on %s in %s', async (path, colorScheme) => {
    const { page } = await stage.visit(path, { colorScheme });
    await page.waitForLoadState('networkidle');
    const { violations } = await new AxeBuilder({ page }).analyze();
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
    await page.context().close();
  });

  test.each(['/?language=nl', `${BATTERY}?language=nl&tab=study`])(
    'no sideways scroll at 320 px on %s',
    async path => {
      const { page } = await stage.visit(path, { viewport: { width: 320, height: 640 } });
      await page.waitForLoadState('networkidle');
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide).toBeLessThanOrEqual(320);
      await page.context().close();
    },
  );

  test('the first view takes less than 80 KB, from this server only', async () => {
    const { page, bytes, foreign } = await stage.visit('/?language=nl');
    await page.waitForLoadState('networkidle');
    const taken = await bytes();
    console.info(`first view: ${(taken / 1024).toFixed(1)} KB`);
    expect(taken).toBeGreaterThan(5000);
    expect(taken).toBeLessThan(80 * 1024);
    expect(foreign).toEqual([]);
    await page.context().close();
  });
});

async function expectText(place: ReturnType<Page['locator']>, text: string): Promise<void> {
  await expect
    .poll(async () => (await place.textContent())?.replaceAll('\u00a0', ' '), { timeout: 30_000 })
    .toContain(text.replaceAll('\u00a0', ' '));
}

/** The first chart is a picture with something on it. */
async function expectPicture(page: Page): Promise<void> {
  const picture = page.locator('figure.chart img').first();
  await picture.scrollIntoViewIfNeeded();
  await expect
    .poll(() => picture.evaluate(image => (image as HTMLImageElement).naturalWidth))
    .toBeGreaterThan(100);
}

/** Share of a canvas in the blue of import from the grid. Runs in the browser. */
function blueShare(canvas: Element): number {
  const { width, height } = canvas as HTMLCanvasElement;
  const { data } = (canvas as HTMLCanvasElement).getContext('2d')!.getImageData(0, 0, width, height);
  let blue = 0;
  for (let k = 0; k < data.length; k += 4) {
    if (data[k]! < 20 && Math.abs(data[k + 1]! - 114) < 12 && Math.abs(data[k + 2]! - 178) < 12) blue++;
  }
  return blue / (width * height);
}
