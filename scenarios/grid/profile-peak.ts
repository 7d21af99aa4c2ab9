import { siteProfile } from '../../data/index.ts';
import type { YearsMw } from './background.ts';
import type { FilledOptions } from './options.ts';

/** Which profile of which works. */
export interface Works {
  readonly archetype: string;
  readonly siteSeed: number;
}

/** Electricity of a works over its yearly mean, per weather year. */
export function loadShares(works: Works, { weatherSeeds, axis }: FilledOptions): YearsMw {
  return weatherSeeds.map(weatherSeed =>
    siteProfile({ ...works, carrier: 'electricity', weatherSeed }, axis),
  );
}

/** Highest heat of a works over its yearly mean, over the weather years. */
export function heatPeak(works: Works, { weatherSeeds, axis }: FilledOptions): number {
  return highest(
    weatherSeeds.map(weatherSeed => siteProfile({ ...works, carrier: 'heat', weatherSeed }, axis)),
  );
}

/** Highest value of all years. */
export function highest(years: YearsMw): number {
  return years.reduce((most, series) => series.reduce((high, value) => Math.max(high, value), most), 0);
}
