import { writeFile } from 'node:fs/promises';
import { Document, isScalar, visit } from 'yaml';
import type { Estimate, ImportedRecords } from '../../data/index.ts';
import { type LeftOut, type Study, studyOfEsdl, studyOfIntake } from '../../scenarios/index.ts';
import { type Invocation, textOf } from './command.ts';
import { unreadable } from './file-text.ts';
import type { Language } from './language.ts';

const DEFAULT_YEAR = 2026;
/** A series stands on lines of its own, as wide as a person reads. */
const LINE_WIDTH = 110;

/** What is said of a study that was made of records: every value that they do not give, and what of them is not in it. */
export interface MadeStudy {
  readonly estimates: readonly Estimate[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * The study of an intake sheet, or with `--study` of an ESDL file, written where that option says; null for other records.
 * Throws `InputError` when no study can be made of them or the file is there already.
 */
export async function studyFrom(
  read: ImportedRecords,
  { given, language }: Invocation,
): Promise<MadeStudy | null> {
  const target = textOf(given, 'study');
  const year = given.numbers.get('year') ?? DEFAULT_YEAR;
  if (target === undefined && read.format !== 'intake-sheet') return null;
  const { study, ...made } = madeOf(read, year, target);
  if (target !== undefined) await writeStudy(target, study, madeLines(made, language));
  return made;
}

function madeOf(
  read: ImportedRecords,
  year: number,
  target: string | undefined,
): MadeStudy & { readonly study: Study } {
  if (read.format === 'intake-sheet') return { ...studyOfIntake(read.records, year), leftOut: [] };
  if (read.format === 'esdl') return studyOfEsdl(read.records, year);
  const message = `a study is made of an intake sheet or an ESDL file, got ${read.format}`;
  throw unreadable(target ?? '', 'no-study', message);
}

/** Writes a study with what was said of it above it as comments; a file that is there stays as it is. */
async function writeStudy(target: string, study: Study, lines: readonly string[]): Promise<void> {
  const document = new Document(study);
  visit(document, {
    Seq: (_, sequence) => {
      sequence.flow = sequence.items.every(item => isScalar(item));
    },
  });
  document.commentBefore = lines.map(line => ` ${line.replace(/^- /, '')}`).join('\n');
  try {
    await writeFile(target, document.toString({ lineWidth: LINE_WIDTH }), { flag: 'wx' });
  } catch (error) {
    throw unreadable(target, 'unwritable-file', `"${target}" cannot be written: ${(error as Error).message}`);
  }
}

/** Estimates with origin and certainty, then what was left out and why. */
export function madeLines({ estimates, leftOut }: MadeStudy, language: Language): string[] {
  const heads = {
    nl: { estimates: 'Geschat, met herkomst en zekerheid:', leftOut: 'Niet in de studie:' },
    en: { estimates: 'Estimated, with origin and certainty:', leftOut: 'Not in the study:' },
  }[language];
  return [
    ...(estimates.length > 0 ? [heads.estimates] : []),
    ...estimates.map(estimate => `- ${estimateText(estimate, language)}`),
    ...(leftOut.length > 0 ? [heads.leftOut] : []),
    ...leftOut.map(({ what, why }) => `- ${what}: ${why[language]}`),
  ];
}

function estimateText({ field, value, unit, from, mark }: Estimate, language: Language): string {
  return `${field}: ${value}${unit === 'name' || unit === 'year' ? '' : ` ${unit}`} [${mark}] ${from[language]}`;
}
