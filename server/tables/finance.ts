import { newTable, numberColumn, type Table, textColumn } from '../../data/index.ts';
import type { PackageFinance, RunResult } from '../../scenarios/index.ts';

const VIEWS = ['company', 'beforeTax', 'national'] as const;
const BREAK_EVENS = [
  ['capex', 'EUR'],
  ['co2', 'EUR/t CO2'],
  ['power', 'EUR/MWh'],
  ['gas', 'EUR/MWh'],
] as const;

/** One row per package that has a cash flow: three views of it, heat, the unprofitable gap and the break-evens. */
export function financeTable({ report: { packages } }: RunResult): Table {
  const rows = packages.flatMap(({ name, finance }) => (finance ? [{ name, finance }] : []));
  const amount = (name: string, unit: string | null, of: (finance: PackageFinance) => number | null) =>
    numberColumn(
      name,
      unit,
      rows.map(({ finance }) => of(finance)),
    );
  return newTable('finance', [
    textColumn(
      'package',
      rows.map(({ name }) => name),
    ),
    ...VIEWS.flatMap(view => [
      amount(`${view}DiscountRate`, '1/yr', finance => finance[view].discountRate),
      amount(`${view}NpvEur`, 'EUR', finance => finance[view].npvEur),
      amount(`${view}Irr`, '1/yr', finance => finance[view].irr),
      textColumn(
        `${view}IrrNote`,
        rows.map(({ finance }) => finance[view].irrNote),
      ),
      amount(`${view}PaybackYears`, 'yr', finance => finance[view].paybackYears),
      amount(`${view}DiscountedPaybackYears`, 'yr', finance => finance[view].discountedPaybackYears),
      amount(`${view}EurPerTonAvoided`, 'EUR/t CO2', finance => finance[view].eurPerTonAvoided),
    ]),
    amount('mirr', '1/yr', ({ mirr }) => mirr),
    amount('newHeatMwhPerYear', 'MWh/yr', ({ levelisedHeat }) => levelisedHeat?.mwhPerYear ?? null),
    amount('newHeatEurPerMwh', 'EUR/MWh', ({ levelisedHeat }) => levelisedHeat?.newEurPerMwh ?? null),
    amount(
      'replacedHeatEurPerMwh',
      'EUR/MWh',
      ({ levelisedHeat }) => levelisedHeat?.replacedEurPerMwh ?? null,
    ),
    amount('gapEur', 'EUR', ({ unprofitableGap }) => unprofitableGap.eur),
    amount('gapEurPerMwhHeat', 'EUR/MWh', ({ unprofitableGap }) => unprofitableGap.eurPerMwhHeat),
    amount('gapEurPerTon', 'EUR/t CO2', ({ unprofitableGap }) => unprofitableGap.eurPerTon),
    ...BREAK_EVENS.flatMap(([of, unit]) => [
      amount(`${of}Used`, unit, ({ breakEvens }) => breakEvens.find(one => one.of === of)?.used ?? null),
      amount(`${of}BreakEven`, unit, ({ breakEvens }) => breakEvens.find(one => one.of === of)?.at ?? null),
    ]),
  ]);
}
