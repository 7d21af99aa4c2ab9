import { CLUSTER_FIGURES, FLEX_AREA_FIGURES as FIGURES } from '../../data/index.ts';
import type { Axis } from '../../engine/index.ts';
import type { Assumptions } from './assumption.ts';

/** What the map leaves open about an area, to be set by who asks; what is not set has a stated default. */
export interface GridOptions {
  readonly axis: Axis;
  /** Weather years of the study: the peak of those who are there holds over all of them. */
  readonly weatherSeeds: readonly number[];
  /** Which way the queue is let in; default: off-take. */
  readonly direction?: 'offtake' | 'feedIn';
  /** Peak of those who have a contract, share of the needed capacity of the map. */
  readonly peakOfNeeded?: number;
  /** Most of the present capacity that they use: what is needed beyond it is dealt with already. */
  readonly mostOfPresent?: number;
  /** Of the rest behind the station. */
  readonly homesShare?: number;
  readonly windOverSolar?: number;
  /** Largest companies that are simulated one by one; the others stay in the rest. */
  readonly mostMembers?: number;
  /** Parts in which the queue is simulated. */
  readonly mostRequests?: number;
  readonly shiftShare?: number;
  readonly withoutEurPerMwh?: number;
  /** Capacity after the project, share of what is needed and waits. */
  readonly projectFits?: number;
}

/** The same with every default filled in. */
export interface FilledOptions {
  readonly axis: Axis;
  readonly weatherSeeds: readonly number[];
  readonly direction: 'offtake' | 'feedIn';
  readonly peakOfNeeded: number;
  readonly mostOfPresent: number;
  readonly homesShare: number;
  readonly windOverSolar: number;
  readonly mostMembers: number;
  readonly mostRequests: number;
  readonly shiftShare: number;
  readonly withoutEurPerMwh: number;
  readonly projectFits: number;
  readonly contractOverPeak: number;
}

/** Options with the defaults of what is not given, each listed. */
export function filledOptions(given: GridOptions, noted: Assumptions): FilledOptions {
  const { take } = noted;
  return {
    axis: given.axis,
    weatherSeeds: given.weatherSeeds,
    direction: given.direction ?? 'offtake',
    peakOfNeeded: take(given.peakOfNeeded, FIGURES.peakOfNeeded, '/peakOfNeeded'),
    mostOfPresent: take(given.mostOfPresent, FIGURES.mostOfPresent, '/mostOfPresent'),
    homesShare: take(given.homesShare, FIGURES.homes, '/homesShare'),
    windOverSolar: take(given.windOverSolar, FIGURES.windOverSolar, '/windOverSolar'),
    mostMembers: take(given.mostMembers, FIGURES.members, '/mostMembers'),
    mostRequests: take(given.mostRequests, FIGURES.requests, '/mostRequests'),
    shiftShare: take(given.shiftShare, FIGURES.canWait.share, '/shiftShare'),
    withoutEurPerMwh: take(given.withoutEurPerMwh, FIGURES.withoutEurPerMwh, '/withoutEurPerMwh'),
    projectFits: take(given.projectFits, FIGURES.projectFitsAll, '/projectFits'),
    contractOverPeak: take(undefined, CLUSTER_FIGURES.contractOverPeak, '/contractOverPeak'),
  };
}
