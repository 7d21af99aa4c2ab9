import { type Live, type Recipe, STRETCH, SUMMED, type Sum } from './recipe.ts';
import type { StepForm } from './step-form.ts';

/** The steps of a stretch, by number within it, for which a recipe is still to be found. */
export interface Stretch {
  readonly open: Int32Array;
  /** Those of the recipe at hand that have kept all bounds so far. */
  readonly kept: Int32Array;
  /** Whether the open steps are in the order of time. */
  isAscending: boolean;
  /** Room for variables of the recipe, `STRETCH` values each: columns, rows, and the sum of the terms before the last. */
  readonly value: Float64Array;
}

export function newStretch({ n }: StepForm): Stretch {
  return {
    open: new Int32Array(STRETCH),
    kept: new Int32Array(STRETCH),
    isAscending: true,
    value: new Float64Array((n + 1) * STRETCH),
  };
}

/**
 * Tries a recipe on the first `count` open steps of the stretch that begins at step `t`, and writes plan and multipliers of
 * those for which it is optimal. The others stay open, with nil for a plan; returns how many.
 */
export function applyRecipe(
  form: StepForm,
  recipe: Recipe,
  t: number,
  count: number,
  stretch: Stretch,
  x: Float64Array,
  y: Float64Array,
): number {
  const { open, kept } = stretch;
  for (let s = 0; s < count; s++) kept[s] = open[s]!;
  const { columns, rows } = recipe;
  for (let k = 0; k < columns.length; k++) placeColumn(form, columns[k]!, k * STRETCH, t, count, stretch, x);
  for (let k = 0; k < rows.length; k++)
    placeRow(form, rows[k]!, (columns.length + k) * STRETCH, t, count, stretch, y);
  let left = count;
  for (const sum of recipe.basic) {
    if (left === 0) break;
    sumBeforeLast(sum, left, stretch);
    left = placeBasic(form, sum, t, left, count - left, stretch, sum.isColumn ? x : null);
    if (!sum.isColumn) for (let s = 0; s < left; s++) y[sum.start + t + kept[s]!] = 0;
  }
  for (const { start, value } of recipe.still) for (let s = 0; s < left; s++) x[start + t + kept[s]!] = value;
  if (left < count) clear(recipe, t, count - left, open, x);
  return count - left;
}

/** Whether `count` ascending steps are the first ones of the stretch: nearly always, with the recipe that is tried first. */
function isWhole({ isAscending, kept }: Stretch, count: number): boolean {
  return isAscending && kept[count - 1] === count - 1;
}

function placeColumn(
  { mainPrice, prices, lower, upper }: StepForm,
  { start, reduced, slope, others, threshold }: Live,
  room: number,
  t: number,
  count: number,
  stretch: Stretch,
  x: Float64Array,
): void {
  const { kept, value } = stretch;
  const at = start + t;
  if (others.length === 0 && isWhole(stretch, count)) {
    for (let o = 0; o < count; o++) {
      const flow = reduced + slope * mainPrice[t + o]! >= threshold ? lower[at + o]! : upper[at + o]!;
      value[room + o] = flow;
      x[at + o] = flow;
    }
    return;
  }
  if (others.length === 0) {
    for (let s = 0; s < count; s++) {
      const o = kept[s]!;
      const flow = reduced + slope * mainPrice[t + o]! >= threshold ? lower[at + o]! : upper[at + o]!;
      value[room + o] = flow;
      x[at + o] = flow;
    }
    return;
  }
  for (let s = 0; s < count; s++) value[room + kept[s]!] = reduced + slope * mainPrice[t + kept[s]!]!;
  for (const { price, share } of others) {
    const other = prices[price]!.value;
    for (let s = 0; s < count; s++) value[room + kept[s]!]! += share * other[t + kept[s]!]!;
  }
  for (let s = 0; s < count; s++) {
    const o = kept[s]!;
    const flow = value[room + o]! >= threshold ? lower[at + o]! : upper[at + o]!;
    value[room + o] = flow;
    x[at + o] = flow;
  }
}

