import { afterAll, describe, expect, test } from 'vitest';
import { recalled } from '../../engine/dispatch/recall.ts';
import { createPool, type DispatchOptions, spanAxis, type Task, taskHash } from '../../engine/index.ts';
import { battery, siteWith } from './small-site.ts';

const plan = (value: number) => ({
  status: 'optimal' as const,
  x: Float64Array.of(value),
  y: new Float64Array(1),
  choices: [],
  proofs: [],
  overlapSteps: 0,
});

describe('what was solved before', () => {
  test('is not solved again, and anything else is', async () => {
    let solved = 0;
    const solve = async () => ({ solution: plan(++solved) });
    const input = (mw: number) => ['test', { limitMw: Float64Array.of(1, mw) }, 1e-6];
    const first = await recalled(input(2), solve);
    expect(await recalled(input(2), solve)).toBe(first);
    expect(solved).toBe(1);
    expect(await recalled(input(3), solve)).not.toBe(first);
    expect(solved).toBe(2);
  });

  test('without a plan, or with one that time cut short, it is', async () => {
    let solved = 0;
    for (const kept of [{ status: 'out-of-time' as const }, { ...plan(1), isLate: true as const }]) {
      const solve = async () => {
        solved++;
        return { solution: kept };
      };
      await recalled(['open', kept.status], solve);
      await recalled(['open', kept.status], solve);
    }
    expect(solved).toBe(4);
  });
});

describe('a company that hears of one call more', () => {
  const steps = 24 * 20;
  const axis = spanAxis(Date.UTC(2024, 0, 31), steps, 60);
  const options: DispatchOptions = { tolerance: 1e-6, deadlineMs: null, foresight: 'perfect' };
  const fresh = createPool({ workers: 1 });
  const used = createPool({ workers: 1 });
  afterAll(() => Promise.all([fresh.close(), used.close()]));
  const series = (of: (t: number) => number) => Float64Array.from({ length: steps }, (_, t) => of(t));

  /** Nothing may be imported in the called hours, of which it hears 24 hours before. */
  function taskOf(called: readonly number[]): Task {
    const isCalled = (t: number) => called.some(hour => t >= hour && t < hour + 3);
    const site = siteWith({
      importEurPerMwh: series(t => 60 + 40 * Math.sin(t / 3.8) + (t % 7)),
      electricityLoadMw: series(t => 1 + 0.5 * Math.sin(t / 5)),
      assets: [{ ...battery, wearEurPerMwh: 0.5 }],
      limits: {
        importMw: series(t => (isCalled(t) ? 0.2 : 3)),
        exportMw: series(() => 0),
        beliefs: [
          {
            importMw: series(() => 3),
            exportMw: series(() => 0),
            breachMw: series(() => 0),
            untilStep: Int32Array.from({ length: steps }, (_, t) => (isCalled(t) ? t - 24 : 0)),
          },
        ],
      },
    });
    const group = { axis, sites: [site], sharedLimits: [] };
    return { hash: taskHash(group, options), name: 'told', group, options };
  }

  test('has the bits of one that was never planned before', async () => {
    const [few, more] = [taskOf([100]), taskOf([100, 300])];
    await used.run([few]);
    const [after] = await used.run([more]);
    const [alone] = await fresh.run([more]);
    expect(after!.status).not.toBe('infeasible');
    expect(after).toEqual(alone);
  });
});
