import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Measures, type SearchAim, searchDesigns } from '../../../engine/area/search.ts';
import { type SearchRange, spreadPoints } from '../../../engine/area/search-points.ts';

const UNIT = (name: string): SearchRange => ({ name, least: 0, most: 1, step: null });
const each =
  (measure: (x: number, y: number) => Measures) => async (points: readonly (readonly number[])[]) =>
    points.map(([x, y]) => measure(x!, y!));

describe('a known optimum', () => {
  test('of a hill within the ranges', async () => {
    const aim: SearchAim = { objectives: [{ measure: 'height', sense: 'most' }], constraints: [] };
    const hill = each((x, y) => ({ height: 1 - (x - 0.3) ** 2 - (y - 0.7) ** 2 }));
    const { trials, best, front } = await searchDesigns(
      [UNIT('x'), UNIT('y')],
      aim,
      { budget: 80, seed: 1, batch: 4 },
      hill,
    );
    expect(trials[best!]!.at[0]).toBeCloseTo(0.3, 2);
    expect(trials[best!]!.at[1]).toBeCloseTo(0.7, 2);
    // One objective: the best alone.
    expect(front).toEqual([best]);
  });

  test('at the end of a range, of whole steps', async () => {
    const ranges = [
      { name: 'hours', least: 100, most: 1300, step: 50 },
      { name: 'fee', least: 0, most: 0.9, step: 0.1 },
    ];
    const aim: SearchAim = {
      objectives: [{ measure: 'mw', sense: 'most' }],
      constraints: [{ measure: 'cost', atMost: 0.6 }],
    };
    const plain = each((hours, fee) => ({ mw: hours / 100 + fee, cost: fee }));
    const { trials, best } = await searchDesigns(ranges, aim, { budget: 60, seed: 7, batch: 8 }, plain);
    expect(trials[best!]!.at[0]).toBe(1300);
    expect(trials[best!]!.at[1]).toBeCloseTo(0.6, 9);
    for (const { at } of trials) {
      expect(at[0]! % 50).toBe(0);
      expect(Math.abs(10 * at[1]! - Math.round(10 * at[1]!))).toBeLessThan(1e-9);
    }
  });

  test('within a constraint, and none where nothing keeps it', async () => {
    const disc = each((x, y) => ({ sum: x + y, radius: x * x + y * y }));
    const within = (atMost: number): SearchAim => ({
      objectives: [{ measure: 'sum', sense: 'most' }],
      constraints: [{ measure: 'radius', atMost }],
    });
    const ranges = [UNIT('x'), UNIT('y')];
    const options = { budget: 120, seed: 3, batch: 10 };
    const { trials, best } = await searchDesigns(ranges, within(1), options, disc);
    expect(trials[best!]!.measures.radius).toBeLessThanOrEqual(1);
    // The optimum is the square root of two.
    expect(trials[best!]!.measures.sum).toBeGreaterThan(1.36);
    const none = await searchDesigns(ranges, within(-1), options, disc);
    expect(none.best).toBeNull();
    expect(none.front).toEqual([]);
    // It went where the constraint is broken least.
    expect(Math.min(...none.trials.map(({ measures }) => measures.radius!))).toBeLessThan(0.01);
  });
});

test('a known front: more MW cost their square, and the second parameter is waste', async () => {
  const aim: SearchAim = {
    objectives: [
      { measure: 'mw', sense: 'most' },
      { measure: 'eur', sense: 'least' },
    ],
    constraints: [],
  };
  const { trials, front } = await searchDesigns(
    [UNIT('x'), UNIT('y')],
    aim,
    { budget: 200, seed: 5, batch: 10 },
    each((x, y) => ({ mw: x, eur: x * x + 0.2 * y })),
  );
  const found = front.map(k => trials[k]!.measures);
  expect(found[0]!.mw).toBeGreaterThan(0.99);
  // By the first objective, falling in both.
  for (const [k, one] of found.slice(1).entries()) {
    expect(one.mw!).toBeLessThan(found[k]!.mw!);
    expect(one.eur!).toBeLessThan(found[k]!.eur!);
  }
  // Close to the true front, EUR = MW squared: a point anywhere is 0.1 above it on average, and 0.2 at most.
  const above = found.filter(one => one.mw! > 0.3).map(({ mw, eur }) => eur! - mw! ** 2);
  expect(Math.max(...above)).toBeLessThan(0.12);
  expect(above.reduce((sum, one) => sum + one, 0) / above.length).toBeLessThan(0.03);
  expect(front.length).toBeGreaterThan(10);
});

