// CONTRACT (plain interfaces): the schema helper replaces these by TypeBox declarations with the same exported names and shapes.

export interface Text { readonly nl: string; readonly en: string }

/** A single number: in the unit of the field, as text with a unit ("2500 kW"), a formula over `year`, or a named price path. */
export type Scalar = number | string | { readonly formula: string } | { readonly path: string };

/** A quantity per step: a scalar, an inline array (one value per step), a CSV column, a named data set or a generator. */
export type Quantity =
  | Scalar
  | readonly number[]
  | { readonly csv: string; readonly column: string; readonly timeColumn?: string; readonly unit?: string; readonly scale?: Scalar; readonly meanTo?: Scalar }
  | { readonly dataset: string; readonly unit?: string; readonly scale?: Scalar; readonly meanTo?: Scalar }
  | { readonly generator: 'price' | 'pv' | 'wind' | 'load' | 'heat' | 'temperature'; readonly parameters?: Readonly<Record<string, number | string>>; readonly seed?: number; readonly scale?: Scalar; readonly meanTo?: Scalar };

export type Period =
  | { readonly year: number; readonly stepMinutes?: 15 | 60 }
  | { readonly start: string; readonly end: string; readonly stepMinutes?: 15 | 60 };

export type HeatLevelName = 'hotWater' | 'steam' | 'furnace';
type End = 'cyclic' | Scalar; // MWh, at least

interface StoreFields {
  readonly energyMwh: Scalar;
  readonly minimumMwh?: Scalar;
  readonly efficiencyIn?: Scalar;
  readonly efficiencyOut?: Scalar;
  readonly lossPerHour?: Scalar;
  readonly startMwh?: Scalar;
  readonly end?: End;
  readonly wearEurPerMwh?: Scalar;
}

export type StudyAsset =
  | ({ readonly kind: 'battery'; readonly name: string; readonly powerMw: Scalar; readonly chargeMw?: Scalar; readonly dischargeMw?: Scalar } & StoreFields)
  | ({ readonly kind: 'thermalStore'; readonly name: string; readonly level: HeatLevelName; readonly powerMw: Scalar; readonly chargeMw?: Scalar; readonly dischargeMw?: Scalar } & StoreFields)
  | { readonly kind: 'loadShift'; readonly name: string; readonly awayMw: Scalar; readonly backMw?: Scalar; readonly energyMwh: Scalar; readonly windowHours?: number; readonly returnPerMwh?: Scalar; readonly costEurPerMwh?: Scalar }
  | { readonly kind: 'eBoiler'; readonly name: string; readonly level: HeatLevelName; readonly heatMw: Scalar; readonly efficiency?: Scalar; readonly operationEurPerMwh?: Scalar }
  | { readonly kind: 'heatPump'; readonly name: string; readonly level: HeatLevelName; readonly heatMw: Scalar; readonly cop?: Quantity; readonly sourceC?: Quantity; readonly sinkC?: Quantity; readonly qualityOfCarnot?: Scalar; readonly operationEurPerMwh?: Scalar }
  | { readonly kind: 'gasBoiler'; readonly name: string; readonly level: HeatLevelName; readonly heatMw: Scalar; readonly efficiency?: Scalar; readonly fuel?: FuelName; readonly operationEurPerMwh?: Scalar }
  | { readonly kind: 'chp'; readonly name: string; readonly level: HeatLevelName; readonly powerMw: Scalar; readonly electricEfficiency?: Scalar; readonly heatEfficiency?: Scalar; readonly fuel?: FuelName; readonly operationEurPerMwh?: Scalar; readonly canDumpHeat?: boolean }
  | { readonly kind: 'pv' | 'wind'; readonly name: string; readonly peakMw: Scalar; /** MW per MW peak */ readonly profile?: Quantity; readonly curtailableShare?: Scalar; readonly curtailmentEurPerMwh?: Scalar };

export type FuelName = 'naturalGas' | 'hydrogen' | 'biomass' | 'greenGas';

/** Contract for transport: MW, right, tariff, breach and peaks. */
export interface StudyContract {
  readonly importMw: Quantity;
  readonly exportMw?: Quantity; // default 0
  /** Transport right by id of the table (FIRM, VVTR, TDTR, TBTR ...): sets the share of kWcontract charged. Default FIRM. */
  readonly right?: string;
  /** MW on which kWcontract is charged; default the highest import limit. */
  readonly contractedMw?: Scalar;
  readonly breach?: { readonly importMw: Scalar; readonly priceEurPerMwh: Scalar };
  readonly tariff?: { readonly operator: string; readonly level: string; readonly year?: number } | GridTariff;
  /** Replaces the kWmax of the tariff; `alreadySetMw`: one number (first period) or one per period. */
  readonly peaks?: readonly { readonly period: 'month' | 'week'; readonly priceEurPerMw: Scalar; readonly alreadySetMw?: number | readonly number[] }[];
}
export interface GridTariff {
  readonly contractEurPerKwMonth: Scalar;
  readonly peakEurPerKwMonth: Scalar;
  readonly energyEurPerMwh: Scalar;
  readonly fixedEurPerYear: Scalar;
}

