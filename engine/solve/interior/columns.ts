import { costOf, type Term } from '../../program/program.ts';
import { at, expand } from '../../series/series.ts';
import { addLink, type StageDraft } from './draft.ts';
import { addEdge } from './peaks.ts';
import type { Entry } from './stage-form.ts';

/** Where a block of columns of the program is in the stages. */
export type Place =
  | { readonly kind: 'flow' | 'level' | 'global'; readonly at: number }
  /** The peak of a period is read off the flows that make it; what is left out stays at its lower bound. */
  | { readonly kind: 'peak' }
  | { readonly kind: 'idle' };

/** Adds a block of columns to the stages. A column over the axis gets its place when its closure is made. */
export function addColumn(draft: StageDraft, c: number): Place {
  const { program, blocks, flows, levels, rowAt, closureAt, links } = draft;
  if (blocks.peaks.some(({ column }) => column === c)) return { kind: 'peak' };
  if (!blocks.isHourlyColumn[c]) return { kind: 'global', at: -1 };
  const { start, count } = program.columns[c]!;
  const cut = (values: Float64Array) => values.subarray(start, start + count);
  const terms = program.terms.filter(term => term.column === c);
  const peakOf = (row: number) => blocks.peaks.find(peak => peak.row === row);
  const bounds = { lower: cut(program.lower), upper: cut(program.upper) };
  const closing = terms
    .filter(term => closureAt.has(term.row))
    .map(term => ({ row: closureAt.get(term.row)!, value: term.value }));
  const own: Entry[] = terms
    .filter(term => rowAt.has(term.row) && term.link === 'same' && !peakOf(term.row))
    .map(term => ({ row: rowAt.get(term.row)!, value: term.value }));
  const inPeaks = terms.filter(term => peakOf(term.row));
  const cost = inPeaks.length > 0 ? expand(costOf(program, c), count).slice() : costOf(program, c);
  const edges = inPeaks.map(term => addEdge(draft, peakOf(term.row)!, term.value, cost as Float64Array));
  const linking = terms.filter(term => term.link === 'previous' || term.link === 'cyclic');
  if (linking.length === 0)
    return { kind: 'flow', at: flows.push({ ...bounds, cost, own, edges, closing }) - 1 };
  const far = linking.map(term => ({ row: rowAt.get(term.row)!, value: term.value }));
  for (const { row } of far) links.add(row);
  const before = linking.some(isCyclic) ? addBefore(draft, bounds) : null;
  const last = before === null ? [] : [{ row: before.closure, value: -1 }];
  const tie = { far, before: before?.global ?? null, last };
  if (edges.length === 0 && own.every(entry => far.some(({ row }) => row === entry.row)))
    return { kind: 'level', at: levels.push({ ...bounds, cost, near: own, closing, ...tie }) - 1 };
  // It has a part in balances too: a level equal to it does the tying.
  const copy = addLink(draft, new Float64Array(count));
  levels.push({ ...bounds, cost: 0, near: [{ row: copy, value: -1 }], closing: [], ...tie });
  const withCopy = [...own, { row: copy, value: 1 }];
  return { kind: 'flow', at: flows.push({ ...bounds, cost, own: withCopy, edges, closing }) - 1 };
}

function isCyclic({ link }: Term): boolean {
  return link === 'cyclic';
}

/** A cyclic level: the one before the first step is a column of its own, tied to the last by a closure. */
function addBefore(
  { program, globals, closureRight }: StageDraft,
  { lower, upper }: { lower: Float64Array; upper: Float64Array },
): { global: number; closure: number } {
  const closure = closureRight.push(0) - 1;
  const global = globals.push({
    lower: at(lower, program.steps - 1),
    upper: at(upper, program.steps - 1),
    cost: 0,
    closing: [{ row: closure, value: 1 }],
  });
  return { global: global - 1, closure };
}
