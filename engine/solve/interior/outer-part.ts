import { factorDense, solveDense } from './core.ts';
import { AT_BOUND, LARGEST_BEND, NEAR, ROW_FIELD } from './kernel/shape.ts';
import type { Outer } from './outer.ts';
import { addChange, addProduct, coreRowsOf, linkAt, type Targets, transposed } from './outer-rows.ts';
import type { Pace } from './paces.ts';
import { LEAST_RANGE, type Packed } from './packed.ts';

/** What the predictor found. */
export interface Reach {
  /** Largest -dx/x or dx/s. */
  primal: number;
  /** Largest dx/x or -dx/s. */
  dual: number;
  slope: number;
  curve: number;
}

/**
 * The outer columns and rows through the passes of a round, in plain loops: they are few. Speaks with the kernel through its
 * fixed memory: what the first stages are given and what the last ones leave.
 */
export interface OuterPart {
  readonly x: Float64Array;
  readonly s: Float64Array;
  readonly z: Float64Array;
  readonly w: Float64Array;
  readonly dx: Float64Array;
  readonly dz: Float64Array;
  readonly y: Float64Array;
  start(level: number, centre: number, most: number): void;
  /** Takes the last step and leaves the blocks of the first stages; returns the complementarity. */
  begin(primal: number, dual: number): number;
  /** Factors the core after the lanes and solves for the predictor. */
  join(): void;
  predict(): Reach;
  /** Right sides of the corrector for the first stages and the core. */
  correct(target: number): void;
  rejoin(): void;
  final(target: number): Pace;
  /** Leaves what the first stages' rows lack, then (after the lanes) gives the largest residual of the core. */
  forgetSecondOrder(): void;
  beginMeasure(): void;
  endMeasure(): { residual: number; cost: number; gap: number };
  settle(leaving: number, taken: number): void;
  reopen(): void;
  beginProjection(): void;
  /** Factors and solves the core after the lanes; returns the largest residual of its rows. */
  endProjection(): number;
  slide(): void;
}

const DOUBLE = 8;

