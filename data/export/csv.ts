import { type Column, isoTime, numberAt, type Table } from './table.ts';

/** `standard`: RFC 4180 with decimal points; `nl`: `;` and decimal commas, as a Dutch spreadsheet opens it. */
export type CsvDialect = 'standard' | 'nl';

/** A spreadsheet runs text that starts with one of these as a formula. */
const FORMULA_START = /^[=+\-@\t\r\n＝＋－＠]/;

/**
 * The table as CSV with the unit of each column in its header, `importMwh [MWh]`. Text that a spreadsheet would run as a
 * formula gets an apostrophe before it; a missing number is an empty field.
 */
export function toCsv(table: Table, { dialect = 'standard' }: { dialect?: CsvDialect } = {}): string {
  const separator = dialect === 'nl' ? ';' : ',';
  const cells = table.columns.map(column => cellWriter(column, dialect, separator));
  const lines = [table.columns.map(column => quoted(safe(heading(column)), separator)).join(separator)];
  for (let row = 0; row < table.rows; row++) lines.push(cells.map(cell => cell(row)).join(separator));
  return `${lines.join('\r\n')}\r\n`;
}

function heading({ name, unit }: Column): string {
  return unit === null ? name : `${name} [${unit}]`;
}

function cellWriter(column: Column, dialect: CsvDialect, separator: string): (row: number) => string {
  const { type, values } = column;
  if (type === 'time') return row => isoTime(values[row]!);
  if (type === 'text') return row => quoted(safe(values[row] ?? ''), separator);
  return row => {
    const value = numberAt(values, row);
    if (value === null) return '';
    return dialect === 'nl' ? plain(value).replace('.', ',') : plain(value);
  };
}

/** Twelve figures: below what the solver knows, and 0.1 + 0.2 reads as 0.3. */
function plain(value: number): string {
  return String(Number(value.toPrecision(12)));
}

function safe(value: string): string {
  return FORMULA_START.test(value) ? `'${value}` : value;
}

function quoted(value: string, separator: string): string {
  const needsQuotes = value.includes(separator) || /["\r\n]/.test(value);
  return needsQuotes ? `"${value.replaceAll('"', '""')}"` : value;
}
