import type { Series } from '../../series/series.ts';
import { LEAST_PIVOT_SHARE } from './kernel/factor-code.ts';
import { kernelOf, type Passes } from './kernel/kernel.ts';
import { COLUMN_BYTES, type Layout, PLACE, ROW_FIELD } from './kernel/shape.ts';
import type { Lanes } from './lanes.ts';
import { LARGEST_TURN } from './paces.ts';
import type { Stages } from './stage-form.ts';

/** The numbers of a program in the memory of its kernel; addresses in bytes. */
export interface Packed {
  readonly layout: Layout;
  readonly passes: Passes;
  readonly lanes: Lanes;
  readonly columns: number;
  readonly rows: number;
  readonly factor: number;
  readonly series: number;
  readonly costs: number;
  readonly paces: number;
  /** The whole memory; take it anew after the memory has grown. */
  readonly numbers: Float64Array;
}

/**
 * Least range of a column, MW or MWh: one that cannot move (panels at night) keeps this much, so that the method has an
 * inside to go through. A thousand of them make less than what a plan may be off.
 */
export const LEAST_RANGE = 1e-12;
/** Share of a bound multiplier that a step leaves at least. */
const LEAST_SHARE = 0.05;
const DOUBLE = 8;

/** Puts the ranges (in the place of x), costs, series and right-hand sides of a program into the memory of its kernel. */
export function pack(stages: Stages, lanes: Lanes): Packed {
  const kernel = kernelOf(lanes.shape);
  const { layout } = kernel;
  const { count } = lanes;
  const columns = Math.ceil(layout.start / 64) * 64;
  const rows = columns + count * layout.columnStride;
  // One more stage of rows: there the levels at the ends of the lanes leave what they bring to the steps between.
  const factor = rows + (count + 1) * layout.rowStride;
  const series = factor + count * layout.factorStride;
  const costs = series + count * layout.seriesStride;
  const paces = costs + count * layout.costStride;
  // One more, for the outer part that follows the last stages.
  const end = paces + (count + 1) * layout.paceStride;
  const { passes, memory } = kernel.bind(end);
  const numbers = new Float64Array(memory.buffer);
  const fillVector = (byte: number, value: number) => numbers.fill(value, byte / DOUBLE, byte / DOUBLE + 2);
  numbers.set(lanes.parameters, layout.parameters / DOUBLE);
  if (lanes.shape.columns.some(({ isWeighted }) => isWeighted))
    lanes.weights.forEach((weight, j) => {
      fillVector(layout.weights + 2 * j * DOUBLE, weight);
    });
  fillVector(layout.one, 1);
  fillVector(layout.leastShare, LEAST_SHARE);
  fillVector(layout.largestTurn, LARGEST_TURN);
  fillVector(layout.leastPivot, LEAST_PIVOT_SHARE);
  packColumns(stages, lanes, numbers, columns, layout.columnStride, costs, layout.costStride);
  packSeries(lanes, numbers, series, layout.seriesStride, stages.steps);
  packRows(stages, lanes, numbers, rows, layout.rowStride);
  return { layout, passes, lanes, columns, rows, factor, series, costs, paces, numbers };
}

/** Series of numbers as arrays, so that the loops over stages see one kind. */
function asArrays(values: readonly Series[], steps: number): Float64Array[] {
  const constants = new Map<number, Float64Array>();
  return values.map(value => {
    if (typeof value !== 'number') return value;
    const array = constants.get(value) ?? new Float64Array(steps).fill(value);
    constants.set(value, array);
    return array;
  });
}

/** Stages that are filled column by column before the next ones: as many as the nearest memory holds. */
const BATCH = 128;

