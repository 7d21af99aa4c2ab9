import { table as arqueroTable } from 'arquero';
import { type Column, newTable, numberColumn, type Table, textColumn } from '../../data/index.ts';
import { spanAxis } from '../../engine/index.ts';
import type { SeriesColumn, SeriesTable } from '../../scenarios/index.ts';

/** What a month keeps of a column. */
interface Monthly {
  readonly sum: Float64Array;
  readonly mean: Float64Array;
  readonly max: Float64Array;
}

/** One row per local calendar month: MWh and highest MW of every flow, mean price, sum of the multipliers. */
export function monthsTable(series: SeriesTable): Table {
  const axis = spanAxis(series.startMs, series.steps, series.stepMinutes);
  // Columns go by number: their names hold what users wrote, and arquero reads expressions from text.
  const steps = Object.fromEntries(series.columns.map(({ values }, c) => [`c${c}`, values]));
  const months = arqueroTable({ month: axis.month, ...steps })
    .groupby('month')
    .rollup(Object.fromEntries(series.columns.flatMap((_, c) => aggregatesOf(c))))
    .orderby('month');
  const monthly = (c: number, how: keyof Monthly) => Float64Array.from(months.array(`${how}${c}`));
  return newTable('months', [
    textColumn(
      'month',
      axis.months.map(({ label }) => label),
    ),
    ...series.columns.flatMap((column, c) =>
      monthlyColumns(
        column,
        { sum: monthly(c, 'sum'), mean: monthly(c, 'mean'), max: monthly(c, 'max') },
        axis.stepHours,
      ),
    ),
  ]);
}

function aggregatesOf(c: number): [string, string][] {
  return (['sum', 'mean', 'max'] as const).map(how => [`${how}${c}`, `d => op.${how}(d.c${c})`]);
}

function monthlyColumns(
  { name, role, unit }: SeriesColumn,
  { sum, mean, max }: Monthly,
  stepHours: number,
): Column[] {
  switch (unit) {
    case 'MW': {
      const highest = numberColumn(`${name} highest`, 'MW', max);
      if (role === 'limit') return [highest];
      return [
        numberColumn(
          name,
          'MWh',
          sum.map(value => value * stepHours),
        ),
        highest,
      ];
    }
    case 'MWh':
      return [numberColumn(`${name} mean`, 'MWh', mean), numberColumn(`${name} highest`, 'MWh', max)];
    case 'EUR/MWh':
      return [numberColumn(`${name} mean`, 'EUR/MWh', mean)];
    case 'EUR/MW':
      return [numberColumn(name, 'EUR/MW', sum)];
  }
}
