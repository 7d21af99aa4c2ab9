import type { Program } from '../../program/program.ts';
import type { Solution } from '../solution.ts';
import { applyRecipe, newStretch } from './apply.ts';
import {
  type Dictionary,
  loadStep,
  newDictionary,
  type Outcome,
  rebuild,
  solveStep,
  write,
} from './dictionary.ts';
import { type Part, partsOf } from './parts.ts';
import { type IsFlat, type Recipe, STRETCH, toRecipe } from './recipe.ts';
import { type StepForm, toStepForm } from './step-form.ts';
import { nextStep } from './walk.ts';

/** Above this size a basis changes with nearly every step, and other methods are as fast. */
const MOST_ENTRIES = 4000;
/** A part with more rows, or more bases than can be tried for a step, is solved from the step before. */
const MOST_RECIPE_ROWS = 8;
const MOST_RECIPES = 32;
/**
 * Solves a program of which nothing ties the steps together, exactly, step by step. Null where its shape is another, or where
 * rounding leaves a step without proof.
 */
export function solveUncoupled(program: Program): Solution | null {
  const parts = partsOf(program);
  if (!parts || parts.some(({ stock }) => stock !== null)) return null;
  const x = new Float64Array(program.columnCount);
  const y = new Float64Array(program.rowCount);
  for (const part of parts) {
    const outcome = solvePart(program, part, x, y);
    if (outcome === 'infeasible') return { status: 'infeasible' };
    if (outcome === 'lost') return null;
  }
  return { status: 'optimal', x, y };
}

/** Solves a part without a stock, into the plan and multipliers of the program. */
export function solvePart(program: Program, part: Part, x: Float64Array, y: Float64Array): Outcome {
  return solveForm(toStepForm(program, part), x, y);
}

/** Solves steps that stand apart, into the plan and multipliers of their program. */
export function solveForm(form: StepForm, x: Float64Array, y: Float64Array): Outcome {
  if (form.n * form.m > MOST_ENTRIES) return 'lost';
  const isRecipe = form.varying.length === 0 && form.m <= MOST_RECIPE_ROWS;
  return isRecipe ? solveByRecipes(form, x, y) : solveByWalk(form, 0, x, y);
}

/**
 * Stretch by stretch the recipes met so far are tried on all steps that are still open, those first that served most of the
 * stretch before; a step that none of them serves is solved by the simplex and gives a new one. A year of a site has ten or so.
 */
function solveByRecipes(form: StepForm, x: Float64Array, y: Float64Array): Outcome {
  const recipes: Counted[] = [];
  const stretch = newStretch(form);
  const isFlat = newIsFlat(form.steps);
  const dictionary = newDictionary(form);
  rebuild(form, 0, dictionary);
  for (let t = 0; t < form.steps; t += STRETCH) {
    let open = Math.min(STRETCH, form.steps - t);
    for (let o = 0; o < open; o++) stretch.open[o] = o;
    stretch.isAscending = true;
    for (let k = 0; open > 0; k++) {
      if (k === MOST_RECIPES) return solveByWalk(form, t, x, y);
      const isNew = k === recipes.length;
      if (isNew) {
        const outcome = solveAfresh(form, t + stretch.open[0]!, dictionary);
        if (outcome !== 'optimal') return outcome;
        recipes.push({ recipe: toRecipe(form, dictionary, isFlat), served: 0 });
      }
      const counted = recipes[k]!;
      const left = applyRecipe(form, counted.recipe, t, open, stretch, x, y);
      // A basis that is optimal but for rounding would be found again and again.
      if (left === open && isNew) return 'lost';
      // What one quantity and then another kept out of the recipe stands in that order.
      stretch.isAscending = false;
      counted.served = counted.served / 2 + open - left;
      open = left;
    }
    recipes.sort((a, b) => b.served - a.served);
  }
  return 'optimal';
}

interface Counted {
  readonly recipe: Recipe;
  /** Steps that it served, those of each stretch counting half of those of the next. */
  served: number;
}

/** Solves one step from the basis at hand and works its basis out anew. */
function solveAfresh(form: StepForm, t: number, dictionary: Dictionary): Outcome {
  loadStep(form, t, dictionary);
  const outcome = solveStep(dictionary, form.nilFlow, form.nilCost);
  if (outcome === 'optimal') rebuild(form, t, dictionary);
  return outcome;
}

/** Looks through each bound once. */
function newIsFlat(steps: number): IsFlat {
  const known = new Map<Float64Array, Map<number, boolean>>();
  return (bound, start) => {
    const ofBound = known.get(bound) ?? new Map<number, boolean>();
    known.set(bound, ofBound);
    let flat = ofBound.get(start);
    if (flat === undefined) {
      flat = isSame(bound, start, start + steps);
      ofBound.set(start, flat);
    }
    return flat;
  };
}

function isSame(values: Float64Array, start: number, end: number): boolean {
  const first = values[start]!;
  let k = start + 1;
  // Four at a time: this reads a good part of the program.
  for (; k + 3 < end; k += 4)
    if (values[k] !== first || values[k + 1] !== first || values[k + 2] !== first || values[k + 3] !== first)
      return false;
  for (; k < end; k++) if (values[k] !== first) return false;
  return true;
}

/** Each step from the basis of the one before. */
function solveByWalk(form: StepForm, from: number, x: Float64Array, y: Float64Array): Outcome {
  const dictionary = newDictionary(form);
  rebuild(form, from, dictionary);
  for (let t = from; t < form.steps; t++) {
    const outcome = nextStep(form, t, dictionary);
    if (outcome !== 'optimal') return outcome;
    write(form, dictionary, t, x, y);
  }
  return 'optimal';
}
