import type { RunResult, SeriesTable } from '../../scenarios/index.ts';
import type { ChartInput } from './chart.ts';
import { sceneOf } from './scene.ts';

/** Curves in one picture that can still be told apart. */
export const MOST_CURVES = 6;

/** The hourly tables that the charts of a result are drawn from, of all that the run has: those of few of its variants. */
export function seriesNeeded(
  result: RunResult,
  view: Pick<ChartInput, 'variant' | 'year'> = {},
): Pick<SeriesTable, 'variant' | 'year'>[] {
  if (result.flex) return [];
  const { variant } = sceneOf({ ...view, result, series: [], language: 'nl' });
  const answered = result.variants.filter(one => one.year === variant.year && one.status !== 'infeasible');
  const others = answered.filter(({ name }) => name !== variant.name).slice(0, MOST_CURVES - 1);
  return answered
    .filter(one => one.name === variant.name || others.includes(one))
    .map(({ name, year }) => ({ variant: name, year }));
}
