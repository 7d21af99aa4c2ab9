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
/** Of every hour: not looked up in the figures again each time. */
const LATITUDE = SUN_FIGURES.latitude.value * RADIANS;
const LONGITUDE = SUN_FIGURES.longitude.value;
const YEAR_DAYS = SUN_FIGURES.declination.year.value;
const DECLINATION = SUN_FIGURES.declination.most.value;
const DECLINATION_DAYS = SUN_FIGURES.declination.offset.value;
const EQUATION_MINUTES = SUN_FIGURES.equationOfTime.scale.value;
const [MEAN, COS, SIN, COS_TWICE, SIN_TWICE] = SUN_FIGURES.equationOfTime.terms.value as Five;
const CLEAR_W_PER_M2 = SUN_FIGURES.clearSky.scale.value;
const CLEAR_PATH = SUN_FIGURES.clearSky.path.value;
const SOLAR_CONSTANT_W_PER_M2 = SUN_FIGURES.solarConstant.value;
const { clearSky: LOWEST_CLEAR, diffuse: LOWEST_DIFFUSE } = SUN_FIGURES.lowest;
const { cloudyBelow, clearAbove, cloudySlope, clear } = SUN_FIGURES.diffuse;
const [C0, C1, C2, C3, C4] = SUN_FIGURES.diffuse.between.value as Five;
type Five = [number, number, number, number, number];

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
  const b = (2 * Math.PI * dayOfYear) / YEAR_DAYS;
  const sinceSpring = (2 * Math.PI * (DECLINATION_DAYS + dayOfYear + 1)) / YEAR_DAYS;
  const declination = DECLINATION * RADIANS * Math.sin(sinceSpring);
  const equationMinutes =
    EQUATION_MINUTES *
    (MEAN +
      COS * Math.cos(b) -
      SIN * Math.sin(b) -
      COS_TWICE * Math.cos(2 * b) -
      SIN_TWICE * Math.sin(2 * b));
  const solarHour = ((ms / 3_600_000) % 24) + LONGITUDE / 15 + equationMinutes / 60;
  const angle = (solarHour - 12) * 15 * RADIANS;
  return {
    up:
      Math.sin(LATITUDE) * Math.sin(declination) +
      Math.cos(LATITUDE) * Math.cos(declination) * Math.cos(angle),
    south:
      Math.sin(LATITUDE) * Math.cos(declination) * Math.cos(angle) -
      Math.cos(LATITUDE) * Math.sin(declination),
    west: Math.cos(declination) * Math.sin(angle),
  };
}

/** Irradiance on flat ground under a clear sky, W/m2 (Haurwitz 1945). */
export function clearSkyWPerM2(sun: Sun): number {
  if (sun.up <= LOWEST_CLEAR.value) return 0;
  return CLEAR_W_PER_M2 * sun.up * Math.exp(-CLEAR_PATH / sun.up);
}

/** Share of the irradiance that comes from the whole sky instead of the sun's disc (Erbs et al. 1982). */
export function diffuseShare(irradianceWPerM2: number, sun: Sun): number {
  const k = irradianceWPerM2 / (SOLAR_CONSTANT_W_PER_M2 * Math.max(sun.up, LOWEST_DIFFUSE.value));
  if (k <= cloudyBelow.value) return 1 - cloudySlope.value * k;
  if (k > clearAbove.value) return clear.value;
  return C0 - C1 * k + C2 * k ** 2 - C3 * k ** 3 + C4 * k ** 4;
}
