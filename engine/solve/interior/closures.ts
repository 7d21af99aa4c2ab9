import { costOf } from '../../program/program.ts';
import { at } from '../../series/series.ts';
import type { StageDraft } from './draft.ts';

/** Share of free room added to bounds that only have to be finite. */
const ROOM = 1.01;

/**
 * Adds the columns over the axis and the slacks of the program's closures. Returns the global of each column block over the
 * axis; null where one has a part in several closures.
 */
export function addClosures(draft: StageDraft): Map<number, number> | null {
  const { program, blocks, globals, closureAt } = draft;
  const places = new Map<number, number>();
  for (const r of blocks.closureRows) {
    const closure = closureAt.get(r)!;
    let most = largestActivity(draft, closure);
    for (const term of program.terms) {
      if (term.row !== r || blocks.isHourlyColumn[term.column]) continue;
      if (places.has(term.column)) return null;
      const cell = program.columns[term.column]!.start;
      const value = at(term.value, 0);
      most += Math.abs(value * program.upper[cell]!);
      places.set(term.column, globals.length);
      globals.push({
        lower: program.lower[cell]!,
        upper: program.upper[cell]!,
        cost: at(costOf(program, term.column), 0),
        closing: [{ row: closure, value }],
      });
    }
    const { start } = program.rows[r]!;
    const [low, high] = [program.rowLower[start]!, program.rowUpper[start]!];
    if (low === high) continue;
    if (!Number.isFinite(high)) return null;
    const room = Number.isFinite(low) ? high - low : ROOM * (most + Math.abs(high)) + 1;
    globals.push({ lower: 0, upper: room, cost: 0, closing: [{ row: closure, value: 1 }] });
  }
  return places;
}

/** Most that the columns of the steps can bring to a closure, either way. */
function largestActivity({ program, flows, levels }: StageDraft, closure: number): number {
  let most = 0;
  for (const { lower, upper, closing } of [...flows, ...levels]) {
    for (const { row, value } of closing) {
      if (row !== closure) continue;
      for (let t = 0; t < program.steps; t++) {
        const bound = Math.max(Math.abs(at(upper, t)), Math.abs(at(lower, t)));
        most += Math.abs(at(value, t)) * bound;
      }
    }
  }
  return most;
}
