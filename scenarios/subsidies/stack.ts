import type { MoneyLine } from '../../engine/index.ts';
import { inBoth } from '../report/words.ts';
import type { Candidate, SupportCandidate } from './candidate.ts';
import { withinCaps } from './caps.ts';
import { type ClaimFacts, claimOf, type MoneyCandidate, refused } from './claims.ts';
import { brokenPair, exclusionOf } from './exclusions.ts';
import { type Claim, isClaim, type Refusal, SCHEME_SORTS } from './scheme.ts';

/** Money of one measure of a package. */
export interface MeasureFacts
  extends Pick<ClaimFacts, 'capexEur' | 'boughtAt' | 'lifetimeYears' | 'paybackYears'> {
  readonly measure: string;
}

/** What the SDE++ on some assets together gives, and what running for it changes on the cost of operation. */
export interface SupportMoney {
  readonly claims: readonly Claim[];
  readonly operation: readonly MoneyLine[];
  /** Emissions that running for the subsidy adds (below nil: avoids), mean over the horizon, t/yr. */
  readonly extraTonPerYear: number;
}

export interface StackInput extends Pick<ClaimFacts, 'horizonYears'> {
  readonly candidates: readonly Candidate[];
  readonly measures: readonly MeasureFacts[];
  readonly supportOf: (chosen: readonly SupportCandidate[]) => SupportMoney;
  /** Worth of lines of money at the start, EUR. Adds up over lines. */
  readonly worthOf: (lines: readonly MoneyLine[]) => number;
}

/** Schemes that a package gets, why it does not get the others, and what they are worth together. */
export interface Stack {
  readonly claims: readonly Claim[];
  readonly operation: readonly MoneyLine[];
  readonly refusals: readonly Refusal[];
  readonly worthEur: number;
  readonly extraTonPerYear: number;
}

/**
 * The allowed stack of the most worth, exactly: every choice of assets under the SDE++ (which the dispatch ties together),
 * and for each of them every choice of the other schemes measure by measure.
 */
export function bestStack(input: StackInput): Stack {
  let best: Stack | null = null;
  for (const supported of subsets(input.candidates.filter(isSupport))) {
    if (isTwiceOnMeasure(supported)) continue;
    const stack = stackWith(input, supported);
    if (!best || stack.worthEur > best.worthEur + LEAST_GAIN_EUR) best = stack;
  }
  return { ...best!, refusals: [...best!.refusals, ...refusalsBeside(input, best!)] };
}

/** The stack as asked: what a rule keeps from it falls away with its reason, in the order asked. */
export function askedStack(input: StackInput): Stack {
  // Grants first: they lower what may be deducted.
  const ordered = [...input.candidates.filter(isMoney)].sort((a, b) => order(a) - order(b));
  return stackOf(input, input.candidates.filter(isSupport), ordered);
}

/** Less gain than this is rounding of the dispatch. */
const LEAST_GAIN_EUR = 0.005;

function isSupport(candidate: Candidate): candidate is SupportCandidate {
  return candidate.sort === 'support';
}

function isMoney(candidate: Candidate): candidate is MoneyCandidate {
  return candidate.sort !== 'support';
}

function isTwiceOnMeasure(supported: readonly SupportCandidate[]): boolean {
  return new Set(supported.map(({ asset }) => asset)).size < supported.length;
}

function order({ scheme }: Candidate): number {
  return ['grant', 'own', 'deduction', 'depreciation', 'support'].indexOf(SCHEME_SORTS[scheme]);
}

function stackWith(input: StackInput, supported: readonly SupportCandidate[]): Stack {
  const chosen = input.measures.flatMap(({ measure }) => bestOnMeasure(input, measure, supported));
  return stackOf(input, supported, chosen);
}

