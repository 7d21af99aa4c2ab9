import { afterAll, describe, expect, test } from 'vitest';
import { createPool } from '../../../engine/index.ts';
import { runStudy, type Study } from '../../../scenarios/index.ts';
import { NO_SOURCES } from '../small-study.ts';
import { SITES, type SizedSite } from './sites.ts';

const pool = createPool({ workers: 2 });
afterAll(() => pool.close());

const resultOf = async (study: Study) =>
  (await runStudy(study, { executor: pool, sources: NO_SOURCES })).result;

/** The site with the best sizes of its measures sought. */
function sought({ study, measures }: SizedSite): Study {
  const all = measures(null);
  return {
    ...study,
    measures: all,
    packages: [
      { name: 'now', measures: [] },
      { name: 'best', measures: all.map(({ name }) => name) },
    ],
  };
}

/** Points along each range; the square of fewer for two sizes. */
const POINTS = { 1: 41, 2: 11 } as const;

/** Sizes of a grid over the ranges. */
function gridOf(ranges: SizedSite['ranges']): number[][] {
  const points = POINTS[ranges.length as 1 | 2];
  return ranges.reduce<number[][]>(
    (grid, { minimum, maximum }) =>
      grid.flatMap(sizes =>
        Array.from({ length: points }, (_, k) => [
          ...sizes,
          minimum + (k * (maximum - minimum)) / (points - 1),
        ]),
      ),
    [[]],
  );
}

/** The site with a package for every point of a grid, each with measures of a fixed size: an ordinary business case. */
function onGrid({ study, measures }: SizedSite, grid: readonly (readonly number[])[]): Study {
  const sized = grid.map((sizes, k) =>
    measures(sizes).map(measure => ({ ...measure, name: `${measure.name}-${k}` })),
  );
  return {
    ...study,
    measures: sized.flat(),
    packages: [
      { name: 'now', measures: [] },
      ...sized.map((of, k) => ({ name: `at-${k}`, measures: of.map(({ name }) => name) })),
    ],
  };
}

describe('best sizes against a dense grid of full solves', () => {
  test.for(SITES)('$name', { timeout: 60_000 }, async site => {
    const grid = gridOf(site.ranges);
    const [{ report }, { report: all }] = await Promise.all([
      resultOf(sought(site)),
      resultOf(onGrid(site, grid)),
    ]);
    const sizing = report.sizing![0]!;
    const npvEur = report.packages.find(({ name }) => name === 'best')!.npvEur!;
    const onGridEur = (name: string) => all.packages.find(one => one.name === name)!.npvEur;
    const worths = grid.map((_, k) => onGridEur(`at-${k}`) ?? Number.NEGATIVE_INFINITY);
    const best = worths.indexOf(Math.max(...worths));

    expect(sizing.isProven).toBe(true);
    expect(sizing.gap).toBeLessThanOrEqual(1e-4);
    // No point of the grid is better than the sizes found, by more than what is left of the gap.
    const leftEur = sizing.costEur - sizing.boundEur + 1e-6 * sizing.costEur;
    expect(worths[best]).toBeLessThanOrEqual(npvEur + leftEur);
    // The net present value of the business case is what the search made of the sizes: all but what the site costs now.
    const nowEur = sizing.costEur + npvEur;
    expect(worths.every(eur => eur <= nowEur - sizing.boundEur + 1e-6 * sizing.costEur)).toBe(true);
    sizing.measures.forEach(({ size, minimum, maximum }, i) => {
      const spacing = (maximum - minimum) / (POINTS[site.ranges.length as 1 | 2] - 1);
      expect(Math.abs(size - grid[best]![i]!)).toBeLessThanOrEqual(spacing * 1.000001);
    });
    // They meet: what one more unit brings, and what it costs.
    for (const one of sizing.measures) {
      const [value, annuity] = [one.valueEurPerUnitYear, one.annuityEurPerUnitYear];
      if (one.at === 'inside') expect(value).toBeCloseTo(annuity, 4);
      else if (one.at === 'minimum') expect(value).toBeLessThanOrEqual(annuity);
      else expect(value).toBeGreaterThanOrEqual(annuity);
    }
    // Fewer solves than the grid, whose points are as far apart as they are.
    expect(sizing.solves).toBeLessThan(grid.length * site.study.years!.length);
  });
});
