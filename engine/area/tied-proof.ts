import type { Axis } from '../calendar/axis.ts';
import { taskHash } from '../dispatch/hash.ts';
import type { Dispatch } from '../dispatch/operation.ts';
import type { DispatchOptions } from '../dispatch/options.ts';
import { expectedLines } from '../dispatch/tax-lines.ts';
import type { Site, SiteGroup } from '../site/site.ts';
import { crowdsOf, spreadInto, tiesWith } from './crowd.ts';
import { netMwOf, type Operated, runTogether } from './run-sites.ts';
import { groupOf, isMover, sitesIn, type Tie, type TiedPart, type Unit } from './tied.ts';
import { type Prices, paidFor, runAtPrices } from './tied-prices.ts';
import { runShares } from './tied-shares.ts';
import { type Means, type Proven, provenAlone } from './unit-runs.ts';

/** From this many companies on the prices between them are found by an interior point that is stopped early. */
const FEWEST_ROUGH_SITES = 11;
/** Gap to which it goes: with it the distance of a design from the optimum is told to a hundredth of a percent. */
const ROUGH_TOLERANCE = 1e-4;
/**
 * Least cost of units that limits tie together. Those that could only leave load unserved are planned without them first: the prices
 * of the limits that this gives tell whether they had to. Where they had to and are many, prices come from a program in which they
 * are a crowd. Null: proven to have no plan.
 */
export async function provenPart(
  part: TiedPart,
  axis: Axis,
  options: DispatchOptions,
  means: Means,
): Promise<Proven | null> {
  const movers = part.units.filter(isMover);
  const still = part.units.filter(unit => !isMover(unit));
  if (still.length === 0) return provenTogether(part, axis, options, means);
  const alone = await runTogether(still, axis, options, means.executor, means.known, means.watch);
  if (alone.some(answer => answer === null)) return provenTogether(part, axis, options, means);
  const answers = alone.map(answer => answer!);
  const first = await provenAround(part, movers, { still, answers }, axis, options, means);
  if (first) return first;
  return sitesOf(part.units) < FEWEST_ROUGH_SITES
    ? provenTogether(part, axis, options, means)
    : provenWithCrowds(part, movers, { still, answers }, axis, options, means);
}

/** Units that can only leave load unserved, and what they do alone: that all of it is served. */
interface Stills {
  readonly still: readonly Unit[];
  readonly answers: readonly (readonly Operated[])[];
}

function netsOf({ still, answers }: Stills): Map<string, Float64Array> {
  return new Map(still.flatMap((unit, u) => unit.sites.map(({ name }, s) => [name, answers[u]![s]!.netMw])));
}

/** The two sides at the prices of a program in which the units that are no movers are a crowd behind each limit. */
async function provenWithCrowds(
  part: TiedPart,
  movers: readonly Unit[],
  stills: Stills,
  axis: Axis,
  options: DispatchOptions,
  means: Means,
): Promise<Proven> {
  const nets = netsOf(stills);
  const crowds = crowdsOf(stills.still, part.ties, nets, axis);
  const units = [...movers, ...crowds.map(({ unit }) => unit)];
  const group = groupOf({ units, ties: tiesWith(part.ties, crowds) }, axis);
  const wish = { ...options, tolerance: toleranceOf(units, options) };
  const relaxed = await relaxationOf(group, wish, means);
  if (relaxed.status === 'infeasible') return NOTHING_KNOWN;
  const taken = exchangeOf(relaxed, axis);
  for (const crowd of crowds) spreadInto(taken, crowd, taken.get(crowd.unit.name)!, nets);
  const plan = await runShares(part, axis, taken, options, means);
  const prices = pricesOf(part, relaxed);
  const boundEur = await boundAtPrices(part, prices, axis, options, means);
  return { costEur: plan && costOf(plan), boundEur };
}

/** Null where the movers do not make do with what the others leave, or the prices then are such that these would not run on. */
async function provenAround(
  { ties }: TiedPart,
  movers: readonly Unit[],
  stills: Stills,
  axis: Axis,
  options: DispatchOptions,
  means: Means,
): Promise<Proven | null> {
  const netMw = netsOf(stills);
  const rest = { units: movers, ties: ties.map(tie => lessTaken(tie, netMw)) };
  if (movers.length === 0 || !canKeep(rest)) return null;
  const found = await provenTogether(rest, axis, options, means);
  if (!found?.prices || found.costEur === null) return null;
  const priced = await runAtPrices(stills.still, ties, found.prices, axis, options, means);
  if (!priced) return null;
  const paidEur = ties.reduce(
    (sum, tie, k) =>
      sum + paidFor(lessTaken(tie, netMw), found.prices![k]!) - paidFor(tie, found.prices![k]!),
    0,
  );
  const costEur = found.costEur + costOf(stills.answers);
  const boundEur = found.boundEur + priced.boundEur + paidEur;
  return costEur - boundEur <= toleranceOf(movers, options) * Math.abs(costEur)
    ? { costEur, boundEur }
    : null;
}

