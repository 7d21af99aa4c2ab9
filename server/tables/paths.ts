import { newTable, numberColumn, type Table, textColumn } from '../../data/index.ts';
import type { PathPackage, PathPrices, RunResult } from '../../scenarios/index.ts';

/** One row per path and package: its business case at the prices of the path. */
export function pathsTable({ report: { paths = [] } }: RunResult): Table {
  const rows = paths.flatMap(path => path.packages.map(line => ({ path, line })));
  const amount = (name: string, unit: string | null, of: (line: PathPackage) => number | null) =>
    numberColumn(
      name,
      unit,
      rows.map(({ line }) => of(line)),
    );
  const words = (name: string, of: (row: (typeof rows)[number]) => string | null) =>
    textColumn(name, rows.map(of));
  return newTable('paths', [
    words('path', ({ path }) => path.name),
    words('package', ({ line }) => line.name),
    amount('rank', null, ({ rank }) => rank),
    amount('npvEur', 'EUR', ({ npvEur }) => npvEur),
    amount('irr', '1/yr', ({ irr }) => irr),
    words('irrNote', ({ line }) => line.irrNote),
    amount('paybackYears', 'yr', ({ paybackYears }) => paybackYears),
    amount('co2AvoidedTonPerYear', 't CO2/yr', ({ co2AvoidedTonPerYear }) => co2AvoidedTonPerYear),
    amount('eurPerTonAvoided', 'EUR/t CO2', ({ eurPerTonAvoided }) => eurPerTonAvoided),
    amount('peakMw', 'MW', ({ peakMw }) => peakMw),
    words('reasonNl', ({ line }) => line.reason?.nl ?? null),
    words('reasonEn', ({ line }) => line.reason?.en ?? null),
  ]);
}

/** One row per path and computed year: its prices, means over the year; gas by lower heating value. */
export function pathPricesTable({ report: { paths = [] } }: RunResult): Table {
  const rows = paths.flatMap(path => path.prices.map(prices => ({ path, prices })));
  const amount = (name: string, unit: string | null, of: (prices: PathPrices) => number | null) =>
    numberColumn(
      name,
      unit,
      rows.map(({ prices }) => of(prices)),
    );
  return newTable('path-prices', [
    textColumn(
      'path',
      rows.map(({ path }) => path.name),
    ),
    numberColumn(
      'weight',
      '1',
      rows.map(({ path }) => path.weight),
    ),
    amount('year', null, ({ year }) => year),
    amount('co2EurPerTon', 'EUR/t CO2', ({ co2EurPerTon }) => co2EurPerTon),
    amount('powerEurPerMwh', 'EUR/MWh', ({ powerEurPerMwh }) => powerEurPerMwh),
    amount('gasEurPerMwh', 'EUR/MWh', ({ gasEurPerMwh }) => gasEurPerMwh),
  ]);
}
