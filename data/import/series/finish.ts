import { refuse } from '../problems.ts';
import { both, sameInBoth } from '../said.ts';
import type { Encoding } from './decode.ts';
import { type Findings, linesText, newFindings } from './findings.ts';
import type { Format, Layout, LeftOut } from './format.ts';
import { gridOf, type Shape, type Span } from './grid.ts';
import type { Head } from './head.ts';
import { type Instants, instantsOf } from './instants.ts';
import type { SeriesOptions } from './options.ts';
import type { Grid } from './place.ts';
import { checkPlausible } from './plausible.ts';
import { type ColumnPreview, type Preview, spreadOfNumbers } from './preview.ts';
import { iso } from './row-text.ts';
import type { Rows } from './rows.ts';
import type { ImportedSeries, SeriesFile } from './series-file.ts';
import { columnValues } from './values.ts';

/** Everything read of a file. */
export interface Read {
  readonly head: Head;
  readonly format: Format;
  readonly layout: Layout;
  readonly rows: Rows;
  readonly encoding: Encoding;
}

/** From rows to series: instants, steps, values, what is plausible, and what to tell. */
export function finish(read: Read, options: SeriesOptions, span: Span | null): SeriesFile {
  const { head, layout } = read;
  if (read.rows.count === 0)
    refuse(
      options.name,
      'no-rows',
      both(`geen rijen met ${options.where?.value}`, `no rows with ${options.where?.value}`),
      both('minstens één rij', 'at least one row'),
      head.headingLine,
    );
  const findings = newFindings(options.name, options.repair ?? false);
  const column = layout.time.columns.map(k => head.columns[k]!).join(' ');
  const { rows, instants } = instantsOf(read.rows, layout.time, column, options, findings);
  // Dates that cannot be read, and stacked series, would go back a thousand times: the one reason is told instead.
  const mixed = findings.problems.list().length > 0;
  const several = reportKeys(rows, layout, instants, findings) || mixed;
  reportLines(rows, findings);
  const { grid, shape } = gridOf(rows, instants, column, span, several ? newFindings('', false) : findings);
  const series: ImportedSeries[] = [];
  const columns: ColumnPreview[] = [];
  const leftOut: LeftOut[] = [...layout.leftOut];
  for (let c = 0; grid && !several && c < rows.columns.length; c++) {
    const { name, unit, direction } = rows.columns[c]!;
    if (options.columns === undefined && isEmptyColumn(rows, c, grid)) {
      leftOut.push({ name, why: 'empty' });
      continue;
    }
    const got = columnValues(rows, c, grid, findings);
    checkPlausible(rows, c, grid, got, findings);
    series.push({
      name,
      quantity: unit.quantity,
      unit: unit.becomes,
      values: got.values,
      blanks: got.blanks,
    });
    const { factor, blanks, traces, hourly } = got;
    columns.push({
      name,
      quantity: unit.quantity,
      ...(direction && { direction }),
      unitInFile: unit.unit,
      unit: unit.becomes,
      factor,
      decimalSign: rows.styles[c]!.sign,
      blanks,
      traces,
      hourly,
      ...spreadOfNumbers(got.values),
    });
  }
  if (grid && !several && series.length === 0)
    findings.problems.add(
      { line: head.headingLine },
      'no-values',
      both('kolommen zonder getal', 'columns without a number'),
      both('een kolom met waarden', 'a column with values'),
    );
  return file(read, rows, instants, shape, grid, { columns, leftOut }, series, findings);
}

