import {
  certainShortages,
  type SeriesDigests,
  type Shortage,
  type SiteGroup,
  type Task,
  taskHash,
} from '../../engine/index.ts';
import type { LeftOutPackages } from '../choices/left-out.ts';
import { withoutHopeless } from '../choices/without-hopeless.ts';
import { withPathPlans } from '../paths/plan-paths.ts';
import type { ResolvedStudy } from '../resolve/resolved-study.ts';
import type { Text } from '../schema/study.ts';
import { type SupportedVariant, supportedTasks } from '../subsidies/supported-tasks.ts';
import { compose } from './compose.ts';

/** One package in one path year, and the task that answers it; identical variants share one. */
export interface Variant {
  readonly name: string;
  readonly year: number;
  /** Index in `tasks`. */
  readonly task: number;
}

/** A package in a year that cannot be, found without solving. */
export interface Exclusion {
  readonly name: string;
  readonly year: number;
  readonly reason: Text;
  readonly shortages: readonly Shortage[];
}

/** What is to be computed, as plain data. */
export interface Plan {
  readonly resolved: ResolvedStudy;
  readonly variants: readonly Variant[];
  readonly tasks: readonly Task[];
  readonly excluded: readonly Exclusion[];
  /** Packages run for the subsidy on their heat, beside the variants. */
  readonly supported: readonly SupportedVariant[];
  /** Label of the week, `2024-W03`, where the plan is for one week only; `null`: the whole axis. */
  readonly week: string | null;
  /** Only some of the variants of the study: they rank nothing. */
  readonly isSelection: boolean;
  /** Packages of the choices that are not computed, by reason; none for a part of a study. */
  readonly leftOut: readonly LeftOutPackages[];
  /** Every named future; none for a study without. */
  readonly paths: readonly PathPlan[];
}

/** The study in a named future. Its plan refers to the tasks of the plan that it is part of. */
export interface PathPlan {
  readonly name: string;
  readonly title: Text;
  readonly weight: number;
  readonly plan: Plan;
}

/** Packages times years, less what cannot be, as tasks named by the hash of their input. */
export function planStudy(resolved: ResolvedStudy): Plan {
  return withoutHopeless(withPathPlans(planAsItIs(resolved), resolved.paths, planAsItIs));
}

/** The same, whatever the paths of the study. */
function planAsItIs(resolved: ResolvedStudy): Plan {
  const plan = planOf(resolved, group => group);
  const { supported, tasks } = supportedTasks(plan);
  return { ...plan, supported, tasks: [...plan.tasks, ...tasks] };
}

/** The plan with every group changed by `cut`, to a part of the axis for instance. */
export function planOf(resolved: ResolvedStudy, cut: (group: SiteGroup) => SiteGroup): Plan {
  const { options } = resolved;
  const variants: Variant[] = [];
  const excluded: Exclusion[] = [];
  const tasks = new Map<string, { readonly task: Task; readonly index: number }>();
  const digests: SeriesDigests = new Map();
  for (const pack of resolved.packages) {
    for (const year of resolved.years) {
      const label = { name: pack.name, year: year.year };
      const { group, reason } = compose(resolved, year, pack);
      if (!group) {
        excluded.push({ ...label, reason, shortages: [] });
        continue;
      }
      const shortages = group.sites.flatMap(site => certainShortages(site, group.axis));
      if (shortages.length > 0) {
        excluded.push({ ...label, reason: tooLittle(shortages), shortages: worstFirst(shortages) });
        continue;
      }
      const part = cut(group);
      const hash = taskHash(part, options, digests);
      if (!tasks.has(hash)) {
        const task = { hash, name: `${pack.name} ${year.year}`, group: part, options };
        tasks.set(hash, { task, index: tasks.size });
      }
      variants.push({ ...label, task: tasks.get(hash)!.index });
    }
  }
  return {
    resolved,
    variants,
    tasks: [...tasks.values()].map(({ task }) => task),
    excluded,
    supported: [],
    week: null,
    isSelection: false,
    leftOut: [],
    paths: [],
  };
}

function worstFirst(shortages: readonly Shortage[]): Shortage[] {
  return [...shortages].sort((a, b) => b.shortMw - a.shortMw || a.step - b.step);
}

function tooLittle(shortages: readonly Shortage[]): Text {
  const { site, time, shortMw } = worstFirst(shortages)[0]!;
  const mw = shortMw.toFixed(2);
  return {
    nl: `Op ${site} is de vraag op ${time} ${mw.replace('.', ',')} MW groter dan alles wat haar kan dekken.`,
    en: `At ${site} the load at ${time} is ${mw} MW above everything that could serve it.`,
  };
}