export interface StudySite {
  readonly name: string;
  readonly sector?: string;
  readonly contract: StudyContract;
  readonly demand: {
    readonly electricityMw?: Quantity; // default 0
    readonly heatMw?: Partial<Record<HeatLevelName, Quantity>>;
    /** EUR per MWh not served, or 'not-allowed'. */
    readonly unserved?: { readonly electricityEurPerMwh?: Scalar | 'not-allowed'; readonly heatEurPerMwh?: Scalar | 'not-allowed' };
  };
  readonly assets?: readonly StudyAsset[];
  readonly carbon?: { readonly inEts?: boolean; readonly freeAllocationTon?: Scalar; readonly dispensationTon?: Scalar };
}

export interface StudyPrices {
  readonly electricity: {
    readonly dayAheadEurPerMwh: Quantity;
    readonly supplyMarginEurPerMwh?: Scalar;
    /** Default: the day-ahead price. */
    readonly sellEurPerMwh?: Quantity;
    readonly feedInFeeEurPerMwh?: Scalar;
  };
  readonly fuels?: Partial<Record<FuelName, { readonly priceEurPerMwh: Quantity; readonly heatingValue?: 'higher' | 'lower' }>>;
  readonly gridEmissionsTonPerMwh?: Quantity;
  /** `nl`: the Dutch brackets of a year; or flat rates; or none. Default nl. */
  readonly energyTax?: 'none' | { readonly schedule: 'nl'; readonly year?: number } | { readonly electricityEurPerMwh: Scalar; readonly naturalGasEurPerMwh: Scalar };
}

export interface StudyCarbon {
  /** Default: path ets-middle. */
  readonly etsEurPerTon?: Scalar;
  /** Levy version; default 'tax-plan-2026'. */
  readonly levy?: 'none' | 'first-law' | 'raised' | 'tax-plan-2026' | { readonly tariffEurPerTon: Scalar; readonly etsReferenceEurPerTon?: Scalar };
}

/** An investment option. Sizes and money are the user's or follow from the technology table. */
export interface Measure {
  readonly name: string;
  readonly title?: Text;
  readonly site?: string; // default: the only site
  readonly add?: readonly StudyAsset[];
  readonly remove?: readonly string[];
  /** Extra contracted MW. */
  readonly addImportMw?: Scalar;
  readonly addExportMw?: Scalar;
  /** Invested amount; or technology + size from the table of technologies. */
  readonly investment:
    | { readonly capexEur: Scalar; readonly fixedEurPerYear?: Scalar; readonly lifetimeYears: number }
    | { readonly technology: string; readonly size: Scalar; readonly costMultiplier?: Scalar };
}
export interface Package {
  readonly name: string;
  readonly title?: Text;
  readonly measures: readonly string[];
  /** Contract of the package where it differs from the site's, by site name. */
  readonly contracts?: Readonly<Record<string, Partial<StudyContract>>>;
}
export interface StudyFinance {
  readonly startYear?: number;
  readonly horizonYears?: number; // default 15
  readonly discountRate?: Scalar; // real, default 0.08
}

/** A slider of the page: one number of the study, by JSON Pointer. */
export interface Control { readonly pointer: string; readonly title: Text; readonly unit: string; readonly minimum: number; readonly maximum: number; readonly step: number }

export interface Study {
  readonly speelruimte: 1;
  readonly kind: 'dispatch' | 'business-case';
  readonly name: string;
  readonly title?: Text;
  readonly story?: Text;
  readonly period: Period;
  /** Years of the price and policy paths; the hourly calendar is that of `period`. Default: the year of the period. */
  readonly years?: readonly number[];
  readonly sites: readonly StudySite[];
  readonly sharedLimits?: readonly { readonly name: string; readonly sites: readonly string[]; readonly importMw: Quantity; readonly exportMw: Quantity }[];
  readonly prices: StudyPrices;
  readonly carbon?: StudyCarbon;
  readonly measures?: readonly Measure[];
  readonly packages?: readonly Package[];
  readonly reference?: string;
  readonly finance?: StudyFinance;
  readonly solve?: { readonly foresight?: 'perfect' | 'day-ahead'; readonly tolerance?: number; readonly deadlineSeconds?: number; readonly seed?: number };
  readonly controls?: readonly Control[];
}
