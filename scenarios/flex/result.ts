import type { AreaStatus, Direction, Overload, SearchRange } from '../../engine/index.ts';
import type { Text } from '../schema/study.ts';

/** The answer to a study of flex products: every design for the same areas, futures and companies. */
export interface FlexResult {
  readonly areas: readonly FlexArea[];
  /** In the order of the study; the first is what the others are compared with. */
  readonly designs: readonly DesignResult[];
  /** Designs that none beats in MW let in, energy delivered, cost and overload at once, and who beats each of the others. */
  readonly front: readonly FrontDesign[];
  /** What the study says in a sentence or two. */
  readonly headline: Text;
  /** Searches for the best values of designs; absent: none was asked for. */
  readonly searches?: readonly DesignSearch[];
}

/** A search for the best values of a design: every design that ran, the best and the front. */
export interface DesignSearch {
  readonly design: string;
  readonly ranges: readonly SearchRange[];
  /** In the order in which they decide. */
  readonly objectives: readonly string[];
  readonly budget: number;
  readonly seed: number;
  readonly trials: readonly SearchedDesign[];
  /** Index of the best that keeps every constraint; null: none does, and the design stands as it is written. */
  readonly best: number | null;
  /** Indices of those that none beats in all objectives, by the first. */
  readonly front: readonly number[];
  readonly line: Text;
}

/** One design of a search; amounts as in `DesignResult`, means over the futures, cost beyond the first design. */
export interface SearchedDesign {
  /** In the order of the ranges. */
  readonly values: readonly number[];
  readonly stage: 'spread' | 'narrow' | 'front';
  readonly isAllowed: boolean;
  /** Why it is no design; null: it ran. */
  readonly refused: string | null;
  readonly servedMw: number | null;
  readonly unlockedMw: number | null;
  readonly costEur: number | null;
  readonly eurPerMwUnlocked: number | null;
  readonly overloadHours: number | null;
  readonly overloadMwh: number | null;
  readonly companyGainEur: number | null;
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
  /** Province that the study names, or that it lies in; null: neither is known. */
  readonly province: string | null;
  /** Where it lies, degrees; null: the study does not say. */
  readonly place: { readonly latitude: number; readonly longitude: number } | null;
}

export interface FlexNode {
  readonly name: string;
  readonly title: Text;
  /** The node that feeds it; null at the top. */
  readonly parent: string | null;
  readonly kind: 'station' | 'supplyArea' | 'nationalArea';
  readonly importMw: number;
  readonly exportMw: number;
  /** Year in which it is to be expanded, by how much and for what; null: not known. */
  readonly expansion: {
    readonly year: number;
    readonly addMw: number;
    readonly costEur: number | null;
  } | null;
  /** What is scarcest here: headroom and duration are of this direction. */
  readonly direction: Direction;
  /**
   * Headroom by month (12) and local hour (24), the least of the days and futures, MW, below nil where it is too much; null for
   * hours that are not simulated. Without anybody let in as `now`, and with each design by its name.
   */
  readonly headroomMw: Readonly<Record<string, readonly (readonly (number | null)[])[]>>;
  /** Load-duration: MW at every percent of the hours of all futures, highest first (101 values), `now` and by design. */
  readonly durationMw: Readonly<Record<string, readonly number[]>>;
  /** Exit years of what hangs on it: of the station and of the national area; the later counts. Null: none stated. */
  readonly exitYears: { readonly regional: number | null; readonly national: number | null };
}

/**
 * One design, all areas together; mean over the futures where nothing else is said, and each future apart. Companies sign once,
 * on the mean of all futures, and a request is let in where it fits in every future. Overload is over the simulated period.
 */
export interface DesignResult {
  readonly name: string;
  readonly title: Text;
  readonly products: readonly string[];
  readonly requestsServed: number;
  readonly servedMw: number;
  /** Over what firm rights let in (the first design), MW. */
  readonly unlockedMw: number;
  /** What all requests would take, or feed in, with firm rights, and what those let in do; MWh over the simulated period. */
  readonly askedMwh: number;
  readonly deliveredMwh: Estimate;
  /** Null: nobody asks for anything. */
  readonly deliveredShare: number | null;
  /** Hours in which those let in may not use all they ask for, mean by their MW; null: nobody is let in. */
  readonly limitedHours: number | null;
  readonly overloadHours: Estimate;
  readonly overloadMwh: Estimate;
  readonly deepestMw: number;
  readonly longestRunHours: number;
  /** EUR a year: paid to companies, tariffs not received from them, and what companies gain by it after that. */
  readonly paymentsEur: Estimate;
  readonly tariffLostEur: Estimate;
  readonly companyGainEur: Estimate;
  /** Sector `unknown` where the study names none. */
  readonly gainBySector: Readonly<Record<string, number>>;
  /** Scope 1 of all companies, tonne a year; those that wait count with what they do without a connection. */
  readonly co2Ton: Estimate;
  /** What it costs companies that they hear of calls no earlier than they are announced, EUR a year; null: they know all. */
  readonly notKnowingEur: number | null;
  /** More than under the first design, future by future: the same weather and prices, so that differences are real. */
  readonly againstFirst: Readonly<
    Record<
      'overloadHours' | 'overloadMwh' | 'paymentsEur' | 'tariffLostEur' | 'companyGainEur' | 'co2Ton',
      Estimate
    >
  >;
  /** Payments and lost tariff beyond those of the first design per MW unlocked, EUR a year; null: it unlocks nothing. */
  readonly eurPerMwUnlocked: number | null;
  /** What building as much would cost, EUR per MW a year, and from when; null: not known. */
  readonly buildingEurPerMw: number | null;
  readonly buildingYear: number | null;
  /**
   * Cost over that of one hand over all companies, which knows everything beforehand and may leave the same overload in the same
   * hours, share: at least, against the best plan that is known, and at most, against what is proven that no plan is below.
   * Null: not asked for.
   */
  readonly fromOptimumShare: number | null;
  readonly fromOptimumMostShare: number | null;
  /** Largest gap of any area and future between that plan and what is proven, share. */
  readonly optimumGap: number | null;
  readonly futures: readonly DesignFuture[];
  readonly participation: readonly ParticipantResult[];
  /** What companies ask, the cheapest first and added up at each node; EUR per MW a year. */
  readonly supply: readonly {
    readonly area: string;
    readonly node: string;
    readonly name: string;
    readonly mw: number;
    readonly eurPerMw: number;
    readonly totalMw: number;
  }[];
  /** What was bought by bids; null: nothing was. */
  readonly bids: DesignBids | null;
  /** What was asked by steering; null: nothing was. */
  readonly steering: DesignSteering | null;
  /** Of what is paid for energy, the share for energy that would not have been used anyway. */
  readonly freeShare: number;
  readonly line: Text;
}