function packColumns(
  { steps, flows, levels }: Stages,
  { count }: Lanes,
  numbers: Float64Array,
  columns: number,
  columnStride: number,
  costs: number,
  costStride: number,
): void {
  const all = [...flows, ...levels];
  const lower = asArrays(
    all.map(column => column.lower),
    steps,
  );
  const upper = asArrays(
    all.map(column => column.upper),
    steps,
  );
  const cost = asArrays(
    all.map(column => column.cost),
    steps,
  );
  const width = columnStride / DOUBLE;
  const costWidth = costStride / DOUBLE;
  for (let from = 0; from < count; from += BATCH) {
    const until = Math.min(count, from + BATCH);
    for (let j = 0; j < all.length; j++) {
      const first = (columns + from * columnStride + j * COLUMN_BYTES + PLACE.x) / DOUBLE;
      const back = j < flows.length ? steps - 1 : steps - 2;
      fillRanges(numbers, first, width, lower[j]!, upper[j]!, from, until, back);
      fillPairs(
        numbers,
        (costs + from * costStride) / DOUBLE + 2 * j,
        costWidth,
        cost[j]!,
        from,
        until,
        back,
      );
    }
  }
}

/** Upper less lower bound at k and at back - k, `from` <= k < `until`. */
function fillRanges(
  numbers: Float64Array,
  first: number,
  width: number,
  lower: Float64Array,
  upper: Float64Array,
  from: number,
  until: number,
  back: number,
): void {
  for (let k = from, at = first; k < until; k++, at += width) {
    numbers[at] = Math.max(LEAST_RANGE, upper[k]! - lower[k]!);
    numbers[at + 1] = Math.max(LEAST_RANGE, upper[back - k]! - lower[back - k]!);
  }
}

function fillPairs(
  numbers: Float64Array,
  first: number,
  width: number,
  values: Float64Array,
  from: number,
  until: number,
  back: number,
): void {
  for (let k = from, at = first; k < until; k++, at += width) {
    numbers[at] = values[k]!;
    numbers[at + 1] = values[back - k]!;
  }
}

function packSeries(
  { series, count }: Lanes,
  numbers: Float64Array,
  from: number,
  stride: number,
  steps: number,
): void {
  for (const [s, { first, firstLag, second, secondLag }] of series.entries()) {
    const [one, other] = asArrays([first, second], steps + 1) as [Float64Array, Float64Array];
    for (let k = 0; k < count; k++) {
      const at = (from + k * stride) / DOUBLE + s * 2;
      numbers[at] = one[k + firstLag]!;
      numbers[at + 1] = other[steps - 1 - k + secondLag]!;
    }
  }
}

function packRows(
  { steps, rows: m, edges, right }: Stages,
  { count }: Lanes,
  numbers: Float64Array,
  rows: number,
  stride: number,
): void {
  const from = rows / DOUBLE;
  const width = stride / DOUBLE;
  numbers.fill(0, from, from + (count + 1) * width);
  for (let k = 0; k < count; k++) {
    const at = from + k * width + ROW_FIELD.right * m * 2;
    for (let r = 0; r < m; r++) {
      numbers[at + 2 * r] = right[r]![k]!;
      const other = r < m - edges ? steps - 1 - k : steps - k;
      numbers[at + 2 * r + 1] = other < steps ? right[r]![other]! : 0;
    }
  }
}

/** x (above its lower bound) of a flow or level of the lanes, into the steps of `out`. */
export function readColumnInto(
  { numbers, columns, lanes, layout }: Packed,
  column: number,
  isLevel: boolean,
  steps: number,
  out: Float64Array,
): void {
  const stride = layout.columnStride / DOUBLE;
  let at = (columns + column * COLUMN_BYTES + PLACE.x) / DOUBLE;
  for (let k = 0; k < lanes.count; k++, at += stride) {
    out[k] = numbers[at]!;
    out[isLevel ? steps - 2 - k : steps - 1 - k] = numbers[at + 1]!;
  }
}

/** Multipliers of a row of the lanes, into the steps of `out`; those of an edge after its step go one further. */
export function readRowInto(
  { numbers, rows, lanes, layout }: Packed,
  row: number,
  steps: number,
  out: Float64Array,
): void {
  const last = row < lanes.shape.rows - lanes.edges ? steps - 1 : steps;
  const stride = layout.rowStride / DOUBLE;
  let at = rows / DOUBLE + (ROW_FIELD.y * lanes.shape.rows + row) * 2;
  for (let k = 0; k < lanes.count; k++, at += stride) {
    out[k] = numbers[at]!;
    if (last - k < out.length) out[last - k] = numbers[at + 1]!;
  }
}
