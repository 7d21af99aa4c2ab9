import { diffuseShare } from './sun.ts';
import type { Weather } from './weather.ts';

const RADIANS = Math.PI / 180;
const STANDARD_W_PER_M2 = 1000;

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
    // A grazing sun would divide by nearly nothing.
    const direct = ((flat - diffuse) * Math.max(0, facing)) / Math.max(up, 0.1);
    const onPlane = direct + (diffuse * (1 + Math.cos(tilt))) / 2;
    out[t] = Math.min(1, (panels.performanceRatio * onPlane) / STANDARD_W_PER_M2);
  }
  return out;
}
