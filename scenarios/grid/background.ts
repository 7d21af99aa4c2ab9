import { type Feeder, feederLoadMw } from '../../data/index.ts';
import type { Axis } from '../../engine/index.ts';

/** What the rest behind a node has to look like. */
export interface BackgroundShape {
  /** Highest load and feed-in of everyone behind the node together, MW; null: not known. */
  readonly offtakeMw: number;
  readonly feedInMw: number | null;
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

/**
 * The feeder that together with what is known reaches the stated highest load, and feed-in, over the weather years: exactly
 * where that can be, else without demand, or panels, of its own. Demand and generation are found in turn, each from the hour that
 * binds; both only grow, so that this ends.
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
  const demand = unit({ demandMw: 1 });
  const fedBack = unit({ solarMw: 1, windMw: windOverSolar });
  let [demandMw, solarMw] = [0, 0];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const nextDemand = atBinding(shape.offtakeMw, demand, [known.highestMw, 1], [fedBack, solarMw]);
    const nextSolar =
      shape.feedInMw === null
        ? 0
        : atBinding(
            shape.feedInMw,
            negative(fedBack),
            [negative(known.lowestMw), 1],
            [negative(demand), nextDemand],
          );
    const isSame = nextDemand - demandMw < SMALL_MW && nextSolar - solarMw < SMALL_MW;
    [demandMw, solarMw] = [nextDemand, nextSolar];
    if (isSame) break;
  }
  return { demandMw, homesShare, solarMw, windMw: windOverSolar * solarMw };
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
