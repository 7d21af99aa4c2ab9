import type { DatabaseSync } from 'node:sqlite';
import type { SeriesTable } from '../../scenarios/index.ts';
import { unpack } from './content.ts';
import type { Store } from './records.ts';

/** Hourly tables of finished runs; written by `finishRun`, together with the result. */
export function seriesIn(database: DatabaseSync): Pick<Store, 'series' | 'seriesKeys'> {
  const keys = database.prepare('SELECT variant, year FROM series WHERE run_id = ? ORDER BY place');
  const some = database.prepare(
    `SELECT content FROM series WHERE run_id = :run AND (:variant IS NULL OR variant = :variant)
     AND (:year IS NULL OR year = :year) ORDER BY place`,
  );
  return {
    seriesKeys: async runId =>
      keys.all(runId).map(({ variant, year }) => ({ variant: String(variant), year: Number(year) })),
    series: async (runId, key) =>
      some
        .all({ run: runId, variant: key?.variant ?? null, year: key?.year ?? null })
        .map(row => unpack(row.content) as SeriesTable),
  };
}