test('a figure that is not there is worse than any', async () => {
  const aim: SearchAim = { objectives: [{ measure: 'perMw', sense: 'least' }], constraints: [] };
  const run = await searchDesigns(
    [{ name: 'x', least: 0, most: 4, step: 1 }],
    aim,
    { budget: 10, seed: 1, batch: 2 },
    async points => points.map(([x]) => ({ perMw: x! < 3 ? null : x! })),
  );
  expect(run.trials[run.best!]!.at).toEqual([3]);
  // Five values: none runs twice, and the search ends.
  expect(run.trials.map(({ at }) => at[0]).sort()).toEqual([0, 1, 2, 3, 4]);
});

const range = fc
  .record({
    least: fc.integer({ min: -50, max: 50 }),
    width: fc.integer({ min: 1, max: 40 }),
    step: fc.constantFrom(null, 1, 3),
  })
  .map(({ least, width, step }): SearchRange => ({ name: 'p', least, most: least + width, step }));
const landscape = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 8, maxLength: 8 });

describe('of any landscape', () => {
  const search = fc.record({
    ranges: fc.array(range, { minLength: 1, maxLength: 3 }),
    weights: landscape,
    budget: fc.integer({ min: 1, max: 40 }),
    seed: fc.integer(),
    batch: fc.integer({ min: 1, max: 7 }),
  });
  const aim: SearchAim = {
    objectives: [
      { measure: 'a', sense: 'most' },
      { measure: 'b', sense: 'least' },
    ],
    constraints: [{ measure: 'c', atMost: 0 }],
  };
  const measured = (weights: readonly number[], at: readonly number[]): Measures => {
    const wave = (k: number) => at.reduce((sum, x, d) => sum + Math.sin(weights[(k + d) % 8]! * x), 0);
    return { a: wave(0), b: wave(2), c: wave(5) };
  };

  test('the budget is kept, no point runs twice, all lie in their range, and the front has no member that is beaten', async () => {
    await fc.assert(
      fc.asyncProperty(search, async ({ ranges, weights, budget, seed, batch }) => {
        let asked = 0;
        const { trials, best, front } = await searchDesigns(
          ranges,
          aim,
          { budget, seed, batch },
          async points => {
            asked += points.length;
            expect(points.length).toBeLessThanOrEqual(batch);
            return points.map(at => measured(weights, at));
          },
        );
        expect(asked).toBe(trials.length);
        expect(asked).toBeLessThanOrEqual(budget);
        expect(new Set(trials.map(({ at }) => at.join(' '))).size).toBe(asked);
        for (const { at } of trials)
          at.forEach((value, d) => {
            const { least, most, step } = ranges[d]!;
            expect(value).toBeGreaterThanOrEqual(least);
            expect(value).toBeLessThanOrEqual(most);
            if (step !== null) expect(Number.isInteger((value - least) / step)).toBe(true);
          });
        const allowed = trials.filter(({ measures }) => measures.c! <= 0);
        expect(best === null).toBe(allowed.length === 0);
        for (const k of front) {
          const { measures } = trials[k]!;
          expect(measures.c).toBeLessThanOrEqual(0);
          for (const other of allowed) {
            const { a, b } = other.measures;
            const beats = a! >= measures.a! && b! <= measures.b! && (a! > measures.a! || b! < measures.b!);
            expect(beats).toBe(false);
          }
        }
        if (best !== null)
          for (const other of allowed)
            expect(trials[best]!.measures.a).toBeGreaterThanOrEqual(other.measures.a!);
      }),
      { numRuns: 60 },
    );
  });

  test('the same seed gives the same designs, another seed others', async () => {
    await fc.assert(
      fc.asyncProperty(search, async ({ ranges, weights, budget, seed, batch }) => {
        const run = () =>
          searchDesigns(ranges, aim, { budget, seed, batch }, async points =>
            points.map(at => measured(weights, at)),
          );
        expect(await run()).toEqual(await run());
      }),
      { numRuns: 20 },
    );
    expect(spreadPoints([UNIT('x')], 1)(0)).not.toEqual(spreadPoints([UNIT('x')], 2)(0));
  });
});

test('points are spread: of 64 in the square every sixteenth part has some', () => {
  const point = spreadPoints([UNIT('x'), UNIT('y')], 42);
  const cells = new Set(
    Array.from({ length: 64 }, (_, k) => {
      const [x, y] = point(k) as [number, number];
      return `${Math.min(3, Math.floor(4 * x))} ${Math.min(3, Math.floor(4 * y))}`;
    }),
  );
  expect(cells.size).toBe(16);
});
