/** Share of the worths at the ends below which a worth is nil. */
const ROUNDING = 1e-12;
const MOST_STEPS = 200;

/**
 * Where `worthAt` passes nil between `from` and `to`, or `null` where it has one sign. A worth on a straight line is found in
 * one step; one with kinks, as where a tax bracket or a loss comes in, by halving after it. `worthAt` must rise or fall
 * throughout.
 */
export function breakEven(worthAt: (at: number) => number, from: number, to: number): number | null {
  const [first, last] = [worthAt(from), worthAt(to)];
  if (first === 0) return from;
  if (!(first * last <= 0)) return null;
  const scale = ROUNDING * Math.max(Math.abs(first), Math.abs(last));
  const line = from - (first * (to - from)) / (last - first);
  if (Math.abs(worthAt(line)) <= scale) return line;
  return halved(worthAt, from, to, Math.sign(first));
}

function halved(worthAt: (at: number) => number, from: number, to: number, sign: number): number {
  let [left, right] = [from, to];
  for (let step = 0; step < MOST_STEPS; step++) {
    const middle = (left + right) / 2;
    if (middle <= left || middle >= right) break;
    if (Math.sign(worthAt(middle)) === sign) left = middle;
    else right = middle;
  }
  return (left + right) / 2;
}
