import type { Curves } from './curves.ts';

/**
 * The levels of one stock, once its steps are known by their curves: minimise the sum over t of curve_t(change_t) +
 * levelCost_t * level_t with level_t = keep_t * level_(t-1) + change_t and lower_t <= level_t <= upper_t.
 */
export interface LevelProgram {
  readonly steps: number;
  readonly curves: Curves;
  readonly keep: Float64Array;
  readonly levelCost: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Levels this near to each other are the same. */
  readonly nil: number;
  /** Pieces that all passes together may yet merge: a stock far larger than its flows gathers so many that others are faster. */
  mergesLeft: number;
}

export interface Interval {
  readonly least: number;
  readonly most: number;
}

/**
 * What a pass leaves behind to read the plan and the multipliers from. With V_t(level) the least cost of reaching a level at
 * the end of step t:
 */
export interface Pass {
  /** First step; the others follow, the first of the year after the last. */
  readonly begin: number;
  /** Level at which each piece of a curve comes into V_t: below it the piece is not used, beyond its length wholly. */
  readonly entry: Float64Array;
  /** Levels that can be reached. */
  readonly least: Float64Array;
  readonly most: Float64Array;
  /** Slopes of V_t where the lower bound of the level cuts it off, and the upper: nothing where that does not bind. */
  readonly floor: Float64Array;
  readonly ceiling: Float64Array;
  /** V of the last step: its pieces by rising slope, from `least` on. */
  end: Pieces;
}

export interface Pieces {
  readonly slope: Float64Array;
  readonly length: Float64Array;
  count: number;
}

/** Shortfalls of the level below so many times nil count as none. */
const SHORTFALL = 1e3;

/**
 * Dynamic programming forward over the steps: V_t is the infimal convolution of V_(t-1), shrunk by the losses, with curve_t,
 * cut off at the bounds of the level. Of convex piecewise-linear functions that is a merge of their pieces by slope. The
 * levels before the first step are in `start`, those after the last in `end`. `tooLow`, `tooHigh`: no level can be kept, and
 * where a start may be chosen, which way it was wrong. `tooLong`: no merges are left.
 */
export function passForward(
  program: LevelProgram,
  begin: number,
  start: Interval,
  end: Interval | null,
): Pass | 'tooLow' | 'tooHigh' | 'tooLong' {
  const { steps, keep, levelCost, nil } = program;
  const { leastChange, first, slope: curveSlope, length: curveLength } = program.curves;
  const pass: Pass = {
    begin,
    entry: new Float64Array(first[steps]!),
    least: new Float64Array(steps),
    most: new Float64Array(steps),
    floor: new Float64Array(steps),
    ceiling: new Float64Array(steps),
    end: newPieces(0),
  };
  let { least, most } = start;
  let before = newPieces(64);
  let after = newPieces(64);
  if (most > least) {
    before.slope[0] = 0;
    before.length[0] = most - least;
    before.count = 1;
  }
  for (let k = 0, t = begin; k < steps; k++, t = t + 1 < steps ? t + 1 : 0) {
    const isEnd = k === steps - 1 && end !== null;
    const lower = isEnd ? end.least : program.lower[t]!;
    const upper = isEnd ? end.most : program.upper[t]!;
    const share = keep[t]!;
    const inverse = 1 / share;
    const eur = levelCost[t]!;
    const lastPiece = first[t + 1]!;
    if (after.slope.length < before.count + lastPiece - first[t]!)
      after = newPieces(2 * (before.count + lastPiece - first[t]!));
    program.mergesLeft -= before.count;
    if (program.mergesLeft < 0) return 'tooLong';
    const { slope, length } = after;
    const { slope: slopeBefore, length: lengthBefore, count: countBefore } = before;
    const left = share * least + leastChange[t]!;
    let right = share * most + leastChange[t]!;
    let at = left;
    let below = Number.NEGATIVE_INFINITY;
    let above = Number.POSITIVE_INFINITY;
    let count = 0;
    let i = 0;
    let p = first[t]!;
    while (i < countBefore || p < lastPiece) {
      const old = i < countBefore ? slopeBefore[i]! * inverse + eur : Number.POSITIVE_INFINITY;
      const own = p < lastPiece ? curveSlope[p]! + eur : Number.POSITIVE_INFINITY;
      let pieceSlope = old;
      let pieceLength: number;
      if (old <= own) pieceLength = lengthBefore[i++]! * share;
      else {
        pieceSlope = own;
        pieceLength = curveLength[p]!;
        right += pieceLength;
        pass.entry[p++] = at;
      }
      const from = at > lower ? at : lower;
      const to = at + pieceLength < upper ? at + pieceLength : upper;
      if (to > from) {
        slope[count] = pieceSlope;
        length[count] = to - from;
        count++;
      } else {
        if (at < lower) below = pieceSlope;
        if (at + pieceLength > upper && above === Number.POSITIVE_INFINITY) above = pieceSlope;
      }
      at += pieceLength;
      if (at >= upper && (count > 0 || above < Number.POSITIVE_INFINITY)) break;
    }
    for (; p < lastPiece; p++) {
      right += curveLength[p]!;
      pass.entry[p] = Number.POSITIVE_INFINITY;
    }
    if (!(left <= upper + SHORTFALL * nil)) return isEnd ? 'tooLow' : 'tooHigh';
    if (!(right >= lower - SHORTFALL * nil)) return isEnd ? 'tooHigh' : 'tooLow';
    least = left < lower ? lower : left > upper ? upper : left;
    most = right > upper ? upper : right < least ? least : right;
    pass.least[t] = least;
    pass.most[t] = most;
    pass.floor[t] = left < lower ? (count > 0 ? slope[0]! : below) : Number.NEGATIVE_INFINITY;
    pass.ceiling[t] = right > upper ? (count > 0 ? slope[count - 1]! : above) : Number.POSITIVE_INFINITY;
    after.count = count;
    [before, after] = [after, before];
  }
  pass.end = before;
  return pass;
}

