import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunResult } from '../../scenarios/index.ts';
import { removeHome } from '../server/http/server.ts';
import { obstacle, openStage, type Stage } from './browser.ts';

const missing = obstacle();
if (missing) console.warn(`tests in a browser are skipped: ${missing}`);

const STUDY = 'potato-flexible';
/** Moves of a slider that are timed, after those in which page and server meet everything for the first time. */
const MOVES = 12;
const FIRST_MOVES = 3;

let stage: Stage;
/**
 * From moving a slider to the answer on the page, over a whole year of the rich site. The times are told, not judged; what is
 * judged is that every move gets the answer to its own value. To measure: `npx vitest run test/browser/slider.test.ts`.
 */
describe.skipIf(missing)('the sliders of a rich site', () => {
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(async () => {
    await stage.close();
    removeHome(stage.server.home);
  });

  test.each([
    ['Capacity of the battery', '/sites/0/assets/4/energyMwh', 0.5],
    ['Contracted power', '/sites/0/contract/importMw', 0.25],
  ])('%s: each move is answered for its own value', async (title, pointer, step) => {
    const { page, errors } = await stage.visit(`/studies/${STUDY}?language=en`);
    // The study itself is run first, with the worth of a MW from both sides: once, whatever the machine is doing besides.
    await page.locator('.charts figure').first().waitFor({ timeout: 110_000 });
    const baseEur = await costOfBase();
    const slider = page.getByRole('slider', { name: title });
    const start = Number(await slider.inputValue());
    const answered: Answered[] = [];
    for (let move = 1; move <= MOVES + FIRST_MOVES; move++) {
      const [response, time] = await Promise.all([
        page.waitForResponse(/\/previews$/),
        timeOfAnswer(page),
        slider.press('ArrowRight'),
      ]);
      if (move > FIRST_MOVES) answered.push(time);
      const value = start + move * step;
      expect(new URL(page.url()).searchParams.get('change')).toBe(`${pointer}=${value}`);
      expect(valueAt(response.request().postDataJSON().study, pointer)).toBe(value);
      const { result } = (await response.json()) as { result: RunResult };
      const difference = await page.locator('.strip .change').first().textContent();
      expect(difference).toContain(amount(Math.abs(result.variants[0]!.costEur! - baseEur)));
    }
    const whole = spread(answered.map(({ wholeMs }) => wholeMs));
    const server = spread(answered.map(({ serverMs }) => serverMs));
    console.info(`${title}: ${whole} from input event to answer on the page, ${server} of it at the server`);
    expect(errors).toEqual([]);
    await page.context().close();
  });
});

async function costOfBase(): Promise<number> {
  const { items } = await stage.server.read(`/runs?studyId=${STUDY}`);
  await stage.server.settled(items[0]!.id);
  return (await stage.server.read(`/runs/${items[0]!.id}/result`)).variants[0]!.costEur!;
}

function amount(eur: number): string {
  return new Intl.NumberFormat('en-GB', {
    style: 'currency',
    currency: 'EUR',
    maximumFractionDigits: 0,
  }).format(eur);
}

/** How long an answer took: from the input event, and from the request to the end of the response. */
interface Answered {
  readonly wholeMs: number;
  readonly serverMs: number;
}

/** Waits from the next input event until figures and chart wait for no answer any more and stand painted. */
function timeOfAnswer(page: Page): Promise<Answered> {
  return page.evaluate(
    () =>
      new Promise<Answered>(resolve => {
        let begun = 0;
        let wasBusy = false;
        const isBusy = () =>
          document.querySelector('.strip[aria-busy=true], .preview-charts [aria-busy=true]') !== null ||
          [...document.querySelectorAll<HTMLImageElement>('.preview-charts img')].some(one => !one.complete);
        const begin = (event: Event) => {
          begun = event.timeStamp;
        };
        addEventListener('input', begin, { capture: true, once: true });
        const serverMs = () =>
          performance.getEntriesByType('resource').findLast(({ name }) => name.endsWith('/previews'))!
            .duration;
        const look = () => {
          if (begun > 0 && isBusy()) wasBusy = true;
          else if (wasBusy) return resolve({ wholeMs: performance.now() - begun, serverMs: serverMs() });
          requestAnimationFrame(look);
        };
        look();
      }),
  );
}

function valueAt(study: unknown, pointer: string): unknown {
  return pointer
    .slice(1)
    .split('/')
    .reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], study);
}

function spread(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const ms = (value: number) => `${value.toFixed(0)} ms`;
  return `median ${ms(sorted[sorted.length >> 1]!)} (${ms(sorted[0]!)} to ${ms(sorted.at(-1)!)})`;
}
