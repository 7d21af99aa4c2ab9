import { annuity } from '../../engine/index.ts';
import type { FlexOutcome } from './outcome.ts';

/** What building costs, EUR per MW a year, and from when; null where nobody has to wait, or no year is stated. */
export interface Building {
  readonly eurPerMw: number | null;
  readonly year: number | null;
}

/**
 * Building at the nodes that stop the waiting list under the first design: the cost of their expansion, else the general cost per
 * MW, each area by the MW that wait there; from the latest year of expansion and exit of them all.
 */
export function buildingOf({ resolved, areas }: FlexOutcome): Building {
  const { eurPerMw, interestRate, lifetimeYears } = resolved.rules.building;
  const places = resolved.futures[0]!.areas;
  const stopped = areas.flatMap(({ designs }, a) => {
    const { served, futures } = designs[0]!;
    const breach = futures.map(one => one.stoppedBy?.breach ?? one.breachBefore).find(one => one);
    const waitingMw = places[a]!.requests.slice(served).reduce((sum, { mw }) => sum + mw, 0);
    if (!breach || waitingMw === 0) return [];
    const expansion = places[a]!.expansions.get(breach.node);
    const { exitYears } = places[a]!.area.nodes.find(({ name }) => name === breach.node)!;
    const known = expansion && expansion.costEur !== null && expansion.addMw > 0;
    const perMw = known ? expansion.costEur! / expansion.addMw : eurPerMw;
    const years = [expansion?.year, exitYears?.regional, exitYears?.national].filter(
      year => year !== undefined,
    );
    return [{ waitingMw, perMw, years }];
  });
  if (stopped.length === 0) return { eurPerMw: null, year: null };
  const waitingMw = stopped.reduce((sum, one) => sum + one.waitingMw, 0);
  const perMw = stopped.reduce((sum, one) => sum + one.perMw * one.waitingMw, 0) / waitingMw;
  const years = stopped.flatMap(one => one.years);
  return {
    eurPerMw: perMw * annuity(interestRate, lifetimeYears),
    year: years.length === 0 ? null : Math.max(...years),
  };
}
