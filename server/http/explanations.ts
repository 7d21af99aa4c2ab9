import type { FastifyBaseLogger } from 'fastify';
import { CancelledError, type Dispatch, type Executor, type Task, type Watch } from '../../engine/index.ts';
import {
  type Explanation,
  explainStudy,
  type RunResult,
  type Sources,
  type Study,
} from '../../scenarios/index.ts';
import { failure, retryAfter } from './problem.ts';

export const EXPLANATION_STATES = ['NONE', 'QUEUED', 'RUNNING', 'DONE', 'FAILED'] as const;

/** How the explanations of a run stand. */
export interface ExplanationView {
  readonly state: (typeof EXPLANATION_STATES)[number];
  /** Package that was asked for; null: every package, and all of the best. */
  readonly package: string | null;
  /** Solves done and known of; more may follow. */
  readonly progress: { readonly done: number; readonly total: number };
  readonly explanations: readonly Explanation[];
}

/** Explains finished runs one after the other, each when it is asked for. Kept in memory: they can be asked for again. */
export interface Explanations {
  /** Starts it, or finds what there is of the same wish. */
  request(
    runId: string,
    study: Study,
    name: string | null,
  ): { readonly view: ExplanationView; readonly created: boolean };
  view(runId: string): ExplanationView;
  /** The result with what was explained of it. */
  added(runId: string, result: RunResult): RunResult;
  close(): Promise<void>;
}

interface Kept {
  readonly name: string | null;
  view: ExplanationView;
}

const NOTHING: ExplanationView = {
  state: 'NONE',
  package: null,
  progress: { done: 0, total: 0 },
  explanations: [],
};
/** Runs whose explanations are kept, some 100 kB each. */
const MOST_KEPT = 32;
/** Wishes that wait. */
const MOST_WAITING = 8;

export function explanationsWith(
  pool: Executor,
  sources: Sources,
  log: FastifyBaseLogger,
  stop: AbortSignal,
): Explanations {
  const kept = new Map<string, Kept>();
  let last: Promise<void> = Promise.resolve();
  let waiting = 0;
  const executor = inTurns(pool);

  const explain = async (runId: string, study: Study, own: Kept): Promise<void> => {
    const put = (part: Partial<ExplanationView>) => {
      own.view = { ...own.view, ...part };
    };
    try {
      put({ state: 'RUNNING' });
      const onDone: Watch['onDone'] = (_task, _answer, done, total) => put({ progress: { done, total } });
      const { result } = await explainStudy(study, {
        executor,
        sources,
        watch: { signal: stop, onDone },
        ...(own.name !== null && { package: own.name }),
      });
      put({ state: 'DONE', explanations: result.explanations });
    } catch (error) {
      put({ state: 'FAILED' });
      if (!(error instanceof CancelledError)) log.error({ err: error, runId }, 'explanation failed');
    }
  };

  return {
    request: (runId, study, name) => {
      const known = kept.get(runId);
      if (known && known.name === name && known.view.state !== 'FAILED')
        return { view: known.view, created: false };
      if (waiting >= MOST_WAITING)
        throw failure('overloaded', `${waiting} explanations are waiting; try again later.`, retryAfter(10));
      const own: Kept = { name, view: { ...NOTHING, state: 'QUEUED', package: name } };
      kept.delete(runId);
      kept.set(runId, own);
      if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!);
      waiting++;
      last = last.then(() => {
        waiting--;
        return explain(runId, study, own);
      });
      return { view: own.view, created: true };
    },
    view: runId => kept.get(runId)?.view ?? NOTHING,
    added: (runId, result) => {
      const explanations = kept.get(runId)?.view.explanations ?? [];
      return explanations.length > 0 ? { ...result, explanations } : result;
    },
    close: () => last,
  };
}

/** No more tasks at once than there are workers, so that sliders wait for one task at most. */
function inTurns(pool: Executor): Executor {
  const run = async (tasks: readonly Task[], watch: Watch = {}): Promise<Dispatch[]> => {
    const answers: Dispatch[] = [];
    for (let from = 0; from < tasks.length; from += pool.workers)
      answers.push(...(await pool.run(tasks.slice(from, from + pool.workers), watch)));
    return answers;
  };
  return { workers: pool.workers, run, close: () => pool.close() };
}
