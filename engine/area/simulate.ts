import type { DispatchOptions } from '../dispatch/options.ts';
import { InputError } from '../errors.ts';
import type { Issue } from '../issue.ts';
import type { Executor, Watch } from '../pool/executor.ts';
import { noCalls, windowCalls } from '../rights/calls.ts';
import { type RightPayments, rightPayments, tariffShares } from '../rights/money.ts';
import { type Area, nodesOf, ruleOf } from './area.ts';
import { type BidOutcome, bidOutcome, noneBought, noPurchases, runUnbought } from './bid-outcome.ts';
import { callBids } from './call-bids.ts';
import { type AllCalls, calledRights, callRound } from './call-round.ts';
import { type Cluster, clustersOf } from './clusters.ts';
import { gridTree } from './grid-node.ts';
import { type Knowledge, type Member, siteUnder } from './member.ts';
import { type NodeRun, nodeRuns, overloadToTake, totalOverload } from './node-runs.ts';
import { bidsFor } from './own-bid.ts';
import { type KnownAnswers, type Operated, runTogether, type Together } from './run-sites.ts';
import { runTrials } from './run-trials.ts';

export interface AreaOptions {
  readonly dispatch: DispatchOptions;
  /** Rounds of calls after which the simulation ends even where calls still change. */
  readonly mostRounds: number;
  /**
   * `all` (where it is absent): companies know every call of the axis beforehand. `announced`: each from the moment at which it is
   * told, and until then they reckon without it.
   */
  readonly knowledge?: Knowledge;
  /** Share that companies add to what a MWh less costs them where they bid; absent: nothing. */
  readonly bidRiskShare?: number;
  /** Operations known from other simulations; those of this one are added. */
  readonly known?: KnownAnswers;
}

/** One round: how much too much there was before it, and what was done about it. */
export interface AreaRound {
  /** Hours in which some node carried too much, and how much over all nodes. */
  readonly overloadHours: number;
  readonly overloadMwh: number;
  /** Members whose calls changed. */
  readonly called: number;
}

/**
 * `clear`: nothing is too much any more. `settled`: something is, and no rule of any product can take more of it away.
 * `unsettled`: calls still changed in the last round.
 */
export type AreaStatus = 'clear' | 'settled' | 'unsettled';

export interface MemberRun extends Operated {
  readonly name: string;
  /** Per right, in the order of the member. */
  readonly payments: readonly RightPayments[];
  /** What the company is left with: its operation less what it is paid, EUR. */
  readonly costEur: number;
  /** It cannot run within its calls: the operation is the last one that it could, and what is too much stays. */
  readonly cannotFollow: boolean;
  /** Null: none of its bids was bought. */
  readonly bids: BidOutcome | null;
}

export interface AreaRun {
  readonly status: AreaStatus;
  readonly rounds: readonly AreaRound[];
  readonly members: readonly MemberRun[];
  /** In the order of the area. */
  readonly nodes: readonly NodeRun[];
  readonly calls: AllCalls;
}

/**
 * Everyone runs at least cost under the rights that they hold; where that is too much for a node, operators call what the
 * products allow; those who are called run anew with what they now know; and so on until calls do not change. Load that moves
 * into a new peak is seen in the next round. The same area gives the same run on any number of workers.
 * @throws InputError for a grid that is no tree, a member at no node of it, or one that cannot run within its rights even
 *   when nobody calls.
 */
