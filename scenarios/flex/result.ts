import type { AreaStatus, Overload } from '../../engine/index.ts';
import type { Text } from '../schema/study.ts';

/** The answer to a study of flex products: every design for the same areas, futures and companies. */
export interface FlexResult {
  readonly areas: readonly FlexArea[];
  /** In the order of the study; the first is what the others are compared with. */
  readonly designs: readonly DesignResult[];
  /** Designs that none beats in MW let in, cost and overload at once, and who beats each of the others. */
  readonly front: readonly FrontDesign[];
  /** What the study says in a sentence or two. */
  readonly headline: Text;
}

/** An area as it was simulated. */
export interface FlexArea {
  readonly name: string;
  readonly title: Text;
  readonly nodes: readonly FlexNode[];
  readonly members: number;
  readonly requests: number;
  readonly requestedMw: number;
  /** Where the figures come from: the study, a capacity map by name and date, or a seed. */
  readonly origin: Text;
}

export interface FlexNode {
  readonly name: string;
  readonly kind: 'station' | 'supplyArea' | 'nationalArea';
  readonly importMw: number;
  readonly exportMw: number;
  /** Year in which it is to be expanded, by how much and for what; null: not known. */
  readonly expansion: {
    readonly year: number;
    readonly addMw: number;
    readonly costEur: number | null;
  } | null;
  /** Headroom by local hour (24) and month (12), the least of the days, MW: without any design, and with each by its name. */
  readonly headroomMw: Readonly<Record<string, readonly (readonly number[])[]>>;
  /** Load-duration: MW at every percent of the hours, highest first (101 values), by design. */
  readonly durationMw: Readonly<Record<string, readonly number[]>>;
  /** Exit years of what hangs on it: of the station and of the national area; the later counts. Null: none stated. */
  readonly exitYears: { readonly regional: number | null; readonly national: number | null };
}

/** One design, all areas together; mean over the futures where nothing else is said, and each future apart. */
export interface DesignResult {
  readonly name: string;
  readonly title: Text;
  readonly products: readonly string[];
  readonly requestsServed: number;
  readonly servedMw: number;
  /** Over what firm rights let in (the first design), MW. */
  readonly unlockedMw: number;
  readonly overloadHours: Estimate;
  readonly overloadMwh: Estimate;
  readonly deepestMw: number;
  readonly longestRunHours: number;
  /** EUR a year: paid to companies, tariffs not received from them, and what companies gain by it after that. */
  readonly paymentsEur: Estimate;
  readonly tariffLostEur: Estimate;
  readonly companyGainEur: Estimate;
  readonly gainBySector: Readonly<Record<string, number>>;
  readonly co2Ton: Estimate;
  /** Payments and lost tariff per MW unlocked, EUR a year; null: it unlocks nothing. */
  readonly eurPerMwUnlocked: number | null;
  /** What building as much would cost, EUR per MW a year, and from when; null: not known. */
  readonly buildingEurPerMw: number | null;
  readonly buildingYear: number | null;
  /** Cost over that of one hand over all companies within the same limits, share; null: that has no plan. */
  readonly fromOptimumShare: number | null;
  readonly optimumGap: number | null;
  readonly futures: readonly DesignFuture[];
  readonly participation: readonly ParticipantResult[];
  readonly supply: readonly {
    readonly name: string;
    readonly mw: number;
    readonly eurPerMw: number;
    readonly totalMw: number;
  }[];
  /** Of what is paid for energy, the share for energy that would not have been used anyway. */
  readonly freeShare: number;
  readonly line: Text;
}

/** A mean over the futures with the 95 % interval of that mean; the interval is null for one future. */
export interface Estimate {
  readonly mean: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** A design in one area and one future (weather and prices). */
export interface DesignFuture {
  readonly area: string;
  /** Name of the path; `base` without paths. */
  readonly path: string;
  readonly status: AreaStatus;
  readonly rounds: readonly {
    readonly overloadHours: number;
    readonly overloadMwh: number;
    readonly called: number;
  }[];
  readonly overload: Overload;
  readonly queue: readonly QueueStep[];
  /** First request that does not fit, what breaks, and who would fit if it were skipped. */
  readonly stoppedBy: string | null;
  readonly stoppedLine: Text | null;
  readonly wouldFit: readonly string[];
  /** Companies that cannot run within their calls. */
  readonly cannotFollow: readonly string[];
  /** Hours called by local month (12) and hour (24), over all members. */
  readonly callHours: readonly (readonly number[])[];
  readonly costEur: number;
  readonly optimumEur: number | null;
}

export interface QueueStep {
  readonly name: string;
  readonly mw: number;
  readonly node: string;
  readonly isServed: boolean;
  /** Sum of the MW let in up to and with this one. */
  readonly totalMw: number;
}

export interface ParticipantResult {
  readonly area: string;
  readonly name: string;
  readonly sector: string | null;
  readonly signs: boolean;
  readonly mw: number;
  /** EUR a year; null: it cannot run under the calls. */
  readonly indifferenceEur: number | null;
  readonly asksEur: number | null;
  readonly paidEur: number;
  readonly calledHours: number;
  readonly freeShare: number;
}

export interface FrontDesign {
  readonly name: string;
  readonly isOnFront: boolean;
  readonly beatenBy: readonly string[];
}
