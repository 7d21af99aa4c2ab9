import { figures } from '../tables/sourced.ts';

const deBilt = figures('De Bilt (KNMI station 260)', 'S');
const cooper = figures('Cooper 1969: declination of the sun by day of the year', '2nd');
const spencer = figures('Spencer 1971: equation of time, coefficients of its Fourier series', '2nd');
const haurwitz = figures('Haurwitz 1945: irradiance on flat ground under a clear sky', '2nd');
const erbs = figures('Erbs et al. 1982: diffuse share by clearness', '2nd');
const guard = figures('A sun so low divides by nearly nothing: a design choice', 'D');
const TERMS = 'constant, cos, sin, cos twice, sin twice of the angle of the year';

/** Where the tool's sun shines and by which formulas. */
export const SUN_FIGURES = {
  latitude: deBilt(52.1, 'degrees north'),
  longitude: deBilt(5.18, 'degrees east'),
  solarConstant: figures('Total solar irradiance at the mean distance of the earth', 'M')(1361, 'W/m2'),
  declination: { most: cooper(23.45, 'degrees'), offset: cooper(284, 'days'), year: cooper(365, 'days') },
  equationOfTime: {
    scale: spencer(229.18, 'minutes'),
    terms: spencer([0.000075, 0.001868, 0.032077, 0.014615, 0.040849], TERMS),
  },
  clearSky: { scale: haurwitz(1098, 'W/m2'), path: haurwitz(0.057, '1 / height of the sun') },
  diffuse: {
    cloudyBelow: erbs(0.22, 'clearness'),
    clearAbove: erbs(0.8, 'clearness'),
    cloudySlope: erbs(0.09, 'share per clearness'),
    clear: erbs(0.165, 'share'),
    between: erbs([0.9511, 0.1604, 4.388, 16.638, 12.336], 'share by power of clearness'),
  },
  lowest: { clearSky: guard(0.01, 'sine of height'), diffuse: guard(0.02, 'sine of height') },
} as const;

const RADIANS = Math.PI / 180;
const DAY_MS = 86_400_000;
const { declination: DECLINATION, equationOfTime: EQUATION, diffuse: DIFFUSE } = SUN_FIGURES;

/** Direction of the sun as a unit vector: up, to the south, to the west. */
export interface Sun {
  readonly up: number;
  readonly south: number;
  readonly west: number;
}

/** Sun at `ms` (UTC), by declination (Cooper 1969) and equation of time (Spencer 1971). Good to about a degree. */
export function sunAt(ms: number): Sun {
  const date = new Date(ms);
  const startOfYear = Date.UTC(date.getUTCFullYear(), 0, 1);
  const dayOfYear = (ms - startOfYear) / DAY_MS;
  const b = (2 * Math.PI * dayOfYear) / DECLINATION.year.value;
  const sinceSpring = (2 * Math.PI * (DECLINATION.offset.value + dayOfYear + 1)) / DECLINATION.year.value;
  const declination = DECLINATION.most.value * RADIANS * Math.sin(sinceSpring);
  const [mean, cos, sin, cosTwice, sinTwice] = EQUATION.terms.value as [
    number,
    number,
    number,
    number,
    number,
  ];
  const equationMinutes =
    EQUATION.scale.value *
    (mean + cos * Math.cos(b) - sin * Math.sin(b) - cosTwice * Math.cos(2 * b) - sinTwice * Math.sin(2 * b));
  const solarHour = ((ms / 3_600_000) % 24) + SUN_FIGURES.longitude.value / 15 + equationMinutes / 60;
  const angle = (solarHour - 12) * 15 * RADIANS;
  const latitude = SUN_FIGURES.latitude.value * RADIANS;
  return {
    up:
      Math.sin(latitude) * Math.sin(declination) +
      Math.cos(latitude) * Math.cos(declination) * Math.cos(angle),
    south:
      Math.sin(latitude) * Math.cos(declination) * Math.cos(angle) -
      Math.cos(latitude) * Math.sin(declination),
    west: Math.cos(declination) * Math.sin(angle),
  };
}

/** Irradiance on flat ground under a clear sky, W/m2 (Haurwitz 1945). */
export function clearSkyWPerM2(sun: Sun): number {
  const { clearSky, lowest } = SUN_FIGURES;
  if (sun.up <= lowest.clearSky.value) return 0;
  return clearSky.scale.value * sun.up * Math.exp(-clearSky.path.value / sun.up);
}

/** Share of the irradiance that comes from the whole sky instead of the sun's disc (Erbs et al. 1982). */
export function diffuseShare(irradianceWPerM2: number, sun: Sun): number {
  const { solarConstant, lowest } = SUN_FIGURES;
  const k = irradianceWPerM2 / (solarConstant.value * Math.max(sun.up, lowest.diffuse.value));
  if (k <= DIFFUSE.cloudyBelow.value) return 1 - DIFFUSE.cloudySlope.value * k;
  if (k > DIFFUSE.clearAbove.value) return DIFFUSE.clear.value;
  const [c0, c1, c2, c3, c4] = DIFFUSE.between.value as [number, number, number, number, number];
  return c0 - c1 * k + c2 * k ** 2 - c3 * k ** 3 + c4 * k ** 4;
}
