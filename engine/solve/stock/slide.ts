import {
  copyBasis,
  type Dictionary,
  entering,
  pivot,
  rowOfLast,
  SMALLEST_PIVOT,
  write,
} from '../uncoupled/dictionary.ts';
import type { StepForm } from '../uncoupled/step-form.ts';

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

/** Vertices of one step, beyond which something must be wrong. */
export const MOST_PIECES = 500;

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

/** Finds the end of the piece; returns how far it is, at most `most`. */
export function reach(slide: Slide, most: number): number {
  const { dictionary, column, isUp } = slide;
  const { n, m, table, basic, basicValue, lower, upper } = dictionary;
  let length = most;
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

/**
 * Slides from the optimum of `free` to an activity of the last row at which `multiplier` is one of its multipliers, and writes
 * plan and multipliers of step `t`. Activities closer than `nil`
 * are the same. Returns the activity that was reached.
 */
export function slideTo(
  form: StepForm,
  free: Dictionary,
  scratch: Dictionary,
  activity: number,
  multiplier: number,
  nil: number,
  t: number,
  x: Float64Array,
  y: Float64Array,
): number {
  copyBasis(free, scratch);
  const { n, basic, basicValue } = scratch;
  const start = basicValue[rowOfLast(scratch)]!;
  let left = Math.abs(activity - start);
  const slide = startSlide(scratch, left > nil ? activity > start : multiplier > 0);
  for (let pieces = 0; pieces < MOST_PIECES; pieces++) {
    const column = next(slide);
    if (left <= nil && (column < 0 || standsBefore(slide, column, multiplier))) {
      const leaving = basic[slide.row]!;
      const reduced = standAt(slide, multiplier);
      write(form, scratch, t, x, y);
      if (leaving >= n) y[form.rowStart[leaving - n]! + t] = reduced;
      return activity - (slide.isUp ? left : -left);
    }
    if (column < 0) break;
    turn(slide, column);
    const length = Math.min(left, reach(slide, left + nil));
    move(slide, length);
    left -= length;
    if (slide.row < 0) break;
  }
  write(form, scratch, t, x, y);
  return activity - (slide.isUp ? left : -left);
}

/** Whether a multiplier of the sliding row lies before that of the piece on which `column` gives way. */
function standsBefore(
  { dictionary, row, column: own, isUp }: Slide,
  column: number,
  multiplier: number,
): boolean {
  const { n, table, reduced } = dictionary;
  const turned = reduced[column]! / table[row * n + column]!;
  const slope = own < 0 ? turned : reduced[own]! - turned * table[row * n + own]!;
  return isUp ? multiplier < slope : multiplier > slope;
}

/**
 * At a vertex every multiplier between those of its two pieces is one: moves reduced costs to the one that is asked for.
 * Returns the reduced cost of the basic variable at its bound.
 */
function standAt({ dictionary, row, column: own, isUp }: Slide, multiplier: number): number {
  const { n, table, reduced } = dictionary;
  const now = own < 0 ? 0 : reduced[own]!;
  const wanted = isUp === multiplier > now ? multiplier : now;
  const step = own < 0 ? wanted : (now - wanted) / table[row * n + own]!;
  for (let j = 0; j < n; j++) reduced[j]! -= step * table[row * n + j]!;
  return step;
}
