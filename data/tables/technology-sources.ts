import { figures, type Mark, type Sourced, type Text } from './sourced.ts';
import type { Performance, Technology } from './technology.ts';

/** Dutch rows: PBL/TNO MIDDEN database, which quotes the PBL advice for SDE++ in several of them. */
export function midden(row: string) {
  return `PBL/TNO MIDDEN database @569ed7a, ${row}`;
}

/** Danish Energy Agency catalogue figures in euros of 2025. */
export const PYPSA = 'PyPSA technology-data @634cdc1, costs_2025 (Danish Energy Agency)';

/** One row as its source prints it: money per kW or kWh, fixed cost in money or as a percentage of the investment. */
interface Row {
  readonly id: string;
  readonly title: Text;
  readonly sizeUnit: Technology['sizeUnit'];
  readonly source: string;
  readonly mark?: Mark;
  readonly capexEurPerKw: number;
  readonly capexRangeEurPerKw?: readonly [number, number];
  readonly fixed:
    | { readonly eurPerKwYear: number }
    | { readonly percentPerYear: number }
    | { readonly notGiven: true };
  /** EUR per MWh of output; absent: the source gives none, and none is charged. */
  readonly variableEurPerMwh?: number;
  readonly performance: Readonly<Partial<Record<keyof Performance, number>>>;
  readonly lifetimeYears: number;
  readonly costYear: string;
}

const SIZE = { 'MW heat': 'EUR/MW', 'MW electric': 'EUR/MW', MWh: 'EUR/MWh' } as const;

const PERFORMANCE_UNIT: Readonly<Record<keyof Performance, string>> = {
  efficiency: 'MWh/MWh',
  cop: 'MWh heat/MWh electricity',
  electricEfficiency: 'MWh electricity/MWh fuel',
  heatEfficiency: 'MWh heat/MWh fuel',
  efficiencyIn: 'MWh/MWh',
  efficiencyOut: 'MWh/MWh',
  lossPerHour: '1/h',
};

/** A technology from a printed row: kW to MW, percentages to money, every figure with the source of its row. */
export function technologyOf(row: Row): Technology {
  const figure = figures(row.source, row.mark ?? 'S');
  const unit = SIZE[row.sizeUnit];
  const capexEur = row.capexEurPerKw * 1000;
  const range = row.capexRangeEurPerKw;
  return {
    id: row.id,
    title: row.title,
    sizeUnit: row.sizeUnit,
    capexEur: figure(capexEur, unit),
    ...(range && { capexRangeEur: figure([range[0] * 1000, range[1] * 1000] as const, unit) }),
    fixedEurPerYear: fixedCost(row, capexEur, `${unit}/year`),
    variableEurPerMwh:
      row.variableEurPerMwh === undefined
        ? figures(`${row.source}: no variable cost given, taken as none`, 'D')(0, 'EUR/MWh')
        : figure(row.variableEurPerMwh, 'EUR/MWh'),
    performance: Object.fromEntries(
      (Object.keys(row.performance) as (keyof Performance)[]).map(name => [
        name,
        figure(row.performance[name]!, PERFORMANCE_UNIT[name]),
      ]),
    ),
    lifetimeYears: figure(row.lifetimeYears, 'years'),
    costYear: figure(row.costYear, 'year of the money'),
  };
}

function fixedCost(row: Row, capexEur: number, unit: string): Sourced<number> {
  const { fixed, source } = row;
  if ('eurPerKwYear' in fixed) return figures(source, row.mark ?? 'S')(fixed.eurPerKwYear * 1000, unit);
  if ('percentPerYear' in fixed)
    return figures(`${source}: ${fixed.percentPerYear} % of the investment a year`, 'C')(
      (capexEur * fixed.percentPerYear) / 100,
      unit,
    );
  return figures(`${source}: no fixed cost given, taken as none`, 'D')(0, unit);
}
