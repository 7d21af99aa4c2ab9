import type { Sourced } from '../tables/sourced.ts';
import { BOILER_TECHNOLOGIES } from './boilers.ts';
import { CHP_TECHNOLOGIES } from './chp.ts';
import { FURNACE_TECHNOLOGIES } from './furnaces.ts';
import { HEAT_PUMP_TECHNOLOGIES } from './heat-pumps.ts';
import { POWER_TECHNOLOGIES } from './power.ts';
import { SHIFTING_TECHNOLOGIES } from './shifting.ts';
import { STORAGE_TECHNOLOGIES } from './stores.ts';
import { SUPPLIED_HEAT_TECHNOLOGIES } from './supplied-heat.ts';
import type { LaterFigures, Performance, Technology, YearFigures } from './technology.ts';

export const TECHNOLOGIES: readonly Technology[] = [
  ...BOILER_TECHNOLOGIES,
  ...HEAT_PUMP_TECHNOLOGIES,
  ...FURNACE_TECHNOLOGIES,
  ...CHP_TECHNOLOGIES,
  ...SUPPLIED_HEAT_TECHNOLOGIES,
  ...STORAGE_TECHNOLOGIES,
  ...POWER_TECHNOLOGIES,
  ...SHIFTING_TECHNOLOGIES,
];

/** Every technology of the table. */
export function technologies(): readonly Technology[] {
  return TECHNOLOGIES;
}

/** Technology by id, `e-boiler`; undefined when there is none. */
export function technology(id: string): Technology | undefined {
  return TECHNOLOGIES.find(one => one.id === id);
}

/**
 * A technology with the figures of an investment in `year`: on the straight line between two years of the source, and those of
 * its first or last year before and after. A figure on the line is computed (mark C) and names the years it lies between.
 */
export function technologyIn(technology: Technology, year: number): Technology {
  const { baseYear, later } = technology;
  if (!baseYear || !later || year <= baseYear.value) return technology;
  const dated: readonly LaterFigures[] = [{ ...technology, year: baseYear.value }, ...later];
  const after = dated.findIndex(one => one.year >= year);
  if (after === -1) return { ...technology, ...yearOnly(dated.at(-1)!) };
  const right = dated[after]!;
  return {
    ...technology,
    ...(right.year === year ? yearOnly(right) : between(dated[after - 1]!, right, year)),
  };
}

function yearOnly(figures: YearFigures): YearFigures {
  const { capexEur, fixedEurPerYear, variableEurPerMwh, performance, lifetimeYears } = figures;
  return { capexEur, fixedEurPerYear, variableEurPerMwh, performance, lifetimeYears };
}

function between(left: LaterFigures, right: LaterFigures, year: number): YearFigures {
  const share = (year - left.year) / (right.year - left.year);
  const line = (from: Sourced<number>, to: Sourced<number>): Sourced<number> =>
    from.value === to.value
      ? from
      : {
          value: from.value + (to.value - from.value) * share,
          unit: from.unit,
          source: `${from.source}; on the line between ${left.year} and ${right.year}`,
          mark: from.mark === 'S' ? 'C' : from.mark,
        };
  const names = Object.keys(left.performance) as (keyof Performance)[];
  return {
    capexEur: line(left.capexEur, right.capexEur),
    fixedEurPerYear: line(left.fixedEurPerYear, right.fixedEurPerYear),
    variableEurPerMwh: line(left.variableEurPerMwh, right.variableEurPerMwh),
    performance: Object.fromEntries(
      names.map(name => [name, line(left.performance[name]!, right.performance[name]!)]),
    ),
    lifetimeYears: line(left.lifetimeYears, right.lifetimeYears),
  };
}
