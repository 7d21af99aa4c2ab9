import type { Asset } from '../assets/asset.ts';
import type { Axis } from '../calendar/axis.ts';
import type { Series } from '../series/series.ts';
import type { Steering } from './steering.ts';

/** Heat levels, low to high: hot water <= 100 C, steam <= 200 C (250 C for cascades), furnace above. Higher may serve lower. */
export const HEAT_LEVELS = ['hotWater', 'steam', 'furnace'] as const;
export type HeatLevel = (typeof HEAT_LEVELS)[number];

/** Contracted limits of one grid connection and what it costs to go beyond them. MW. */
export interface ConnectionLimits {
  readonly importMw: Series;
  readonly exportMw: Series;
  /** Import beyond the limit, at a price; absent: the limit is hard. */
  readonly breach?: { readonly importMw: Series; readonly priceEurPerMwh: number };
  /** What the site takes its limits to be until it is told; absent: it knows them all from the start. */
  readonly beliefs?: readonly Belief[];
  /** A duty to take or feed in more than it would; absent: none. */
  readonly steering?: Steering;
}

/** Limits that a site reckons with until it is told otherwise, MW by step; of several the first that still holds counts. */
export interface Belief {
  readonly importMw: Float64Array;
  readonly exportMw: Float64Array;
  /** Beyond the limit at a price; nil where the limit is hard. */
  readonly breachMw: Float64Array;
  /** Step from whose start on the site knows more of each step; 0: it never believed this of it. */
  readonly untilStep: Int32Array;
}

/** A charge on the highest import of each month or week of the axis (kWmax; Tarievencode). */
export interface PeakCharge {
  readonly period: 'month' | 'week';
  /** EUR per MW for each period. */
  readonly priceEurPerMw: number;
  /** Peak already reached in each period before the axis begins, MW; one number for the first period only, or one per period. */
  readonly alreadySetMw: readonly number[];
}

/**
 * How members bear what they are charged on their peak together, period by period: `own-peak`: by the highest import of each,
 * so that by one tariff nobody pays more than alone; `peak-hour`: by what each takes in the step of the peak; `power`: by the
 * import limit of each.
 */
export type PeakSharing = 'own-peak' | 'peak-hour' | 'power';

/** A charge on the highest net import of several sites together (kWmax of a group; Tarievencode 3.7.18b). */
export interface GroupPeakCharge extends PeakCharge {
  /** Those of the shared limit who are charged together; absent: all of them. */
  readonly sites?: readonly string[];
  readonly sharedBy: PeakSharing;
}

/**
 * Energy tax in brackets, from low to high volume; `fromMwh` counts over the axis (the annual threshold times the share
 * of a year that the axis covers), per MWh electricity or MWh fuel (lower heating value). Empty: no tax.
 */
export type Tax = readonly { readonly fromMwh: number; readonly eurPerMwh: number }[];

export interface Fuel {
  /** EUR per MWh fuel, lower heating value. */
  readonly priceEurPerMwh: Series;
  readonly tax: Tax;
  /** Fossil emissions, tonne CO2 per MWh fuel, lower heating value. */
  readonly emissionsTonPerMwh: number;
}

/** What an emitted tonne costs. Free allocation and dispensation are lump sums over the axis. */
export interface Carbon {
  readonly etsEurPerTon: number;
  readonly freeAllocationTon: number;
  /** CO2-heffing industrie net of the ETS reference, EUR per tonne above the dispensation; 0 where it does not bite. */
  readonly levyEurPerTon: number;
  readonly dispensationTon: number;
  /** Higher rates for what is emitted further above the dispensation, rising in both; absent: one rate. */
  readonly levyTiers?: readonly LevyTier[];
  /** Emissions over the axis that no fuel of the site makes (clay, glass, waste), tonne; absent: none. */
  readonly processTon?: number;
  /** Aid for the CO2 price in the price of electricity, over the axis, EUR; absent: none. */
  readonly compensationEur?: number;
  /** Free allowances that a MWh of heat made from electricity does not earn, tonne, by heat level; absent: it earns all. */
  readonly forgoneTonPerMwh?: Readonly<Partial<Record<HeatLevel, number>>>;
}

/** From `aboveTon` over the dispensation on, a tonne costs `eurPerTon`. */
export interface LevyTier {
  readonly aboveTon: number;
  readonly eurPerTon: number;
}

/**
 * Most that some flows of a site may carry together over the axis: subsidised full-load hours, hours of a right, energy from
 * the grid.
 */
export interface Budget {
  /** Unique within the site. */
  readonly name: string;
  /** Whose flows; `null`: those of the connection. */
  readonly asset: string | null;
  /** Names of flows of the site, such as `e-boiler.heat`, or `import` and `breach`. */
  readonly flows: readonly string[];
  /** Full-load hours or energy, over the axis. */
  readonly unit: 'h' | 'MWh';
  readonly limit: number;
  /** Energy of one unit: 1 for MWh, the capacity (MW) for full-load hours. */
  readonly mwhPerUnit: number;
}

/** Value of lost production, EUR per MWh not served; `null`: everything must be served. */
export interface Unserved {
  readonly electricityEurPerMwh: number | null;
  readonly heatEurPerMwh: number | null;
}

/** One company location behind one grid connection, resolved: everything the program needs and nothing else. */
export interface Site {
  readonly name: string;
  readonly electricityLoadMw: Series;
  readonly heatLoadMw: Readonly<Partial<Record<HeatLevel, Series>>>;
  readonly limits: ConnectionLimits;
  readonly peaks: readonly PeakCharge[];
  /** Commodity price of import, EUR/MWh, supply margin included. */
  readonly importEurPerMwh: Series;
  /** Income per MWh export, EUR/MWh, feed-in fee deducted. */
  readonly exportEurPerMwh: Series;
  readonly electricityTax: Tax;
  readonly gridEurPerMwh: number;
  /** kWcontract over the axis, EUR: a constant of the contract. */
  readonly gridContractEur: number;
  /** Fixed charges over the axis, EUR. */
  readonly gridFixedEur: number;
  readonly fuels: Readonly<Record<string, Fuel>>;
  readonly carbon: Carbon;
  readonly unserved: Unserved;
  /** Grid mix for scope 2 reporting, tonne per MWh; never in the objective. */
  readonly gridEmissionsTonPerMwh: Series;
  readonly assets: readonly Asset[];
  /** Absent: none. */
  readonly budgets?: readonly Budget[];
}

/** One limit over the net exchange of several sites (a group right), MW. */
export interface SharedLimit {
  readonly name: string;
  readonly sites: readonly string[];
  readonly importMw: Series;
  readonly exportMw: Series;
  /** What members are charged on their peak together; absent: nothing. */
  readonly peaks?: readonly GroupPeakCharge[];
}

/** Sites that are dispatched together over one axis. */
export interface SiteGroup {
  readonly axis: Axis;
  readonly sites: readonly Site[];
  readonly sharedLimits: readonly SharedLimit[];
}
