import { noise, normalShare, STREAM } from './noise.ts';
import { clearSkyWPerM2, type Sun, sunAt } from './sun.ts';

const HOUR_MS = 3_600_000;

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

/** Share of the variance of the wind of a place that its region does not have. */
const GUST = 0.07;
/** Correlations of normal scores: wind brings cloud, the sky here and elsewhere, gaps in the cloud, wind at sea and on land. */
const CLOUD_WITH_WIND = 0.2;
const COUNTRY_SKY = 0.82;
const OWN_SKY = 0.93;
const SEA_WITH_LAND = 0.83;
/** Of the country's sky, this share is always of the middling kind. */
const MIXED_SKY = 0.25;

/**
 * Weather for `hours` hours from `fromHour` (hours since 1970 UTC). Held to De Bilt 2011-2025 (KNMI): means, deviations, memory
 * and correlations of temperature, irradiance and wind, by day and by season.
 */
export function weather(seed: number, fromHour: number, hours: number): Weather {
  const draw = (stream: number, decayHours: number, smoothHours: number) =>
    noise(seed, stream as (typeof STREAM)['wind'], { decayHours, smoothHours }, fromHour, hours);
  const wind = draw(STREAM.wind, 26, 2.5);
  const gust = draw(STREAM.gust, 1.6, 0);
  const sea = draw(STREAM.sea, 20, 2);
  const cloud = draw(STREAM.cloud, 16, 1);
  const otherSky = draw(STREAM.otherSky, 16, 1.2);
  const patch = draw(STREAM.patch, 1.5, 0);
  const mass = draw(STREAM.temperature, 75, 5);
  const made = emptyWeather(hours);
  for (let t = 0; t < hours; t++) {
    const middleMs = (fromHour + t + 0.5) * HOUR_MS;
    const winter = Math.cos(seasonAngle(middleMs));
    const sun = sunAt(middleMs);
    const sky = mixed(-CLOUD_WITH_WIND, wind[t]!, cloud[t]!);
    const clearRank = normalShare(mixed(OWN_SKY, sky, patch[t]!));
    const countryRank = normalShare(mixed(COUNTRY_SKY, sky, otherSky[t]!));
    const clearSky = clearSkyWPerM2(sun);
    const through = (1 - MIXED_SKY) * clearness(countryRank, winter) + MIXED_SKY * (0.57 - 0.05 * winter);
    made.winter[t] = winter;
    made.sun[t] = sun;
    made.irradianceWPerM2[t] = clearSky * clearness(clearRank, winter);
    made.nationalIrradianceWPerM2[t] = clearSky * through;
    made.windRank[t] = normalShare(mixed(Math.sqrt(1 - GUST), wind[t]!, gust[t]!));
    made.landWindRank[t] = normalShare(wind[t]!);
    made.seaWindRank[t] = normalShare(mixed(SEA_WITH_LAND, wind[t]!, sea[t]!));
    made.wind10MPerS[t] = wind10MPerS(made.windRank[t]!, middleMs, winter);
    made.warmthC[t] =
      -6.8 * winter +
      3.3 * airMass(mass[t]!, wind[t]!, sky, winter) +
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
  return (2 * Math.PI * (ms / 86_400_000 - 19)) / 365.2425;
}

/** Normal score of how mild the air is: winter wind is mild and winter sun cold, in summer the other way round. */
function airMass(mass: number, wind: number, sky: number, winter: number): number {
  const withWind = 0.4 * winter + 0.1;
  const withSky = -0.25 * winter;
  return Math.sqrt(1 - withWind ** 2 - withSky ** 2) * mass + withWind * wind + withSky * sky;
}

/** Share of the clear-sky irradiance that comes through: winter skies are greyer. */
function clearness(clearRank: number, winter: number): number {
  return 0.14 + (0.86 - 0.1 * winter) * clearRank ** (1 + 0.25 * winter);
}

/** Warmer in the afternoon, more so in summer and under a clear sky. C. */
function dayWarmthC(ms: number, clearRank: number, winter: number): number {
  const hour = (ms / HOUR_MS) % 24;
  return (2.9 - 1.7 * winter) * (0.5 + clearRank) * Math.cos((2 * Math.PI * (hour - 14)) / 24);
}

/** Near the ground the wind rises with the sun, most in summer; the distribution over a year is that of De Bilt. */
function wind10MPerS(rank: number, ms: number, winter: number): number {
  const hour = (ms / HOUR_MS) % 24;
  const day = 1 + (0.27 - 0.13 * winter) * Math.cos((2 * Math.PI * (hour - 12.3)) / 24);
  const scale = 3.35 * 1.1284 * (1 + 0.17 * winter) * day;
  return scale * (-Math.log(1 - Math.min(rank, 1 - 1e-9))) ** (1 / 2.21);
}
