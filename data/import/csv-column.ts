import { type Axis, InputError } from '../../engine/index.ts';
import { refuse } from './problems.ts';
import { both } from './said.ts';
import type { Format, TimeRule } from './series/format.ts';
import { type Head, namedColumn } from './series/head.ts';
import { readTextAs } from './series/read-series.ts';
import { UNITS, type Unit, type UnitName, unitOfHeading } from './series/units.ts';
import { namedSide, namedZone } from './series/zones.ts';

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
 * A column of a CSV file as one value per step of the axis, read as any file of series, but for the columns, the unit and the
 * time that the study names. With a time column the rows are found by time, and a file in quarters is averaged to hours, one
 * in hours repeated over quarters: right for powers and prices, not for energies.
 * @throws InputError with line, column and value of whatever is missing, doubled, unreadable or in another unit.
 */
export function readCsvColumn(text: string, options: CsvColumn): Float64Array {
  const { axis, column, timeColumn, name = 'CSV' } = options;
  const span = { startMs: axis.startMs, endMs: axis.startMs + axis.steps * axis.stepMinutes * 60_000 };
  const { series, stepMinutes, problems } = readTextAs(columnFormat(options), text, {
    name,
    columns: [column],
    ...(timeColumn !== undefined && { span }),
  });
  if (problems.length > 0) throw new InputError(problems);
  return fitStep(series[0]!.values, stepMinutes, axis);
}

/** What the study says of the file takes the place of what its head would tell. */
function columnFormat({ column, timeColumn, axis, unit }: CsvColumn): Format {
  return {
    name: 'csv-column',
    text: { nl: 'kolom van een studie', en: 'column of a study' },
    recognises: () => true,
    layout: head => {
      const index = namedColumn(head, column);
      checkHeaderUnit(head, column, unit);
      const time = timeColumn === undefined ? rowsOf(axis) : timesOf(head, timeColumn);
      return { time, columns: [{ index, name: column, unit: asItStands(unit) }], keys: [], leftOut: [] };
    },
  };
}

function rowsOf(axis: Axis): TimeRule {
  return { kind: 'rows', columns: [], axis, zone: 'UTC', side: 'start', why: 'format' };
}

/** Starts in Dutch local time, but where the name of the column says otherwise. */
function timesOf(head: Head, column: string): TimeRule {
  const zone = namedZone(column) ?? 'Europe/Amsterdam';
  const side = namedSide(column) ?? 'start';
  return { kind: 'stamp', columns: [namedColumn(head, column)], zone, side, why: 'format' };
}

/** The study converts, with every unit that formulas know; here a value is what stands in its cell. */
function asItStands(unit: string): Unit {
  return { unit, quantity: 'share', becomes: unit, factor: 1 };
}

const CHECKED = ['price', 'power', 'gas'];

function checkHeaderUnit({ file, headingLine }: Head, column: string, unit: string): void {
  const stated = unitOfHeading(column);
  const known = Object.hasOwn(UNITS, unit) ? UNITS[unit as UnitName] : null;
  if (!stated || !known || stated.unit === unit) return;
  if (CHECKED.includes(stated.quantity) && CHECKED.includes(known.quantity))
    refuse(
      file,
      'wrong-unit',
      both(`kolom ${column} in ${stated.unit}`, `column ${column} in ${stated.unit}`),
      both(
        `waarden in ${unit}, of unit: ${stated.unit} in de studie`,
        `values in ${unit}, or unit: ${stated.unit} in the study`,
      ),
      headingLine,
    );
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