function placeRow(
  { mainPrice, prices, rowLower, rowUpper }: StepForm,
  { start, reduced, slope, others, threshold }: Live,
  room: number,
  t: number,
  count: number,
  stretch: Stretch,
  y: Float64Array,
): void {
  const { kept, value } = stretch;
  const at = start + t;
  if (others.length === 0 && isWhole(stretch, count)) {
    for (let o = 0; o < count; o++) {
      const eur = reduced + slope * mainPrice[t + o]!;
      value[room + o] = eur >= threshold ? rowLower[at + o]! : rowUpper[at + o]!;
      y[at + o] = eur;
    }
    return;
  }
  if (others.length === 0) {
    for (let s = 0; s < count; s++) {
      const o = kept[s]!;
      const eur = reduced + slope * mainPrice[t + o]!;
      value[room + o] = eur >= threshold ? rowLower[at + o]! : rowUpper[at + o]!;
      y[at + o] = eur;
    }
    return;
  }
  for (let s = 0; s < count; s++) y[at + kept[s]!] = reduced + slope * mainPrice[t + kept[s]!]!;
  for (const { price, share } of others) {
    const other = prices[price]!.value;
    for (let s = 0; s < count; s++) y[at + kept[s]!]! += share * other[t + kept[s]!]!;
  }
  for (let s = 0; s < count; s++) {
    const o = kept[s]!;
    value[room + o] = y[at + o]! >= threshold ? rowLower[at + o]! : rowUpper[at + o]!;
  }
}

/** Puts the sum of all terms but the last `SUMMED` in the room that the last of those stands for. */
function sumBeforeLast({ terms }: Sum, left: number, { kept, value }: Stretch): void {
  const last = terms.length - SUMMED;
  if (last <= 0) return;
  const out = terms[last]!.room;
  for (let s = 0; s < left; s++) value[out + kept[s]!] = 0;
  for (let e = 0; e < last; e++) {
    const { share, room } = terms[e]!;
    for (let s = 0; s < left; s++) value[out + kept[s]!]! += share * value[room + kept[s]!]!;
  }
}

/**
 * One basic value, clipped to its bounds. Of the first `left` kept steps those in which it is outside by more than rounding
 * become open after the `failed` that are; returns how many are kept.
 */
function placeBasic(
  form: StepForm,
  { start, isColumn, constant, terms }: Sum,
  t: number,
  left: number,
  failed: number,
  stretch: Stretch,
  x: Float64Array | null,
): number {
  const { open, kept, value } = stretch;
  const { nilFlow } = form;
  const lower = isColumn ? form.lower : form.rowLower;
  const upper = isColumn ? form.upper : form.rowUpper;
  const last = terms.length - SUMMED;
  const { share: a, room: p } = terms[last]!;
  const { share: b, room: q } = terms[last + 1]!;
  const { share: c, room: u } = terms[last + 2]!;
  const { share: d, room: v } = terms[last + 3]!;
  const at = start + t;
  let still = 0;
  for (let s = 0; s < left; s++) {
    const o = kept[s]!;
    const flow = constant + a * value[p + o]! + b * value[q + o]! + c * value[u + o]! + d * value[v + o]!;
    const least = lower[at + o]!;
    const most = upper[at + o]!;
    if (flow >= least && flow <= most) {
      if (x !== null) x[at + o] = flow;
      kept[still++] = o;
    } else if (flow >= least - nilFlow && flow <= most + nilFlow) {
      if (x !== null) x[at + o] = flow < least ? least : most;
      kept[still++] = o;
    } else open[failed++] = o;
  }
  return still;
}

/** Takes back what was written of steps that stay open: the next recipe need not write the same columns. */
function clear(
  { columns, basic }: Recipe,
  t: number,
  failed: number,
  open: Int32Array,
  x: Float64Array,
): void {
  for (const { start } of columns) for (let s = 0; s < failed; s++) x[start + t + open[s]!] = 0;
  for (const { start, isColumn } of basic)
    if (isColumn) for (let s = 0; s < failed; s++) x[start + t + open[s]!] = 0;
}
