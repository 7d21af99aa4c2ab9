import { refuse } from '../import/problems.ts';
import { both } from '../import/said.ts';
import { cellsOf } from '../import/series/cells.ts';
import { delimiterOf } from '../import/series/head.ts';
import { cutLines } from '../import/series/lines.ts';

/** A CSV file of records as text: header, rows and the line each row begins on. Rows may be ragged. */
export interface Table {
  readonly file: string;
  readonly delimiter: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly lines: readonly number[];
}

/** Records of a country take some megabytes. */
const MAXIMUM_CHARACTERS = 64 * 1024 * 1024;
/** A quoted cell may run over lines, such as an address; one that runs on has lost its quote. */
const MOST_LINES_OF_A_CELL = 20;

/**
 * Reads the table whose header is the first line with text, cut by whatever delimiter splits that most.
 * @throws InputError when it is not a table with a header and rows.
 */
export function readTable(text: string, file: string): Table {
  if (text.length > MAXIMUM_CHARACTERS)
    refuse(
      file,
      'too-large',
      both(`${text.length} tekens`, `${text.length} characters`),
      both(`hoogstens ${MAXIMUM_CHARACTERS} tekens`, `at most ${MAXIMUM_CHARACTERS} characters`),
    );
  if (text.includes('\0'))
    refuse(
      file,
      'not-text',
      both('bytes die geen tekst zijn', 'bytes that are not text'),
      both('een CSV-bestand in UTF-8', 'a CSV file in UTF-8'),
    );
  const lines = linesOf(text, file);
  const first = lines.findIndex(line => line.trim() !== '');
  const delimiter = delimiterOf(lines[first] ?? '');
  const [header, ...body] = recordsOf(lines, delimiter, file);
  if (!header || body.length === 0)
    refuse(
      file,
      'empty-file',
      header ? both('alleen een kop', 'a header only') : both('geen rijen', 'no rows'),
      both('een kopregel en minstens één rij', 'a header line and at least one row'),
    );
  const columns = header.cells;
  const twice = columns.find((name, k) => name !== '' && columns.indexOf(name) !== k);
  if (twice !== undefined)
    refuse(
      file,
      'duplicate-column',
      twice,
      both('elke kolomnaam één keer', 'every column name once'),
      header.line,
    );
  return {
    file,
    delimiter,
    columns,
    rows: body.map(({ cells }) => cells),
    lines: body.map(({ line }) => line),
  };
}

function linesOf(text: string, file: string): string[] {
  const lines: string[] = [];
  const cutter = cutLines(file, line => lines.push(line));
  cutter.push(text.replace(/^\uFEFF/, ''));
  cutter.end();
  return lines;
}

interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Lines with text as records; a line whose quotes stay open takes those below until they close. */
function recordsOf(lines: readonly string[], delimiter: string, file: string): CsvRecord[] {
  const records: CsvRecord[] = [];
  for (let k = 0; k < lines.length; k++) {
    if (lines[k]!.trim() === '') continue;
    const line = k + 1;
    let text = lines[k]!;
    let cells = cellsOf(text, delimiter);
    while (cells === null && k + 1 < lines.length && k + 1 - line < MOST_LINES_OF_A_CELL) {
      text += `\n${lines[++k]}`;
      cells = cellsOf(text, delimiter);
    }
    if (cells === null)
      refuse(
        file,
        'broken-csv',
        lines[line - 1]!,
        both('aanhalingstekens die gesloten worden', 'quotes that are closed'),
        line,
      );
    records.push({ line, cells });
  }
  return records;
}
