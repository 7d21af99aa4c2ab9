import { at } from '../../../engine/series/series.ts';
import { LARGEST_BEND } from '../../../engine/solve/interior/kernel/shape.ts';
import type { Stages } from '../../../engine/solve/interior/stage-form.ts';

/*
 * What the stages of a program mean, in plain sums over their coefficients: the referee of the generated kernel.
 */

/** A number per flow and step, per level and the step before it, per global. */
export interface Columns {
  readonly flows: Float64Array[];
  readonly levels: Float64Array[];
  readonly globals: Float64Array;
}
/** A number per row and step, per closure. */
export interface Rows {
  readonly rows: Float64Array[];
  readonly closures: Float64Array;
}

/** Calls `visit` with every coefficient of the stages, as their description has them. */
function forEachEntry(
  { steps, flows, levels, globals }: Stages,
  visit: (
    column: readonly [keyof Columns, number, number],
    row: readonly [keyof Rows, number, number],
    value: number,
  ) => void,
): void {
  flows.forEach(({ own, edges, closing }, f) => {
    for (let t = 0; t < steps; t++) {
      for (const { row, value } of own) visit(['flows', f, t], ['rows', row, t], at(value, t));
      for (const { row, before, after } of edges) {
        visit(['flows', f, t], ['rows', row, t], at(before, t));
        if (t + 1 < steps) visit(['flows', f, t], ['rows', row, t + 1], at(after, t));
      }
      for (const { row, value } of closing) visit(['flows', f, t], ['closures', row, 0], at(value, t));
    }
  });
  levels.forEach(({ near, far, last, before, closing }, l) => {
    for (let t = 0; t < steps; t++) {
      for (const { row, value } of near) visit(['levels', l, t], ['rows', row, t], at(value, t));
      for (const { row, value } of far)
        if (t + 1 < steps) visit(['levels', l, t], ['rows', row, t + 1], at(value, t + 1));
      for (const { row, value } of closing) visit(['levels', l, t], ['closures', row, 0], at(value, t));
    }
    for (const { row, value } of last) visit(['levels', l, steps - 1], ['closures', row, 0], value);
    if (before !== null)
      for (const { row, value } of far) visit(['globals', before, 0], ['rows', row, 0], at(value, 0));
  });
  globals.forEach(({ closing }, g) => {
    for (const { row, value } of closing) visit(['globals', g, 0], ['closures', row, 0], value);
  });
}

export const columnValue = (columns: Columns, [kind, c, t]: readonly [keyof Columns, number, number]) =>
  kind === 'globals' ? columns.globals[c]! : columns[kind][c]![t]!;
const rowValue = (rows: Rows, [kind, r, t]: readonly [keyof Rows, number, number]) =>
  kind === 'closures' ? rows.closures[r]! : rows.rows[r]![t]!;

/** Sums by key, with the sizes of what went into them. */
export type Sums = Map<string, { sum: number; size: number }>;

function add(sums: Sums, key: string, value: number): void {
  const one = sums.get(key) ?? { sum: 0, size: 1 };
  sums.set(key, { sum: one.sum + value, size: one.size + Math.abs(value) });
}

/** Largest sum against its size. */
export function worstOf(sums: Sums): number {
  let worst = 0;
  for (const { sum, size } of sums.values()) worst = Math.max(worst, Math.abs(sum) / size);
  return worst;
}

/** b - A x for every row, or b - A x - A dx. */
export function residual(stages: Stages, ...points: Columns[]): Sums {
  const sums: Sums = new Map();
  stages.right.forEach((values, r) => {
    for (let t = 0; t < stages.steps; t++) add(sums, `rows ${r} ${t}`, values[t]!);
  });
  stages.closureRight.forEach((value, c) => {
    add(sums, `closures ${c} 0`, value);
  });
  for (const x of points)
    forEachEntry(stages, (column, row, value) => {
      add(sums, row.join(' '), -value * columnValue(x, column));
    });
  return sums;
}

