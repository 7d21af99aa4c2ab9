import { newTable, numberColumn, type Table, textColumn } from '../../data/index.ts';
import type { RunResult } from '../../scenarios/index.ts';
import { carbonLines, costsAnything } from './carbon-lines.ts';

/** Whether emissions cost any site of a run anything. */
export function hasCarbonBill({ variants }: RunResult): boolean {
  return variants.some(({ sites }) => sites.some(({ carbon }) => costsAnything(carbon)));
}

/** One row per variant, year, site and line of the carbon bill; income is negative. */
export function carbonTable({ variants }: RunResult): Table {
  const rows = variants.flatMap(({ name, year, sites }) =>
    sites.flatMap(site => carbonLines(site).map(line => ({ variant: name, year, site: site.name, ...line }))),
  );
  type Row = (typeof rows)[number];
  const words = (name: keyof Row & string) =>
    textColumn(
      name,
      rows.map(row => row[name] as string | null),
    );
  const amount = (name: keyof Row & string, unit: string | null) =>
    numberColumn(
      name,
      unit,
      rows.map(row => row[name] as number | null),
    );
  return newTable('carbon', [
    words('variant'),
    amount('year', null),
    words('site'),
    words('line'),
    amount('ton', 't CO2'),
    amount('eurPerTon', 'EUR/t'),
    amount('eur', 'EUR'),
    words('source'),
    words('mark'),
  ]);
}
