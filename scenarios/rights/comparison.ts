import type { Infeasibility } from '../../engine/index.ts';
import type { FilledDefault, UsedDataSet } from '../report/result.ts';
import type { Text } from '../schema/study.ts';

/** The same company-year under each right, side by side. Money, hours and energy are those of a year. */
export interface RightsComparison {
  readonly study: string;
  readonly site: string;
  readonly year: number;
  /** The firm right first, then those asked for in their order. */
  readonly rights: readonly RightOutcome[];
  /** Name of the right of least cost among those whose calls have an end; null: none can be held. */
  readonly best: string | null;
  /** Which right is best for this company, and from which reduction or payment another would be. */
  readonly line: Text;
  readonly defaults: readonly FilledDefault[];
  readonly dataSets: readonly UsedDataSet[];
}

/**
 * How a right came out. `open`: its rule sets no end to calls and none are given, so it is counted as never called.
 * `no-plan`: the company cannot run within its calls. `does-not-fit`: it cannot be held on this connection.
 */
export type RightStatus = 'counted' | 'open' | 'no-plan' | 'does-not-fit';

export interface RightOutcome {
  /** `own` for the rights of the study, else the preset. */
  readonly name: string;
  readonly title: Text;
  readonly status: RightStatus;
  /** Why it does not fit or has no plan; null otherwise. */
  readonly reason: Text | null;
  readonly infeasibility: Infeasibility | null;
  /** Null without a plan. */
  readonly costs: RightCosts | null;
  /** More than under the firm right, the other sites of the study included; null without a plan. */
  readonly againstFirmEur: number | null;
  /** Least and most that the cost can be off by what the solver leaves open, EUR. */
  readonly openEur: number;
  readonly givenUp: GivenUp | null;
  readonly even: EvenTerms | null;
}

/** What a year costs the company; the parts add up to `totalEur`, income is negative. */
export interface RightCosts {
  readonly electricityEur: number;
  readonly fuelEur: number;
  readonly carbonEur: number;
  readonly operationEur: number;
  /** kWcontract with what the right takes off, kWmax, kWh and fixed charges. */
  readonly gridContractEur: number;
  readonly gridPeakEur: number;
  readonly gridEnergyEur: number;
  readonly gridFixedEur: number;
  readonly penaltyEur: number;
  /** Received, so never above nil. */
  readonly paymentsEur: number;
  readonly unservedEur: number;
  /** What other sites of the study pay more than under the firm right: they share limits with this one. */
  readonly othersEur: number;
  readonly totalEur: number;
}

/** Hours in which less than the whole connection is there, and what that costs the company. */
export interface GivenUp {
  readonly hours: number;
  /** Energy off the limits, and how much of it the company would have used or fed in. */
  readonly mwh: number;
  readonly usedMwh: number;
  readonly unservedMwh: number;
  /** Cost of the operation less that with the whole connection at the same tariff: exact, to the tolerance of the solver. */
  readonly valueEur: number;
  /** The same per MWh that it would have used; null where it would have used none. */
  readonly eurPerMwhUsed: number | null;
  /** Mean worth of a MW more by local month (12) and hour (24), EUR/MWh, over the hours given up; null: none of those. */
  readonly eurPerMwh: readonly (readonly (number | null)[])[];
  /** The dearest of these, highest first. */
  readonly dearest: readonly DearestHours[];
}

export interface DearestHours {
  /** 1..12 and 0..23, local time. */
  readonly month: number;
  readonly hour: number;
  readonly hours: number;
  readonly eurPerMwh: number;
}

/** On what terms this right would be as good as the best; of the best itself, as good as the next. */
export interface EvenTerms {
  /** The right it is held against. */
  readonly other: string;
  /** Payment at which the company is indifferent, EUR a year; below nil: what it could still lose. */
  readonly paymentEur: number;
  readonly perMwEur: number | null;
  /** Share of kWcontract, 0..1, at which it is; null: at none, or there is no tariff. */
  readonly contractShare: number | null;
  readonly contractShareNow: number;
  /** Payment per MWh given up; null where none is. */
  readonly perMwhEur: number | null;
  /** Of an open right: hours of calls a year, in the dearest hours, up to which it is as good; null for any other. */
  readonly mostHours: number | null;
}
