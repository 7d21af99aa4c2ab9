import { figures } from '../tables/sourced.ts';
import { diffuseShare } from './sun.ts';
import type { Weather } from './weather.ts';

const RADIANS = Math.PI / 180;
/** Light at which panels are rated, and how low a sun counts as no lower: a grazing one would divide by nearly nothing. */
export const PV_FIGURES = {
  standard: figures('IEC 60904-3: standard test conditions', 'M')(1000, 'W/m2'),
  lowest: figures('A design choice', 'D')(0.1, 'sine of the height of the sun'),
} as const;

/** How panels stand; azimuth 180 is south. */
export interface Panels {
  readonly tiltDegrees: number;
  readonly azimuthDegrees: number;
  /** Output over what the panels would give at their rating: inverter, heat, dirt, cable. */
  readonly performanceRatio: number;
}

/** Output per hour in MW per MW peak, 0..1: direct light on the plane and an even sky (Liu and Jordan 1960). */
export function pvPerMw({ sun, irradianceWPerM2 }: Weather, panels: Panels): Float64Array {
  const tilt = panels.tiltDegrees * RADIANS;
  const fromSouth = (panels.azimuthDegrees - 180) * RADIANS;
  const out = new Float64Array(sun.length);
  for (let t = 0; t < sun.length; t++) {
    const flat = irradianceWPerM2[t]!;
    if (flat <= 0) continue;
    const { up, south, west } = sun[t]!;
    const diffuse = flat * diffuseShare(flat, sun[t]!);
    const facing =
      up * Math.cos(tilt) + Math.sin(tilt) * (south * Math.cos(fromSouth) + west * Math.sin(fromSouth));
    const direct = ((flat - diffuse) * Math.max(0, facing)) / Math.max(up, PV_FIGURES.lowest.value);
    const onPlane = direct + (diffuse * (1 + Math.cos(tilt))) / 2;
    out[t] = Math.min(1, (panels.performanceRatio * onPlane) / PV_FIGURES.standard.value);
  }
  return out;
}
