import { refuse } from '../import/problems.ts';
import { both } from '../import/said.ts';
import { decimal, newStyle } from '../import/series/decimal.ts';
import { type Findings, findingsOf } from '../records/findings.ts';
import { fact } from '../records/record-import.ts';
import { readTable, type Table } from '../records/table.ts';
import { type EmissionColumns, emissionColumns } from './emission-columns.ts';
import { doubtLocation, doubtTonnes } from './emission-doubts.ts';
import { emissionFacts } from './emission-facts.ts';
import type { EmissionListImport } from './emission-json.ts';
import { type EmissionSite, type EmissionYear, FIRST_YEAR, LAST_YEAR } from './emission-site.ts';

/**
 * Reads a list of emitters as CSV: a permit or installation number, and tonnes by year in columns of their own
 * (`2019`, `emissie 2019`, `toewijzing 2019`) or in rows (a `jaar` column). Empty cells are unknown, never zero. A list with
 * only places and activity codes is read too.
 * @throws InputError with line, column, value and expectation of everything that is wrong.
 */
export function importEmissionCsv(text: string, file: string): EmissionListImport {
  const table = readTable(text, file);
  const columns = emissionColumns(table);
  if (!columns)
    refuse(
      file,
      'unknown-columns',
      table.columns.join(', '),
      both(
        'een kolom met het vergunning- of installatienummer, en kolommen met ton per jaar',
        'a column with the permit or installation number, and columns of tonnes by year',
      ),
    );
  const findings = findingsOf(file);
  checkWidth(table, findings);
  const sites = sitesOf(table, columns, findings);
  for (const column of columns.ignored)
    findings.ignore(column === '' ? both('(zonder naam)', '(no name)') : column);
  const { doubts, ignored } = findings.finish();
  const kilotons = columns.tonnes.filter(({ tonPerUnit }) => tonPerUnit === 1000).length;
  return {
    format: 'emission-list',
    title: { nl: 'Emissielijst (NEa/EU-register)', en: 'Emission list (NEa/EU registry)' },
    records: sites,
    facts: [
      fact('regels', 'rows', table.rows.length),
      ...emissionFacts(sites),
      ...(kilotons > 0 ? [fact('kolommen in kt, maal 1.000', 'columns in kt, times 1,000', kilotons)] : []),
    ],
    ignored,
    doubts,
  };
}

/** A row with more or fewer cells than the header has slipped: its tonnes may stand under another year. */
function checkWidth({ columns, rows, lines }: Table, findings: Findings): void {
  rows.forEach((row, k) => {
    if (row.length !== columns.length)
      findings.problem(
        { line: lines[k]! },
        'ragged-row',
        both(`${row.length} cellen`, `${row.length} cells`),
        both(`${columns.length} cellen`, `${columns.length} cells`),
      );
  });
}

interface Draft {
  readonly site: Omit<EmissionSite, 'years'>;
  readonly row: number;
  readonly years: Map<number, { verified: number | null; allocation: number | null; line: number }>;
}

function sitesOf(table: Table, columns: EmissionColumns, findings: Findings): EmissionSite[] {
  const { roles, tonnes } = columns;
  const text = (role: keyof typeof roles, row: number) => {
    const index = roles[role];
    return (index === undefined ? '' : (table.rows[row]![index] ?? '')) || null;
  };
  const numbers = (role: keyof typeof roles) =>
    roles[role] === undefined ? null : optionalNumbers(table, roles[role], '', findings);
  const latitudes = numbers('latitude');
  const longitudes = numbers('longitude');
  const years = numbers('year');
  const values = tonnes.map(({ index }) => tonNumbers(table, index, findings));
  const drafts = new Map<string, Draft>();
  table.rows.forEach((_, row) => {
    const line = table.lines[row]!;
    const permit = text('permit', row) ?? '';
    if (permit === '')
      findings.problem(
        { line, column: table.columns[roles.permit!]! },
        'missing-value',
        '',
        both('een vergunningnummer', 'a permit number'),
      );
    const known = drafts.get(permit);
    if (known && !years && permit !== '')
      findings.problem(
        { line, column: table.columns[roles.permit!]! },
        'duplicate-site',
        permit,
        both('elke installatie één keer', 'every installation once'),
      );
    const draft = known ?? {
      row,
      years: new Map(),
      site: {
        permit,
        name: text('name', row),
        town: text('town', row),
        postcode: text('postcode', row),
        latitude: latitudes?.[row] ?? null,
        longitude: longitudes?.[row] ?? null,
        nace: text('nace', row),
        sector: text('sector', row),
      },
    };
    drafts.set(permit, draft);
    const rowYear = years ? yearOfRow(table, roles.year!, years[row]!, row, findings) : null;
    takeTonnes(draft, columns, values, row, rowYear, { table, findings });
  });
  return [...drafts.values()].map(draft => finished(draft, table, columns, findings));
}

