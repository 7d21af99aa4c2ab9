import { expect, test } from 'vitest';
import { certify } from '../../../engine/dispatch/certificate.ts';
import { expectedLines } from '../../../engine/dispatch/tax-lines.ts';
import { toProgram } from '../../../engine/program/site-program.ts';
import { solveWithHighs } from '../../../engine/solve/highs.ts';
import { solveProgram } from '../../../engine/solve/solve.ts';
import { randomGroup } from '../random-group.ts';

const FIRST_SEED = 1;
const PROGRAMS = 500;
const MOST_STEPS = 60;

/** What is wrong with the answer to one seed, or null. */
async function faultOf(seed: number): Promise<string | null> {
  const group = randomGroup(seed, MOST_STEPS);
  const program = toProgram(group, { taxLines: group.sites.map(site => expectedLines(site, group.axis)) });
  const referee = await solveWithHighs(program, null);
  const answer = await solveProgram(program, { tolerance: 1e-6, deadlineMs: null });
  if (answer.status !== referee.status) return `${answer.status}, referee ${referee.status}`;
  if (answer.status !== 'optimal' || referee.status !== 'optimal') return null;
  // Both sides of exclusive pairs count here: the relaxation is what both methods solve.
  const proof = certify({ ...program, exclusive: [] }, answer.x, answer.y, '');
  const best = certify({ ...program, exclusive: [] }, referee.x, referee.y, '').costEur;
  const apart = Math.abs(proof.costEur - best);
  if (!(apart <= Math.max(1e-9, 1e-6 * Math.abs(best)))) return `cost ${proof.costEur}, referee ${best}`;
  if (!(proof.maxResidualMw <= 1e-6)) return `residual ${proof.maxResidualMw}`;
  if (!(proof.maxBoundViolationMw <= 1e-6)) return `bounds ${proof.maxBoundViolationMw}`;
  if (!(proof.gap <= 1e-6 && proof.gap >= -1e-9)) return `gap ${proof.gap}`;
  return null;
}

test('random programs of all shapes agree with the referee', async () => {
  const faults: string[] = [];
  for (let seed = FIRST_SEED; seed < FIRST_SEED + PROGRAMS; seed++) {
    const fault = await faultOf(seed).catch((error: unknown) => String(error));
    if (fault) faults.push(`seed ${seed}: ${fault}`);
  }
  expect(faults).toEqual([]);
});
