import { noise, normalShare, STREAM } from './noise.ts';
import { clearSkyWPerM2, type Sun, sunAt } from './sun.ts';

const HOUR_MS = 3_600_000;

/** Hourly weather of one place; every kind of series of a seed is drawn from the same. */
export interface Weather {
  readonly sun: readonly Sun[];
  /** Irradiance on flat ground, W/m2. */
  readonly irradianceWPerM2: Float64Array;
  /** Rank of the wind in its climate, 0..1. */
  readonly windRank: Float64Array;
  /** Air temperature less the mean of its year, C. */
  readonly warmthC: Float64Array;
  /** 1 in mid-winter, -1 in mid-summer. */
  readonly winter: Float64Array;
}

/** Weather for `hours` hours from `fromHour` (hours since 1970 UTC). Held to De Bilt 2011-2025 (KNMI). */
export function weather(seed: number, fromHour: number, hours: number): Weather {
  const wind = noise(seed, STREAM.wind, { decayHours: 26, smoothHours: 2 }, fromHour, hours);
  const cloud = noise(seed, STREAM.cloud, { decayHours: 16, smoothHours: 1 }, fromHour, hours);
  const mass = noise(seed, STREAM.temperature, { decayHours: 80, smoothHours: 3 }, fromHour, hours);
  const sun = new Array<Sun>(hours);
  const irradianceWPerM2 = new Float64Array(hours);
  const windRank = new Float64Array(hours);
  const warmthC = new Float64Array(hours);
  const winter = new Float64Array(hours);
  for (let t = 0; t < hours; t++) {
    const middleMs = (fromHour + t + 0.5) * HOUR_MS;
    const season = seasonAngle(middleMs);
    winter[t] = Math.cos(season);
    sun[t] = sunAt(middleMs);
    // Wind brings cloud: the two ranks share a tenth of their variance.
    const clearRank = normalShare(0.95 * cloud[t]! - 0.31 * wind[t]!);
    irradianceWPerM2[t] = clearSkyWPerM2(sun[t]!) * clearness(clearRank, winter[t]!);
    windRank[t] = normalShare(wind[t]!);
    warmthC[t] = -6.8 * Math.cos(season) + 3.2 * mass[t]! + dayWarmthC(middleMs, clearRank, winter[t]!);
  }
  return { sun, irradianceWPerM2, windRank, warmthC, winter };
}

/** Angle of the year, 0 on 20 January, the coldest time. */
function seasonAngle(ms: number): number {
  return (2 * Math.PI * (ms / 86_400_000 - 19)) / 365.2425;
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
