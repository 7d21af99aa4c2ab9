import type { Axis } from '../calendar/axis.ts';
import { taskHash } from '../dispatch/hash.ts';
import type { Dispatch, Flow, SiteOperation } from '../dispatch/operation.ts';
import type { DispatchOptions } from '../dispatch/options.ts';
import type { Executor, Task, Watch } from '../pool/executor.ts';
import type { Direction } from '../rights/product.ts';
import type { SharedLimit, Site } from '../site/site.ts';

/** What a study of an area keeps of the operation of one member: all but its flows. */
export interface Operated {
  readonly operation: Omit<SiteOperation, 'flows' | 'limits'>;
  /** Import less export by step, MW; what goes beyond the contract is import too. */
  readonly netMw: Float64Array;
  /** Value of a MW more of each limit of the connection in each step, EUR per MW; null where it was not asked for. */
  readonly limitValueEurPerMw: Readonly<Record<Direction, Float64Array>> | null;
  /** What it costs the company that it hears of calls no earlier than they are announced, EUR; nil where it knows all. */
  readonly notKnowingEur: number;
  /** What is not proven of its cost, EUR: no plan is cheaper by more. Of sites that run as one each has its part. */
  readonly gapEur: number;
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
  const { costEur, boundEur } = answer.certificate;
  const gapEur = Math.max(0, costEur - boundEur) / answer.sites.length;
  known.set(
    hash,
    answer.sites.map((site, s) => ({
      ...operated(site, answer.knowingAllEur?.[s] ?? site.costEur, axis),
      gapEur,
    })),
  );
  return { ...answer, sites: answer.sites.map(site => ({ ...site, flows: [] })) };
}

function operated(
  { flows, limits, ...operation }: SiteOperation,
  knowingAllEur: number,
  { steps }: Axis,
): Omit<Operated, 'gapEur'> {
  const worthOf = (direction: Direction) =>
    limits?.find(({ asset, of }) => asset === null && of === direction)?.byStepEurPerUnit ??
    new Float64Array(steps);
  return {
    operation,
    netMw: netMwOf(flows, { steps }),
    limitValueEurPerMw: limits ? { import: worthOf('import'), export: worthOf('export') } : null,
    notKnowingEur: operation.costEur - knowingAllEur,
  };
}

/** Import less export by step, MW; what goes beyond the contract is import too. */
export function netMwOf(flows: readonly Flow[], { steps }: Pick<Axis, 'steps'>): Float64Array {
  const netMw = new Float64Array(steps);
  for (const { name, values } of flows) {
    const sign = name === 'import' || name === 'breach' ? 1 : name === 'export' ? -1 : 0;
    if (sign !== 0) for (let t = 0; t < steps; t++) netMw[t]! += sign * values[t]!;
  }
  return netMw;
}
