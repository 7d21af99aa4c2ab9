import { spanAxis } from '../../engine/index.ts';
import type { SeriesColumn, SeriesTable } from '../../scenarios/index.ts';
import { type Column, number, type Table, table, text } from './table.ts';

/** One row per local calendar month: MWh and highest MW of every flow, mean price, sum of the multipliers. */
export function monthsTable(series: SeriesTable): Table {
  const axis = spanAxis(series.startMs, series.steps, series.stepMinutes);
  const count = axis.months.length;
  return table('months', [
    text(
      'month',
      axis.months.map(({ label }) => label),
    ),
    ...series.columns.flatMap(column => monthlyColumns(column, axis.month, count, axis.stepHours)),
  ]);
}

function monthlyColumns(column: SeriesColumn, month: Int32Array, count: number, stepHours: number): Column[] {
  const sum = new Float64Array(count);
  const highest = new Float64Array(count).fill(Number.NEGATIVE_INFINITY);
  const steps = new Float64Array(count);
  for (let t = 0; t < month.length; t++) {
    const m = month[t]!;
    const value = column.values[t]!;
    sum[m]! += value;
    steps[m]!++;
    if (value > highest[m]!) highest[m] = value;
  }
  const mean = sum.map((value, m) => value / steps[m]!);
  switch (column.unit) {
    case 'MW':
      if (column.role === 'limit') return [number(`${column.name} highest`, 'MW', highest)];
      return [
        number(
          column.name,
          'MWh',
          sum.map(value => value * stepHours),
        ),
        number(`${column.name} highest`, 'MW', highest),
      ];
    case 'MWh':
      return [number(`${column.name} mean`, 'MWh', mean), number(`${column.name} highest`, 'MWh', highest)];
    case 'EUR/MWh':
      return [number(`${column.name} mean`, 'EUR/MWh', mean)];
    case 'EUR/MW':
      return [number(column.name, 'EUR/MW', sum)];
  }
}
