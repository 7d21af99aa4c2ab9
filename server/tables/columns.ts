import { numberColumn, textColumn } from '../../data/index.ts';
import type { Estimate } from '../../scenarios/index.ts';

/** Columns over the same rows. */
export function columnsOf<Row>(rows: readonly Row[]) {
  return {
    words: (name: string, of: (row: Row) => string | null) => textColumn(name, rows.map(of)),
    amount: (name: string, unit: string | null, of: (row: Row) => number | null) =>
      numberColumn(name, unit, rows.map(of)),
    /** A mean and the ends of its 95 % interval. */
    estimate: (name: string, unit: string, of: (row: Row) => Estimate) => [
      numberColumn(
        name,
        unit,
        rows.map(row => of(row).mean),
      ),
      numberColumn(
        `${name}Low`,
        unit,
        rows.map(row => of(row).low),
      ),
      numberColumn(
        `${name}High`,
        unit,
        rows.map(row => of(row).high),
      ),
    ],
  };
}
