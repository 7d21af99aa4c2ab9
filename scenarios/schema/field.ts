import { type Static, type TProperties, Type } from 'typebox';
import { type DictionaryKey, dictionaryEntry } from '../../data/index.ts';

/** The type of a declaration, read-only all the way down: a checked study is never changed. */
export type Declared<T extends Parameters<typeof Type.Optional>[0]> = Frozen<Static<T>>;
type Frozen<T> = T extends readonly (infer E)[]
  ? readonly Frozen<E>[]
  : T extends object
    ? { readonly [K in keyof T]: Frozen<T[K]> }
    : T;

/*
 * Beside JSON Schema the checker reads: `x-field` (check a number in any of its forms), `x-words` (words allowed beside it),
 * `x-unit`, `x-refers` (a name that must exist) and `x-names` (names that may occur only once). `x-def` names a part of the
 * published schema.
 */

/** Things a study refers to by name. */
export type Reference =
  | 'site'
  | 'measure'
  | 'builtMeasure'
  | 'package'
  | 'asset'
  | 'pricePath'
  | 'technology'
  | 'process'
  | 'sdeTechnology'
  | 'transportRight'
  | 'flexProduct'
  | 'sharedLimit'
  | 'gridNode'
  | 'gridOperator'
  | 'gridLevel';

/** No path separators or control characters: names become names of columns and rows, files and addresses. */
const NAME_PATTERN =
  '^(?!__proto__$)[^\\s/\\u0000-\\u001f]([^/\\u0000-\\u001f]{0,78}[^\\s/\\u0000-\\u001f])?$';
const NAME_LENGTH = 80;
const TEXT_LENGTH = 400;

/** Description, unit and default of a field, as the published schema shows them. */
export function about(key: DictionaryKey) {
  const entry = dictionaryEntry(key);
  return {
    description: `${entry.description.nl} / ${entry.description.en}`,
    ...(entry.unit !== null && { 'x-unit': entry.unit }),
    ...(entry.default !== null && { default: entry.default }),
  };
}

export function bounds(key: DictionaryKey) {
  const { minimum, maximum } = dictionaryEntry(key);
  return { ...(minimum !== null && { minimum }), ...(maximum !== null && { maximum }) };
}

export function numberField(key: DictionaryKey) {
  return Type.Number({ ...about(key), ...bounds(key) });
}

export function integerField(key: DictionaryKey) {
  return Type.Integer({ ...about(key), ...bounds(key) });
}

export function flagField(key: DictionaryKey) {
  return Type.Boolean(about(key));
}

export function textField(key: DictionaryKey, refers?: Reference) {
  return Type.String({
    ...about(key),
    minLength: 1,
    maxLength: TEXT_LENGTH,
    ...(refers && { 'x-refers': refers }),
  });
}

/** A name that a study gives or, with `refers`, uses. */
export function nameField(key: DictionaryKey, refers?: Reference) {
  return refers
    ? textField(key, refers)
    : Type.String({ ...about(key), maxLength: NAME_LENGTH, pattern: NAME_PATTERN });
}

/** One of a few words or numbers; `values` are written out for their types and pinned to the dictionary by a test. */
export function choiceField<const Values extends readonly (string | number)[]>(
  key: DictionaryKey,
  values: Values,
) {
  return Type.Enum<[...Values]>([...values], about(key));
}

/** A list with the bounds of the dictionary on its length; `names` says what the names in it are, so that they are unique. */
export function listField<T extends Parameters<typeof Type.Array>[0]>(
  key: DictionaryKey,
  items: T,
  names?: string,
) {
  const { minimum, maximum } = dictionaryEntry(key);
  return Type.Array(items, {
    ...about(key),
    ...(minimum !== null && minimum > 0 && { minItems: minimum }),
    ...(maximum !== null && { maxItems: maximum }),
    ...(names && { 'x-names': names }),
  });
}

/** An object without other properties. `name` gives it a place of its own in the published schema. */
export function objectOf<P extends TProperties>(properties: P, name?: string, key?: DictionaryKey) {
  return Type.Object(properties, {
    ...(key && about(key)),
    ...(name && { 'x-def': name }),
    additionalProperties: false,
  });
}
