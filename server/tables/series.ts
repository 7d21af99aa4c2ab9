import type { SeriesTable } from '../../scenarios/index.ts';
import { number, type Table, table, time } from './table.ts';

/** One row per step: start of the step in UTC and every flow, `<site>/<flow>`, in its unit. */
export function seriesTable(series: SeriesTable): Table {
  const { startMs, stepMinutes, steps } = series;
  const moments = Array.from({ length: steps }, (_, t) => startMs + t * stepMinutes * 60_000);
  return table('series', [
    time('time', moments),
    ...series.columns.map(({ name, unit, values }) => number(name, unit, values)),
  ]);
}
