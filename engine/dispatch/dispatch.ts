import { solveCommitted } from '../commitment/commit.ts';
import { limitRange, type Moved, type Proven, type RangedValues } from '../multipliers/limit-range.ts';
import { limitValues } from '../multipliers/limit-values.ts';
import { type SharedLimitUse, sharedImportValues, sharedLimitUses } from '../multipliers/shared-limits.ts';
import { solveProven } from '../multipliers/solve-proven.ts';
import { creditLimits } from '../program/covers.ts';
import type { Program } from '../program/program.ts';
import { type ProgramOptions, type SiteTaxLines, toProgram } from '../program/site-program.ts';
import { hasBeliefs, knowingAll, knownAt } from '../site/beliefs.ts';
import type { SiteGroup } from '../site/site.ts';
import { sizingProof } from '../sizing/proof.ts';
import { smoothed } from '../solve/interior/smooth.ts';
import { certify, largestOverlap, reducedCosts } from './certificate.ts';
import { type Choice, type ExclusiveSolution, withChoices } from './exclusive.ts';
import { foresightCost } from './foresight.ts';
import { taskHash } from './hash.ts';
import { explainInfeasible } from './infeasible.ts';
import { netted } from './netting.ts';
import { type Dispatch, type Flow, limitValueOf, operations, type SiteOperation } from './operation.ts';
import type { DispatchOptions } from './options.ts';
import { settlePeriods } from './periods.ts';
import { recalled } from './recall.ts';
import { relaxation } from './relaxation.ts';
import { steered } from './steered.ts';
import { expectedLines, linesFor, sameBrackets } from './tax-lines.ts';
import { ANNOUNCED, DAY_AHEAD, type Horizon, type Planned, STRETCHES, solveWindows } from './windows.ts';

/** Rounds in which the tax brackets may still move; bills settle in one or two. */
const MOST_BRACKET_ROUNDS = 4;
/** Share of a deadline kept for the plan in stretches, should the whole not be ready in time. */
const RESERVED_SHARE = 0.4;
/**
 * Gap to which a single site is solved whatever gap was asked: a few rounds more, and the plan stands on its bounds and costs
 * are near enough to be set against each other for the worth of a MW.
 */
const SINGLE_TOLERANCE = 1e-6;
/** Flows of a pair below this do not run, MW. */
const LARGEST_OVERLAP_MW = 1e-7;
/** Solves of more sites than this are not repeated for the worth of a limit. */
const MOST_RANGED_SITES = 8;

/**
 * Least-cost operation of a group of sites over one axis, with its certificate. Energy tax in brackets is an annual coupling:
 * the program is priced on the brackets in which the volumes are expected to end and solved again where they end elsewhere.
 * Of sites that are steered the plan without that comes first. Sites that hear of limits on the way are told what that costs them; a plan that a deadline cut short knows them all.
 *
 *     const answer = await dispatch({ axis: yearAxis(2024, 60), sites: [site], sharedLimits: [] }, options);
 */
export async function dispatch(group: SiteGroup, options: DispatchOptions): Promise<Dispatch> {
  const inputHash = taskHash(group, options);
  const { relaxed } = options;
  if (relaxed) return relaxation(group, relaxed.taxLines, options.tolerance, inputHash);
  return steered(group, options, (planned, own) => dispatchPlanned(planned, own, inputHash));
}

async function dispatchPlanned(
  group: SiteGroup,
  options: DispatchOptions,
  inputHash: string,
): Promise<Dispatch> {
  const clock = startClock(options.deadlineMs);
  const isSingle = group.sites.length === 1;
  const tolerance = isSingle ? Math.min(options.tolerance, SINGLE_TOLERANCE) : options.tolerance;
  const task: Work = { group, options, tolerance, clock, inputHash };
  const held = options.sizing?.taxLines ?? null;
  let lines = held ?? group.sites.map(site => expectedLines(site, group.axis));
  let best: Answer | null = null;
  for (let round = 0; round < MOST_BRACKET_ROUNDS; round++) {
    const answer = await solveOn(task, lines);
    if (answer.status === 'infeasible') {
      const program = toProgram(group, { taxLines: lines });
      const infeasibility = await explainInfeasible(group, program);
      return {
        status: 'infeasible',
        infeasibility: answer.isProven ? infeasibility : { ...infeasibility, isProven: false },
      };
    }
    if (!best || answer.certificate.costEur < best.certificate.costEur) best = answer;
    const next = group.sites.map((site, s) => linesFor(site, answer.sites[s]!));
    if (held || sameBrackets(lines, next) || answer.status === 'deadline') break;
    lines = next;
  }
  const { proven, taxLines, ...answer } = best!;
  if (options.sizing) return withoutFlows(answer);
  const isRanged = options.ranges && group.sites.length <= MOST_RANGED_SITES;
  return isRanged && proven ? withRanges(task, answer, proven, taxLines) : answer;
}

