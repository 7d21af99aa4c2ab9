import { availableParallelism } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { Piscina } from 'piscina';
import type { Dispatch } from '../dispatch/operation.ts';
import { CancelledError, TaskError } from '../errors.ts';
import type { Executor, Task, Watch } from './executor.ts';

export interface PoolOptions {
  /** Worker threads; default the cores of this machine. */
  readonly workers?: number;
}

/**
 * Worker threads that dispatch tasks. One pool per process; close it when done. Tasks of one run that have the same hash are
 * computed once. The answers do not depend on the number of workers. A task that fails, or whose thread fails, rejects its
 * run with `TaskError`; the process and later runs go on.
 */
export function createPool({ workers = availableParallelism() }: PoolOptions = {}): Executor {
  return poolOf(new URL('./worker.ts', import.meta.url), workers);
}

/** The same with another file of what a thread does. */
export function poolOf(file: URL, workers: number): Executor {
  let threads: Threads | null = null;
  const running = (): Threads => {
    if (!threads || threads.lost.signal.aborted) threads = startThreads(file, workers);
    return threads;
  };
  return {
    workers,
    run: (tasks, watch = {}) => runTasks(running, tasks, watch),
    close: async () => threads?.pool.destroy(),
  };
}

interface Threads {
  readonly pool: Piscina<Task, Dispatch>;
  /** Aborts, with the error, when a thread ends that has no task in hand: one that does not start, for instance. */
  readonly lost: AbortController;
}

/**
 * Garbage is sought for the first time when the heap of a thread is this large, MB. A site-year leaves some 30 MB behind; heaps that
 * begin as small as V8 makes them are marked after every other task, by helpers that take the processors of other threads.
 */
const FIRST_HEAP_MB = 150;

function startThreads(file: URL, workers: number): Threads {
  // Read when a heap is made, so that it holds for threads that start from now on; heaps that are there stay as they are.
  setFlagsFromString(`--initial-heap-size=${FIRST_HEAP_MB}`);
  const pool = new Piscina<Task, Dispatch>({
    filename: file.href,
    // One stays: what waits would wait for ever if the last thread ends by a failure or a cancelled task.
    minThreads: 1,
    maxThreads: workers,
    idleTimeout: 60_000,
    concurrentTasksPerWorker: 1,
  });
  const lost = new AbortController();
  // Without a listener this event ends the process. Nothing tells which task the thread was for, so all of them end.
  pool.on('error', error => {
    lost.abort(error);
    void pool.destroy();
  });
  return { pool, lost };
}

async function runTasks(running: () => Threads, tasks: readonly Task[], watch: Watch): Promise<Dispatch[]> {
  const { signal, onDone, keep = (_, answer) => answer } = watch;
  const byHash = new Map<string, Promise<Dispatch>>();
  const failure = new AbortController();
  const stop = signal ? AbortSignal.any([signal, failure.signal]) : failure.signal;
  let done = 0;
  const answers = tasks.map(async task => {
    let answer = byHash.get(task.hash);
    if (!answer) {
      answer = runTask(running(), task, stop).then(whole => keep(task, whole));
      byHash.set(task.hash, answer);
    }
    const result = await answer;
    done++;
    onDone?.(task, result, done, tasks.length);
    return result;
  });
  try {
    return await Promise.all(answers);
  } catch (error) {
    failure.abort();
    await Promise.allSettled(answers);
    throw signal?.aborted ? new CancelledError(`run of ${tasks.length} tasks`) : error;
  }
}

async function runTask({ pool, lost }: Threads, task: Task, stop: AbortSignal): Promise<Dispatch> {
  try {
    return await pool.run(task, { signal: AbortSignal.any([stop, lost.signal]) });
  } catch (error) {
    throw new TaskError(task.name, lost.signal.aborted ? lost.signal.reason : error);
  }
}
