import { flowOf, inRealMoney, type LineKind, type MoneyLine } from '../../engine/index.ts';
import type { Finance } from '../resolve/resolved-study.ts';
import type { Text } from '../schema/study.ts';
import { financingLines, taxLine } from './financing-lines.ts';
import { investmentLines } from './investment-lines.ts';
import { fixedCostOf, type PackageMoney } from './package-money.ts';
import { inYear } from './years.ts';

/** A line that may bring its own title. */
export interface TitledLine extends MoneyLine {
  readonly title?: Text;
}

/** A package beside the reference, with the money of the subsidies it gets. */
export interface Comparison {
  readonly own: PackageMoney;
  readonly reference: PackageMoney;
  readonly support: readonly TitledLine[];
  readonly finance: Finance;
}

/**
 * What may be moved to see where the net present value turns, with the operation held as it is. Prices move by the same
 * amount in every year and hour, in money of the start year.
 */
export interface Shifts {
  /** On the investment of the package and its replacements. */
  readonly capexFactor: number;
  /** On buying and selling alike. */
  readonly powerEurPerMwh: number;
  /** On natural gas, lower heating value. */
  readonly gasEurPerMwh: number;
  /** On the ETS price; the levy is held. */
  readonly co2EurPerTon: number;
}

export const NO_SHIFTS: Shifts = { capexFactor: 1, powerEurPerMwh: 0, gasEurPerMwh: 0, co2EurPerTon: 0 };

/**
 * The cash flow of a package against the reference as named lines, nominal EUR: `[0]` at the start of the start year, `[k]`
 * at the end of year k. Computed years are joined by straight lines; before the first and after the last their cost holds.
 */
export function moneyLines(comparison: Comparison, shifts: Shifts = NO_SHIFTS): TitledLine[] {
  const { support, finance } = comparison;
  const invested = investmentLines(comparison, shifts.capexFactor);
  const project = [...invested.lines, ...operationLines(comparison, shifts), ...support];
  const financing = financingLines(comparison, invested);
  const tax = taxLine(finance, invested, project, financing);
  return [...project, ...financing, ...(tax ? [tax] : [])].filter(isSomething);
}

function isSomething({ eurByYear }: MoneyLine): boolean {
  return eurByYear.some(eur => eur !== 0);
}

/** What is saved on every part of the yearly cost, and on fixed cost. */
function operationLines({ own, reference, finance }: Comparison, shifts: Shifts): MoneyLine[] {
  const at = (of: (money: PackageMoney, year: number) => number) =>
    yearly(finance, year => of(reference, year) - of(own, year));
  const shifted: Readonly<Record<string, (money: PackageMoney, year: number) => number>> = {
    electricity: ({ netPowerMwh }, year) => shifts.powerEurPerMwh * inYear(netPowerMwh, year),
    fuel: ({ gasMwh }, year) => shifts.gasEurPerMwh * inYear(gasMwh, year),
    carbon: ({ pricedTon }, year) => shifts.co2EurPerTon * inYear(pricedTon, year),
  };
  const parts = own.parts.map(({ name }, index): MoneyLine => {
    const more = shifted[name];
    const of = (money: PackageMoney, year: number) =>
      inYear(money.parts[index]!.costEur, year) + (more?.(money, year) ?? 0);
    return { name, kind: 'operation', eurByYear: at(of) };
  });
  const fixed = at(({ investments }, year) =>
    fixedCostOf(investments.filter(one => (one.year ?? year) <= year)),
  );
  return [...parts, { name: 'fixed', kind: 'operation', eurByYear: fixed }];
}

/** Nothing at the start, then `of` each year in the money of its end. */
export function yearly(
  { startYear, horizonYears, inflation }: Finance,
  of: (year: number) => number,
): number[] {
  return Array.from({ length: horizonYears + 1 }, (_, k) =>
    k === 0 ? 0 : of(startYear + k - 1) * (1 + inflation) ** k,
  );
}

const AFTER_PROJECT: ReadonlySet<LineKind> = new Set(['tax', 'loan']);

/** Lines of what is built and run, subsidies in it, before tax and financing. */
export function beforeTax<Line extends MoneyLine>(lines: readonly Line[]): Line[] {
  return lines.filter(({ kind }) => !AFTER_PROJECT.has(kind));
}

/** Lines as if there were no subsidies, before tax and financing. */
export function withoutSupport(comparison: Comparison): MoneyLine[] {
  return beforeTax(moneyLines({ ...comparison, support: [] }));
}

/** Sum of lines by year in money of the start. */
export function realFlow(
  lines: readonly MoneyLine[],
  { horizonYears, inflation }: Pick<Finance, 'horizonYears' | 'inflation'>,
): number[] {
  return inRealMoney(flowOf(lines, horizonYears), inflation);
}
