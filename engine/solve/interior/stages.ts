import { objective, type Program, type Term } from '../../program/program.ts';
import { at, type Series } from '../../series/series.ts';
import { readBlocks } from './blocks.ts';
import { slackOf } from './slack.ts';
import type { Column, Entry, Flow, GlobalColumn, Level, Stages } from './stage-form.ts';

/** The stages of a program and where its columns and rows are in them. */
export interface Staged {
  readonly stages: Stages;
  /** Per column block of the program: its place among the flows or levels, or the global of its one column. */
  readonly columnPlaces: readonly Place[];
  /** Per row block: row of a step, or closure. */
  readonly rowPlaces: readonly { readonly kind: 'row' | 'closure'; readonly at: number }[];
  readonly peaks: readonly Peak[];
}

export type Place =
  | { readonly kind: 'flow' | 'level' | 'global'; readonly at: number }
  /** Of a peak: read off the flows that make it. */
  | { readonly kind: 'peak' };

/** Row block `row` says: sum of its columns <= the column block `column` of the period. */
export interface Peak {
  readonly row: number;
  readonly column: number;
  readonly periodOf: Int32Array;
}

/** Share of free room added to bounds that only have to be finite. */
const ROOM = 1.01;

type Draft<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };

/** The stages of a program, or null where its blocks do not fall into stages. */
export function toStages(program: Program): Staged | null {
  const blocks = readBlocks(program);
  if (!blocks) return null;
  const { steps } = program;
  const costs = objective(program);
  const { hourlyRows, isHourlyColumn, peaks, closureRows } = blocks;
  const flows: Draft<Flow>[] = [];
  const levels: Draft<Level>[] = [];
  const globals: GlobalColumn[] = [];
  const right: Float64Array[] = [];
  const closureRight: number[] = [];
  const rowAt = new Map<number, number>();
  const closureAt = new Map<number, number>();
  const linkRows = new Set<number>();
  for (const r of hourlyRows) {
    const { start, count } = program.rows[r]!;
    rowAt.set(r, right.push(program.rowUpper.slice(start, start + count)) - 1);
  }
  for (const r of closureRows)
    closureAt.set(r, closureRight.push(program.rowUpper[program.rows[r]!.start]!) - 1);

  const isLinking = (term: Term) => term.link === 'previous' || term.link === 'cyclic';
  const newRow = (values: Float64Array) => {
    const row = right.push(values) - 1;
    linkRows.add(row);
    return row;
  };
  const columnPlaces = program.columns.map((block, c): Place => {
    const cut = (values: Float64Array) => values.subarray(block.start, block.start + block.count);
    if (peaks.some(({ column }) => column === c)) return { kind: 'peak' };
    if (!isHourlyColumn[c]) return { kind: 'global', at: -1 };
    const terms = program.terms.filter(term => term.column === c);
    const bounds = { lower: cut(program.lower), upper: cut(program.upper) };
    const cost = cut(costs);
    const closing = terms
      .filter(term => closureAt.has(term.row))
      .map(term => ({ row: closureAt.get(term.row)!, value: term.value }));
    const own = terms
      .filter(term => rowAt.has(term.row) && term.link === 'same')
      .map(term => ({ row: rowAt.get(term.row)!, value: term.value }));
    const linking = terms.filter(isLinking);
    if (linking.length === 0) return { kind: 'flow', at: flows.push({ ...bounds, cost, own, closing }) - 1 };
    const far = linking.map(term => ({ row: rowAt.get(term.row)!, value: term.value }));
    for (const { row } of far) linkRows.add(row);
    const isPure = own.every(entry => far.some(({ row }) => row === entry.row));
    const isCyclic = linking.some(term => term.link === 'cyclic');
    let level: Draft<Level>;
    let place: Place;
    if (isPure) {
      level = { ...bounds, cost, near: own, far, closing, before: null, last: [] };
      place = { kind: 'level', at: levels.push(level) - 1 };
    } else {
      const copy = newRow(new Float64Array(steps));
      level = {
        ...bounds,
        cost: 0,
        near: [{ row: copy, value: -1 }],
        far,
        closing: [],
        before: null,
        last: [],
      };
      levels.push(level);
      place = {
        kind: 'flow',
        at: flows.push({ ...bounds, cost, own: [...own, { row: copy, value: 1 }], closing }) - 1,
      };
    }
    if (isCyclic) level.before = levels.length - 1;
    return place;
  });
  // A cyclic level: the one before the first step is a column of its own, tied to the last by a closure.
  levels.forEach(level => {
    if (level.before === null) return;
    const closure = closureRight.push(0) - 1;
    level.before = globals.length;
    globals.push({
      lower: at(level.lower, steps - 1),
      upper: at(level.upper, steps - 1),
      cost: 0,
      closing: [{ row: closure, value: 1 }],
    });
    level.last.push({ row: closure, value: -1 });
  });

  for (const { row, column, periodOf } of peaks) {
    const r = rowAt.get(row)!;
    linkRows.add(r);
    const block = program.columns[column]!;
    const spread = (values: Float64Array) => Float64Array.from(periodOf, p => values[block.start + p]!);
    const upper = spread(program.upper);
    const carried = Float64Array.from(periodOf, (p, t) => (t > 0 && periodOf[t - 1] === p ? 1 : 0));
    const lengths = new Float64Array(block.count);
    for (const p of periodOf) lengths[p]!++;
    const hold = newRow(new Float64Array(steps));
    levels.push({
      lower: spread(program.lower),
      upper,
      cost: Float64Array.from(periodOf, p => costs[block.start + p]! / lengths[p]!),
      near: [
        { row: r, value: -1 },
        { row: hold, value: carried },
      ],
      far: [{ row: hold, value: carried.map(value => -value) }],
      closing: [],
      before: null,
      last: [],
    });
    flows.push({ lower: 0, upper, cost: 0, own: [{ row: r, value: 1 }], closing: [] });
  }
  for (const r of hourlyRows) {
    if (peaks.some(({ row }) => row === r)) continue;
    const row = rowAt.get(r)!;
    const slack = slackOf(program, r, row, flows, levels);
    if (!slack) continue;
    right[row] = slack.top;
    flows.push({ lower: 0, upper: slack.range, cost: 0, own: [{ row, value: 1 }], closing: [] });
  }
  const globalAt = closeClosures();
  if (!globalAt) return null;

  const order = [
    ...[...right.keys()].filter(row => !linkRows.has(row)),
    ...[...right.keys()].filter(row => linkRows.has(row)),
  ];
  const newAt = new Int32Array(order.length);
  order.forEach((row, k) => {
    newAt[row] = k;
  });
  const moved = (entries: readonly Entry[]) => entries.map(({ row, value }) => ({ row: newAt[row]!, value }));
  const stages: Stages = {
    steps,
    rows: order.length,
    links: linkRows.size,
    flows: flows.map(flow => ({ ...flow, own: moved(flow.own) })),
    levels: levels.map(level => ({ ...level, near: moved(level.near), far: moved(level.far) })),
    globals,
    right: order.map(row => right[row]!),
    closureRight,
  };
  takeLowerBounds(stages, closureRight);
  return {
    stages,
    columnPlaces: columnPlaces.map((place, c) =>
      place.kind === 'global' ? { kind: 'global', at: globalAt.get(c)! } : place,
    ),
    rowPlaces: program.rows.map((_, r) =>
      rowAt.has(r) ? { kind: 'row', at: newAt[rowAt.get(r)!]! } : { kind: 'closure', at: closureAt.get(r)! },
    ),
    peaks,
  };

  /** Columns over the axis and slacks of the program's closures; null where one is beyond this form. */
  function closeClosures(): Map<number, number> | null {
    const places = new Map<number, number>();
    for (const r of closureRows) {
      const closure = closureAt.get(r)!;
      const block = program.rows[r]!;
      let most = 0;
      for (const { lower, upper, closing } of [...flows, ...levels])
        for (const { row, value } of closing) {
          if (row !== closure) continue;
          for (let t = 0; t < steps; t++)
            most += Math.abs(at(value, t)) * Math.max(Math.abs(at(upper, t)), Math.abs(at(lower, t)));
        }
      for (const term of program.terms) {
        if (term.row !== r || isHourlyColumn[term.column]) continue;
        const cell = program.columns[term.column]!.start;
        const value = at(term.value, 0);
        if (places.has(term.column)) return null;
        most += Math.abs(value * program.upper[cell]!);
        places.set(term.column, globals.length);
        globals.push({
          lower: program.lower[cell]!,
          upper: program.upper[cell]!,
          cost: costs[cell]!,
          closing: [{ row: closure, value }],
        });
      }
      const [low, high] = [program.rowLower[block.start]!, program.rowUpper[block.start]!];
      if (low === high) continue;
      if (!Number.isFinite(high)) return null;
      const room = Number.isFinite(low) ? high - low : ROOM * (most + Math.abs(high)) + 1;
      globals.push({ lower: 0, upper: room, cost: 0, closing: [{ row: closure, value: 1 }] });
    }
    return places;
  }
}

