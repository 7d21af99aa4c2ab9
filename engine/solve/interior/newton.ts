import { DOUBLES, ROW_FIELD } from './kernel/shape.ts';
import type { Outer } from './outer.ts';
import { newOuterPart, type OuterPart, type Reach } from './outer-part.ts';
import { fillPaces, type Pace, spreadPaces } from './paces.ts';
import { LEAST_RANGE, type Packed } from './packed.ts';

/** Newton's system of a program, lanes and outer part together: the passes of a round. */
export interface Newton {
  readonly outer: OuterPart;
  /** x in the middle of its range or at `most`, z and w apart by c and with z w = (level + centre / range)^2, y nil. */
  start(level: number, centre: number, most: number): void;
  /** Takes the step along the last direction that was decided and factors at the new point; returns the complementarity x'z + s'w, EUR. */
  factor(): number;
  /** The direction to complementarity nil. */
  predict(): Reach;
  /** The direction to products of `target`, second-order terms of the predictor included; returns the step that all can take. */
  correct(target: number): Pace;
  /** Decides on one step length for all. */
  takeAlike(pace: Pace): void;
  /** Before the first round: the share of the way to a bound that a step goes at most, and what stages of different steps may leave in a link between them. */
  limit(stepShare: number, largestMove: number): void;
  /** Decides on a step length for every stage; returns the mean. See paces.ts. */
  takeEach(): Pace;
  /** With which the outer part goes. */
  outerPace(): Pace;
  /** Takes the second-order terms out of what `correct` will use, after `predict`. */
  forgetSecondOrder(): void;
  /** Largest residual of a row, c'x, and how far that is from what the multipliers prove, EUR. */
  measure(): { residual: number; cost: number; gap: number };
  /** After `predict`: see kernel/project-code.ts. */
  settle(leaving: number, taken: number): void;
  /** Puts every column back where it was before `settle`. */
  reopen(): void;
  /** Takes the step of `slide`, and prepares the next; returns the largest residual of a row. */
  project(): number;
  slide(): void;
}

const DOUBLE = 8;
const NO_STEP: Pace = { primal: 0, dual: 0 };

export function newNewton(packed: Packed, outer: Outer): Newton {
  const { layout, passes, lanes, numbers, columns, rows, factor, series, costs, paces } = packed;
  const { count } = lanes;
  const part = newOuterPart(outer, packed);
  const results = layout.results / DOUBLE;
  const last = count - 1;
  const lastColumns = columns + last * layout.columnStride;
  const lastRows = rows + last * layout.rowStride;
  const lastFactor = factor + last * layout.factorStride;
  const lastPaces = paces + last * layout.paceStride;
  let step: Pace = NO_STEP;
  let mayStep: Pace = NO_STEP;
  const lastSeries = series + last * layout.seriesStride;
  const sum = (k: number) => numbers[results + 2 * k]! + numbers[results + 2 * k + 1]!;
  const most = (k: number) => Math.max(numbers[results + 2 * k]!, numbers[results + 2 * k + 1]!);
  const least = (k: number) => Math.min(numbers[results + 2 * k]!, numbers[results + 2 * k + 1]!);
  return {
    outer: part,
    forgetSecondOrder() {
      clearSecondOrder(packed);
      part.forgetSecondOrder();
    },
    takeAlike(pace) {
      fillPaces(packed, pace);
      step = pace;
    },
    limit(stepShare, largestMove) {
      numbers.fill(stepShare, layout.stepShare / DOUBLE, layout.stepShare / DOUBLE + 2);
      numbers.fill(largestMove, layout.largestMove / DOUBLE, layout.largestMove / DOUBLE + 2);
    },
    outerPace: () => step,
    takeEach() {
      const { outer: ofOuter, mean } = spreadPaces(packed, mayStep);
      step = ofOuter;
      return mean;
    },
    start(level, centre, most) {
      part.start(level, centre, most);
      passes.start(columns, rows, series, costs, count, level, centre, most);
      fillPaces(packed, NO_STEP);
      step = NO_STEP;
    },
    factor() {
      const ofOuter = part.begin(step.primal, step.dual);
      passes.factor(columns, rows, factor, series, paces, count);
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
      passes.final(lastColumns, lastRows, lastFactor, lastSeries, lastPaces, count, target);
      mayStep = part.final(target);
      return { primal: Math.min(least(0), mayStep.primal), dual: Math.min(least(1), mayStep.dual) };
    },
    measure() {
      part.beginMeasure();
      passes.measure(columns, rows, series, costs, count);
      const { residual, cost, gap } = part.endMeasure();
      return { residual: Math.max(most(0), residual), cost: cost + sum(1), gap: gap + sum(2) };
    },
    settle(leaving, taken) {
      passes.settle(columns, count, leaving, taken, 2 * LEAST_RANGE);
      part.settle(leaving, taken);
    },
    reopen() {
      passes.reopen(columns, count);
      part.reopen();
    },
    project() {
      part.beginProjection();
      passes.project(columns, rows, factor, series, count);
      const residual = Math.max(most(0), part.endProjection());
      return residual;
    },
    slide() {
      passes.slide(lastColumns, lastRows, lastFactor, lastSeries, count);
      part.slide();
    },
  };
}

function clearSecondOrder({ numbers, columns, rows, lanes: { shape, count }, layout }: Packed): void {
  const m = shape.rows * 2;
  for (let k = 0; k <= count; k++) {
    const at = (rows + k * layout.rowStride) / DOUBLE + ROW_FIELD.first * m;
    numbers.fill(0, at, at + m);
  }
  const from = columns / DOUBLE;
  for (let at = from; at < from + (count * layout.columnStride) / DOUBLE; at += DOUBLES.width) {
    // One by one: filling two numbers takes ten times as long.
    numbers[at + DOUBLES.dx] = 0;
    numbers[at + DOUBLES.dx + 1] = 0;
    numbers[at + DOUBLES.dz] = 0;
    numbers[at + DOUBLES.dz + 1] = 0;
  }
}
