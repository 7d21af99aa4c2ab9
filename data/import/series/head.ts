import { refuse } from '../problems.ts';
import { both } from '../said.ts';
import { cellsOf } from './cells.ts';
import { decimal, newStyle } from './decimal.ts';
import { newStamp, readStamp } from './stamp.ts';

/** The first lines of a file: enough to tell what it is. */
export interface Head {
  readonly file: string;
  readonly lines: readonly string[];
  readonly delimiter: string;
  /** Line of the headings, from 1; whatever stands above it is no table. */
  readonly headingLine: number;
  readonly columns: readonly string[];
  /** Some rows below the headings. */
  readonly rows: readonly (readonly string[])[];
}

/** Lines and characters that are kept until the format is told. */
export const HEAD_LINES = 200;
const SAMPLE_ROWS = 40;
const DELIMITERS = [';', '\t', '|', ','] as const;

/**
 * Finds the headings: the first line with at least two cells that no date stands in and that a row with a date or a count
 * follows, so that titles and explanations above a table do not matter; else the first line with cells.
 * @throws InputError when there is no table.
 */
export function headOf(file: string, lines: readonly string[]): Head {
  const filled = lines.flatMap((line, k) => (line.trim() === '' ? [] : [k]));
  if (filled.length === 0)
    refuse(
      file,
      'empty-file',
      both('geen rijen', 'no rows'),
      both('een kopregel en minstens één rij', 'a header line and at least one row'),
    );
  const place = Math.max(
    0,
    filled.findIndex((line, k) => headsRow(lines[line]!, lines[filled[k + 1] ?? line]!)),
  );
  const line = filled[place]!;
  const delimiter = delimiterOf(lines[line]!);
  const columns = cellsOf(lines[line]!, delimiter)?.map(name => name.replace(/^#\s*/, ''));
  if (!columns)
    refuse(
      file,
      'broken-csv',
      lines[line]!,
      both('aanhalingstekens die gesloten worden', 'quotes that are closed'),
      line + 1,
    );
  if (filled.length === place + 1)
    refuse(
      file,
      'empty-file',
      both('alleen een kop', 'a header only'),
      both('een kopregel en minstens één rij', 'a header line and at least one row'),
      line + 1,
    );
  const rows = filled.slice(place + 1, place + 1 + SAMPLE_ROWS).flatMap(k => {
    const cells = cellsOf(lines[k]!, delimiter);
    return cells ? [cells] : [];
  });
  if (rows.length === 0)
    refuse(
      file,
      'broken-csv',
      lines[filled[place + 1]!]!,
      both('aanhalingstekens die gesloten worden', 'quotes that are closed'),
      filled[place + 1]! + 1,
    );
  return { file, lines, delimiter, headingLine: line + 1, columns: columns!, rows };
}

function headsRow(line: string, next: string): boolean {
  if (line === next) return false;
  const delimiter = delimiterOf(line);
  const names = cellsOf(line, delimiter);
  const cells = cellsOf(next, delimiter);
  if (!names || !cells || names.length < 2 || cells.length < 2) return false;
  return !names.some(isTime) && cells.some(cell => isTime(cell) || /^\d{8}$/.test(cell));
}

export function delimiterOf(line: string): string {
  const bare = line.replaceAll(/"[^"]*"/g, '');
  const count = (delimiter: string) => bare.split(delimiter).length;
  return DELIMITERS.reduce((best, one) => (count(one) > count(best) ? one : best));
}

/** Whether a cell holds a date, with or without a time. */
export function isTime(cell: string): boolean {
  const stamp = newStamp();
  return !/^\d+$/.test(cell) && readStamp(cell, 0, cell.length, stamp);
}

export function isNumber(cell: string): boolean {
  return Number.isFinite(decimal(cell, 0, cell.length, newStyle()));
}

/** Whether most of the filled cells of a column in the sample pass; an empty column does not. */
export function mostly({ rows }: Head, index: number, test: (cell: string) => boolean): boolean {
  const filled = rows.map(row => row[index] ?? '').filter(cell => cell !== '');
  return filled.length > 0 && filled.filter(test).length > filled.length / 2;
}

/** Position of the heading with this name. @throws InputError naming the headings there are. */
export function namedColumn({ file, columns, headingLine }: Head, name: string): number {
  const index = columns.indexOf(name);
  if (index === -1)
    refuse(
      file,
      'unknown-column',
      name,
      both(`een van de kolommen ${columns.join(', ')}`, `one of the columns ${columns.join(', ')}`),
      headingLine,
    );
  return index;
}

/** Position of the first heading that fits; -1 when none does. */
export function columnLike({ columns }: Head, shape: RegExp): number {
  return columns.findIndex(name => shape.test(name));
}
