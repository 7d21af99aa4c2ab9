import { type SiteGroup, type Task, taskHash } from '../../engine/index.ts';
import type { ResolvedStudy } from '../resolve/resolved-study.ts';
import type { SupportCandidate } from './candidate.ts';
import { paidPerMwh, withSupport } from './coupling.ts';

/** A package in a path year with some of its assets run for their subsidy, and the task that answers it. */
export interface SupportedVariant {
  readonly name: string;
  readonly year: number;
  readonly assets: readonly string[];
  /** Index in the tasks of the plan. */
  readonly task: number;
}

interface Planned {
  readonly resolved: ResolvedStudy;
  readonly variants: readonly { readonly name: string; readonly year: number; readonly task: number }[];
  readonly tasks: readonly Task[];
}

/** Tasks for every choice of assets that the SDE++ pays in a year, behind the tasks that are there. */
export function supportedTasks({ resolved, variants, tasks }: Planned) {
  const supported: SupportedVariant[] = [];
  const added: Task[] = [];
  for (const { name, year, task } of variants) {
    const candidates = (resolved.subsidies.get(name)?.candidates ?? []).filter(one => one.sort === 'support');
    const paid = candidates.filter(one => paidPerMwh(one, year) > 0);
    for (const chosen of choices(paid)) {
      const assets = chosen.map(({ asset }) => asset);
      const group = withSupport(tasks[task]!.group, chosen, year, resolved.yearShare);
      added.push(taskOf(resolved, `${name} ${year} SDE++ ${assets.join(' + ')}`, group));
      supported.push({ name, year, assets, task: tasks.length + added.length - 1 });
    }
  }
  return { supported, tasks: added };
}

function taskOf({ options }: ResolvedStudy, name: string, group: SiteGroup): Task {
  return { hash: taskHash(group, options, new Map()), name, group, options };
}

/** Every choice of one or more. */
function choices(candidates: readonly SupportCandidate[]): SupportCandidate[][] {
  const all: SupportCandidate[][] = [];
  for (const candidate of candidates) all.push([candidate], ...all.map(chosen => [...chosen, candidate]));
  return all;
}
