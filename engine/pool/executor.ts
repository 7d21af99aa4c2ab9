import type { Dispatch } from '../dispatch/operation.ts';
import type { DispatchOptions } from '../dispatch/options.ts';
import type { SiteGroup } from '../site/site.ts';

/** A unit of work: pure, and named by the hash of its input, so that doing it twice is harmless. */
export interface Task {
  /** SHA-256 of the group, the options and the engine version. */
  readonly hash: string;
  /** For progress messages, e.g. `heat-pump 2030`. */
  readonly name: string;
  readonly group: SiteGroup;
  readonly options: DispatchOptions;
}

export interface Watch {
  readonly signal?: AbortSignal;
  /** Called once per finished task, in the order they finish. */
  readonly onDone?: (task: Task, answer: Dispatch, done: number, total: number) => void;
  /** What is to be held of an answer until the run ends, and given then; default all of it. */
  readonly keep?: (task: Task, answer: Dispatch) => Dispatch;
}

/** Whatever can run tasks: the pool of this process, or a queue with workers elsewhere. */
export interface Executor {
  readonly workers: number;
  /** Answers in the order of `tasks`. Rejects with `CancelledError` once `signal` aborts. */
  run(tasks: readonly Task[], watch?: Watch): Promise<Dispatch[]>;
  close(): Promise<void>;
}
