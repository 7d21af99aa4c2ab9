import type {
  Axis,
  DispatchOptions,
  GridNode,
  GroupRight,
  HeldRight,
  Knowledge,
  OverloadRule,
  Reliability,
  Series,
  SigningRule,
  Site,
} from '../../engine/index.ts';
import type { FilledDefault, UsedDataSet } from '../report/result.ts';
import type { Study, StudyArea, Text } from '../schema/study.ts';

/** A study of flex products joined with its data, in every future. */
export interface ResolvedFlex {
  /** With everything that stands for something else written out. */
  readonly study: Study;
  readonly axis: Axis;
  /** Share of a calendar year that the axis covers. */
  readonly yearShare: number;
  readonly year: number;
  readonly options: DispatchOptions;
  /** The study as it is where it names no paths. */
  readonly futures: readonly ResolvedFuture[];
  readonly rules: FlexRules;
  readonly defaults: readonly FilledDefault[];
  readonly dataSets: readonly UsedDataSet[];
}

/** Rules of the study; hours, energy and money over the axis. */
export interface FlexRules {
  readonly signing: SigningRule;
  readonly reliability: Reliability;
  readonly mostRounds: number;
  readonly knowledge: Knowledge;
  readonly looksBeyond: number;
  readonly largestOptimum: number;
  readonly building: {
    readonly eurPerMw: number;
    readonly interestRate: number;
    readonly lifetimeYears: number;
  };
}

/** Weather and prices: a path of the study. */
export interface ResolvedFuture {
  readonly name: string;
  readonly title: Text;
  readonly areas: readonly FutureArea[];
  readonly designs: readonly ResolvedDesign[];
}

export interface FutureArea {
  readonly area: StudyArea;
  readonly nodes: readonly GridNode[];
  readonly rule: OverloadRule;
  readonly dayAheadEurPerMwh: Series;
  /** Planned expansions by node. */
  readonly expansions: ReadonlyMap<string, PlannedExpansion>;
  /** In the order of the study. */
  readonly companies: readonly Company[];
  readonly requests: readonly WaitingCompany[];
}

export interface PlannedExpansion {
  readonly year: number;
  /** In the direction in which it adds most. */
  readonly addMw: number;
  /** Null: the study does not say. */
  readonly costEur: number | null;
}

/** A company that is there, or one that waits. */
export interface Company {
  readonly name: string;
  readonly sector: string | null;
  readonly node: string;
  /** With the tariff of a firm right. */
  readonly site: Site;
  /** What it holds now; none while it waits. */
  readonly rights: readonly HeldRight[];
  /** MW of its connection, the larger of both directions. */
  readonly mw: number;
}

/** One that waits, and the firm right that it asks for. */
export interface WaitingCompany extends Company {
  readonly asks: readonly HeldRight[];
}

export interface ResolvedDesign {
  readonly name: string;
  readonly title: Text;
  /** Names of all rights in it. */
  readonly products: readonly string[];
  /** What each company on the waiting list would get. */
  readonly forRequests: ReadonlyMap<string, readonly HeldRight[]>;
  /** Rights that companies share. */
  readonly groups: readonly GroupRight[];
  /** What each company that is offered something would hold. */
  readonly offered: ReadonlyMap<string, readonly HeldRight[]>;
}
