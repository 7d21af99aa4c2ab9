import type { SeriesHeader } from '../../data/index.ts';
import type {
  BudgetUse,
  CarbonBill,
  Certificate,
  CostParts,
  ForesightCost,
  Infeasibility,
  LevyUse,
  LimitRange,
  LineKind,
  PlanStatus,
  RunningHours,
  SharedLimitUse,
} from '../../engine/index.ts';
import type { Bill } from '../bill/line.ts';
import type { LeftOutPackages } from '../choices/left-out.ts';
import type { CarbonTarget, Explanation } from '../explain/facts.ts';
import type { FlexResult } from '../flex/result.ts';
import type { CarbonSources } from '../resolve/carbon-sources.ts';
import type { Study, Text } from '../schema/study.ts';
import type { SizingResult } from '../sizing/report.ts';
import type { PackageSubsidies } from '../subsidies/scheme.ts';

/** A default that was filled in: where, what, and how sure its source is. */
export interface FilledDefault {
  /** JSON Pointer into the study. */
  readonly path: string;
  readonly value: number | string | boolean;
  readonly unit: string | null;
  readonly source: string;
  /** S seen, 2nd, C computed, M unchecked (an assumption the user should look at), D design choice of this tool. */
  readonly mark: 'S' | '2nd' | 'C' | 'M' | 'D';
}

/** One line of the answer: one package (or the study as it is) in one path year, all sites together. */
export interface VariantResult {
  /** `base` for a dispatch study, else the package name. */
  readonly name: string;
  readonly year: number;
  readonly status: PlanStatus | 'infeasible';
  readonly costEur: number | null;
  readonly emissionsTonCo2: number | null;
  readonly importMwh: number | null;
  readonly exportMwh: number | null;
  readonly peakMw: number | null;
  readonly unservedMwh: number | null;
  readonly valueOfOneMwEur: number | null;
  /** The same from both sides, for a study of one site; null where it was not asked for or has no meaning. */
  readonly valueRange: LimitRange | null;
  /** What knowing no more than a day ahead costs; null where only perfect foresight was asked for. */
  readonly foresight: ForesightCost | null;
  readonly sharedLimits: readonly SharedLimitResult[];
  readonly certificate: Certificate | null;
  readonly costParts: CostParts | null;
  readonly gridEmissionsTonCo2: number | null;
  readonly curtailedMwh: number | null;
  readonly breachMwh: number | null;
  /** Hours in which it would have paid to charge and discharge, or buy and sell, at once (negative prices); resolved. */
  readonly exclusiveHours: number | null;
  readonly hoursAtLimit: number | null;
  readonly fuelMwh: Readonly<Record<string, number>> | null;
  /** Per site, in the order of the study. */
  readonly sites: readonly SiteResult[];
  readonly infeasibility: Infeasibility | null;
  /** What binds and what it costs, one sentence. */
  readonly line: Text;
}

export interface SiteResult {
  readonly name: string;
  readonly costEur: number;
  readonly costParts: CostParts;
  readonly emissionsTonCo2: number;
  readonly importMwh: number;
  readonly exportMwh: number;
  readonly peakMw: number;
  readonly unservedMwh: number;
  readonly valueOfOneMwEur: number;
  readonly hoursAtLimit: number;
  /** Yearly limits, over the axis: `<asset>.hours`, `<asset>.energy`, `grid.energy`. */
  readonly budgets: readonly BudgetUse[];
  /** Starts and hours of each asset that is on or off. */
  readonly running: readonly RunningHours[];
  /** Null where no levy bites. */
  readonly levy: LevyUse | null;
  readonly carbon: SiteCarbon;
  /** Line by line; null for one week, which no bill is made of. */
  readonly bill: Bill | null;
}

/** The carbon bill of a site with the source of each line; scope 2 stands beside it and is in none of its lines. */
export interface SiteCarbon extends CarbonBill {
  /** Of grid power, by the mix of each hour, tonne CO2. */
  readonly gridEmissionsTonCo2: number;
  readonly sources: CarbonSources;
}

/** A limit over several sites, without its values per step. */
export type SharedLimitResult = Omit<
  SharedLimitUse,
  | 'netImportMw'
  | 'peakValuesEurPerMw'
  | 'importValueEurPerMw'
  | 'exportValueEurPerMw'
  | 'importValueMoreEurPerMw'
  | 'importValueLessEurPerMw'
