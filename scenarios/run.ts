import { type Dispatch, type Executor, type Task, type Watch, withoutSites } from '../engine/index.ts';
import type { Plan } from './plan/plan.ts';
import { type Outline, outliner } from './report/outline.ts';

/** A plan with what the report takes of the answer of every task, in the order of `plan.tasks`. */
export interface Outcome {
  readonly plan: Plan;
  readonly outlines: readonly Outline[];
}

/** A plan with every answer whole: about a MB for each site-year. */
export interface Answers {
  readonly plan: Plan;
  readonly answers: readonly Dispatch[];
}

/**
 * Runs the tasks of a plan on whatever can run them. Of every answer the outline is taken as it arrives and its series are let
 * go, so that memory does not grow with the plan. Rejects with `CancelledError` once `watch.signal` aborts.
 */
export async function runPlan(plan: Plan, executor: Executor, watch: Watch = {}): Promise<Outcome> {
  const outline = outliner(plan);
  const places = new Map(plan.tasks.map(({ hash }, k) => [hash, k]));
  const outlines = new Map<string, Outline>();
  const keep = (task: Task, answer: Dispatch): Dispatch => {
    if (!outlines.has(task.hash)) outlines.set(task.hash, outline(answer, places.get(task.hash)!));
    return withoutSites(answer);
  };
  const answers = await executor.run(plan.tasks, { ...watch, keep });
  // An executor may give its answers whole.
  return {
    plan,
    outlines: answers.map((answer, k) => outlines.get(plan.tasks[k]!.hash) ?? outline(answer, k)),
  };
}

/** The same with every answer whole, for its series or its model. */
export async function runWhole(
  plan: Plan,
  executor: Executor,
  watch: Watch = {},
): Promise<Outcome & Answers> {
  return outlined({ plan, answers: await executor.run(plan.tasks, watch) });
}

/** What the report takes of answers that are there. */
export function outlined({ plan, answers }: Answers): Outcome & Answers {
  return { plan, answers, outlines: answers.map(outliner(plan)) };
}
