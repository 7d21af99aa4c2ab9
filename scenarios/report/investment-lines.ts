import { linearDepreciation, type MoneyLine } from '../../engine/index.ts';
import type { Finance, Investment } from '../resolve/resolved-study.ts';
import type { Comparison } from './cash-flows.ts';
import { investmentOf } from './package-money.ts';

/** What is bought, when, and what is written off on it. */
export interface Invested {
  readonly lines: readonly MoneyLine[];
  /** More laid out at the start than in the reference, after grants, EUR. */
  readonly extraEur: number;
  /** Written off each year, less the reference's, EUR nominal. */
  readonly depreciationEur: readonly number[];
}

/** One investment over the horizon, EUR nominal. */
interface Course {
  /** Year of the horizon at which it is first bought; 0: its start. */
  readonly at: number;
  readonly boughtEur: readonly number[];
  readonly residualEur: number;
  readonly lifetimeYears: number;
}

/**
 * Investment at the start of its year (the start of the horizon where it has none), replacements at the end of each life
 * within the horizon (none at the horizon itself), and the residual value there. What is replaced costs what it cost, in the
 * money of its year.
 */
export function investmentLines(
  { own, reference, support, finance }: Comparison,
  capexFactor: number,
): Invested {
  const scaled = own.investments.map(one => ({ ...one, capexEur: one.capexEur * capexFactor }));
  const leased = finance.financing?.form === 'lease' ? finance.financing.share : 0;
  const mine = scaled.map(one => courseOf(one, finance, leased));
  const others = reference.investments.map(one => courseOf(one, finance, 0));
  const difference = (of: (course: Course, k: number) => number) =>
    Array.from({ length: finance.horizonYears + 1 }, (_, k) => {
      const sum = (courses: readonly Course[]) => courses.reduce((eur, course) => eur + of(course, k), 0);
      return sum(others) - sum(mine);
    });
  const last = finance.horizonYears;
  const lines: MoneyLine[] = [
    line(
      'investment',
      'investment',
      difference(({ at, boughtEur }, k) => (k === at ? boughtEur[k]! : 0)),
    ),
    line(
      'replacement',
      'replacement',
      difference(({ at, boughtEur }, k) => (k === at ? 0 : boughtEur[k]!)),
    ),
    line(
      'residual',
      'residual',
      difference(({ residualEur }, k) => (k === last ? -residualEur : 0)),
    ),
  ];
  const grants = grantsOf(support, () => true);
  const capexEur = investmentOf(scaled);
  return {
    lines,
    extraEur: atStart(mine) - atStart(others) - grants,
    depreciationEur: depreciation(mine, others, { kept: keptShare(support, capexEur), leased }, finance),
  };
}

function atStart(courses: readonly Course[]): number {
  return courses.reduce((sum, { boughtEur }) => sum + boughtEur[0]!, 0);
}

function line(name: string, kind: MoneyLine['kind'], eurByYear: readonly number[]): MoneyLine {
  return { name, kind, eurByYear };
}

function grantsOf(support: readonly MoneyLine[], which: (line: MoneyLine) => boolean): number {
  return support
    .filter(one => one.kind === 'grant' && which(one))
    .reduce((sum, { eurByYear }) => sum + eurByYear.reduce((eur, part) => eur + part, 0), 0);
}

/** Share of the first investment that is written off: what grants paid is not. */
function keptShare(support: readonly MoneyLine[], capexEur: number): number {
  if (capexEur <= 0) return 1;
  const grants = grantsOf(support, ({ lowersDepreciation }) => lowersDepreciation !== false);
  return Math.max(0, 1 - grants / capexEur);
}

/** Of what is leased, at the start, the rest value falls to its owner; what comes later is the company's. */
function courseOf({ capexEur, lifetimeYears, year }: Investment, finance: Finance, leased: number): Course {
  const { horizonYears, startYear, inflation, residualValue } = finance;
  const at = Math.max(0, (year ?? startYear) - startYear);
  if (at > 0 && at >= horizonYears)
    return { at, boughtEur: new Array<number>(horizonYears + 1).fill(0), residualEur: 0, lifetimeYears };
  const boughtEur = Array.from({ length: horizonYears + 1 }, (_, k) => {
    if (k === at) return capexEur * (1 + inflation) ** k;
    if (k < at || k === horizonYears) return 0;
    const lives = Math.floor((k - at) / lifetimeYears) - Math.floor((k - at - 1) / lifetimeYears);
    return capexEur * lives * (1 + inflation) ** k;
  });
  const used = horizonYears - at;
  const replaced = Math.floor((used - 1) / lifetimeYears);
  const unworn = Math.max(0, 1 + replaced - used / lifetimeYears);
  const left = residualValue === 'linear' ? unworn * (replaced === 0 && at === 0 ? 1 - leased : 1) : 0;
  return { at, boughtEur, residualEur: capexEur * left * (1 + inflation) ** horizonYears, lifetimeYears };
}

/**
 * Written off each year, less the reference's. Of a first investment the share that no grant paid (`kept`), at the start less
 * what is leased.
 */
function depreciation(
  mine: readonly Course[],
  others: readonly Course[],
  { kept, leased }: { readonly kept: number; readonly leased: number },
  { horizonYears, tax }: Finance,
): number[] {
  const sum = new Array<number>(horizonYears + 1).fill(0);
  const add = ({ at, boughtEur, residualEur, lifetimeYears }: Course, first: number, sign: number) => {
    const booked = boughtEur.map((eur, k) => (k === at ? eur * first : eur));
    const years = tax?.depreciationYears ?? lifetimeYears;
    linearDepreciation(booked, years, residualEur).forEach((eur, k) => {
      sum[k]! += sign * eur;
    });
  };
  for (const course of mine) add(course, course.at === 0 ? kept * (1 - leased) : kept, 1);
  for (const course of others) add(course, 1, -1);
  return sum;
}
