import { type Dictionary, entering, pivot, rowOfLast, SMALLEST_PIVOT } from '../uncoupled/dictionary.ts';

/**
 * The optimum of a step as a function of the activity of its last row, what the step takes from the stock (or gives it), by
 * the parametric dual simplex. It starts from the optimum with that row free, and slides to ever greater (or smaller)
 * activities: from vertex to vertex along pieces of one slope each, which is the multiplier of the row.
 */
export interface Slide {
  readonly dictionary: Dictionary;
  readonly isUp: boolean;
  /** Place of the sliding row among the nonbasic variables; -1 while it is still basic. */
  column: number;
  /** Row of the basic variable that stops the slide, and whether it is at its lower bound. */
  row: number;
  isStoppedAtLower: boolean;
}

export function startSlide(dictionary: Dictionary, isUp: boolean): Slide {
  return { dictionary, isUp, column: -1, row: rowOfLast(dictionary), isStoppedAtLower: isUp };
}

/** The nonbasic variable that lets the slide go on past the vertex it has reached, at the least cost; -1: nothing does. */
export function next({ dictionary, row, isStoppedAtLower }: Slide): number {
  return entering(dictionary, row, isStoppedAtLower, dictionary.n + dictionary.m - 1, false);
}

/** Turns onto the piece beyond the vertex, on which `column` gives way. */
export function turn(slide: Slide, column: number): void {
  const { dictionary, row } = slide;
  const { nonbasic, isUpper, lower, upper, basicValue } = dictionary;
  const variable = nonbasic[column]!;
  const value = isUpper[column] ? upper[variable]! : lower[variable]!;
  pivot(dictionary, row, column);
  if (slide.column < 0) {
    // The sliding row itself: from here on it is nonbasic and stands where the slide is.
    slide.column = column;
  } else {
    isUpper[column] = slide.isStoppedAtLower ? 0 : 1;
  }
  basicValue[row] = value;
}

/** Multiplier of the sliding row on this piece, EUR per unit of its activity. */
export function slopeOf({ dictionary, column }: Slide): number {
  return dictionary.reduced[column]!;
}

/** Finds the vertex at the end of the piece; returns how far it is. */
export function reach(slide: Slide): number {
  const { dictionary, column, isUp } = slide;
  const { n, m, table, basic, basicValue, lower, upper } = dictionary;
  let length = Number.POSITIVE_INFINITY;
  slide.row = -1;
  for (let i = 0; i < m; i++) {
    const entry = table[i * n + column]!;
    const rate = isUp ? entry : -entry;
    if (rate <= SMALLEST_PIVOT && rate >= -SMALLEST_PIVOT) continue;
    const bound = rate > 0 ? upper[basic[i]!]! : lower[basic[i]!]!;
    const room = (bound - basicValue[i]!) / rate;
    if (room >= length) continue;
    length = room > 0 ? room : 0;
    slide.row = i;
    slide.isStoppedAtLower = rate < 0;
  }
  return length;
}

/** Slides along the piece. */
export function move({ dictionary, column, isUp }: Slide, length: number): void {
  const { n, m, table, basicValue } = dictionary;
  const step = isUp ? length : -length;
  for (let i = 0; i < m; i++) basicValue[i]! += table[i * n + column]! * step;
}
