import type { Axis } from '../../engine/index.ts';
import { holidaySteps } from '../calendar/holidays.ts';
import { figures, type Sourced } from '../tables/sourced.ts';
import type { NationalOutput } from './fleet.ts';
import { dayKind, winterShare } from './national-load.ts';
import { type Memory, noise, STREAM, swing } from './noise.ts';
import { fuelCostEurPerMwh, RECENT, type SystemYear } from './power-system.ts';
import { shaved } from './storage.ts';
import type { Weather } from './weather.ts';

const fitted = figures(
  'Fitted together to the Dutch day-ahead prices of 2023-2025: quantiles, profiles by hour and half-year, memory, runs of negative hours, correlations with weather and residual load, worth of a battery and of an e-boiler',
  'C',
);
const HOURLY = 'GW by local hour';

/**
 * How hard the market is pressed, in GW of Dutch residual load, and what comes of it. The Dutch price is made in a market of
 * neighbours: their load swings more than the Dutch, their sun and wind follow the Dutch ones in part.
 */
export const PRICE_FIGURES = {
  market: {
    load: fitted(2.33, 'GW per GW of Dutch load around its mean'),
    solar: fitted(0.79, 'GW per GW of Dutch sun'),
    wind: fitted(1.12, 'GW per GW of Dutch wind'),
    sunday: fitted(1, 'GW less on a Sunday or holiday'),
  },
  /** What the neighbours and the plants that must run add: winter half-year and summer half-year. */
  evening: {
    winter: fitted(
      [
        -0.33, 0, 0.11, -0.11, -0.22, -0.22, -0.11, 0.44, 0.66, 0.44, 0.22, -0.11, -0.55, -0.77, -0.44, 0.11,
        -0.11, -0.55, -0.22, -0.66, -2.09, -2.75, -1.43, -1.1,
      ],
      HOURLY,
    ),
    summer: fitted(
      [
        3.63, 2.97, 2.97, 2.75, 2.86, 3.74, 5.83, 6.71, 4.95, 1.21, -1.1, -1.98, -2.86, -3.74, -4.07, -3.52,
        -2.86, -1.1, 3.63, 7.48, 7.37, 5.83, 4.4, 2.97,
      ],
      HOURLY,
    ),
  },
  /** The supply curve: pressure against price at the fuel prices of 2023-2025; straight between and beyond. */
  curve: fitted(
    [
      [-18.74, -433.8],
      [-15.54, -241.2],
      [-12.92, -53.7],
      [-8.64, -20.5],
      [-6.38, -5.6],
      [-4.55, -0.8],
      [-3.38, -0.1],
      [-2.52, 2.1],
      [-1.8, 5.7],
      [-1.01, 14.7],
      [0.64, 46.3],
      [3.18, 84.1],
      [6.1, 90.1],
      [7.7, 90.6],
      [9.19, 92.3],
      [11.64, 105.5],
      [13.85, 118.3],
      [15.27, 126.0],
      [17.12, 138.6],
      [18.83, 163.0],
      [20.29, 187.2],
      [21.08, 233.6],
      [21.95, 288.3],
      [22.97, 349.8],
      [24.23, 660.1],
    ] as readonly (readonly [number, number])[],
    'GW of pressure, EUR/MWh',
  ),
  /** Of what the curve gives for the recent system, so that `meanEurPerMwh` means what it says. */
  curveMean: figures('Mean of the curve over many seeds for the power system of 2023-2025', 'C')(
    87,
    'EUR/MWh',
  ),
  /** Weather and outages next door, and what moves from hour to hour. */
  neighbours: { spread: fitted(0.8, 'GW'), decay: fitted(72, 'h'), smooth: fitted(0.5, 'h') },
  jitter: { spread: fitted(0.17, 'GW'), decay: fitted(1.7, 'h'), smooth: fitted(0, 'h') },
  /** Gas and CO2 prices within a year: how far and how long they stray, and dearer winters. */
  fuel: {
    spread: fitted(0.19, 'share of the mean'),
    decay: fitted(18, 'days'),
    back: fitted(120, 'days'),
    winter: fitted(0.05, 'share more in mid-winter'),
  },
} as const;

