import { figures } from '../tables/sourced.ts';
import { pvPerMw } from './pv.ts';
import type { Weather } from './weather.ts';
import { RAYLEIGH } from './wind.ts';

const panels = figures('Full-load hours of the NED series: 0.096 of the capacity it counts', 'C');
const turbines = figures(
  "Full-load hours of NED's series of early 2025 and of the Energy Transition Model's weather years",
  'C',
);

/** Wind at the hubs of a fleet: yearly mean, speed from which all of it runs, and speed at which it begins to. */
function fleet(mean: number, full: number, cutIn: number) {
  return {
    meanMPerS: turbines(mean, 'm/s'),
    fullMPerS: turbines(full, 'm/s'),
    cutInMPerS: turbines(cutIn, 'm/s'),
  } as const;
}

/** All panels and turbines of the country taken together. */
export const FLEET_FIGURES = {
  panels: {
    tiltDegrees: panels(25, 'degrees'),
    azimuthDegrees: panels(180, 'degrees'),
    performanceRatio: panels(0.78, 'share of rating'),
  },
  land: fleet(6.6, 15, 2.5),
  sea: fleet(8.6, 15, 2.5),
  winterWind: turbines(0.11, 'share more in mid-winter'),
} as const;
type Fleet = ReturnType<typeof fleet>;

const NATIONAL_PANELS = {
  tiltDegrees: FLEET_FIGURES.panels.tiltDegrees.value,
  azimuthDegrees: FLEET_FIGURES.panels.azimuthDegrees.value,
  performanceRatio: FLEET_FIGURES.panels.performanceRatio.value,
};
const SEASON = FLEET_FIGURES.winterWind.value;

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
    onshore: fleetOutput(weather.landWindRank, weather.winter, FLEET_FIGURES.land),
    offshore: fleetOutput(weather.seaWindRank, weather.winter, FLEET_FIGURES.sea),
  };
}

/** Many turbines spread out: a power curve without a kink, over a Rayleigh climate. */
function fleetOutput(rank: Float64Array, winter: Float64Array, fleet: Fleet): Float64Array {
  const [mean, full, cutIn] = [fleet.meanMPerS.value, fleet.fullMPerS.value, fleet.cutInMPerS.value];
  return rank.map((value, t) => {
    const scale = mean * RAYLEIGH.scaleOverMean.value * (1 + SEASON * winter[t]!);
    const speed = scale * Math.sqrt(-Math.log(1 - Math.min(value, 1 - 1e-9)));
    const way = Math.min(1, Math.max(0, (speed - cutIn) / (full - cutIn)));
    return way * way * (3 - 2 * way);
  });
}
