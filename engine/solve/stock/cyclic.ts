import {
  bestEnd,
  type LevelProgram,
  type Pass,
  passForward,
  readChanges,
  readMultipliers,
} from './levels.ts';

export interface LevelPlan {
  readonly change: Float64Array;
  /** What one more unit of change costs, EUR. */
  readonly multiplier: Float64Array;
  /** First step after the seam, and the level before it. */
  readonly begin: number;
  readonly startLevel: number;
}

/** Passes over the steps, after which the search for the level at the seam has failed. */
const MOST_PASSES = 120;

/**
 * The plan of a stock that ends as it began, at a level of its own choice. The year is a ring, so it may be cut open at any
 * step: after one in which a plan with free ends holds the level at a bound, which the best plan mostly does too. That is
 * proven when the worth of the level on both sides of the seam agrees, or differs the way the bound allows; else the level at
 * the seam is searched for, the least cost being convex in it.
 */
export function planCyclic(program: LevelProgram): LevelPlan | 'infeasible' | 'lost' {
  const { steps, lower, upper, nil } = program;
  const last = steps - 1;
  const free = passForward(program, 0, { least: lower[last]!, most: upper[last]! }, null);
  if (typeof free === 'string') return free === 'tooLong' ? 'lost' : 'infeasible';
  const { level } = readChanges(program, free, bestEnd(free, last));
  const seam = seamOf(program, level);
  const begin = (seam + 1) % steps;
  let low: Side = { level: lower[seam]!, trial: 'untried' };
  let high: Side = { level: upper[seam]!, trial: 'untried' };
  let next =
    Math.abs(level[seam]! - low.level) < Math.abs(level[seam]! - high.level) ? low.level : high.level;
  for (let passes = 0; passes < MOST_PASSES; passes++) {
    const trial = tryLevel(program, begin, seam, next);
    if (trial === 'tooLong') return 'lost';
    if (trial === 'tooHigh') high = { level: next, trial: null };
    else if (trial === 'tooLow') low = { level: next, trial: null };
    else {
      const { excess } = trial;
      const isProven =
        Math.abs(excess) <= SAME_VALUE * trial.size ||
        (excess > 0 && next === lower[seam]) ||
        (excess < 0 && next === upper[seam]);
      if (isProven) return planOf(trial, trial.multiplier());
      if (excess > 0) high = { level: next, trial };
      else low = { level: next, trial };
    }
    if (high.level - low.level <= nil && low.trial !== 'untried' && high.trial !== 'untried') {
      if (low.trial === null && high.trial === null) return 'infeasible';
      return between(low, high);
    }
    next = nextLevel(low, high, passes);
  }
  return 'lost';
}

/** Values of a level this near to each other, as a share of the slopes around, are the same. */
const SAME_VALUE = 1e-12;

/** An end of the stretch in which the best level lies. */
interface Side {
  readonly level: number;
  /** Null: no plan has this level. */
  readonly trial: Trial | 'untried' | null;
}

/** A plan with a given level at the seam. */
interface Trial {
  readonly pass: Pass;
  readonly level: number;
  readonly costEur: number;
  readonly change: Float64Array;
  /** Cost of one more unit at the seam: dearer to reach than it is worth where positive. */
  readonly excess: number;
  readonly size: number;
  multiplier(): Float64Array;
}

/** The step with the level at a bound that is furthest from both ends of the axis; the middle where there is none. */
function seamOf(program: LevelProgram, level: Float64Array): number {
  const { steps, lower, upper } = program;
  const middle = steps >> 1;
  for (let away = 0; away <= middle; away++) {
    for (const t of [middle - away, middle + away]) {
      if (t >= steps) continue;
      const value = onBound(program, level[t]!, t);
      if (value === lower[t] || value === upper[t]) return t;
    }
  }
  return middle;
}

/** The level, or the bound that it is at but for rounding. */
function onBound({ lower, upper, nil }: LevelProgram, level: number, t: number): number {
  if (level - lower[t]! <= nil) return lower[t]!;
  return upper[t]! - level <= nil ? upper[t]! : level;
}

