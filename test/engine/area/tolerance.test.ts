import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { tolerateInto } from '../../../engine/area/tolerance.ts';
import {
  areaOptimum,
  createPool,
  type DispatchOptions,
  nodeLimits,
  simulateArea,
  spanAxis,
  yearAxis,
} from '../../../engine/index.ts';
import { fourSites } from './four-sites.ts';

const dispatch: DispatchOptions = { tolerance: 1e-6, deadlineMs: null, foresight: 'perfect' };
const pool = createPool({ workers: 1 });
afterAll(() => pool.close());

const node = { importMw: 10, exportMw: 20 };
const NONE = () => new Float64Array(8760);
const YEAR = yearAxis(2025, 60);

/** What is left of an overload in the first hours of a year. */
function left(
  rule: { toleratedHours: number; toleratedShare: number },
  mw: readonly number[],
  exportMw: readonly number[] = [],
) {
  const [importOver, exportOver] = [NONE(), NONE()];
  importOver.set(mw);
  exportOver.set(exportMw);
  tolerateInto(node, rule, YEAR, importOver, exportOver);
  return [...importOver.subarray(0, mw.length), ...exportOver.subarray(0, exportMw.length)];
}

describe('overload that an operator lets pass', () => {
  // 10 % of 10 MW is 1 MW: the hour of 2 MW is too much whatever is left.
  test('two hours of at most 10 %: the worst two that fit pass, the rest and the 2 MW stay', () => {
    const rule = { toleratedHours: 2, toleratedShare: 0.1 };
    expect(left(rule, [0.5, 2, 1, 0.8, 0])).toEqual([0.5, 2, 0, 0, 0]);
  });

  test('among equals the earliest pass', () => {
    expect(left({ toleratedHours: 1, toleratedShare: 0.1 }, [0.5, 0.5, 0.5])).toEqual([0, 0.5, 0.5]);
  });

  test('both directions use the same hours, each by its own capacity', () => {
    // 1.5 of 20 MW fed back is 7.5 %, 0.7 of 10 MW taken is 7 %: one hour, so that of 7.5 %.
    expect(left({ toleratedHours: 1, toleratedShare: 0.1 }, [0.7, 0], [0, 1.5])).toEqual([0.7, 0, 0, 0]);
  });

  test('no hours, or no share: nothing passes', () => {
    expect(left({ toleratedHours: 0, toleratedShare: 1 }, [1])).toEqual([1]);
    expect(left({ toleratedHours: 9, toleratedShare: 0 }, [1])).toEqual([1]);
  });

  test('half a year has half of the hours', () => {
    const axis = spanAxis(YEAR.startMs, 4380, 60);
    const over = new Float64Array(axis.steps).fill(1);
    tolerateInto(
      node,
      { toleratedHours: 100, toleratedShare: 0.2 },
      axis,
      over,
      new Float64Array(axis.steps),
    );
    expect(over.filter(mw => mw === 0).length).toBe(50);
  });

  test('more hours or a larger share never leave more, nor more hours than allowed pass', () => {
    const hours = fc.integer({ min: 0, max: 20 });
    const share = fc.integer({ min: 0, max: 20 }).map(percent => percent / 100);
    const overload = fc.array(
      fc.integer({ min: 0, max: 20 }).map(mw => mw / 10),
      { minLength: 24, maxLength: 24 },
    );
    fc.assert(
      fc.property(hours, hours, share, overload, (toleratedHours, more, toleratedShare, mw) => {
        const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
        const few = left({ toleratedHours, toleratedShare }, mw);
        const many = left({ toleratedHours: toleratedHours + more, toleratedShare }, mw);
        expect(sum(many)).toBeLessThanOrEqual(sum(few));
        expect(mw.filter((value, t) => value !== few[t]).length).toBeLessThanOrEqual(toleratedHours);
      }),
      { numRuns: 30 },
    );
  });
});

describe('in an area', () => {
  // Hour 1 carries 11 MW where 10 fit; the axis is eight of the 8,784 hours of 2024.
  const rule = (toleratedShare: number) => ({ marginShare: 0, toleratedHours: 8784 / 8, toleratedShare });

  test('one hour at 10 % too much passes, at 9 % it does not, and nobody is called', async () => {
    const area = fourSites('store');
    const options = { dispatch, mostRounds: 10 };
    const free = await simulateArea({ ...area, rule: rule(0.1) }, options, pool);
    expect(free).toMatchObject({ status: 'clear', rounds: [{ overloadHours: 0, called: 0 }] });
    const tight = await simulateArea({ ...area, rule: rule(0.09) }, options, pool);
    expect(tight.rounds[0]).toMatchObject({ overloadHours: 1, called: 1 });
  });

  test('n-1 keeps a share free: with 10 % of it 9 MW fit, and 10 % tolerated gives them back in some hours', () => {
    const area = fourSites('nobody');
    const kept = { marginShare: 0.1, toleratedHours: 0, toleratedShare: 0.1 };
    const first = (of: typeof area) => (nodeLimits(of)[0]!.importMw as Float64Array)[0];
    expect(first({ ...area, rule: kept })).toBeCloseTo(5, 9);
    expect(first({ ...area, rule: { ...kept, toleratedHours: 1 } })).toBeCloseTo(6, 9);
  });

  test('one hand is never dearer than a run that passes', async () => {
    const area = { ...fourSites('nobody'), rule: rule(0.1) };
    const run = await simulateArea(area, { dispatch, mostRounds: 10 }, pool);
    const best = await areaOptimum(area, { dispatch }, pool);
    const cost = run.members.reduce((sum, { costEur }) => sum + costEur, 0);
    expect(best!.boundEur).toBeLessThanOrEqual(cost + 1e-3);
  });
});
