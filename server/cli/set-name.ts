import { basename, extname } from 'node:path';
import { setNameOf } from '../../data/index.ts';
import { InputError } from '../../engine/index.ts';
import { type Given, textOf } from './command.ts';

/** The name given for a set, or one made of the file's name: lower case, digits and hyphens. */
export function setName(given: Given, file: string, year?: number): string {
  const chosen = textOf(given, 'name');
  if (chosen !== undefined) return chosen;
  if (file === '-') {
    const message = 'Standard input has no name: give one with --name';
    throw new InputError([
      { path: '/options/name', code: 'missing-value', message, expected: '--name NAME' },
    ]);
  }
  const stem = setNameOf(basename(file, extname(file)));
  return year === undefined || stem.includes(String(year)) ? stem : `${stem}-${year}`;
}
