import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { InputError } from '../../engine/index.ts';
import { checkStudy, library, nearestName, parseStudy, type Study } from '../../scenarios/index.ts';
import type { Given, Option } from './command.ts';
import { fileText, unreadable } from './file-text.ts';
import { override } from './override.ts';

/** A study that passed its checks, and the folder that its CSV paths start from. */
export interface StudyInput {
  readonly study: Study;
  readonly folder: string;
}

export const SET_OPTION: Option = {
  name: 'set',
  kind: 'text',
  value: 'POINTER=VALUE',
  repeatable: true,
  text: {
    nl: 'vervangt een waarde van de studie; mag vaker, bv. /sites/0/contract/importMw=12',
    en: 'replaces a value of the study; may be repeated, e.g. /sites/0/contract/importMw=12',
  },
};

/**
 * The study that `file` means (a path, `-` for standard input, or the name of a library study), with the values of
 * `--set` put in, parsed and checked. Throws `InputError` with every problem.
 */
export async function readStudy(file: string, given: Given): Promise<StudyInput> {
  const { text, folder } = await studyText(file);
  const parsed = parseStudy(text);
  if ('issues' in parsed) throw new InputError(parsed.issues);
  const input = (given.texts.get('set') ?? []).reduce(override, parsed.input);
  const { study, issues } = checkStudy(input);
  if (study === null) throw new InputError(issues);
  return { study, folder };
}

async function studyText(file: string): Promise<{ text: string; folder: string }> {
  if (file === '-') return { text: await fileText('-'), folder: process.cwd() };
  if (existsSync(file)) return { text: await fileText(file), folder: dirname(resolve(file)) };
  const found = library().find(({ name }) => name === file);
  if (found) return { text: found.text, folder: process.cwd() };
  throw noSuchStudy(file);
}

function noSuchStudy(file: string): InputError {
  const names = library().map(({ name }) => name);
  const near = nearestName(file, names);
  const hint = near ? ` Did you mean "${near}"?` : ` Studies of the library: ${names.join(', ')}.`;
  return unreadable(file, 'no-such-study', `There is no file and no library study "${file}".${hint}`);
}
