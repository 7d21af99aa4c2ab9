import type { Executor, Watch } from '../pool/executor.ts';
import type { Area } from './area.ts';
import type { Member } from './member.ts';
import type { NodeRun } from './node-runs.ts';
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
  /** What breaks without any request; then none is let in. */
  readonly breachBefore: Breach | null;
}

/**
 * Lets requests in one by one, in the order of the list, until one would bring the overload that no call takes away beyond what
 * is allowed. Nobody is skipped. `looksBeyond`: how many of the requests after that are tried in its place, to tell who waits for
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
  const breachBefore = breachOf(run.nodes, reliability);
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
    const next = breachBefore ? run : await withServed([...served, request]);
    const breach = breachBefore ?? breachOf(next.nodes, reliability);
    if (breach) {
      const wouldFit: QueuedRequest[] = [];
      for (const other of breachBefore ? [] : requests.slice(k + 1, k + 1 + looksBeyond))
        if (!breachOf((await withServed([...served, other])).nodes, reliability)) wouldFit.push(other);
      return ended({ request, breach }, wouldFit);
    }
    served.push(request);
    run = next;
  }
  return ended(null, []);
}

/** The node with the most energy too much, where some node has more than is allowed. */
function breachOf(nodes: readonly NodeRun[], { mostHours, mostMwh, mostMw }: Reliability): Breach | null {
  const broken = nodes.flatMap(({ name, overload }) =>
    (['import', 'export'] as const).flatMap(direction => {
      const { hours, deepestMw, energyMwh } = overload[direction];
      const isTooMuch = hours > mostHours || energyMwh > mostMwh || (mostMw !== null && deepestMw > mostMw);
      return isTooMuch ? [{ node: name, hours, deepestMw, energyMwh }] : [];
    }),
  );
  return broken.sort((a, b) => b.energyMwh - a.energyMwh)[0] ?? null;
}
