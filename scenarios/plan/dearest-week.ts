import { type Axis, at, type Series } from '../../engine/index.ts';

/** Index on the axis of the whole week with the highest mean price; the first one where all are the same. */
export function dearestWeek(axis: Axis, price: Series): number {
  const sums = new Float64Array(axis.weeks.length);
  const steps = new Int32Array(axis.weeks.length);
  for (let t = 0; t < axis.steps; t++) {
    sums[axis.week[t]!]! += at(price, t);
    steps[axis.week[t]!]! += 1;
  }
  // A week in which the clock changes has an hour less: it is whole too.
  const whole = Math.max(...steps) - Math.round(1 / axis.stepHours);
  let best = 0;
  let highest = Number.NEGATIVE_INFINITY;
  for (let w = 0; w < sums.length; w++) {
    const mean = sums[w]! / steps[w]!;
    if (steps[w]! >= whole && mean > highest) [best, highest] = [w, mean];
  }
  return best;
}
