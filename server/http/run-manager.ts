import type { FastifyBaseLogger } from 'fastify';
import { CancelledError, ENGINE_VERSION, InputError, type Issue, TaskError } from '../../engine/index.ts';
import { runLean, type Sources, type Study } from '../../scenarios/index.ts';
import type { RememberingExecutor, RunFailure, RunRecord, Store } from '../store/index.ts';
import { contentId } from './content-id.ts';
import { failure, retryAfter } from './problem.ts';

/** Runs that go on at once; they share the workers, so more of them only makes each slower. */
const RUNS_AT_ONCE = 2;
/** Of these, so many that nobody waits for: whoever asks is served at once. */
const BACKGROUND_AT_ONCE = 1;

/** Starts runs in the background, and tells those who follow one that something changed. */
export interface RunManager {
  /** The run of this study: a new one, or the one there is. A cancelled or failed one is taken up again. */
  request(studyId: string, study: Study): Promise<{ readonly run: RunRecord; readonly created: boolean }>;
  /** Likewise, when nothing that somebody asked for waits; it takes no room in the queue. */
  prepare(studyId: string, study: Study): Promise<void>;
  /** `null`: the run has ended already. */
  cancel(id: string): Promise<RunRecord | null>;
  /** Takes up what a stopped server left unfinished. */
  resume(): Promise<void>;
  /** Calls `listener` after every stored change; gives the way to stop. */
  follow(id: string, listener: () => void): () => void;
  /** Stops the work, leaving unfinished runs to be resumed by the next server. */
  close(): Promise<void>;
}

/** A run that an older program or older data began: going on would mix the two in one answer. */
const CHANGED: Issue = {
  path: '',
  code: 'input-changed',
  message: 'the model or a data set of this study changed since the run was asked for; ask for it again',
};

interface Parts {
  readonly store: Store;
  readonly executor: RememberingExecutor;
  readonly sources: Sources;
  readonly queueLength: number;
  readonly log: FastifyBaseLogger;
}

