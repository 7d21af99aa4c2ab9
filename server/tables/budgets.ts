import { newTable, numberColumn, type Table, textColumn } from '../../data/index.ts';
import type { RunResult, SiteResult } from '../../scenarios/index.ts';

export interface BudgetLine {
  readonly budget: string;
  readonly asset: string | null;
  readonly unit: string;
  readonly limit: number;
  readonly used: number;
  readonly left: number;
  readonly priceEurPerUnit: number;
}

/**
 * One row per variant, year, site and limit over the axis: full-load hours, energy, and emissions under the dispensation of
 * the levy (`levy`), with what one more unit of each would save.
 */
export function budgetsTable({ variants }: RunResult): Table {
  const rows = variants.flatMap(({ name, year, sites }) =>
    sites.flatMap(site => budgetLines(site).map(line => ({ variant: name, year, site: site.name, ...line }))),
  );
  type Row = (typeof rows)[number];
  const words = (name: keyof Row & string) =>
    textColumn(
      name,
      rows.map(row => row[name] as string | null),
    );
  const amount = (name: keyof Row & string) =>
    numberColumn(
      name,
      null,
      rows.map(row => row[name] as number),
    );
  return newTable('budgets', [
    words('variant'),
    amount('year'),
    words('site'),
    words('budget'),
    words('asset'),
    words('unit'),
    amount('limit'),
    amount('used'),
    amount('left'),
    amount('priceEurPerUnit'),
  ]);
}

/** Every limit over the period of a site, the levy as one of them. */
export function budgetLines({ budgets, levy, emissionsTonCo2 }: SiteResult): BudgetLine[] {
  const lines = budgets.map(({ name, ...rest }): BudgetLine => ({ budget: name, ...rest }));
  if (levy === null) return lines;
  const { dispensationTon, marginalEurPerTon } = levy;
  const left = Math.max(0, dispensationTon - emissionsTonCo2);
  const used = emissionsTonCo2;
  return [
    ...lines,
    {
      budget: 'levy',
      asset: null,
      unit: 't',
      limit: dispensationTon,
      used,
      left,
      priceEurPerUnit: marginalEurPerTon,
    },
  ];
}
