import { estimateOf } from './estimate.ts';
import type { FlexOutcome, FutureOutcome } from './outcome.ts';
import type { DesignResult } from './result.ts';

type Delivered = Pick<DesignResult, 'askedMwh' | 'deliveredMwh' | 'deliveredShare' | 'limitedHours'>;

/** Energy and hours of all requests together, mean over the futures. */
export function deliveredOf({ resolved, areas }: FlexOutcome, d: number): Delivered {
  const byFuture = resolved.futures.map((_, f) =>
    energySums(areas.map(area => area.designs[d]!.futures[f]!)),
  );
  const askedMwh = mean(byFuture.map(one => one.askedMwh));
  const deliveredMwh = estimateOf(
    byFuture.map(one => one.deliveredMwh),
    0,
  );
  const letInMw = mean(byFuture.map(one => one.letInMw));
  return {
    askedMwh,
    deliveredMwh,
    deliveredShare: askedMwh > 0 ? deliveredMwh.mean / askedMwh : null,
    limitedHours: letInMw > 0 ? mean(byFuture.map(one => one.limitedMwHours)) / letInMw : null,
  };
}

/** Sums over requests; hours weigh by the MW of those let in. */
function energySums(all: readonly FutureOutcome[]) {
  const sums = { askedMwh: 0, deliveredMwh: 0, letInMw: 0, limitedMwHours: 0 };
  for (const { queue, energy } of all)
    for (const [r, { askedMwh, deliveredMwh, limitedHours }] of energy.entries()) {
      sums.askedMwh += askedMwh;
      sums.deliveredMwh += deliveredMwh;
      if (limitedHours === null) continue;
      sums.letInMw += queue[r]!.mw;
      sums.limitedMwHours += queue[r]!.mw * limitedHours;
    }
  return sums;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
