import { pvPerMw } from './pv.ts';
import type { Weather } from './weather.ts';

/** All panels of the country taken together. Full-load hours of the NED series (0.096 of the capacity it counts). */
const NATIONAL_PANELS = { tiltDegrees: 25, azimuthDegrees: 180, performanceRatio: 0.78 } as const;

/** Wind at the hubs of a fleet, m/s: yearly mean, speed from which all of it runs, and speed at which it begins to. */
interface Fleet {
  readonly meanMPerS: number;
  readonly fullMPerS: number;
  readonly cutInMPerS: number;
}
/** Held to the full-load hours of NED's series of early 2025 and the ETM's weather years. */
const LAND: Fleet = { meanMPerS: 6.6, fullMPerS: 15, cutInMPerS: 2.5 };
const SEA: Fleet = { meanMPerS: 8.6, fullMPerS: 15, cutInMPerS: 2.5 };
const SEASON = 0.11;
const SCALE_OVER_MEAN = 1.1284;

/** Output of the nation's panels and turbines per hour, MW per MW. */
export interface NationalOutput {
  readonly solar: Float64Array;
  readonly onshore: Float64Array;
  readonly offshore: Float64Array;
}

export function nationalOutput(weather: Weather): NationalOutput {
  const sky = { ...weather, irradianceWPerM2: weather.nationalIrradianceWPerM2 };
  return {
    solar: pvPerMw(sky, NATIONAL_PANELS),
    onshore: fleetOutput(weather.landWindRank, weather.winter, LAND),
    offshore: fleetOutput(weather.seaWindRank, weather.winter, SEA),
  };
}

/** Many turbines spread out: a power curve without a kink, over a Rayleigh climate. */
function fleetOutput(rank: Float64Array, winter: Float64Array, fleet: Fleet): Float64Array {
  const { meanMPerS, fullMPerS, cutInMPerS } = fleet;
  return rank.map((value, t) => {
    const scale = meanMPerS * SCALE_OVER_MEAN * (1 + SEASON * winter[t]!);
    const speed = scale * Math.sqrt(-Math.log(1 - Math.min(value, 1 - 1e-9)));
    const way = Math.min(1, Math.max(0, (speed - cutInMPerS) / (fullMPerS - cutInMPerS)));
    return way * way * (3 - 2 * way);
  });
}
