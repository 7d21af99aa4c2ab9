import { costOf, type Program } from '../../program/program.ts';
import type { Peak } from './blocks.ts';
import type { Outer } from './outer.ts';
import type { OuterPart } from './outer-part.ts';
import { type Packed, readColumnInto, readRowInto } from './packed.ts';
import { hasAlready, pricesPerStep, reachPeak } from './peaks.ts';
import type { Staged } from './stages.ts';

/** What is this near to a bound stands on it. */
const ROUNDING = 1e-11;

/** The plan from where the method stands, every column within its bounds. */
export function unpackPlan(
  program: Program,
  { stages, columnPlaces, peaks }: Staged,
  packed: Packed,
  outer: Outer,
  part: OuterPart,
): Float64Array {
  const x = new Float64Array(program.columnCount);
  const { steps, flows } = stages;
  const { count, between } = packed.lanes;
  columnPlaces.forEach((place, c) => {
    const { start } = program.columns[c]!;
    if (place.kind === 'peak' || place.kind === 'idle') return;
    if (place.kind === 'global') {
      x[start] = part.x[outer.globalAt(place.at)]!;
      return;
    }
    const out = x.subarray(start, start + steps);
    const isLevel = place.kind === 'level';
    readColumnInto(packed, isLevel ? flows.length + place.at : place.at, isLevel, steps, out);
    for (let b = 0; b < (isLevel ? between - 1 : between); b++)
      out[count + b] = part.x[isLevel ? outer.levelAt(place.at, b) : outer.flowAt(place.at, b)]!;
    if (isLevel) out[steps - 1] = part.x[outer.lastAt(place.at)]!;
  });
  const { lower, upper } = program;
  for (let c = 0; c < x.length; c++) {
    const above = x[c]!;
    if (above < ROUNDING) x[c] = lower[c]!;
    else x[c] = above + lower[c]! > upper[c]! - ROUNDING ? upper[c]! : above + lower[c]!;
  }
  for (const peak of peaks) reachPeak(program, peak, x);
  return x;
}

/** The multipliers of the program's rows. */
export function unpackMultipliers(
  program: Program,
  { stages, rowPlaces, peaks }: Staged,
  packed: Packed,
  outer: Outer,
  part: OuterPart,
): Float64Array {
  const { steps, rows: m, edges } = stages;
  const { count, between } = packed.lanes;
  const y = new Float64Array(program.rowCount);
  rowPlaces.forEach((place, r) => {
    const { start } = program.rows[r]!;
    if (place.kind === 'closure') {
      y[start] = part.y[outer.closureAt(place.at)]!;
      return;
    }
    const out = y.subarray(start, start + steps);
    readRowInto(packed, place.at, steps, out);
    for (let b = 0; b < between; b++) out[count + b] = part.y[outer.rowAt(place.at, b)]!;
    if (place.kind === 'edge') out[count + between] = part.y[outer.edgeAt(place.at - (m - edges))]!;
  });
  for (const peak of peaks) fromEdges(program, peak, y);
  return y;
}

/**
 * The multiplier of a step's row of a peak is what its edges leave of its share of the price: `y` comes with the multipliers
 * of the edges before the steps.
 */
function fromEdges(program: Program, { row, column, periodOf }: Peak, y: Float64Array): void {
  const { start, count } = program.rows[row]!;
  const block = program.columns[column]!;
  const prices = pricesPerStep(periodOf, block.count, costOf(program, column));
  const isSet = hasAlready(program.lower, block);
  for (let t = 0; t < count; t++) {
    const isFirst = t === 0 || periodOf[t - 1] !== periodOf[t];
    const isLast = t + 1 === count || periodOf[t + 1] !== periodOf[t];
    const before = isFirst && !isSet ? 0 : y[start + t]!;
    const value = (isLast ? 0 : y[start + t + 1]!) - before - prices[periodOf[t]!]!;
    y[start + t] = value < 0 ? value : 0;
  }
}
