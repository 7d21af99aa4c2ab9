import type { Dispatch, Executor, Watch } from '../engine/index.ts';
import type { Plan } from './plan/plan.ts';

/** A plan with the answer of every task, in the order of `plan.tasks`. */
export interface Outcome {
  readonly plan: Plan;
  readonly answers: readonly Dispatch[];
}

/** Runs the tasks of a plan on whatever can run them. Rejects with `CancelledError` once `watch.signal` aborts. */
export async function runPlan(plan: Plan, executor: Executor, watch: Watch = {}): Promise<Outcome> {
  return { plan, answers: await executor.run(plan.tasks, watch) };
}
