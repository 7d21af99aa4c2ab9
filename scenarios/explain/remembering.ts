import type { Dispatch, Executor, Task, Watch } from '../../engine/index.ts';

/** Answers that are kept at most, about a MB each; the oldest that nobody asked for since are let go. */
const MOST_KEPT = 128;

/** An executor that does no task twice, and what it did. */
export interface Remembering extends Executor {
  /** Tasks that had to be solved. */
  solves(): number;
  /** The answer to a task that ran; undefined where it was let go. */
  answerTo(hash: string): Dispatch | undefined;
}

/** Runs on `inner` what was not run before: studies that differ in little share what they have in common. */
export function remembering(inner: Executor, { signal, onDone }: Watch = {}): Remembering {
  const known = new Map<string, Dispatch>();
  let [solved, asked] = [0, 0];
  const remember = (hash: string, answer: Dispatch) => {
    known.delete(hash);
    known.set(hash, answer);
    if (known.size > MOST_KEPT) known.delete(known.keys().next().value!);
  };
  const run = async (tasks: readonly Task[], watch: Watch = {}): Promise<Dispatch[]> => {
    const fresh = [...new Map(tasks.map(task => [task.hash, task])).values()].filter(
      ({ hash }) => !known.has(hash),
    );
    asked += fresh.length;
    const answers = new Map<string, Dispatch>();
    for (const { hash } of tasks) if (known.has(hash)) answers.set(hash, known.get(hash)!);
    const found = await inner.run(fresh, {
      ...(signal && { signal }),
      onDone: (task, answer) => {
        solved++;
        onDone?.(task, answer, solved, asked);
      },
    });
    for (const [k, { hash }] of fresh.entries()) answers.set(hash, found[k]!);
    for (const [hash, answer] of answers) remember(hash, answer);
    return tasks.map((task, k) => {
      const answer = answers.get(task.hash)!;
      watch.onDone?.(task, answer, k + 1, tasks.length);
      return answer;
    });
  };
  return {
    workers: inner.workers,
    run,
    close: () => inner.close(),
    solves: () => solved,
    answerTo: hash => known.get(hash),
  };
}
