import { type FactorPattern, factorInto, factorPattern, solveInPlace } from './ldl.ts';
import type { StandardForm } from './standard-form.ts';

/** What stands for the diagonal of a dense column that is fixed, in place of 1 / 0. */
const FIXED = 1e100;

/**
 * The equations of one site in a Newton step. With D the diagonal of the columns, a site alone is
 *     [A D A'   a  ] [dy]
 *     [a'     -1/d ] [dp]
 * where `a` and `d` belong to the dense columns p; `node-equations.ts` says how sites meet in the shared rows. The unknowns
 * stand in the order of elimination: `place` of each row, then of each dense column.
 */
export interface SiteSystem {
  readonly form: StandardForm;
  readonly pattern: SystemPattern;
  /** Entries of A as in `pattern`. */
  readonly values: Float64Array;
  readonly lower: Float64Array;
  readonly inversePivots: Float64Array;
}

/** What sites with the same assets share. */
interface SystemPattern {
  readonly form: StandardForm;
  readonly factor: FactorPattern;
  readonly place: Int32Array;
  readonly sign: Int8Array;
  /** Entries of A less its dense columns, by column, each column in order of place. */
  readonly starts: Int32Array;
  readonly places: Int32Array;
  readonly from: Int32Array;
  /** Where the product of every two entries of a column goes in the matrix, column after column. */
  readonly targets: Int32Array;
  /** Where the entries of the dense columns go: entry of A and place. */
  readonly denseFrom: Int32Array;
  readonly denseTargets: Int32Array;
  readonly denseDiagonals: Int32Array;
}

/** Reuses the pattern of a site in `others` with the same assets. */
export function newSiteSystem(form: StandardForm, others: readonly SiteSystem[]): SiteSystem {
  const pattern = others.find(other => sameShape(other.form, form))?.pattern ?? systemPattern(form);
  return {
    form,
    pattern,
    values: Float64Array.from(pattern.from, p => form.values[p]!),
    lower: new Float64Array(pattern.factor.rowIndices.length),
    inversePivots: new Float64Array(pattern.factor.upper.size),
  };
}

function sameShape(one: StandardForm, other: StandardForm): boolean {
  return (['starts', 'indices', 'dense', 'order'] as const).every(
    key => one[key].length === other[key].length && one[key].every((value, k) => value === other[key][k]),
  );
}

function systemPattern(form: StandardForm): SystemPattern {
  const { rowCount, order, dense } = form;
  const size = order.length;
  const place = new Int32Array(size);
  for (let k = 0; k < size; k++) place[order[k]!] = k;
  const sign = new Int8Array(size).fill(1);
  for (let k = 0; k < dense.length; k++) sign[place[rowCount + k]!] = -1;
  const sparse = sparseColumns(form, place);
  const pairs = pairTargets(form, place, sparse);
  const { upper } = pairs;
  return { form, factor: factorPattern(upper), place, sign, ...sparse, ...pairs };
}

function sparseColumns(form: StandardForm, place: Int32Array) {
  const isDense = new Uint8Array(form.size);
  for (const c of form.dense) isDense[c] = 1;
  const starts = new Int32Array(form.size + 1);
  const from: number[] = [];
  for (let c = 0; c < form.size; c++) {
    if (isDense[c] === 0) {
      const entries: number[] = [];
      for (let p = form.starts[c]!; p < form.starts[c + 1]!; p++) entries.push(p);
      entries.sort((a, b) => place[form.indices[a]!]! - place[form.indices[b]!]!);
      for (const p of entries) from.push(p);
    }
    starts[c + 1] = from.length;
  }
  return {
    starts,
    from: Int32Array.from(from),
    places: Int32Array.from(from, p => place[form.indices[p]!]!),
  };
}

