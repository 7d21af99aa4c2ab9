import type { Axis } from '../calendar/axis.ts';
import { taskHash } from '../dispatch/hash.ts';
import type { Dispatch, SiteOperation } from '../dispatch/operation.ts';
import type { DispatchOptions } from '../dispatch/options.ts';
import type { Executor, Task, Watch } from '../pool/executor.ts';
import type { SharedLimit, Site } from '../site/site.ts';

/** What a study of an area keeps of the operation of one member: all but its flows. */
export interface Operated {
  readonly operation: Omit<SiteOperation, 'flows'>;
  /** Import less export by step, MW; what goes beyond the contract is import too. */
  readonly netMw: Float64Array;
  /** Value of a MW more of the import limit in each step, EUR per MW. */
  readonly limitValueEurPerMw: Float64Array;
  /** What it costs the company that it hears of calls no earlier than they are announced, EUR; nil where it knows all. */
  readonly notKnowingEur: number;
}

/** Answers that are known already, by the hash of their task, site by site; null: they cannot run. */
export type KnownAnswers = Map<string, readonly Operated[] | null>;

/** Sites that run as one, and what they share. */
export interface Together {
  readonly name: string;
  readonly sites: readonly Site[];
  readonly sharedLimits: readonly SharedLimit[];
}

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
  const alone = sites.map((site): Together => ({ name: site.name, sites: [site], sharedLimits: [] }));
  const answers = await runTogether(alone, axis, options, executor, known, watch);
  return answers.map(answer => answer?.[0] ?? null);
}

/** Likewise of sites that run as one; null where they cannot. */
export async function runTogether(
  all: readonly Together[],
  axis: Axis,
  options: DispatchOptions,
  executor: Executor,
  known: KnownAnswers,
  watch: Watch = {},
): Promise<(readonly Operated[] | null)[]> {
  const tasks = all.map(({ name, sites, sharedLimits }): Task => {
    const group = { axis, sites, sharedLimits };
    return { hash: taskHash(group, options), name, group, options };
  });
  const missing = [
    ...new Map(tasks.filter(({ hash }) => !known.has(hash)).map(task => [task.hash, task])).values(),
  ];
  await executor.run(missing, { ...watch, keep: ({ hash }, answer) => reduced(known, hash, answer, axis) });
  return tasks.map(({ hash }) => known.get(hash)!);
}

/** Keeps what is needed of an answer as it arrives, and lets its flows go. */
function reduced(known: KnownAnswers, hash: string, answer: Dispatch, axis: Axis): Dispatch {
  if (answer.status === 'infeasible') {
    known.set(hash, null);
    return answer;
  }
  known.set(
    hash,
    answer.sites.map((site, s) => operated(site, answer.knowingAllEur?.[s] ?? site.costEur, axis)),
  );
  return { ...answer, sites: answer.sites.map(site => ({ ...site, flows: [] })) };
}

function operated({ flows, ...operation }: SiteOperation, knowingAllEur: number, { steps }: Axis): Operated {
  const netMw = new Float64Array(steps);
  for (const { name, values } of flows) {
    const sign = name === 'import' || name === 'breach' ? 1 : name === 'export' ? -1 : 0;
    if (sign !== 0) for (let t = 0; t < steps; t++) netMw[t]! += sign * values[t]!;
  }
  const limitValue = flows.find(({ name }) => name === 'importLimitValue')?.values;
  return {
    operation,
    netMw,
    limitValueEurPerMw: limitValue ?? new Float64Array(steps),
    notKnowingEur: operation.costEur - knowingAllEur,
  };
}
