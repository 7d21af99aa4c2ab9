import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import {
  type Fact,
  type ImportedRecords,
  importRecords,
  isKeptForm,
  openDataSets,
  type RecordHeader,
  recogniseRecords,
  understoodRecords,
} from '../../../data/index.ts';
import { type Invocation, type Option, textOf } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { fileText } from '../file-text.ts';
import { dataSetFolder } from '../home.ts';
import { inWords, type Language } from '../language.ts';
import { madeLines, studyFrom } from '../record-study.ts';
import { setName } from '../set-name.ts';

/** Enough of a file to see what it is. */
const SIGN_BYTES = 64 * 1024;
const MOST_SHOWN = 10;

export const RECORD_OPTIONS: readonly Option[] = [
  {
    name: 'study',
    kind: 'text',
    value: 'FILE',
    text: {
      nl: 'van een intake of ESDL: schrijf de studie in dit bestand',
      en: 'of an intake sheet or ESDL: write the study to this file',
    },
  },
];

/**
 * Shows what a file of records holds: capacity map, emission list, plants, ESDL or an intake sheet; a list is kept as a data
 * set unless `--preview` is given. Null when the file holds none, such as a series; standard input is taken to be a series.
 * Throws `InputError` for a file that is wrong.
 */
export async function showRecords(file: string, invocation: Invocation): Promise<number | null> {
  if (file === '-' || recogniseRecords(await beginning(file)) === null) return null;
  const { given, language, terminal } = invocation;
  const read = importRecords(await fileText(file), basename(file));
  const made = await studyFrom(read, invocation);
  const dataSet = given.flags.has('preview') ? null : kept(read, file, invocation);
  if (given.flags.has('json')) {
    const facts = { ...read, ...made, ...(dataSet && { dataSet }) };
    await terminal.out(`${JSON.stringify(facts, null, 2)}\n`);
    return EXIT.ok;
  }
  const lines = [
    ...previewLines(read, language),
    ...(made ? madeLines(made, language) : []),
    ...(dataSet ? [keptLine(dataSet, language)] : []),
  ];
  await terminal.out(`${lines.join('\n')}\n`);
  return EXIT.ok;
}

/** Keeps a list as a data set; null for a form that is no list. */
function kept(read: ImportedRecords, file: string, { given }: Invocation): RecordHeader | null {
  if (!isKeptForm(read)) return null;
  return openDataSets(dataSetFolder()).saveRecords({
    name: setName(given, file),
    source: textOf(given, 'source') ?? read.source ?? basename(file),
    licence: textOf(given, 'licence') ?? 'not stated',
    retrieved: new Date().toISOString(),
    understood: understoodRecords(read, basename(file)),
    imported: read,
  });
}

function keptLine({ name, kind, count, sha256 }: RecordHeader, language: Language): string {
  const records = inWords(count, language);
  const hash = sha256.slice(0, 8);
  return {
    nl: `Bewaard als ${name}: ${records} records, hash ${hash}. Gebruik: population --${kind} ${name}`,
    en: `Kept as ${name}: ${records} records, hash ${hash}. Use: population --${kind} ${name}`,
  }[language];
}

/** The first part as text; null bytes and broken ends do not matter for recognising. An unreadable file is told later. */
async function beginning(file: string): Promise<string> {
  try {
    const handle = await open(file);
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(SIGN_BYTES), 0, SIGN_BYTES, 0);
      return new TextDecoder().decode(buffer.subarray(0, bytesRead));
    } finally {
      await handle.close();
    }
  } catch {
    return '';
  }
}

function previewLines({ title, facts, ignored, doubts }: ImportedRecords, language: Language): string[] {
  const words = {
    nl: { ignored: 'Niet gebruikt', doubts: 'Twijfelachtig, overgenomen zoals het er staat', more: 'en nog' },
    en: { ignored: 'Not used', doubts: 'Doubtful, taken as it stands', more: 'and another' },
  }[language];
  const shown = doubts.slice(0, MOST_SHOWN).map(({ messages }) => `- ${messages[language]}`);
  const rest = doubts.length - shown.length;
  return [
    title[language],
    ...facts.map(one => factLine(one, language)),
    ...(doubts.length > 0 ? [`${words.doubts} (${doubts.length}):`, ...shown] : []),
    ...(rest > 0 ? [`- ${words.more} ${rest} (--json)`] : []),
    ...(ignored.length > 0
      ? [`${words.ignored}: ${ignored.map(one => ignoredText(one, language)).join(', ')}`]
      : []),
  ];
}

function ignoredText({ what, count, text }: ImportedRecords['ignored'][number], language: Language): string {
  const said = text?.[language] ?? what;
  return count > 1 ? `${said} (${count})` : said;
}

function factLine({ label, value, unit }: Fact, language: Language): string {
  const written =
    typeof value === 'number' ? inWords(value, language, Number.isInteger(value) ? 0 : 1) : value;
  return `  ${label[language]}: ${written}${unit ? ` ${unit}` : ''}`;
}
