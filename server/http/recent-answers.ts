import type { RunResult, SeriesTable } from '../../scenarios/index.ts';
import type { Store } from '../store/index.ts';

export interface RunAnswer {
  readonly result: RunResult;
  readonly series: readonly SeriesTable[];
}

/** A page asks for all its charts at once: the answers of as many runs are kept at hand. */
const KEPT = 2;

/** Reads the answer of a finished run, `null` when it has none; the last few are remembered. An answer never changes. */
export function recentAnswers(store: Store): (runId: string) => Promise<RunAnswer | null> {
  const recent = new Map<string, Promise<RunAnswer | null>>();
  const read = async (runId: string): Promise<RunAnswer | null> => {
    const result = await store.result(runId);
    return result && { result, series: await store.series(runId) };
  };
  return async runId => {
    const reading = recent.get(runId) ?? read(runId);
    recent.delete(runId);
    const answer = await reading;
    if (!answer) return null;
    recent.set(runId, reading);
    if (recent.size > KEPT) recent.delete(recent.keys().next().value!);
    return answer;
  };
}
