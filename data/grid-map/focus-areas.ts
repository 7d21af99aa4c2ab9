import { refuse } from '../import/problems.ts';
import { both } from '../import/said.ts';
import { type Findings, findingsOf } from '../records/findings.ts';
import { fact, type RecordImport, total } from '../records/record-import.ts';
import { readTable, type Table } from '../records/table.ts';

/** A focus area of congestion (aandachtsgebied) and the postcodes of four digits in it. */
export interface FocusArea {
  readonly name: string;
  readonly postcodes: readonly {
    /** Four digits, such as 1213. */
    readonly postcode: string;
    /** Full postcodes of it that are in the area; null where the list does not count them. */
    readonly fullPostcodes: number | null;
  }[];
}

export type FocusAreaImport = RecordImport<'focus-areas', readonly FocusArea[]>;

const AREA = /^(focus_?area|aandachtsgebied)$/i;
const POSTCODE = /^(pc4|postcode4)$/i;
const COUNT = /^(n_?pc6|aantal_?pc6)$/i;

interface Columns {
  readonly area: number;
  readonly postcode: number;
  /** -1 without. */
  readonly count: number;
}

/** Whether a table has the columns of a list of focus areas by postcode. */
export function focusColumns({ columns }: Pick<Table, 'columns'>): Columns | null {
  const find = (shape: RegExp) => columns.findIndex(column => shape.test(column.trim()));
  const found = { area: find(AREA), postcode: find(POSTCODE), count: find(COUNT) };
  return found.area === -1 || found.postcode === -1 ? null : found;
}

/**
 * Reads a list of congestion focus areas by postcode: a row a postcode, `focus_area`, `pc4` and how many full postcodes of it
 * (`n_pc6`) are in the area. A postcode may lie in several areas, but once in each.
 * @throws InputError with line, column, value and expectation of everything that is wrong.
 */
export function importFocusAreas(text: string, file: string): FocusAreaImport {
  const table = readTable(text, file);
  const columns = focusColumns(table);
  if (!columns)
    refuse(
      file,
      'unknown-columns',
      table.columns.join(', '),
      both('de kolommen focus_area en pc4', 'the columns focus_area and pc4'),
    );
  const findings = findingsOf(file);
  const areas = areasOf(table, columns, findings);
  table.columns.forEach((column, k) => {
    if (!Object.values(columns).includes(k)) findings.ignore(column);
  });
  const { doubts, ignored } = findings.finish();
  const all = areas.flatMap(({ postcodes }) => postcodes);
  return {
    format: 'focus-areas',
    title: { nl: 'Aandachtsgebieden voor congestie per postcode', en: 'Congestion focus areas by postcode' },
    records: areas,
    facts: [
      fact('gebieden', 'areas', areas.length),
      fact('regels', 'rows', table.rows.length),
      fact(
        'postcodes van vier cijfers',
        'postcodes of four digits',
        new Set(all.map(one => one.postcode)).size,
      ),
      fact(
        'volledige postcodes',
        'full postcodes',
        total(all, one => one.fullPostcodes),
      ),
    ],
    ignored,
    doubts,
  };
}

function areasOf(table: Table, columns: Columns, findings: Findings): FocusArea[] {
  const areas = new Map<string, Map<string, number | null>>();
  table.rows.forEach((row, k) => {
    const line = table.lines[k]!;
    const cell = (index: number) => (row[index] ?? '').trim();
    const place = (index: number) => ({ line, column: table.columns[index]! });
    const [name, postcode] = [cell(columns.area), cell(columns.postcode)];
    if (row.length !== table.columns.length) {
      const [found, meant] = [row.length, table.columns.length];
      findings.problem(
        { line },
        'ragged-row',
        both(`${found} cellen`, `${found} cells`),
        both(`${meant} cellen`, `${meant} cells`),
      );
    }
    if (name === '')
      findings.problem(
        place(columns.area),
        'missing-value',
        '',
        both('de naam van een gebied', 'the name of an area'),
      );
    if (!/^[1-9]\d{3}$/.test(postcode))
      findings.problem(
        place(columns.postcode),
        'not-a-postcode',
        postcode,
        both('vier cijfers, 1234', 'four digits, 1234'),
      );
    const postcodes = areas.get(name) ?? new Map<string, number | null>();
    if (postcodes.has(postcode))
      findings.problem(
        place(columns.postcode),
        'duplicate-postcode',
        postcode,
        both('elke postcode één keer in een gebied', 'every postcode once in an area'),
      );
    postcodes.set(
      postcode,
      columns.count === -1 ? null : countOf(cell(columns.count), place(columns.count), findings),
    );
    areas.set(name, postcodes);
  });
  return [...areas].map(([name, postcodes]) => ({
    name,
    postcodes: [...postcodes].map(([postcode, fullPostcodes]) => ({ postcode, fullPostcodes })),
  }));
}

function countOf(cell: string, place: { line: number; column: string }, findings: Findings): number | null {
  if (cell === '') return null;
  if (/^\d{1,6}$/.test(cell)) return Number(cell);
  findings.problem(
    place,
    'not-a-number',
    cell,
    both('een geheel getal van minstens 0', 'a whole number of at least 0'),
  );
  return null;
}
