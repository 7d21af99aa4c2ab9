import { annuity, irr, npv, payback } from '../../engine/index.ts';
import type { ResolvedPackage, ResolvedStudy } from '../resolve/resolved-study.ts';
import { cashFlows, fixedCostOf, investmentOf, type PackageMoney } from './cash-flows.ts';
import { packageLine } from './package-line.ts';
import type { PackageResult, VariantResult } from './result.ts';
import { type ByYear, inYear } from './years.ts';

type Unranked = Omit<PackageResult, 'rank'>;

/** The business case of every package against the reference, best first by net present value. */
export function businessCase(
  resolved: ResolvedStudy,
  variants: readonly VariantResult[],
): readonly PackageResult[] {
  const byName = new Map(
    resolved.packages.map(pack => [pack.name, variants.filter(({ name }) => name === pack.name)]),
  );
  const reference = resolved.packages.find(({ name }) => name === resolved.reference)!;
  const results = resolved.packages.map(pack =>
    packageResult(resolved, pack, byName.get(pack.name)!, reference, byName.get(reference.name)!),
  );
  return ranked(results);
}

function packageResult(
  resolved: ResolvedStudy,
  pack: ResolvedPackage,
  variants: readonly VariantResult[],
  reference: ResolvedPackage,
  referenceVariants: readonly VariantResult[],
): Unranked {
  const money = moneyOf(pack, variants, resolved.yearShare);
  const result = {
    name: pack.name,
    title: pack.title,
    measures: pack.measures,
    investmentEur: investmentOf(money),
    fixedEurPerYear: fixedCostOf(money),
    annualCostEur: Object.fromEntries(money.annualCostEur.map(({ year, value }) => [year, value])),
    ...worth(resolved, pack, variants, money, reference, referenceVariants),
  };
  return { ...result, line: packageLine(resolved, result, variants) };
}

type Worth = Pick<
  PackageResult,
  'npvEur' | 'irr' | 'irrNote' | 'paybackYears' | 'co2AvoidedTonPerYear' | 'eurPerTonAvoided'
>;

const UNKNOWN: Worth = {
  npvEur: null,
  irr: null,
  irrNote: null,
  paybackYears: null,
  co2AvoidedTonPerYear: null,
  eurPerTonAvoided: null,
};

function worth(
  resolved: ResolvedStudy,
  pack: ResolvedPackage,
  variants: readonly VariantResult[],
  money: PackageMoney,
  reference: ResolvedPackage,
  referenceVariants: readonly VariantResult[],
): Worth {
  // Without an answer in some year there is nothing to compare: the line of the variant says why.
  if ([...variants, ...referenceVariants].some(({ costEur }) => costEur === null)) return UNKNOWN;
  if (pack === reference) return { ...UNKNOWN, npvEur: 0, irrNote: 'reference', co2AvoidedTonPerYear: 0 };
  const { finance, yearShare } = resolved;
  const flows = cashFlows(money, moneyOf(reference, referenceVariants, yearShare), finance);
  const npvEur = npv(finance.discountRate, flows);
  const rate = irr(flows);
  const avoided = avoidedTonPerYear(resolved, variants, referenceVariants);
  return {
    npvEur,
    irr: rate.kind === 'one' ? rate.rate : null,
    irrNote: rate.kind === 'one' ? null : rate.kind,
    paybackYears: payback(flows),
    co2AvoidedTonPerYear: avoided,
    eurPerTonAvoided: avoided > LEAST_TON ? (-npvEur * annuityOf(resolved)) / avoided : null,
  };
}

/** Less than this much avoided a year is no ground to divide by. */
const LEAST_TON = 1e-6;

function annuityOf({ finance }: ResolvedStudy): number {
  return annuity(finance.discountRate, finance.horizonYears);
}

/** Costs of the axis brought to a whole year. */
function moneyOf(pack: ResolvedPackage, variants: readonly VariantResult[], yearShare: number): PackageMoney {
  const { investments } = pack;
  return { investments, annualCostEur: byYear(variants, ({ costEur }) => costEur, yearShare) };
}

function byYear(
  variants: readonly VariantResult[],
  read: (variant: VariantResult) => number | null,
  yearShare: number,
): ByYear {
  return variants
    .flatMap(variant => {
      const value = read(variant);
      return value === null ? [] : [{ year: variant.year, value: value / yearShare }];
    })
    .sort((a, b) => a.year - b.year);
}

/** Scope 1, mean over the horizon. */
function avoidedTonPerYear(
  { finance, yearShare }: ResolvedStudy,
  variants: readonly VariantResult[],
  referenceVariants: readonly VariantResult[],
): number {
  const read = ({ emissionsTonCo2 }: VariantResult) => emissionsTonCo2;
  const own = byYear(variants, read, yearShare);
  const others = byYear(referenceVariants, read, yearShare);
  let ton = 0;
  for (let year = finance.startYear; year < finance.startYear + finance.horizonYears; year++)
    ton += inYear(others, year) - inYear(own, year);
  return ton / finance.horizonYears;
}

/** Best net present value first; what has none comes last. */
function ranked(results: readonly Unranked[]): PackageResult[] {
  return [...results]
    .sort((a, b) => (b.npvEur ?? Number.NEGATIVE_INFINITY) - (a.npvEur ?? Number.NEGATIVE_INFINITY))
    .map((result, place) => ({ ...result, rank: place + 1 }));
}
