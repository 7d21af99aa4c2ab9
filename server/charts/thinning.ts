/** More points than a wide screen has pixels, twice over. */
const MOST_POINTS = 4000;

/**
 * Steps to draw of a long series: of every bucket of steps its lowest and its highest, in order, and always the first and
 * the last, so that no peak is lost. All steps when there are at most `most` (at least 4).
 */
export function thinned(values: ArrayLike<number>, most = MOST_POINTS): number[] {
  const steps = values.length;
  if (steps <= most) return Array.from({ length: steps }, (_, t) => t);
  const buckets = Math.max(1, Math.floor((most - 2) / 2));
  const kept = new Set([0, steps - 1]);
  for (let b = 0; b < buckets; b++) {
    const from = Math.floor((b * steps) / buckets);
    const until = Math.floor(((b + 1) * steps) / buckets);
    let low = from;
    let high = from;
    for (let t = from; t < until; t++) {
      if (values[t]! < values[low]!) low = t;
      if (values[t]! > values[high]!) high = t;
    }
    kept.add(low);
    kept.add(high);
  }
  return [...kept].sort((a, b) => a - b);
}

/** Rounds to six figures: finer than any pixel, and a third of the bytes. */
export function drawn(value: number): number {
  if (!Number.isFinite(value) || value === 0) return 0;
  const decimals = FIGURES - 1 - Math.floor(Math.log10(Math.abs(value)));
  // Between these a power of ten is exact, and so is the rounding; writing the number out takes ten times as long.
  if (decimals < 0 || decimals > EXACT_DECIMALS) return Number(value.toPrecision(FIGURES));
  const scale = 10 ** decimals;
  return Math.round(value * scale) / scale;
}
const FIGURES = 6;
const EXACT_DECIMALS = 15;