function stackOf(
  input: StackInput,
  supported: readonly SupportCandidate[],
  chosen: readonly MoneyCandidate[],
): Stack {
  const support = input.supportOf(supported);
  const money = withinCaps(chosen, (measure, grantsEur) => factsOf(input, measure, grantsEur));
  const claims = [...support.claims, ...money.claims];
  const lines = [...claims.flatMap(claim => claim.lines), ...support.operation];
  return { ...support, claims, refusals: money.refusals, worthEur: input.worthOf(lines) };
}

/** Schemes of the most worth on one measure, in their order, beside the SDE++ that is already chosen. */
function bestOnMeasure(
  input: StackInput,
  measure: string,
  supported: readonly SupportCandidate[],
): readonly MoneyCandidate[] {
  const own = input.candidates.filter(isMoney).filter(one => one.measure === measure);
  const beside = supported.filter(one => one.measure === measure);
  let best: readonly MoneyCandidate[] = [];
  let most = 0;
  for (const some of subsets(own)) {
    const chosen = some.sort((a, b) => order(a) - order(b));
    const claims = claimsTogether(input, measure, chosen, beside);
    if (!claims) continue;
    const worth = input.worthOf(claims.flatMap(({ lines }) => lines));
    if (worth > most + LEAST_GAIN_EUR) [best, most] = [chosen, worth];
  }
  return best;
}

/** Claims of a choice on one measure; null where a rule forbids the choice. */
function claimsTogether(
  input: StackInput,
  measure: string,
  chosen: readonly MoneyCandidate[],
  beside: readonly SupportCandidate[],
): readonly Claim[] | null {
  if (brokenPair([...chosen, ...beside].map(({ scheme }) => scheme))) return null;
  const claims: Claim[] = [];
  for (const candidate of chosen) {
    const claim = claimOf(candidate, factsOf(input, measure, grantsOf(claims)));
    if (!isClaim(claim)) return null;
    claims.push(claim);
  }
  return grantsOf(claims) > measureOf(input, measure).capexEur ? null : claims;
}

function grantsOf(claims: readonly Claim[]): number {
  return claims.reduce((sum, { grantEur }) => sum + grantEur, 0);
}

function measureOf(input: StackInput, measure: string): MeasureFacts {
  return input.measures.find(one => one.measure === measure)!;
}

function factsOf(input: StackInput, measure: string, grantsEur: number): ClaimFacts {
  return { ...measureOf(input, measure), horizonYears: input.horizonYears, grantsEur };
}

/** Why each candidate outside the stack is not in it. */
function refusalsBeside(input: StackInput, stack: Stack): Refusal[] {
  return input.candidates.flatMap(candidate => {
    const same = stack.claims.filter(({ measure }) => measure === candidate.measure);
    if (same.some(({ scheme, title }) => scheme === candidate.scheme && title === candidate.title)) return [];
    if (stack.refusals.some(one => one.measure === candidate.measure && one.title === candidate.title))
      return [];
    if (isMoney(candidate)) {
      const alone = claimOf(candidate, factsOf(input, candidate.measure, 0));
      if (!isClaim(alone)) return [alone];
    }
    return [besides(candidate, same)];
  });
}

function besides(candidate: Candidate, same: readonly Claim[]): Refusal {
  for (const { scheme, title } of same) {
    const exclusion = exclusionOf(candidate.scheme, scheme);
    if (!exclusion) continue;
    const reason = inBoth(language => {
      const text = exclusion.reason[language];
      const more = language === 'nl' ? `${title.nl} levert meer op` : `${title.en} is worth more`;
      return `${text}; ${more}`;
    });
    return refused(candidate, 'exclusion', reason, exclusion.source);
  }
  const reason = {
    nl: 'het levert in dit pakket niets extra op',
    en: 'it adds nothing to this package',
  };
  return refused(candidate, 'worth-less', reason, 'Computed for this study [C]');
}

/** Every choice of some things, the empty one first. */
function subsets<T>(things: readonly T[]): T[][] {
  const all: T[][] = [[]];
  for (const thing of things) all.push(...all.map(chosen => [...chosen, thing]));
  return all;
}
