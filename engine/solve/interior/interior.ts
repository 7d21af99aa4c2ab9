import { certify } from '../../dispatch/certificate.ts';
import type { Program } from '../../program/program.ts';
import type { Solution, SolveOptions } from '../solution.ts';
import { FEWEST_STEPS, toLanes } from './lanes.ts';
import { mehrotra } from './mehrotra.ts';
import { toOuter } from './outer.ts';
import { newOuterPart } from './outer-part.ts';
import { pack } from './packed.ts';
import { toStages } from './stages.ts';
import { unpack } from './unpack.ts';

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
  if (program.steps < FEWEST_STEPS) return null;
  const staged = toStages(program);
  if (!staged) return null;
  const { stages } = staged;
  const end = deadlineMs === null ? Number.POSITIVE_INFINITY : performance.now() + deadlineMs;
  const lanes = toLanes(stages);
  const outer = toOuter(stages, lanes);
  const packed = pack(stages, lanes);
  const part = newOuterPart(outer, packed);
  const columns = 2 * lanes.count * (stages.flows.length + stages.levels.length) + outer.columns;
  const constants = program.constants.reduce((sum, { eur }) => sum + eur, 0);
  const { status } = mehrotra(packed, part, columns, {
    gapEur: costEur => GOAL_SHARE * Math.max(NIL_EUR, tolerance * Math.abs(costEur + constants)),
    residual: LARGEST_RESIDUAL,
    late: () => performance.now() > end,
  });
  if (status === 'out-of-time') return { status: 'out-of-time' };
  if (status === 'stalled') return null;
  const { x, y } = unpack(program, staged, packed, outer, part);
  // The pairs are the affair of the caller: the relaxation has to be proven by itself.
  const proof = certify({ ...program, exclusive: [] }, x, y, '');
  const apartEur = Math.abs(proof.costEur - proof.boundEur);
  const isProven =
    apartEur <= Math.max(NIL_EUR, tolerance * Math.abs(proof.costEur)) &&
    proof.maxResidualMw <= 1e-6 &&
    proof.maxBoundViolationMw <= 1e-6;
  return isProven ? { status: 'optimal', x, y } : null;
}