/** Right-hand sides less what the columns bring at their lower bounds. */
function takeLowerBounds({ steps, flows, levels, globals, right }: Stages, closureRight: number[]): void {
  const isNil = (series: Series) => {
    if (typeof series === 'number') return series === 0;
    for (let t = 0; t < series.length; t++) if (series[t] !== 0) return false;
    return true;
  };
  const take = (row: Float64Array, value: Series, lower: Series, lag: number) => {
    for (let t = lag; t < steps; t++) row[t]! -= at(value, t) * at(lower, t - lag);
  };
  const close = ({ lower, closing }: Column) => {
    for (const { row, value } of closing)
      for (let t = 0; t < steps; t++) closureRight[row]! -= at(value, t) * at(lower, t);
  };
  for (const flow of flows) {
    if (isNil(flow.lower)) continue;
    for (const { row, value } of flow.own) take(right[row]!, value, flow.lower, 0);
    close(flow);
  }
  for (const level of levels) {
    if (isNil(level.lower)) continue;
    for (const { row, value } of level.near) take(right[row]!, value, level.lower, 0);
    for (const { row, value } of level.far) take(right[row]!, value, level.lower, 1);
    for (const { row, value } of level.last) closureRight[row]! -= value * at(level.lower, steps - 1);
    close(level);
  }
  globals.forEach((column, g) => {
    for (const { row, value } of column.closing) closureRight[row]! -= value * column.lower;
    const level = levels.find(({ before }) => before === g);
    for (const { row, value } of level?.far ?? []) right[row]![0]! -= at(value, 0) * column.lower;
  });
}
