import { LEAST_PIVOT_SHARE } from './kernel/factor-code.ts';

/** LDL' of a small symmetric matrix in place: lower triangle of `a` becomes L, `reciprocals` the inverted pivots. */
export function factorDense(a: Float64Array, reciprocals: Float64Array): void {
  const size = reciprocals.length;
  const floors = Float64Array.from({ length: size }, (_, k) => LEAST_PIVOT_SHARE * a[k * size + k]!);
  for (let k = 0; k < size; k++) {
    const pivot = a[k * size + k]!;
    const reciprocal = pivot > floors[k]! ? 1 / pivot : 0;
    reciprocals[k] = reciprocal;
    for (let i = k + 1; i < size; i++) {
      const value = a[i * size + k]!;
      if (value === 0) continue;
      const l = value * reciprocal;
      for (let j = k + 1; j <= i; j++) a[i * size + j]! -= l * a[j * size + k]!;
    }
    for (let i = k + 1; i < size; i++) a[i * size + k]! *= reciprocal;
  }
}

/** Solves L D L' y = r in place. */
export function solveDense(a: Float64Array, reciprocals: Float64Array, r: Float64Array): void {
  const size = reciprocals.length;
  for (let k = 0; k < size; k++) {
    const value = r[k]!;
    if (value === 0) continue;
    for (let i = k + 1; i < size; i++) r[i]! -= a[i * size + k]! * value;
  }
  for (let k = size - 1; k >= 0; k--) {
    let value = r[k]! * reciprocals[k]!;
    for (let i = k + 1; i < size; i++) value -= a[i * size + k]! * r[i]!;
    r[k] = value;
  }
}
