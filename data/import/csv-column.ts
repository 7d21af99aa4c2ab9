import { type Axis, stepTime } from '../../engine/index.ts';
import { numberColumn } from './numbers.ts';
import { problemsOf, refuse } from './problems.ts';
import { regularStretch } from './regular.ts';
import { columnIndex, readTable, type Table } from './table.ts';
import { timeColumn } from './times.ts';

export interface CsvColumn {
  readonly column: string;
  /** Column with the start of each step; absent: the rows are the steps of the axis, in order. */
  readonly timeColumn?: string;
  readonly axis: Axis;
  /** Unit the values are in; a column name that states another one is refused. */
  readonly unit: string;
  /** Name of the file, for messages. */
  readonly name?: string;
}

/**
 * A column of a CSV file as one value per step of the axis. With a time column the rows are found by time, and a file in
 * quarters is averaged to hours, one in hours repeated over quarters: right for powers and prices, not for energies.
 * @throws InputError with line, column and value of whatever is missing, doubled, unreadable or in another unit.
 */
export function readCsvColumn(text: string, options: CsvColumn): Float64Array {
  const table = readTable(text, options.name ?? 'CSV');
  const index = columnIndex(table, options.column);
  checkHeaderUnit(table, options);
  return options.timeColumn === undefined
    ? byRow(table, index, options)
    : byTime(table, index, columnIndex(table, options.timeColumn), options);
}

function byRow(table: Table, index: number, { axis, column, unit }: CsvColumn): Float64Array {
  const problems = problemsOf(table.file);
  if (table.rows.length !== axis.steps)
    problems.add(
      { line: table.lines.at(-1)!, column },
      'wrong-length',
      `${table.rows.length} rows`,
      `${axis.steps} rows, one for each step of ${axis.stepMinutes} minutes from ${stepTime(axis, 0)} to ${stepTime(axis, axis.steps)}; or a time column`,
    );
  const values = numberColumn(table, index, unit, problems);
  problems.stop();
  return values;
}

function byTime(table: Table, index: number, time: number, { axis, unit }: CsvColumn): Float64Array {
  const problems = problemsOf(table.file);
  const times = timeColumn(table, time, problems);
  const span = { startMs: axis.startMs, endMs: axis.startMs + axis.steps * axis.stepMinutes * 60_000 };
  const { first, count, stepMinutes } = regularStretch(table, table.columns[time]!, times, span, problems);
  const part = {
    ...table,
    rows: table.rows.slice(first, first + count),
    lines: table.lines.slice(first, first + count),
  };
  const values = numberColumn(part, index, unit, problems);
  problems.stop();
  return fitStep(values, stepMinutes, axis);
}

function fitStep(values: Float64Array, stepMinutes: 15 | 60, axis: Axis): Float64Array {
  if (stepMinutes === axis.stepMinutes) return values;
  const out = new Float64Array(axis.steps);
  for (let t = 0; t < axis.steps; t++) {
    if (stepMinutes === 60) out[t] = values[Math.floor(t / 4)]!;
    else out[t] = (values[4 * t]! + values[4 * t + 1]! + values[4 * t + 2]! + values[4 * t + 3]!) / 4;
  }
  return out;
}

const UNITS = ['EUR/MWh', 'EUR/kWh', 'kWh', 'MWh', 'kW', 'MW'] as const;

function checkHeaderUnit(table: Table, { column, unit }: CsvColumn): void {
  const stated = headerUnit(column);
  const known = UNITS.find(one => one === unit);
  if (stated && known && stated !== known)
    refuse(
      table.file,
      'wrong-unit',
      `column ${column} in ${stated}`,
      `values in ${unit}, or unit: ${stated} in the study`,
    );
}

/** Unit in a column name: `load_kw`, `price_eur_per_mwh`, `power (MW)`. */
function headerUnit(column: string): string | undefined {
  const words = column
    .toLowerCase()
    .replaceAll(/eur(os?)?[ _]*(\/|per)[ _]*/g, 'eur/')
    .split(/[^a-z/]+/);
  return UNITS.find(unit => words.includes(unit.toLowerCase()));
}
