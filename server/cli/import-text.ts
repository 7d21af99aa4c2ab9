import { type Preview, QUANTITY_TEXTS, type SeriesFile, type SeriesWhy } from '../../data/index.ts';
import { inWords, type Language, type Text } from './language.ts';
import { textTable } from './text-table.ts';

const MOST_REPAIRS = 40;

const WHY: Readonly<Record<SeriesWhy, Text>> = {
  format: { nl: 'zo is dit formaat', en: 'as this format has it' },
  heading: { nl: 'staat in de kop', en: 'the heading says so' },
  option: { nl: 'opgegeven', en: 'as given' },
  offsets: { nl: 'staat bij de tijden', en: 'the times say so' },
  'whole-days': { nl: 'zo zijn het hele dagen', en: 'which makes whole days' },
  assumed: { nl: 'AANGENOMEN: nergens vermeld', en: 'ASSUMED: nothing says so' },
};

const SIDE: Readonly<Record<Preview['side'], Text>> = {
  start: { nl: 'begin van het interval', en: 'start of the interval' },
  end: { nl: 'einde van het interval', en: 'end of the interval' },
};

const DATES: Readonly<Record<Preview['dates'], Text>> = {
  'year-first': { nl: 'jaar eerst', en: 'year first' },
  'day-first': { nl: 'dag eerst', en: 'day first' },
  'month-first': { nl: 'maand eerst', en: 'month first' },
  none: { nl: 'geen, de stappen zijn geteld', en: 'none, steps are counted' },
};

const LEFT_OUT: Readonly<Record<Preview['leftOut'][number]['why'], Text>> = {
  'no-unit': { nl: 'geen eenheid in de kop', en: 'no unit in the heading' },
  'not-asked': { nl: 'niet gevraagd', en: 'not asked for' },
  empty: { nl: 'leeg', en: 'empty' },
};

/** What was understood of a file, line by line; then what was repaired and what is doubtful. */
export function previewText(file: SeriesFile, language: Language): string {
  const { preview, warnings } = file;
  const say = (text: Text) => text[language];
  const lines = [
    `${say({ nl: 'Formaat', en: 'Format' })}: ${say(preview.formatText)} (${preview.format}), ${preview.encoding}`,
    `${say({ nl: 'Tijdzone', en: 'Time zone' })}: ${preview.zone} (${say(WHY[preview.zoneWhy])})`,
    `${say({ nl: 'Tijden', en: 'Times' })}: ${say(SIDE[preview.side])} (${say(WHY[preview.sideWhy])})`,
    `${say({ nl: 'Datums', en: 'Dates' })}: ${say(DATES[preview.dates])}${preview.newestFirst ? say({ nl: ', nieuwste bovenaan', en: ', newest first' }) : ''}`,
    spanText(preview, language),
    oddText(preview, language),
    ...(preview.columns.length > 0 ? [columnTable(preview, language)] : []),
    ...preview.leftOut.map(
      ({ name, why }) => `${say({ nl: 'Niet gelezen', en: 'Not read' })}: ${name} (${say(LEFT_OUT[why])})`,
    ),
    ...warnings.map(({ messages }) => `${say({ nl: 'Let op', en: 'Mind' })}: ${say(messages)}`),
    ...repairLines(file, language),
  ];
  return `${lines.join('\n')}\n`;
}

function spanText({ rows, rowsLeftOut, start, end, stepMinutes }: Preview, language: Language): string {
  const count = inWords(rows, language);
  const left = inWords(rowsLeftOut, language);
  const words = {
    nl: `Rijen: ${count} van ${stepMinutes} minuten, van ${start} tot ${end}; ${left} erbuiten`,
    en: `Rows: ${count} of ${stepMinutes} minutes, from ${start} to ${end}; ${left} outside`,
  };
  return words[language];
}

function oddText(preview: Preview, language: Language): string {
  const { gaps, missingSteps, duplicates, doubledHours, lostHours, skippedRows } = preview;
  const words = {
    nl: `Gaten: ${gaps} (${missingSteps} stappen); dubbele tijden: ${duplicates}; herfsturen dubbel: ${doubledHours}, verloren: ${lostHours}; rijen in een niet-bestaand lenteuur: ${skippedRows}`,
    en: `Gaps: ${gaps} (${missingSteps} steps); doubled times: ${duplicates}; autumn hours doubled: ${doubledHours}, lost: ${lostHours}; rows in a spring hour that does not exist: ${skippedRows}`,
  };
  return words[language];
}

const HEADS: Readonly<Record<Language, readonly string[]>> = {
  nl: ['kolom', 'grootheid', 'eenheid', 'wordt', 'laagste', 'gemiddelde', 'hoogste', 'leeg'],
  en: ['column', 'quantity', 'unit', 'becomes', 'lowest', 'mean', 'highest', 'empty'],
};

const DIRECTION: Readonly<Record<'off-take' | 'feed-in', Text>> = {
  'off-take': { nl: 'afname', en: 'off-take' },
  'feed-in': { nl: 'teruglevering', en: 'feed-in' },
};

function columnTable({ columns }: Preview, language: Language): string {
  const figure = (value: number | null) => (value === null ? '-' : inWords(value, language, 4));
  const rows = columns.map(
    ({ name, quantity, direction, unitInFile, unit, lowest, mean, highest, blanks }) => [
      name,
      `${QUANTITY_TEXTS[quantity][language]}${direction ? `, ${DIRECTION[direction][language]}` : ''}`,
      unitInFile,
      unit,
      ...[lowest, mean, highest].map(figure),
      inWords(blanks, language),
    ],
  );
  return textTable(
    HEADS[language].map((head, c) => ({
      head,
      align: c < 4 ? 'left' : 'right',
      cells: rows.map(row => row[c]!),
    })),
  );
}

function repairLines({ repairs }: SeriesFile, language: Language): string[] {
  if (repairs.length === 0) return [];
  const count = inWords(repairs.length, language);
  const head = { nl: `Gerepareerd (${count}):`, en: `Repaired (${count}):` };
  const lines = repairs.slice(0, MOST_REPAIRS).map(({ line, lastLine, column, messages, code }) => {
    const at = { nl: 'regel', en: 'line' }[language];
    const place = line === lastLine ? `${at} ${line}` : `${at} ${line}-${lastLine}`;
    return `  ${place}${column ? `, ${column}` : ''}: ${code}: ${messages[language]}`;
  });
  const rest = repairs.length - lines.length;
  const more = {
    nl: `  en ${rest} meer; alle met --json`,
    en: `  and ${rest} more; all of them with --json`,
  };
  return [head[language], ...lines, ...(rest > 0 ? [more[language]] : [])];
}
