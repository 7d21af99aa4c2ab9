import type { Dispatch } from './operation.ts';

/** An answer with its certificate and without the series of its sites (about a MB a year each), for runs that keep only sums. */
export function withoutSites(answer: Dispatch): Dispatch {
  return answer.status === 'infeasible' ? answer : { ...answer, sites: [], sharedLimits: [] };
}
