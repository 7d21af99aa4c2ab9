import {
  type AreaRun,
  type Axis,
  compileLimitInto,
  type Direction,
  type HeldRight,
  runSites,
  siteUnder,
} from '../../engine/index.ts';
import { memberWith, stageOf } from './pass.ts';
import type { WaitingCompany } from './resolved.ts';
import type { RequestEnergy } from './result.ts';
import type { Place, Work } from './work.ts';

/** Less below what it asks for is rounding, MW. */
const SMALL_MW = 1e-6;

/**
 * What every request gets of what it asks for: its least-cost operation with a firm right, beside that in a run with the first
 * `served` of the list.
 */
export async function queueEnergy(
  work: Work,
  one: Place,
  d: number,
  run: AreaRun,
  served: number,
): Promise<RequestEnergy[]> {
  const { axis, options } = work.resolved;
  const { companies, requests } = one.place;
  const sites = requests.map(request => {
    const rights = request.asks.map(held => ({ held, calls: null }));
    return siteUnder(memberWith(request, request.asks), rights, axis);
  });
  const watch = work.watchOf(stageOf(one, d));
  const asked = await runSites(sites, axis, options, work.executor, one.known, watch);
  return requests.map((request, r) => {
    const { direction, mw } = largestOf(request);
    const askedMwh = energyMwh(asked[r]?.netMw, direction, axis);
    if (r >= served) return { askedMwh, deliveredMwh: 0, limitedHours: null };
    const m = companies.length + r;
    const rights = one.future.designs[d]!.forRequests.get(request.name)!;
    return {
      askedMwh,
      deliveredMwh: energyMwh(run.members[m]!.netMw, direction, axis),
      limitedHours: limitedHours(rights, run.calls[m]!, direction, mw, axis),
    };
  });
}

/** A request is for the direction in which it asks for most. */
function largestOf({ asks }: WaitingCompany): { readonly direction: Direction; readonly mw: number } {
  const none = { direction: 'import', mw: 0 } as const;
  return asks.reduce<{ direction: Direction; mw: number }>(
    (most, one) => (one.mw > most.mw ? one : most),
    none,
  );
}

/** Taken, or fed in, over the axis; nil of one that cannot run. */
function energyMwh(netMw: Float64Array | undefined, direction: Direction, { stepHours }: Axis): number {
  const sign = direction === 'import' ? 1 : -1;
  return netMw ? netMw.reduce((sum, mw) => sum + Math.max(0, sign * mw) * stepHours, 0) : 0;
}

function limitedHours(
  rights: readonly HeldRight[],
  calls: AreaRun['calls'][number],
  direction: Direction,
  mw: number,
  axis: Axis,
): number {
  const called = rights.map((held, r) => ({ held, calls: calls[r] ?? null }));
  const limitMw = compileLimitInto(called, direction, axis, new Float64Array(axis.steps));
  return limitMw.filter(limit => limit < mw - SMALL_MW).length * axis.stepHours;
}