/** What was asked by steering on top of the plans of companies, and what came of it; mean over the futures, a year. */
export interface DesignSteering {
  /** In the hours asked: of the plans themselves, asked on top, delivered of that, and short. */
  readonly planMwh: number;
  readonly askedMwh: number;
  readonly deliveredMwh: number;
  readonly shortMwh: number;
  /** Paid, and the part of it for energy that the plans had anyway. */
  readonly paidEur: number;
  readonly paidForPlanEur: number;
  /** Received for what fell short. */
  readonly penaltyEur: number;
}

/** What was bought by bids and paid for it, and what these calls really cost the companies; mean over the futures, a year. */
export interface BidsResult {
  readonly boughtMwh: number;
  readonly paidEur: number;
  readonly costEur: number;
}

export interface DesignBids extends BidsResult {
  /** Companies of which something was bought, in the order of areas and companies. */
  readonly companies: readonly (BidsResult & {
    readonly area: string;
    readonly node: string;
    readonly name: string;
  })[];
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
  /** What fits in this future alone; let in is what fits in every future, and energy is of that. */
  readonly queue: readonly QueueStep[];
  /** First request that does not fit, what breaks, and who would fit if it were skipped. */
  readonly stoppedBy: string | null;
  readonly stoppedLine: Text | null;
  readonly wouldFit: readonly string[];
  /** Companies that cannot run within their calls. */
  readonly cannotFollow: readonly string[];
  /** Hours called by local month (12) and hour (24), over all members. */
  readonly callHours: readonly (readonly number[])[];
  /** EUR and tonne a year. */
  readonly paymentsEur: number;
  readonly tariffLostEur: number;
  readonly companyGainEur: number;
  readonly co2Ton: number;
  /** What it costs companies that they hear of calls no earlier than they are announced, EUR a year; null: they know all. */
  readonly notKnowingEur: number | null;
  /** Operation of all connected companies over the period before payments, and what one hand would make of it: best plan and bound. */
  readonly costEur: number;
  readonly optimumEur: number | null;
  readonly optimumLeastEur: number | null;
}

/** What a request gets of what it asks for, in one future, over the simulated period. */
export interface RequestEnergy {
  /** What it would take, or feed in, with a firm right, MWh. */
  readonly askedMwh: number;
  /** What it does; nil while it waits. */
  readonly deliveredMwh: number;
  /** Hours in which its rights and the calls on them leave it less than it asks for; null: it waits. */
  readonly limitedHours: number | null;
}

export interface QueueStep extends RequestEnergy {
  readonly name: string;
  readonly mw: number;
  readonly node: string;
  readonly isServed: boolean;
  /** Sum of the MW let in up to and with this one. */
  readonly totalMw: number;
}

/** Where a company stands towards what it is offered: mean over the futures, with the calls when it takes part beside all who then still do. */
export interface ParticipantResult {
  readonly area: string;
  readonly node: string;
  readonly name: string;
  readonly sector: string | null;
  readonly signs: boolean;
  /** False: no call ever came, so that nothing is known of what one would cost it. */
  readonly isCalled: boolean;
  /** Most that calls may take, and the most that they do. */
  readonly offeredMw: number;
  readonly mw: number;
  /** EUR a year; null: it cannot run under the calls. */
  readonly indifferenceEur: number | null;
  readonly asksEur: number | null;
  readonly paidEur: number;
  /** What it is paid more than the offer costs it, EUR a year: all of it for what it would have done anyway. */
  readonly rentEur: number | null;
  readonly calledHours: number;
  readonly freeShare: number;
}

export interface FrontDesign {
  readonly name: string;
  readonly isOnFront: boolean;
  readonly beatenBy: readonly string[];
}
