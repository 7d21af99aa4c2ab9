import type { Sourced, Text } from './sourced.ts';

/** What a technology does with energy. Which of these apply depends on the kind of technology. */
export interface Performance {
  readonly efficiency?: Sourced<number>;
  readonly cop?: Sourced<number>;
  readonly electricEfficiency?: Sourced<number>;
  readonly heatEfficiency?: Sourced<number>;
  readonly efficiencyIn?: Sourced<number>;
  readonly efficiencyOut?: Sourced<number>;
  readonly lossPerHour?: Sourced<number>;
}

/**
 * Cost and performance of one technique. Money is per `sizeUnit`: MW heat output, MW electric or MWh stored;
 * `capexRangeEur` gives the low and high end where the source does.
 */
export interface Technology {
  readonly id: string;
  readonly title: Text;
  readonly sizeUnit: 'MW heat' | 'MW electric' | 'MWh';
  readonly capexEur: Sourced<number>;
  readonly capexRangeEur?: Sourced<readonly [low: number, high: number]>;
  readonly fixedEurPerYear: Sourced<number>;
  readonly variableEurPerMwh: Sourced<number>;
  readonly performance: Performance;
  readonly lifetimeYears: Sourced<number>;
  /** Year of the money, as the source gives it. */
  readonly costYear: Sourced<string>;
}
