import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import type { Dispatch } from '../dispatch/operation.ts';
import { CancelledError } from '../errors.ts';
import type { Executor, Task, Watch } from './executor.ts';

export interface PoolOptions {
  /** Worker threads; default the cores of this machine. */
  readonly workers?: number;
}

/**
 * Worker threads that dispatch tasks. One pool per process; close it when done. Tasks of one run that have the same hash are
 * computed once. The answers do not depend on the number of workers.
 */
export function createPool({ workers = availableParallelism() }: PoolOptions = {}): Executor {
  const pool = new Piscina<Task, Dispatch>({
    filename: new URL('./worker.ts', import.meta.url).href,
    minThreads: 0,
    maxThreads: workers,
    idleTimeout: 60_000,
    concurrentTasksPerWorker: 1,
  });
  return {
    workers,
    run: (tasks, watch = {}) => runTasks(pool, tasks, watch),
    close: () => pool.destroy(),
  };
}

async function runTasks(
  pool: Piscina<Task, Dispatch>,
  tasks: readonly Task[],
  watch: Watch,
): Promise<Dispatch[]> {
  const { signal, onDone } = watch;
  const byHash = new Map<string, Promise<Dispatch>>();
  const failure = new AbortController();
  const stop = signal ? AbortSignal.any([signal, failure.signal]) : failure.signal;
  let done = 0;
  const answers = tasks.map(async task => {
    let answer = byHash.get(task.hash);
    if (!answer) {
      answer = pool.run(task, { signal: stop });
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
