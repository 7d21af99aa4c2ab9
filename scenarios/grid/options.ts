import { CLUSTER_FIGURES, FLEX_AREA_FIGURES as FIGURES, type Sourced } from '../../data/index.ts';
import type { Axis } from '../../engine/index.ts';
import type { Assumptions } from './assumption.ts';
import type { Present, Tolerated } from './present.ts';

/** What the map leaves open about an area, to be set by who asks; what is not set has a stated default. */
export interface GridOptions {
  readonly axis: Axis;
  /** Weather years of the study: the peak of those who are there holds over all of them. */
  readonly weatherSeeds: readonly number[];
  /** Which way the queue is let in; default: off-take. */
  readonly direction?: 'offtake' | 'feedIn';
  /** What those who are there use. */
  readonly present?: Present;
  /** Their peak at a node that is short, share of its capacity; absent: as high as the reliability lets it be. Only with `full`. */
  readonly presentPeak?: number;
  /** Peak of those who have a contract, share of the needed capacity of the map. */
  readonly peakOfNeeded?: number;
  /** Overload a year that the operator lets pass. */
  readonly reliability?: { readonly mostHours: number; readonly mostMwh: number };
  /** Of the rest behind the station. */
  readonly homesShare?: number;
  readonly windOverSolar?: number;
  /** Price below which panels of the queue stop, EUR/MWh. */
  readonly panelsStopBelow?: number;
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
  readonly present: Present;
  /** Null: as high as the reliability lets it be. */
  readonly presentPeak: number | null;
  readonly peakOfNeeded: number;
  /** Over the axis. */
  readonly tolerated: Tolerated;
  /** Of the study. */
  readonly year: number;
  readonly homesShare: number;
  readonly windOverSolar: number;
  readonly panelsStopBelow: number;
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
    present: take<Present>(given.present, PRESENT_FIGURE, '/present'),
    presentPeak: given.presentPeak ?? null,
    peakOfNeeded: take(given.peakOfNeeded, FIGURES.peakOfNeeded, '/peakOfNeeded'),
    tolerated: toleratedOver(given),
    year: Number(given.axis.months[0]!.label.slice(0, YEAR_DIGITS)),
    homesShare: take(given.homesShare, FIGURES.homes, '/homesShare'),
    windOverSolar: take(given.windOverSolar, FIGURES.windOverSolar, '/windOverSolar'),
    panelsStopBelow: panelsStopBelow(given, noted),
    mostMembers: take(given.mostMembers, FIGURES.members, '/mostMembers'),
    mostRequests: take(given.mostRequests, FIGURES.requests, '/mostRequests'),
    shiftShare: take(given.shiftShare, FIGURES.canWait.share, '/shiftShare'),
    withoutEurPerMwh: take(given.withoutEurPerMwh, FIGURES.withoutEurPerMwh, '/withoutEurPerMwh'),
    projectFits: take(given.projectFits, FIGURES.projectFitsAll, '/projectFits'),
    contractOverPeak: take(undefined, CLUSTER_FIGURES.contractOverPeak, '/contractOverPeak'),
  };
}

/** Told only where the queue is for feed-in. */
function panelsStopBelow({ direction, panelsStopBelow: given }: GridOptions, { take }: Assumptions): number {
  if (direction !== 'feedIn') return given ?? FIGURES.panelsStopBelow.value;
  return take(given, FIGURES.panelsStopBelow, '/panelsStopBelow');
}

const PRESENT_FIGURE = FIGURES.present as Sourced<Present>;
const YEAR_DIGITS = 4;
const HOURS = 8760;

/** What may be left over the axis: without a reliability nothing. */
function toleratedOver({ axis, reliability }: GridOptions): Tolerated {
  const share = (axis.steps * axis.stepHours) / HOURS;
  const { mostHours = 0, mostMwh = 0 } = reliability ?? {};
  return { hours: Math.min(1, share) * mostHours, mwh: Math.min(1, share) * mostMwh };
}