/** Whether units could keep each limit, were each step alone. */
function canKeep({ units, ties }: TiedPart): boolean {
  return ties.every(tie => {
    const ranges = units.flatMap(unit => sitesIn(unit, tie).map(s => unit.ranges[s]!));
    return tie.importMw.every((importMw, t) => {
      let [least, most] = [0, 0];
      for (const { leastMw, mostMw } of ranges) {
        least += leastMw[t]!;
        most += mostMw[t]!;
      }
      return least <= importMw && -most <= tie.exportMw[t]!;
    });
  });
}

/** A limit less what some sites take of it. */
function lessTaken(tie: Tie, netMw: ReadonlyMap<string, Float64Array>): Tie {
  const [importMw, exportMw] = [tie.importMw.slice(), tie.exportMw.slice()];
  for (const site of tie.sites) {
    const net = netMw.get(site);
    if (!net) continue;
    for (let t = 0; t < net.length; t++) {
      importMw[t]! -= net[t]!;
      exportMw[t]! += net[t]!;
    }
  }
  return { ...tie, importMw, exportMw };
}

/**
 * The relaxation of the whole is a bound, and where nothing in it runs both ways at once or in part it is a plan too. Else every unit
 * plans for itself twice: within a share of the limits around what it does in the relaxation, which together is a plan; and at
 * the prices of the limits without them, which together is a bound.
 */
async function provenTogether(
  part: TiedPart,
  axis: Axis,
  options: DispatchOptions,
  means: Means,
): Promise<(Proven & { readonly prices: readonly Prices[] | null }) | null> {
  const tolerance = toleranceOf(part.units, options);
  const group = groupOf(part, axis);
  const relaxed = await relaxationOf(group, { ...options, tolerance }, means);
  if (relaxed.status === 'infeasible') return relaxed.infeasibility.isProven === false ? NOTHING_KNOWN : null;
  const { costEur, boundEur } = relaxed.certificate;
  const prices = pricesOf(part, relaxed);
  if (relaxed.overlapSteps === 0 && !group.sites.some(isOnOrOff)) return { costEur, boundEur, prices };
  const plan = await runShares(part, axis, exchangeOf(relaxed, axis), options, means);
  const planEur = plan && costOf(plan);
  if (planEur !== null && planEur - boundEur <= tolerance * Math.abs(planEur))
    return { costEur: planEur, boundEur, prices };
  const pricedEur = await boundAtPrices(part, prices, axis, options, means);
  return { costEur: planEur, boundEur: Math.max(boundEur, pricedEur), prices };
}

/** What all units would do at best if they paid for the limits, less what that brings in: no plan within them is cheaper. */
async function boundAtPrices(
  { units, ties }: TiedPart,
  prices: readonly Prices[],
  axis: Axis,
  options: DispatchOptions,
  means: Means,
): Promise<number> {
  const priced = await runAtPrices(units, ties, prices, axis, options, means);
  if (!priced) return Number.NEGATIVE_INFINITY;
  return ties.reduce((sum, tie, k) => sum - paidFor(tie, prices[k]!), priced.boundEur);
}

function pricesOf({ ties }: TiedPart, { sharedLimits }: Relaxed): Prices[] {
  return ties.map(tie => sharedLimits.find(({ name }) => name === tie.name)!);
}

function exchangeOf({ sites }: Relaxed, axis: Axis): Map<string, Float64Array> {
  return new Map(sites.map(({ name, flows }) => [name, netMwOf(flows, axis)]));
}

function costOf(answers: readonly (readonly Operated[])[]): number {
  return answers.reduce((sum, answer) => sum + provenAlone(answer).costEur!, 0);
}

const NOTHING_KNOWN = { costEur: null, boundEur: Number.NEGATIVE_INFINITY, prices: null };

function toleranceOf(units: readonly Unit[], { tolerance }: DispatchOptions): number {
  return sitesOf(units) < FEWEST_ROUGH_SITES ? tolerance : Math.max(tolerance, ROUGH_TOLERANCE);
}

function sitesOf(units: readonly Unit[]): number {
  return units.reduce((sum, unit) => sum + unit.sites.length, 0);
}

type Relaxed = Exclude<Dispatch, { status: 'infeasible' }>;

async function relaxationOf(
  group: SiteGroup,
  wish: DispatchOptions,
  { executor, watch, linesOf }: Means,
): Promise<Dispatch> {
  const taxLines = group.sites.map(site => linesOf.get(site.name) ?? expectedLines(site, group.axis));
  const options = { ...wish, relaxed: { taxLines } };
  const task = { hash: taskHash(group, options), name: 'optimum', group, options };
  const [answer] = await executor.run([task], watch);
  return answer!;
}

function isOnOrOff({ assets }: Site): boolean {
  return assets.some(asset => 'running' in asset && asset.running);
}
