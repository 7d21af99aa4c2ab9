import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { certify } from '../../engine/dispatch/certificate.ts';
import { solveExclusively } from '../../engine/dispatch/exclusive.ts';
import { proveStretch } from '../../engine/dispatch/prove-stretch.ts';
import { type ProofTree, priceStretch } from '../../engine/dispatch/stretch-bound.ts';
import { dispatch } from '../../engine/index.ts';
import type { Program } from '../../engine/program/program.ts';
import { toProgram } from '../../engine/program/site-program.ts';
import { solveWithHighs } from '../../engine/solve/highs.ts';
import { negativeSite, refereeEur } from './negative-site.ts';
import { groupOf } from './small-site.ts';

const NO_TAX = { electricity: { bracket: 0, eurPerMwh: 0, constantEur: 0 }, fuels: {} };
const STEPS = 24;
/** Few enough for a tree to be grown to its end. */
const FEW_STEPS = 12;
const EFFORT = { enoughEur: 1e-6, mostNodes: 2000 };
const seeds = fc.record({
  seed: fc.integer({ min: 1, max: 1_000_000 }),
  sellAbove: fc.constantFrom(-1, 0, 3),
});

function programOf(seed: number, sellAbove: number, steps = STEPS): Program {
  return toProgram(groupOf(steps, 60, negativeSite(seed, sellAbove, steps)), { taxLines: [NO_TAX] });
}

async function relaxed(program: Program) {
  const solution = await solveWithHighs(program, null);
  if (solution.status !== 'optimal') throw new Error(solution.status);
  return solution;
}

const solve = (part: Program) => solveWithHighs(part, null);
const goal = { tolerance: 0, proven: 0, isLate: () => false };

describe('proofs of stretches in which one side of a pair has to stop', () => {
  test('over the whole axis, branch and bound proves what the integer program finds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), async seed => {
        const program = programOf(seed, -1, FEW_STEPS);
        const plan = await solveExclusively(program, solve, goal);
        if (plan.status !== 'optimal') throw new Error(plan.status);
        const { y } = await relaxed(program);
        const { proof } = await proveStretch(program, plan.x, y, { from: 0, to: FEW_STEPS }, EFFORT);
        const referee = await refereeEur(program);
        const { boundEur } = certify(program, plan.x, y, '', [proof]);
        expect(boundEur).toBeLessThanOrEqual(referee + 1e-5);
        expect(boundEur).toBeGreaterThanOrEqual(referee - 1e-5);
      }),
      { numRuns: 25 },
    );
  });

  test('whatever stands in a tree, the bound is one: multipliers made up, stretches that overlap or lie outside', async () => {
    const made = fc.array(fc.double({ min: -300, max: 300, noNaN: true }), { minLength: 1, maxLength: 60 });
    const places = fc.array(fc.tuple(fc.integer({ min: -4, max: 28 }), fc.integer({ min: -4, max: 30 })), {
      maxLength: 3,
    });
    await fc.assert(
      fc.asyncProperty(seeds, made, places, async ({ seed, sellAbove }, numbers, stretches) => {
        const program = programOf(seed, sellAbove);
        const { x, y } = await relaxed(program);
        const leaf = (rows: number, shift: number): ProofTree => ({
          multipliers: Float64Array.from({ length: rows }, (_, r) => numbers[(r + shift) % numbers.length]!),
        });
        const proofs = stretches.map(([from, to]) => {
          const isWithin = from >= 0 && to > from && to <= STEPS;
          const rows = isWithin ? priceStretch(program, y, { from, to }).rowCount : 1;
          const pair = program.exclusive.length - 1;
          return {
            from,
            to,
            tree: { pair, step: from, withoutOne: leaf(rows, 0), withoutOther: leaf(rows, 7) },
          };
        });
        const alone = certify(program, x, y, '').boundEur;
        const { boundEur } = certify(program, x, y, '', proofs);
        expect(boundEur).toBeGreaterThanOrEqual(alone);
        expect(boundEur).toBeLessThanOrEqual((await refereeEur(program)) + 1e-5);
      }),
      { numRuns: 40 },
    );
  });

  test('a stretch within the axis takes nothing from what is around it', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, fc.integer({ min: 0, max: 12 }), async ({ seed, sellAbove }, from) => {
        const program = programOf(seed, sellAbove);
        const { x, y } = await relaxed(program);
        const { proof } = await proveStretch(program, x, y, { from, to: from + 12 }, EFFORT);
        const alone = certify(program, x, y, '').boundEur;
        const { boundEur } = certify(program, x, y, '', [proof, proof]);
        expect(boundEur).toBeGreaterThanOrEqual(alone - 1e-9);
        expect(boundEur).toBeLessThanOrEqual((await refereeEur(program)) + 1e-5);
        // The same stretch once more proves nothing more.
        expect(boundEur).toBeCloseTo(certify(program, x, y, '', [proof]).boundEur, 9);
      }),
      { numRuns: 25 },
    );
  });

  test.each([3, 5, 8, 13])(
    'ten days of seed %i are proven to 1e-6, which multipliers alone do not',
    async seed => {
      const steps = 240;
      const group = groupOf(steps, 60, negativeSite(seed, -1, steps));
      const answer = await dispatch(group, { tolerance: 1e-6, deadlineMs: null, foresight: 'perfect' });
      if (answer.status === 'infeasible') throw new Error('infeasible');
      const loose = await dispatch(group, { tolerance: 1, deadlineMs: null, foresight: 'perfect' });
      if (loose.status === 'infeasible') throw new Error('infeasible');
      expect(answer.overlapSteps).toBeGreaterThan(0);
      expect(loose.certificate.gap).toBeGreaterThan(1e-5);
      expect(answer.certificate.gap).toBeLessThanOrEqual(1e-6);
      expect(answer.certificate.costEur).toBeLessThanOrEqual(loose.certificate.costEur + 1e-6);
      expect(answer.certificate.maxBoundViolationMw).toBeLessThan(1e-6);
    },
  );
});
