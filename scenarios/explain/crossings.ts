/** A point of a curve; null where there is no worth. */
export interface Point {
  readonly value: number;
  readonly npvEur: number | null;
}

type Known = Point & { readonly npvEur: number };

const MOST_TRIALS = 40;

/**
 * Every place where a continuous curve passes nil between neighbours of `starts`, each within `within`. `trial` gives the point
 * nearest to a value that it can; `guesses` are tried first. In each stretch the secant is tried and, where it closes in from one side
 * only, halved weights of the side that stands still (Illinois) or the middle.
 */
export async function crossings(
  trial: (value: number) => Promise<Point>,
  starts: readonly number[],
  guesses: readonly number[],
  within: number,
): Promise<{ readonly at: number[]; readonly curve: Point[] }> {
  const points: Point[] = [];
  const look = async (value: number) => {
    const point = await trial(value);
    if (!points.some(one => one.value === point.value)) points.push(point);
    return point;
  };
  const first = starts[0]!;
  const last = starts.at(-1)!;
  for (const value of [...starts, ...guesses.filter(one => one > first && one < last)]) await look(value);
  const known = points.filter((one): one is Known => one.npvEur !== null).sort((a, b) => a.value - b.value);
  const at: number[] = [];
  for (let k = 0; k < known.length; k++) {
    const [left, right] = [known[k]!, known[k + 1]];
    if (left.npvEur === 0) at.push(left.value);
    else if (right && left.npvEur * right.npvEur < 0) at.push(await between(left, right, look, within));
  }
  return { at, curve: [...points].sort((a, b) => a.value - b.value) };
}

async function between(
  from: Known,
  to: Known,
  look: (value: number) => Promise<Point>,
  within: number,
): Promise<number> {
  let [left, right] = [from, to];
  let [leftWeight, rightWeight] = [1, 1];
  for (let k = 0; k < MOST_TRIALS && right.value - left.value > within; k++) {
    const [a, b] = [left.npvEur * leftWeight, right.npvEur * rightWeight];
    const secant = left.value - (a * (right.value - left.value)) / (b - a);
    // A step off the secant towards the far side closes the stretch from both sides once the curve is nearly straight.
    const edge = within / 4;
    const middle = (left.value + right.value) / 2;
    const guess = k % 5 === 4 ? middle : Math.min(right.value - edge, Math.max(left.value + edge, secant));
    const point = await look(guess);
    if (point.npvEur === null || point.value <= left.value || point.value >= right.value) break;
    if (point.npvEur === 0) return point.value;
    if (Math.sign(point.npvEur) === Math.sign(left.npvEur)) {
      left = point as Known;
      [leftWeight, rightWeight] = [1, rightWeight === 1 && leftWeight === 1 ? 0.5 : rightWeight / 2];
    } else {
      right = point as Known;
      [leftWeight, rightWeight] = [leftWeight === 1 && rightWeight === 1 ? 0.5 : leftWeight / 2, 1];
    }
  }
  // Nearly straight so close by: the secant is nearer than either end.
  return left.value - (left.npvEur * (right.value - left.value)) / (right.npvEur - left.npvEur);
}
