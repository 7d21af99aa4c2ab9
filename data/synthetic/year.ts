import { type Axis, spanAxis, yearAxis } from '../../engine/index.ts';
import { checkSeed } from './check-seed.ts';
import { nationalOutput } from './fleet.ts';
import { nationalLoadShape } from './national-load.ts';
import { type SystemYear, systemYear } from './power-system.ts';
import { priceEurPerMwh } from './price.ts';
import { onAxis } from './refine.ts';
import { STORAGE_REACH_HOURS } from './storage.ts';
import { DEFAULT_MEAN_C, weather } from './weather.ts';

const HOUR_MS = 3_600_000;
/** For the slope within the first and last hour, and for storage. */
const MARGIN_HOURS = STORAGE_REACH_HOURS + 1;

export interface SyntheticYearOptions {
  /** A whole number below 2 ** 31 in size: the market's chance, and the weather unless `weatherSeed` says another. */
  readonly seed: number;
  /** The weather year: years with one weather seed have the same sun, wind and temperature. */
  readonly weatherSeed?: number;
  /** Default: that of the calendar year, in the middle view. */
  readonly system?: SystemYear;
  /** The mean the prices of the year are brought to, EUR/MWh; absent: what gas, CO2 and capacity make of it. */
  readonly meanEurPerMwh?: number;
}

/** One year of the Dutch power system, all drawn together; a value per step of `axis`. */
export interface SyntheticYear {
  readonly axis: Axis;
  readonly system: SystemYear;
  readonly priceEurPerMwh: Float64Array;
  readonly loadMw: Float64Array;
  readonly onshoreMw: Float64Array;
  readonly offshoreMw: Float64Array;
  readonly solarMw: Float64Array;
  readonly temperatureC: Float64Array;
  /** At De Bilt. */
  readonly irradianceWPerM2: Float64Array;
  readonly wind10MPerS: Float64Array;
}

/**
 * A made-up year that behaves like a Dutch one: weather, national load and output, and the day-ahead price that follows from
 * them. The local calendar year (leap years, daylight saving) in hours or quarters; the same seed gives the same bits.
 * @throws InputError for a wrong year, step or seed.
 */
export function syntheticYear(
  year: number,
  stepMinutes: number,
  { seed, weatherSeed = seed, system = systemYear(year), meanEurPerMwh }: SyntheticYearOptions,
): SyntheticYear {
  checkSeed(seed);
  checkSeed(weatherSeed);
  const axis = yearAxis(year, stepMinutes);
  const fromHour = Math.max(0, Math.floor(axis.startMs / HOUR_MS) - MARGIN_HOURS);
  const untilHour = (axis.startMs + axis.steps * axis.stepMinutes * 60_000) / HOUR_MS;
  const hours = untilHour + MARGIN_HOURS - fromHour;
  const hourly = spanAxis(fromHour * HOUR_MS, hours, 60);
  const sky = weather(weatherSeed, fromHour, hours);
  const output = nationalOutput(sky);
  const loadShape = nationalLoadShape(seed, fromHour, hourly, sky);
  const market = { seed, fromHour, axis: hourly, weather: sky, output, loadShape, systemAt: () => system };
  const bounded = (values: Float64Array, scale: number) =>
    onAxis(
      values.map(value => value * scale),
      fromHour,
      axis,
      'bounded',
    );
  const price = onAxis(priceEurPerMwh(market), fromHour, axis, { priceOfSeed: seed });
  return {
    axis,
    system,
    priceEurPerMwh: meanEurPerMwh === undefined ? price : broughtTo(price, meanEurPerMwh),
    loadMw: bounded(loadShape, 1000 * system.loadGw.value),
    onshoreMw: bounded(output.onshore, 1000 * system.onshoreGw.value),
    offshoreMw: bounded(output.offshore, 1000 * system.offshoreGw.value),
    solarMw: bounded(output.solar, 1000 * system.solarGw.value),
    temperatureC: bounded(
      sky.warmthC.map(warmth => DEFAULT_MEAN_C.value + warmth),
      1,
    ),
    irradianceWPerM2: bounded(sky.irradianceWPerM2, 1),
    wind10MPerS: bounded(sky.wind10MPerS, 1),
  };
}

/** Positive prices times one factor: negative ones do not follow from the level of the market. */
function broughtTo(price: Float64Array, meanEurPerMwh: number): Float64Array {
  let [above, below] = [0, 0];
  for (const eur of price) {
    if (eur > 0) above += eur;
    else below += eur;
  }
  const factor = (meanEurPerMwh * price.length - below) / above;
  return price.map(eur => (eur > 0 ? eur * factor : eur));
}
