import { CancelledError, type Dispatch, type Executor, type Task, type Watch } from '../../engine/index.ts';
import type { Store } from './records.ts';

/** An executor that answers finished tasks from the store and never does one twice. */
export interface RememberingExecutor extends Executor {
  /** The same, counting what is done towards a run. `onChange` follows every stored step of it. */
  forRun(runId: string, onChange: () => void): Executor;
  /** Tasks computed and tasks answered from the store by this process. */
  readonly counts: { computed: number; remembered: number };
}

/** A task that is being computed, with everyone who waits for it. */
interface Underway {
  readonly answer: Promise<Dispatch>;
  readonly waiting: Set<Waiting>;
  readonly stop: AbortController;
}
interface Waiting {
  readonly runId: string | null;
  readonly onChange: () => void;
}

/**
 * Tasks are handed to `inner` one by one, as many at once as it has workers, so that short work from elsewhere
 * (previews) waits for one task at most. Two runs that ask for the same task share one computation; it stops only
 * when the last of them is cancelled.
 */
export function rememberingExecutor(store: Store, inner: Executor): RememberingExecutor {
  const underway = new Map<string, Underway>();
  const turn = turnstile(inner.workers);
  const counts = { computed: 0, remembered: 0 };

  const begin = (task: Task): Underway => {
    const stop = new AbortController();
    const waiting = new Set<Waiting>();
    const compute = async (): Promise<Dispatch> => {
      try {
        // Another run may have finished it since this one looked.
        const kept = await store.answer(task.hash);
        const answer = kept ?? (await turn(stop.signal, () => computeOne(inner, task, stop.signal)));
        const runIds = [...waiting].flatMap(({ runId }) => runId ?? []);
        if (kept) await store.countTask(runIds);
        else await store.completeTask(task.hash, task.name, answer, runIds);
        counts[kept ? 'remembered' : 'computed']++;
        for (const { onChange } of waiting) onChange();
        return answer;
      } finally {
        if (underway.get(task.hash)?.stop === stop) underway.delete(task.hash);
      }
    };
    const started: Underway = { answer: compute(), waiting, stop };
    underway.set(task.hash, started);
    return started;
  };

  /** Waits for a task with others, or begins it. Leaves, and perhaps stops it, when `signal` aborts. */
  const join = async (task: Task, who: Waiting, signal: AbortSignal | undefined): Promise<Dispatch> => {
    const shared = underway.get(task.hash) ?? begin(task);
    shared.waiting.add(who);
    const cancelled = Promise.withResolvers<never>();
    const leave = () => {
      shared.waiting.delete(who);
      if (shared.waiting.size === 0) {
        underway.delete(task.hash);
        shared.stop.abort();
      }
      cancelled.reject(new CancelledError(task.name));
    };
    if (signal?.aborted) leave();
    signal?.addEventListener('abort', leave, { once: true });
    try {
      return await Promise.race([shared.answer, cancelled.promise]);
    } finally {
      signal?.removeEventListener('abort', leave);
      shared.waiting.delete(who);
    }
  };

  const run = async (
    runId: string | null,
    onChange: () => void,
    tasks: readonly Task[],
    watch: Watch = {},
  ) => {
    const known = new Set<string>();
    for (const { hash } of tasks) if (await store.hasTask(hash)) known.add(hash);
    // A task that stands twice in the list is computed once: its second answer counts as remembered.
    const fresh = new Set(tasks.flatMap(({ hash }) => (known.has(hash) ? [] : hash)));
    const remembered = tasks.length - fresh.size;
    counts.remembered += remembered;
    if (runId !== null) {
      await store.expectTasks(runId, tasks.length, remembered);
      onChange();
    }
    const { signal, keep = (_, answer) => answer } = watch;
    let done = 0;
    const reading = turnstile(inner.workers);
    const underHand = new Map<string, Promise<Dispatch>>();
    const readOrJoin = async (task: Task): Promise<Dispatch> => {
      if (!known.has(task.hash)) return keep(task, await join(task, { runId, onChange }, signal));
      // A few at a time: many whole answers at once would fill the memory.
      return reading(signal ?? NEVER, async () => keep(task, await keptAnswer(store, task.hash)));
    };
    const answerOf = (task: Task): Promise<Dispatch> => {
      const answer = underHand.get(task.hash) ?? readOrJoin(task);
      underHand.set(task.hash, answer);
      return answer;
    };
    return settle(
      tasks.map(async task => {
        const answer = await answerOf(task);
        if (signal?.aborted) throw new CancelledError(task.name);
        watch.onDone?.(task, answer, ++done, tasks.length);
        return answer;
      }),
    );
  };

  return {
    workers: inner.workers,
    counts,
    run: (tasks, watch) => run(null, () => undefined, tasks, watch),
    forRun: (runId, onChange) => ({
      workers: inner.workers,
      run: (tasks, watch) => run(runId, onChange, tasks, watch),
      close: async () => undefined,
    }),
    close: () => inner.close(),
  };
}

async function computeOne(inner: Executor, task: Task, signal: AbortSignal): Promise<Dispatch> {
  const [answer] = await inner.run([task], { signal });
  return answer!;
}

async function keptAnswer(store: Store, hash: string): Promise<Dispatch> {
  const answer = await store.answer(hash);
  if (!answer) throw new Error(`task ${hash}: its answer is gone from the store`);
  return answer;
}

/** Waits for all to end before giving the first failure, so that nothing goes on behind the caller's back. */
async function settle<T>(promises: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(promises);
  return Promise.all(promises);
}

const NEVER = new AbortController().signal;

/** Lets `width` pieces of work through at once, the rest in order of arrival. */
function turnstile(width: number) {
  let busy = 0;
  const queue: (() => void)[] = [];
  const leave = () => {
    // Hands its place to the next in line, so that nobody slips in between.
    const next = queue.shift();
    if (next) next();
    else busy--;
  };
  return async <T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> => {
    if (busy >= width) await new Promise<void>(resolve => queue.push(resolve));
    else busy++;
    try {
      if (signal.aborted) throw new CancelledError('task');
      return await work();
    } finally {
      leave();
    }
  };
}
