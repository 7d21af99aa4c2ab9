import type { SchemeName } from '../schema/subsidies.ts';
import type { Text } from '../schema/text.ts';
import type { Refusal } from './scheme.ts';
import type { SdeAmounts } from './sde.ts';

/** A scheme that a measure might get, with its terms of the year of application. */
interface Shared {
  readonly scheme: SchemeName;
  readonly title: Text;
  readonly measure: string;
  readonly source: string;
}

/** Grant on the investment: a share of what is above a reference, or an amount that the applicant says. */
export interface GrantCandidate extends Shared {
  readonly sort: 'grant';
  readonly give: { readonly share: number; readonly referenceEur: number } | { readonly amountEur: number };
  readonly largestEur: number | null;
  readonly leastEur: number | null;
  /** Only for what pays back in more than this, without subsidy. */
  readonly paybackAboveYears: number | null;
}

/** Share of the investment off the taxable profit of the year of investment. */
export interface DeductionCandidate extends Shared {
  readonly sort: 'deduction';
  readonly share: number;
  readonly taxShare: number;
  /** Largest investment that counts, and smallest. */
  readonly largestEur: number | null;
  readonly leastEur: number | null;
}

/** Free depreciation: a share of the investment written off in the first year, the rest over its life. */
export interface DepreciationCandidate extends Shared {
  readonly sort: 'depreciation';
  readonly freeShare: number;
  readonly taxShare: number;
}

/** SDE++ on the heat of one asset. */
export interface SupportCandidate extends Shared {
  readonly sort: 'support';
  readonly site: string;
  readonly asset: string;
  readonly capacityMw: number;
  readonly fullLoadHours: number;
  /** First year with support. */
  readonly fromYear: number;
  readonly termYears: number;
  readonly baseEurPerMwh: number;
  /** The base amount follows from sourced inputs; it is not the amount of the regulation. */
  readonly isDerived: boolean;
  readonly intensityEurPerTon: number;
  /** Phase in which it can be applied for, from 1. */
  readonly phase: number;
  /** By path year, rising. EUR/MWh. */
  readonly byYear: readonly SdeYear[];
}

export interface SdeYear extends SdeAmounts {
  readonly year: number;
}

/** A scheme of the user's own. */
export interface OwnCandidate extends Shared {
  readonly sort: 'own';
  readonly grantEur: number;
  readonly supportEurPerYear: number;
  readonly supportYears: number;
}

export type Candidate =
  | GrantCandidate
  | DeductionCandidate
  | DepreciationCandidate
  | SupportCandidate
  | OwnCandidate;

/** Schemes that a package might get on its measures, and those that it cannot get whatever the outcome. */
export interface ResolvedSubsidies {
  readonly choose: 'best' | 'asked';
  readonly candidates: readonly Candidate[];
  readonly refusals: readonly Refusal[];
}