/** Of the many plans behind a size nobody sees the hours. */
function withoutFlows(plan: Plan): Plan {
  return { ...plan, sites: plan.sites.map(site => ({ ...site, flows: [] })) };
}

/** Everything a dispatch works with in all of its rounds. */
interface Work {
  readonly group: SiteGroup;
  readonly options: DispatchOptions;
  readonly tolerance: number;
  readonly clock: Clock;
  readonly inputHash: string;
}

type Plan = Exclude<Dispatch, { status: 'infeasible' }>;
/** A plan, with the least cost under perfect foresight where that is known and the brackets it is priced on. */
type Answer = Plan & { readonly proven: Proven | null; readonly taxLines: readonly SiteTaxLines[] };
type Clock = () => number | null;

/** Why there is no plan: proven to be impossible, or none was found. */
type Impossible = { readonly status: 'infeasible'; readonly isProven: boolean };
const NOT_FOUND: Impossible = { status: 'infeasible', isProven: false };

/** Milliseconds left, or null without a deadline. Only a deadline makes an answer depend on the clock. */
function startClock(deadlineMs: number | null): Clock {
  if (deadlineMs === null) return () => null;
  const end = performance.now() + deadlineMs;
  return () => Math.max(0, end - performance.now());
}

async function solveOn(work: Work, taxLines: readonly SiteTaxLines[]): Promise<Answer | Impossible> {
  const { group, tolerance } = work;
  const { foresight } = work.options;
  const programOptions: ProgramOptions = { taxLines };
  const program = toProgram(group, programOptions);
  const whole = await solveWhole(program, tolerance, work.clock, work.options.tolerance);
  if (whole.status === 'infeasible') return whole;
  const unhurried = (part: Program) => solveProven(part, { tolerance, deadlineMs: null });
  const windows = (horizon: Horizon, planned: Planned | null, of = knowingAll(group)) =>
    solveWindows(of, program, programOptions, horizon, unhurried, tolerance, planned);
  const late = (plan: Plan): Answer => ({ ...plan, status: 'deadline', proven: null, taxLines });

  if (whole.status !== 'optimal') {
    const plan = await windows(STRETCHES, null);
    if (plan.status === 'optimal') return late(answerOf(work, program, plan, plan.y, NOTHING_EXCLUDED));
    // A stretch without a plan does not prove that the whole has none: better a late answer than a wrong one.
    const slow = await solveCommitted(program, unhurried, tolerance);
    if (slow.status !== 'optimal') return slow.status === 'infeasible' ? slow : NOT_FOUND;
    return late(answerOf(work, program, slow, slow.y, slow));
  }
  const perfect = answerOf(work, program, { x: finest(work, program, whole) }, whole.y, whole);
  if (whole.isLate) return late(perfect);
  const { sizing } = work.options;
  const proof = sizing && { sizing: sizingProof(program, whole.y, sizing, taxLines) };
  const found = { proven: perfect.certificate, taxLines, ...proof };
  const dayAhead = foresight === 'perfect' ? null : await windows(DAY_AHEAD, whole);
  if (foresight === 'day-ahead' && dayAhead?.status !== 'optimal') return NOT_FOUND;
  let plan: Plan = perfect;
  if (dayAhead?.status === 'optimal') {
    // The multipliers of the whole prove how far the day-ahead plan is from perfect foresight.
    const ahead = answerOf(work, program, dayAhead, whole.y, whole);
    const cost = foresightCost(group, taxLines, perfect.sites, ahead.sites);
    plan = { ...(foresight === 'both' ? perfect : ahead), foresight: cost };
  }
  if (!hasBeliefs(group)) return { ...plan, ...found };
  const believing = knownAt(group, 0);
  const solveBelieving = async () => ({
    solution: await solveWhole(toProgram(believing, programOptions), tolerance, work.clock),
  });
  const { solution: believed } =
    work.clock() === null
      ? await recalled(['whole', believing, taxLines, tolerance], solveBelieving)
      : await solveBelieving();
  if (believed.status !== 'optimal') return NOT_FOUND;
  const told = await windows(foresight === 'day-ahead' ? DAY_AHEAD : ANNOUNCED, believed, group);
  if (told.status !== 'optimal') return NOT_FOUND;
  const announced = answerOf(work, program, told, whole.y, whole);
  const knowingAllEur = plan.sites.map(({ costEur }) => costEur);
  return { ...announced, foresight: plan.foresight, knowingAllEur, ...found };
}

