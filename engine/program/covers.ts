import { at } from '../series/series.ts';
import type { SiteContext } from './context.ts';
import { addRows, addTerm, type OnOff, type Program, type Term } from './program.ts';

/** A need below this many MW is rounding. */
const NEED_MW = 1e-6;

/**
 * Adds to every balance that on/off assets feed the row that says who must cover what the connection cannot:
 *     sum of min(need_t, most output) * on_t over the on/off assets + all other sources >= need_t,
 * need_t being the load less the import limit (electricity) or the load (heat). Every operable plan keeps it: with an asset
 * on that can give need_t alone there is nothing to show, and without one the sources themselves have to add up to it. The
 * relaxation does not keep it by itself: there an asset runs at a small part of its minimum load to cover a small need.
 * An asset too small to give need_t alone counts with its output, which is never more than its part of the sum above.
 */
export function addCovers(context: SiteContext): void {
  const { draft, index } = context;
  const units = new Map(draft.onOff.filter(({ site }) => site === index).map(unit => [unit.output, unit]));
  for (const balance of Object.values(context.balance)) {
    const sources = draft.terms.filter(
      term => term.row === balance && term.link === 'same' && at(term.value, 0) > 0,
    );
    if (sources.some(({ column }) => units.has(column))) addCover(context, balance, sources, units);
  }
}

function addCover(
  { draft, steps, site }: SiteContext,
  balance: number,
  sources: readonly Term[],
  units: ReadonlyMap<number, OnOff>,
): void {
  const fromGrid = new Set([`${site.name}/import`, `${site.name}/breach`]);
  const isGrid = ({ column }: Term) => fromGrid.has(draft.columns[column]!.name);
  const need = Float64Array.from({ length: steps }, (_, t) => {
    let mw = at(draft.rowBounds[balance]!.lower, t);
    for (const term of sources) if (isGrid(term)) mw -= mostOf(term, t);
    return mw > NEED_MW ? mw : 0;
  });
  const row = addRows(draft, coverName(draft.rows[balance]!.name), steps, need, Number.POSITIVE_INFINITY);
  for (const term of sources) {
    const unit = units.get(term.column);
    if (isGrid(term)) continue;
    if (!unit) addTerm(draft, row, term.column, term.value);
    else {
      const alone = need.map((mw, t) => (mostOf(term, t) > mw ? 1 : 0));
      addTerm(
        draft,
        row,
        unit.on,
        need.map((mw, t) => mw * alone[t]!),
      );
      addTerm(
        draft,
        row,
        term.column,
        alone.map((yes, t) => (1 - yes) * at(term.value, t)),
      );
    }
  }

  function mostOf({ column, value }: Term, t: number): number {
    return at(value, t) * at(draft.bounds[column]!.upper, t);
  }
}

function coverName(balance: string): string {
  return `${balance}.cover`;
}

/** The row that covers a balance, or -1. A shortage let into the balance has to be let into it too. */
export function coverOf(rows: Program['rows'], balance: string): number {
  return rows.findIndex(({ name }) => name === coverName(balance));
}

/**
 * Takes the worth of the import limit in the covers off the reduced cost of import: one more MW of limit is one MW less that
 * has to be covered.
 */
export function creditLimits(program: Program, reduced: Float64Array, y: Float64Array): Float64Array {
  for (const { name, start } of program.columns) {
    if (!name.endsWith('/import')) continue;
    const cover = coverOf(program.rows, name.replace(/import$/, 'electricity'));
    if (cover < 0) continue;
    const first = program.rows[cover]!.start;
    for (let t = 0; t < program.steps; t++)
      if (program.rowLower[first + t]! > 0) reduced[start + t]! -= y[first + t]!;
  }
  return reduced;
}
