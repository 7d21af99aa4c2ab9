import { type DataSet, outlineOf, type RecordHeader } from '../../data/index.ts';
import { spanAxis } from '../../engine/index.ts';
import { sparkline } from '../charts/series-outline.ts';
import { inWords, type Language } from './language.ts';
import { spreadOf } from './spread.ts';

const WORDS = {
  nl: {
    kind: 'soort',
    unit: 'eenheid',
    source: 'bron',
    licence: 'licentie',
    retrieved: 'opgehaald',
    from: 'van',
    until: 'tot',
    steps: 'stappen',
    records: 'records',
    form: 'gelezen uit',
    first: 'de eerste',
    sha256: 'sha256',
    lowest: 'laagste',
    mean: 'gemiddelde',
    highest: 'hoogste',
    negative: 'onder nul',
    stretch: 'hele reeks',
    day: 'uren van de dag',
    minutes: (count: string, minutes: number) => `${count} van ${minutes} minuten`,
    of: (count: string) => `${count} stappen`,
  },
  en: {
    kind: 'kind',
    unit: 'unit',
    source: 'source',
    licence: 'licence',
    retrieved: 'retrieved',
    from: 'from',
    until: 'until',
    steps: 'steps',
    records: 'records',
    form: 'read from',
    first: 'the first',
    sha256: 'sha256',
    lowest: 'lowest',
    mean: 'mean',
    highest: 'highest',
    negative: 'below nil',
    stretch: 'whole series',
    day: 'hours of the day',
    minutes: (count: string, minutes: number) => `${count} of ${minutes} minutes`,
    of: (count: string) => `${count} steps`,
  },
} as const;

const BARS = 60;
const MOST_NAMES = 10;
const DAY_HOURS = 24;

/** A data set as a person looks at it: where it comes from, when it is of, its key figures, and its shape as bars. */
export function dataSetText(set: DataSet, language: Language): string {
  const words = WORDS[language];
  const { lowest, mean, highest, negativeSteps } = spreadOf(set.values);
  const amount = (value: number) => `${inWords(value, language, 2)} ${set.unit}`;
  const endMs = set.startMs + set.steps * set.stepMinutes * 60_000;
  const rows = [
    [words.kind, set.kind],
    [words.unit, set.unit],
    [words.source, set.source],
    [words.licence, set.licence],
    [words.retrieved, set.retrieved],
    [words.from, moment(set.startMs, language)],
    [words.until, moment(endMs, language)],
    [words.steps, words.minutes(inWords(set.steps, language), set.stepMinutes)],
    [words.sha256, set.sha256],
    ['', ''],
    [words.lowest, amount(lowest)],
    [words.mean, amount(mean)],
    [words.highest, amount(highest)],
    ...(negativeSteps > 0 ? [[words.negative, words.of(inWords(negativeSteps, language))] as const] : []),
    ['', ''],
    [words.stretch, sparkline(outlineOf(set.values, BARS).mean)],
    [words.day, sparkline(dayProfile(set))],
  ] as const;
  return aligned(set.name, rows);
}

/** A list as a person looks at it: where it comes from, how many records, and the names of the first. */
export function recordSetText(
  set: Omit<RecordHeader, 'kind'> & { readonly kind: string },
  names: readonly string[],
  language: Language,
): string {
  const words = WORDS[language];
  return aligned(set.name, [
    [words.kind, set.kind],
    [words.form, set.format],
    [words.source, set.source],
    [words.licence, set.licence],
    [words.retrieved, set.retrieved],
    [words.records, inWords(set.count, language)],
    [words.sha256, set.sha256],
    ['', ''],
    [words.first, names.slice(0, MOST_NAMES).join(', ')],
  ]);
}

function aligned(title: string, rows: readonly (readonly [head: string, text: string])[]): string {
  const width = Math.max(...rows.map(([head]) => head.length)) + 2;
  return [title, '', ...rows.map(([head, text]) => `${head.padEnd(width)}${text}`.trimEnd()), ''].join('\n');
}

/** Mean by local hour of the day; hours that the set does not reach are left out. */
function dayProfile({ values, startMs, stepMinutes }: DataSet): number[] {
  const { hourOfDay } = spanAxis(startMs, values.length, stepMinutes);
  const sums = new Float64Array(DAY_HOURS);
  const counts = new Float64Array(DAY_HOURS);
  values.forEach((value, t) => {
    sums[hourOfDay[t]!]! += value;
    counts[hourOfDay[t]!]! += 1;
  });
  return Array.from(sums, (sum, hour) => sum / counts[hour]!).filter(mean => !Number.isNaN(mean));
}

/** Moment by the Dutch clock, which tariffs and rights are written in, and in UTC. */
function moment(ms: number, language: Language): string {
  const local = new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Europe/Amsterdam',
  }).format(ms);
  return `${local} (${new Date(ms).toISOString().slice(0, 16)}Z)`;
}
