import { yearAxis } from '../../../engine/index.ts';
import type { Text } from '../../tables/sourced.ts';
import { FORMATS } from '../formats/formats.ts';
import { problemsOf, refuse } from '../problems.ts';
import { both } from '../said.ts';
import { openDecoder } from './decode.ts';
import { finish } from './finish.ts';
import type { Format, Layout } from './format.ts';
import { HEAD_LINES, type Head, headOf, namedColumn } from './head.ts';
import { cutLines } from './lines.ts';
import type { SeriesOptions } from './options.ts';
import { openRows, type RowReader } from './rows.ts';
import type { SeriesFile } from './series-file.ts';
import { QUANTITY_TEXTS } from './units.ts';

/**
 * Reads a file of time series from pieces of bytes or text, in memory of the numbers it holds. The format follows from the
 * content; what is wrong comes back as problems beside the preview.
 * @throws InputError when it is not text, no table, or of a format without what it needs (unit, start, one column).
 */
export async function readSeries(
  pieces: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>,
  options: SeriesOptions,
): Promise<SeriesFile> {
  const reading = openReading(options);
  for await (const piece of pieces) reading.push(piece);
  return reading.end();
}

/** `readSeries` of a text that is there already. */
export function readSeriesText(text: string, options: SeriesOptions): SeriesFile {
  return readTextAs(null, text, options);
}

/** `readSeriesText` by a format that is known already; by the one that recognises the text where it is null. */
export function readTextAs(format: Format | null, text: string, options: SeriesOptions): SeriesFile {
  const reading = openReading(options, format);
  reading.push(text);
  return reading.end();
}

interface Started {
  readonly head: Head;
  readonly format: Format;
  readonly layout: Layout;
  readonly rows: RowReader;
}

/** Keeps the first lines until they tell the format, and hands on the rest line by line. */
function openReading(options: SeriesOptions, known: Format | null = null) {
  const { name } = options;
  const decoder = openDecoder(name);
  const firstLines: string[] = [];
  let started: Started | null = null;
  const start = (): Started => {
    const begun = begin(firstLines, options, known);
    for (let k = begun.head.headingLine; k < firstLines.length; k++) begun.rows.take(firstLines[k]!, k + 1);
    return begun;
  };
  const cutter = cutLines(name, (line, number) => {
    if (started) return started.rows.take(line, number);
    firstLines.push(number === 1 ? line.replace(/^\uFEFF/, '') : line);
    if (firstLines.length === HEAD_LINES) started = start();
  });
  return {
    push: (piece: Uint8Array | string) => {
      const text = typeof piece === 'string' ? piece : decoder.text(piece);
      if (typeof piece === 'string' && text.includes('\0'))
        refuse(
          name,
          'not-text',
          both('bytes die geen UTF-8-tekst zijn', 'bytes that are not UTF-8 text'),
          both('een tekstbestand in UTF-8', 'a text file in UTF-8'),
        );
      if (text !== '') cutter.push(text);
    },
    end: (): SeriesFile => {
      cutter.push(decoder.end());
      cutter.end();
      const { head, format, layout, rows } = started ?? start();
      return finish(
        { head, format, layout, rows: rows.end(), encoding: decoder.encoding() },
        options,
        spanOf(options),
      );
    },
  };
}

function begin(lines: readonly string[], options: SeriesOptions, known: Format | null): Started {
  const head = headOf(options.name, lines);
  const format = known ?? FORMATS.find(one => one.recognises(head))!;
  if (options.where) namedColumn(head, options.where.column);
  const layout = chosen(format.layout(head, options), head, options);
  checkNames(head, layout);
  return { head, format, layout, rows: openRows(head, layout, options) };
}

/** A heading that is there twice does not say which column is meant. */
function checkNames({ columns, file, headingLine }: Head, layout: Layout): void {
  const used = [...layout.time.columns, ...layout.columns.map(column => column.index)];
  const twice = used.find(
    k => columns[k] !== '' && columns.indexOf(columns[k]!) !== columns.lastIndexOf(columns[k]!),
  );
  if (twice !== undefined)
    refuse(
      file,
      'duplicate-column',
      columns[twice]!,
      both('elke kolomnaam één keer', 'every column name once'),
      headingLine,
    );
}

/** Only the columns that were asked for, by heading or by what they are of. */
function chosen(layout: Layout, head: Head, { columns: asked, quantities }: SeriesOptions): Layout {
  if (asked) checkAsked(layout, head, asked);
  const wanted = layout.columns.filter(
    ({ name, unit }) => (asked?.includes(name) ?? true) && (quantities?.includes(unit.quantity) ?? true),
  );
  if (wanted.length === 0) {
    const found = (language: keyof Text) =>
      layout.columns
        .map(({ name, unit }) => `${name} (${QUANTITY_TEXTS[unit.quantity][language]})`)
        .join(', ');
    const wantedText = (language: keyof Text, or: string) =>
      `${quantities?.map(one => QUANTITY_TEXTS[one][language]).join(or)}`;
    refuse(
      head.file,
      'no-column',
      both(found('nl'), found('en')),
      both(`een kolom met ${wantedText('nl', ' of ')}`, `a column of ${wantedText('en', ' or ')}`),
      head.headingLine,
    );
  }
  const others = layout.columns.filter(column => !wanted.includes(column));
  const left = others.map(({ name }) => ({ name, why: 'not-asked' as const }));
  return { ...layout, columns: wanted, leftOut: [...layout.leftOut, ...left] };
}

function checkAsked({ columns, leftOut }: Layout, head: Head, asked: readonly string[]): void {
  const known = columns.map(column => column.name);
  const problems = problemsOf(head.file);
  for (const column of asked.filter(one => !known.includes(one))) {
    const noUnit = leftOut.some(({ name, why }) => name === column && why === 'no-unit');
    if (noUnit)
      problems.add(
        { line: head.headingLine, column },
        'no-unit',
        column,
        both(
          'een eenheid in de kop, of opgegeven bij het bestand',
          'a unit in the heading, or given beside the file',
        ),
      );
    else
      problems.add(
        { line: head.headingLine },
        'unknown-column',
        column,
        both(`een van de kolommen ${known.join(', ')}`, `one of the columns ${known.join(', ')}`),
      );
  }
  problems.stop();
}

function spanOf({ year, span }: SeriesOptions) {
  if (year === undefined) return span ?? null;
  const { startMs, steps } = yearAxis(year, 60);
  return { startMs, endMs: startMs + steps * 3_600_000 };
}
