import type { Axis } from '../calendar/axis.ts';
import { taskHash } from '../dispatch/hash.ts';
import type { Dispatch } from '../dispatch/operation.ts';
import type { DispatchOptions } from '../dispatch/options.ts';
import type { SharedLimitUse } from '../multipliers/shared-limits.ts';
import type { Executor, Watch } from '../pool/executor.ts';
import { plus } from '../series/series.ts';
import type { Site, SiteGroup } from '../site/site.ts';
import { type KnownAnswers, netMwOf, type Operated, runTogether, type Together } from './run-sites.ts';
import { groupOf, isMover, sitesIn, type Tie, type TiedPart, type Unit } from './tied.ts';

/** A least cost from both sides, EUR; a cost of null: no plan is known. */
export interface Proven {
  readonly costEur: number | null;
  readonly boundEur: number;
}

/** From this many companies on the prices between them are found by an interior point that is stopped early. */
const FEWEST_ROUGH_SITES = 11;
/** Gap to which it goes: with it the distance of a design from the optimum is told to a hundredth of a percent. */
const ROUGH_TOLERANCE = 1e-4;
/** Shares are given this much more, MW: a plan stands on its share to rounding. */
const ROUNDING_MW = 1e-7;

export function provenAlone(answers: readonly Operated[]): Proven {
  const costEur = answers.reduce((sum, { operation }) => sum + operation.costEur, 0);
  return { costEur, boundEur: costEur - answers.reduce((sum, { gapEur }) => sum + gapEur, 0) };
}

export function added(a: Proven, b: Proven): Proven {
  return {
    costEur: a.costEur === null || b.costEur === null ? null : a.costEur + b.costEur,
    boundEur: a.boundEur + b.boundEur,
  };
}

interface Means {
  readonly executor: Executor;
  readonly known: KnownAnswers;
  readonly watch: Watch;
}

/**
 * Least cost of units that limits tie together. Those that could only leave load unserved are planned without them first: the prices
 * of the limits that this gives tell whether they had to. Null: proven to have no plan.
 */
export async function provenPart(
  part: TiedPart,
  axis: Axis,
  options: DispatchOptions,
  means: Means,
): Promise<Proven | null> {
  const movers = part.units.filter(isMover);
  if (movers.length > 0 && movers.length < part.units.length) {
    const still = part.units.filter(unit => !movers.includes(unit));
    const first = await provenAround(part, movers, still, axis, options, means);
    if (first) return first;
  }
  return provenTogether(part, axis, options, means);
}

/** Null where the movers do not make do with what the others leave, or the prices then are such that these would not run on. */
async function provenAround(
  { ties }: TiedPart,
  movers: readonly Unit[],
  still: readonly Unit[],
  axis: Axis,
  options: DispatchOptions,
  means: Means,
): Promise<Proven | null> {
  const alone = await runTogether(still, axis, options, means.executor, means.known, means.watch);
  if (alone.some(answer => answer === null)) return null;
  const netMw = new Map(
    still.flatMap((unit, u) => unit.sites.map(({ name }, s) => [name, alone[u]![s]!.netMw])),
  );
  const rest = { units: movers, ties: ties.map(tie => lessTaken(tie, netMw)) };
  if (!canKeep(rest)) return null;
  const found = await provenTogether(rest, axis, options, means);
  if (!found?.prices || found.costEur === null) return null;
  const priced = await runAtPrices(still, ties, found.prices, axis, options, means);
  if (!priced) return null;
  const aloneEur = alone.reduce((sum, answer) => sum + provenAlone(answer!).costEur!, 0);
  const paidEur = ties.reduce(
    (sum, tie, k) =>
      sum + paidFor(lessTaken(tie, netMw), found.prices![k]!) - paidFor(tie, found.prices![k]!),
    0,
  );
  const costEur = found.costEur + aloneEur;
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
  const relaxed = await relaxationOf(group, { ...options, tolerance, relaxed: true }, means);
  if (relaxed.status === 'infeasible') return relaxed.infeasibility.isProven === false ? NOTHING_KNOWN : null;
  const { costEur, boundEur } = relaxed.certificate;
  const prices = part.ties.map(tie => relaxed.sharedLimits.find(({ name }) => name === tie.name)!);
  if (relaxed.overlapSteps === 0 && !group.sites.some(isOnOrOff)) return { costEur, boundEur, prices };
  const plan = await runShares(part, axis, relaxed, options, means);
  const planEur = plan?.reduce((sum, answers) => sum + provenAlone(answers).costEur!, 0) ?? null;
  if (planEur !== null && planEur - boundEur <= tolerance * Math.abs(planEur))
    return { costEur: planEur, boundEur, prices };
  const priced = await runAtPrices(part.units, part.ties, prices, axis, options, means);
  const pricedEur = priced
    ? part.ties.reduce((sum, tie, k) => sum - paidFor(tie, prices[k]!), priced.boundEur)
    : Number.NEGATIVE_INFINITY;
  return { costEur: planEur, boundEur: Math.max(boundEur, pricedEur), prices };
}

const NOTHING_KNOWN = { costEur: null, boundEur: Number.NEGATIVE_INFINITY, prices: null };

