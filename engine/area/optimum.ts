import type { Axis } from '../calendar/axis.ts';
import { taskHash } from '../dispatch/hash.ts';
import type { DispatchOptions } from '../dispatch/options.ts';
import { linesFor } from '../dispatch/tax-lines.ts';
import type { Executor, Watch } from '../pool/executor.ts';
import type { SiteTaxLines } from '../program/site-program.ts';
import { expand, plus, type Series, times } from '../series/series.ts';
import type { SharedLimit, SiteGroup } from '../site/site.ts';
import { type Area, nodesOf, ruleOf } from './area.ts';
import { clustersOf } from './clusters.ts';
import { type GridTree, gridTree, pathUp } from './grid-node.ts';
import { LEAST_OVERLOAD_MW } from './overload.ts';
import { type KnownAnswers, type Operated, runTogether } from './run-sites.ts';
import { togetherUnder } from './simulate.ts';
import { groupOf, isMover, sitesIn, type Tie, type TiedPart, tiedParts, type Unit, unitOf } from './tied.ts';
import { provenPart } from './tied-proof.ts';
import { added, type Means, type Proven, provenAlone } from './unit-runs.ts';

/** The least cost of all members together, proven from both sides. */
export interface Optimum {
  /** Of the best plan that is known, EUR; null: none is. */
  readonly costEur: number | null;
  /** No plan costs less, EUR. */
  readonly boundEur: number;
  /** Companies whose plans had to be found together, without those that could only leave load unserved. */
  readonly tied: number;
}

export interface OptimumOptions {
  readonly dispatch: DispatchOptions;
  /** Most companies that are planned together: of parts with more only what each would do alone is known. Absent: any number. */
  readonly largestPart?: number;
  readonly known?: KnownAnswers;
  /** Parts that are known from other areas; those of this one are added. */
  readonly knownParts?: KnownParts;
}

/** Least costs of parts without the constants of their bills, by the hash of their program; null: proven to have no plan. */
export type KnownParts = Map<string, Proven | null>;

/** What members did in a run: the yardstick may carry as much in the same hours, and costs no more. */
export interface Carried {
  readonly netMw: Float64Array;
  readonly costEur: number;
}

/**
 * The least cost of all members together when one hand runs them within the limits of every node, with all known beforehand: the
 * yardstick for any product. Members have their rights uncalled. Where everyone else alone is too much for a node, members are
 * asked to do no more than bring their own sum to nil. Overload that the operator lets pass in some hours is allowed in all of
 * them, so that no run within the rule is cheaper than this.
 *
 * With `carried`, by member, whatever a run leaves too much is allowed in the same hours too: the least cost at the same service,
 * which is never above that of the run.
 *
 * Members whose plan of their own keeps the limits, or that cannot move, are planned alone; only what limits tie together is
 * planned as one. The work is a number of rounds, not of seconds: the same bits on any number of workers. What it leaves open is
 * told by the two sides. Null where the limits are proven to leave no plan.
 */
export async function areaOptimum(
  area: Area,
  { dispatch, largestPart, known = new Map(), knownParts = new Map() }: OptimumOptions,
  executor: Executor,
  carried: readonly Carried[] | null = null,
  watch: Watch = {},
): Promise<Optimum | null> {
  const { axis } = area;
  const options: DispatchOptions = { ...dispatch, deadlineMs: null, foresight: 'perfect' };
  const units = unitsOf(area);
  const parts = tiedParts(units, tiesOf(area), carried?.map(({ netMw }) => netMw) ?? null);
  if (parts.some(part => part.units.length === 0)) return null;
  const alone = await runTogether(units, axis, options, executor, known, watch);
  if (alone.some(answer => answer === null)) return null;
  const answerOf = new Map(units.map((unit, u) => [unit, alone[u]!]));
  const linesOf = linesAlone(units, alone);
  const inPart = new Set(parts.flatMap(part => part.units));
  const proven: Proven[] = units
    .filter(unit => !inPart.has(unit))
    .map(unit => provenAlone(answerOf.get(unit)!));
  let tied = 0;
  for (const part of parts) {
    const own = part.units.map(unit => answerOf.get(unit)!);
    const apart = own.map(provenAlone).reduce(added);
    if (keepsTies(part, own)) {
      proven.push(apart);
      continue;
    }
    const companies = part.units.filter(isMover).reduce((sum, unit) => sum + unit.members.length, 0);
    tied += companies;
    const isTooLarge = largestPart !== undefined && companies > largestPart;
    const together = isTooLarge
      ? { ...apart, costEur: null }
      : await knownPart(part, axis, options, { executor, known, knownParts, watch, linesOf });
    if (together === null) return null;
    proven.push(best(together, apart.boundEur, carried && runOf(part, carried)));
  }
  return { ...proven.reduce(added), tied };
}

/** Brackets in which each site ends alone: those of the whole are mostly the same. */
function linesAlone(
  units: readonly Unit[],
  alone: readonly (readonly Operated[] | null)[],
): Map<string, SiteTaxLines> {
  return new Map(
    units.flatMap((unit, u) =>
      unit.sites.map((site, s) => [site.name, linesFor(site, alone[u]![s]!.operation)] as const),
    ),
  );
}

