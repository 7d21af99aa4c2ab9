import { newTable, numberColumn, type Table, textColumn } from '../../data/index.ts';
import type { RunResult, SizingResult } from '../../scenarios/index.ts';

type Row = SizingResult['measures'][number] & { readonly of: SizingResult };

/** One row per package and measure whose best size was sought: the size, what one more unit brings and costs, and the proof. */
export function sizesTable({ report }: RunResult): Table {
  const rows = (report.sizing ?? []).flatMap((of): Row[] => of.measures.map(one => ({ ...one, of })));
  const words = (name: string, read: (row: Row) => string | null) => textColumn(name, rows.map(read));
  const amount = (name: string, unit: string | null, read: (row: Row) => number) =>
    numberColumn(name, unit, rows.map(read));
  const flag = (name: string, read: (row: Row) => boolean) => words(name, row => (read(row) ? 'yes' : 'no'));
  return newTable('sizes', [
    words('package', row => row.of.name),
    words('measure', row => row.measure),
    amount('size', null, row => row.size),
    words('unit', row => row.unit ?? 'times'),
    amount('minimum', null, row => row.minimum),
    amount('maximum', null, row => row.maximum),
    words('at', row => row.at),
    amount('valueEurPerUnitYear', 'EUR/yr', row => row.valueEurPerUnitYear),
    amount('leastValueEurPerUnitYear', 'EUR/yr', row => row.leastValueEurPerUnitYear),
    amount('mostValueEurPerUnitYear', 'EUR/yr', row => row.mostValueEurPerUnitYear),
    amount('annuityEurPerUnitYear', 'EUR/yr', row => row.annuityEurPerUnitYear),
    amount('costEur', 'EUR', row => row.of.costEur),
    amount('boundEur', 'EUR', row => row.of.boundEur),
    amount('gap', '1', row => row.of.gap),
    flag('proven', row => row.of.isProven),
    flag('relaxed', row => row.of.isRelaxed),
    flag('inBrackets', row => row.of.isInBrackets),
    amount('trials', null, row => row.of.trials),
    amount('solves', null, row => row.of.solves),
  ]);
}
