import type { MoneyLine } from '../../engine/index.ts';
import type { SchemeName } from '../schema/subsidies.ts';
import type { Text } from '../schema/text.ts';

/** What a scheme gives: a grant on the investment, a deduction from profit, free depreciation, or support with production. */
export type SchemeSort = 'grant' | 'deduction' | 'depreciation' | 'support' | 'own';

export const SCHEME_TITLES: Readonly<Record<Exclude<SchemeName, 'own'>, Text>> = {
  sde: { nl: 'SDE++', en: 'SDE++' },
  veki: { nl: 'VEKI', en: 'VEKI' },
  eia: { nl: 'EIA', en: 'EIA' },
  mia: { nl: 'MIA', en: 'MIA' },
  vamil: { nl: 'Vamil', en: 'Vamil' },
  dei: { nl: 'DEI+', en: 'DEI+' },
  flexE: { nl: 'Flex-e', en: 'Flex-e' },
  isde: { nl: 'ISDE', en: 'ISDE' },
  niki: { nl: 'NIKI', en: 'NIKI' },
};

export const SCHEME_SORTS: Readonly<Record<SchemeName, SchemeSort>> = {
  sde: 'support',
  veki: 'grant',
  dei: 'grant',
  flexE: 'grant',
  isde: 'grant',
  niki: 'grant',
  eia: 'deduction',
  mia: 'deduction',
  vamil: 'depreciation',
  own: 'own',
};

/** A scheme that a measure does not get: which rule, with its figures, and where the rule stands. */
export interface Refusal {
  readonly scheme: SchemeName;
  readonly title: Text;
  readonly measure: string;
  readonly rule: RuleName;
  readonly reason: Text;
  readonly source: string;
}

export type RuleName =
  | 'dates'
  | 'exclusion'
  | 'payback'
  | 'threshold'
  | 'cap'
  | 'grants-above-investment'
  | 'technique'
  | 'nothing-paid'
  | 'too-many'
  | 'statement'
  | 'worth-less';

/** A scheme that a measure gets, with its money; nominal EUR. */
export interface Claim {
  readonly scheme: SchemeName;
  readonly title: Text;
  readonly measure: string;
  /** Grant on the investment, EUR; nil for other schemes. */
  readonly grantEur: number;
  readonly lines: readonly MoneyLine[];
  /** How the amount follows, with the figures. */
  readonly how: Text;
  readonly source: string;
}

export function isClaim(one: Claim | Refusal): one is Claim {
  return 'lines' in one;
}

/** Subsidies of a package: what it gets and for how much, what it does not get and why. */
export interface PackageSubsidies {
  readonly choose: 'best' | 'asked';
  readonly claims: readonly Claim[];
  /** Cost of running for the SDE++, nominal EUR; none where the operation stays as it is. */
  readonly operation: readonly MoneyLine[];
  readonly refusals: readonly Refusal[];
  /** Net present value of the package with its subsidies less that without, after tax where tax is reckoned. */
  readonly worthEur: number;
  /** What running for the SDE++ adds to the emissions, mean over the horizon, t/yr; below nil: it avoids. */
  readonly extraTonPerYear: number;
  /** The duty to save energy, where the package falls under it, and what that excludes. */
  readonly duty: Text | null;
}
