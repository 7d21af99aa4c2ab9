/** A point of a curve; null where there is no worth. */
export interface Point {
  readonly value: number;
  readonly npvEur: number | null;
}

/** Least and most slope that a curve can have anywhere between two points. */
export interface Slopes {
  readonly least: number;
  readonly most: number;
}

/** Places where a curve passes nil, and stretches in which that it does so more often is not excluded. */
export interface Crossings<P extends Point> {
  readonly at: readonly number[];
  readonly curve: readonly P[];
  readonly notExcluded: readonly (readonly [from: number, until: number])[];
}

/** How a curve is looked at. */
export interface Look<P extends Point> {
  /** The point nearest to a value that can be had. */
  readonly trial: (value: number) => Promise<P>;
  /** Null: nothing is known of the slope there. */
  readonly slopes: (left: P, right: P) => Slopes | null;
  readonly starts: readonly number[];
  readonly guesses: readonly number[];
  /** A crossing is found within this; two that lie closer count as none. */
  readonly within: number;
}

type Known<P extends Point> = P & { readonly npvEur: number };

const MOST_TRIALS = 40;
/** Stretches that are halved at most to exclude crossings that the first look cannot see; and of which no slope is known. */
const MOST_HALVED = 16;
const MOST_BLIND = 4;

/**
 * Every place where a continuous curve passes nil, each within `within`. Stretches between `starts` and `guesses` are halved,
 * widest first, until bounds of the slope exclude that a stretch has more crossings than its ends tell, or so many were halved;
 * what is then left is handed back as not excluded. In each stretch that passes nil the secant is tried and, where it closes in
 * from one side only, halved weights of the side that stands still (Illinois) or the middle.
 */
export async function crossings<P extends Point>(look: Look<P>): Promise<Crossings<P>> {
  const { starts, guesses, within } = look;
  const points: P[] = [];
  const add = async (value: number) => {
    const point = await look.trial(value);
    if (!points.some(one => one.value === point.value)) points.push(point);
    return point;
  };
  const first = starts[0]!;
  const last = starts.at(-1)!;
  for (const value of [...starts, ...guesses.filter(one => one > first && one < last)]) await add(value);
  await halveUnclear(points, add, look);
  const at: number[] = [];
  const known = sorted(points).filter((one): one is Known<P> => one.npvEur !== null);
  for (let k = 0; k < known.length; k++) {
    const [left, right] = [known[k]!, known[k + 1]];
    if (left.npvEur === 0) at.push(left.value);
    else if (right && left.npvEur * right.npvEur < 0) at.push(await between(left, right, add, within));
  }
  return { at, curve: sorted(points), notExcluded: joined(unclear(points, look), within) };
}

function sorted<P extends Point>(points: readonly P[]): P[] {
  return [...points].sort((a, b) => a.value - b.value);
}

async function halveUnclear<P extends Point>(
  points: readonly P[],
  add: (value: number) => Promise<P>,
  look: Look<P>,
): Promise<void> {
  let blind = 0;
  for (let halved = 0; halved < MOST_HALVED; halved++) {
    const left = unclear(points, look).filter(({ isBlind }) => !isBlind || blind < MOST_BLIND);
    const [widest] = left.sort((a, b) => b.until - b.from - (a.until - a.from));
    if (!widest) return;
    if (widest.isBlind) blind++;
    const before = points.length;
    await add((widest.from + widest.until) / 2);
    // The trial could not be had nearer than what is there already.
    if (points.length === before) return;
  }
}

/** A stretch of which the ends do not tell how often the curve passes nil in it. */
interface Unclear {
  readonly from: number;
  readonly until: number;
  /** Nothing is known of its slope. */
  readonly isBlind: boolean;
}

function unclear<P extends Point>(points: readonly P[], { slopes, within }: Look<P>): Unclear[] {
  const all = sorted(points);
  return all.slice(1).flatMap((right, k): Unclear[] => {
    const left = all[k]!;
    if (right.value - left.value <= within) return [];
    const bounds = slopes(left, right);
    const stretch = { from: left.value, until: right.value, isBlind: bounds === null };
    return isTold(left, right, bounds) ? [] : [stretch];
  });
}

/** Whether the ends of a stretch tell how often the curve passes nil in it: once where their signs differ, else not at all. */
function isTold(left: Point, right: Point, slopes: Slopes | null): boolean {
  if (left.npvEur === null || right.npvEur === null || slopes === null) return false;
  const { least, most } = slopes;
  if (least >= 0 || most <= 0) return true;
  if (left.npvEur * right.npvEur <= 0) return false;
  const width = right.value - left.value;
  // Mirrored where both lie below nil: then the curve may not rise to it.
  const sign = Math.sign(left.npvEur);
  const [from, to] = [sign * left.npvEur, sign * right.npvEur];
  const [fall, rise] = sign > 0 ? [least, most] : [-most, -least];
  // Falling as fast as may be from the left, rising as fast as may be to the right: the lowest it can get is where they meet.
  const meet = Math.min(width, Math.max(0, (to - from - rise * width) / (fall - rise)));
  return from + fall * meet > 0;
}

/** Stretches that touch, or lie on both sides of a crossing that was found, as one. */
function joined(stretches: readonly Unclear[], within: number): [number, number][] {
  const made: [number, number][] = [];
  for (const { from, until } of stretches) {
    const last = made.at(-1);
    if (last && from - last[1] <= within) last[1] = until;
    else made.push([from, until]);
  }
  return made;
}

async function between<P extends Point>(
  from: Known<P>,
  to: Known<P>,
  look: (value: number) => Promise<P>,
  within: number,
): Promise<number> {
  let [left, right]: [Known<P>, Known<P>] = [from, to];
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
      left = point as Known<P>;
      [leftWeight, rightWeight] = [1, rightWeight === 1 && leftWeight === 1 ? 0.5 : rightWeight / 2];
    } else {
      right = point as Known<P>;
      [leftWeight, rightWeight] = [leftWeight === 1 && rightWeight === 1 ? 0.5 : leftWeight / 2, 1];
    }
  }
  // Nearly straight so close by: the secant is nearer than either end.
  return left.value - (left.npvEur * (right.value - left.value)) / (right.npvEur - left.npvEur);
}
