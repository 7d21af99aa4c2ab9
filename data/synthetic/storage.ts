import { figures } from '../tables/sourced.ts';

const chosen = figures('How storage trades: a design choice', 'D');

/** What storage in the market looks at, and how much of what it sees it takes away where it has the power. */
export const STORAGE_FIGURES = {
  looksAround: chosen(12, 'h on either side'),
  takesAway: chosen(0.5, "share of the distance to the day's mean"),
} as const;

/** Hours on either side that storage looks at: what it does in an hour depends on a day around it. */
export const STORAGE_REACH_HOURS = STORAGE_FIGURES.looksAround.value;
const REACH = STORAGE_FIGURES.takesAway.value;

/**
 * Pressure on the market after storage: it fills in hours below the mean of the day around them and empties in hours above,
 * at most with its power. Nothing happens within `STORAGE_REACH_HOURS` of the ends, so give it that many hours more.
 */
export function shaved(pressureGw: Float64Array, powerGw: (t: number) => number): Float64Array {
  const out = Float64Array.from(pressureGw);
  for (let t = STORAGE_REACH_HOURS; t < out.length - STORAGE_REACH_HOURS; t++) {
    const power = powerGw(t);
    if (power <= 0) continue;
    let sum = 0;
    for (let k = -STORAGE_REACH_HOURS; k < STORAGE_REACH_HOURS; k++) sum += pressureGw[t + k]!;
    const away = pressureGw[t]! - sum / (2 * STORAGE_REACH_HOURS);
    out[t] = pressureGw[t]! - Math.max(-power, Math.min(power, REACH * away));
  }
  return out;
}
