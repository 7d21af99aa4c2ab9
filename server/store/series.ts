import type { DatabaseSync } from 'node:sqlite';
import type { Dispatch } from '../../engine/index.ts';
import { type SeriesPlace, type SeriesTable, seriesTable } from '../../scenarios/index.ts';
import { unpack } from './content.ts';
import type { Store } from './records.ts';

/** Hourly tables of finished runs, read from the answers of their tasks; their places are written by `finishRun`. */
export function seriesIn(database: DatabaseSync): Pick<Store, 'series' | 'seriesKeys'> {
  const keys = database.prepare('SELECT variant, year FROM series WHERE run_id = ? ORDER BY place');
  const some = database.prepare(
    `SELECT content FROM series WHERE run_id = :run AND (:variant IS NULL OR variant = :variant)
     AND (:year IS NULL OR year = :year) ORDER BY place`,
  );
  const answerOf = database.prepare('SELECT answer FROM tasks WHERE hash = ?');
  const tableOf = (content: unknown): SeriesTable => {
    // Earlier versions kept the whole table with the run.
    const kept = unpack(content) as SeriesPlace | SeriesTable;
    if ('columns' in kept) return kept;
    const row = answerOf.get(kept.task);
    if (!row) throw new Error(`task ${kept.task}: its answer is gone from the store`);
    return seriesTable(kept, unpack(row.answer) as Dispatch);
  };
  return {
    seriesKeys: async runId =>
      keys.all(runId).map(({ variant, year }) => ({ variant: String(variant), year: Number(year) })),
    series: async (runId, key) =>
      some
        .all({ run: runId, variant: key?.variant ?? null, year: key?.year ?? null })
        .map(row => tableOf(row.content)),
  };
}
