import type { ResolvedPackage, ResolvedStudy } from '../resolve/resolved-study.ts';
import type { Outcome } from '../run.ts';
import { packageSubsidies, subsidySentence, withSubsidies } from '../subsidies/report.ts';
import type { Comparison } from './cash-flows.ts';
import { newHeat } from './new-heat.ts';
import { packageFinance } from './package-finance.ts';
import { packageLine } from './package-line.ts';
import { byYear, fixedCostOf, investmentOf, moneyOf, type PackageMoney } from './package-money.ts';
import type { PackageResult, VariantResult } from './result.ts';
import { together } from './words.ts';
import { inYear } from './years.ts';

type Unranked = Omit<PackageResult, 'rank'>;

/** A package with the answers of its years. */
interface Answered {
  readonly pack: ResolvedPackage;
  readonly variants: readonly VariantResult[];
}

/** The business case of every package against the reference, best first by net present value. */
export function businessCase(outcome: Outcome, variants: readonly VariantResult[]): readonly PackageResult[] {
  const { resolved } = outcome.plan;
  const answered = resolved.packages.map(pack => ({
    pack,
    variants: variants.filter(({ name }) => name === pack.name),
  }));
  const reference = answered.find(({ pack }) => pack.name === resolved.reference)!;
  return ranked(answered.map(one => packageResult(outcome, one, reference)));
}

function packageResult(outcome: Outcome, one: Answered, reference: Answered): Unranked {
  const { resolved } = outcome.plan;
  const { pack, variants } = one;
  const { investments } = pack;
  const costs = byYear(
    variants.filter(({ costEur }) => costEur !== null),
    ({ costEur }) => costEur!,
    resolved.yearShare,
  );
  const result = {
    name: pack.name,
    title: pack.title,
    measures: pack.measures,
    investmentEur: investmentOf(investments),
    fixedEurPerYear: fixedCostOf(investments),
    annualCostEur: Object.fromEntries(costs.map(({ year, value }) => [year, value])),
    ...worth(outcome, one, reference),
  };
  const line = packageLine(resolved, result, variants);
  return { ...result, line: result.subsidies ? together(line, subsidySentence(result.subsidies)) : line };
}

type Worth = Pick<
  PackageResult,
  | 'npvEur'
  | 'irr'
  | 'irrNote'
  | 'paybackYears'
  | 'co2AvoidedTonPerYear'
  | 'eurPerTonAvoided'
  | 'finance'
  | 'subsidies'
>;

const UNKNOWN: Worth = {
  npvEur: null,
  irr: null,
  irrNote: null,
  paybackYears: null,
  co2AvoidedTonPerYear: null,
  eurPerTonAvoided: null,
  finance: null,
};

function worth(outcome: Outcome, one: Answered, reference: Answered): Worth {
  // Without an answer in some year there is nothing to compare: the line of the variant says why.
  if ([...one.variants, ...reference.variants].some(({ costEur }) => costEur === null)) return UNKNOWN;
  if (one === reference) return { ...UNKNOWN, npvEur: 0, irrNote: 'reference', co2AvoidedTonPerYear: 0 };
  const { resolved } = outcome.plan;
  const [own, others] = [one, reference].map(({ pack, variants }) =>
    moneyOf(resolved, pack.investments, variants),
  ) as [PackageMoney, PackageMoney];
  const bare: Comparison = { own, reference: others, support: [], finance: resolved.finance };
  const subsidies = packageSubsidies(outcome, one.pack, bare);
  const comparison = subsidies ? withSubsidies(bare, subsidies) : bare;
  const finance = packageFinance(resolved, comparison, newHeat(outcome, one.pack.name));
  const { npvEur, irr, irrNote, paybackYears, eurPerTonAvoided } = finance.company;
  const co2AvoidedTonPerYear = avoidedTonPerYear(resolved, comparison.own, others);
  const company = { npvEur, irr, irrNote, paybackYears, co2AvoidedTonPerYear, eurPerTonAvoided };
  return { ...company, finance, ...(subsidies && { subsidies }) };
}

/** Scope 1, mean over the horizon. */
function avoidedTonPerYear({ finance }: ResolvedStudy, own: PackageMoney, others: PackageMoney): number {
  let ton = 0;
  for (let year = finance.startYear; year < finance.startYear + finance.horizonYears; year++)
    ton += inYear(others.emissionsTon, year) - inYear(own.emissionsTon, year);
  return ton / finance.horizonYears;
}

/** Best net present value first; what has none comes last. */
function ranked(results: readonly Unranked[]): PackageResult[] {
  return [...results]
    .sort((a, b) => (b.npvEur ?? Number.NEGATIVE_INFINITY) - (a.npvEur ?? Number.NEGATIVE_INFINITY))
    .map((result, place) => ({ ...result, rank: place + 1 }));
}