function newPieces(room: number): Pieces {
  return { slope: new Float64Array(room), length: new Float64Array(room), count: 0 };
}

/** Cheapest last level. */
export function bestEnd(pass: Pass, last: number): number {
  let level = pass.least[last]!;
  const { slope, length, count } = pass.end;
  for (let k = 0; k < count && slope[k]! < 0; k++) level += length[k]!;
  return level;
}

/** The changes of the level that reach `endLevel`, and what they cost beyond constants. */
export function readChanges(
  { steps, curves, keep, levelCost }: LevelProgram,
  { begin, entry, least, most }: Pass,
  endLevel: number,
): { change: Float64Array; level: Float64Array; costEur: number } {
  const { leastChange, first, slope, length } = curves;
  const change = new Float64Array(steps);
  const levels = new Float64Array(steps);
  let level = endLevel;
  let costEur = 0;
  for (let k = 0, t = begin > 0 ? begin - 1 : steps - 1; k < steps; k++, t = t > 0 ? t - 1 : steps - 1) {
    if (level < least[t]!) level = least[t]!;
    else if (level > most[t]!) level = most[t]!;
    levels[t] = level;
    costEur += levelCost[t]! * level;
    let sum = leastChange[t]!;
    for (let p = first[t]!; p < first[t + 1]!; p++) {
      const used = level - entry[p]!;
      if (used <= 0) break;
      const part = used < length[p]! ? used : length[p]!;
      sum += part;
      costEur += part * slope[p]!;
    }
    change[t] = sum;
    level = (level - sum) / keep[t]!;
  }
  return { change, level: levels, costEur };
}

/**
 * Multipliers of the levels: what one more unit of change costs in each step, given the worth `endValue` of one more unit
 * after the last. A unit is worth what it is worth a step later, after losses, but for what the bounds of the level hold back.
 */
export function readMultipliers(
  { steps, keep, levelCost }: LevelProgram,
  { begin, floor, ceiling }: Pass,
  endValue: number,
): Float64Array {
  const multiplier = new Float64Array(steps);
  let value = endValue;
  for (let k = 0, t = begin > 0 ? begin - 1 : steps - 1; k < steps; k++, t = t > 0 ? t - 1 : steps - 1) {
    if (value < floor[t]!) value = floor[t]!;
    else if (value > ceiling[t]!) value = ceiling[t]!;
    multiplier[t] = value - levelCost[t]!;
    value = multiplier[t]! * keep[t]!;
  }
  return multiplier;
}
