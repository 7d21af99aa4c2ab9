import { type SeriesOptions, SIDES, UNIT_NAMES, ZONES } from '../../../data/index.ts';
import { InputError } from '../../../engine/index.ts';
import { type Given, type Option, textOf } from '../command.ts';

/** Options of `import` that say what the file does not. */
export const SERIES_OPTIONS: readonly Option[] = [
  {
    name: 'column',
    kind: 'text',
    value: 'HEADING',
    repeatable: true,
    text: { nl: 'alleen deze kolom; mag vaker', en: 'only this column; may be given more often' },
  },
  {
    name: 'where',
    kind: 'text',
    value: 'HEADING=TEXT',
    text: {
      nl: 'alleen rijen met deze tekst, in een bestand met reeksen onder elkaar',
      en: 'only rows with this text, in a file that stacks series',
    },
  },
  {
    name: 'year',
    kind: 'number',
    value: 'Y',
    minimum: 1990,
    whole: true,
    text: {
      nl: 'alleen dit kalenderjaar (Nederlandse tijd), en dat volledig',
      en: 'only this calendar year (Dutch time), and all of it',
    },
  },
  {
    name: 'unit',
    kind: 'choice',
    value: 'UNIT',
    choices: UNIT_NAMES,
    text: { nl: 'eenheid, als de kop die niet noemt', en: 'unit where the heading states none' },
  },
  {
    name: 'zone',
    kind: 'choice',
    value: 'ZONE',
    choices: ZONES,
    text: {
      nl: 'tijdzone, als het bestand die niet noemt; UTC+01:00 is wintertijd, het hele jaar',
      en: 'time zone where the file states none; UTC+01:00 is winter time all year',
    },
  },
  {
    name: 'times',
    kind: 'choice',
    value: 'SIDE',
    choices: SIDES,
    text: {
      nl: 'of de tijden begin of einde van het interval zijn',
      en: 'whether the times are starts or ends of intervals',
    },
  },
  {
    name: 'start',
    kind: 'text',
    value: 'TIME',
    text: {
      nl: 'begin van de eerste stap, als het bestand de stappen alleen telt',
      en: 'start of the first step where the file only counts steps',
    },
  },
  {
    name: 'repair',
    kind: 'flag',
    text: {
      nl: 'herstelt wat te herstellen is, zoals korte gaten, en somt dat op',
      en: 'mends what can be mended, such as short gaps, and lists it',
    },
  },
];

/** The options as the importer takes them. @throws InputError for a start that is no time or a row filter without `=`. */
export function seriesOptions(given: Given, name: string): SeriesOptions {
  const columns = given.texts.get('column');
  const year = given.numbers.get('year');
  const unit = UNIT_NAMES.find(one => one === textOf(given, 'unit'));
  const zone = ZONES.find(one => one === textOf(given, 'zone'));
  const side = SIDES.find(one => one === textOf(given, 'times'));
  const start = textOf(given, 'start');
  const where = textOf(given, 'where');
  return {
    name,
    repair: given.flags.has('repair'),
    ...(columns && { columns }),
    ...(year !== undefined && { year }),
    ...(unit && { unit }),
    ...(zone && { zone }),
    ...(side && { side }),
    ...(start !== undefined && { startMs: startOf(start) }),
    ...(where !== undefined && { where: whereOf(where) }),
  };
}

function startOf(text: string): number {
  const ms = Date.parse(
    /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$/.test(text)
      ? `${text.slice(0, 10)}T${text.slice(11) || '00:00'}Z`
      : text,
  );
  if (!Number.isNaN(ms) && ms % 900_000 === 0) return ms;
  const expected = 'a UTC time on a quarter, such as 2018-01-01T00:00Z';
  const message = `--start got "${text}", expected ${expected}`;
  throw new InputError([{ path: '/options/start', code: 'not-a-time', message, expected, value: text }]);
}

function whereOf(text: string): { column: string; value: string } {
  const at = text.indexOf('=');
  if (at > 0) return { column: text.slice(0, at), value: text.slice(at + 1) };
  const expected = 'HEADING=TEXT, such as substation=OWD';
  const message = `--where got "${text}", expected ${expected}`;
  throw new InputError([{ path: '/options/where', code: 'wrong-filter', message, expected, value: text }]);
}
