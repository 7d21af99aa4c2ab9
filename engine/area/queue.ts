import type { Executor, Watch } from '../pool/executor.ts';
import type { Direction } from '../rights/product.ts';
import type { Area } from './area.ts';
import type { Member } from './member.ts';
import type { NodeRun } from './node-runs.ts';
import type { Overload } from './overload.ts';
import { type AreaOptions, type AreaRun, simulateArea } from './simulate.ts';

/** A request on a waiting list: the company as it would be, with the rights that it would get. */
export interface QueuedRequest {
  readonly name: string;
  /** MW that it asks for. */
  readonly mw: number;
  readonly member: Member;
}

/** How much overload may be left over the axis, at every node. */
export interface Reliability {
  readonly mostHours: number;
  readonly mostMwh: number;
  /** Of the worst step, MW; null: no limit to it. */
  readonly mostMw: number | null;
}

/** Whether a run of an area is good enough, and if not what breaks it. */
export interface Breach {
  readonly node: string;
  readonly hours: number;
  readonly deepestMw: number;
  readonly energyMwh: number;
}

/** How far a waiting list gets. */
export interface QueueRun {
  /** Requests let in, in the order of the list. */
  readonly served: readonly QueuedRequest[];
  readonly servedMw: number;
  /** The first request that does not fit, and what breaks with it; null: all fit. */
  readonly stoppedBy: { readonly request: QueuedRequest; readonly breach: Breach } | null;
  /** Requests after it that would fit if it were skipped: nobody is, so they wait too. */
  readonly wouldFit: readonly QueuedRequest[];
  /** The area with those let in. */
  readonly run: AreaRun;
  /** What breaks without any request; then only those are let in who make it no worse. */
  readonly breachBefore: Breach | null;
}

/** What those who are there already use of a node beyond what is allowed may grow by so little: rounding of plans. */
const NO_WORSE = 1e-3;

/**
 * Lets requests in one by one, in the order of the list, until one would bring the overload that no call takes away beyond what
 * is allowed; at a node where it is so without any of them, until one would make it worse. Nobody is skipped. `looksBeyond`: how many of the requests after that are tried in its place, to tell who waits for
 * someone else.
 */
export async function serveQueue(
  area: Area,
  requests: readonly QueuedRequest[],
  reliability: Reliability,
  looksBeyond: number,
  options: AreaOptions,
  executor: Executor,
  watch: Watch = {},
): Promise<QueueRun> {
  const known = options.known ?? new Map();
  const withServed = (served: readonly QueuedRequest[]) =>
    simulateArea(
      { ...area, members: [...area.members, ...served.map(({ member }) => member)] },
      { ...options, known },
      executor,
      watch,
    );
  let run = await withServed([]);
  const breachBefore = breachOf(
    run.nodes,
    run.nodes.map(() => both(reliability)),
  );
  const allowed = allowedAt(run.nodes, reliability);
  const served: QueuedRequest[] = [];
  const ended = (stoppedBy: QueueRun['stoppedBy'], wouldFit: readonly QueuedRequest[]): QueueRun => ({
    served,
    servedMw: served.reduce((sum, { mw }) => sum + mw, 0),
    stoppedBy,
    wouldFit,
    run,
    breachBefore,
  });
  for (const [k, request] of requests.entries()) {
    const next = await withServed([...served, request]);
    const breach = breachOf(next.nodes, allowed);
    if (breach) {
      const wouldFit: QueuedRequest[] = [];
      for (const other of requests.slice(k + 1, k + 1 + looksBeyond))
        if (!breachOf((await withServed([...served, other])).nodes, allowed)) wouldFit.push(other);
      return ended({ request, breach }, wouldFit);
    }
    served.push(request);
    run = next;
  }
  return ended(null, []);
}

type Allowed = Readonly<Record<Direction, Reliability>>;

function both(reliability: Reliability): Allowed {
  return { import: reliability, export: reliability };
}

/** Node by node: what is stated, or where those who are there use more than that already, what they use. */
function allowedAt(nodes: readonly NodeRun[], stated: Reliability): Allowed[] {
  const of = (overload: Overload): Reliability => {
    if (!isBeyond(overload, stated)) return stated;
    const { hours, energyMwh, deepestMw } = overload;
    const share = 1 + NO_WORSE;
    return { mostHours: share * hours, mostMwh: share * energyMwh, mostMw: share * deepestMw };
  };
  return nodes.map(({ overload }) => ({ import: of(overload.import), export: of(overload.export) }));
}

function isBeyond({ hours, deepestMw, energyMwh }: Overload, { mostHours, mostMwh, mostMw }: Reliability) {
  return hours > mostHours || energyMwh > mostMwh || (mostMw !== null && deepestMw > mostMw);
}

/** The node with the most energy too much, where some node has more than is allowed. */
function breachOf(nodes: readonly NodeRun[], allowed: readonly Allowed[]): Breach | null {
  const broken = nodes.flatMap(({ name, overload }, n) =>
    (['import', 'export'] as const).flatMap(direction => {
      const { hours, deepestMw, energyMwh } = overload[direction];
      const isTooMuch = isBeyond(overload[direction], allowed[n]![direction]);
      return isTooMuch ? [{ node: name, hours, deepestMw, energyMwh }] : [];
    }),
  );
  return broken.sort((a, b) => b.energyMwh - a.energyMwh)[0] ?? null;
}
