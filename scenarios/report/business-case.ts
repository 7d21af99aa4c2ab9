import type { ResolvedPackage, ResolvedStudy } from '../resolve/resolved-study.ts';
import type { Outcome } from '../run.ts';
import {
  bareFlowPayback,
  type PaybacksAlone,
  packageSubsidies,
  subsidySentence,
  withSubsidies,
} from '../subsidies/report.ts';
import type { Comparison } from './cash-flows.ts';
import { newHeat } from './new-heat.ts';
import { packageFinance } from './package-finance.ts';
import { packageLine } from './package-line.ts';
import { byYear, fixedCostOf, investmentOf, moneyOf } from './package-money.ts';
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
  const alone = paybacksAlone(resolved, answered, reference);
  return ranked(answered.map(one => packageResult(outcome, one, reference, alone)));
}

function packageResult(outcome: Outcome, one: Answered, reference: Answered, alone: PaybacksAlone): Unranked {
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
    ...worth(outcome, one, reference, alone),
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

function worth(outcome: Outcome, one: Answered, reference: Answered, alone: PaybacksAlone): Worth {
  // Without an answer in some year there is nothing to compare: the line of the variant says why.
  if (!areAnswered(one, reference)) return UNKNOWN;
  if (one === reference) return { ...UNKNOWN, npvEur: 0, irrNote: 'reference', co2AvoidedTonPerYear: 0 };
  const { resolved } = outcome.plan;
  const bare = withoutSubsidies(resolved, one, reference);
  const subsidies = packageSubsidies(outcome, one.pack, bare, alone);
  const comparison = subsidies ? withSubsidies(bare, subsidies) : bare;
  const finance = packageFinance(resolved, comparison, newHeat(outcome, one.pack.name));
  const { npvEur, irr, irrNote, paybackYears, eurPerTonAvoided } = finance.company;
  const co2AvoidedTonPerYear = avoidedTonPerYear(resolved, comparison);
  const company = { npvEur, irr, irrNote, paybackYears, co2AvoidedTonPerYear, eurPerTonAvoided };
  return { ...company, finance, ...(subsidies && { subsidies }) };
}

function areAnswered(...these: readonly Answered[]): boolean {
  return these.every(({ variants }) => variants.every(({ costEur }) => costEur !== null));
}

function withoutSubsidies(resolved: ResolvedStudy, one: Answered, other: Answered): Comparison {
  const money = ({ pack, variants }: Answered) => moneyOf(resolved, pack.investments, variants);
  return { own: money(one), reference: money(other), support: [], finance: resolved.finance };
}

/** Payback of the measures that a package holds alone, with the contract as it is, for the rules of subsidies. */
function paybacksAlone(
  resolved: ResolvedStudy,
  answered: readonly Answered[],
  reference: Answered,
): PaybacksAlone {
  const alone = new Map<string, number | null>();
  if (resolved.subsidies.size === 0 || reference.pack.measures.length > 0) return alone;
  for (const one of answered) {
    const [measure, ...more] = one.pack.measures;
    const isAsItIs =
      resolved.study.packages?.find(({ name }) => name === one.pack.name)?.contracts === undefined;
    if (measure === undefined || more.length > 0 || !isAsItIs || !areAnswered(one, reference)) continue;
    alone.set(measure, bareFlowPayback(withoutSubsidies(resolved, one, reference)));
  }
  return alone;
}

/** Scope 1, mean over the horizon. */
function avoidedTonPerYear({ finance }: ResolvedStudy, { own, reference }: Comparison): number {
  let ton = 0;
  for (let year = finance.startYear; year < finance.startYear + finance.horizonYears; year++)
    ton += inYear(reference.emissionsTon, year) - inYear(own.emissionsTon, year);
  return ton / finance.horizonYears;
}

/** Best net present value first; what has none comes last. */
function ranked(results: readonly Unranked[]): PackageResult[] {
  return [...results]
    .sort((a, b) => (b.npvEur ?? Number.NEGATIVE_INFINITY) - (a.npvEur ?? Number.NEGATIVE_INFINITY))
    .map((result, place) => ({ ...result, rank: place + 1 }));
}
