import { type Dispatch, ENGINE_VERSION, type Executor, InputError } from '../../engine/index.ts';
import { type Answers, planStudy, resolveStudy, type Sources, sizeStudy } from '../../scenarios/index.ts';
import type { Store } from '../store/index.ts';

/**
 * The plan of a finished run with the answers that are kept: nothing is computed again. Throws `InputError` when the study no
 * longer resolves, or when its data or this program differ from those of the run; its result and tables still stand then.
 */
export async function storedOutcome(store: Store, runId: string, sources: Sources): Promise<Answers> {
  const { resolved, issues } = resolveStudy(await store.studyOfRun(runId), sources);
  if (resolved === null) throw new InputError(issues);
  const plan = planStudy(await sizeStudy(resolved, { executor: ofStore(store, runId), sources }));
  const kept = await Promise.all(plan.tasks.map(({ hash }) => store.answer(hash)));
  const answers = kept.filter((answer): answer is Dispatch => answer !== null);
  if (answers.length < kept.length) throw changed(runId);
  return { plan, answers };
}

/** Gives the answers that are kept and computes none. */
function ofStore(store: Store, runId: string): Executor {
  return {
    workers: 1,
    run: tasks =>
      Promise.all(
        tasks.map(async ({ hash }) => {
          const answer = await store.answer(hash);
          if (!answer) throw changed(runId);
          return answer;
        }),
      ),
    close: async () => undefined,
  };
}

function changed(runId: string): InputError {
  const expected = `the data sets of the run, and an engine like ${ENGINE_VERSION}`;
  const message =
    'a data set or the model changed since the run: its tables stand, its programs can no longer be made; run the study again';
  return new InputError([{ path: '/run', code: 'input-changed', message, expected, value: runId }]);
}
