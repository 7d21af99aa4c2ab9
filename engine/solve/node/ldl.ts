/** Pivots below this share of their diagonal belong to rows that depend on earlier ones: their unknown stays nil (an inverse pivot of nil). */
const LEAST_PIVOT_SHARE = 1e-13;
const LEAST_PIVOT = 1e-200;

/** The pattern of a symmetric matrix: per column k its entries (i, k) with i <= k, the last one the diagonal. */
export interface UpperPattern {
  readonly size: number;
  readonly starts: Int32Array;
  readonly indices: Int32Array;
}

/** Pattern of the factor L: by columns for its values, by rows for the order in which they are found. */
export interface FactorPattern {
  readonly upper: UpperPattern;
  readonly columnStarts: Int32Array;
  readonly rowIndices: Int32Array;
  readonly rowStarts: Int32Array;
  readonly columnIndices: Int32Array;
}

/**
 * Pattern of the factor of a matrix, by its elimination tree (Davis, "Algorithm 849: a concise sparse Cholesky factorization
 * package", ACM TOMS 31, 2005). The order is the caller's: near to its band, a matrix of steps hardly fills in.
 */
export function factorPattern(upper: UpperPattern): FactorPattern {
  const { size, starts, indices } = upper;
  const parent = new Int32Array(size).fill(-1);
  const seen = new Int32Array(size);
  const counts = new Int32Array(size);
  const rowStarts = new Int32Array(size + 1);
  for (let k = 0; k < size; k++) {
    seen[k] = k;
    for (let p = starts[k]!; p < starts[k + 1]!; p++) {
      for (let i = indices[p]!; seen[i] !== k; i = parent[i]!) {
        if (parent[i] === -1) parent[i] = k;
        counts[i]!++;
        rowStarts[k + 1]!++;
        seen[i] = k;
      }
    }
  }
  const columnStarts = new Int32Array(size + 1);
  for (let k = 0; k < size; k++) {
    columnStarts[k + 1] = columnStarts[k]! + counts[k]!;
    rowStarts[k + 1]! += rowStarts[k]!;
  }
  const rowIndices = new Int32Array(columnStarts[size]!);
  const columnIndices = new Int32Array(rowStarts[size]!);
  const next = columnStarts.slice(0, size);
  seen.fill(-1);
  for (let k = 0; k < size; k++) {
    let at = rowStarts[k]!;
    seen[k] = k;
    for (let p = starts[k]!; p < starts[k + 1]!; p++) {
      for (let i = indices[p]!; seen[i] !== k; i = parent[i]!) {
        columnIndices[at++] = i;
        seen[i] = k;
      }
    }
    // Any column comes after those it depends on when they are taken in their own order.
    columnIndices.subarray(rowStarts[k]!, at).sort();
    for (let p = rowStarts[k]!; p < at; p++) rowIndices[next[columnIndices[p]!]!++] = k;
  }
  return { upper, columnStarts, rowIndices, rowStarts, columnIndices };
}

/**
 * Factors K = L diag(pivots) L' row by row. Unknowns with `sign` 1 have positive pivots, those with -1 negative ones (a
 * quasi-definite matrix: Vanderbei, SIAM J. Optim. 5, 1995). `work` holds `size` zeros, before and after.
 */
export function factorInto(
  pattern: FactorPattern,
  sign: Int8Array,
  values: Float64Array,
  lower: Float64Array,
  inversePivots: Float64Array,
  filled: Int32Array,
  work: Float64Array,
): void {
  const { upper, columnStarts, rowIndices, rowStarts, columnIndices } = pattern;
  const { size, starts, indices } = upper;
  filled.set(columnStarts.subarray(0, size));
  for (let k = 0; k < size; k++) {
    const diagonal = starts[k + 1]! - 1;
    for (let p = starts[k]!; p < diagonal; p++) work[indices[p]!] = values[p]!;
    let pivot = values[diagonal]!;
    const least = LEAST_PIVOT_SHARE * (pivot < 0 ? -pivot : pivot) + LEAST_PIVOT;
    for (let q = rowStarts[k]!; q < rowStarts[k + 1]!; q++) {
      const i = columnIndices[q]!;
      const f = work[i]!;
      work[i] = 0;
      const end = filled[i]!;
      for (let p = columnStarts[i]!; p < end; p++) work[rowIndices[p]!]! -= lower[p]! * f;
      const share = f * inversePivots[i]!;
      lower[end] = share;
      filled[i] = end + 1;
      pivot -= share * f;
    }
    inversePivots[k] = pivot * sign[k]! > least ? 1 / pivot : 0;
  }
}

/** Solves K x = r in place. */
export function solveInPlace(
  pattern: FactorPattern,
  lower: Float64Array,
  inversePivots: Float64Array,
  r: Float64Array,
): void {
  const { columnStarts, rowIndices } = pattern;
  const { size } = pattern.upper;
  for (let k = 0; k < size; k++) {
    const f = r[k]!;
    if (f === 0) continue;
    const end = columnStarts[k + 1]!;
    for (let p = columnStarts[k]!; p < end; p++) r[rowIndices[p]!]! -= lower[p]! * f;
  }
  for (let k = size - 1; k >= 0; k--) {
    let s = r[k]! * inversePivots[k]!;
    const end = columnStarts[k + 1]!;
    for (let p = columnStarts[k]!; p < end; p++) s -= lower[p]! * r[rowIndices[p]!]!;
    r[k] = s;
  }
}

/** Entries of an inverse where the factor has entries, and on the diagonal, with room to find them. */
export interface InverseWork {
  readonly offDiagonal: Float64Array;
  readonly diagonal: Float64Array;
  /** Holds -1 between calls. */
  readonly at: Int32Array;
  readonly sums: Float64Array;
}

export function newInverseWork(size: number, entries: number): InverseWork {
  return {
    offDiagonal: new Float64Array(entries),
    diagonal: new Float64Array(size),
    at: new Int32Array(size).fill(-1),
    sums: new Float64Array(size),
  };
}

/** The inverse of K where the factor has entries (Takahashi's equations: Erisman and Tinney, Comm. ACM 18, 1975). */
export function inverseInto(
  { upper, columnStarts, rowIndices }: FactorPattern,
  lower: Float64Array,
  inversePivots: Float64Array,
  { offDiagonal, diagonal, at, sums }: InverseWork,
): void {
  for (let j = upper.size - 1; j >= 0; j--) {
    const begin = columnStarts[j]!;
    const end = columnStarts[j + 1]!;
    for (let p = begin; p < end; p++) {
      at[rowIndices[p]!] = p;
      sums[p - begin] = 0;
    }
    for (let p = begin; p < end; p++) {
      const k = rowIndices[p]!;
      const f = lower[p]!;
      let s = f * diagonal[k]!;
      const last = columnStarts[k + 1]!;
      for (let q = columnStarts[k]!; q < last; q++) {
        const other = at[rowIndices[q]!]!;
        if (other < 0) continue;
        s += lower[other]! * offDiagonal[q]!;
        sums[other - begin]! += f * offDiagonal[q]!;
      }
      sums[p - begin]! += s;
    }
    let own = inversePivots[j]!;
    for (let p = begin; p < end; p++) {
      offDiagonal[p] = -sums[p - begin]!;
      own += lower[p]! * sums[p - begin]!;
      at[rowIndices[p]!] = -1;
    }
    diagonal[j] = own;
  }
}