/** Every column with its cost, weight and range. */
export function eachColumn({ steps, flows, levels, globals }: Stages) {
  const list = (kind: 'flows' | 'levels') =>
    (kind === 'flows' ? flows : levels).flatMap(({ lower, upper, cost, weight }, c) =>
      Array.from({ length: steps }, (_, t) => ({
        place: [kind, c, t] as const,
        cost: at(cost, t),
        weight: weight ?? 0,
        range: at(upper, t) - at(lower, t),
      })),
    );
  return [
    ...list('flows'),
    ...list('levels'),
    ...globals.map(({ cost, lower, upper }, g) => ({
      place: ['globals', g, 0] as const,
      cost,
      weight: 0,
      range: upper - lower,
    })),
  ];
}

/** z - w - (share c + weight x - A'y) for every column: nil at a point (share 1), and for a direction (share 0). */
export function dualResidual(
  stages: Stages,
  share: 0 | 1,
  x: Columns,
  z: Columns,
  w: Columns,
  y: Rows,
): Sums {
  const sums: Sums = new Map();
  for (const { place, cost, weight } of eachColumn(stages)) {
    const key = place.join(' ');
    for (const value of [
      columnValue(z, place),
      -columnValue(w, place),
      -share * cost,
      -weight * columnValue(x, place),
    ])
      add(sums, key, value);
  }
  forEachEntry(stages, (column, row, value) => {
    add(sums, column.join(' '), value * rowValue(y, row));
  });
  return sums;
}

/** (after - before) / step, number by number. */
export function difference<T extends Columns | Rows>(after: T, before: T, step: number): T {
  const of = (a: Float64Array, b: Float64Array) => a.map((value, t) => (value - b[t]!) / step);
  const ofBlocks = (a: unknown, b: unknown) =>
    a instanceof Float64Array
      ? of(a, b as Float64Array)
      : (a as Float64Array[]).map((values, k) => of(values, (b as Float64Array[])[k]!));
  const entries = Object.entries(after).map(([kind, values]) => [
    kind,
    ofBlocks(values, before[kind as keyof T]),
  ]);
  return Object.fromEntries(entries);
}

/** after - before - step * direction for every column. */
export function unexplained(
  stages: Stages,
  after: Columns,
  before: Columns,
  direction: Columns,
  step: number,
): Sums {
  const sums: Sums = new Map();
  for (const { place } of eachColumn(stages)) {
    const terms = [
      columnValue(after, place),
      -columnValue(before, place),
      -step * columnValue(direction, place),
    ];
    for (const value of terms) add(sums, place.join(' '), value);
  }
  return sums;
}

/** Products x z (s w) after the whole direction, second-order terms as the predictor has them (within a limit), less the target. */
export function complementarity(
  stages: Stages,
  target: number,
  point: Readonly<Record<'x' | 's' | 'z' | 'w', Columns>>,
  ahead: Columns,
  direction: Readonly<Record<'x' | 'z' | 'w', Columns>>,
): Sums {
  const sums: Sums = new Map();
  for (const { place } of eachColumn(stages)) {
    const v = (columns: Columns) => columnValue(columns, place);
    const [x, s, z, w] = [v(point.x), v(point.s), v(point.z), v(point.w)];
    const [dx, dz, dw, step] = [v(direction.x), v(direction.z), v(direction.w), v(ahead)];
    const key = place.join(' ');
    const [low, high] = [step * -(z + (z * step) / x), -step * -(w - (w * step) / s)];
    for (const term of [x * z, x * dz, z * dx, Math.max(low, -LARGEST_BEND * x * z), -target])
      add(sums, `${key} low`, term);
    for (const term of [s * w, s * dw, -w * dx, Math.max(high, -LARGEST_BEND * s * w), -target])
      add(sums, `${key} high`, term);
  }
  return sums;
}
