import { at } from '../../series/series.ts';
import type { Lanes } from './lanes.ts';
import type { Stages } from './stage-form.ts';

/**
 * The outer part of a program in lanes: the columns of the steps between the lanes, levels before the first and after the
 * last step, and globals. Their rows, in this order: links of the first stage of either lane, and the core: rows of the steps
 * between, edges after the last of these, closures.
 */
export interface Outer {
  readonly columns: number;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly cost: Float64Array;
  readonly weight: Float64Array;
  /** Entries of column j: `starts[j]` to `starts[j + 1]`. */
  readonly starts: Int32Array;
  readonly rows: Int32Array;
  readonly values: Float64Array;
  /** Rows of the first stages come before `core`; those of the steps between and the closures after it. */
  readonly core: number;
  readonly coreRows: number;
  /** Row of the core of a step between the lanes, of an edge after them, of a closure. */
  readonly rowAt: (row: number, between: number) => number;
  readonly edgeAt: (edge: number) => number;
  readonly closureAt: (closure: number) => number;
  /** Right-hand sides of the core. */
  readonly right: Float64Array;
  readonly flowAt: (flow: number, between: number) => number;
  /** Column of a level between steps `between` and the next, of the last level, of the one before the first step. */
  readonly levelAt: (level: number, between: number) => number;
  readonly lastAt: (level: number) => number;
  readonly globalAt: (global: number) => number;
}

export function toOuter(stages: Stages, { count, between }: Lanes): Outer {
  const { steps, rows: m, links, edges, flows, levels, globals, right, closureRight } = stages;
  const core = 2 * links;
  const lastEdges = core + between * m;
  const firstClosure = lastEdges + edges;
  const coreRows = firstClosure - core + closureRight.length;
  const [lower, upper, cost, starts] = [[], [], [], [0]] as [number[], number[], number[], number[]];
  const [entryRows, values] = [[], []] as [number[], number[]];
  const add = (low: number, high: number, price: number, entries: readonly (readonly [number, number])[]) => {
    lower.push(low);
    upper.push(high);
    cost.push(price);
    for (const [row, value] of entries) {
      if (value === 0) continue;
      entryRows.push(row);
      values.push(value);
    }
    starts.push(values.length);
  };
  const stageRow = (b: number, row: number) => core + b * m + row;
  const closureRow = (row: number) => firstClosure + row;
  const edgeAfter = (b: number, row: number) =>
    b + 1 < between ? stageRow(b + 1, row) : lastEdges + row - (m - edges);
  const closingAt = (entries: (typeof flows)[number]['closing'], t: number) =>
    entries.map(({ row, value }) => [closureRow(row), at(value, t)] as const);
  for (let b = 0; b < between; b++) {
    const t = count + b;
    for (const flow of flows)
      add(at(flow.lower, t), at(flow.upper, t), at(flow.cost, t), [
        ...flow.own.map(({ row, value }) => [stageRow(b, row), at(value, t)] as const),
        ...flow.edges.map(({ row, before }) => [stageRow(b, row), at(before, t)] as const),
        ...flow.edges.map(({ row, after }) => [edgeAfter(b, row), at(after, t)] as const),
        ...closingAt(flow.closing, t),
      ]);
  }
  for (let b = 0; b + 1 < between; b++) {
    const t = count + b;
    for (const level of levels)
      add(at(level.lower, t), at(level.upper, t), at(level.cost, t), [
        ...level.near.map(({ row, value }) => [stageRow(b, row), at(value, t)] as const),
        ...level.far.map(({ row, value }) => [stageRow(b + 1, row), at(value, t + 1)] as const),
        ...closingAt(level.closing, t),
      ]);
  }
  const firstLink = m - links;
  for (const level of levels) {
    const t = steps - 1;
    add(at(level.lower, t), at(level.upper, t), at(level.cost, t), [
      ...level.near.map(({ row, value }) => [links + row - firstLink, at(value, t)] as const),
      ...closingAt(level.closing, t),
      ...level.last.map(({ row, value }) => [closureRow(row), value] as const),
    ]);
  }
  globals.forEach((column, g) => {
    const level = levels.find(({ before }) => before === g);
    add(column.lower, column.upper, column.cost, [
      ...(level?.far ?? []).map(({ row, value }) => [row - firstLink, at(value, 0)] as const),
      ...column.closing.map(({ row, value }) => [closureRow(row), value] as const),
    ]);
  });
  const betweenFlows = between * flows.length;
  const betweenLevels = betweenFlows + (between - 1) * levels.length;
  const coreRight = new Float64Array(coreRows);
  for (let b = 0; b < between; b++) for (let r = 0; r < m; r++) coreRight[b * m + r] = right[r]![count + b]!;
  for (let e = 0; e < edges; e++) coreRight[between * m + e] = right[m - edges + e]![count + between]!;
  coreRight.set(closureRight, between * m + edges);
  return {
    columns: lower.length,
    lower: Float64Array.from(lower),
    upper: Float64Array.from(upper),
    cost: Float64Array.from(cost),
    weight: Float64Array.from(cost, (_, j) =>
      j < betweenFlows ? (flows[j % flows.length]!.weight ?? 0) : 0,
    ),
    starts: Int32Array.from(starts),
    rows: Int32Array.from(entryRows),
    values: Float64Array.from(values),
    core,
    coreRows,
    rowAt: (row, b) => b * m + row,
    edgeAt: edge => between * m + edge,
    closureAt: closure => between * m + edges + closure,
    right: coreRight,
    flowAt: (flow, b) => b * flows.length + flow,
    levelAt: (level, b) => betweenFlows + b * levels.length + level,
    lastAt: level => betweenLevels + level,
    globalAt: global => betweenLevels + levels.length + global,
  };
}
