import entries from './dictionary.json' with { type: 'json' };
import type { Mark, Text } from './tables/sourced.ts';

/** What a field of a study holds. `scalar`: one number in any of its forms; `quantity`: a number per step in any form. */
export type FieldType =
  | 'scalar'
  | 'quantity'
  | 'number'
  | 'integer'
  | 'boolean'
  | 'text'
  | 'name'
  | 'time'
  | 'choice'
  | 'list'
  | 'object';

/**
 * One field of a study. `unit` is null where there is none, `field` where it is that of the field around it. `minimum` and
 * `maximum` bound a number in `unit`, or the length of a list; null: none. `default` is null where the study must say it or
 * where the description gives the rule.
 */
export interface DictionaryEntry {
  readonly type: FieldType;
  readonly unit: string | null;
  readonly default: number | string | boolean | null;
  readonly minimum: number | null;
  readonly maximum: number | null;
  readonly description: Text;
  /** Where the default comes from, and how sure it is. */
  readonly source: string;
  readonly mark: Mark;
  readonly choices?: readonly (number | string)[];
}

export type DictionaryKey = keyof typeof entries;

/** The data dictionary: every field of a study by key, `asset.battery.efficiencyIn`. */
export const dictionary = entries as Readonly<Record<DictionaryKey, DictionaryEntry>>;

/** Entry of a key known to exist; a key that does not is a type error. */
export function dictionaryEntry(key: DictionaryKey): DictionaryEntry {
  return dictionary[key];
}
