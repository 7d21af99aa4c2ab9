import { CsvError, parse } from 'csv-parse/sync';
import { refuse } from './problems.ts';

/** A CSV file as text: header, rows and the line each row stands on. Rows may be ragged. */
export interface Table {
  readonly file: string;
  readonly delimiter: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly lines: readonly number[];
}

const DELIMITERS = [',', ';', '\t', '|'] as const;
/** A year of quarters for a hundred columns; more is not a series of a study. */
const MAXIMUM_CHARACTERS = 64 * 1024 * 1024;

/** Reads CSV with whatever delimiter splits its header most. @throws InputError when it is not a table with a header. */
export function readTable(text: string, file: string): Table {
  if (text.length > MAXIMUM_CHARACTERS)
    refuse(file, 'too-large', `${text.length} characters`, `at most ${MAXIMUM_CHARACTERS} characters`);
  if (text.includes('\0')) refuse(file, 'not-text', 'bytes that are not text', 'a CSV file in UTF-8');
  const delimiter = delimiterOf(text);
  const [header, ...body] = parseRecords(text, file, delimiter);
  if (!header || body.length === 0)
    refuse(file, 'empty-file', header ? 'a header only' : 'no rows', 'a header line and at least one row');
  const columns = header.record.map(name => name.trim());
  const twice = columns.find((name, k) => name !== '' && columns.indexOf(name) !== k);
  if (twice !== undefined) refuse(file, 'duplicate-column', twice, 'every column name once');
  return {
    file,
    delimiter,
    columns,
    rows: body.map(row => row.record),
    lines: body.map(row => row.info.lines),
  };
}

/** Position of a column. @throws InputError naming the columns there are. */
export function columnIndex(table: Table, column: string): number {
  const index = table.columns.indexOf(column);
  if (index === -1)
    refuse(table.file, 'unknown-column', column, `one of the columns ${table.columns.join(', ')}`);
  return index;
}

interface CsvRecord {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

function parseRecords(text: string, file: string, delimiter: string): CsvRecord[] {
  try {
    return parse(text, {
      bom: true,
      delimiter,
      info: true,
      max_record_size: 1_000_000,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as CsvRecord[];
  } catch (error) {
    if (error instanceof CsvError) refuse(file, 'broken-csv', error.message, 'well-formed CSV');
    throw error;
  }
}

function delimiterOf(text: string): string {
  const firstLine = text
    .slice(0, 4096)
    .split(/\r?\n/, 1)[0]!
    .replaceAll(/"[^"]*"/g, '');
  const count = (delimiter: string) => firstLine.split(delimiter).length;
  return DELIMITERS.reduce((best, one) => (count(one) > count(best) ? one : best));
}
