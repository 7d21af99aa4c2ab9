import { certify } from '../../../engine/dispatch/certificate.ts';
import { expectedLines } from '../../../engine/dispatch/tax-lines.ts';
import type { Program } from '../../../engine/program/program.ts';
import { toProgram } from '../../../engine/program/site-program.ts';
import { solveWithHighs } from '../../../engine/solve/highs.ts';
import { solveInterior } from '../../../engine/solve/interior/interior.ts';
import type { Solution } from '../../../engine/solve/solution.ts';
import { solveProgram } from '../../../engine/solve/solve.ts';
import { randomGroup } from '../random-group.ts';

/** How often the interior point proved its plan, left the program to the referee, or there was no plan to find. */
export interface Counts {
  proven: number;
  left: number;
  short: number;
  infeasible: number;
}

const TOLERANCE = 1e-6;
/** Costs nearer than this, EUR, are the same. */
const NIL_EUR = 1e-9;
const LARGEST_RESIDUAL_MW = 1e-6;
/** A plan of the referee that is off by more than this has a cost of its own. */
const EXACT_MW = 1e-9;
/** Programs of fewer steps have no stages to speak of. */
const FEWEST_STEPS = 4;

/** Random programs by the method of choice and by the interior point, HiGHS being the referee; a fault names its seed. */
export async function refereedCampaign(firstSeed: number, seeds: number, mostSteps: number) {
  const faults: string[] = [];
  const counts: Counts = { proven: 0, left: 0, short: 0, infeasible: 0 };
  for (let seed = firstSeed; seed < firstSeed + seeds; seed++) {
    const group = randomGroup(seed, mostSteps);
    const taxLines = group.sites.map(site => expectedLines(site, group.axis));
    const program = toProgram(group, { taxLines });
    const referee = await solveWithHighs(program, null);
    const options = { tolerance: TOLERANCE, deadlineMs: null };
    const chosen = await solveProgram(program, options);
    const interior = solveInterior(program, options);
    for (const [method, answer] of [
      ['chosen', chosen],
      ['interior', interior],
    ] as const) {
      const fault = answer && faultOf(program, answer, referee);
      if (fault) faults.push(`seed ${seed}, ${method}: ${fault}`);
    }
    if (referee.status === 'infeasible') counts.infeasible++;
    else if (interior) counts.proven++;
    else if (program.steps < FEWEST_STEPS) counts.short++;
    else counts.left++;
  }
  return { faults, counts };
}

/** What is wrong with an answer, or null. Both sides of exclusive pairs count: the relaxation is what every method solves. */
function faultOf(program: Program, answer: Solution, referee: Solution): string | null {
  if (answer.status !== 'optimal' || referee.status !== 'optimal')
    return answer.status === referee.status ? null : `${answer.status}, referee ${referee.status}`;
  const relaxed = { ...program, exclusive: [] };
  const proof = certify(relaxed, answer.x, answer.y, '');
  const judged = certify(relaxed, referee.x, referee.y, '');
  const best = judged.costEur;
  const least = Math.max(NIL_EUR, TOLERANCE * Math.abs(best));
  // HiGHS keeps rows and bounds within 1e-7 MW; where it is cheaper than what is proven possible, it took that for money.
  const isTakenByReferee =
    best < proof.boundEur && Math.max(judged.maxResidualMw, judged.maxBoundViolationMw) > EXACT_MW;
  if (!isTakenByReferee && !(Math.abs(proof.costEur - best) <= least))
    return `cost ${proof.costEur}, referee ${best}`;
  if (!(Math.abs(proof.costEur - proof.boundEur) <= least))
    return `bound ${proof.boundEur}, cost ${proof.costEur}`;
  if (!(proof.maxResidualMw <= LARGEST_RESIDUAL_MW)) return `residual ${proof.maxResidualMw}`;
  if (!(proof.maxBoundViolationMw <= LARGEST_RESIDUAL_MW)) return `bounds ${proof.maxBoundViolationMw}`;
  return null;
}