/** Walks the rows in order of place, so that the entries of the matrix come out column by column. */
function pairTargets(form: StandardForm, place: Int32Array, sparse: ReturnType<typeof sparseColumns>) {
  const { starts, places } = sparse;
  const size = place.length;
  const entriesAt: number[][] = Array.from({ length: size }, () => []);
  const columnOf = new Int32Array(places.length);
  const pairStart = new Int32Array(form.size + 1);
  for (let c = 0; c < form.size; c++) {
    const length = starts[c + 1]! - starts[c]!;
    pairStart[c + 1] = pairStart[c]! + (length * (length + 1)) / 2;
    for (let q = starts[c]!; q < starts[c + 1]!; q++) {
      columnOf[q] = c;
      entriesAt[places[q]!]!.push(q);
    }
  }
  const denseAt = densePairs(form, place);
  const targets = new Int32Array(pairStart[form.size]!);
  const denseTargets: number[] = [];
  const denseFrom: number[] = [];
  const denseDiagonals = new Int32Array(form.dense.length);
  const matrixStarts = new Int32Array(size + 1);
  const matrixIndices: number[] = [];
  const seenAt = new Int32Array(size).fill(-1);
  const slot = (i: number, begin: number): number => {
    if (seenAt[i]! < begin) seenAt[i] = matrixIndices.push(i) - 1;
    return seenAt[i]!;
  };
  for (let k = 0; k < size; k++) {
    const begin = matrixIndices.length;
    const diagonal: number[] = [];
    for (const q of entriesAt[k]!) {
      const c = columnOf[q]!;
      const local = q - starts[c]!;
      const base = pairStart[c]! + (local * (local + 1)) / 2;
      for (let l = 0; l < local; l++) targets[base + l] = slot(places[starts[c]! + l]!, begin);
      diagonal.push(base + local);
    }
    for (const { other, entry } of denseAt.get(k) ?? []) {
      denseFrom.push(entry);
      denseTargets.push(slot(other, begin));
    }
    const end = matrixIndices.push(k) - 1;
    for (const pair of diagonal) targets[pair] = end;
    matrixStarts[k + 1] = end + 1;
  }
  form.dense.forEach((_, k) => {
    denseDiagonals[k] = matrixStarts[place[form.rowCount + k]! + 1]! - 1;
  });
  return {
    upper: { size, starts: matrixStarts, indices: Int32Array.from(matrixIndices) },
    targets,
    denseFrom: Int32Array.from(denseFrom),
    denseTargets: Int32Array.from(denseTargets),
    denseDiagonals,
  };
}

/** Entries of the dense columns by the later of their two places. */
function densePairs(form: StandardForm, place: Int32Array) {
  const at = new Map<number, { other: number; entry: number }[]>();
  form.dense.forEach((c, k) => {
    const own = place[form.rowCount + k]!;
    for (let p = form.starts[c]!; p < form.starts[c + 1]!; p++) {
      const row = place[form.indices[p]!]!;
      const later = Math.max(own, row);
      const list = at.get(later) ?? [];
      list.push({ other: Math.min(own, row), entry: p });
      at.set(later, list);
    }
  });
  return at;
}

/** Room for the numbers of any site while it is worked on. */
export interface Scratch {
  readonly matrix: Float64Array;
  readonly filled: Int32Array;
  readonly work: Float64Array;
}

export function newScratch(systems: readonly SiteSystem[]): Scratch {
  const most = (size: (system: SiteSystem) => number) => systems.reduce((a, s) => Math.max(a, size(s)), 0);
  const unknowns = most(({ pattern }) => pattern.factor.upper.size);
  return {
    matrix: new Float64Array(most(({ pattern }) => pattern.factor.upper.indices.length)),
    filled: new Int32Array(unknowns),
    work: new Float64Array(unknowns),
  };
}

/** Factors the equations of a site for the diagonal `d` of its columns. */
export function factorSite(system: SiteSystem, d: Float64Array, { matrix, filled, work }: Scratch): void {
  const { form, pattern, values } = system;
  const { starts, targets } = pattern;
  matrix.fill(0);
  for (let c = 0, n = 0; c < form.size; c++) {
    const begin = starts[c]!;
    const end = starts[c + 1]!;
    for (let a = begin; a < end; a++) {
      const f = d[c]! * values[a]!;
      for (let b = begin; b <= a; b++) matrix[targets[n++]!]! += f * values[b]!;
    }
  }
  for (let k = 0; k < pattern.denseFrom.length; k++)
    matrix[pattern.denseTargets[k]!] = form.values[pattern.denseFrom[k]!]!;
  for (let k = 0; k < form.dense.length; k++) {
    const own = d[form.dense[k]!]!;
    matrix[pattern.denseDiagonals[k]!] = own > 0 ? -1 / own : -FIXED;
  }
  factorInto(pattern.factor, pattern.sign, matrix, system.lower, system.inversePivots, filled, work);
}

/** Solves the equations of a site in place; unknowns by place. */
export function solveSiteInPlace(system: SiteSystem, r: Float64Array): void {
  solveInPlace(system.pattern.factor, system.lower, system.inversePivots, r);
}

/** out -= A x for the columns in the normal matrix, rows by place; dense columns are unknowns and left alone. */
export function subtractSparse(system: SiteSystem, x: Float64Array, out: Float64Array): void {
  const { form, pattern, values } = system;
  const { starts, places } = pattern;
  for (let c = 0; c < form.size; c++) {
    const f = x[c]!;
    const end = starts[c + 1]!;
    for (let q = starts[c]!; q < end; q++) out[places[q]!]! -= values[q]! * f;
  }
}

/** out = A'y for the columns in the normal matrix, `y` by place. */
export function transposeSparse(system: SiteSystem, y: Float64Array, out: Float64Array): void {
  const { form, pattern, values } = system;
  const { starts, places } = pattern;
  for (let c = 0; c < form.size; c++) {
    let s = 0;
    const end = starts[c + 1]!;
    for (let q = starts[c]!; q < end; q++) s += values[q]! * y[places[q]!]!;
    out[c] = s;
  }
}
