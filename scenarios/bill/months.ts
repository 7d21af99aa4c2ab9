import { type Axis, type Series, type SiteOperation, at as valueAt } from '../../engine/index.ts';

/** MWh by month of a flow in MW. */
export function monthlyMwh(axis: Axis, mw: Series): Float64Array {
  return monthlyEur(axis, mw, 1);
}

/** EUR by month of a flow in MW at a price in EUR/MWh. */
export function monthlyEur(axis: Axis, mw: Series, eurPerMwh: Series): Float64Array {
  const { month, months, steps, stepHours } = axis;
  const out = new Float64Array(months.length);
  for (let t = 0; t < steps; t++) out[month[t]!]! += valueAt(mw, t) * valueAt(eurPerMwh, t) * stepHours;
  return out;
}

/** A yearly amount by month, in proportion to the part of each month that is on the axis. */
export function spreadOverMonths({ months }: Axis, eur: number): Float64Array {
  const whole = sum(months.map(({ share }) => share));
  return Float64Array.from(months, ({ share }) => (eur * share) / whole);
}

/** Highest MW of each month or week, never below what was set before. */
export function peaksMw(
  periodOf: Int32Array,
  count: number,
  mw: Float64Array,
  already: readonly number[],
): Float64Array {
  const peaks = Float64Array.from({ length: count }, (_, k) => already[k] ?? 0);
  for (let t = 0; t < mw.length; t++) if (mw[t]! > peaks[periodOf[t]!]!) peaks[periodOf[t]!] = mw[t]!;
  return peaks;
}

/** MW per step of all flows of a site that `isMeant` takes. */
export function flowMw(
  { flows }: SiteOperation,
  steps: number,
  factorOf: (flow: SiteOperation['flows'][number]) => number,
): Float64Array {
  const out = new Float64Array(steps);
  for (const flow of flows) {
    const factor = factorOf(flow);
    if (factor === 0) continue;
    for (let t = 0; t < steps; t++) out[t]! += flow.values[t]! * factor;
  }
  return out;
}

export function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let k = 0; k < values.length; k++) total += values[k]!;
  return total;
}
