import { PLAUSIBLE } from '../plausible-figures.ts';
import { both, type Said } from '../said.ts';
import { thousandsOrDecimals, UNREADABLE } from './decimal.ts';
import { type Findings, linesText, listRepair } from './findings.ts';
import type { ColumnRule } from './format.ts';
import { FILLABLE_HOURS, type Grid } from './place.ts';
import { iso } from './row-text.ts';
import type { Rows } from './rows.ts';
import { factorOf, UNITS } from './units.ts';

/** One column on the grid, in the unit it becomes; NaN only where an empty cell says something. */
export interface ColumnValues {
  readonly values: Float64Array;
  readonly blanks: number;
  /** Traces read as 0. */
  readonly traces: number;
  /** Hourly amounts on rows of quarters, spread over the hour. */
  readonly hourly: boolean;
  readonly factor: number;
}

/**
 * Takes a column to the steps of the grid. Empty cells of columns that need a value and cells that are no numbers are
 * problems; asked to repair, runs of at most three hours are filled along the straight line between their neighbours.
 */
export function columnValues(rows: Rows, c: number, grid: Grid, findings: Findings): ColumnValues {
  const rule = rows.columns[c]!;
  const values = onGrid(rows.values[c]!, grid);
  checkStyle(rows, c, grid, findings);
  const traces = rule.trace === undefined ? 0 : readTraces(values, rule.trace);
  const hourly =
    rule.unit.quantity === 'gas' && grid.stepMinutes === 15 && spreadOverHours(values, grid.startMs);
  if (rule.unit === UNITS.m3 && grid.stepMinutes === 15 && !hourly && grid.steps < FEWEST_QUARTERS)
    findings.problems.add(
      { line: lineAt(rows, grid, 0), column: rule.name },
      'too-short',
      both(`${grid.steps} kwartieren gas`, `${grid.steps} quarters of gas`),
      both(
        `minstens ${FEWEST_QUARTERS}: bij minder blijkt niet of gas per uur of per kwartier is gemeten`,
        `at least ${FEWEST_QUARTERS}: fewer do not tell whether gas is read by the hour or by the quarter`,
      ),
    );
  const blanks = mend(values, rows, c, grid, findings);
  const factor = factorOf(rule.unit, hourly ? 1 : grid.stepMinutes / 60);
  if (factor !== 1) for (let k = 0; k < values.length; k++) values[k] = scaled(values[k]!, factor);
  return { values, blanks, traces, hourly, factor };
}

/** Divides where that is exact: 9.7 kW are 0.0097 MW, and not one bit beside it. */
function scaled(value: number, factor: number): number {
  return factor < 1 && Number.isInteger(1 / factor) ? value / (1 / factor) : value * factor;
}

/** The numbers of the file themselves where most of them are of the grid: a copy would take as much memory again. */
function onGrid(values: Float64Array, { rowOf, steps }: Grid): Float64Array {
  if (typeof rowOf === 'number') {
    const part = values.subarray(rowOf, rowOf + steps);
    return 2 * steps < values.length ? part.slice() : part;
  }
  const out = new Float64Array(steps);
  for (let k = 0; k < steps; k++) out[k] = rowOf[k] === -1 ? Number.NaN : values[rowOf[k]!]!;
  return out;
}

function rowAt({ rowOf }: Grid, step: number): number {
  return typeof rowOf === 'number' ? rowOf + step : rowOf[step]!;
}

/** Line of a step, or of the nearest row before one that was made up. */
function lineAt(rows: Rows, grid: Grid, step: number): number {
  let k = step;
  while (k > 0 && rowAt(grid, k) === -1) k--;
  return rows.lineOf(rowAt(grid, k));
}

function checkStyle(rows: Rows, c: number, grid: Grid, { problems }: Findings): void {
  if (!thousandsOrDecimals(rows.styles[c]!)) return;
  const sign = rows.styles[c]!.sign === 'comma' ? ',' : '.';
  problems.add(
    { line: lineAt(rows, grid, 0), column: rows.columns[c]!.name },
    'thousands-or-decimals',
    both(`gehele getallen en getallen zoals 1${sign}234`, `whole numbers and numbers such as 1${sign}234`),
    both(
      'decimalen die van duizendtallen te onderscheiden zijn: overal evenveel decimalen, of geen teken voor duizendtallen',
      'decimals that can be told from thousands: all cells with the same number of decimals, or no mark for thousands',
    ),
  );
}

function readTraces(values: Float64Array, trace: number): number {
  let count = 0;
  for (let k = 0; k < values.length; k++) {
    if (values[k] !== trace) continue;
    values[k] = 0;
    count++;
  }
  return count;
}

const FEWEST_QUARTERS = PLAUSIBLE.gas.fewestQuarters.value;
/** Beyond this share of filled quarters a column is not one of hourly readings. */
const MOST_HOURLY = PLAUSIBLE.gas.mostHourly.value;

