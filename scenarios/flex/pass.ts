import {
  type AreaRun,
  type HeldRight,
  type Member,
  type QueuedRequest,
  type QueueRun,
  serveQueue,
  simulateArea,
} from '../../engine/index.ts';
import type { Company } from './resolved.ts';
import { areaWith, optionsOf, type Place, type Work } from './work.ts';

/** An area in every future with the same companies under the same rights: who gets in, and how it runs with those. */
export interface Pass {
  /** Requests that fit in every future; nobody is skipped, so they are the first of the list. */
  readonly served: number;
  /** In the order of the futures: how far the list gets in each alone. */
  readonly queues: readonly QueueRun[];
  /** With those let in that fit in every future. */
  readonly runs: readonly AreaRun[];
}

/** Lets the waiting list in, with the companies of `signed` under their offer. */
export async function runPass(
  work: Work,
  places: readonly Place[],
  d: number,
  signed: ReadonlySet<string>,
): Promise<Pass> {
  const { reliability, looksBeyond } = work.resolved.rules;
  const queues: QueueRun[] = [];
  for (const one of places) {
    const area = areaWith(work, one, companiesUnder(one, d, signed), one.future.designs[d]!.groups);
    const requests = queuedRequests(one, d);
    const watch = work.watchOf(stageOf(one, d));
    queues.push(
      await serveQueue(area, requests, reliability, looksBeyond, optionsOf(work, one), work.executor, watch),
    );
  }
  const served = Math.min(...queues.map(queue => queue.served.length));
  const runs: AreaRun[] = [];
  for (const [f, one] of places.entries()) {
    const queue = queues[f]!;
    runs.push(queue.served.length === served ? queue.run : await runWith(work, one, d, signed, served));
  }
  return { served, queues, runs };
}

async function runWith(
  work: Work,
  one: Place,
  d: number,
  signed: ReadonlySet<string>,
  served: number,
): Promise<AreaRun> {
  const area = areaWith(work, one, membersUnder(one, d, signed, served), one.future.designs[d]!.groups);
  return simulateArea(area, optionsOf(work, one), work.executor, work.watchOf(stageOf(one, d)));
}

/** The companies that are there, and the first requests of the list. */
export function membersUnder(
  one: Place,
  d: number,
  signed: ReadonlySet<string>,
  served: number,
): readonly Member[] {
  const requests = queuedRequests(one, d).slice(0, served);
  return [...companiesUnder(one, d, signed), ...requests.map(({ member }) => member)];
}

function companiesUnder({ future, place }: Place, d: number, signed: ReadonlySet<string>): Member[] {
  const { offered } = future.designs[d]!;
  return place.companies.map(one =>
    memberWith(one, signed.has(one.name) ? offered.get(one.name)! : one.rights),
  );
}

function queuedRequests({ future, place }: Place, d: number): QueuedRequest[] {
  const { forRequests } = future.designs[d]!;
  return place.requests.map(one => ({
    name: one.name,
    mw: one.mw,
    member: memberWith(one, forRequests.get(one.name)!),
  }));
}

export function memberWith({ site, node }: Company, rights: readonly HeldRight[]): Member {
  return { site, node, rights };
}

/** Progress says of what a task is. */
export function stageOf({ future, place }: Place, d: number): string {
  return `${future.designs[d]!.name} ${place.area.name} ${future.name}`;
}
