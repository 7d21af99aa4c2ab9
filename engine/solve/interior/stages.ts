import type { Program } from '../../program/program.ts';
import { at, type Series } from '../../series/series.ts';
import { type Peak, readBlocks } from './blocks.ts';
import { addClosures } from './closures.ts';
import { addColumn, type Place } from './columns.ts';
import { newDraft, type StageDraft } from './draft.ts';
import { addPeak } from './peaks.ts';
import { slackOf } from './slack.ts';
import type { Column, Stages } from './stage-form.ts';

/** The stages of a program and where its columns and rows are in them. */
export interface Staged {
  readonly stages: Stages;
  /** Per column block of the program. */
  readonly columnPlaces: readonly Place[];
  /** Per row block: row of a step, closure, or edge of a peak. */
  readonly rowPlaces: readonly { readonly kind: 'row' | 'closure' | 'edge'; readonly at: number }[];
  readonly peaks: readonly Peak[];
}

/** The stages of a program without its `idle` blocks of columns, or null where its blocks do not fall into stages. */
export function toStages(program: Program, idle: ReadonlySet<number>): Staged | null {
  const blocks = readBlocks(program);
  if (!blocks) return null;
  const draft = newDraft(program, blocks);
  const places = program.columns.map((_, c): Place => (idle.has(c) ? { kind: 'idle' } : addColumn(draft, c)));
  for (const peak of blocks.peaks) addPeak(draft, peak);
  addSlacks(draft);
  const globalAt = addClosures(draft);
  if (!globalAt) return null;
  const columnPlaces = places.map((place, c): Place | null => {
    if (place.kind !== 'global') return place;
    const global = globalAt.get(c);
    return global === undefined ? null : { kind: 'global', at: global };
  });
  if (columnPlaces.includes(null)) return null;
  const newAt = linksLast(draft);
  return {
    stages: stagesOf(draft, newAt),
    columnPlaces: columnPlaces as Place[],
    rowPlaces: program.rows.map((_, r) => {
      const row = draft.rowAt.get(r);
      if (row === undefined) return { kind: 'closure', at: draft.closureAt.get(r)! };
      return { kind: draft.edges.has(row) ? 'edge' : 'row', at: newAt[row]! };
    }),
    peaks: blocks.peaks,
  };
}

function addSlacks(draft: StageDraft): void {
  for (const r of draft.blocks.hourlyRows) {
    const row = draft.rowAt.get(r)!;
    if (draft.edges.has(row)) continue;
    const slack = slackOf(draft, r, row);
    if (!slack) continue;
    draft.right[row] = slack.top;
    draft.flows.push({
      lower: 0,
      upper: slack.range,
      cost: 0,
      own: [{ row, value: 1 }],
      edges: [],
      closing: [],
    });
  }
}

/** Place of each row when the links come last and the edges after the other links. */
function linksLast({ right, links, edges }: StageDraft): Int32Array {
  const rank = (row: number) => (edges.has(row) ? 2 : links.has(row) ? 1 : 0);
  const order = right.map((_, row) => row).sort((a, b) => rank(a) - rank(b) || a - b);
  const newAt = new Int32Array(order.length);
  order.forEach((row, k) => {
    newAt[row] = k;
  });
  return newAt;
}

function stagesOf(draft: StageDraft, newAt: Int32Array): Stages {
  const { program, flows, levels, globals, closureRight, links, edges } = draft;
  const moved = <T extends { readonly row: number }>(entries: readonly T[]) =>
    entries.map(entry => ({ ...entry, row: newAt[entry.row]! }));
  const right = new Array<Float64Array>(draft.right.length);
  draft.right.forEach((values, row) => {
    right[newAt[row]!] = values;
  });
  const stages: Stages = {
    steps: program.steps,
    rows: right.length,
    links: links.size,
    edges: edges.size,
    flows: flows.map(flow => ({ ...flow, own: moved(flow.own), edges: moved(flow.edges) })),
    levels: levels.map(level => ({ ...level, near: moved(level.near), far: moved(level.far) })),
    globals,
    right,
    closureRight,
  };
  takeLowerBounds(stages, closureRight);
  return stages;
}

/** Right-hand sides less what the columns bring at their lower bounds. */
function takeLowerBounds({ steps, flows, levels, globals, right }: Stages, closureRight: number[]): void {
  const take = (row: Float64Array, value: Series, lower: Series, lag: number) => {
    for (let t = lag < 0 ? 0 : lag; t < steps; t++) row[t]! -= at(value, t) * at(lower, t - lag);
  };
  const close = ({ lower, closing }: Column) => {
    for (const { row, value } of closing)
      for (let t = 0; t < steps; t++) closureRight[row]! -= at(value, t) * at(lower, t);
  };
  for (const flow of flows) {
    if (isNil(flow.lower)) continue;
    for (const { row, value } of flow.own) take(right[row]!, value, flow.lower, 0);
    for (const { row, before, after } of flow.edges) {
      take(right[row]!, before, flow.lower, 0);
      for (let t = 1; t < steps; t++) right[row]![t]! -= at(after, t - 1) * at(flow.lower, t - 1);
    }
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

function isNil(series: Series): boolean {
  if (typeof series === 'number') return series === 0;
  for (let t = 0; t < series.length; t++) if (series[t] !== 0) return false;
  return true;
}