const { market: MARKET, evening: EVENING, fuel: FUEL } = PRICE_FIGURES;
const CURVE = PRICE_FIGURES.curve.value;
const NEIGHBOURS_GW = PRICE_FIGURES.neighbours.spread.value;
const JITTER_GW = PRICE_FIGURES.jitter.spread.value;
const NEIGHBOURS = memoryOf(PRICE_FIGURES.neighbours);
const JITTER = memoryOf(PRICE_FIGURES.jitter);
const [WINTER_GW, SUMMER_GW] = [EVENING.winter.value, EVENING.summer.value];

/** What the price of a stretch of hours follows from. */
export interface Market {
  readonly seed: number;
  readonly fromHour: number;
  readonly axis: Axis;
  readonly weather: Weather;
  readonly output: NationalOutput;
  /** National load over its yearly mean. */
  readonly loadShape: Float64Array;
  /** The power system in each hour. */
  readonly systemAt: (t: number) => SystemYear;
}

/**
 * Day-ahead price per hour, EUR/MWh: pressure through a supply curve that is steep in scarcity and flat near zero. Positive
 * prices move with what gas and CO2 cost in the year and with their swings within it; negative ones, which follow from
 * subsidies and plants that must run, do not.
 */
export function priceEurPerMwh(market: Market): Float64Array {
  const { weather, systemAt } = market;
  const fuel = fuelSwing(market);
  const pressure = shaved(pressureGw(market), t => systemAt(t).storageGw.value - RECENT.storageGw.value);
  const recentCost = fuelCostEurPerMwh(RECENT);
  return pressure.map((gw, t) => {
    const eur = supply(gw);
    const level = fuelCostEurPerMwh(systemAt(t)) / recentCost;
    return eur > 0
      ? eur * level * (1 + FUEL.spread.value * fuel[t]! + FUEL.winter.value * weather.winter[t]!)
      : eur;
  });
}

function pressureGw({ seed, fromHour, axis, weather, output, loadShape, systemAt }: Market): Float64Array {
  const neighbours = noise(seed, STREAM.market, NEIGHBOURS, fromHour, axis.steps);
  const jitter = noise(seed, STREAM.jitter, JITTER, fromHour, axis.steps);
  const free = holidaySteps(axis);
  const out = new Float64Array(axis.steps);
  for (let t = 0; t < out.length; t++) {
    const { loadGw, solarGw, onshoreGw, offshoreGw } = systemAt(t);
    const share = winterShare(weather.winter[t]!);
    const hour = axis.hourOfDay[t]!;
    const load = loadGw.value * (1 + MARKET.load.value * (loadShape[t]! - 1));
    const evening = share * WINTER_GW[hour]! + (1 - share) * SUMMER_GW[hour]!;
    const wind = onshoreGw.value * output.onshore[t]! + offshoreGw.value * output.offshore[t]!;
    const sunday = dayKind(axis.weekday[t]!, free[t]!) === 2 ? MARKET.sunday.value : 0;
    const chance = NEIGHBOURS_GW * neighbours[t]! + JITTER_GW * jitter[t]!;
    const sun = MARKET.solar.value * solarGw.value * output.solar[t]!;
    out[t] = load + evening - sunday - sun - MARKET.wind.value * wind + chance;
  }
  return out;
}

/** A straight line between the middles of days. */
function fuelSwing({ seed, fromHour, axis }: Market): Float64Array {
  const fromDay = Math.floor(fromHour / 24) - 1;
  const daily = swing(
    seed,
    STREAM.fuel,
    FUEL.decay.value,
    FUEL.back.value,
    fromDay,
    Math.ceil(axis.steps / 24) + 4,
  );
  const out = new Float64Array(axis.steps);
  for (let t = 0; t < out.length; t++) {
    const days = (fromHour + t) / 24 - fromDay - 0.5;
    const day = Math.floor(days);
    out[t] = daily[day]! + (days - day) * (daily[day + 1]! - daily[day]!);
  }
  return out;
}

/** Figures of a noise as it takes them. */
function memoryOf({ decay, smooth }: Record<'decay' | 'smooth', Sourced<number>>): Memory {
  return { decayHours: decay.value, smoothHours: smooth.value };
}

function supply(gw: number): number {
  let k = 1;
  while (k < CURVE.length - 1 && gw > CURVE[k]![0]) k++;
  const [x0, y0] = CURVE[k - 1]!;
  const [x1, y1] = CURVE[k]!;
  return y0 + ((gw - x0) * (y1 - y0)) / (x1 - x0);
}
