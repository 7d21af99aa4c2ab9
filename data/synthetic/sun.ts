/** Where the tool's sun shines: De Bilt, the Netherlands. Degrees. */
const LATITUDE = 52.1;
const LONGITUDE = 5.18;
const RADIANS = Math.PI / 180;
const SOLAR_CONSTANT_W_PER_M2 = 1361;

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
  const dayOfYear = (ms - startOfYear) / 86_400_000;
  const b = (2 * Math.PI * dayOfYear) / 365;
  const declination = 23.45 * RADIANS * Math.sin((2 * Math.PI * (284 + dayOfYear + 1)) / 365);
  const equationMinutes =
    229.18 *
    (0.000075 +
      0.001868 * Math.cos(b) -
      0.032077 * Math.sin(b) -
      0.014615 * Math.cos(2 * b) -
      0.040849 * Math.sin(2 * b));
  const solarHour = ((ms / 3_600_000) % 24) + LONGITUDE / 15 + equationMinutes / 60;
  const angle = (solarHour - 12) * 15 * RADIANS;
  const latitude = LATITUDE * RADIANS;
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
  return sun.up > 0.01 ? 1098 * sun.up * Math.exp(-0.057 / sun.up) : 0;
}

/** Share of the irradiance that comes from the whole sky instead of the sun's disc (Erbs et al. 1982). */
export function diffuseShare(irradianceWPerM2: number, sun: Sun): number {
  const k = irradianceWPerM2 / (SOLAR_CONSTANT_W_PER_M2 * Math.max(sun.up, 0.02));
  if (k <= 0.22) return 1 - 0.09 * k;
  if (k > 0.8) return 0.165;
  return 0.9511 - 0.1604 * k + 4.388 * k ** 2 - 16.638 * k ** 3 + 12.336 * k ** 4;
}
