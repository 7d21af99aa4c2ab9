import { at } from '../../series/series.ts';
import type { Entry, Stages } from './stage-form.ts';

/** Pivots below this share of their diagonal belong to rows without a free column: their multiplier stays as it is. */
const LEAST_PIVOT_SHARE = 1e-13;
const LEAST_PIVOT = 1e-200;

/**
 * Factor of the normal matrix A D A' of the stages. It is block tridiagonal: with S_t the block of stage t after what came
 * before, E_t = M_(t+1,t) (only the link rows of stage t + 1) and S_t = L_t L_t',
 *     W_t = L_t^-1 E_t',   S_(t+1) = M_(t+1,t+1) - W_t' W_t
 * and the closures, last in the order, are the border:
 *     P_t = L_t^-1 (M_(t,closures) - W_(t-1)' P_(t-1)),   border = M_(closures,closures) - sum of P_t' P_t.
 * One pass forward and one back, linear in the number of steps.
 */
export interface Factor {
  /** Factors A D A'. */
  factor(d: Float64Array): void;
  /** Solves (A D A') y = r in place, `r` laid out as the rows of the stages. */
  solve(r: Float64Array): void;
}

export function newFactor(stages: Stages): Factor {
  const { steps, n, m, links, closures, globals } = stages;
  const first = m - links;
  const lSize = (m * (m + 1)) / 2;
  const L = new Float64Array(steps * lSize);
  const W = new Float64Array(steps * m * links);
  const P = new Float64Array(steps * m * closures);
  const border = new Float64Array(closures * closures);
  const pairs = newPairs(stages);
  const carry = new Float64Array(links * links);
  const carryP = new Float64Array(links * closures);
  const S = new Float64Array(m * m);
  const E = new Float64Array(links * m);

  function factor(d: Float64Array): void {
    carry.fill(0);
    carryP.fill(0);
    border.fill(0);
    globals.forEach((column, g) => {
      const dg = d[steps * n + g]!;
      for (const a of column.first) {
        for (const b of column.first)
          carry[(a.row - first) * links + b.row - first]! += dg * a.value * b.value;
        for (const b of column.closing) carryP[(a.row - first) * closures + b.row]! += dg * a.value * b.value;
      }
      for (const a of column.closing)
        for (const b of column.closing) border[a.row * closures + b.row]! += dg * a.value * b.value;
    });
    for (let t = 0; t < steps; t++) factorStage(t, d);
    choleskyInPlace(border, closures);
  }

  function factorStage(t: number, d: Float64Array): void {
    const [o, w0, p0, l0] = [t * n, t * m * links, t * m * closures, t * lSize];
    S.fill(0);
    pairs.addOwn(t, d, o, S);
    for (let i = 0; i < links; i++)
      for (let j = 0; j <= i; j++) S[(first + i) * m + first + j]! += carry[i * links + j]!;
    for (let i = 0, at0 = l0; i < m; i++) {
      for (let j = 0; j <= i; j++) {
        let s = S[i * m + j]!;
        for (let k = 0; k < j; k++) s -= S[i * m + k]! * S[j * m + k]!;
        if (i === j) {
          const least = LEAST_PIVOT_SHARE * S[i * m + i]! + LEAST_PIVOT;
          s = s > least ? 1 / Math.sqrt(s) : 0;
        } else s *= S[j * m + j]!;
        S[i * m + j] = s;
        L[at0++] = s;
      }
    }
    if (links > 0) {
      E.fill(0);
      carry.fill(0);
      if (t + 1 < steps) pairs.addNext(t, d, o, E, carry);
      for (let j = 0; j < links; j++) {
        for (let i = 0; i < m; i++) {
          let s = E[j * m + i]!;
          for (let k = 0; k < i; k++) s -= S[i * m + k]! * W[w0 + k * links + j]!;
          W[w0 + i * links + j] = s * S[i * m + i]!;
        }
      }
      for (let i = 0; i < links; i++)
        for (let j = 0; j <= i; j++) {
          let s = carry[i * links + j]!;
          for (let k = 0; k < m; k++) s -= W[w0 + k * links + i]! * W[w0 + k * links + j]!;
          carry[i * links + j] = s;
        }
    }
    for (let c = 0; c < closures; c++) {
      for (let i = 0; i < m; i++)
        P[p0 + i * closures + c] = i < first ? 0 : carryP[(i - first) * closures + c]!;
    }
    if (closures === 0) return;
    pairs.addClosing(t, d, o, P, p0, carryP, border);
    for (let c = 0; c < closures; c++) {
      for (let i = 0; i < m; i++) {
        let s = P[p0 + i * closures + c]!;
        for (let k = 0; k < i; k++) s -= S[i * m + k]! * P[p0 + k * closures + c]!;
        P[p0 + i * closures + c] = s * S[i * m + i]!;
      }
      for (let j = 0; j < links; j++) {
        let s = t + 1 < steps ? carryP[j * closures + c]! : 0;
        for (let k = 0; k < m; k++) s -= W[w0 + k * links + j]! * P[p0 + k * closures + c]!;
        carryP[j * closures + c] = s;
      }
    }
    for (let c = 0; c < closures; c++)
      for (let e = 0; e < closures; e++) {
        let s = 0;
        for (let k = 0; k < m; k++) s += P[p0 + k * closures + c]! * P[p0 + k * closures + e]!;
        border[c * closures + e]! -= s;
      }
  }

  function solve(r: Float64Array): void {
    for (let t = 0; t < steps; t++) {
      const [r0, l0, w0, p0] = [t * m, t * lSize, t * m * links, t * m * closures];
      for (let i = 0, a = l0; i < m; i++) {
        let s = r[r0 + i]!;
        for (let k = 0; k < i; k++) s -= L[a++]! * r[r0 + k]!;
        r[r0 + i] = s * L[a++]!;
      }
      if (t + 1 < steps)
        for (let k = 0; k < m; k++) {
          const f = r[r0 + k]!;
          for (let j = 0; j < links; j++) r[r0 + m + first + j]! -= W[w0 + k * links + j]! * f;
        }
      for (let k = 0; k < m; k++) {
        const f = r[r0 + k]!;
        for (let c = 0; c < closures; c++) r[steps * m + c]! -= P[p0 + k * closures + c]! * f;
      }
    }
    solveCholesky(border, closures, r, steps * m);
    for (let t = steps - 1; t >= 0; t--) {
      const [r0, l0, w0, p0] = [t * m, t * lSize, t * m * links, t * m * closures];
      for (let i = m - 1; i >= 0; i--) {
        let s = r[r0 + i]!;
        if (t + 1 < steps)
          for (let j = 0; j < links; j++) s -= W[w0 + i * links + j]! * r[r0 + m + first + j]!;
        for (let c = 0; c < closures; c++) s -= P[p0 + i * closures + c]! * r[steps * m + c]!;
        for (let k = i + 1; k < m; k++) s -= L[l0 + (k * (k + 1)) / 2 + i]! * r[r0 + k]!;
        r[r0 + i] = s * L[l0 + (i * (i + 3)) / 2]!;
      }
    }
  }

  return { factor, solve };
}

