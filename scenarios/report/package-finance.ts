import {
  annuity,
  discountedPayback,
  flowOf,
  irr,
  levelisedCost,
  type MoneyLine,
  mirr,
  npv,
  payback,
} from '../../engine/index.ts';
import type { Finance, ResolvedStudy } from '../resolve/resolved-study.ts';
import { RUNNING_TRANSFERS } from '../subsidies/support.ts';
import { breakEvens } from './break-evens.ts';
import {
  beforeTax,
  type Comparison,
  moneyLines,
  realFlow,
  type TitledLine,
  withoutSupport,
  yearly,
} from './cash-flows.ts';
import { lineTitle } from './line-titles.ts';
import type { CashLine, LevelisedHeat, PackageFinance, Perspective, UnprofitableGap } from './result.ts';
import { type ByYear, inYear } from './years.ts';

/** Payments between parties in the country: the country neither gains nor loses by them. */
const TRANSFERS: ReadonlySet<string> = new Set([
  'electricityTax',
  'fuelTax',
  'carbon',
  'levy',
  'compensation',
  RUNNING_TRANSFERS,
]);
/** What heat from fuel costs: what new heat saves. */
const OF_FUEL: ReadonlySet<string> = new Set(['fuel', 'fuelTax', 'carbon', 'levy']);
const CO2_VALUE = 'co2Value';

/** The money of a package against the reference, for the company and for the country. `heatMwh`: made by what it adds. */
export function packageFinance(
  resolved: ResolvedStudy,
  comparison: Comparison,
  heatMwh: ByYear | null,
): PackageFinance {
  const { finance } = comparison;
  const lines = moneyLines(comparison);
  const bare = withoutSupport(comparison);
  const avoidedTon = avoided(comparison);
  const national = [...beforeTax(lines).filter(isNational), ...co2Value(finance, avoidedTon)];
  const realEur = realFlow(lines, finance);
  const rate = finance.discountRate;
  const perspective = (of: readonly MoneyLine[], discountRate: number) =>
    perspectiveOf(realFlow(of, finance), discountRate, avoidedTon);
  return {
    startYear: finance.startYear,
    inflation: finance.inflation,
    lines: cashLines(lines, national, finance),
    nominalEur: flowOf(lines, finance.horizonYears),
    realEur,
    company: perspective(lines, rate),
    beforeTax: perspective(beforeTax(lines), rate),
    national: perspective(national, finance.national.discountRate),
    mirr: mirr(realEur, rate, rate),
    levelisedHeat: heatMwh && levelisedHeat(bare, finance, heatMwh),
    unprofitableGap: gapOf(bare, finance, avoidedTon, heatMwh),
    breakEvens: breakEvens(resolved, comparison),
  };
}

/** Tonnes avoided at the end of each year, `[0]` nil. */
function avoided({ own, reference, finance }: Comparison): number[] {
  return perYear(finance, year => inYear(reference.emissionsTon, year) - inYear(own.emissionsTon, year));
}

function perYear({ startYear, horizonYears }: Finance, of: (year: number) => number): number[] {
  return Array.from({ length: horizonYears + 1 }, (_, k) => (k === 0 ? 0 : of(startYear + k - 1)));
}

function isNational({ kind, name }: MoneyLine): boolean {
  return kind !== 'grant' && kind !== 'support' && !TRANSFERS.has(name);
}

function co2Value(finance: Finance, avoidedTon: readonly number[]): MoneyLine[] {
  const { co2EurPerTon } = finance.national;
  if (co2EurPerTon === 0) return [];
  const eurByYear = yearly(finance, year => co2EurPerTon * avoidedTon[year - finance.startYear + 1]!);
  return [{ name: CO2_VALUE, kind: 'operation', eurByYear }];
}

/** Less than this much avoided is no ground to divide by. */
const LEAST_TON = 1e-6;

function perspectiveOf(
  realEur: readonly number[],
  discountRate: number,
  avoidedTon: readonly number[],
): Perspective {
  const npvEur = npv(discountRate, realEur);
  const found = irr(realEur);
  const years = realEur.length - 1;
  const tonPerYear = avoidedTon.reduce((sum, ton) => sum + ton, 0) / years;
  return {
    discountRate,
    npvEur,
    irr: found.kind === 'one' ? found.rate : null,
    irrNote: found.kind === 'one' ? null : found.kind,
    paybackYears: payback(realEur),
    discountedPaybackYears: discountedPayback(discountRate, realEur),
    eurPerTonAvoided: tonPerYear > LEAST_TON ? (-npvEur * annuity(discountRate, years)) / tonPerYear : null,
  };
}

function cashLines(
  lines: readonly TitledLine[],
  national: readonly MoneyLine[],
  finance: Finance,
): CashLine[] {
  const worth = (line: MoneyLine, rate: number) => npv(rate, realFlow([line], finance));
  const onlyNational: (TitledLine & { readonly national: MoneyLine })[] = national
    .filter(({ name }) => name === CO2_VALUE)
    .map(line => ({ ...line, eurByYear: line.eurByYear.map(() => 0), national: line }));
  const all = [
    ...lines.map(line => ({ ...line, national: national.find(({ name }) => name === line.name) })),
    ...onlyNational,
  ];
  return all.map(({ name, kind, eurByYear, title, national: counted }) => ({
    name,
    title: title ?? lineTitle(name),
    kind,
    eurByYear,
    worthEur: worth({ name, kind, eurByYear }, finance.discountRate),
    nationalWorthEur: counted ? worth(counted, finance.national.discountRate) : null,
  }));
}

/**
 * What a MWh of heat costs that the package makes anew, without subsidy, tax and financing: everything but fuel and CO2 over
 * the heat, both at their present worth; beside it the fuel and CO2 that it saves.
 */
function levelisedHeat(bare: readonly MoneyLine[], finance: Finance, heatMwh: ByYear): LevelisedHeat | null {
  const made = perYear(finance, year => inYear(heatMwh, year));
  const isOfFuel = ({ name }: MoneyLine) => OF_FUEL.has(name);
  const flow = (which: readonly MoneyLine[]) => realFlow(which, finance);
  const spent = flow(bare.filter(line => !isOfFuel(line))).map(eur => -eur);
  const newEurPerMwh = levelisedCost(finance.discountRate, spent, made);
  const replacedEurPerMwh = levelisedCost(finance.discountRate, flow(bare.filter(isOfFuel)), made);
  if (newEurPerMwh === null || replacedEurPerMwh === null) return null;
  const mwhPerYear = made.reduce((sum, mwh) => sum + mwh, 0) / finance.horizonYears;
  return { mwhPerYear, newEurPerMwh, replacedEurPerMwh };
}

/**
 * What is short of paying for itself (onrendabele top), without subsidy, tax and financing: at once, or each year for every
 * MWh of new heat or tonne avoided. Nil where nothing is short.
 */
function gapOf(
  bare: readonly MoneyLine[],
  finance: Finance,
  avoidedTon: readonly number[],
  heatMwh: ByYear | null,
): UnprofitableGap {
  const rate = finance.discountRate;
  const eur = Math.max(0, -npv(rate, realFlow(bare, finance)));
  const atOnce = [eur];
  const made = heatMwh ? perYear(finance, year => inYear(heatMwh, year)) : [];
  return {
    eur,
    eurPerMwhHeat: levelisedCost(rate, atOnce, made),
    eurPerTon: levelisedCost(rate, atOnce, avoidedTon),
  };
}
