import { type Feeder, feederLoadMw } from '../../data/index.ts';
import { type Axis, overloadOf } from '../../engine/index.ts';
import type { PresentPeak } from './present.ts';

/** What the rest behind a node has to look like. */
export interface BackgroundShape {
  /** Highest load and feed-in of everyone behind the node together; null: not known, and none of it is made up. */
  readonly offtake: PresentPeak | null;
  readonly feedIn: PresentPeak | null;
  readonly homesShare: number;
  /** Turbines over panels, MW/MW. */
  readonly windOverSolar: number;
  readonly feederSeed: number;
}

/** A series per weather year, MW. */
export type YearsMw = readonly Float64Array[];

/** Load less feed-in of what is simulated one by one, or hangs below, per weather year: at the most and at the least. */
export interface KnownFlows {
  readonly highestMw: YearsMw;
  readonly lowestMw: YearsMw;
}

/** Differences of less do not change a peak, MW. */
const SMALL_MW = 1e-9;
/** Each round of a feeder with more generation than demand comes nearer by a tenth or more. */
const MOST_ROUNDS = 200;

/** Steps in which a peak beyond the capacity is looked for, and how near it is found, share of the capacity. */
const FIRST_STEP = 0.02;
const HIGHEST = 3;
const NEAR = 1e-4;

type Way = 'offtake' | 'feedIn';
type Peaks = Readonly<Record<Way, number | null>>;

/** A MW of demand, and of panels with their part of turbines, by weather year. */
interface Units {
  readonly demand: YearsMw;
  readonly fedBack: YearsMw;
}

/**
 * The feeder that together with what is known reaches the stated highest load, and feed-in, over the weather years: exactly
 * where that can be, else without demand, or panels, of its own. Where overload beyond a peak is used up too, the highest peak at
 * which no weather year has more of it.
 */
export function fittedFeeder(
  shape: BackgroundShape,
  known: KnownFlows,
  weatherSeeds: readonly number[],
  axis: Axis,
): Feeder {
  const { homesShare, windOverSolar, feederSeed } = shape;
  const unit = (part: Partial<Feeder>) => {
    const feeder = { demandMw: 0, solarMw: 0, windMw: 0, homesShare, ...part };
    return weatherSeeds.map(seed => feederLoadMw(feeder, feederSeed, seed, axis));
  };
  const units = { demand: unit({ demandMw: 1 }), fedBack: unit({ solarMw: 1, windMw: windOverSolar }) };
  let peaks: Peaks = { offtake: shape.offtake?.peakMw ?? null, feedIn: shape.feedIn?.peakMw ?? null };
  for (const way of ['offtake', 'feedIn'] as const) {
    const { peakMw = 0, beyond = null } = shape[way] ?? {};
    if (beyond === null) continue;
    const fits = (mw: number) => {
      const over = overYears(way, peakMw, sizesAt({ ...peaks, [way]: mw }, units, known), units, known);
      const years = over.map(one => overloadOf(one, axis.stepHours));
      return years.every(({ hours, energyMwh }) => hours <= beyond.hours && energyMwh <= beyond.mwh);
    };
    peaks = { ...peaks, [way]: highestThat(fits, peakMw) };
  }
  const { demandMw, solarMw } = sizesAt(peaks, units, known);
  return { demandMw, homesShare, solarMw, windMw: windOverSolar * solarMw };
}

/** The highest amount from `low` on that fits; what is more than one that does not, does not either. */
function highestThat(fits: (mw: number) => boolean, low: number): number {
  let [good, step] = [low, FIRST_STEP * low];
  while (good + step <= HIGHEST * low && fits(good + step)) good += step;
  for (step /= 2; step > NEAR * low; step /= 2) if (fits(good + step)) good += step;
  return good;
}

type Sizes = Readonly<Pick<Feeder, 'demandMw' | 'solarMw'>>;

/** MW beyond a capacity in a direction, by weather year. */
function overYears(
  way: Way,
  capacityMw: number,
  { demandMw, solarMw }: Sizes,
  { demand, fedBack }: Units,
  { highestMw, lowestMw }: KnownFlows,
): Float64Array[] {
  const [known, sign] = way === 'offtake' ? [highestMw, 1] : [lowestMw, -1];
  return known.map((series, y) =>
    series.map((mw, t) => {
      const flowMw = mw + demandMw * demand[y]![t]! + solarMw * fedBack[y]![t]!;
      return Math.max(0, sign * flowMw - capacityMw);
    }),
  );
}

/**
 * Demand and panels that reach both peaks. They are found in turn, each from the hour that binds; both only grow, so that this
 * ends.
 */
function sizesAt(
  { offtake, feedIn }: Peaks,
  { demand, fedBack }: Units,
  { highestMw, lowestMw }: KnownFlows,
): Sizes {
  let [demandMw, solarMw] = [0, 0];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const nextDemand = offtake === null ? 0 : atBinding(offtake, demand, [highestMw, 1], [fedBack, solarMw]);
    const nextSolar =
      feedIn === null
        ? 0
        : atBinding(feedIn, negative(fedBack), [negative(lowestMw), 1], [negative(demand), nextDemand]);
    const isSame = nextDemand - demandMw < SMALL_MW && nextSolar - solarMw < SMALL_MW;
    [demandMw, solarMw] = [nextDemand, nextSolar];
    if (isSame) break;
  }
  return { demandMw, solarMw };
}

type Part = readonly [series: YearsMw, factor: number];

/** The largest factor of `grows` with which the sum of it and the parts stays at most `mostMw` in every step; 0 at the least. */
function atBinding(mostMw: number, grows: YearsMw, ...parts: readonly Part[]): number {
  let least = Number.POSITIVE_INFINITY;
  grows.forEach((series, y) => {
    for (let t = 0; t < series.length; t++) {
      if (series[t]! <= 0) continue;
      let others = 0;
      for (const [values, factor] of parts) others += factor * values[y]![t]!;
      least = Math.min(least, (mostMw - others) / series[t]!);
    }
  });
  return Number.isFinite(least) ? Math.max(0, least) : 0;
}

function negative(all: YearsMw): Float64Array[] {
  return all.map(series => series.map(mw => -mw));
}
