/** A quantity per step: one number for all steps, or one value per step of the axis. */
export type Series = number | Float64Array;

/** Value of `series` in step `t`. */
export function at(series: Series, t: number): number {
  return typeof series === 'number' ? series : series[t]!;
}

/** The series as an array of `steps` values; a constant is repeated, an array is returned as it is. */
export function expand(series: Series, steps: number): Float64Array {
  return typeof series === 'number' ? new Float64Array(steps).fill(series) : series;
}

/** Largest value of the series. */
export function maximum(series: Series): number {
  if (typeof series === 'number') return series;
  let most = Number.NEGATIVE_INFINITY;
  for (let t = 0; t < series.length; t++) if (series[t]! > most) most = series[t]!;
  return most;
}

/** The series, nowhere above `most`. */
export function atMost(series: Series, most: number): Series {
  if (typeof series === 'number') return Math.min(series, most);
  const out = new Float64Array(series.length);
  for (let t = 0; t < out.length; t++) out[t] = Math.min(series[t]!, most);
  return out;
}

/** Sum over the steps. */
export function total(series: Series, steps: number): number {
  if (typeof series === 'number') return series * steps;
  let sum = 0;
  for (let t = 0; t < series.length; t++) sum += series[t]!;
  return sum;
}

/** `a + b` per step. */
export function plus(a: Series, b: Series): Series {
  if (typeof a === 'number' && typeof b === 'number') return a + b;
  const steps = typeof a === 'number' ? (b as Float64Array).length : a.length;
  const out = new Float64Array(steps);
  if (typeof a === 'number') for (let t = 0; t < steps; t++) out[t] = a + (b as Float64Array)[t]!;
  else if (typeof b === 'number') for (let t = 0; t < steps; t++) out[t] = a[t]! + b;
  else for (let t = 0; t < steps; t++) out[t] = a[t]! + b[t]!;
  return out;
}

/** `factor * series` per step. */
export function times(series: Series, factor: number): Series {
  if (typeof series === 'number') return series * factor;
  const out = new Float64Array(series.length);
  for (let t = 0; t < out.length; t++) out[t] = series[t]! * factor;
  return out;
}
