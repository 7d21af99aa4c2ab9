import type { RunResult, SeriesTable } from '../../scenarios/index.ts';
import type { Store } from '../store/index.ts';

export interface RecentAnswers {
  /** Result of a finished run, `null` when it has none. */
  result(runId: string): Promise<RunResult | null>;
  /** The hourly tables of some variants of a finished run, those that there are. */
  series(
    runId: string,
    keys: readonly Pick<SeriesTable, 'variant' | 'year'>[],
  ): Promise<readonly SeriesTable[]>;
}

/** A page asks for all its charts at once: the results of as many runs are kept at hand. */
const KEPT_RESULTS = 2;
/** And the hourly tables that they are drawn from, of some MB each. */
const KEPT_TABLES = 16;

/** Reads the answers of finished runs; the last few are remembered. An answer never changes. */
export function recentAnswers(store: Store): RecentAnswers {
  const results = new Map<string, Promise<RunResult | null>>();
  const tables = new Map<string, Promise<readonly SeriesTable[]>>();
  return {
    result: runId => recent(results, runId, KEPT_RESULTS, () => store.result(runId)),
    series: async (runId, keys) => {
      const read = keys.map(key => {
        const name = JSON.stringify([runId, key.variant, key.year]);
        return recent(tables, name, KEPT_TABLES, () => store.series(runId, key));
      });
      return (await Promise.all(read)).flat();
    },
  };
}

/** What is remembered under a key, else what `read` gives; the one asked for longest ago makes place. Nothing is kept of `null`. */
async function recent<T>(
  kept: Map<string, Promise<T>>,
  key: string,
  most: number,
  read: () => Promise<T>,
): Promise<T> {
  const reading = kept.get(key) ?? read();
  kept.delete(key);
  kept.set(key, reading);
  if (kept.size > most) kept.delete(kept.keys().next().value!);
  let value: T | null = null;
  try {
    value = await reading;
    return value;
  } finally {
    if (value === null && kept.get(key) === reading) kept.delete(key);
  }
}
