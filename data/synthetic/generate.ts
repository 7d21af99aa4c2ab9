import { type Axis, spanAxis } from '../../engine/index.ts';
import { checkSeed } from './check-seed.ts';
import { nationalOutput } from './fleet.ts';
import { nationalLoadShape } from './national-load.ts';
import { STREAM } from './noise.ts';
import { filledParameters, SYSTEM_SCALES, type WeatherKind } from './parameters.ts';
import { RECENT, type SystemView, type SystemYear, systemYear } from './power-system.ts';
import { PRICE_FIGURES, priceEurPerMwh } from './price.ts';
import { type Archetype, heatingShape, type Production, productionMw } from './production.ts';
import { pvPerMw } from './pv.ts';
import { onAxis } from './refine.ts';
import { STORAGE_REACH_HOURS } from './storage.ts';
import { type Weather, weather } from './weather.ts';
import { windPerMw } from './wind.ts';

const HOUR_MS = 3_600_000;

interface Hours {
  readonly seed: number;
  readonly fromHour: number;
  readonly axis: Axis;
  readonly weather: Weather;
}

type Given = Readonly<Record<string, number | string>>;

/**
 * A made-up but plausible series on an axis: price in EUR/MWh, pv and wind in MW per MW, load and heat in MW,
 * temperature in C. Every kind of one seed belongs to the same weather; a value depends on seed, parameters and time
 * alone, so any stretch of a year equals that stretch of the whole, and quarters average to their hour.
 * @throws InputError for an unknown parameter, a value out of bounds or a seed that is not a whole 32-bit number.
 */
export function generate(kind: WeatherKind, parameters: Given, axis: Axis, seed: number): Float64Array {
  const filled = filledParameters(kind, parameters);
  checkSeed(seed);
  // One hour on either side, for the slope within the first and last hour; more where storage looks around.
  const margin = kind === 'price' && filled.system !== 'recent' ? STORAGE_REACH_HOURS + 1 : 1;
  const fromHour = Math.floor(axis.startMs / HOUR_MS) - margin;
  const endMs = axis.startMs + axis.steps * axis.stepMinutes * 60_000;
  const hours = Math.ceil(endMs / HOUR_MS) + margin - fromHour;
  const hourAxis = spanAxis(fromHour * HOUR_MS, hours, 60);
  const made = MAKERS[kind](
    { seed, fromHour, axis: hourAxis, weather: weather(seed, fromHour, hours) },
    filled,
  );
  return onAxis(made, fromHour, axis, kind === 'price' ? { priceOfSeed: seed } : 'bounded');
}

const MAKERS: Readonly<Record<WeatherKind, (hours: Hours, given: Given) => Float64Array>> = {
  price: ({ seed, fromHour, axis, weather }, given) => {
    const output = nationalOutput(weather);
    const loadShape = nationalLoadShape(seed, fromHour, axis, weather);
    const systemAt = systems(given, fromHour);
    const price = priceEurPerMwh({ seed, fromHour, axis, weather, output, loadShape, systemAt });
    const [mean, spread] = [given.meanEurPerMwh as number, given.spread as number];
    return price.map(eur => mean * (1 + spread * (eur / PRICE_FIGURES.curveMean.value - 1)));
  },
  pv: ({ weather }, given) =>
    pvPerMw(weather, {
      tiltDegrees: given.tiltDegrees as number,
      azimuthDegrees: given.azimuthDegrees as number,
      performanceRatio: given.performanceRatio as number,
    }),
  wind: ({ weather }, given) =>
    windPerMw(weather, given.meanSpeedMPerS as number, given.ratedSpeedMPerS as number),
  load: ({ seed, fromHour, axis }, given) =>
    productionMw(seed, fromHour, axis, STREAM.load, productionOf(given)),
  heat: ({ seed, fromHour, axis, weather }, given) => {
    const share = given.weatherShare as number;
    const process = productionMw(seed, fromHour, axis, STREAM.heat, productionOf(given));
    const heating = heatingShape(weather);
    return process.map((mw, t) => (1 - share) * mw + share * (given.meanMw as number) * heating[t]!);
  },
  temperature: ({ weather }, given) => weather.warmthC.map(warmth => (given.meanC as number) + warmth),
};

/** The power system by hour: that of 2023-2025 throughout, or that of the calendar year (in Dutch winter time). */
function systems(given: Given, fromHour: number): (t: number) => SystemYear {
  const name = given.system as string;
  const recent = scaledSystem(RECENT, given);
  if (name === 'recent') return () => recent;
  const view: SystemView = name === 'growing-low' ? 'low' : name === 'growing-high' ? 'high' : 'middle';
  const made = new Map<number, SystemYear>();
  return t => {
    const year = new Date((fromHour + t + 1) * HOUR_MS).getUTCFullYear();
    if (!made.has(year)) made.set(year, scaledSystem(systemYear(year, view), given));
    return made.get(year)!;
  };
}

/** The figures of a system, each times what was asked of it. */
function scaledSystem(system: SystemYear, given: Given): SystemYear {
  const figures = Object.entries(system).map(([name, figure]) => {
    const scale = given[SYSTEM_SCALES[name as keyof SystemYear]] as number;
    return [name, { ...figure, value: figure.value * scale }];
  });
  return Object.fromEntries(figures) as SystemYear;
}

function productionOf(given: Given): Production {
  return {
    archetype: given.archetype as Archetype,
    meanMw: given.meanMw as number,
    spread: given.spread as number,
    idleShare: given.idleShare as number,
  };
}
