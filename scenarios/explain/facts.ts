import type { LimitKind, Repair, Shortage } from '../../engine/index.ts';
import type { Text } from '../schema/study.ts';

/** What a package can, what it cannot, and what would change that: plain figures, of which every text and table is made. */
export interface Explanation {
  /** `base` for a dispatch study, else the package. */
  readonly name: string;
  readonly title: Text;
  /** Path year that `can`, `limits` and `reliefs` are of: the last with an answer; the first where none has. */
  readonly year: number;
  /** Null: no year has an answer. */
  readonly can: Ability | null;
  /** What holds it back, dearest first; per year. */
  readonly limits: readonly BindingLimit[];
  /** Years without an answer: what is short there and the least change that helps. */
  readonly short: readonly Short[];
  /** Ways to loosen the dearest limit, and the dearest of the connection, best first. */
  readonly reliefs: readonly Relief[];
  /** Null for a study of one package, and where some year has no answer. */
  readonly target: CarbonTarget | null;
  /** Null where it was not asked for or there is no net present value. */
  readonly tornado: Tornado | null;
  readonly breakEvens: readonly ExactBreakEven[] | null;
  readonly text: ExplanationText;
}

export interface ExplanationText {
  readonly can: readonly Text[];
  readonly cannot: readonly Text[];
  readonly change: readonly Text[];
}

/** What is possible in a year. */
export interface Ability {
  readonly costEurPerYear: number;
  readonly emissionsTonPerYear: number;
  readonly unservedMwhPerYear: number;
  readonly peakMw: number;
  /** Highest import limit of the sites together, MW. */
  readonly connectionMw: number;
  readonly hoursAtLimit: number;
  /** What every asset makes or takes, most full-load hours first. */
  readonly assets: readonly AssetUse[];
}

export interface AssetUse {
  readonly site: string;
  readonly asset: string;
  /** Of its output; of a store of what comes out of it. */
  readonly mwhPerYear: number;
  readonly fullLoadHours: number;
}

/** What may hold a site back. */
export type LimitOf =
  | Exclude<LimitKind, 'available'>
  | 'budget'
  | 'sharedImport'
  | 'sharedExport'
  | 'sharedPeak';

/** A limit that costs money: hours at it, what one more unit is worth in a year, and when. */
export interface BindingLimit {
  /** Site, or name of the shared limit. */
  readonly place: string;
  /** Asset or budget; null: of the connection or the shared limit itself. */
  readonly name: string | null;
  readonly of: LimitOf;
  readonly unit: 'MW' | 'MWh' | 'h';
  readonly size: number;
  readonly hoursAtLimit: number;
  /** Of a minimum load: what one unit less is worth. */
  readonly valueEurPerUnit: number;
  /** Null: no series behind it, or no pattern in it. */
  readonly when: When | null;
}

/** The hours in which most of a value lies, in local time. */
export interface When {
  readonly season: 'winter' | 'spring' | 'summer' | 'autumn' | 'winter-half' | 'summer-half' | null;
  readonly days: 'weekdays' | 'weekend' | null;
  /** From this hour until (not included) that; 22 until 6 goes through midnight, and a day ends at 24. Null: any hour. */
  readonly hours: { readonly from: number; readonly until: number } | null;
  /** Share of the value that lies there. */
  readonly share: number;
}

export interface Short {
  readonly year: number;
  readonly hours: number;
  readonly mwh: number;
  /** The worst one; null: none was found. */
  readonly worst: Shortage | null;
  /** Least change that makes it possible; null: none alone does. */
  readonly repair: Repair | null;
  /** Why it cannot even be put together; null: it can. */
  readonly reason: Text | null;
}

/** A way to loosen the dearest limit: what it is worth and costs in a year. */
export interface Relief {
  readonly kind: 'contract' | 'store' | 'shift' | 'asset' | 'measure' | 'hub' | 'waiting';
  readonly title: Text;
  readonly size: number | null;
  readonly unit: 'MW' | 'MWh' | null;
  /** Saved on a year of operation, grid charges on contracted power and fixed ones left out. */
  readonly valueEurPerYear: number;
  /** Annuity of the investment, upkeep, and what is charged on contracted power; null: neither study nor tables say. */
  readonly costEurPerYear: number | null;
  /** Year from which it is there; null: at once. */
  readonly fromYear: number | null;
  /** What the figures rest on. */
  readonly source: Text;
}

/** Emissions by year against a share of a base. */
export interface CarbonTarget {
  readonly baseTon: number;
  /** Where the base comes from: the study, or the reference in its first year. */
  readonly baseFrom: 'study' | 'reference';
  readonly baseYear: number | null;
  readonly year: number;
  readonly targetTon: number;
  /** Scope 1, by computed year. */
  readonly byYear: readonly { readonly year: number; readonly ton: number }[];
  /** In the year of the target, between computed years on the line. */
  readonly tonInYear: number;
  readonly isMet: boolean;
}

export const DRIVERS = [
  'investment',
  'power',
  'spread',
  'gas',
  'co2',
  'discountRate',
  'heat',
  'connection',
] as const;
export type Driver = (typeof DRIVERS)[number];

/** What a figure of the study is made: times its own value, or a named path in its place. */
export type Setting = { readonly factor: number } | { readonly path: string };

/** How far the net present value moves when one thing is other than reckoned, operation and all. */
export interface Tornado {
  readonly npvEur: number;
  /** Largest swing first. */
  readonly bars: readonly TornadoBar[];
  /** Programs solved for it; what changes only the finance needs none. */
  readonly solves: number;
}

export interface TornadoBar {
  readonly driver: Driver;
  readonly low: TornadoEnd;
  readonly high: TornadoEnd;
  readonly swingEur: number;
  /** Nothing had to be solved again. */
  readonly isFinanceOnly: boolean;
}

export interface TornadoEnd {
  readonly setting: Setting;
  /** Null: not possible then. */
  readonly npvEur: number | null;
}

/** Where the net present value is nil with the operation chosen anew at every price. */
export interface ExactBreakEven {
  readonly of: 'capex' | 'co2' | 'power' | 'gas';
  readonly unit: 'EUR' | 'EUR/t' | 'EUR/MWh';
  /** What was reckoned with: the investment, or the mean price over the horizon. */
  readonly used: number;
  /** Rising; more than one: it pays between or beyond them. None: none within the range. */
  readonly at: readonly number[];
  /** Each is known within this. */
  readonly within: number;
  /** Range that was searched. */
  readonly from: number;
  readonly until: number;
  /** Stretches in which more crossings than `at` has are not excluded; empty: `at` is all there are, two within `within` aside. */
  readonly notExcluded: readonly (readonly [from: number, until: number])[];
  /** Whether it pays at the lowest price; each crossing turns that around. */
  readonly paysBelow: boolean;
  /** With the operation held, as in the cash flow; null: none. */
  readonly held: number | null;
  /** Points of the curve, rising in value. */
  readonly curve: readonly { readonly value: number; readonly npvEur: number | null }[];
  readonly solves: number;
}
