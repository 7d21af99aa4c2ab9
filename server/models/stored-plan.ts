import { type Dispatch, ENGINE_VERSION, InputError } from '../../engine/index.ts';
import {
  type FoundSizes,
  type Plan,
  planStudy,
  type RunResult,
  resolveStudy,
  type Sources,
} from '../../scenarios/index.ts';
import type { Store } from '../store/index.ts';

/** The plan of a finished run. Answers stay in the store until one is asked for: of a large run they take gigabytes. */
export interface StoredPlan {
  readonly plan: Plan;
  /** Tasks that have a plan of operation, by index. */
  readonly planned: ReadonlySet<number>;
  /** The answer that is kept of a task. */
  answerTo(task: number): Promise<Dispatch>;
}

/**
 * The plan of a finished run, of its study as it is: nothing is computed again, best sizes are those of its result. Throws
 * `InputError` when the study no longer resolves, or when its data or this program differ from those of the run; its result
 * and tables still stand then.
 */
export async function storedPlan(store: Store, runId: string, sources: Sources): Promise<StoredPlan> {
  const [{ paths: _paths, ...study }, result] = await Promise.all([
    store.studyOfRun(runId),
    store.result(runId),
  ]);
  if (!result) throw changed(runId);
  const { resolved, issues } = resolveStudy(study, sources, null, sizesIn(result));
  if (resolved === null) throw new InputError(issues);
  const plan = planStudy(resolved);
  for (const { hash } of plan.tasks) if (!(await store.hasTask(hash))) throw changed(runId);
  return {
    plan,
    planned: plannedIn(plan, result),
    answerTo: async task => {
      const answer = await store.answer(plan.tasks[task]!.hash);
      if (!answer) throw changed(runId);
      return answer;
    },
  };
}

function sizesIn({ report: { sizing = [] } }: RunResult): FoundSizes {
  return new Map(
    sizing.map(({ name, measures }) => [
      name,
      Object.fromEntries(measures.map(({ measure, size }) => [measure, size])),
    ]),
  );
}

/** The result says of every variant whether it has a plan. */
function plannedIn({ variants }: Plan, result: RunResult): Set<number> {
  const keyOf = ({ name, year }: { readonly name: string; readonly year: number }) => `${year} ${name}`;
  const failed = new Set(result.variants.filter(({ status }) => status === 'infeasible').map(keyOf));
  return new Set(variants.filter(one => !failed.has(keyOf(one))).map(({ task }) => task));
}

function changed(runId: string): InputError {
  const expected = `the data sets of the run, and an engine like ${ENGINE_VERSION}`;
  const message =
    'a data set or the model changed since the run: its tables stand, its programs can no longer be made; run the study again';
  return new InputError([{ path: '/run', code: 'input-changed', message, expected, value: runId }]);
}
