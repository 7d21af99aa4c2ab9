import type {
  Asset,
  Axis,
  Budget,
  DispatchOptions,
  HeatLevel,
  PeakCharge,
  ProfitTax,
  Series,
  SharedLimit,
  Site,
} from '../../engine/index.ts';
import type { FilledDefault, UsedDataSet } from '../report/result.ts';
import type { GroupPeakTerms } from '../rights/group-peak.ts';
import type { Steering } from '../rights/terms.ts';
import type { Study, Text } from '../schema/study.ts';
import type { PackageSizing } from '../sizing/package-sizing.ts';
import type { Sizable } from '../sizing/sizes.ts';
import type { ResolvedSubsidies } from '../subsidies/candidate.ts';
import type { CarbonSources } from './carbon-sources.ts';
import type { SupplyTerms } from './supply.ts';
import type { GridTerms, PriceTerms, Rate } from './terms.ts';

/** A study joined with its data: engine input for every path year, the money of its measures, and what was filled in. */
export interface ResolvedStudy {
  readonly study: Study;
  readonly axis: Axis;
  /** Share of a calendar year that the axis covers. */
  readonly yearShare: number;
  readonly options: DispatchOptions;
  readonly years: readonly ResolvedYear[];
  /** One package `base` for a dispatch study. */
  readonly packages: readonly ResolvedPackage[];
  /** By package; none for a package that asks for none. */
  readonly subsidies: ReadonlyMap<string, ResolvedSubsidies>;
  /** Name of the package that the others are compared with. */
  readonly reference: string;
  /** How good the sizes found are, by package; empty where none are sought, or before they are. */
  readonly sizings: ReadonlyMap<string, PackageSizing>;
  readonly finance: Finance;
  readonly defaults: readonly FilledDefault[];
  readonly dataSets: readonly UsedDataSet[];
  /** Named futures; none for a study without. */
  readonly paths: readonly ResolvedPath[];
}

/** A named future: the study with its changes, resolved; the same object as the study's own where nothing changes. */
export interface ResolvedPath {
  readonly name: string;
  readonly title: Text;
  readonly weight: number;
  readonly resolved: ResolvedStudy;
}

/** Sites and measures at the prices and policies of one year. */
export interface ResolvedYear {
  readonly year: number;
  readonly sites: readonly ResolvedSite[];
  readonly sharedLimits: readonly ResolvedLimit[];
  readonly measures: ReadonlyMap<string, ResolvedMeasure>;
  /** Contracts that differ from the site's, by package and site. */
  readonly contracts: ReadonlyMap<string, ReadonlyMap<string, ResolvedContract>>;
  /** What the prices are made of, for the bill. */
  readonly terms: PriceTerms;
  /** What a site pays beside its operation, by its name. */
  readonly settlements: ReadonlyMap<string, SiteSettlement>;
}

/** A limit on several sites, and how those are charged on their peak together whose right it is; null: nobody's. */
export interface ResolvedLimit extends Omit<SharedLimit, 'peaks'> {
  readonly peak: GroupPeakTerms | null;
}

/** Contracts and charges of a site that its operation cannot change, or only in part. */
export interface SiteSettlement {
  readonly supply: readonly SupplyTerms[];
  /** Gas network charges over the axis, EUR. */
  readonly gasNetworkEur: Rate;
}

type ContractParts = 'limits' | 'budgets' | 'peaks' | 'gridEurPerMwh' | 'gridContractEur' | 'gridFixedEur';

/** A site whose contract can still be changed by a package. */
export interface ResolvedSite extends Omit<Site, ContractParts> {
  readonly contract: ResolvedContract;
  /** Yearly limits of the assets of the site. */
  readonly assetBudgets: readonly Budget[];
  /** Where each line of its carbon bill comes from. */
  readonly carbonSources: CarbonSources;
}

export interface ResolvedContract {
  readonly importMw: Series;
  readonly exportMw: Series;
  /** Share of a MW that a measure adds that is there, by step: it comes under the rights of the rest, in their proportion. */
  readonly addedShare: { readonly importMw: Series; readonly exportMw: Series };
  readonly breach: { readonly importMw: Series; readonly priceEurPerMwh: number } | null;
  /** MW on which kWcontract is charged; `null`: the highest import limit. */
  readonly contractedMw: number | null;
  /** kWcontract over the axis, EUR per contracted MW, the share of the transport right included. */
  readonly contractEurPerMw: number;
  readonly energyEurPerMwh: number;
  /** Fixed charges over the axis, EUR. */
  readonly fixedEur: number;
  /** By its own profile; a member of a group is charged with the others instead. */
  readonly peaks: readonly PeakCharge[];
  /** Shared limit of the group that it is charged with on its peak; null: none. */
  readonly group: string | null;
  /** Level of its grid tariff; null: none is named. */
  readonly gridLevel: string | null;
  /** What the company is paid for its rights over the axis, EUR. */
  readonly rightsEur: number;
  /** What is paid on energy that is asked for; null: no such contract. */
  readonly steering: Steering | null;
  /** Most energy from the grid over the axis, MWh; `null`: no such limit. */
  readonly maximumImportMwh: number | null;
  /** What the charges are made of, for the bill. */
  readonly terms: GridTerms;
}

export interface ResolvedMeasure {
  readonly site: string;
  readonly add: readonly Asset[];
  /** Yearly limits of the added assets. */
  readonly budgets: readonly Budget[];
  readonly remove: readonly string[];
  readonly addImportMw: number;
  readonly addExportMw: number;
  /** First year in which it is there; `null`: from the start. */
  readonly fromYear: number | null;
  /** Share of each demand that goes away. */
  readonly saves: Readonly<Partial<Record<'electricity' | HeatLevel, number>>>;
  /** Where its best size is sought: all above is then for one unit of it. */
  readonly sized: Sizable | null;
}

export interface ResolvedPackage {
  readonly name: string;
  readonly title: Text;
  /** With the year in the name of a measure that may come in several: keys of `ResolvedYear.measures`. */
  readonly measures: readonly string[];
  /** Made of the choices of the study, not written out in it. */
  readonly isMade: boolean;
  readonly investments: readonly Investment[];
  /** Found for its measures of which the best size is sought. */
  readonly sizes: Readonly<Record<string, number>>;
}

/** What a measure costs, EUR real. */
export interface Investment {
  readonly capexEur: number;
  readonly fixedEurPerYear: number;
  readonly lifetimeYears: number;
  /** At the start of which year it is bought; absent: of the start year. */
  readonly year?: number;
}

export interface Finance {
  readonly startYear: number;
  readonly horizonYears: number;
  /** Real. */
  readonly discountRate: number;
  readonly inflation: number;
  readonly residualValue: 'none' | 'linear';
  /** Null: reckoned without tax. */
  readonly tax: CompanyTax | null;
  /** Null: paid with own money. */
  readonly financing: Financing | null;
  readonly national: NationalView;
}

export interface CompanyTax extends ProfitTax {
  readonly otherProfitEurPerYear: number;
  /** Null: the technical life of each investment. */
  readonly depreciationYears: number | null;
}

/** How the investment is paid; `share` of what it costs after grants. */
export interface Financing {
  readonly form: 'annuity' | 'linear' | 'lease';
  readonly share: number;
  readonly interestRate: number;
  readonly years: number;
}

export interface NationalView {
  /** Real. */
  readonly discountRate: number;
  readonly co2EurPerTon: number;
}
