import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Cut, minimiseSizes, type PartAt, type SizeProblem } from '../../../engine/index.ts';
import { leastByCuts } from '../../../engine/sizing/master.ts';

/** The largest of some planes: convex, in pieces. `[level, ...slopes]`. */
type Planes = readonly (readonly number[])[];

function at(planes: Planes, sizes: readonly number[]): PartAt {
  const value = ([level, ...slopes]: readonly number[]) =>
    slopes.reduce((eur, slope, i) => eur + slope * sizes[i]!, level!);
  const highest = planes.reduce((best, plane) => (value(plane) > value(best) ? plane : best));
  const [, ...slopeEurPerUnit] = highest;
  return { costEur: value(highest), cut: { at: sizes, eur: value(highest), slopeEurPerUnit } };
}

const OPTIONS = { tolerance: 1e-9, mostTrials: 200 };

describe('sizes by cuts', () => {
  // Operation 100 - 30 s up to s = 2, then 40 - 0 (s - 2): at 10 per unit the kink is best, 40 + 20 + 5 fixed = 65.
  const kink: Planes = [
    [100, -30],
    [40, 0],
  ];
  const problem: SizeProblem = { ranges: [{ minimum: 0, maximum: 8 }], unitEur: [10], fixedEur: 5 };

  test('a kink is found to the bit of it, and the cuts on both sides of it straddle the cost of a unit', async () => {
    const best = await minimiseSizes(problem, async sizes => [at(kink, sizes)], OPTIONS);
    expect(best!.sizes[0]).toBeCloseTo(2, 9);
    expect(best!.costEur).toBeCloseTo(65, 9);
    expect(best!.boundEur).toBeCloseTo(65, 9);
    expect(best!.valueEurPerUnit[0]).toBeCloseTo(10, 9);
    expect(best!.leastValueEurPerUnit[0]).toBe(0);
    expect(best!.mostValueEurPerUnit[0]).toBe(30);
    expect(best!.tried.length).toBeLessThanOrEqual(4);
  });

  test('a unit that costs more than it ever brings stays at the least, one that costs less goes to the most', async () => {
    const dear = await minimiseSizes({ ...problem, unitEur: [31] }, async s => [at(kink, s)], OPTIONS);
    expect(dear!.sizes).toEqual([0]);
    expect(dear!.costEur).toBe(105);
    expect(dear!.valueEurPerUnit).toEqual([30]);
    const free = await minimiseSizes({ ...problem, unitEur: [-1] }, async s => [at(kink, s)], OPTIONS);
    expect(free!.sizes).toEqual([8]);
    expect(free!.costEur).toBe(37);
  });

  test('sizes without a plan are passed by where their cuts show the way', async () => {
    // Below 3 nothing serves the load: the cut is that of a way out at 1,000 per unit short.
    const trial = async ([size]: readonly number[]): Promise<PartAt[]> => {
      const isServed = size! >= 3;
      const cut: Cut = isServed
        ? { at: [size!], eur: 50, slopeEurPerUnit: [0] }
        : { at: [size!], eur: 50 + 1000 * (3 - size!), slopeEurPerUnit: [-1000] };
      return [{ costEur: isServed ? 50 : null, cut }];
    };
    const best = await minimiseSizes(problem, trial, OPTIONS);
    expect(best!.sizes[0]).toBeCloseTo(3, 9);
    expect(best!.costEur).toBeCloseTo(85, 7);
    expect(await minimiseSizes(problem, async () => [{ costEur: null, cut: null }], OPTIONS)).toBeNull();
  });

  const planes = (sizes: number): fc.Arbitrary<number[][]> =>
    fc.array(
      fc
        .tuple(
          fc.integer({ min: 0, max: 100 }),
          fc.array(fc.integer({ min: -20, max: 5 }), { minLength: sizes, maxLength: sizes }),
        )
        .map(([level, slopes]) => [level, ...slopes]),
      { minLength: 1, maxLength: 6 },
    );

  test('no corner and no random sizes are cheaper than the bound, and the gap closes', async () => {
    const cases = fc.integer({ min: 1, max: 3 }).chain(count =>
      fc.record({
        parts: fc.array(planes(count), { minLength: 1, maxLength: 3 }),
        unitEur: fc.array(fc.integer({ min: -5, max: 30 }), { minLength: count, maxLength: count }),
        probes: fc.array(
          fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: count, maxLength: count }),
          {
            minLength: 5,
            maxLength: 5,
          },
        ),
      }),
    );
    await fc.assert(
      fc.asyncProperty(cases, async ({ parts, unitEur, probes }) => {
        const ranges = unitEur.map((_, i) => ({ minimum: i, maximum: 10 + i }));
        const one: SizeProblem = { ranges, unitEur, fixedEur: 7 };
        const costOf = (sizes: readonly number[]) =>
          parts.reduce(
            (eur, part) => eur + at(part, sizes).costEur!,
            sizes.reduce((eur, size, i) => eur + size * unitEur[i]!, 7),
          );
        const best = (await minimiseSizes(one, async sizes => parts.map(part => at(part, sizes)), OPTIONS))!;
        expect(best.gap).toBeLessThan(1e-6);
        expect(costOf(best.sizes)).toBeCloseTo(best.costEur, 6);
        for (const probe of probes) {
          const sizes = probe.map((share, i) => ranges[i]!.minimum + 10 * share);
          expect(costOf(sizes)).toBeGreaterThanOrEqual(best.boundEur - 1e-6);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('the bound holds whatever mix the solver gives: it is that of the mix', async () => {
    const { boundEur, sizes } = await leastByCuts(problem, [[at(kink, [0]).cut!, at(kink, [8]).cut!]]);
    expect(sizes[0]).toBeCloseTo(2, 9);
    expect(boundEur).toBeCloseTo(65, 9);
  });
});