function takeTonnes(
  draft: Draft,
  { tonnes }: EmissionColumns,
  values: readonly (readonly (number | null)[])[],
  row: number,
  rowYear: number | null,
  { table, findings }: { table: Table; findings: Findings },
): void {
  tonnes.forEach(({ year, what, tonPerUnit, index }, k) => {
    const at = year ?? rowYear;
    const value = values[k]![row]!;
    if (at === null || value === null) return;
    const entry = draft.years.get(at) ?? { verified: null, allocation: null, line: table.lines[row]! };
    if (entry[what] !== null)
      findings.problem(
        { line: table.lines[row]!, column: table.columns[index]! },
        'duplicate-year',
        both(`${value} voor ${at}`, `${value} for ${at}`),
        both(
          `één waarde (${what}) per jaar; ${entry[what]} staat er al`,
          `one ${what} value a year; there is ${entry[what]} already`,
        ),
      );
    entry[what] = value * tonPerUnit;
    draft.years.set(at, entry);
  });
}

function yearOfRow(
  table: Table,
  index: number,
  year: number | null,
  row: number,
  findings: Findings,
): number | null {
  if (year !== null && Number.isInteger(year) && year >= FIRST_YEAR && year <= LAST_YEAR) return year;
  const place = { line: table.lines[row]!, column: table.columns[index]! };
  findings.problem(
    place,
    'not-a-year',
    table.rows[row]![index] ?? '',
    both(`een jaar van ${FIRST_YEAR} tot en met ${LAST_YEAR}`, `a year from ${FIRST_YEAR} to ${LAST_YEAR}`),
  );
  return null;
}

function finished(draft: Draft, table: Table, { roles }: EmissionColumns, findings: Findings): EmissionSite {
  const place = (index: number | undefined) => ({
    line: table.lines[draft.row]!,
    ...(index !== undefined && { column: table.columns[index]! }),
  });
  const { latitude, longitude } = draft.site;
  doubtLocation(
    findings,
    { value: latitude, place: place(roles.latitude) },
    { value: longitude, place: place(roles.longitude) },
  );
  const entries = [...draft.years].sort(([a], [b]) => a - b);
  doubtTonnes(
    findings,
    entries.map(([year, { verified, line }]) => ({
      year,
      ton: verified,
      place: { line, column: String(year) },
    })),
  );
  const years: EmissionYear[] = entries.map(([year, { verified, allocation }]) => ({
    year,
    verifiedTon: verified,
    allocationTon: allocation,
  }));
  return { ...draft.site, years };
}

/** Numbers of the cells that hold something; the decimal sign is one for the whole column, that of the first cell with one. */
function optionalNumbers(table: Table, index: number, unit: string, findings: Findings): (number | null)[] {
  const style = newStyle();
  return table.rows.map((row, k) => {
    const cell = row[index] ?? '';
    if (cell === '') return null;
    const value = decimal(cell, 0, cell.length, style);
    const place = { line: table.lines[k]!, column: table.columns[index]! };
    if (!Number.isFinite(value))
      findings.problem(
        place,
        'not-a-number',
        cell,
        both(
          `een getal${unit ? ` in ${unit}` : ''} met decimale ${style.sign === 'comma' ? 'komma' : 'punt'}`,
          `a number${unit ? ` in ${unit}` : ''} with decimal ${style.sign ?? 'point'}`,
        ),
      );
    return value;
  });
}

/** Tonnes are whole: in `12.345` the point may part thousands or decimals, a factor of a thousand apart. */
function tonNumbers(table: Table, index: number, findings: Findings): (number | null)[] {
  const column = table.columns[index]!;
  table.rows.forEach((row, k) => {
    const cell = row[index] ?? '';
    if (/^[-+]?\d{1,3}([.,]\d{3})+$/.test(cell))
      findings.problem(
        { line: table.lines[k]!, column },
        'ambiguous-number',
        cell,
        both(
          't CO2 zonder tekens tussen duizendtallen: dit kunnen duizendtallen of decimalen zijn',
          't CO2 without signs between thousands: this may be thousands or decimals',
        ),
      );
    else if (cell.startsWith('-'))
      findings.problem(
        { line: table.lines[k]!, column },
        'out-of-range',
        cell,
        both('t CO2 van minstens 0', 't CO2 of at least 0'),
      );
  });
  return optionalNumbers(table, index, 't CO2', findings);
}
