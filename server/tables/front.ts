import { newTable, numberColumn, type Table, textColumn } from '../../data/index.ts';
import type { FrontPoint, RunResult } from '../../scenarios/index.ts';

/** One row per package: what it is judged by, and which packages are better in all of it; none: it is on the front. */
export function frontTable({ report: { front } }: RunResult): Table {
  const points = front?.points ?? [];
  const amount = (name: string, unit: string, of: (point: FrontPoint) => number) =>
    numberColumn(name, unit, points.map(of));
  return newTable('front', [
    textColumn(
      'package',
      points.map(({ name }) => name),
    ),
    amount('npvEur', 'EUR', ({ npvEur }) => npvEur),
    amount('co2AvoidedTonPerYear', 't CO2/yr', ({ co2AvoidedTonPerYear }) => co2AvoidedTonPerYear),
    amount('peakMw', 'MW', ({ peakMw }) => peakMw),
    textColumn(
      'dominatedBy',
      points.map(({ dominatedBy }) => (dominatedBy.length === 0 ? null : dominatedBy.join(', '))),
    ),
  ]);
}
