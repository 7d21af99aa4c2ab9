import { refuse } from '../import/problems.ts';
import { both } from '../import/said.ts';
import { decimal, newStyle } from '../import/series/decimal.ts';
import { type Findings, findingsOf } from '../records/findings.ts';
import { fact, type RecordImport } from '../records/record-import.ts';
import { readTable, type Table } from '../records/table.ts';
import { INTAKE_FIELDS, type IntakeField } from './fields.ts';

/** What a company said, by the keys of `INTAKE_FIELDS`: numbers in the unit of the key, choices by their meaning. */
export type IntakeFacts = Readonly<Record<string, number | string>>;
export type IntakeImport = RecordImport<'intake-sheet', IntakeFacts>;

const FACT = /^(gegeven|feit|veld|fact|field|item)$/i;
const VALUE = /^(waarde|value)$/i;
const UNIT = /^(eenheid|unit)$/i;

interface Columns {
  readonly fact: number;
  readonly value: number;
  readonly unit: number;
}

/** Whether a table has the columns of an intake sheet: fact, value and unit. */
export function intakeColumns({ columns }: Pick<Table, 'columns'>): Columns | null {
  const find = (pattern: RegExp) => columns.findIndex(column => pattern.test(column.trim()));
  const found = { fact: find(FACT), value: find(VALUE), unit: find(UNIT) };
  return Object.values(found).includes(-1) ? null : found;
}

/**
 * Reads an intake sheet: a row a fact with its value and unit, names and words in Dutch or English. A row without a value
 * is a question not answered. A number without a unit is a problem: kWh and MWh are a thousand apart.
 * @throws InputError with line, column, value and expectation of everything that is wrong.
 */
export function importIntake(text: string, file: string): IntakeImport {
  const table = readTable(text, file);
  const columns = intakeColumns(table);
  if (!columns)
    refuse(
      file,
      'unknown-columns',
      table.columns.join(', '),
      both('de kolommen gegeven, waarde en eenheid', 'the columns fact, value and unit'),
    );
  const findings = findingsOf(file);
  const facts: Record<string, number | string> = {};
  const lines = new Map<string, number>();
  table.rows.forEach((row, k) => {
    const line = table.lines[k]!;
    if (row.length > table.columns.length)
      findings.problem(
        { line },
        'ragged-row',
        both(`${row.length} cellen`, `${row.length} cells`),
        both(
          `hoogstens ${table.columns.length} cellen; zet een waarde met ${table.delimiter} erin tussen aanhalingstekens`,
          `at most ${table.columns.length} cells; quote a value with ${table.delimiter} in it`,
        ),
      );
    const name = (row[columns.fact] ?? '').trim();
    const value = (row[columns.value] ?? '').trim();
    if (name === '' && value === '') return;
    const field = INTAKE_FIELDS.find(one => matches(one, name));
    if (!field) {
      findings.problem(
        { line, column: table.columns[columns.fact]! },
        'unknown-fact',
        name,
        both(
          `een van ${INTAKE_FIELDS.map(one => one.names[0]).join(', ')}`,
          `one of ${INTAKE_FIELDS.map(one => one.names[0]).join(', ')}`,
        ),
      );
      return;
    }
    if (value === '') {
      findings.ignore(both(`${name} (niet beantwoord)`, `${name} (not answered)`));
      return;
    }
    if (lines.has(field.key))
      findings.problem(
        { line, column: table.columns[columns.fact]! },
        'duplicate-fact',
        name,
        both(
          `elk gegeven één keer; regel ${lines.get(field.key)} heeft het ook`,
          `every fact once; line ${lines.get(field.key)} has it too`,
        ),
      );
    lines.set(field.key, line);
    const read = answerOf(field, value, (row[columns.unit] ?? '').trim(), { table, columns, line, findings });
    if (read !== null) facts[field.key] = read;
  });
  table.columns.forEach((column, k) => {
    if (!Object.values(columns).includes(k))
      findings.ignore(column === '' ? both('(zonder naam)', '(no name)') : column);
  });
  checkFacts(facts, lines, findings);
  const { doubts, ignored } = findings.finish();
  return {
    format: 'intake-sheet',
    title: { nl: 'Intake van een bedrijf', en: 'Intake of a company' },
    records: facts,
    facts: Object.entries(facts).map(([key, value]) => {
      const field = INTAKE_FIELDS.find(one => one.key === key)!;
      const unit = field.kind === 'number' ? Object.keys(field.units)[0]! : undefined;
      return fact(field.names[0]!, key, value, unit);
    }),
    ignored,
    doubts,
  };
}

function matches({ key, names }: IntakeField, name: string): boolean {
  const wanted = name.toLowerCase();
  return key.toLowerCase() === wanted || names.includes(wanted);
}

interface Where {
  readonly table: Table;
  readonly columns: Columns;
  readonly line: number;
  readonly findings: Findings;
}