/**
 * Gas is read by the hour, also in files of quarters: values in the first or last quarter of the hour and none in the others.
 * A value is the amount of its hour; one elsewhere is unreadable, an hour without one stays empty.
 */
function spreadOverHours(values: Float64Array, startMs: number): boolean {
  const into = (startMs / 900_000) % 4;
  const counts = [0, 0, 0, 0];
  let filled = 0;
  for (let k = 0; k < values.length; k++) {
    if (Number.isNaN(values[k]!)) continue;
    counts[(k + into) % 4]!++;
    filled++;
  }
  if (filled === 0 || filled > MOST_HOURLY * values.length) return false;
  const place = counts[0]! >= counts[3]! ? 0 : 3;
  const given = values.slice();
  for (let k = 0; k < values.length; k++) {
    const quarter = (k + into) % 4;
    const odd = quarter !== place && !Number.isNaN(given[k]!);
    values[k] = odd ? UNREADABLE : (given[k - quarter + place] ?? Number.NaN);
  }
  return true;
}

/** Deals with every run of steps without a number; gives how many stay empty. */
function mend(values: Float64Array, rows: Rows, c: number, grid: Grid, findings: Findings): number {
  const rule = rows.columns[c]!;
  let blanks = 0;
  for (let k = 0; k < values.length; k++) {
    if (Number.isFinite(values[k]!)) continue;
    let last = k;
    while (last + 1 < values.length && !Number.isFinite(values[last + 1]!)) last++;
    if (canFill(values, k, last, rule, grid, findings)) fill(values, k, last, rows, c, grid, findings);
    else blanks += reportRun(values, k, last, rows, c, grid, findings);
    k = last;
  }
  return blanks;
}

function canFill(
  values: Float64Array,
  first: number,
  last: number,
  rule: ColumnRule,
  grid: Grid,
  findings: Findings,
): boolean {
  if (!findings.repair || first === 0 || last === values.length - 1) return false;
  if (rule.blankMeans) return false;
  return ((last - first + 1) * grid.stepMinutes) / 60 <= FILLABLE_HOURS;
}

function fill(
  values: Float64Array,
  first: number,
  last: number,
  rows: Rows,
  c: number,
  grid: Grid,
  findings: Findings,
): void {
  const [before, after] = [values[first - 1]!, values[last + 1]!];
  const count = last - first + 1;
  const was =
    count === 1
      ? cellAt(values, first, rows, c, grid)
      : both(`${count} stappen zonder getal`, `${count} steps without a number`);
  for (let k = first; k <= last; k++) values[k] = before + ((after - before) * (k - first + 1)) / (count + 1);
  const from = `${iso(grid.startMs + first * grid.stepMinutes * 60_000)}`;
  const [one, end, low, high] = [values[first]!, values[last]!, before, after].map(rounded);
  listRepair(
    findings,
    { line: lineAt(rows, grid, first), lastLine: lineAt(rows, grid, last), column: rows.columns[c]!.name },
    'filled',
    was,
    both(
      `${count === 1 ? one : `${one} tot ${end}`} vanaf ${from}, tussen ${low} en ${high}`,
      `${count === 1 ? one : `${one} to ${end}`} from ${from}, between ${low} and ${high}`,
    ),
  );
}

function rounded(value: number): number {
  return Number(value.toPrecision(6));
}

function cellAt(values: Float64Array, step: number, rows: Rows, c: number, grid: Grid): Said {
  const row = rowAt(grid, step);
  if (row === -1) return both('geen rij', 'no row');
  return Number.isNaN(values[step]!) ? '' : rows.text(row, c);
}

/** Cells that are no numbers one by one, empty ones by the run; gives how many stay empty. */
function reportRun(
  values: Float64Array,
  first: number,
  last: number,
  rows: Rows,
  c: number,
  grid: Grid,
  { problems }: Findings,
): number {
  const { name, unit, blankMeans } = rows.columns[c]!;
  const sign = rows.styles[c]!.sign ?? 'point';
  const expected = both(
    `een getal in ${unit.unit} met decimale ${sign === 'comma' ? 'komma' : 'punt'}`,
    `a number in ${unit.unit} with decimal ${sign}`,
  );
  let blanks = 0;
  for (let k = first; k <= last; k++) {
    const line = lineAt(rows, grid, k);
    if (!Number.isNaN(values[k]!)) {
      problems.add({ line, column: name }, 'not-a-number', cellAt(values, k, rows, c, grid), expected);
      values[k] = Number.NaN;
      blanks++;
      continue;
    }
    let end = k;
    while (end < last && Number.isNaN(values[end + 1]!)) end++;
    blanks += end - k + 1;
    if (!blankMeans) {
      const lines = linesText(line, lineAt(rows, grid, end));
      const value = end === k ? '' : both(`niets op ${lines.nl}`, `nothing on ${lines.en}`);
      if (rowAt(grid, k) !== -1) problems.add({ line, column: name }, 'missing-value', value, expected);
    }
    k = end;
  }
  return blanks;
}