export async function simulateArea(
  area: Area,
  options: AreaOptions,
  executor: Executor,
  watch: Watch = {},
): Promise<AreaRun> {
  const { axis, members } = area;
  const { bidRiskShare = 0 } = options;
  const tree = gridTree(area.nodes);
  const memberNode = nodesOf(tree, members);
  const known: KnownAnswers = options.known ?? new Map();
  const clusters = clustersOf(members, area.groups ?? []);
  const run = (which: readonly Cluster[], under: AllCalls) =>
    runTogether(
      which.map(cluster => togetherUnder(area, cluster, under, options.knowledge)),
      axis,
      options.dispatch,
      executor,
      known,
      watch,
    );
  const trials = runTrials(
    area,
    clusters,
    (cluster, under) => togetherUnder(area, cluster, under, 'all'),
    which => runTogether(which, axis, { ...options.dispatch, ...TRIAL }, executor, known, watch),
  );
  let calls = callsFromStart(area);
  const operated = allOrFail(members, clusters, await run(clusters, calls));
  const wishes = members.map(({ rights }) => rights.map(() => new Float64Array(axis.steps)));
  const purchases = noPurchases(members, axis);
  const cannotFollow = new Set<number>();
  const rounds: AreaRound[] = [];
  const netMw = () => operated.map(({ netMw: net }) => net);
  const planMw = () => operated.map(({ operation, netMw: net }) => operation.steering?.planMw ?? net);
  const nodesNow = () => nodeRuns(tree, axis, ruleOf(area), memberNode, netMw());
  let nodes = nodesNow();
  let status: AreaStatus = 'unsettled';
  while (rounds.length < options.mostRounds) {
    const before = totalOverload(nodes, axis);
    const dayAheadEurPerMwh = area.dayAheadEurPerMwh ?? null;
    const round = {
      ...{ axis, tree, members, memberNode, netMw: netMw(), planMw: planMw() },
      ...{ calls, wishes, purchases, dayAheadEurPerMwh },
    };
    const over = overloadToTake(nodes);
    const soFar = callRound(round, over);
    callBids(round, soFar, await bidsFor(round, soFar.calls, over, trials, bidRiskShare), over);
    const { calls: next, changed } = soFar;
    rounds.push({ ...before, called: changed.size });
    if (changed.size === 0) {
      status = before.overloadMwh > 0 ? 'settled' : 'clear';
      break;
    }
    calls = next;
    const which = clusters.filter(({ members: own }) => own.some(m => changed.has(m)));
    const anew = await run(which, calls);
    which.forEach(({ members: own }, k) => {
      own.forEach((m, place) => {
        const answer = anew[k]?.[place];
        if (answer) operated[m] = answer;
        if (answer) cannotFollow.delete(m);
        else cannotFollow.add(m);
      });
    });
    nodes = nodesNow();
  }
  const place = new Map(tree.nodes.map(({ name }, n) => [name, n]));
  const runs = members.map((member, m) =>
    memberRun(area, member, operated[m]!, calls[m]!, cannotFollow.has(m)),
  );
  const unbought = await runUnbought(area, clusters, calls, run);
  return {
    status,
    rounds,
    members: runs.map((one, m) => ({ ...one, bids: bidOutcome(area, one, unbought.get(m)) })),
    nodes: area.nodes.map(({ name }) => nodes[place.get(name)!]!),
    calls,
  };
}

/** Multipliers are those of perfect foresight in any case. */
const TRIAL = { foresight: 'perfect', limitValues: true } as const;

/** Calls that are in a contract hold from the start. */
function callsFromStart({ axis, members }: Area): AllCalls {
  return members.map(({ rights }) =>
    rights.map(held => (held.product.call?.trigger.kind === 'window' ? windowCalls(held, axis) : null)),
  );
}

/** Members that run as one, under their calls. */
export function togetherUnder(
  { axis, members }: Area,
  { members: own, group, contractShare }: Cluster,
  calls: AllCalls,
  knowledge: Knowledge | undefined,
): Together {
  const sites = own.map(m =>
    siteUnder(members[m]!, calledRights(members[m]!, calls[m]!), axis, contractShare, knowledge),
  );
  const names = sites.map(({ name }) => name);
  if (group === null) return { name: names[0]!, sites, sharedLimits: [] };
  const { name, importMw, exportMw } = group;
  const limit = { name, sites: names, importMw, exportMw };
  if (!group.peaks) return { name, sites, sharedLimits: [limit] };
  const { peakShare } = tariffShares(
    own.flatMap(m => members[m]!.rights),
    axis,
  );
  const peaks = group.peaks.map(peak => ({ ...peak, priceEurPerMw: peak.priceEurPerMw * peakShare }));
  return { name, sites: sites.map(site => ({ ...site, peaks: [] })), sharedLimits: [{ ...limit, peaks }] };
}

function allOrFail(
  members: readonly Member[],
  clusters: readonly Cluster[],
  answers: readonly (readonly Operated[] | null)[],
): Operated[] {
  const operated: Operated[] = [];
  const issues: Issue[] = [];
  clusters.forEach(({ members: own }, k) => {
    own.forEach((m, place) => {
      const answer = answers[k]?.[place];
      if (answer) operated[m] = answer;
      else issues.push(withoutPlan(members[m]!, m));
    });
  });
  if (issues.length > 0) throw new InputError(issues);
  return operated;
}

function withoutPlan({ site: { name } }: Member, m: number): Issue {
  const expected = 'rights within which the company can run when nobody calls';
  const message = `area: got ${name} without a plan, expected ${expected}`;
  return { path: `/members/${m}/rights`, code: 'infeasible', message, expected, value: name };
}

function memberRun(
  { axis, dayAheadEurPerMwh }: Area,
  member: Member,
  operated: Operated,
  calls: AllCalls[number],
  cannotFollow: boolean,
): Omit<MemberRun, 'bids'> {
  const rights = calledRights(member, calls).map(({ held, calls: own }) => ({
    held,
    // A bid that is not made good is not paid.
    calls: own?.bought && cannotFollow ? { ...own, bought: noneBought(axis) } : (own ?? noCalls(axis)),
  }));
  const payments = rightPayments(rights, axis, dayAheadEurPerMwh ?? null);
  const paidEur = payments.reduce((sum, { totalEur }) => sum + totalEur, 0);
  const costEur = operated.operation.costEur - paidEur;
  return { name: member.site.name, ...operated, payments, costEur, cannotFollow };
}
