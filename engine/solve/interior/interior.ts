import { certify } from '../../dispatch/certificate.ts';
import type { Program } from '../../program/program.ts';
import type { Solution, SolveOptions } from '../solution.ts';
import { newFactor } from './factor.ts';
import { finish } from './finish.ts';
import { mehrotra } from './mehrotra.ts';
import { toStages } from './stages.ts';

/** The iterate has to come this much nearer than asked: what is on a bound must be seen to be. */
const GOAL_SHARE = 0.01;
const LARGEST_RESIDUAL = 1e-8;
/** Costs this near to each other are the same, whatever the tolerance. */
const NIL_EUR = 1e-9;

/**
 * Solves a program by the block-tridiagonal interior point. Null where its blocks do not fall into stages, or where the
 * method does not get a plan that its certificate confirms within the tolerance (an infeasible program is one of these).
 */
export function solveInterior(program: Program, { tolerance, deadlineMs }: SolveOptions): Solution | null {
  const stages = toStages(program);
  if (!stages) return null;
  const end = deadlineMs === null ? Number.POSITIVE_INFINITY : performance.now() + deadlineMs;
  const constants = program.constants.reduce((sum, { eur }) => sum + eur, stages.costAtLower);
  const factor = newFactor(stages);
  const iterate = mehrotra(stages, factor, {
    gapEur: costEur => GOAL_SHARE * Math.max(NIL_EUR, tolerance * Math.abs(costEur + constants)),
    residual: LARGEST_RESIDUAL,
    late: () => performance.now() > end,
  });
  if (iterate.status === 'out-of-time') return { status: 'out-of-time' };
  if (iterate.status === 'stalled') return null;
  const { x, y } = stages.unpack(finish(stages, factor, iterate) ?? iterate.x, iterate.y);
  // The pairs are the affair of the caller: the relaxation has to be proven by itself.
  const proof = certify({ ...program, exclusive: [] }, x, y, '');
  const apartEur = Math.abs(proof.costEur - proof.boundEur);
  if (
    !(
      apartEur <= Math.max(NIL_EUR, tolerance * Math.abs(proof.costEur)) &&
      proof.maxResidualMw <= 1e-6 &&
      proof.maxBoundViolationMw <= 1e-6
    )
  )
    return null;
  return { status: 'optimal', x, y };
}