interface With extends Means {
  readonly knownParts: KnownParts;
}

/** The same part under other fixed charges is the same program. */
async function knownPart(
  part: TiedPart,
  axis: Axis,
  options: DispatchOptions,
  { knownParts, ...means }: With,
): Promise<Proven | null> {
  let constantEur = 0;
  const units = part.units.map((unit): Unit => {
    const sites = unit.sites.map(site => {
      constantEur += site.gridContractEur + site.gridFixedEur;
      return { ...site, gridContractEur: 0, gridFixedEur: 0 };
    });
    return { ...unit, sites };
  });
  const plain = { ...part, units };
  const hash = taskHash(groupOf(plain, axis), options);
  if (!knownParts.has(hash)) knownParts.set(hash, await provenPart(plain, axis, options, means));
  const found = knownParts.get(hash)!;
  return (
    found && {
      costEur: found.costEur === null ? null : found.costEur + constantEur,
      boundEur: found.boundEur + constantEur,
    }
  );
}

/** The better of each side: what the sites could do without the limits bounds it too, and a run of them is a plan. */
function best({ costEur, boundEur }: Proven, leastEur: number, runEur: number | null): Proven {
  const cost = Math.min(costEur ?? Number.POSITIVE_INFINITY, runEur ?? Number.POSITIVE_INFINITY);
  const bound = Math.max(boundEur, leastEur);
  return { costEur: Number.isFinite(cost) ? cost : null, boundEur: Math.min(bound, cost) };
}

function runOf({ units }: TiedPart, carried: readonly Carried[]): number {
  return units.flatMap(({ members }) => members).reduce((sum, m) => sum + carried[m]!.costEur, 0);
}

/** Whether what each unit does alone is within the limits of a part. */
function keepsTies({ units, ties }: TiedPart, alone: readonly (readonly Operated[])[]): boolean {
  return ties.every(tie => {
    const net = new Float64Array(tie.importMw.length);
    units.forEach((unit, u) => {
      for (const s of sitesIn(unit, tie)) {
        const own = alone[u]![s]!.netMw;
        for (let t = 0; t < net.length; t++) net[t]! += own[t]!;
      }
    });
    return net.every(
      (mw, t) => mw <= tie.importMw[t]! + LEAST_OVERLOAD_MW && -mw <= tie.exportMw[t]! + LEAST_OVERLOAD_MW,
    );
  });
}

/** Members that run as one, with nobody called. */
function unitsOf(area: Area): Unit[] {
  const { axis, members, groups = [] } = area;
  const uncalled = members.map(({ rights }) => rights.map(() => null));
  return clustersOf(members, groups).map(cluster =>
    unitOf(togetherUnder(area, cluster, uncalled, 'all'), cluster.members, axis),
  );
}

function tiesOf(area: Area): Tie[] {
  const { steps } = area.axis;
  return nodeLimits(area).map(({ name, sites, importMw, exportMw }) => ({
    name: `node/${name}`,
    sites,
    importMw: expand(importMw, steps),
    exportMw: expand(exportMw, steps),
  }));
}

/** All members of an area as one program: their rights uncalled, the nodes as limits that they share. */
export function optimumGroup(area: Area): SiteGroup {
  return groupOf({ units: unitsOf(area), ties: tiesOf(area) }, area.axis);
}
/** What every node with members behind it leaves to them together, as limits on their net exchange. */
export function nodeLimits(area: Area): SharedLimit[] {
  const tree = gridTree(area.nodes);
  const memberNode = nodesOf(tree, area.members);
  const paths = Array.from(memberNode, node => pathUp(tree, node));
  const { marginShare, toleratedHours, toleratedShare } = ruleOf(area);
  const share = 1 - marginShare + (toleratedHours > 0 ? toleratedShare : 0);
  const background = backgrounds(tree);
  return tree.nodes.flatMap(({ name, importMw, exportMw }, n) => {
    const sites = area.members.filter((_, m) => paths[m]!.includes(n)).map(({ site }) => site.name);
    if (sites.length === 0) return [];
    return [
      {
        name,
        sites,
        importMw: notBelowNil(plus(times(importMw, share), times(background[n]!, -1))),
        exportMw: notBelowNil(plus(times(exportMw, share), background[n]!)),
      },
    ];
  });
}

/** Load of everyone else behind each node and the nodes below it, MW. */
function backgrounds({ nodes, parent }: GridTree): Series[] {
  const sums: Series[] = nodes.map(({ backgroundMw }) => backgroundMw);
  nodes.forEach((_, n) => {
    const above = parent[n]!;
    if (above >= 0) sums[above] = plus(sums[above]!, sums[n]!);
  });
  return sums;
}

function notBelowNil(series: Series): Series {
  return typeof series === 'number' ? Math.max(0, series) : series.map(mw => Math.max(0, mw));
}
