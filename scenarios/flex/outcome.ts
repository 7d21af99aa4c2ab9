import type {
  AreaStatus,
  BidOutcome,
  Breach,
  Direction,
  Optimum,
  Overload,
  SteeringUse,
} from '../../engine/index.ts';
import type { Signing } from './participation.ts';
import type { ResolvedFlex } from './resolved.ts';
import type { QueueStep, RequestEnergy } from './result.ts';

/** What the report takes of a run: series of nodes, and sums of everything else. Money over the axis. */
export interface FlexOutcome {
  readonly resolved: ResolvedFlex;
  /** Area by area. */
  readonly areas: readonly AreaOutcome[];
}

export interface AreaOutcome {
  /** Before anybody is let in: flows of every node towards the connections, MW, by future and node. */
  readonly nowMw: readonly (readonly Float64Array[])[];
  readonly designs: readonly DesignOutcome[];
}

/** One design in one area. */
export interface DesignOutcome {
  readonly served: number;
  /** Everyone who is offered something: as it stood when it stepped out, or at the end. */
  readonly signings: readonly Signing[];
  readonly futures: readonly FutureOutcome[];
}

/** One design in one area and one future. */
export interface FutureOutcome {
  readonly status: AreaStatus;
  readonly rounds: readonly {
    readonly overloadHours: number;
    readonly overloadMwh: number;
    readonly called: number;
  }[];
  readonly flowsMw: readonly Float64Array[];
  /** Of all nodes in both directions. */
  readonly overload: Overload;
  readonly queue: readonly Omit<QueueStep, keyof RequestEnergy>[];
  /** Of every request, in the order of the queue. */
  readonly energy: readonly RequestEnergy[];
  readonly stoppedBy: { readonly name: string; readonly breach: Breach } | null;
  readonly breachBefore: Breach | null;
  readonly wouldFit: readonly string[];
  readonly cannotFollow: readonly string[];
  readonly callHours: readonly (readonly number[])[];
  readonly companies: readonly CompanyOutcome[];
  /** Scope 1 of those that wait, without a connection. */
  readonly waitingCo2Ton: number;
  /** The same service in one hand; null: not asked for, or no plan keeps the limits. */
  readonly optimum: Optimum | null;
}

/** A connected company. */
export interface CompanyOutcome {
  readonly name: string;
  readonly sector: string | null;
  /** Let in from the waiting list. */
  readonly isNew: boolean;
  /** Operation before payments, and what it is left with after them. */
  readonly operationEur: number;
  /** What hearing of calls no earlier than they are announced costs it. */
  readonly notKnowingEur: number;
  readonly costEur: number;
  readonly paidEur: number;
  readonly tariffLostEur: number;
  readonly co2Ton: number;
  /** Null: none of its bids was bought. */
  readonly bids: BidOutcome | null;
  /** Null: nothing was asked of it by steering. */
  readonly steering: Omit<
    SteeringUse,
    'planMw' | 'askedMw' | 'deliveredMw' | 'shortMw' | 'costEurPerMw'
  > | null;
}

export const DIRECTIONS = ['import', 'export'] as const satisfies readonly Direction[];
