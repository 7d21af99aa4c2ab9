/** What a product concerns: power taken from the grid, or fed into it. */
export type Direction = 'import' | 'export';

/**
 * Hours in local time (Europe/Amsterdam) in which something holds. `untilHour` is not part of it; one at or before `fromHour`
 * runs past midnight, and then its weekday and season are those of the day on which it begins.
 */
export interface Block {
  /** ISO weekdays, 1 (Monday)..7. */
  readonly weekdays: readonly number[];
  /** 0..23 and 1..24. */
  readonly fromHour: number;
  readonly untilHour: number;
  /** First and last day of the season, `MM-DD`; a last day before the first runs past new year. Null: all year. */
  readonly season: { readonly from: string; readonly until: string } | null;
}

/** When a right gives what is contracted, apart from calls. */
export type Shape =
  | { readonly kind: 'always' }
  /** Inside the blocks in full, outside them a share of what is contracted. */
  | { readonly kind: 'blocks'; readonly blocks: readonly Block[]; readonly outsideShare: number }
  /** In at least this share of the hours of a year; calls are held to the rest. */
  | { readonly kind: 'hours-share'; readonly share: number }
  /** Only what the grid has left. */
  | { readonly kind: 'none' };

/** When the operator may call. */
export type Trigger =
  /** Congestion at a node; null: any node that the connection hangs on. */
  | { readonly kind: 'congestion'; readonly node: string | null }
  /** In these hours always, with no word sent: they are in the contract. */
  | { readonly kind: 'window'; readonly blocks: readonly Block[] }
  /** While the day-ahead price is at least or at most this, EUR/MWh. */
  | { readonly kind: 'price'; readonly eurPerMwh: number; readonly when: 'at-least' | 'at-most' };

/** When the company knows of a call at the latest. */
export type Notice =
  | { readonly kind: 'in-contract' }
  /** On the local day before, at this local hour (8.5 is half past eight). */
  | { readonly kind: 'day-ahead'; readonly localHour: number }
  | { readonly kind: 'intraday'; readonly minutes: number };

/** To what a call may bring the connection. */
export type Depth =
  | { readonly kind: 'mw'; readonly mw: number }
  /** Of what is contracted. */
  | { readonly kind: 'share'; readonly share: number };

/** What the operator may do. Null: no limit. Hours and calls are counted by local calendar year. */
export interface CallRule {
  readonly by: readonly GridOwner[];
  readonly trigger: Trigger;
  readonly notice: Notice;
  /** Hours of one call, and hours in a row that calls may take together. */
  readonly longestCallHours: number | null;
  readonly longestRunHours: number | null;
  readonly callsPerYear: number | null;
  readonly hoursPerYear: number | null;
  readonly depth: Depth;
}

/** Regional operator (DSO) or the national one (TSO). */
export type GridOwner = 'regional' | 'national';

/** What is paid for it. */
export interface Money {
  /** Share of kWcontract and of kWmax that is charged; `block-hours`: the share of the hours that its blocks hold. */
  readonly contractShare: number | 'block-hours';
  readonly peakShare: number;
  /** Paid to the company per MW that may be called away, for each hour in which it may. */
  readonly availabilityEurPerMwH: number;
  /** Paid to the company per MWh called; `own-bid`: what it asks, null until it has. */
  readonly activation:
    | { readonly kind: 'fee'; readonly eurPerMwh: number }
    | { readonly kind: 'own-bid'; readonly eurPerMwh: number | null };
  /** Of steering: paid on what comes on top of the plan of the company, or on all that it exchanges while called; absent: the first. */
  readonly paidOn?: 'above-plan' | 'whole-flow';
  /** What the company pays per MWh above a call, or short of what steering asks; null: it cannot. */
  readonly penaltyEurPerMwh: number | null;
}

/**
 * What a product does to a connection. `right` gives capacity, and rights on one connection add up; `limit` leaves the rights
 * and caps their sum while it is called; `steer` asks for more of its direction than the company would exchange by itself, and
 * limits nothing.
 */
export type Effect = 'right' | 'limit' | 'steer';

/** A transport right or flex product: what it gives, who may call it, and what is paid. No figure of it is in the code. */
export interface Product {
  readonly effect: Effect;
  readonly shape: Shape;
  /** Null: nobody may call. */
  readonly call: CallRule | null;
  readonly money: Money;
  /** Whose sum it applies to: the connection itself, or all members of a group. */
  readonly group: 'connection' | 'members';
}

/** A product as one connection has it, in one direction. */
export interface HeldRight {
  readonly name: string;
  readonly product: Product;
  readonly direction: Direction;
  /**
   * MW of the right; for a limit, the MW of all rights that it caps; for steering, the MW that may be asked.
   */
  readonly mw: number;
}
