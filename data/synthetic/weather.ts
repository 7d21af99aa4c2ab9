import { type Memory, noise, normalShare, STREAM, type Stream } from './noise.ts';
import { clearSkyWPerM2, type Sun, sunAt } from './sun.ts';
import { WEATHER_FIGURES as W } from './weather-figures.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Hourly weather of one place in its country; every kind of series of a seed is drawn from the same. */
export interface Weather {
  readonly sun: readonly Sun[];
  /** Irradiance on flat ground at the place, W/m2. */
  readonly irradianceWPerM2: Float64Array;
  /** The same on average over the country, where clouds are never everywhere, W/m2. */
  readonly nationalIrradianceWPerM2: Float64Array;
  /** Rank of the wind in its climate, 0..1: at the place, over the land, at sea. */
  readonly windRank: Float64Array;
  readonly landWindRank: Float64Array;
  readonly seaWindRank: Float64Array;
  /** Wind speed at the place at 10 m, m/s. */
  readonly wind10MPerS: Float64Array;
  /** Air temperature less the mean of its year, C. */
  readonly warmthC: Float64Array;
  /** 1 in mid-winter, -1 in mid-summer. */
  readonly winter: Float64Array;
}

/** Each noise of the weather: how long it remembers, and over which steps it is smooth. */
const MEMORY = Object.fromEntries(
  Object.entries(W.memory).map(([name, { decay, smooth }]) => [
    name,
    { decayHours: decay.value, smoothHours: smooth.value },
  ]),
) as Readonly<Record<keyof typeof W.memory, Memory>>;
const GUST = W.gust.value;
const CLOUD_WITH_WIND = W.cloudWithWind.value;
const COUNTRY_SKY = W.countrySky.value;
const OWN_SKY = W.ownSky.value;
const SEA_WITH_LAND = W.seaWithLand.value;
const MIXED_SKY = W.mixedSky.share.value;
const MIXED_LIGHT = W.mixedSky.light.value;
const MIXED_LESS_IN_WINTER = W.mixedSky.lessInWinter.value;
const AIR_MASS_C = W.airMass.value;
const COLDEST_DAY = W.coldestDay.value;
const MILD_WIND = W.mildWind.always.value;
const MILD_WIND_IN_WINTER = W.mildWind.inWinter.value;
const COLD_SUN = W.coldSun.value;
const LEAST_CLEAR = W.clearness.least.value;
const CLEAR_RANGE = W.clearness.range.value;
const CLEAR_LESS_IN_WINTER = W.clearness.lessInWinter.value;
const CLEAR_STEEPER_IN_WINTER = W.clearness.steeperInWinter.value;
const DAY_C = W.day.swing.value;
const DAY_LESS_IN_WINTER_C = W.day.lessInWinter.value;
const WARMEST_HOUR = W.day.warmestHour.value;
const WIND_SCALE_M_PER_S = W.wind10M.mean.value * W.wind10M.scaleOverMean.value;
const WIND_POWER = 1 / W.wind10M.shape.value;
const WIND_IN_WINTER = W.wind10M.inWinter.value;
const WIND_DAY = W.wind10M.day.swing.value;
const WIND_DAY_LESS_IN_WINTER = W.wind10M.day.lessInWinter.value;
const WINDIEST_HOUR = W.wind10M.day.windiestHour.value;
const YEAR_DAYS = 365.2425;
/** How far mid-winter lies below the mean of the year. */
export const SEASON_C = W.season.value;
/** Mean of the tool's temperature where nothing else is asked. */
export const DEFAULT_MEAN_C = W.mean;

/**
 * Weather for `hours` hours from `fromHour` (hours since 1970 UTC). Held to De Bilt 2011-2025 (KNMI): means, deviations, memory
 * and correlations of temperature, irradiance and wind, by day and by season.
 */
