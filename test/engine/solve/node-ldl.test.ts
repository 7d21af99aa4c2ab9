import { expect, test } from 'vitest';
import {
  factorInto,
  factorPattern,
  inverseInto,
  newInverseWork,
  solveInPlace,
  type UpperPattern,
} from '../../../engine/solve/node/ldl.ts';

const SIZE = 40;
/** Unknowns with negative pivots. */
const NEGATIVE = [17, 33];

/** A quasi-definite band with two far corners, as upper columns and as a full matrix. */
function matrix() {
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  const full = Array.from({ length: SIZE }, () => new Float64Array(SIZE));
  for (let k = 0; k < SIZE; k++) {
    const before = [k - 30, k - 3, k - 1].filter(i => i >= 0);
    for (const i of before) {
      const value = Math.sin(3 * k + i);
      indices.push(i);
      values.push(value);
      full[i]![k] = value;
      full[k]![i] = value;
    }
    const diagonal = NEGATIVE.includes(k) ? -6 : 6;
    indices.push(k);
    values.push(diagonal);
    full[k]![k] = diagonal;
    starts.push(indices.length);
  }
  const upper: UpperPattern = {
    size: SIZE,
    starts: Int32Array.from(starts),
    indices: Int32Array.from(indices),
  };
  return { upper, values: Float64Array.from(values), full };
}

function factored() {
  const { upper, values, full } = matrix();
  const pattern = factorPattern(upper);
  const lower = new Float64Array(pattern.rowIndices.length);
  const inversePivots = new Float64Array(SIZE);
  const sign = Int8Array.from({ length: SIZE }, (_, k) => (NEGATIVE.includes(k) ? -1 : 1));
  const work = new Float64Array(SIZE);
  factorInto(pattern, sign, values, lower, inversePivots, new Int32Array(SIZE), work);
  return { pattern, lower, inversePivots, full, work };
}

test('what is solved gives back the right-hand side', () => {
  const { pattern, lower, inversePivots, full, work } = factored();
  const right = Float64Array.from({ length: SIZE }, (_, k) => Math.cos(k));
  const x = right.slice();
  solveInPlace(pattern, lower, inversePivots, x);
  full.forEach((row, k) => {
    expect(row.reduce((sum, value, i) => sum + value * x[i]!, 0)).toBeCloseTo(right[k]!, 12);
  });
  expect(work.every(value => value === 0)).toBe(true);
});

test('the inverse on the pattern of the factor is that of unit right-hand sides', () => {
  const { pattern, lower, inversePivots } = factored();
  const inverse = newInverseWork(SIZE, lower.length);
  inverseInto(pattern, lower, inversePivots, inverse);
  for (let k = 0; k < SIZE; k++) {
    const column = new Float64Array(SIZE);
    column[k] = 1;
    solveInPlace(pattern, lower, inversePivots, column);
    expect(inverse.diagonal[k]).toBeCloseTo(column[k]!, 12);
    for (let p = pattern.columnStarts[k]!; p < pattern.columnStarts[k + 1]!; p++)
      expect(inverse.offDiagonal[p]).toBeCloseTo(column[pattern.rowIndices[p]!]!, 12);
  }
});

test('an unknown without a diagonal stays nil instead of spoiling the others', () => {
  const upper: UpperPattern = { size: 2, starts: Int32Array.of(0, 1, 2), indices: Int32Array.of(0, 1) };
  const pattern = factorPattern(upper);
  const inversePivots = new Float64Array(2);
  const sign = Int8Array.of(1, 1);
  factorInto(
    pattern,
    sign,
    Float64Array.of(0, 4),
    new Float64Array(0),
    inversePivots,
    new Int32Array(2),
    new Float64Array(2),
  );
  const r = Float64Array.of(3, 8);
  solveInPlace(pattern, new Float64Array(0), inversePivots, r);
  expect([...r]).toEqual([0, 2]);
});