export function newOuterPart(outer: Outer, packed: Packed): OuterPart {
  const { columns: n, core, coreRows, cost, weight } = outer;
  const { numbers, layout, lanes } = packed;
  const { links, closures } = lanes.shape;
  const [x, s, z, w, d] = [0, 1, 2, 3, 4].map(() => new Float64Array(n)) as Five;
  const [dx, dz, dw, second, centre] = [0, 1, 2, 3, 4].map(() => new Float64Array(n)) as Five;
  const y = new Float64Array(coreRows);
  const dy = new Float64Array(coreRows);
  const predictorRight = new Float64Array(coreRows);
  const leftOver = new Float64Array(coreRows);
  const matrix = new Float64Array(coreRows * coreRows);
  const reciprocals = new Float64Array(coreRows);
  const borderFrom = outer.closureAt(0);
  const carry = layout.carry / DOUBLE;
  const carryRight = layout.carryRight / DOUBLE;
  const nextY = layout.nextY / DOUBLE;
  const borderY = layout.borderY / DOUBLE;
  const borderSecond = layout.borderSecond / DOUBLE;
  const leftOverAt = layout.leftOver / DOUBLE;
  const rest = links + closures;
  const rowWidth = layout.rowStride / DOUBLE;
  const firstRows = packed.rows / DOUBLE;
  const endRows = firstRows + lanes.count * rowWidth;
  const coreAt = coreRowsOf(outer, packed);
  const firstY = new Float64Array(core);
  const targets: Targets = { outer, links, numbers, carry, matrix, borderFrom };

  function clearCarry(): void {
    numbers.fill(0, carry, carry + rest * (rest + 1));
    numbers.fill(0, carryRight, carryRight + 2 * rest);
  }

  function start(level: number, middle: number, most: number): void {
    y.fill(0);
    // The memory may hold what another program left.
    numbers.fill(0, borderY, borderY + 2 * closures);
    for (let j = 0; j < n; j++) {
      const range = Math.max(LEAST_RANGE, outer.upper[j]! - outer.lower[j]!);
      const theta = level + middle / range;
      const reduced = cost[j]! + weight[j]! * Math.min(range / 2, most);
      const width = Math.sqrt(reduced * reduced * 0.25 + theta * theta);
      // Globals are no flows: tonnes, or hours of a year.
      x[j] = j < outer.globalAt(0) ? Math.min(range / 2, most) : range / 2;
      s[j] = range - x[j]!;
      z[j] = width + reduced / 2;
      w[j] = width - reduced / 2;
    }
  }

  function begin(primal: number, dual: number): number {
    clearCarry();
    matrix.fill(0);
    predictorRight.set(outer.right);
    for (let r = 0; r < coreRows; r++) y[r]! += dual * dy[r]!;
    let complementarity = 0;
    for (let j = 0; j < n; j++) {
      x[j]! += primal * dx[j]!;
      s[j]! -= primal * dx[j]!;
      z[j]! += dual * dz[j]!;
      w[j]! += dual * dw[j]!;
      complementarity += x[j]! * z[j]! + s[j]! * w[j]!;
      const xs = x[j]! * s[j]!;
      d[j] = xs / (z[j]! * s[j]! + w[j]! * x[j]! + weight[j]! * xs);
      addProduct(targets, j, d[j]!);
      addChange(targets, j, d[j]! * (z[j]! - w[j]!) - x[j]!, predictorRight, carryRight);
    }
    return complementarity;
  }

  function settle(leaving: number, taken: number): void {
    dz.set(x);
    for (let j = 0; j < n; j++) {
      const range = x[j]! + s[j]!;
      const inside = Math.min(x[j]!, s[j]!);
      const isLow = s[j]! > x[j]!;
      const leaves = (isLow ? -dx[j]! : dx[j]!) > leaving * inside;
      if (range <= 2 * LEAST_RANGE) x[j] = 0;
      else if (leaves) x[j] = isLow ? AT_BOUND : range - AT_BOUND;
      else x[j] = Math.min(Math.max(x[j]! + taken * dx[j]!, 0), range);
      s[j] = leaves && !isLow ? AT_BOUND : range - x[j]!;
      const distance = Math.max(NEAR, leaves ? inside : Math.min(x[j]!, s[j]!));
      z[j] = range <= 2 * LEAST_RANGE ? 0 : distance * distance;
      dx[j] = 0;
    }
  }

  function reopen(): void {
    for (let j = 0; j < n; j++) s[j] = x[j]! + s[j]! - dz[j]!;
    x.set(dz);
  }

  function beginProjection(): void {
    clearCarry();
    numbers.fill(0, leftOverAt, leftOverAt + 2 * rest);
    matrix.fill(0);
    predictorRight.set(outer.right);
    leftOver.set(outer.right);
    for (let j = 0; j < n; j++) {
      const range = x[j]! + s[j]!;
      const before = Math.min(x[j]!, s[j]!);
      x[j]! += dx[j]!;
      s[j]! -= dx[j]!;
      const inside = Math.min(x[j]!, s[j]!);
      if (inside > NEAR) z[j] = inside * inside;
      else if (inside > 0) z[j] = before > NEAR ? NEAR * NEAR : z[j]!;
      else {
        z[j] = 0;
        x[j] = s[j]! > x[j]! ? 0 : range;
        s[j] = range - x[j]!;
      }
      addProduct(targets, j, z[j]!);
      addChange(targets, j, -x[j]!, predictorRight, carryRight);
      addChange(targets, j, -x[j]!, leftOver, leftOverAt);
    }
  }

  function endProjection(): number {
    for (let lane = 0; lane < 2; lane++)
      for (let i = 0; i < rest; i++)
        leftOver[coreAt[lane * rest + i]!]! += numbers[leftOverAt + 2 * i + lane]!;
    let residual = 0;
    for (const value of leftOver) residual = Math.max(residual, Math.abs(value));
    join();
    return residual;
  }

  function slide(): void {
    readFirst();
    for (let j = 0; j < n; j++) dx[j] = z[j]! * transposed(outer, j, firstY, dy);
  }

  function join(): void {
    for (let lane = 0; lane < 2; lane++) {
      for (let i = 0; i < rest; i++) {
        predictorRight[coreAt[lane * rest + i]!]! += numbers[carryRight + 2 * i + lane]!;
        for (let j = 0; j <= i; j++)
          matrix[coreAt[lane * rest + i]! * coreRows + coreAt[lane * rest + j]!]! +=
            numbers[carry + i * (i + 1) + 2 * j + lane]!;
      }
    }
    factorDense(matrix, reciprocals);
    dy.set(predictorRight);
    handBack();
  }

  /** Solves the core and leaves its multipliers for the last stages of the lanes. */
  function handBack(): void {
    solveDense(matrix, reciprocals, dy);
    for (let lane = 0; lane < 2; lane++) {
      for (let l = 0; l < links; l++) numbers[nextY + 2 * l + lane] = dy[coreAt[lane * rest + l]!]!;
      for (let c = 0; c < closures; c++) numbers[borderY + 2 * c + lane] = dy[borderFrom + c]!;
    }
    for (const field of [ROW_FIELD.first, ROW_FIELD.second])
      for (let l = 0; l < links; l++)
        numbers.fill(0, endRows + linkAt(lanes.shape, field, l), endRows + linkAt(lanes.shape, field, l) + 2);
  }

  function readFirst(): void {
    for (let l = 0; l < links; l++) {
      firstY[l] = numbers[nextY + 2 * l]!;
      firstY[links + l] = numbers[nextY + 2 * l + 1]!;
    }
  }

  function predict(): Reach {
    readFirst();
    const reach = { primal: 0, dual: 0, slope: 0, curve: 0 };
    for (let j = 0; j < n; j++) {
      const aty = transposed(outer, j, firstY, dy);
      const tilt = z[j]! - w[j]!;
      const step = d[j]! * (aty - tilt);
      const [toX, toS] = [step / x[j]!, step / s[j]!];
      const q = d[j]! / (x[j]! * s[j]!);
      dx[j] = step;
      reach.primal = Math.max(reach.primal, -toX, toS);
      reach.dual = Math.max(reach.dual, toX, -toS);
      reach.slope += step * tilt;
      reach.curve += step * (aty - weight[j]! * step);
      second[j] = d[j]! * (z[j]! * bend(toX) - w[j]! * bend(-toS));
      centre[j] = (s[j]! - x[j]!) * q;
    }
    return reach;
  }

  function correct(target: number): void {
    const right = dy;
    right.set(predictorRight);
    for (let lane = 0; lane < 2; lane++) {
      for (let l = 0; l < links; l++)
        right[coreAt[lane * rest + l]!]! +=
          numbers[endRows + linkAt(lanes.shape, ROW_FIELD.first, l) + lane]! +
          target * numbers[endRows + linkAt(lanes.shape, ROW_FIELD.second, l) + lane]!;
      for (let c = 0; c < closures; c++)
        right[borderFrom + c]! +=
          numbers[carryRight + 2 * (links + c) + lane]! + target * numbers[borderSecond + 2 * c + lane]!;
    }
    numbers.fill(0, carryRight, carryRight + 2 * rest);
    for (let j = 0; j < n; j++) addChange(targets, j, -(second[j]! + target * centre[j]!), right, carryRight);
  }

  function rejoin(): void {
    for (let lane = 0; lane < 2; lane++)
      for (let i = 0; i < rest; i++) dy[coreAt[lane * rest + i]!]! += numbers[carryRight + 2 * i + lane]!;
    handBack();
  }

  function final(target: number): Pace {
    readFirst();
    // The last stages look for the directions of their next links where the stage after them would have them.
    for (let lane = 0; lane < 2; lane++)
      for (let l = 0; l < links; l++)
        numbers[endRows + linkAt(lanes.shape, ROW_FIELD.first, l) + lane] = dy[coreAt[lane * rest + l]!]!;
    let [toPrimal, toDual] = [0, 0];
    for (let j = 0; j < n; j++) {
      const aty = transposed(outer, j, firstY, dy);
      const toX = dx[j]! / x[j]!;
      const step = d[j]! * (aty - (z[j]! - w[j]!)) + second[j]! + target * centre[j]!;
      const up = target / x[j]! - z[j]! * (1 + step / x[j]! - bend(toX));
      dx[j] = step;
      dz[j] = up;
      dw[j] = up + aty - weight[j]! * step;
      toPrimal = Math.max(toPrimal, -step / x[j]!, step / s[j]!);
      toDual = Math.max(toDual, -up / z[j]!, -dw[j]! / w[j]!);
    }
    const share = numbers[layout.stepShare / DOUBLE]!;
    return { primal: Math.min(1, share / toPrimal), dual: Math.min(1, share / toDual) };
  }

  function beginMeasure(): void {
    clearCarry();
    leftOver.set(outer.right);
    for (let j = 0; j < n; j++) addChange(targets, j, -x[j]!, leftOver, carryRight);
  }

  function endMeasure() {
    for (let lane = 0; lane < 2; lane++)
      for (let i = 0; i < rest; i++)
        leftOver[coreAt[lane * rest + i]!]! += numbers[carryRight + 2 * i + lane]!;
    let residual = 0;
    for (const value of leftOver) residual = Math.max(residual, Math.abs(value));
    let [sum, gap] = [0, 0];
    for (let j = 0; j < n; j++) {
      sum += cost[j]! * x[j]!;
      const reduced = z[j]! - w[j]!;
      gap += reduced * (reduced > 0 ? x[j]! : -s[j]!);
    }
    return { residual, cost: sum, gap };
  }

  return {
    x,
    s,
    z,
    w,
    dx,
    dz,
    y,
    settle,
    reopen,
    beginProjection,
    endProjection,
    slide,
    start,
    begin,
    join,
    predict,
    correct,
    rejoin,
    final,
    beginMeasure,
    forgetSecondOrder() {
      second.fill(0);
      dx.fill(0);
      numbers.fill(0, carryRight + 2 * links, carryRight + 2 * rest);
    },
    endMeasure,
  };
}

/** As in the kernel: see `bendOf`. */
const bend = (relative: number) => Math.min(LARGEST_BEND, relative * (1 + relative));

type Five = [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];
