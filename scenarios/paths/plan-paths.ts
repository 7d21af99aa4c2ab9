import type { Task } from '../../engine/index.ts';
import type { PathPlan, Plan } from '../plan/plan.ts';
import type { ResolvedPath, ResolvedStudy } from '../resolve/resolved-study.ts';

/** A plan with those of every path: one list of tasks, in which what is the same in several of them stands once. */
export function withPathPlans(
  own: Plan,
  paths: readonly ResolvedPath[],
  planOf: (resolved: ResolvedStudy) => Plan,
): Plan {
  if (paths.length === 0) return own;
  const tasks: Task[] = [];
  const places = new Map<string, number>();
  const placed = (plan: Plan): Plan => {
    const at = plan.tasks.map(task => {
      if (!places.has(task.hash)) places.set(task.hash, tasks.push(task) - 1);
      return places.get(task.hash)!;
    });
    const moved = <T extends { readonly task: number }>(one: T) => ({ ...one, task: at[one.task]! });
    return { ...plan, tasks, variants: plan.variants.map(moved), supported: plan.supported.map(moved) };
  };
  const whole = placed(own);
  const planned: PathPlan[] = paths.map(({ name, title, weight, resolved }) => {
    const isOwn = resolved.study === own.resolved.study;
    const plan = isOwn ? whole : placed(named(planOf(resolved), name));
    return { name, title, weight, plan };
  });
  return { ...whole, paths: planned };
}

/** Progress says of which path a task is. */
function named(plan: Plan, path: string): Plan {
  return { ...plan, tasks: plan.tasks.map(task => ({ ...task, name: `${task.name} ${path}` })) };
}