export function weather(seed: number, fromHour: number, hours: number): Weather {
  const draw = (stream: Stream, memory: Memory) => noise(seed, stream, memory, fromHour, hours);
  const wind = draw(STREAM.wind, MEMORY.wind);
  const gust = draw(STREAM.gust, MEMORY.gust);
  const sea = draw(STREAM.sea, MEMORY.sea);
  const cloud = draw(STREAM.cloud, MEMORY.cloud);
  const otherSky = draw(STREAM.otherSky, MEMORY.otherSky);
  const patch = draw(STREAM.patch, MEMORY.patch);
  const mass = draw(STREAM.temperature, MEMORY.airMass);
  const made = emptyWeather(hours);
  for (let t = 0; t < hours; t++) {
    const middleMs = (fromHour + t + 0.5) * HOUR_MS;
    const winter = Math.cos(seasonAngle(middleMs));
    const sun = sunAt(middleMs);
    const sky = mixed(-CLOUD_WITH_WIND, wind[t]!, cloud[t]!);
    const clearRank = normalShare(mixed(OWN_SKY, sky, patch[t]!));
    const countryRank = normalShare(mixed(COUNTRY_SKY, sky, otherSky[t]!));
    const clearSky = clearSkyWPerM2(sun);
    const through =
      (1 - MIXED_SKY) * clearness(countryRank, winter) +
      MIXED_SKY * (MIXED_LIGHT - MIXED_LESS_IN_WINTER * winter);
    made.winter[t] = winter;
    made.sun[t] = sun;
    made.irradianceWPerM2[t] = clearSky * clearness(clearRank, winter);
    made.nationalIrradianceWPerM2[t] = clearSky * through;
    made.windRank[t] = normalShare(mixed(Math.sqrt(1 - GUST), wind[t]!, gust[t]!));
    made.landWindRank[t] = normalShare(wind[t]!);
    made.seaWindRank[t] = normalShare(mixed(SEA_WITH_LAND, wind[t]!, sea[t]!));
    made.wind10MPerS[t] = wind10MPerS(made.windRank[t]!, middleMs, winter);
    made.warmthC[t] =
      -SEASON_C * winter +
      AIR_MASS_C * airMass(mass[t]!, wind[t]!, sky, winter) +
      dayWarmthC(middleMs, clearRank, winter);
  }
  return made;
}

function emptyWeather(hours: number) {
  return {
    sun: new Array<Sun>(hours),
    irradianceWPerM2: new Float64Array(hours),
    nationalIrradianceWPerM2: new Float64Array(hours),
    windRank: new Float64Array(hours),
    landWindRank: new Float64Array(hours),
    seaWindRank: new Float64Array(hours),
    wind10MPerS: new Float64Array(hours),
    warmthC: new Float64Array(hours),
    winter: new Float64Array(hours),
  };
}

/** Two independent normal scores into one that has this correlation with the first. */
function mixed(correlation: number, first: number, second: number): number {
  return correlation * first + Math.sqrt(1 - correlation * correlation) * second;
}

/** Angle of the year, 0 on 20 January, the coldest time. */
function seasonAngle(ms: number): number {
  return (2 * Math.PI * (ms / DAY_MS - COLDEST_DAY)) / YEAR_DAYS;
}

/** Normal score of how mild the air is: winter wind is mild and winter sun cold, in summer the other way round. */
function airMass(mass: number, wind: number, sky: number, winter: number): number {
  const withWind = MILD_WIND_IN_WINTER * winter + MILD_WIND;
  const withSky = -COLD_SUN * winter;
  return Math.sqrt(1 - withWind ** 2 - withSky ** 2) * mass + withWind * wind + withSky * sky;
}

/** Share of the clear-sky irradiance that comes through: winter skies are greyer. */
function clearness(clearRank: number, winter: number): number {
  const reach = CLEAR_RANGE - CLEAR_LESS_IN_WINTER * winter;
  return LEAST_CLEAR + reach * clearRank ** (1 + CLEAR_STEEPER_IN_WINTER * winter);
}

/** Warmer in the afternoon, more so in summer and under a clear sky. C. */
function dayWarmthC(ms: number, clearRank: number, winter: number): number {
  const hour = (ms / HOUR_MS) % 24;
  const size = DAY_C - DAY_LESS_IN_WINTER_C * winter;
  return size * (0.5 + clearRank) * Math.cos((2 * Math.PI * (hour - WARMEST_HOUR)) / 24);
}

/** Near the ground the wind rises with the sun, most in summer; the distribution over a year is that of De Bilt. */
function wind10MPerS(rank: number, ms: number, winter: number): number {
  const hour = (ms / HOUR_MS) % 24;
  const swing = WIND_DAY - WIND_DAY_LESS_IN_WINTER * winter;
  const day = 1 + swing * Math.cos((2 * Math.PI * (hour - WINDIEST_HOUR)) / 24);
  const scale = WIND_SCALE_M_PER_S * (1 + WIND_IN_WINTER * winter) * day;
  return scale * (-Math.log(1 - Math.min(rank, 1 - 1e-9))) ** WIND_POWER;
}
