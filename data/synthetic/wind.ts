import { figures } from '../tables/sourced.ts';
import type { Weather } from './weather.ts';

const rayleigh = figures('Rayleigh climate, the usual one of a flat windy country', 'D');
const turbine = figures('Turbine of the usual kind: a stated default', 'D');

/** Yearly distribution of wind speed: Weibull shape, and scale over mean, 1 / gamma(1 + 1 / 2). */
export const RAYLEIGH = {
  shape: rayleigh(2, '1'),
  scaleOverMean: figures('1 / gamma(1.5)', 'C')(1.1284, 'm/s per m/s'),
} as const;

/** One turbine and its season. */
export const WIND_FIGURES = {
  ...RAYLEIGH,
  cutIn: turbine(3, 'm/s'),
  cutOut: turbine(25, 'm/s'),
  winterWind: figures('De Bilt 2011-2025 (KNMI), winter and summer over the year', 'C')(
    0.13,
    'share more in mid-winter',
  ),
} as const;
const WEIBULL_SHAPE = RAYLEIGH.shape.value;
const SCALE_OVER_MEAN = RAYLEIGH.scaleOverMean.value;
const CUT_IN = WIND_FIGURES.cutIn.value;
const CUT_OUT = WIND_FIGURES.cutOut.value;
const SEASON = WIND_FIGURES.winterWind.value;

/** One turbine, MW per MW: speeds at the hub from the climate's rank, then the power curve. `meanSpeedMPerS` is a yearly mean. */
export function windPerMw(weather: Weather, meanSpeedMPerS: number, ratedSpeedMPerS: number): Float64Array {
  const { windRank, winter } = weather;
  const out = new Float64Array(windRank.length);
  for (let t = 0; t < out.length; t++) {
    const scale = meanSpeedMPerS * SCALE_OVER_MEAN * (1 + SEASON * winter[t]!);
    const speed = scale * (-Math.log(1 - Math.min(windRank[t]!, 1 - 1e-9))) ** (1 / WEIBULL_SHAPE);
    out[t] = powerCurve(speed, ratedSpeedMPerS);
  }
  return out;
}

/** Output of a turbine at a wind speed in m/s: between cut-in and rated nearly cubic. */
function powerCurve(speed: number, rated: number): number {
  if (speed < CUT_IN || speed > CUT_OUT) return 0;
  if (speed >= rated) return 1;
  return (speed ** 3 - CUT_IN ** 3) / (rated ** 3 - CUT_IN ** 3);
}