function tryLevel(
  program: LevelProgram,
  begin: number,
  seam: number,
  level: number,
): Trial | 'tooLow' | 'tooHigh' | 'tooLong' {
  const { nil } = program;
  // A little room at the end, so that the slopes on both sides of the level are seen through rounding.
  const pass = passForward(
    program,
    begin,
    { least: level, most: level },
    { least: level - nil, most: level + nil },
  );
  if (typeof pass === 'string') return pass;
  const { change, costEur } = readChanges(program, pass, level);
  const endValue = balancedValue(program, pass, seam);
  const startValue = valueBefore(program, pass, endValue);
  return {
    pass,
    level,
    costEur,
    change,
    excess: endValue - startValue,
    size: Math.abs(endValue) + Math.abs(startValue),
    multiplier: () => readMultipliers(program, pass, endValue),
  };
}

/** Worth of a unit before the first step, given its worth after the last. */
function valueBefore(
  { steps, keep, levelCost }: LevelProgram,
  { begin, floor, ceiling }: Pass,
  endValue: number,
): number {
  let value = endValue;
  for (let k = 0, t = begin > 0 ? begin - 1 : steps - 1; k < steps; k++, t = t > 0 ? t - 1 : steps - 1) {
    if (value < floor[t]!) value = floor[t]!;
    else if (value > ceiling[t]!) value = ceiling[t]!;
    value = (value - levelCost[t]!) * keep[t]!;
  }
  return value;
}

/**
 * The worth of a unit after the last step that is nearest to its worth before the first, among those that fit the plan. The
 * latter is clamp(scale * worth + shift, least, most), for it comes about by losses and by what bounds hold back.
 */
function balancedValue(program: LevelProgram, pass: Pass, seam: number): number {
  const { steps, keep, levelCost } = program;
  const { begin, floor, ceiling } = pass;
  let [scale, shift, least, most] = [1, 0, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let k = 0, t = begin > 0 ? begin - 1 : steps - 1; k < steps; k++, t = t > 0 ? t - 1 : steps - 1) {
    // The bounds of the last level itself are those of the worth.
    if (k > 0) {
      least = clamp(least, floor[t]!, ceiling[t]!);
      most = clamp(most, floor[t]!, ceiling[t]!);
    }
    const [eur, share] = [levelCost[t]!, keep[t]!];
    scale *= share;
    shift = (shift - eur) * share;
    least = (least - eur) * share;
    most = (most - eur) * share;
  }
  const fixed = scale < 1 ? shift / (1 - scale) : 0;
  return clamp(clamp(fixed, least, most), floor[seam]!, ceiling[seam]!);
}

function clamp(value: number, least: number, most: number): number {
  return value < least ? least : value > most ? most : value;
}

/** Where the tangents on both sides meet, every other time the middle: cost is convex and piecewise linear in the level. */
function nextLevel(low: Side, high: Side, passes: number): number {
  if (low.trial === 'untried') return low.level;
  if (high.trial === 'untried') return high.level;
  const middle = (low.level + high.level) / 2;
  if (!low.trial || !high.trial || passes % 2 === 1) return middle;
  const { excess: down, costEur: left } = low.trial;
  const { excess: up, costEur: right } = high.trial;
  const meet = (right - left + down * low.level - up * high.level) / (down - up);
  return meet > low.level && meet < high.level ? meet : middle;
}

/** At a kink of the cost the multipliers of both sides prove the plan together. */
function between({ trial: low }: Side, { trial: high }: Side): LevelPlan | 'lost' {
  if (!low || !high || low === 'untried' || high === 'untried') return 'lost';
  const share = high.excess / (high.excess - low.excess);
  const other = high.multiplier();
  const both = low.multiplier().map((value, t) => share * value + (1 - share) * other[t]!);
  return planOf(low, both);
}

function planOf({ pass, change, level }: Trial, multiplier: Float64Array): LevelPlan {
  return { change, multiplier, begin: pass.begin, startLevel: level };
}
