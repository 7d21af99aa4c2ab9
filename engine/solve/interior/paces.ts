import { PACE } from './kernel/shape.ts';
import type { Packed } from './packed.ts';

/** Shares of a direction that columns (x, s) and multipliers (y, z, w) take. */
export interface Pace {
  readonly primal: number;
  readonly dual: number;
}

/*
 * A year is long, and what stops a step is often one hour of it. So every stage may take a step of its own length: from stage to
 * stage the length changes only as much as the links between them allow. Each link may be off by `largestMove` MWh
 * after it, and multipliers of bounds by a share LARGEST_TURN. What the links are off by goes with the next steps.
 */
export const LARGEST_TURN = 0.9;

const DOUBLE = 8;
const WIDTH = Object.keys(PACE).length * 2;

/** One step length for all stages. */
export function fillPaces({ numbers, paces, lanes }: Packed, { primal, dual }: Pace): void {
  const from = paces / DOUBLE;
  for (let at = from; at < from + (lanes.count + 1) * WIDTH; at += WIDTH) {
    numbers[at + 2 * PACE.primal] = numbers[at + 2 * PACE.primal + 1] = primal;
    numbers[at + 2 * PACE.dual] = numbers[at + 2 * PACE.dual + 1] = dual;
  }
}

/**
 * Lowers the paces that the stages could take until neighbours fit; `outer` is what the outer part could take. Returns the pace
 * of the outer part, with which the first stages go, and the mean of all.
 */
export function spreadPaces(packed: Packed, outer: Pace): { outer: Pace; mean: Pace } {
  const { numbers, passes, paces, layout, lanes } = packed;
  const { count } = lanes;
  const limits = layout.paceLimits / DOUBLE;
  const sums = layout.results / DOUBLE;
  const put = ({ primal, dual }: Pace) => {
    numbers[limits] = numbers[limits + 1] = primal;
    numbers[limits + 2] = numbers[limits + 3] = dual;
  };
  const pair = (at: number, a: number, b: number) => Math.min(numbers[at]!, numbers[at + 1]!, a, b);
  /** To the middle and back; returns what is left for the outer part and the first stages. */
  const sweep = (most: Pace): Pace => {
    put(most);
    passes.spreadForward(paces, count);
    const middle = { primal: pair(limits, most.primal, 1), dual: pair(limits + 2, most.dual, 1) };
    put(middle);
    passes.spreadBack(paces + (count - 1) * layout.paceStride, count);
    return { primal: pair(limits, middle.primal, 1), dual: pair(limits + 2, middle.dual, 1) };
  };
  // The first stages go with the outer part, so that the last level and those before the first step stay tied to them.
  const ends = sweep(outer);
  sweep(ends);
  const end = paces / DOUBLE + count * WIDTH;
  numbers[end + 2 * PACE.primal] = numbers[end + 2 * PACE.primal + 1] = ends.primal;
  numbers[end + 2 * PACE.dual] = numbers[end + 2 * PACE.dual + 1] = ends.dual;
  const mean = (f: number) => (numbers[sums + 2 * f]! + numbers[sums + 2 * f + 1]!) / (2 * count);
  return { outer: ends, mean: { primal: mean(0), dual: mean(1) } };
}
