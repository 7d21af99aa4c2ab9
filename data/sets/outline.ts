/** The shape of a series in few points: of each of `count` equal stretches its lowest, mean and highest value. */
export interface Outline {
  readonly lowest: readonly number[];
  readonly mean: readonly number[];
  readonly highest: readonly number[];
}

/** Outline in at most `count` stretches; a short series has one per value. */
export function outlineOf(values: Float64Array, count: number): Outline {
  const stretches = Math.min(count, values.length);
  const outline = { lowest: [] as number[], mean: [] as number[], highest: [] as number[] };
  for (let k = 0; k < stretches; k++) {
    const from = Math.floor((k * values.length) / stretches);
    const to = Math.floor(((k + 1) * values.length) / stretches);
    let [least, sum, most] = [Number.POSITIVE_INFINITY, 0, Number.NEGATIVE_INFINITY];
    for (let t = from; t < to; t++) {
      const value = values[t]!;
      if (value < least) least = value;
      if (value > most) most = value;
      sum += value;
    }
    outline.lowest.push(least);
    outline.mean.push(sum / (to - from));
    outline.highest.push(most);
  }
  return outline;
}
