import { expect, test } from 'vitest';
import { certify } from '../../../engine/dispatch/certificate.ts';
import { expectedLines } from '../../../engine/dispatch/tax-lines.ts';
import { toProgram } from '../../../engine/program/site-program.ts';
import { solveWithHighs } from '../../../engine/solve/highs.ts';
import { solveInterior } from '../../../engine/solve/interior/interior.ts';
import { randomGroup } from '../random-group.ts';

const FIRST_SEED = 1;
const PROGRAMS = 500;
const MOST_STEPS = 60;
/** Share of the programs with a plan that the interior point proves by itself; the others are left to HiGHS. */
const LEAST_PROVEN = 0.6;

type Verdict = 'proven' | 'not proven' | 'no plan' | `wrong: ${string}`;

/** How the interior point does on one seed, HiGHS being the referee. */
async function verdictOn(seed: number): Promise<Verdict> {
  const group = randomGroup(seed, MOST_STEPS);
  const program = toProgram(group, { taxLines: group.sites.map(site => expectedLines(site, group.axis)) });
  const referee = await solveWithHighs(program, null);
  const answer = solveInterior(program, { tolerance: 1e-6, deadlineMs: null });
  if (answer === null) return referee.status === 'optimal' ? 'not proven' : 'no plan';
  if (answer.status !== 'optimal' || referee.status !== 'optimal')
    return `wrong: ${answer.status}, referee ${referee.status}`;
  // Both sides of exclusive pairs count here: the relaxation is what both methods solve.
  const proof = certify({ ...program, exclusive: [] }, answer.x, answer.y, '');
  const best = certify({ ...program, exclusive: [] }, referee.x, referee.y, '').costEur;
  const apart = Math.abs(proof.costEur - best);
  if (!(apart <= Math.max(1e-9, 1e-6 * Math.abs(best))))
    return `wrong: cost ${proof.costEur}, referee ${best}`;
  if (!(proof.maxResidualMw <= 1e-6)) return `wrong: residual ${proof.maxResidualMw}`;
  if (!(proof.maxBoundViolationMw <= 1e-6)) return `wrong: bounds ${proof.maxBoundViolationMw}`;
  if (!(proof.gap <= 1e-6 && proof.gap >= -1e-9)) return `wrong: gap ${proof.gap}`;
  return 'proven';
}

test('random programs of all shapes agree with the referee', async () => {
  const faults: string[] = [];
  const counts = { proven: 0, 'not proven': 0, 'no plan': 0 };
  for (let seed = FIRST_SEED; seed < FIRST_SEED + PROGRAMS; seed++) {
    const verdict = await verdictOn(seed);
    if (verdict in counts) counts[verdict as keyof typeof counts]++;
    else faults.push(`seed ${seed}: ${verdict}`);
  }
  expect(faults).toEqual([]);
  expect(counts.proven).toBeGreaterThan(LEAST_PROVEN * (counts.proven + counts['not proven']));
});
