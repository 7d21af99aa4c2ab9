import { readdirSync, readFileSync } from 'node:fs';
import { InputError } from '../../engine/index.ts';
import { checkStudy } from '../check/check-study.ts';
import { parseStudy } from '../check/parse-study.ts';
import type { Study } from '../schema/study.ts';

/** A study that is ready to run, as written and as read. */
export interface LibraryStudy {
  readonly name: string;
  /** YAML. */
  readonly text: string;
  readonly study: Study;
}

const FOLDER = new URL('.', import.meta.url);
const EXTENSION = '.yaml';

/** The studies that come with the tool, by name. @throws InputError when one of them does not pass its own checks. */
export function library(): readonly LibraryStudy[] {
  return readdirSync(FOLDER)
    .filter(file => file.endsWith(EXTENSION))
    .sort()
    .map(file => read(file.slice(0, -EXTENSION.length)));
}

function read(name: string): LibraryStudy {
  const text = readFileSync(new URL(`${name}${EXTENSION}`, FOLDER), 'utf8');
  const parsed = parseStudy(text);
  if ('issues' in parsed) throw new InputError(parsed.issues);
  const { study, issues } = checkStudy(parsed.input);
  if (!study) throw new InputError(issues);
  return { name, text, study };
}
