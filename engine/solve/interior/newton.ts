import { DOUBLES, ROW_FIELD, type Visit } from './kernel/shape.ts';
import type { Outer } from './outer.ts';
import { newOuterPart, type OuterPart, type Reach } from './outer-part.ts';
import type { Packed } from './packed.ts';

/** Newton's system of a program, lanes and outer part together: the passes of a round. */
export interface Newton {
  readonly outer: OuterPart;
  /** x in the middle of its range or at `most`, z and w apart by c and with z w = (level + centre / range)^2, y nil. */
  start(level: number, centre: number, most: number): void;
  /** Takes a step along the last direction and factors at the new point; returns the complementarity x'z + s'w, EUR. */
  factor(primal: number, dual: number): number;
  /** The direction to complementarity nil. */
  predict(): Reach;
  /** The direction to products of `target`, second-order terms of the predictor included. */
  correct(target: number): Reach;
  /** Takes the second-order terms out of what `correct` will use, after `predict`. */
  forgetSecondOrder(): void;
  /** Visits all columns. */
  forEachStretch(visit: Visit): void;
  /** Largest residual of a row, and c'x. */
  measure(): { residual: number; cost: number };
}

const DOUBLE = 8;

export function newNewton(packed: Packed, outer: Outer): Newton {
  const { layout, passes, lanes, numbers, columns, rows, factor, series, costs } = packed;
  const { count } = lanes;
  const part = newOuterPart(outer, packed);
  const results = layout.results / DOUBLE;
  const last = count - 1;
  const lastColumns = columns + last * layout.columnStride;
  const lastRows = rows + last * layout.rowStride;
  const lastFactor = factor + last * layout.factorStride;
  const lastSeries = series + last * layout.seriesStride;
  const sum = (k: number) => numbers[results + 2 * k]! + numbers[results + 2 * k + 1]!;
  const most = (k: number) => Math.max(numbers[results + 2 * k]!, numbers[results + 2 * k + 1]!);
  const least = (k: number) => Math.min(numbers[results + 2 * k]!, numbers[results + 2 * k + 1]!);
  function forEachStretch(visit: Visit): void {
    const from = columns / DOUBLE;
    visit(numbers, from, from + (count * layout.columnStride) / DOUBLE);
    part.forEachStretch(visit);
  }

  return {
    outer: part,
    forEachStretch,
    forgetSecondOrder() {
      const m = lanes.shape.rows * 2;
      for (let k = 0; k <= count; k++) {
        const at = (rows + k * layout.rowStride) / DOUBLE + ROW_FIELD.first * m;
        numbers.fill(0, at, at + m);
      }
      forEachStretch((doubles, from, until) => {
        for (let at = from; at < until; at += DOUBLES.width) {
          doubles.fill(0, at + DOUBLES.dx, at + DOUBLES.dx + 2);
          doubles.fill(0, at + DOUBLES.dz, at + DOUBLES.dz + 2);
        }
      });
      part.forgetSecondOrder();
    },
    start(level, centre, most) {
      part.start(level, centre, most);
      passes.start(columns, rows, series, costs, count, level, centre, most);
    },
    factor(primal, dual) {
      const ofOuter = part.begin(primal, dual);
      passes.factor(columns, rows, factor, series, count, primal, dual);
      const complementarity = ofOuter + sum(0);
      part.join();
      return complementarity;
    },
    predict() {
      passes.predict(lastColumns, lastRows, lastFactor, lastSeries, count);
      const { primal, dual, slope, curve } = part.predict();
      return {
        primal: Math.max(-least(0), most(3), primal),
        dual: Math.max(most(1), -least(2), dual),
        slope: sum(4) + slope,
        curve: sum(5) + curve,
      };
    },
    correct(target) {
      part.correct(target);
      passes.correct(rows, factor, count, target);
      part.rejoin();
      passes.final(lastColumns, lastRows, lastFactor, lastSeries, count, target);
      const { primal, dual, slope, curve } = part.final(target);
      return {
        primal: Math.max(-least(0), most(1), primal),
        dual: Math.max(-least(2), -least(3), dual),
        slope,
        curve,
      };
    },
    measure() {
      part.beginMeasure();
      passes.measure(columns, rows, series, costs, count);
      const { residual, cost } = part.endMeasure();
      return { residual: Math.max(most(0), residual), cost: cost + sum(1) };
    },
  };
}
