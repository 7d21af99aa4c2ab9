/** Key figures of a series. */
export function spreadOf(values: Float64Array) {
  let [lowest, highest, sum, negativeSteps] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, 0];
  for (const value of values) {
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
    if (value < 0) negativeSteps++;
    sum += value;
  }
  return { lowest, mean: sum / values.length, highest, negativeSteps };
}
