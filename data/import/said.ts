import type { Text } from '../tables/sourced.ts';

/** What is said of a file: in both languages, or something out of the file itself, which has none. */
export type Said = string | Text;

export function both(nl: string, en: string): Text {
  return { nl, en };
}

/** Names and signs that are the same in both languages. */
export function sameInBoth(text: string): Text {
  return { nl: text, en: text };
}

export function saidIn(said: Said, language: keyof Text): string {
  return typeof said === 'string' ? said : said[language];
}
