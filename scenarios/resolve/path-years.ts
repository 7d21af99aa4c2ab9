import type { Axis } from '../../engine/index.ts';
import { checkPeriod } from '../check/period.ts';
import type { Study } from '../schema/study.ts';

type Timed = Pick<Study, 'years' | 'period'>;

/** Years of the paths; default the year in which most of the period lies. */
export function pathYears(study: Timed, axis: Axis): readonly number[] {
  return writtenYears(study) ?? [middleYear(axis)];
}

/** The same for a checked study, the axis being made only where the years hang on it. */
export function computedYears(study: Timed): readonly number[] {
  return writtenYears(study) ?? [middleYear(checkPeriod(study.period, '/period').axis!)];
}

function writtenYears({ years, period }: Timed): readonly number[] | null {
  if (years && years.length > 0) return years;
  return 'year' in period ? [period.year] : null;
}

function middleYear({ months }: Axis): number {
  return Number(months[Math.floor(months.length / 2)]!.label.slice(0, 4));
}
