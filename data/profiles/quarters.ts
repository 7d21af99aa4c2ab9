import { type Axis, spanAxis } from '../../engine/index.ts';
import { draws } from './draws.ts';

const HOUR_MS = 3_600_000;
const QUARTER_MS = HOUR_MS / 4;

interface HoursAround {
  readonly fromHour: number;
  readonly hours: Axis;
}

/** Of axes still in use: thousands of sites share one. */
const KNOWN = new WeakMap<Axis, HoursAround>();

/** The hours that an axis touches, with one more on either side, for the slope within the first and last. */
export function hoursAround(axis: Axis): HoursAround {
  const known = KNOWN.get(axis) ?? aroundOf(axis);
  KNOWN.set(axis, known);
  return known;
}

function aroundOf(axis: Axis): HoursAround {
  const fromHour = Math.floor(axis.startMs / HOUR_MS) - 1;
  const endMs = axis.startMs + axis.steps * axis.stepMinutes * 60_000;
  return { fromHour, hours: spanAxis(fromHour * HOUR_MS, Math.ceil(endMs / HOUR_MS) + 1 - fromHour, 60) };
}

/** A quarter axis made longer to whole hours, and where the given one begins in it. Hours stay as they are. */
export function wholeHours(axis: Axis): { readonly whole: Axis; readonly first: number } {
  if (axis.stepMinutes === 60) return { whole: axis, first: 0 };
  const { fromHour, hours } = hoursAround(axis);
  const startMs = (fromHour + 1) * HOUR_MS;
  const first = Math.round((axis.startMs - startMs) / QUARTER_MS);
  return { whole: spanAxis(startMs, 4 * (hours.steps - 2), 15), first };
}

/** Moves the quarters of each hour around its mean, which stays. `out` is on `whole`; on hours it does nothing. */
export function roughen(out: Float64Array, whole: Axis, spread: number, seed: number): void {
  if (whole.stepMinutes === 60) return;
  const fromHour = whole.startMs / HOUR_MS;
  for (let t = 0; t < out.length; t += 4) {
    const random = draws(seed, fromHour + t / 4);
    let before = 0;
    let after = 0;
    for (let q = t; q < t + 4; q++) {
      before += out[q]!;
      out[q]! *= Math.exp(spread * random.normal());
      after += out[q]!;
    }
    if (after > 0) for (let q = t; q < t + 4; q++) out[q]! *= before / after;
  }
}