/** The smoothest plan that costs the same, where that is asked for and no pair of flows comes to run at once. */
function finest(
  { options, tolerance }: Work,
  program: Program,
  { x, y, choices }: { x: Float64Array; y: Float64Array; choices: readonly Choice[] },
): Float64Array {
  if (!options.smoothest) return x;
  const plan = smoothed({ ...program, upper: withChoices(program, choices) }, x, y, tolerance);
  if (!plan) return x;
  const apart = netted(program, plan);
  return largestOverlap(program, apart) <= LARGEST_OVERLAP_MW ? apart : x;
}

function solveWhole(
  program: Program,
  tolerance: number,
  clock: Clock,
  provenTolerance?: number,
): ReturnType<typeof solveCommitted> {
  const reservedMs = (clock() ?? 0) * RESERVED_SHARE;
  const solve = (part: Program, sharper = tolerance) => {
    const left = clock();
    return solveProven(part, {
      tolerance: Math.min(tolerance, sharper),
      deadlineMs: left === null ? null : left * (1 - RESERVED_SHARE),
    });
  };
  const pace = () => {
    const left = clock();
    return left === null ? null : left - reservedMs;
  };
  return solveCommitted(program, solve, tolerance, pace, provenTolerance);
}

/** The plan with the worth of its limits from both sides: of the connection of a single site, or of each shared limit. */
async function withRanges(
  work: Work,
  plan: Plan,
  base: Proven,
  taxLines: readonly SiteTaxLines[],
): Promise<Plan> {
  const { group } = work;
  const solve =
    (valuesOf: (program: Program, y: Float64Array) => Float64Array) =>
    async (moved: SiteGroup): Promise<Moved | 'infeasible' | 'unknown'> => {
      const program = toProgram(moved, { taxLines });
      const solution = await solveWhole(program, work.tolerance, work.clock);
      if (solution.status !== 'optimal') return solution.status === 'infeasible' ? 'infeasible' : 'unknown';
      const { costEur, boundEur } = certify(program, solution.x, solution.y, '');
      return { costEur, boundEur, valuesEurPerMw: valuesOf(program, solution.y) };
    };
  const [site] = group.sites;
  if (group.sites.length === 1) {
    const valuesOf = (program: Program, y: Float64Array) =>
      limitValueOf(program, site!, creditLimits(program, reducedCosts(program, y), y));
    const ranged = await limitRange(group, { site: 0 }, base, solve(valuesOf));
    return ranged ? { ...plan, sites: [withRange(plan.sites[0]!, ranged)] } : plan;
  }
  const sharedLimits: SharedLimitUse[] = [];
  for (const [l, use] of plan.sharedLimits.entries()) {
    const valuesOf = (program: Program, y: Float64Array) => sharedImportValues(program, use, y);
    const ranged = await limitRange(group, { sharedLimit: l }, base, solve(valuesOf));
    sharedLimits.push({
      ...use,
      valueRange: ranged?.range ?? null,
      importValueMoreEurPerMw: ranged?.moreEurPerMw ?? null,
      importValueLessEurPerMw: ranged?.lessEurPerMw ?? null,
    });
  }
  return { ...plan, sharedLimits };
}

/** A site with the range of its connection, and the worth of a MW in each step with that much more and less. */
function withRange(site: SiteOperation, { range, moreEurPerMw, lessEurPerMw }: RangedValues): SiteOperation {
  const flow = (name: string, values: Float64Array): Flow => ({
    name,
    asset: null,
    role: 'value',
    carrier: 'electricity',
    unit: 'EUR/MW',
    values,
  });
  const flows = [
    ...site.flows,
    flow('importLimitValueMore', moreEurPerMw),
    ...(lessEurPerMw ? [flow('importLimitValueLess', lessEurPerMw)] : []),
  ];
  return { ...site, flows, valueRange: range };
}

type Excluded = Pick<
  Extract<ExclusiveSolution, { status: 'optimal' }>,
  'choices' | 'proofs' | 'overlapSteps'
>;
const NOTHING_EXCLUDED: Excluded = { choices: [], proofs: [], overlapSteps: 0 };

function answerOf(
  { group, options, inputHash }: Work,
  program: Program,
  plan: { readonly x: Float64Array },
  y: Float64Array,
  { choices, proofs, overlapSteps }: Excluded,
): Plan {
  const x = withinBounds(program, plan.x);
  settlePeriods(group, program, x);
  const certificate = certify(program, x, y, inputHash, proofs);
  const sites = operations(group, program, x, y);
  return {
    status: certificate.gap <= options.tolerance ? 'optimal' : 'gap-open',
    sites: options.limitValues
      ? sites.map((site, s) => ({ ...site, limits: limitValues(program, group.sites[s]!, x, y) }))
      : sites,
    sharedLimits: sharedLimitUses(group, program, x, y),
    foresight: null,
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
