import { solveCommitted } from '../commitment/commit.ts';
import type { Program } from '../program/program.ts';
import { type ProgramOptions, type SiteTaxLines, toProgram } from '../program/site-program.ts';
import type { SiteGroup } from '../site/site.ts';
import { solveProgram } from '../solve/solve.ts';
import { certify, reducedCosts } from './certificate.ts';
import type { ExclusiveSolution } from './exclusive.ts';
import { taskHash } from './hash.ts';
import { explainInfeasible } from './infeasible.ts';
import { type Dispatch, operations } from './operation.ts';
import type { DispatchOptions } from './options.ts';
import { expectedLines, linesFor, sameBrackets } from './tax-lines.ts';
import { DAY_AHEAD, STRETCHES, solveWindows } from './windows.ts';

/** Rounds in which the tax brackets may still move; bills settle in one or two. */
const MOST_BRACKET_ROUNDS = 4;
/** Share of a deadline kept for the plan in stretches, should the whole not be ready in time. */
const RESERVED_SHARE = 0.4;

/**
 * Least-cost operation of a group of sites over one axis, with its certificate. Energy tax in brackets is an annual coupling:
 * the program is priced on the brackets in which the volumes are expected to end and solved again where they end elsewhere.
 *
 *     const answer = await dispatch({ axis: yearAxis(2024, 60), sites: [site], sharedLimits: [] }, options);
 */
export async function dispatch(group: SiteGroup, options: DispatchOptions): Promise<Dispatch> {
  let lines = group.sites.map(site => expectedLines(site, group.axis));
  let best: Answer | null = null;
  const clock = startClock(options.deadlineMs);
  for (let round = 0; round < MOST_BRACKET_ROUNDS; round++) {
    const answer = await solveOn(group, lines, options, clock);
    if (answer.status === 'infeasible') {
      const program = toProgram(group, { taxLines: lines });
      return { status: 'infeasible', infeasibility: await explainInfeasible(group, program) };
    }
    if (!best || answer.certificate.costEur < best.certificate.costEur) best = answer;
    const next = group.sites.map((site, s) => linesFor(site, answer.sites[s]!));
    if (sameBrackets(lines, next) || answer.status === 'deadline') break;
    lines = next;
  }
  return best!;
}

type Answer = Exclude<Dispatch, { status: 'infeasible' }>;
type Clock = () => number | null;

/** Milliseconds left, or null without a deadline. Only a deadline makes an answer depend on the clock. */
function startClock(deadlineMs: number | null): Clock {
  if (deadlineMs === null) return () => null;
  const end = performance.now() + deadlineMs;
  return () => Math.max(0, end - performance.now());
}

async function solveOn(
  group: SiteGroup,
  taxLines: readonly SiteTaxLines[],
  options: DispatchOptions,
  clock: Clock,
): Promise<Answer | { status: 'infeasible' }> {
  const programOptions: ProgramOptions = { taxLines };
  const program = toProgram(group, programOptions);
  const { tolerance } = options;
  const whole = await solveWhole(program, tolerance, clock);
  if (whole.status === 'infeasible') return whole;
  const unhurried = (part: Program) => solveProgram(part, { tolerance, deadlineMs: null });
  const windows = (horizon: typeof DAY_AHEAD | typeof STRETCHES, planned: Float64Array | null) =>
    solveWindows(group, program, programOptions, horizon, unhurried, tolerance, planned);

  if (whole.status === 'out-of-time') {
    const plan = await windows(STRETCHES, null);
    if (plan.status === 'optimal')
      return { ...answerOf(group, program, options, plan, plan.y, NOTHING_EXCLUDED), status: 'deadline' };
    // A stretch without a plan does not prove that the whole has none: better a late answer than a wrong one.
    const late = await solveCommitted(program, unhurried, tolerance);
    if (late.status !== 'optimal') return { status: 'infeasible' };
    return { ...answerOf(group, program, options, late, late.y, late), status: 'deadline' };
  }
  if (options.foresight === 'perfect') {
    return answerOf(group, program, options, whole, whole.y, whole);
  }
  // The multipliers of the whole prove how far the day-ahead plan is from perfect foresight.
  const plan = await windows(DAY_AHEAD, whole.x);
  if (plan.status !== 'optimal') return { status: 'infeasible' };
  return answerOf(group, program, options, plan, whole.y, whole);
}

function solveWhole(program: Program, tolerance: number, clock: Clock): Promise<ExclusiveSolution> {
  const solve = (part: Program) => {
    const left = clock();
    return solveProgram(part, {
      tolerance,
      deadlineMs: left === null ? null : left * (1 - RESERVED_SHARE),
    });
  };
  return solveCommitted(program, solve, tolerance);
}

type Excluded = Pick<Extract<ExclusiveSolution, { status: 'optimal' }>, 'choices' | 'overlapSteps'>;
const NOTHING_EXCLUDED: Excluded = { choices: [], overlapSteps: 0 };

function answerOf(
  group: SiteGroup,
  program: Program,
  options: DispatchOptions,
  plan: { readonly x: Float64Array },
  y: Float64Array,
  { choices, overlapSteps }: Excluded,
): Answer {
  const x = withinBounds(program, plan.x);
  const certificate = certify(program, x, y, taskHash(group, options));
  return {
    status: certificate.gap <= options.tolerance ? 'optimal' : 'gap-open',
    sites: operations(group, program, x, reducedCosts(program, y)),
    certificate,
    exclusiveChoices: choices,
    overlapSteps,
  };
}

/** Rounding of the solver beyond a bound (1e-9 or so) is taken off, so that no result shows -0.000000001 MW. */
function withinBounds(program: Program, x: Float64Array): Float64Array {
  const out = new Float64Array(x.length);
  for (let c = 0; c < x.length; c++) {
    const value = x[c]!;
    if (value < program.lower[c]!) out[c] = program.lower[c]!;
    else out[c] = value > program.upper[c]! ? program.upper[c]! : value;
  }
  return out;
}
