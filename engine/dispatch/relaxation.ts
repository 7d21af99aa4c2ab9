import { sharedLimitUses } from '../multipliers/shared-limits.ts';
import { solveProven } from '../multipliers/solve-proven.ts';
import type { Program } from '../program/program.ts';
import { type SiteTaxLines, toProgram } from '../program/site-program.ts';
import type { SiteGroup } from '../site/site.ts';
import { solveInterior } from '../solve/interior/interior.ts';
import { solveNode } from '../solve/node/node.ts';
import type { Solution, SolveOptions } from '../solve/solution.ts';
import { solveProgram } from '../solve/solve.ts';
import { certify, sideAt } from './certificate.ts';
import { netted } from './netting.ts';
import { type Dispatch, operations } from './operation.ts';
import { settlePeriods } from './periods.ts';
import { linesFor, sameBrackets } from './tax-lines.ts';

/** Rounds in which the tax brackets may still move. */
const MOST_BRACKET_ROUNDS = 4;
/** From this many sites on a program is solved by an interior point or not at all: the simplex would not end. */
const FEWEST_NODE_SITES = 11;
/** Shorter axes are small whatever the number of sites. */
const FEWEST_NODE_STEPS = 48;
/** Up to this many stocks and running peaks all at once is tried first: prices between sites may take very many rounds. */
const MOST_STATES = 100;
/** Sites of a node are solved to this share of its tolerance. */
const NODE_SITE_SHARE = 0.25;
/** Flows of a pair below this do not run, MW. */
const OVERLAP_MW = 1e-7;

/**
 * The least cost of a group were its stores able to fill and empty at once and its assets to run in part: a bound for every plan,
 * what the limits that its sites share are worth, and where these are then. Where `overlapSteps` is nil and nothing is on or off, it
 * is a plan itself. `taxLines`: brackets to begin with. It ends after a number of rounds, whatever the clock: a bound that is open then is an answer too.
 */
export async function relaxation(
  group: SiteGroup,
  taxLines: readonly SiteTaxLines[],
  tolerance: number,
  inputHash: string,
): Promise<Dispatch> {
  let lines = taxLines;
  for (let round = 1; ; round++) {
    const answer = await relaxedOn(group, lines, tolerance, inputHash);
    if (answer.status === 'infeasible' || round === MOST_BRACKET_ROUNDS) return answer;
    const next = group.sites.map((site, s) => linesFor(site, answer.sites[s]!));
    if (sameBrackets(lines, next)) return answer;
    lines = next;
  }
}

async function relaxedOn(
  group: SiteGroup,
  taxLines: readonly SiteTaxLines[],
  tolerance: number,
  inputHash: string,
): Promise<Dispatch> {
  const program = toProgram(group, { taxLines });
  const solution = await solvedByParts(program, { tolerance, deadlineMs: null });
  if (solution?.status !== 'optimal') return withoutPlan(solution?.status === 'infeasible');
  const { y } = solution;
  const x = netted(program, solution.x);
  settlePeriods(group, program, x);
  const certificate = certify(program, x, y, inputHash);
  return {
    status: certificate.gap <= tolerance ? 'optimal' : 'gap-open',
    sites: operations(group, program, x, y),
    sharedLimits: sharedLimitUses(group, program, x, y),
    foresight: null,
    certificate,
    exclusiveChoices: [],
    overlapSteps: overlapSteps(program, x),
  };
}

/** Null where prices find no plan. */
async function solvedByParts(program: Program, options: SolveOptions): Promise<Solution | null> {
  const sites = new Set(program.flows.map(({ site }) => site)).size;
  if (sites < FEWEST_NODE_SITES || program.steps < FEWEST_NODE_STEPS) return solveProven(program, options);
  const whole = statesOf(program) <= MOST_STATES ? solveInterior(program, options) : null;
  if (whole) return whole;
  return solveNode(program, options, site =>
    solveProgram(site, { tolerance: NODE_SITE_SHARE * options.tolerance, deadlineMs: null }),
  );
}

/** What steps hand to the next: levels of stocks, and the peaks of periods. */
function statesOf({ terms }: Program): number {
  const stocks = new Set(
    terms.filter(({ link }) => link === 'previous' || link === 'cyclic').map(({ row }) => row),
  );
  const peaks = new Set(terms.filter(({ link }) => typeof link === 'object').map(({ row }) => row));
  return stocks.size + peaks.size;
}

/** Of so many sites nobody is told which hour of which of them is short. */
function withoutPlan(isProven: boolean): Dispatch {
  const infeasibility = { shortages: [], shortHours: 0, shortMwh: 0, repairs: [] };
  return {
    status: 'infeasible',
    infeasibility: isProven ? infeasibility : { ...infeasibility, isProven: false },
  };
}

function overlapSteps(program: Program, x: Float64Array): number {
  let steps = 0;
  for (let t = 0; t < program.steps; t++) {
    const overlaps = program.exclusive.some(
      ({ one, other }) =>
        sideAt(program, x, one, t) > OVERLAP_MW && sideAt(program, x, other, t) > OVERLAP_MW,
    );
    if (overlaps) steps++;
  }
  return steps;
}
