import type { Weather } from './weather.ts';

/** Shape of the yearly distribution of wind speed (Weibull) and its scale over its mean, 1 / gamma(1 + 1 / 2). */
const WEIBULL_SHAPE = 2;
const SCALE_OVER_MEAN = 1.1284;
const CUT_IN = 3;
const CUT_OUT = 25;
/** Winter winds are stronger by this share, summer winds weaker. */
const SEASON = 0.13;

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