/** Lower Cholesky factor with inverted diagonal, in place. */
function choleskyInPlace(a: Float64Array, size: number): void {
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let s = a[i * size + j]!;
      const least = LEAST_PIVOT_SHARE * s + LEAST_PIVOT;
      for (let k = 0; k < j; k++) s -= a[i * size + k]! * a[j * size + k]!;
      if (i === j) a[i * size + i] = s > least ? 1 / Math.sqrt(s) : 0;
      else a[i * size + j] = s * a[j * size + j]!;
    }
  }
}

function solveCholesky(a: Float64Array, size: number, r: Float64Array, r0: number): void {
  for (let i = 0; i < size; i++) {
    let s = r[r0 + i]!;
    for (let k = 0; k < i; k++) s -= a[i * size + k]! * r[r0 + k]!;
    r[r0 + i] = s * a[i * size + i]!;
  }
  for (let i = size - 1; i >= 0; i--) {
    let s = r[r0 + i]!;
    for (let k = i + 1; k < size; k++) s -= a[k * size + i]! * r[r0 + k]!;
    r[r0 + i] = s * a[i * size + i]!;
  }
}

/** Products of the entries of each column, ready to be summed with D. */
function newPairs({ n, m, links, closures, own, next, closing }: Stages) {
  const first = m - links;
  const products = (
    a: readonly Entry[],
    b: readonly Entry[],
    place: (i: number, j: number) => number | null,
  ) => {
    const list: { column: number; to: number; left: Entry['value']; right: Entry['value'] }[] = [];
    for (const x of a)
      for (const y of b) {
        const to = x.column === y.column ? place(x.row, y.row) : null;
        if (to !== null) list.push({ column: x.column, to, left: x.value, right: y.value });
      }
    return {
      count: list.length,
      column: Int32Array.from(list, p => p.column),
      to: Int32Array.from(list, p => p.to),
      fixed: Float64Array.from(list, p =>
        typeof p.left === 'number' && typeof p.right === 'number' ? p.left * p.right : Number.NaN,
      ),
      list,
    };
  };
  const ownOwn = products(own, own, (i, j) => (j <= i ? i * m + j : null));
  const nextOwn = products(next, own, (i, j) => (i - first) * m + j);
  const nextNext = products(next, next, (i, j) => (i - first) * links + j - first);
  const closeOwn = products(own, closing, (i, c) => i * closures + c);
  const closeNext = products(next, closing, (i, c) => (i - first) * closures + c);
  const closeClose = products(closing, closing, (i, j) => i * closures + j);
  const add = (p: typeof ownOwn, t: number, d: Float64Array, o: number, out: Float64Array, out0: number) => {
    for (let k = 0; k < p.count; k++) {
      const value = p.fixed[k]!;
      const a = !Number.isNaN(value) ? value : at(p.list[k]!.left, t) * at(p.list[k]!.right, t);
      out[out0 + p.to[k]!]! += a * d[o + p.column[k]!]!;
    }
  };
  return {
    n,
    addOwn: (t: number, d: Float64Array, o: number, S: Float64Array) => add(ownOwn, t, d, o, S, 0),
    addNext: (t: number, d: Float64Array, o: number, E: Float64Array, carry: Float64Array) => {
      add(nextOwn, t, d, o, E, 0);
      add(nextNext, t, d, o, carry, 0);
    },
    addClosing: (
      t: number,
      d: Float64Array,
      o: number,
      P: Float64Array,
      p0: number,
      carryP: Float64Array,
      border: Float64Array,
    ) => {
      add(closeOwn, t, d, o, P, p0);
      carryP.fill(0);
      add(closeNext, t, d, o, carryP, 0);
      add(closeClose, t, d, o, border, 0);
    },
  };
}
