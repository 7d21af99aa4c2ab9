import { newTable, numberColumn, type Table, timeColumn } from '../../data/index.ts';
import type { SeriesTable } from '../../scenarios/index.ts';

/** One row per step: start of the step in UTC and every flow, `<site>/<flow>`, in its unit. */
export function seriesTable(series: SeriesTable): Table {
  const { startMs, stepMinutes, steps } = series;
  const moments = Array.from({ length: steps }, (_, t) => startMs + t * stepMinutes * 60_000);
  return newTable('series', [
    timeColumn('time', moments),
    ...series.columns.map(({ name, unit, values }) => numberColumn(name, unit, values)),
  ]);
}
