import type { Axis } from '../../engine/index.ts';
import { noise, STREAM } from './noise.ts';
import { pvPerMw } from './pv.ts';
import type { Weather } from './weather.ts';
import { windPerMw } from './wind.ts';

/** Dutch system behind the price, GW: the size of 2023-2025 (NED, ENTSO-E), as seen by the day-ahead market. */
const SYSTEM = { loadGw: 13, pvGw: 26, windGw: 11 } as const;
const NATIONAL_PANELS = { tiltDegrees: 25, azimuthDegrees: 180, performanceRatio: 0.72 } as const;
/** Spread over the country, wind is steadier than at one turbine: as if rated at a higher speed. */
const NATIONAL_WIND = { meanSpeedMPerS: 7.4, ratedSpeedMPerS: 14 } as const;

/** National load by local hour over its mean: a working day and a weekend day. A design choice, fitted to the price. */
const WORKDAY = [
  0.83, 0.78, 0.75, 0.73, 0.74, 0.8, 0.97, 1.14, 1.18, 1.1, 1.05, 1.04, 1.03, 1.01, 1.0, 1.02, 1.08, 1.24,
  1.33, 1.34, 1.23, 1.08, 1.02, 0.9,
] as const;
const WEEKEND = [
  0.8, 0.74, 0.7, 0.68, 0.67, 0.67, 0.69, 0.73, 0.78, 0.8, 0.79, 0.78, 0.76, 0.74, 0.74, 0.77, 0.83, 0.97,
  1.1, 1.13, 1.06, 0.95, 0.89, 0.8,
] as const;

/** The supply curve: EUR/MWh against residual load in GW; see `supply`. */
const CURVE = {
  atZero: 22,
  slope: 7.2,
  steepAboveEur: 118,
  steepSlope: 1.9,
  flatBelowEur: 4,
  flatSlope: 0.5,
} as const;
/** Mean over many seeds of the price that the curve gives, so that `meanEurPerMwh` means what it says. */
const CURVE_MEAN_EUR = 76.3;

export interface PriceParameters {
  readonly meanEurPerMwh: number;
  /** 1: as in 2023-2025; 0: a flat price. */
  readonly spread: number;
}

/**
 * Day-ahead price per hour, EUR/MWh: residual load (load less sun and wind) through a supply curve that is steep in
 * scarcity and flat where prices are negative, times a slow fuel-cost noise.
 */
export function priceEurPerMwh(
  seed: number,
  fromHour: number,
  axis: Axis,
  weather: Weather,
  parameters: PriceParameters,
): Float64Array {
  const residual = residualLoadGw(axis, weather);
  const fuel = noise(seed, STREAM.fuel, { decayHours: 24 * 20, smoothHours: 24 }, fromHour, axis.steps);
  const market = noise(seed, STREAM.market, { decayHours: 18, smoothHours: 0 }, fromHour, axis.steps);
  return residual.map((gw, t) => {
    const eur = supply(gw + 1.9 * market[t]!) * (1 + 0.28 * fuel[t]!);
    return parameters.meanEurPerMwh * (1 + parameters.spread * (eur / CURVE_MEAN_EUR - 1));
  });
}

/** National load less sun and wind, GW. */
export function residualLoadGw(axis: Axis, weather: Weather): Float64Array {
  const pv = pvPerMw(weather, NATIONAL_PANELS);
  const wind = windPerMw(weather, NATIONAL_WIND.meanSpeedMPerS, NATIONAL_WIND.ratedSpeedMPerS);
  return pv.map((sun, t) => {
    const shape = axis.weekday[t]! <= 5 ? WORKDAY : WEEKEND;
    const load = SYSTEM.loadGw * shape[axis.hourOfDay[t]!]! * (1 + 0.06 * weather.winter[t]!);
    return load - SYSTEM.pvGw * sun - SYSTEM.windGw * wind[t]!;
  });
}

function supply(residualGw: number): number {
  const eur = CURVE.atZero + CURVE.slope * residualGw;
  if (eur > CURVE.steepAboveEur) return CURVE.steepAboveEur + CURVE.steepSlope * (eur - CURVE.steepAboveEur);
  if (eur < CURVE.flatBelowEur) return CURVE.flatBelowEur + CURVE.flatSlope * (eur - CURVE.flatBelowEur);
  return eur;
}
