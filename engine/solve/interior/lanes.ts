import { at, type Series } from '../../series/series.ts';
import type { Coefficient, Shape } from './kernel/shape.ts';
import type { Entry, Stages } from './stage-form.ts';

/**
 * The stages in two lanes that meet in the middle: stage k of the first lane is step k, that of the second step T - 1 - k. The
 * two or three steps left between them, the last level, levels before the first step and globals are the outer part.
 * A level belongs to the lane's stage that comes before it on the way to the middle.
 */
export interface Lanes {
  readonly shape: Shape;
  /** Stages per lane. */
  readonly count: number;
  /** Steps between the lanes. */
  readonly between: number;
  /** The last links: in the second lane stage k holds the edge after its step. */
  readonly edges: number;
  /** Two numbers a parameter. */
  readonly parameters: Float64Array;
  /** Of the flows. */
  readonly weights: Float64Array;
  /** What each series holds at stage k of either lane. */
  readonly series: readonly LaneSeries[];
}

/** Numbers at stage k: `first` at k + firstLag, `second` at T - 1 - k + secondLag. */
export interface LaneSeries {
  readonly first: Series;
  readonly firstLag: number;
  readonly second: Series;
  readonly secondLag: number;
}

/** Fewest steps that have a stage in each lane and two between. */
export const FEWEST_STEPS = 4;

export function toLanes(stages: Stages): Lanes {
  const { steps, rows, links, closureRight } = stages;
  const count = Math.floor((steps - 2) / 2);
  const parameters: number[] = [];
  const series: LaneSeries[] = [];
  const pairOf = (one: LaneSeries): Coefficient => {
    const { first, second } = one;
    if (typeof first !== 'number' || typeof second !== 'number')
      return { kind: 'series', index: series.push(one) - 1 };
    if (first === 1 && second === 1) return { kind: 'one' };
    if (first === -1 && second === -1) return { kind: 'minusOne' };
    for (let p = 0; p < parameters.length; p += 2)
      if (parameters[p] === first && parameters[p + 1] === second) return { kind: 'parameter', index: p / 2 };
    return { kind: 'parameter', index: parameters.push(first, second) / 2 - 1 };
  };
  const own = (value: Series, lag: number) =>
    pairOf({ first: value, firstLag: 0, second: value, secondLag: lag });
  const flows = stages.flows.map(flow => ({
    own: flow.own.map(({ row, value }) => ({ row, value: own(value, 0) })),
    ties: flow.edges.map(({ row, before, after }) => ({
      row: row - (rows - links),
      near: pairOf({ first: before, firstLag: 0, second: after, secondLag: 0 }),
      far: pairOf({ first: after, firstLag: 0, second: before, secondLag: 0 }),
    })),
    closing: flow.closing.map(({ row, value }) => ({ row, value: own(value, 0) })),
    isWeighted: flow.weight !== undefined,
  }));
  const levels = stages.levels.map(level => ({
    own: [],
    ties: [...new Set([...level.near, ...level.far].map(({ row }) => row))].map(row => {
      const [near, far] = [valueIn(level.near, row), valueIn(level.far, row)];
      return {
        row: row - (rows - links),
        near: pairOf({ first: near, firstLag: 0, second: far, secondLag: 0 }),
        far: pairOf({ first: far, firstLag: 1, second: near, secondLag: -1 }),
      };
    }),
    closing: level.closing.map(({ row, value }) => ({ row, value: own(value, -1) })),
    isWeighted: false,
  }));
  return {
    shape: {
      rows,
      links,
      closures: closureRight.length,
      columns: [...flows, ...levels],
      parameters: parameters.length / 2,
      series: series.length,
    },
    count,
    between: steps - 2 * count,
    edges: stages.edges,
    parameters: Float64Array.from(parameters),
    weights: Float64Array.from(stages.flows, ({ weight }) => weight ?? 0),
    series,
  };
}

/** Sum of the entries of a column in one row. */
function valueIn(entries: readonly Entry[], row: number): Series {
  const values = entries.filter(entry => entry.row === row).map(({ value }) => value);
  if (values.length === 0) return 0;
  if (values.length === 1) return values[0]!;
  if (values.every(value => typeof value === 'number')) return values.reduce((sum, value) => sum + value, 0);
  const steps = Math.max(...values.map(value => (typeof value === 'number' ? 0 : value.length)));
  return Float64Array.from({ length: steps }, (_, t) =>
    values.reduce<number>((sum, value) => sum + at(value, t), 0),
  );
}
