import { describe, expect, test } from 'vitest';
import { type RealYear, realYears } from '../../../bench/synthetic/real-prices.ts';
import { recentYears } from '../../../bench/synthetic/synthetic.ts';
import { type Priced, WORTHS, worthEur } from '../../../bench/synthetic/worth.ts';

const SEEDS = 20;
/** Share of the seeds whose worth lies in the range of three real years. */
const LEAST_INSIDE = 0.8;

const found = realYears();
if (!found) console.warn('skipped: the shared real prices are not here');

describe.skipIf(!found)('worth on synthetic years against the real years 2023-2025', () => {
  const real: readonly RealYear[] = found ?? [];
  const synthetic = recentYears(SEEDS, 1);

  test.each(WORTHS)('$name', async ({ name, without, asset }) => {
    const worth = async (years: readonly Priced[]) => {
      const values: number[] = [];
      for (const year of years) values.push(await worthEur(year, without, asset));
      return values;
    };
    const range = await worth(real);
    const made = (await worth(synthetic)).sort((a, b) => a - b);
    console.info(name, 'real', range.map(Math.round), 'synthetic', made.map(Math.round));
    const [low, high] = [Math.min(...range), Math.max(...range)];
    // Single years may leave the range a little.
    const inside = made.filter(eur => eur >= low && eur <= high).length;
    expect(inside / SEEDS).toBeGreaterThanOrEqual(LEAST_INSIDE);
    expect(made[0]).toBeGreaterThan(0.8 * low);
    expect(made.at(-1)).toBeLessThan(1.2 * high);
  });
});
