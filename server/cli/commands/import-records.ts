import { open, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { stringify } from 'yaml';
import {
  type Estimate,
  type Fact,
  type ImportedRecords,
  importRecords,
  recogniseRecords,
} from '../../../data/index.ts';
import { studyOfIntake } from '../../../scenarios/index.ts';
import { type Invocation, type Option, textOf } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { fileText, unreadable } from '../file-text.ts';
import { inWords, type Language } from '../language.ts';

/** Enough of a file to see what it is. */
const SIGN_BYTES = 64 * 1024;
const MOST_SHOWN = 10;
const DEFAULT_YEAR = 2026;

export const RECORD_OPTIONS: readonly Option[] = [
  {
    name: 'study',
    kind: 'text',
    value: 'FILE',
    text: {
      nl: 'van een intake: schrijf de studie in dit bestand',
      en: 'of an intake sheet: write the study to this file',
    },
  },
];

/**
 * Shows what a file of records holds: capacity map, emission list, plants, ESDL or an intake sheet. Null when the file holds
 * none, such as a series; standard input is taken to be a series. Throws `InputError` for a file that is wrong.
 */
export async function showRecords(file: string, invocation: Invocation): Promise<number | null> {
  if (file === '-' || recogniseRecords(await beginning(file)) === null) return null;
  const { given, language, terminal } = invocation;
  const read = importRecords(await fileText(file), basename(file));
  const estimates = await studyFrom(read, invocation);
  if (given.flags.has('json')) {
    await terminal.out(`${JSON.stringify({ ...read, ...(estimates && { estimates }) }, null, 2)}\n`);
    return EXIT.ok;
  }
  await terminal.out(
    `${[...previewLines(read, language), ...estimateLines(estimates, language)].join('\n')}\n`,
  );
  return EXIT.ok;
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

/** The study of an intake sheet, written where `--study` says; null for other records. */
async function studyFrom(read: ImportedRecords, { given }: Invocation): Promise<readonly Estimate[] | null> {
  const target = textOf(given, 'study');
  if (read.format !== 'intake-sheet') {
    if (target === undefined) return null;
    throw unreadable(target, 'no-study', `a study is made of an intake sheet, got ${read.format}`);
  }
  const { study, estimates } = studyOfIntake(read.records, given.numbers.get('year') ?? DEFAULT_YEAR);
  if (target === undefined) return estimates;
  const notes = estimates.map(estimate => `# ${estimateText(estimate)}`);
  try {
    await writeFile(target, `${notes.join('\n')}\n${stringify(study)}`, { flag: 'wx' });
  } catch (error) {
    throw unreadable(target, 'unwritable-file', `"${target}" cannot be written: ${(error as Error).message}`);
  }
  return estimates;
}

function estimateText({ field, value, unit, from, mark }: Estimate): string {
  return `${field}: ${value}${unit === 'name' ? '' : ` ${unit}`} [${mark}] ${from}`;
}

function previewLines({ title, facts, ignored, doubts }: ImportedRecords, language: Language): string[] {
  const words = {
    nl: { ignored: 'Niet gebruikt', doubts: 'Twijfelachtig, overgenomen zoals het er staat', more: 'en nog' },
    en: { ignored: 'Not used', doubts: 'Doubtful, taken as it stands', more: 'and another' },
  }[language];
  const shown = doubts.slice(0, MOST_SHOWN).map(({ message }) => `- ${message}`);
  const rest = doubts.length - shown.length;
  return [
    title[language],
    ...facts.map(one => factLine(one, language)),
    ...(doubts.length > 0 ? [`${words.doubts} (${doubts.length}):`, ...shown] : []),
    ...(rest > 0 ? [`- ${words.more} ${rest} (--json)`] : []),
    ...(ignored.length > 0
      ? [
          `${words.ignored}: ${ignored.map(({ what, count }) => (count > 1 ? `${what} (${count})` : what)).join(', ')}`,
        ]
      : []),
  ];
}

function factLine({ label, value, unit }: Fact, language: Language): string {
  const written =
    typeof value === 'number' ? inWords(value, language, Number.isInteger(value) ? 0 : 1) : value;
  return `  ${label[language]}: ${written}${unit ? ` ${unit}` : ''}`;
}

function estimateLines(estimates: readonly Estimate[] | null, language: Language): string[] {
  if (!estimates) return [];
  const head = { nl: 'Geschat, met herkomst en zekerheid:', en: 'Estimated, with origin and certainty:' }[
    language
  ];
  return [head, ...estimates.map(estimate => `- ${estimateText(estimate)}`)];
}