>;

/** The business case of one package against the reference. */
export interface PackageResult {
  readonly name: string;
  readonly title: Text;
  readonly measures: readonly string[];
  readonly investmentEur: number;
  readonly fixedEurPerYear: number;
  /** Yearly operating cost by path year, EUR. */
  readonly annualCostEur: Readonly<Record<string, number>>;
  readonly npvEur: number | null;
  readonly irr: number | null;
  /** Why `irr` is null: no sign change, several rates, or reference. */
  readonly irrNote: 'reference' | 'none' | 'several' | null;
  readonly paybackYears: number | null;
  readonly co2AvoidedTonPerYear: number | null;
  readonly eurPerTonAvoided: number | null;
  /** Null for the reference, and where some year has no answer. */
  readonly finance: PackageFinance | null;
  /** Emissions against the target of the study; absent where some year has no answer. */
  readonly carbonTarget?: CarbonTarget;
  /** Absent: it asks for none. */
  readonly subsidies?: PackageSubsidies;
  readonly rank: number;
  readonly line: Text;
}

/** The cash flow of a package against the reference, and what follows from it for the company and for the country. */
export interface PackageFinance {
  /** Year at whose start `[0]` falls; `[k]` falls at the end of year k. */
  readonly startYear: number;
  readonly inflation: number;
  readonly lines: readonly CashLine[];
  readonly nominalEur: readonly number[];
  /** In money of the start. */
  readonly realEur: readonly number[];
  /** After subsidy, tax and financing. */
  readonly company: Perspective;
  /** After subsidy, before tax and financing. */
  readonly beforeTax: Perspective;
  /** At the social discount rate, without taxes, subsidies and CO2 payments; the operation is the company's. */
  readonly national: Perspective;
  /** Modified internal rate of return, real, at the discount rate; one number also where `irr` is none or several. */
  readonly mirr: number | null;
  /** Null where the package adds nothing that makes heat. */
  readonly levelisedHeat: LevelisedHeat | null;
  readonly unprofitableGap: UnprofitableGap;
  readonly breakEvens: readonly BreakEven[];
}

/** A named line of the cash flow, nominal EUR, positive where it comes in; the lines of a year sum to its flow. */
export interface CashLine {
  readonly name: string;
  readonly title: Text;
  readonly kind: LineKind;
  readonly eurByYear: readonly number[];
  /** Present worth to the company; the lines sum to its net present value. */
  readonly worthEur: number;
  /** Present worth to the country; null: money that stays within it. */
  readonly nationalWorthEur: number | null;
}

/** One view of the flow. All real. */
export interface Perspective {
  readonly discountRate: number;
  readonly npvEur: number;
  readonly irr: number | null;
  /** Why `irr` is null. */
  readonly irrNote: 'none' | 'several' | null;
  readonly paybackYears: number | null;
  readonly discountedPaybackYears: number | null;
  readonly eurPerTonAvoided: number | null;
}

/** Levelised cost of heat that the package makes anew, beside the fuel and CO2 that it saves, per MWh of that heat. */
export interface LevelisedHeat {
  readonly mwhPerYear: number;
  readonly newEurPerMwh: number;
  readonly replacedEurPerMwh: number;
}

/** Onrendabele top: at once, or each year per MWh of new heat or per tonne avoided; real. */
export interface UnprofitableGap {
  readonly eur: number;
  readonly eurPerMwhHeat: number | null;
  readonly eurPerTon: number | null;
}

/** The value at which the net present value is nil with all else, and the operation, held. */
export interface BreakEven {
  readonly of: 'capex' | 'co2' | 'power' | 'gas';
  readonly unit: 'EUR' | 'EUR/t' | 'EUR/MWh';
  /** What was reckoned with: the investment, or the mean price over the horizon. */
  readonly used: number;
  /** Null: none from nil to ten times that. */
  readonly at: number | null;
}

export interface Report {
  readonly headline: Text;
  readonly packages: readonly PackageResult[];
  /** Best sizes by package; absent: the study seeks none. */
  readonly sizing?: readonly SizingResult[];
  /** At most three. */
  readonly caveats: readonly Text[];
  /** Packages of the choices that were not computed, by reason, the most first; absent where there are none. */
  readonly leftOut?: readonly LeftOutPackages[];
  /** Absent where there are no two packages to compare. */
  readonly front?: Front;
  /** Absent for a study without paths. */
  readonly paths?: readonly PathResult[];
  readonly robust?: Robust;
}

