import { describe, expect, test } from 'vitest';
import { dispatch } from '../../engine/index.ts';
import { objective } from '../../engine/program/program.ts';
import { toProgram } from '../../engine/program/site-program.ts';
import { solveWithHighs } from '../../engine/solve/highs.ts';
import { negativeSite, refereeEur } from './negative-site.ts';
import { groupOf } from './small-site.ts';

const OPTIONS = { tolerance: 1e-6, deadlineMs: null, foresight: 'perfect' } as const;
const NO_TAX = { electricity: { bracket: 0, eurPerMwh: 0, constantEur: 0 }, fuels: {} };
const STEPS = 48;

describe('flows that exclude each other under negative prices', () => {
  test.each([
    [1, -1],
    [2, -1],
    [3, 3],
    [4, 3],
  ])(
    'seed %i, selling at price %i: as the integer program over the whole stretch finds it',
    async (seed, sellAbove) => {
      const group = groupOf(STEPS, 60, negativeSite(seed, sellAbove, STEPS));
      const program = toProgram(group, { taxLines: [NO_TAX] });
      const relaxed = await solveWithHighs(program, null);
      if (relaxed.status !== 'optimal') throw new Error(relaxed.status);
      const relaxedEur = relaxed.x.reduce((sum, value, c) => sum + value * objective(program)[c]!, 0);
      const answer = await dispatch(group, OPTIONS);
      if (answer.status === 'infeasible') throw new Error('infeasible');
      const referee = await refereeEur(program);
      // The relaxed answer must differ, or the case would prove nothing.
      expect(referee).toBeGreaterThan(relaxedEur + 1);
      expect(answer.certificate.costEur).toBeCloseTo(referee, 3);
      expect(answer.certificate.boundEur).toBeLessThanOrEqual(referee + 1e-6);
      expect(answer.certificate.boundEur).toBeGreaterThanOrEqual(relaxedEur - 1e-6);
      expect(answer.certificate.maxBoundViolationMw).toBeLessThan(1e-6);
      expect(answer.exclusiveChoices.length).toBeGreaterThan(0);
      expect(answer.overlapSteps).toBeGreaterThan(0);
    },
  );

  test.each([5e-324, 1e-12, 1e-8])(
    'a side that can hardly run, %d MW, is as one that cannot',
    async exportMw => {
      const site = negativeSite(2, -1, STEPS);
      const eur: number[] = [];
      for (const limit of [exportMw, 0]) {
        const limits = { ...site.limits, exportMw: limit };
        const answer = await dispatch(groupOf(STEPS, 60, { ...site, limits }), OPTIONS);
        if (answer.status === 'infeasible') throw new Error('infeasible');
        expect(answer.overlapSteps).toBeGreaterThan(0);
        eur.push(answer.certificate.costEur);
      }
      expect(eur[0]).toBeCloseTo(eur[1]!, 3);
    },
  );
});
