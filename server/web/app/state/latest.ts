/** How it is done, and what is told. */
export interface Latest<Q, A> {
  readonly work: (question: Q, signal: AbortSignal) => Promise<A>;
  readonly answered: (question: Q, answer: A) => void;
  readonly failed: (question: Q, error: unknown) => void;
  /** Least time between the starts of two questions. */
  readonly pauseMs: number;
  /** A question is dropped for a newer one once it has taken this long. */
  readonly patienceMs: number;
}

/**
 * Works on the newest question only, one at a time: while a slider is dragged the questions in between are skipped, one
 * that takes long is aborted, and the last one is always answered.
 */
export function latestOnly<Q, A>({ work, answered, failed, pauseMs, patienceMs }: Latest<Q, A>) {
  let waiting: { question: Q } | null = null;
  let current: { stop: AbortController; startedMs: number } | null = null;
  let lastStartMs = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const next = () => {
    clearTimeout(timer);
    if (!waiting) return;
    const now = performance.now();
    const waitMs = current ? current.startedMs + patienceMs - now : lastStartMs + pauseMs - now;
    if (waitMs > 0) {
      timer = setTimeout(next, waitMs);
      return;
    }
    current?.stop.abort();
    const { question } = waiting;
    waiting = null;
    start(question);
  };

  const start = (question: Q) => {
    const mine = { stop: new AbortController(), startedMs: performance.now() };
    current = mine;
    lastStartMs = mine.startedMs;
    const end = (tell: () => void) => {
      if (current !== mine) return;
      current = null;
      tell();
      next();
    };
    work(question, mine.stop.signal).then(
      answer => end(() => answered(question, answer)),
      error => end(() => failed(question, error)),
    );
  };

  return {
    ask: (question: Q) => {
      waiting = { question };
      next();
    },
    stop: () => {
      clearTimeout(timer);
      waiting = null;
      current?.stop.abort();
      current = null;
    },
  };
}
