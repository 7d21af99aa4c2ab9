import { at } from '../../series/series.ts';
import {
  copyBasis,
  newDictionary,
  newTrial,
  type Outcome,
  rebuild,
  rowOfLast,
} from '../uncoupled/dictionary.ts';
import type { Stock } from '../uncoupled/parts.ts';
import type { StepForm } from '../uncoupled/step-form.ts';
import { nextStep } from '../uncoupled/walk.ts';
import { move, next, reach, slopeOf, startSlide, turn } from './slide.ts';

/**
 * Per step, the least cost of changing the level by `q`: convex and piecewise linear on [leastChange, leastChange + the
 * lengths of its pieces]. Pieces first[t] to first[t + 1] belong to step t, by rising slope.
 */
export interface Curves {
  readonly leastChange: Float64Array;
  readonly first: Int32Array;
  readonly slope: Float64Array;
  readonly length: Float64Array;
}

/** Pieces of one step, beyond which something must be wrong. */
const MOST_PIECES = 500;
/** Pieces for which there is room to begin with, per step. */
const PIECES = 8;

/** The curves of all steps; the activity of the row of the stock is right-hand side less own coefficient times change. */
export function toCurves(
  form: StepForm,
  stock: Stock,
  right: Float64Array,
): Curves | Exclude<Outcome, 'optimal'> {
  const { steps } = form;
  const leastChange = new Float64Array(steps);
  const first = new Int32Array(steps + 1);
  let slope = new Float64Array(PIECES * steps);
  let length = new Float64Array(PIECES * steps);
  const free = newDictionary(form);
  const scratch = newTrial(free);
  const piece = { count: 0, slope: new Float64Array(MOST_PIECES), length: new Float64Array(MOST_PIECES) };
  rebuild(form, 0, free);
  for (let t = 0; t < steps; t++) {
    const outcome = nextStep(form, t, free);
    if (outcome !== 'optimal') return outcome;
    const own = at(stock.own, t);
    const start = free.basicValue[rowOfLast(free)]!;
    const begin = first[t]!;
    if (begin + 2 * MOST_PIECES > slope.length) {
      slope = grown(slope);
      length = grown(length);
    }
    // More activity of the row is less level: the pieces upwards come first, the furthest of them foremost.
    copyBasis(free, scratch);
    const most = slideToEnd(scratch, true, piece);
    if (piece.count === MOST_PIECES) return 'lost';
    let end = begin;
    for (let k = piece.count - 1; k >= 0; k--, end++) {
      slope[end] = -piece.slope[k]! * own;
      length[end] = piece.length[k]! / own;
    }
    copyBasis(free, scratch);
    slideToEnd(scratch, false, piece);
    if (piece.count === MOST_PIECES) return 'lost';
    for (let k = 0; k < piece.count; k++, end++) {
      slope[end] = -piece.slope[k]! * own;
      length[end] = piece.length[k]! / own;
    }
    leastChange[t] = (right[t]! - start - most) / own;
    first[t + 1] = end;
  }
  return { leastChange, first, slope, length };
}

/** Slides as far as it goes, noting the pieces; returns how far that is. */
function slideToEnd(
  dictionary: ReturnType<typeof newDictionary>,
  isUp: boolean,
  out: { count: number; slope: Float64Array; length: Float64Array },
): number {
  const slide = startSlide(dictionary, isUp);
  let total = 0;
  out.count = 0;
  while (out.count < MOST_PIECES) {
    const column = next(slide);
    if (column < 0) return total;
    turn(slide, column);
    const length = reach(slide);
    if (slide.row < 0) return total;
    move(slide, length);
    total += length;
    if (length === 0) continue;
    out.slope[out.count] = slopeOf(slide);
    out.length[out.count] = length;
    out.count++;
  }
  return total;
}

function grown(values: Float64Array): Float64Array<ArrayBuffer> {
  const out = new Float64Array(2 * values.length + 2 * MOST_PIECES);
  out.set(values);
  return out;
}
