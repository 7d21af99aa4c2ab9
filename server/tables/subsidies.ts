import { newTable, numberColumn, type Table, textColumn } from '../../data/index.ts';
import type { PackageResult, RunResult } from '../../scenarios/index.ts';

/** One scheme of one measure: what it gives, or the rule that keeps it away. */
interface Row {
  readonly name: string;
  readonly scheme: string;
  readonly measure: string;
  readonly rule: string | null;
  readonly grantEur: number | null;
  /** All years together, nominal. */
  readonly totalEur: number | null;
  readonly why: { readonly nl: string; readonly en: string };
  readonly source: string;
}

/** One row per package, measure and scheme: granted ones first. The amounts by year are lines of the cash flow. */
export function subsidiesTable({ report: { packages } }: RunResult): Table {
  const rows = packages.flatMap(rowsOf);
  const words = (name: string, of: (row: Row) => string | null) => textColumn(name, rows.map(of));
  const amount = (name: string, of: (row: Row) => number | null) => numberColumn(name, 'EUR', rows.map(of));
  return newTable('subsidies', [
    words('package', row => row.name),
    words('scheme', row => row.scheme),
    words('measure', row => row.measure),
    words('outcome', row => (row.rule === null ? 'granted' : 'refused')),
    words('rule', row => row.rule),
    amount('grantEur', row => row.grantEur),
    amount('totalEur', row => row.totalEur),
    words('whyNl', row => row.why.nl),
    words('whyEn', row => row.why.en),
    words('source', row => row.source),
  ]);
}

function rowsOf({ name, subsidies }: PackageResult): Row[] {
  if (!subsidies) return [];
  return [
    ...subsidies.claims.map(({ title, measure, grantEur, lines, how, source }) => ({
      name,
      scheme: title.en,
      measure,
      rule: null,
      grantEur,
      totalEur: lines.flatMap(({ eurByYear }) => eurByYear).reduce((sum, eur) => sum + eur, 0),
      why: how,
      source,
    })),
    ...subsidies.refusals.map(({ title, measure, rule, reason, source }) => ({
      name,
      scheme: title.en,
      measure,
      rule,
      grantEur: null,
      totalEur: null,
      why: reason,
      source,
    })),
  ];
}