/** Which packages are worth choosing from: the Pareto front of net present value, CO2 avoided and peak. */
export interface Front {
  readonly points: readonly FrontPoint[];
  readonly line: Text;
}

export interface FrontPoint {
  /** Of a package. */
  readonly name: string;
  readonly npvEur: number;
  readonly co2AvoidedTonPerYear: number;
  /** Highest import of any computed year. */
  readonly peakMw: number;
  /** Packages of the front that are at least as good in all three; empty: it is on the front itself. */
  readonly dominatedBy: readonly string[];
}

/** The business case in one named future. What is more of it: run the study with the changes of the path. */
export interface PathResult {
  readonly name: string;
  readonly title: Text;
  /** Share of all weights. */
  readonly weight: number;
  readonly prices: readonly PathPrices[];
  /** Best first. */
  readonly packages: readonly PathPackage[];
}

/** Prices of a path in a computed year. */
export interface PathPrices {
  readonly year: number;
  readonly co2EurPerTon: number;
  /** Day-ahead, mean over the steps. */
  readonly powerEurPerMwh: number;
  /** Natural gas, lower heating value, mean over the steps; null: the study has no price of it. */
  readonly gasEurPerMwh: number | null;
}

export interface PathPackage
  extends Pick<
    PackageResult,
    | 'name'
    | 'rank'
    | 'npvEur'
    | 'irr'
    | 'irrNote'
    | 'paybackYears'
    | 'co2AvoidedTonPerYear'
    | 'eurPerTonAvoided'
  > {
  readonly peakMw: number | null;
  /** Why it has no net present value; null: it has one. */
  readonly reason: Text | null;
}

/** Packages judged over all paths. A path of weight nil counts for nothing. */
export interface Robust {
  /** Those with an answer in every path. */
  readonly packages: readonly RobustPackage[];
  /** Name of the package that each rule chooses. */
  readonly choice: {
    /** Highest mean net present value, by weight. */
    readonly expected: string;
    /** Highest net present value in its worst path (Wald). */
    readonly worst: string;
    /** Least worst regret (Savage). */
    readonly worstRegret: string;
    /** Best in the largest share of the paths, by weight. */
    readonly bestShare: string;
  };
  readonly line: Text;
}

export interface RobustPackage {
  readonly name: string;
  /** In the order of the paths. */
  readonly npvEur: readonly number[];
  readonly expectedEur: number;
  readonly worstEur: number;
  /** What the best choice of each path is worth more; the reference, at nil, is one of the choices. */
  readonly regretEur: readonly number[];
  readonly worstRegretEur: number;
  /** Paths in which it is the best choice, and their share by weight. */
  readonly bestIn: number;
  readonly bestShare: number;
  readonly line: Text;
}

/** A data set that a study named, as it was when the study was resolved. */
export type UsedDataSet = Pick<SeriesHeader, 'name' | 'unit' | 'source' | 'licence' | 'retrieved' | 'sha256'>;

export interface RunResult {
  readonly study: string;
  readonly kind: Study['kind'];
  readonly engineVersion: string;
  readonly variants: readonly VariantResult[];
  readonly defaults: readonly FilledDefault[];
  /** Data sets behind the answer, with the hash of their values. */
  readonly dataSets: readonly UsedDataSet[];
  readonly report: Report;
  /** Of a study of flex products, which has neither variants nor packages. */
  readonly flex?: FlexResult;
  /** Of every package or of the study as it is; absent: they were not asked for. */
  readonly explanations?: readonly Explanation[];
}

/** Column of an hourly table; `name` is unique in the table: `<site>/<flow>`. */
export interface SeriesColumn {
  readonly name: string;
  readonly site: string;
  readonly asset: string | null;
  readonly role: 'source' | 'sink' | 'level' | 'limit' | 'price' | 'value';
  readonly carrier: 'electricity' | 'hotWater' | 'steam' | 'furnace' | 'fuel';
  readonly unit: 'MW' | 'MWh' | 'EUR/MWh' | 'EUR/MW';
  readonly values: Float64Array;
}
/** Hourly series of one variant-year. */
export interface SeriesTable {
  readonly variant: string;
  readonly year: number;
  readonly startMs: number;
  readonly stepMinutes: 15 | 60;
  readonly steps: number;
  readonly columns: readonly SeriesColumn[];
}
