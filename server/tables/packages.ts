import { newTable, numberColumn, type Table, textColumn } from '../../data/index.ts';
import type { PackageResult, RunResult } from '../../scenarios/index.ts';

/** One row per package: the business case against the reference. */
export function packagesTable({ report: { packages } }: RunResult): Table {
  const words = (name: string, of: (line: PackageResult) => string | null) =>
    textColumn(name, packages.map(of));
  const amount = (name: string, unit: string | null, of: (line: PackageResult) => number | null) =>
    numberColumn(name, unit, packages.map(of));
  const years = [...new Set(packages.flatMap(({ annualCostEur }) => Object.keys(annualCostEur)))].sort();
  return newTable('packages', [
    words('package', line => line.name),
    words('titleNl', line => line.title.nl),
    words('titleEn', line => line.title.en),
    words('measures', line => line.measures.join(' + ')),
    amount('rank', null, line => line.rank),
    amount('investmentEur', 'EUR', line => line.investmentEur),
    amount('fixedEurPerYear', 'EUR/yr', line => line.fixedEurPerYear),
    ...years.map(year => amount(`annualCost${year}Eur`, 'EUR/yr', line => line.annualCostEur[year] ?? null)),
    amount('npvEur', 'EUR', line => line.npvEur),
    amount('irr', '1/yr', line => line.irr),
    words('irrNote', line => line.irrNote),
    amount('paybackYears', 'yr', line => line.paybackYears),
    amount('co2AvoidedTonPerYear', 't CO2/yr', line => line.co2AvoidedTonPerYear),
    amount('eurPerTonAvoided', 'EUR/t CO2', line => line.eurPerTonAvoided),
    words('lineNl', line => line.line.nl),
    words('lineEn', line => line.line.en),
  ]);
}
