import { Type } from 'typebox';
import type { DictionaryKey } from '../../data/index.ts';
import { about, type Declared, objectOf } from './field.ts';

/** A story is a few paragraphs, not a book. */
const LONGEST_TEXT = 4000;

/** Text in both languages. */
export function bilingualField(key: DictionaryKey) {
  return objectOf(
    {
      nl: Type.String({ ...about('text.nl'), maxLength: LONGEST_TEXT }),
      en: Type.String({ ...about('text.en'), maxLength: LONGEST_TEXT }),
    },
    'text',
    key,
  );
}

export type Text = Declared<ReturnType<typeof bilingualField>>;
