import type { DesignFuture, DesignResult, FlexArea } from '../../scenarios/index.ts';

/** How a request stands: let in, the first that does not fit, behind that one though it would fit, or waiting. */
export type QueueState = 'served' | 'stops' | 'wouldFit' | 'waits';

/** The future in which the list gets the least far: a request is let in where it fits in every one. */
export function tightest({ futures }: DesignResult, { name }: FlexArea): DesignFuture {
  return futures
    .filter(({ area }) => area === name)
    .reduce((least, one) => (servedCount(one) < servedCount(least) ? one : least));
}

export function servedCount({ queue }: DesignFuture): number {
  return queue.filter(({ isServed }) => isServed).length;
}

export function servedMw({ queue }: DesignFuture): number {
  return queue.reduce((sum, { mw, isServed }) => sum + (isServed ? mw : 0), 0);
}

/** Of the energy that all requests of an area ask for, the share that goes through, over all futures; null: they ask for none. */
export function deliveredShare({ futures }: DesignResult, { name }: FlexArea): number | null {
  const steps = futures.filter(({ area }) => area === name).flatMap(({ queue }) => queue);
  const sum = (of: (step: (typeof steps)[number]) => number) =>
    steps.reduce((total, step) => total + of(step), 0);
  const askedMwh = sum(step => step.askedMwh);
  return askedMwh > 0 ? sum(step => step.deliveredMwh) / askedMwh : null;
}

export function stateOf(
  { stoppedBy, wouldFit }: DesignFuture,
  { name, isServed }: DesignFuture['queue'][number],
): QueueState {
  if (isServed) return 'served';
  if (name === stoppedBy) return 'stops';
  return wouldFit.includes(name) ? 'wouldFit' : 'waits';
}