function answerOf(field: IntakeField, value: string, unit: string, where: Where): number | string | null {
  const { table, columns, line, findings } = where;
  const place = { line, column: table.columns[columns.value]! };
  if (field.kind === 'text') return value;
  if (field.kind === 'choice') {
    const wanted = value.toLowerCase();
    const meant = Object.entries(field.words).find(([, words]) =>
      words.some(word => word.toLowerCase() === wanted),
    );
    if (meant) return meant[0];
    const words = Object.values(field.words)
      .map(([word]) => word)
      .join(', ');
    findings.problem(place, 'unknown-choice', value, both(`een van ${words}`, `one of ${words}`));
    return null;
  }
  const factor = Object.entries(field.units).find(([name]) => name.toLowerCase() === unit.toLowerCase())?.[1];
  if (factor === undefined)
    findings.problem(
      { line, column: table.columns[columns.unit]! },
      'wrong-unit',
      unit,
      both(`een van ${Object.keys(field.units).join(', ')}`, `one of ${Object.keys(field.units).join(', ')}`),
    );
  const number = amountOf(value, place, findings);
  if (number === null || factor === undefined) return null;
  if (number >= 0 && number * factor <= field.maximum) return number * factor;
  findings.problem(
    place,
    'out-of-range',
    value,
    both(
      `0 tot ${field.maximum} ${Object.keys(field.units)[0]}`,
      `0 to ${field.maximum} ${Object.keys(field.units)[0]}`,
    ),
  );
  return null;
}

/** One number; `1.500` may be thousands or decimals, a factor of a thousand apart, and is refused. */
function amountOf(cell: string, place: { line: number; column: string }, findings: Findings): number | null {
  if (/^\d{1,3}[.,]\d{3}$/.test(cell)) {
    findings.problem(
      place,
      'ambiguous-number',
      cell,
      both(
        'een getal zonder tekens tussen duizendtallen: dit kunnen duizendtallen of decimalen zijn',
        'a number without signs between thousands: this may be thousands or decimals',
      ),
    );
    return null;
  }
  const compact =
    /^\d{1,3}([ .]\d{3}){2,}$/.test(cell) || /^\d{1,3}( \d{3})+$/.test(cell)
      ? cell.replaceAll(/[ .]/g, '')
      : cell;
  const value = decimal(compact, 0, compact.length, newStyle());
  if (Number.isFinite(value)) return value;
  findings.problem(
    place,
    'not-a-number',
    cell,
    both('een getal zoals 1234,5 of 1234.5', 'a number such as 1234.5 or 1234,5'),
  );
  return null;
}

/** What must be there, and what does not fit together. */
function checkFacts(facts: IntakeFacts, lines: ReadonlyMap<string, number>, findings: Findings): void {
  const number = (key: string) => (typeof facts[key] === 'number' ? (facts[key] as number) : null);
  const place = (key: string) => ({ line: lines.get(key) ?? 1, column: key });
  if (!lines.has('sector'))
    findings.problem({ line: 1 }, 'missing-fact', '', both('de sector', 'the sector'));
  if (!lines.has('contractKw') && !lines.has('peakKw'))
    findings.problem(
      { line: 1 },
      'missing-fact',
      '',
      both('het gecontracteerde vermogen of de piek', 'the contracted power or the peak'),
    );
  if (!lines.has('annualElectricityKwh') && facts.sector === 'other')
    findings.problem(
      { line: 1 },
      'missing-fact',
      '',
      both(
        'de elektriciteit van een jaar, want voor deze sector is er geen middelste bedrijf',
        'the electricity of a year, for this sector has no median site',
      ),
    );
  if (lines.has('batteryKw') !== lines.has('batteryKwh'))
    findings.problem(
      { line: lines.get('batteryKw') ?? lines.get('batteryKwh')! },
      'missing-fact',
      '',
      both(
        'zowel het vermogen als de energie van de batterij',
        'both the power and the energy of the battery',
      ),
    );
  if (lines.has('gridLevel') && !lines.has('gridOperator'))
    findings.problem(
      place('gridLevel'),
      'missing-fact',
      '',
      both('de netbeheerder bij het netvlak', 'the grid operator with the grid level'),
    );
  const meanKw = (number('annualElectricityKwh') ?? 0) / 8760;
  const [peakKw, contractKw] = [number('peakKw'), number('contractKw')];
  const mostKw = Math.max(peakKw ?? 0, contractKw ?? 0);
  if (mostKw > 0 && meanKw > mostKw && !number('chpKw'))
    findings.doubt(
      place('annualElectricityKwh'),
      'more-than-the-connection',
      both(`gemiddeld ${Math.round(meanKw)} kW`, `${Math.round(meanKw)} kW on average`),
      both(`hoogstens de ${mostKw} kW van de aansluiting`, `at most the ${mostKw} kW of the connection`),
    );
  if (peakKw !== null && contractKw !== null && peakKw > contractKw)
    findings.doubt(
      place('peakKw'),
      'peak-above-contract',
      `${peakKw} kW`,
      both(`hoogstens de gecontracteerde ${contractKw} kW`, `at most the contracted ${contractKw} kW`),
    );
}
