import type { Axis } from '../../../engine/index.ts';
import { deviation, mean, meanWhere, memory } from '../synthetic/statistics.ts';

/** The statistics that calibration.json gives of a real profile. */
export function profileStatistics(values: Float64Array, axis: Axis) {
  const middle = mean(values);
  const weekend = (t: number) => axis.weekday[t]! > 5;
  const night = (t: number) => !weekend(t) && axis.hourOfDay[t]! < 6;
  const day = (t: number) => !weekend(t) && axis.hourOfDay[t]! >= 8 && axis.hourOfDay[t]! < 18;
  const stepsPerDay = (24 * 60) / axis.stepMinutes;
  return {
    max_over_mean: Math.max(...values) / middle,
    std_over_mean: deviation(values) / middle,
    acf1: memory(values, 1),
    acf_day: memory(values, stepsPerDay),
    acf_week: memory(values, 7 * stepsPerDay),
    weekend_ratio: meanWhere(values, weekend) / meanWhere(values, t => !weekend(t)),
    night_ratio_0_6_vs_8_18: meanWhere(values, night) / meanWhere(values, day),
  };
}

/** Mean by local hour of the working days, over the mean of all. */
export function workdayProfile(values: Float64Array, axis: Axis): Float64Array {
  const middle = mean(values);
  return Float64Array.from(
    { length: 24 },
    (_, hour) => meanWhere(values, t => axis.weekday[t]! <= 5 && axis.hourOfDay[t] === hour) / middle,
  );
}

/** Value below which `share` of the values lie. */
export function quantile(values: readonly number[], share: number): number {
  const rising = [...values].sort((a, b) => a - b);
  return rising[Math.round(share * (rising.length - 1))]!;
}
