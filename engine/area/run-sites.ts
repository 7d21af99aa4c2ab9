import type { Axis } from '../calendar/axis.ts';
import { taskHash } from '../dispatch/hash.ts';
import type { Dispatch, SiteOperation } from '../dispatch/operation.ts';
import type { DispatchOptions } from '../dispatch/options.ts';
import type { Executor, Task, Watch } from '../pool/executor.ts';
import type { Site } from '../site/site.ts';

/** What a study of an area keeps of the operation of one member: all but its flows. */
export interface Operated {
  readonly operation: Omit<SiteOperation, 'flows'>;
  /** Import less export by step, MW; what goes beyond the contract is import too. */
  readonly netMw: Float64Array;
  /** Value of a MW more of the import limit in each step, EUR per MW. */
  readonly limitValueEurPerMw: Float64Array;
}

/** Answers that are known already, by the hash of their task; null: the site cannot run. */
export type KnownAnswers = Map<string, Operated | null>;

/**
 * Least-cost operation of each site alone, in the order given; null for one that cannot run within its limits. What is in
 * `known` is not computed again, and what is computed goes into it.
 */
export async function runSites(
  sites: readonly Site[],
  axis: Axis,
  options: DispatchOptions,
  executor: Executor,
  known: KnownAnswers,
  watch: Watch = {},
): Promise<(Operated | null)[]> {
  const tasks = sites.map((site): Task => {
    const group = { axis, sites: [site], sharedLimits: [] };
    return { hash: taskHash(group, options), name: site.name, group, options };
  });
  const missing = [
    ...new Map(tasks.filter(({ hash }) => !known.has(hash)).map(task => [task.hash, task])).values(),
  ];
  await executor.run(missing, { ...watch, keep: ({ hash }, answer) => reduced(known, hash, answer, axis) });
  return tasks.map(({ hash }) => known.get(hash)!);
}

/** Keeps what is needed of an answer as it arrives, and lets its flows go. */
function reduced(known: KnownAnswers, hash: string, answer: Dispatch, axis: Axis): Dispatch {
  known.set(hash, operated(answer, axis));
  if (answer.status === 'infeasible') return answer;
  return { ...answer, sites: answer.sites.map(site => ({ ...site, flows: [] })) };
}

function operated(answer: Dispatch, { steps }: Axis): Operated | null {
  if (answer.status === 'infeasible') return null;
  const { flows, ...operation } = answer.sites[0]!;
  const netMw = new Float64Array(steps);
  for (const { name, values } of flows) {
    const sign = name === 'import' || name === 'breach' ? 1 : name === 'export' ? -1 : 0;
    if (sign !== 0) for (let t = 0; t < steps; t++) netMw[t]! += sign * values[t]!;
  }
  const limitValue = flows.find(({ name }) => name === 'importLimitValue')?.values;
  return { operation, netMw, limitValueEurPerMw: limitValue ?? new Float64Array(steps) };
}
