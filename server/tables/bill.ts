import { newTable, numberColumn, type Table, textColumn } from '../../data/index.ts';
import type { Bill, BillLine, RunResult } from '../../scenarios/index.ts';

interface BillRow extends Pick<BillLine, 'kind' | 'title' | 'quantity' | 'unit' | 'rateEur' | 'monthsEur'> {
  readonly variant: string;
  readonly year: number;
  readonly site: string;
  readonly section: string;
  readonly eur: number;
  /** Counted in the cost of the dispatch; null for a row that says neither. */
  readonly inDispatch: 'yes' | 'no' | null;
  readonly source: string | null;
  readonly mark: string | null;
}

/**
 * One row per line of every bill, by variant, year and site, with a column per month; then the total, the cost of the dispatch,
 * what is fixed beside it, and the difference, which is nil to the cent where bill and dispatch agree.
 */
export function billTable({ variants }: RunResult): Table {
  const bills = variants.flatMap(({ name, year, sites }) =>
    sites.flatMap(({ name: site, bill }) => (bill ? [{ of: { variant: name, year, site }, bill }] : [])),
  );
  const rows = bills.flatMap(({ of, bill }): BillRow[] =>
    [...bill.lines.map(lineRow), ...sumRows(bill)].map(row => ({ ...of, ...row })),
  );
  const words = (name: string, read: (row: BillRow) => string | null) => textColumn(name, rows.map(read));
  const amount = (name: string, unit: string | null, read: (row: BillRow) => number | null) =>
    numberColumn(name, unit, rows.map(read));
  const months = bills[0]?.bill.months ?? [];
  return newTable('bill', [
    words('variant', row => row.variant),
    amount('year', null, row => row.year),
    words('site', row => row.site),
    words('section', row => row.section),
    words('line', row => row.kind),
    words('titleNl', row => row.title.nl),
    words('titleEn', row => row.title.en),
    amount('quantity', null, row => row.quantity),
    words('unit', row => row.unit?.en ?? null),
    amount('rateEur', 'EUR/unit', row => row.rateEur),
    amount('eur', 'EUR', row => row.eur),
    words('inDispatch', row => row.inDispatch),
    ...months.map((month, m) => amount(month, 'EUR', row => row.monthsEur?.[m] ?? null)),
    words('source', row => row.source),
    words('mark', row => row.mark),
  ]);
}

type Row = Omit<BillRow, 'variant' | 'year' | 'site'>;

function lineRow({ part, ...line }: BillLine): Row {
  return { ...line, inDispatch: part === null ? 'no' : 'yes' };
}

const SUMS = {
  total: { nl: 'Totaal', en: 'Total' },
  dispatch: { nl: 'Kosten van de inzet', en: 'Cost of the dispatch' },
  fixed: { nl: 'Vaste posten daarbuiten', en: 'Fixed lines beside it' },
  difference: { nl: 'Verschil', en: 'Difference' },
} as const;

/** The sums under a bill: what it adds up to, and how that compares with the cost of the dispatch. */
export function sumsOf({ totalEur, dispatchEur, fixedEur, differenceEur }: Bill) {
  return [
    { kind: 'total', title: SUMS.total, eur: totalEur },
    { kind: 'dispatch', title: SUMS.dispatch, eur: dispatchEur },
    { kind: 'fixed', title: SUMS.fixed, eur: fixedEur },
    { kind: 'difference', title: SUMS.difference, eur: differenceEur },
  ] as const;
}

function sumRows(bill: Bill): Row[] {
  const nothing = { quantity: null, unit: null, rateEur: null, monthsEur: null, inDispatch: null } as const;
  return sumsOf(bill).map(sum => ({ section: 'sum', ...nothing, ...sum, source: null, mark: null }));
}
