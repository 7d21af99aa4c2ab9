import type { AssetKind, HeatLevel } from '../../engine/index.ts';
import type { Sourced, Text } from '../tables/sourced.ts';

/** What a technology does with energy. Which of these apply depends on the kind of technology. */
export interface Performance {
  readonly efficiency?: Sourced<number>;
  readonly cop?: Sourced<number>;
  readonly electricEfficiency?: Sourced<number>;
  readonly heatEfficiency?: Sourced<number>;
  readonly efficiencyIn?: Sourced<number>;
  readonly efficiencyOut?: Sourced<number>;
  readonly lossPerHour?: Sourced<number>;
  /** MWh stored per MW of charging. */
  readonly storageHours?: Sourced<number>;
  /** Of a shift of load: MWh owed at most per MW, and within how many hours it is made good. */
  readonly owedHours?: Sourced<number>;
  readonly windowHours?: Sourced<number>;
  /** Share of the heat demand that a saving takes away. */
  readonly savedShare?: Sourced<number>;
}

/** What limits starting, stopping and changing the output. `rampPerHour` is a share of the capacity. */
export interface Operating {
  readonly minimumLoad?: Sourced<number>;
  readonly warmStartHours?: Sourced<number>;
  readonly coldStartHours?: Sourced<number>;
  readonly rampPerHour?: Sourced<number>;
  readonly minimumUpHours?: Sourced<number>;
  readonly forcedOutageShare?: Sourced<number>;
  readonly plannedOutageWeeks?: Sourced<number>;
  readonly constructionYears?: Sourced<number>;
}

/** Temperatures that a COP was given for. `sourceC`: what the source is cooled to. */
export interface Temperatures {
  readonly sourceC: Sourced<number>;
  readonly sinkC: Sourced<number>;
}

export type FuelOfTechnology = 'naturalGas' | 'hydrogen' | 'biomass' | 'greenGas' | 'suppliedHeat';

/** One asset of a study that a technology becomes. `name` tells several of one technology apart. */
export interface AssetPart {
  readonly name: string;
  readonly kind: AssetKind;
  readonly level?: HeatLevel;
  readonly fuel?: FuelOfTechnology;
  /** Its size per size of the technology; absent: 1. */
  readonly share?: Sourced<number>;
  /** Where it differs from that of the technology. */
  readonly performance?: Performance;
}

/**
 * What a technology is in a study: assets; MW of connection; or a saving on the heat demand of a level. Absent: a part of
 * something, which only has a price.
 */
export type Becomes =
  | { readonly kind: 'assets'; readonly parts: readonly AssetPart[] }
  | { readonly kind: 'connection' }
  | { readonly kind: 'saving'; readonly level: HeatLevel };

/** Figures of a technology for investments in a year. */
export interface YearFigures {
  readonly capexEur: Sourced<number>;
  readonly fixedEurPerYear: Sourced<number>;
  readonly variableEurPerMwh: Sourced<number>;
  readonly performance: Performance;
  readonly lifetimeYears: Sourced<number>;
}

/** A later year that the source gives figures for. */
export interface LaterFigures extends YearFigures {
  readonly year: number;
}

/**
 * Cost and performance of one technique. Money is per `sizeUnit`: MW heat output, MW electric or MWh stored;
 * `capexRangeEur` gives the low and high end where the source does. The figures of the technology itself are those of
 * `baseYear`; `technologyIn` gives those of any year.
 */
export interface Technology extends YearFigures {
  readonly id: string;
  readonly title: Text;
  readonly sizeUnit: 'MW heat' | 'MW electric' | 'MWh';
  readonly capexRangeEur?: Sourced<readonly [low: number, high: number]>;
  /** Year of the money, as the source gives it. */
  readonly costYear: Sourced<string>;
  /** First year that the source gives figures for; absent: it gives one set, for any year. */
  readonly baseYear?: Sourced<number>;
  readonly later?: readonly LaterFigures[];
  /** First year in which it can be bought. */
  readonly availableFrom: Sourced<number>;
  /** Readiness level, 9 is proven. */
  readonly trl?: Sourced<number>;
  /** By what Dutch all-in cost tends to exceed this price, low and high. */
  readonly allInFactor?: Sourced<readonly [low: number, high: number]>;
  readonly operating?: Operating;
  readonly temperatures?: Temperatures;
  /** Heat that it gives at most; absent: as hot as its level may be. */
  readonly hottestC?: Sourced<number>;
  readonly becomes?: Becomes;
}
