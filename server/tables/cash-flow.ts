import { newTable, numberColumn, type Table, textColumn } from '../../data/index.ts';
import type { RunResult } from '../../scenarios/index.ts';

/**
 * One row per package, line and year: the cash flow against the reference. `t` is nil at the start of the start year and k at
 * the end of its year k; the lines of a package and year sum to its flow.
 */
export function cashFlowTable({ report: { packages } }: RunResult): Table {
  const rows = packages.flatMap(({ name, finance }) =>
    (finance?.lines ?? []).flatMap(line =>
      line.eurByYear.map((eur, t) => ({
        package: name,
        line,
        t,
        year: finance!.startYear + Math.max(0, t - 1),
        nominalEur: eur,
        realEur: eur / (1 + finance!.inflation) ** t,
      })),
    ),
  );
  const words = (name: string, of: (row: (typeof rows)[number]) => string) => textColumn(name, rows.map(of));
  const amount = (name: string, unit: string | null, of: (row: (typeof rows)[number]) => number) =>
    numberColumn(name, unit, rows.map(of));
  return newTable('cash-flow', [
    words('package', row => row.package),
    words('line', row => row.line.name),
    words('titleNl', row => row.line.title.nl),
    words('titleEn', row => row.line.title.en),
    words('kind', row => row.line.kind),
    amount('t', 'yr', row => row.t),
    amount('year', null, row => row.year),
    amount('nominalEur', 'EUR', row => row.nominalEur),
    amount('realEur', 'EUR', row => row.realEur),
  ]);
}
