import type { Program, Term } from '../../program/program.ts';

/** Row block `row` says: sum of its columns <= the column block `column` of the period. */
export interface Peak {
  readonly row: number;
  readonly column: number;
  readonly periodOf: Int32Array;
}

/** What the blocks of a program are to a method that goes step by step. */
export interface Blocks {
  /** Row blocks with one row per step. */
  readonly hourlyRows: readonly number[];
  /** Row blocks with one row over the axis. */
  readonly closureRows: readonly number[];
  readonly isHourlyColumn: readonly boolean[];
  readonly peaks: readonly Peak[];
}

/** Sorts the blocks of a program, or null where one fits nowhere. */
export function readBlocks(program: Program): Blocks | null {
  const { steps, terms } = program;
  const isHourlyRow = program.rows.map(
    ({ count }, r) => count === steps && !terms.some(term => term.row === r && isAxisTerm(term)),
  );
  const isHourlyColumn = program.columns.map(
    ({ count }, c) => count === steps && !terms.some(term => term.column === c && isPeriodTerm(term)),
  );
  const peaks: Peak[] = [];
  for (const term of terms) {
    if (isPeriodTerm(term)) {
      if (!isHourlyRow[term.row] || !isPeak(program, term)) return null;
      if (peaks.some(({ row }) => row === term.row)) return null;
      peaks.push({ row: term.row, column: term.column, periodOf: term.link.columnOf });
    } else if (isHourlyRow[term.row]) {
      if (!isHourlyColumn[term.column]) return null;
    } else if (isHourlyColumn[term.column] ? !isAxisTerm(term) : term.link !== 'same') return null;
  }
  const closureRows = [...program.rows.keys()].filter(r => !isHourlyRow[r]);
  if (closureRows.some(r => program.rows[r]!.count !== 1)) return null;
  const isTied = program.columns.every(
    ({ count }, c) => isHourlyColumn[c] || peaks.some(({ column }) => column === c) || count === 1,
  );
  return isTied
    ? { hourlyRows: [...program.rows.keys()].filter(r => isHourlyRow[r]), closureRows, isHourlyColumn, peaks }
    : null;
}

type PeriodTerm = Term & { readonly link: { readonly columnOf: Int32Array } };

function isPeriodTerm(term: Term): term is PeriodTerm {
  return typeof term.link === 'object' && 'columnOf' in term.link;
}

function isAxisTerm(term: Term): boolean {
  return typeof term.link === 'object' && 'rowOf' in term.link;
}

/** Rows `a x_t - P <= 0` with periods in order and each P in one block of rows only. */
function isPeak(program: Program, term: PeriodTerm): boolean {
  const { start, count } = program.rows[term.row]!;
  const { columnOf } = term.link;
  if (term.value !== -1) return false;
  let periods = 0;
  for (let t = 0; t < count; t++) {
    if (t === 0 || columnOf[t] !== columnOf[t - 1]) periods++;
    if (program.rowLower[start + t] !== Number.NEGATIVE_INFINITY || program.rowUpper[start + t] !== 0)
      return false;
    if (t > 0 && columnOf[t]! < columnOf[t - 1]!) return false;
  }
  return (
    periods === program.columns[term.column]!.count &&
    program.terms.filter(other => other.column === term.column).length === 1 &&
    program.terms.every(other => other.row !== term.row || other === term || other.link === 'same')
  );
}