export function runManager({ store, executor, sources, queueLength, log }: Parts): RunManager {
  const waiting: string[] = [];
  const background: string[] = [];
  const inBackground = new Set<string>();
  const active = new Map<string, { readonly stop: AbortController; readonly ended: Promise<void> }>();
  const listeners = new Map<string, Set<() => void>>();
  let closing = false;

  const notify = (id: string): void => {
    for (const listener of listeners.get(id) ?? []) listener();
  };

  const execute = async (id: string, signal: AbortSignal): Promise<void> => {
    try {
      const started = await store.startRun(id);
      if (!started) return;
      notify(id);
      const study = await store.studyOfRun(id);
      if (runIdOf(study, sources) !== id) throw new InputError([CHANGED]);
      const own = executor.forRun(id, () => notify(id));
      const { result, places } = await runLean(study, { executor: own, sources, watch: { signal } });
      await store.finishRun(id, result, places);
    } catch (error) {
      if (!signal.aborted) await recordFailure(id, error);
    } finally {
      active.delete(id);
      inBackground.delete(id);
      notify(id);
      startNext();
    }
  };

  const recordFailure = async (id: string, error: unknown): Promise<void> => {
    log.error({ err: error, runId: id }, 'run failed');
    try {
      await store.failRun(id, failureOf(error));
    } catch (storeError) {
      // The run stays RUNNING in the store and is taken up by the next server.
      log.error({ err: storeError, runId: id }, 'the failure of a run could not be stored');
    }
  };

  const startNext = (): void => {
    while (!closing && active.size < RUNS_AT_ONCE) {
      const asked = takeFrom(waiting);
      if (asked !== undefined) {
        start(asked);
        continue;
      }
      if (inBackground.size >= BACKGROUND_AT_ONCE) return;
      const prepared = takeFrom(background);
      if (prepared === undefined) return;
      inBackground.add(prepared);
      start(prepared);
    }
  };

  /** The first of a list that does not wait for its old attempt to end. */
  const takeFrom = (list: string[]): string | undefined => {
    const place = list.findIndex(id => !active.has(id));
    return place < 0 ? undefined : list.splice(place, 1)[0];
  };

  const start = (id: string): void => {
    const stop = new AbortController();
    active.set(id, { stop, ended: Promise.resolve().then(() => execute(id, stop.signal)) });
  };

  /** A run that is being cancelled waits for its old attempt to end. What is asked for is prepared no more. */
  const enqueue = (id: string, list: string[] = waiting): void => {
    const goesOn = active.get(id)?.stop.signal.aborted === false;
    if (list === waiting) takeOut(id, background);
    if (!goesOn && !waiting.includes(id) && !list.includes(id)) list.push(id);
    startNext();
  };

  const takeOut = (id: string, list: string[]): void => {
    const place = list.indexOf(id);
    if (place >= 0) list.splice(place, 1);
  };

  const mustHaveRoom = (): void => {
    if (waiting.length < queueLength) return;
    throw failure('overloaded', `${waiting.length} runs are waiting; try again later.`, retryAfter(10));
  };

  const ask = async (
    studyId: string,
    study: Study,
    list: string[],
  ): Promise<{ run: RunRecord; created: boolean }> => {
    const id = runIdOf(study, sources);
    const known = await store.run(id);
    if (known && known.state !== 'CANCELLED' && known.state !== 'FAILED') {
      // Somebody asks for what is only being prepared: it goes to the front.
      if (list === waiting && background.includes(id)) enqueue(id);
      // What an earlier server only prepared was taken up with the rest: it goes to the back.
      if (list === background && waiting.includes(id)) {
        takeOut(id, waiting);
        enqueue(id, background);
      }
      return { run: known, created: false };
    }
    if (list === waiting) mustHaveRoom();
    const { run, created } = known
      ? { run: (await store.requeueRun(id)) ?? known, created: false }
      : await store.createRun({ id, studyId, study, engineVersion: ENGINE_VERSION });
    enqueue(id, list);
    notify(id);
    return { run, created };
  };

  return {
    request: (studyId, study) => ask(studyId, study, waiting),
    prepare: async (studyId, study) => {
      await ask(studyId, study, background);
    },
    cancel: async id => {
      const run = await store.cancelRun(id);
      takeOut(id, waiting);
      takeOut(id, background);
      active.get(id)?.stop.abort();
      notify(id);
      return run;
    },
    resume: async () => {
      for (const { id } of await store.unfinishedRuns()) enqueue(id);
    },
    follow: (id, listener) => {
      const set = listeners.get(id) ?? new Set();
      listeners.set(id, set.add(listener));
      return () => {
        set.delete(listener);
        if (set.size === 0 && listeners.get(id) === set) listeners.delete(id);
      };
    },
    close: async () => {
      closing = true;
      const ended = [...active.values()].map(run => run.ended);
      for (const { stop } of active.values()) stop.abort();
      await Promise.all(ended);
    },
  };
}

/** Name of a run: the same study on the same data by the same model is the same run. */
export function runIdOf(study: Study, sources: Sources): string {
  const named = new Set(dataSetNames(study));
  const data = named.size === 0 ? [] : sources.dataSets.list().filter(({ name }) => named.has(name));
  const hashes = data.map(({ name, sha256 }) => [name, sha256]).sort();
  return contentId({ study, engineVersion: ENGINE_VERSION, data: hashes });
}

/** Every `dataset: NAME` in a study, wherever it stands. */
export function dataSetNames(part: unknown): string[] {
  if (part === null || typeof part !== 'object') return [];
  const here = 'dataset' in part && typeof part.dataset === 'string' ? [part.dataset] : [];
  return [...here, ...Object.values(part).flatMap(dataSetNames)];
}

function failureOf(error: unknown): RunFailure {
  if (error instanceof InputError)
    return { code: error.issues[0]?.code ?? 'bad-input', detail: error.message };
  if (error instanceof TaskError)
    return {
      code: 'task-failed',
      detail: `${error.message}. Asking for the run again takes it up where it stopped.`,
    };
  if (error instanceof CancelledError) return { code: 'cancelled', detail: error.message };
  return {
    code: 'internal',
    detail: 'The cause is in the log of the server; asking for the run again takes it up where it stopped.',
  };
}