function toleranceOf(units: readonly Unit[], { tolerance }: DispatchOptions): number {
  const sites = units.reduce((sum, unit) => sum + unit.sites.length, 0);
  return sites < FEWEST_ROUGH_SITES ? tolerance : Math.max(tolerance, ROUGH_TOLERANCE);
}

type Prices = Pick<SharedLimitUse, 'importValueEurPerMw' | 'exportValueEurPerMw'>;

type Relaxed = Exclude<Dispatch, { status: 'infeasible' }>;

async function relaxationOf(
  group: SiteGroup,
  options: DispatchOptions,
  { executor, watch }: Means,
): Promise<Dispatch> {
  const task = { hash: taskHash(group, options), name: 'optimum', group, options };
  const [answer] = await executor.run([task], watch);
  return answer!;
}

function isOnOrOff({ assets }: Site): boolean {
  return assets.some(asset => 'running' in asset && asset.running);
}

/** The units within shares of the limits around the relaxation; null where one of them has no plan in its share. */
async function runShares(
  { units, ties }: TiedPart,
  axis: Axis,
  relaxed: Relaxed,
  options: DispatchOptions,
  { executor, known, watch }: Means,
): Promise<(readonly Operated[])[] | null> {
  const netMw = new Map(relaxed.sites.map(site => [site.name, netMwOf(site.flows, axis)]));
  const shares = ties.map(tie => sharesOf(tie, units, netMw));
  const within = units.map((unit, u): Together => {
    const own = ties.flatMap((tie, k) => {
      const sites = sitesIn(unit, tie).map(s => unit.sites[s]!.name);
      return sites.length === 0 ? [] : [{ name: tie.name, sites, ...shares[k]![u]! }];
    });
    return { ...unit, sharedLimits: [...unit.sharedLimits, ...own] };
  });
  const answers = await runTogether(within, axis, options, executor, known, watch);
  return answers.every(answer => answer !== null) ? answers : null;
}

/** A limit divided over units: what each exchanges in the plan, and of the room that leaves as much as it could use. */
function sharesOf(
  tie: Tie,
  units: readonly Unit[],
  netMw: ReadonlyMap<string, Float64Array>,
): Pick<Tie, 'importMw' | 'exportMw'>[] {
  const steps = tie.importMw.length;
  const own = units.map(unit => {
    const [net, reach] = [new Float64Array(steps), new Float64Array(steps)];
    for (const s of sitesIn(unit, tie)) {
      const exchange = netMw.get(unit.sites[s]!.name)!;
      const { leastMw, mostMw } = unit.ranges[s]!;
      for (let t = 0; t < steps; t++) {
        net[t]! += exchange[t]!;
        reach[t]! += mostMw[t]! - leastMw[t]!;
      }
    }
    return { net, reach };
  });
  const sum = (of: 'net' | 'reach', t: number) => own.reduce((all, one) => all + one[of][t]!, 0);
  const nets = tie.importMw.map((_, t) => sum('net', t));
  const reaches = tie.importMw.map((_, t) => sum('reach', t));
  return own.map(({ net, reach }) => {
    const part = (t: number) => (reaches[t]! > 0 ? reach[t]! / reaches[t]! : 0);
    return {
      importMw: net.map((mw, t) => mw + (tie.importMw[t]! - nets[t]!) * part(t) + ROUNDING_MW),
      exportMw: net.map((mw, t) => (tie.exportMw[t]! + nets[t]!) * part(t) - mw + ROUNDING_MW),
    };
  });
}

/** What units would do at best if they paid for limits what these are worth; null where one of them has no plan. */
async function runAtPrices(
  units: readonly Unit[],
  ties: readonly Tie[],
  prices: readonly Prices[],
  axis: Axis,
  options: DispatchOptions,
  { executor, known, watch }: Means,
): Promise<Proven | null> {
  const priced = units.map((unit): Together => {
    const sites = unit.sites.map(site => {
      const own = prices.filter((_, k) => ties[k]!.sites.includes(site.name));
      return own.length === 0 ? site : withPrices(site, own, axis);
    });
    return { ...unit, sites };
  });
  const answers = await runTogether(priced, axis, options, executor, known, watch);
  return answers.every(answer => answer !== null) ? answers.map(provenAlone).reduce(added) : null;
}

/** A site that pays for what it takes of limits, and is paid for what it gives. */
function withPrices(site: Site, prices: readonly Prices[], { steps, stepHours }: Axis): Site {
  const eurPerMwh = new Float64Array(steps);
  for (const { importValueEurPerMw: taking, exportValueEurPerMw: giving } of prices)
    for (let t = 0; t < steps; t++) eurPerMwh[t]! += (taking[t]! - giving[t]!) / stepHours;
  return {
    ...site,
    importEurPerMwh: plus(site.importEurPerMwh, eurPerMwh),
    exportEurPerMwh: plus(site.exportEurPerMwh, eurPerMwh),
  };
}

/** What a limit brings in at its prices, EUR. */
function paidFor({ importMw, exportMw }: Tie, { importValueEurPerMw, exportValueEurPerMw }: Prices): number {
  return importMw.reduce(
    (sum, mw, t) => sum + mw * importValueEurPerMw[t]! + exportMw[t]! * exportValueEurPerMw[t]!,
    0,
  );
}
