import { costOf, type Program } from '../../program/program.ts';
import { at, expand } from '../../series/series.ts';
import type { Solution } from '../solution.ts';
import type { Outcome } from '../uncoupled/dictionary.ts';
import { type Part, partsOf, type Stock } from '../uncoupled/parts.ts';
import { type StepForm, toStepForm } from '../uncoupled/step-form.ts';
import { solvePart } from '../uncoupled/uncoupled.ts';
import { toCurves } from './curves.ts';
import { type LevelPlan, planCyclic } from './cyclic.ts';
import { bestEnd, type LevelProgram, passForward, readChanges, readMultipliers } from './levels.ts';
import { recover } from './recover.ts';

/** Above this size of a step's program other methods are as fast. */
const MOST_ENTRIES = 1000;
/** Rounding of levels, as a share of the largest. */
const LEVEL_ROUNDING = 1e-12;
/** Pieces of cost curves that may be merged, per step: some tens are usual, with more than this other methods are faster. */
const MOST_MERGES = 500;
/** As many take no time worth saving. */
const FREE_MERGES = 1e6;

/**
 * Solves a program that falls into parts with one stock at most, exactly: each step by its cost as a function of the change of
 * the level, all steps together by dynamic programming over the level. Null where its shape is another, or where rounding
 * leaves something without proof.
 */
export function solveSingleStock(program: Program): Solution | null {
  const parts = partsOf(program);
  if (!parts) return null;
  const x = new Float64Array(program.columnCount);
  const y = new Float64Array(program.rowCount);
  for (const part of parts) {
    const outcome = part.stock ? solveStock(program, part, part.stock, x, y) : solvePart(program, part, x, y);
    if (outcome === 'infeasible') return { status: 'infeasible' };
    if (outcome === 'lost') return null;
  }
  return { status: 'optimal', x, y };
}

function solveStock(program: Program, part: Part, stock: Stock, x: Float64Array, y: Float64Array): Outcome {
  const form = toStepForm(program, part);
  const right = rightOf(program, stock);
  if (!right || form.n * form.m > MOST_ENTRIES) return 'lost';
  const ties = tiesOf(program, form, stock);
  if (!ties) return 'lost';
  const curves = toCurves(form, stock, right);
  if (typeof curves === 'string') return curves;
  const levels: LevelProgram = { ...ties, curves };
  const plan = planLevels(levels, stock);
  if (typeof plan === 'string') return plan;
  writeLevels(levels, plan, program.columns[stock.level]!.start, x);
  return recover(form, stock, right, plan.change, plan.multiplier, x, y);
}

/** Right-hand sides of the rows of a stock; null where they are not equalities. */
function rightOf(program: Program, { row }: Stock): Float64Array | null {
  const { start, count } = program.rows[row]!;
  const right = program.rowLower.subarray(start, start + count);
  for (let t = 0; t < count; t++) if (program.rowUpper[start + t] !== right[t]) return null;
  return right;
}

/** Null where the level does not decay from step to step. */
function tiesOf(program: Program, form: StepForm, stock: Stock): Omit<LevelProgram, 'curves'> | null {
  const { steps } = program;
  const { start } = program.columns[stock.level]!;
  const keep = new Float64Array(steps);
  for (let t = 0; t < steps; t++) {
    const own = at(stock.own, t);
    keep[t] = -at(stock.previous, t) / own;
    if (!(own > 0 && keep[t]! > 0 && keep[t]! <= 1)) return null;
  }
  const lower = program.lower.subarray(start, start + steps);
  const upper = program.upper.subarray(start, start + steps);
  const levelCost = expand(costOf(program, stock.level), steps);
  const nil = Math.max(
    form.nilFlow,
    LEVEL_ROUNDING * upper.reduce((most, mwh) => Math.max(most, Math.abs(mwh)), 0),
  );
  return {
    steps,
    keep,
    levelCost,
    lower,
    upper,
    nil,
    mergesLeft: Math.max(FREE_MERGES, MOST_MERGES * steps),
  };
}

function planLevels(levels: LevelProgram, { isCyclic }: Stock): LevelPlan | 'infeasible' | 'lost' {
  if (isCyclic) return levels.steps === 1 ? 'lost' : planCyclic(levels);
  const pass = passForward(levels, 0, { least: 0, most: 0 }, null);
  if (typeof pass === 'string') return pass === 'tooLong' ? 'lost' : 'infeasible';
  const { change } = readChanges(levels, pass, bestEnd(pass, levels.steps - 1));
  return { change, multiplier: readMultipliers(levels, pass, 0), begin: 0, startLevel: 0 };
}

/** The levels that follow from their changes. */
function writeLevels(
  { steps, keep, lower, upper }: LevelProgram,
  { change, begin, startLevel }: LevelPlan,
  start: number,
  x: Float64Array,
): void {
  let level = startLevel;
  for (let k = 0, t = begin; k < steps; k++, t = t + 1 < steps ? t + 1 : 0) {
    level = keep[t]! * level + change[t]!;
    if (level < lower[t]!) level = lower[t]!;
    else if (level > upper[t]!) level = upper[t]!;
    x[start + t] = level;
  }
}