function file(
  { head, format, encoding }: Read,
  rows: Rows,
  instants: Instants,
  shape: Shape,
  grid: Grid | null,
  { columns, leftOut }: Pick<Preview, 'columns' | 'leftOut'>,
  series: readonly ImportedSeries[],
  { problems, warnings, repairs }: Findings,
): SeriesFile {
  const { zone, zoneWhy, side, sideWhy, order, newestFirst, skipped, repeatedRows } = instants;
  const found = problems.list();
  const preview: Preview = {
    format: format.name,
    formatText: format.text,
    encoding,
    delimiter: head.delimiter,
    headingLine: head.headingLine,
    zone,
    zoneWhy,
    side,
    sideWhy,
    dates: order,
    newestFirst,
    start: Number.isNaN(shape.startMs) ? null : iso(shape.startMs),
    end: Number.isNaN(shape.endMs) ? null : iso(shape.endMs),
    stepMinutes: shape.stepMinutes,
    rows: shape.rows,
    rowsLeftOut: shape.outside + rows.elsewhere,
    gaps: shape.gaps,
    missingSteps: shape.missingSteps,
    duplicates: shape.duplicates,
    doubledHours: shape.stepMinutes > 0 ? (repeatedRows * shape.stepMinutes) / 60 : 0,
    lostHours: shape.lostHours,
    skippedRows: skipped.size,
    columns,
    leftOut,
  };
  const whole = grid !== null && found.length === 0;
  return {
    preview,
    startMs: grid?.startMs ?? Number.NaN,
    stepMinutes: grid?.stepMinutes ?? 60,
    series: whole ? series : [],
    problems: found,
    warnings,
    repairs,
  };
}

function isEmptyColumn(rows: Rows, c: number, { rowOf, steps }: Grid): boolean {
  const values = rows.values[c]!;
  const [from, to] = typeof rowOf === 'number' ? [rowOf, rowOf + steps] : [0, values.length];
  for (let r = from; r < to; r++) if (!Number.isNaN(values[r]!)) return false;
  return true;
}

/** Lines with too many cells: a decimal comma in a file that separates by commas makes such, so nothing of them is sure. */
function reportLines({ wideLines, broken }: Rows, { problems, repair }: Findings): void {
  for (let k = 0; k < wideLines.length; k++) {
    const first = wideLines[k]!;
    let last = first;
    while (wideLines[k + 1]?.line === last.line + 1) last = wideLines[++k]!;
    const where = linesText(first.line, last.line);
    const value =
      first === last
        ? both(`${first.cells} cellen`, `${first.cells} cells`)
        : both(`${first.cells} cellen op ${where.nl}`, `${first.cells} cells on ${where.en}`);
    problems.add(
      { line: first.line },
      'ragged-row',
      value,
      both('hoogstens zoveel cellen als koppen', 'at most as many cells as headings'),
    );
  }
  if (!repair)
    for (const line of broken)
      problems.add(
        { line },
        'broken-csv',
        both('een aanhalingsteken dat niet gesloten wordt', 'a quote that is not closed'),
        both('aanhalingstekens die gesloten worden', 'quotes that are closed'),
      );
}

/** Tells a file that stacks several series, rather than a thousand times that go back. */
function reportKeys(rows: Rows, { keys }: Layout, { ms }: Instants, { problems }: Findings): boolean {
  let several = false;
  for (const [k, { name, hard, must }] of keys.entries()) {
    const { first, changedAt, changedTo, values } = rows.keys[k]!;
    const line = rows.lineOf(0);
    if (must && !must.test(first))
      problems.add({ line, column: name }, 'wrong-unit', first, sameInBoth(String(must)));
    if (changedAt === 0 || !(hard || timeRepeatsAt(rows, ms, changedAt))) continue;
    several = true;
    const names = values.slice(0, 10).join(', ');
    problems.add(
      { line: changedAt, column: name },
      'several-series',
      changedTo,
      both(
        `overal ${first}, of een van ${names} om naar te vragen`,
        `${first} throughout, or one of ${names} to be asked for`,
      ),
    );
  }
  return several;
}

function timeRepeatsAt({ lineOf, count }: Rows, ms: Float64Array, line: number): boolean {
  for (let r = 1; r < count; r++) if (lineOf(r) === line) return ms[r]! <= ms[r - 1]!;
  return false;
}
