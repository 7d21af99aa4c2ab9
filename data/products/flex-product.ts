import type { Direction, Effect, GridOwner, Notice, Product, Shape, Trigger } from '../../engine/index.ts';
import type { Sourced, Text } from '../tables/sourced.ts';

/** Hours of every day of the year, from and until, local time. */
export type DayHours = readonly (readonly [fromHour: number, untilHour: number])[];

/** When and how deep the operator may call. Absent: no limit is known, so none is kept. */
export interface PresetCall {
  readonly trigger: Sourced<Trigger['kind']>;
  /** Hours of a trigger by window. */
  readonly window?: Sourced<DayHours>;
  readonly notice: Sourced<Notice['kind']>;
  /** Local hour of the day before; minutes before a call. */
  readonly noticeHour?: Sourced<number>;
  readonly noticeMinutes?: Sourced<number>;
  readonly longestCallHours?: Sourced<number>;
  readonly longestRunHours?: Sourced<number>;
  readonly callsPerYear?: Sourced<number>;
  readonly hoursPerYear?: Sourced<number>;
  /** Share of the contract that a call leaves at the least; absent: each contract says it. */
  readonly depthShare?: Sourced<number>;
}

/** A transport right or flex product as the rules have it, with the source of every figure. */
export interface FlexProduct {
  readonly id: string;
  readonly title: Text;
  readonly explanation: Text;
  readonly effect: Effect;
  readonly group: Product['group'];
  /** Operators who offer it. */
  readonly grid: readonly GridOwner[];
  readonly directions: readonly Direction[];
  readonly law: string;
  /** The set of rules that the figures are those of. */
  readonly version: string;
  /** First day of use, ISO date; absent: of old. */
  readonly from?: Sourced<string>;
  readonly shape: Sourced<Shape['kind']>;
  /** Share of the hours in which the operator must give it. */
  readonly guaranteedShare: Sourced<number>;
  /** Of a shape of blocks: their hours, and the share of the contract outside them. */
  readonly blocks?: Sourced<DayHours>;
  readonly outsideShare?: Sourced<number>;
  readonly call: PresetCall | null;
  readonly contractShare: Sourced<number | 'block-hours'>;
  readonly peakShare: Sourced<number>;
  readonly availabilityEurPerMwH: Sourced<number>;
  readonly activation: Sourced<'fee' | 'own-bid'>;
  readonly activationEurPerMwh: Sourced<number>;
  /** Smallest power that can be offered under it, MW. */
  readonly leastMw?: Sourced<number>;
  /** What else the rules say. */
  readonly rules: readonly ({ readonly title: Text } & Sourced<number | string>)[];
}
