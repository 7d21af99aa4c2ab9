import { DATA_WORDS } from '../words/data-words.ts';
import type { Voice, Word } from '../words/language.tsx';

/** The word for a thing that the server calls by an English key; the key itself where this page has none. */
export function wordFor({ say }: Voice, family: 'kind' | 'why', key: string): string {
  const word = `${family}-${key}`;
  return word in DATA_WORDS ? say(word as Word) : key;
}

/** What the server keeps where nothing was said of the terms of use. */
const NOT_STATED = 'not stated';

export function licenceOf({ say }: Voice, licence: string): string {
  return licence === NOT_STATED ? say('notStated') : licence;
}

const MINUTE_MS = 60_000;

/** First moment and the one after the last, ISO UTC. */
export function spanOf(startedAt: string, steps: number, stepMinutes: number): readonly [string, string] {
  return [startedAt, new Date(Date.parse(startedAt) + steps * stepMinutes * MINUTE_MS).toISOString()];
}
