import { both } from '../import/said.ts';
import type { Text } from '../tables/sourced.ts';
import type { Findings } from './findings.ts';
import type { JsonFile } from './json-text.ts';

export interface NumberRule {
  readonly unit?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly whole?: boolean;
  readonly required?: boolean;
  /** Some exports write 0 where a number is missing. */
  readonly zeroIsMissing?: boolean;
}

export interface TextRule {
  readonly required?: boolean;
  readonly oneOf?: readonly string[];
  /** Some exports write 0 where a text is missing. */
  readonly zeroIsMissing?: boolean;
}

/**
 * An object of a JSON file, field by field. What is absent or null is null; what is of the wrong kind is a problem. A field
 * that nobody asked for shows up in `unread`.
 */
export interface JsonRecord {
  readonly path: string;
  readonly line: number;
  readonly text: (key: string, rule?: TextRule) => string | null;
  readonly number: (key: string, rule?: NumberRule) => number | null;
  readonly list: (key: string, required?: boolean) => readonly JsonRecord[];
  readonly object: (key: string) => JsonRecord | null;
  readonly has: (key: string) => boolean;
  readonly keys: readonly string[];
  readonly skip: (...keys: readonly string[]) => void;
  readonly unread: () => readonly string[];
  /** Where a field stands, for further findings. */
  readonly place: (key: string) => { readonly line: number; readonly column: string };
}

export function recordOf(source: JsonFile, findings: Findings, path: string, value: unknown): JsonRecord {
  const fields = isObject(value) ? value : {};
  const asked = new Set<string>();
  const place = (key: string) => {
    const column = path === '' ? key : `${path}/${key}`;
    return { line: source.lineOf(Object.hasOwn(fields, key) ? column : path), column };
  };
  const wrong = (key: string, code: string, value: unknown, expected: Text) =>
    findings.problem(place(key), code, shown(value), expected);
  if (!isObject(value))
    findings.problem(
      { line: source.lineOf(path), column: path },
      'wrong-kind',
      shown(value),
      both('een object', 'an object'),
    );
  const given = (key: string, required: boolean | undefined, expected: Text): unknown => {
    asked.add(key);
    const found = Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (found !== undefined && found !== null) return found;
    if (required) wrong(key, 'missing-value', undefined, expected);
    return null;
  };
  return {
    path,
    line: source.lineOf(path),
    keys: Object.keys(fields),
    has: key => Object.hasOwn(fields, key) && fields[key] !== null,
    place,
    skip: (...keys) => {
      for (const key of keys) asked.add(key);
    },
    unread: () => Object.keys(fields).filter(key => !asked.has(key)),
    text: (key, rule = {}) => {
      const expected = rule.oneOf
        ? both(`een van ${rule.oneOf.join(', ')}`, `one of ${rule.oneOf.join(', ')}`)
        : both('een tekst', 'a text');
      const found = given(key, rule.required, expected);
      if (found === null || (rule.zeroIsMissing && found === 0)) return null;
      if (typeof found === 'string' && (!rule.oneOf || rule.oneOf.includes(found))) return found.trim();
      wrong(key, 'not-a-text', found, expected);
      return null;
    },
    number: (key, rule = {}) => {
      const expected = expectation(rule);
      const found = given(key, rule.required, expected);
      if (found === null || (rule.zeroIsMissing && found === 0)) return null;
      if (typeof found === 'number' && fits(found, rule)) return found;
      wrong(key, typeof found === 'number' ? 'out-of-range' : 'not-a-number', found, expected);
      return null;
    },
    list: (key, required) => {
      const found = given(key, required, both('een lijst', 'a list'));
      if (found === null) return [];
      if (!Array.isArray(found)) {
        wrong(key, 'not-a-list', found, both('een lijst', 'a list'));
        return [];
      }
      return found.map((one, k) => recordOf(source, findings, `${place(key).column}/${k}`, one));
    },
    object: key => {
      const found = given(key, false, both('een object', 'an object'));
      return found === null ? null : recordOf(source, findings, place(key).column, found);
    },
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fits(value: number, { minimum, maximum, whole }: NumberRule): boolean {
  if (!Number.isFinite(value) || (whole && !Number.isInteger(value))) return false;
  return value >= (minimum ?? -Infinity) && value <= (maximum ?? Infinity);
}

function expectation({ unit, minimum, maximum, whole }: NumberRule): Text {
  const [low, high] = [minimum ?? null, maximum ?? null];
  const nlUnit = unit === undefined ? '' : ` in ${DUTCH[unit] ?? unit}`;
  const kind = both(
    `${whole ? 'een geheel getal' : 'een getal'}${nlUnit}`,
    `${whole ? 'a whole number' : 'a number'}${unit === undefined ? '' : ` in ${unit}`}`,
  );
  if (high !== null)
    return both(
      `${kind.nl} van ${low ?? '-oneindig'} tot ${high}`,
      `${kind.en} from ${low ?? '-infinity'} to ${high}`,
    );
  return low === null ? kind : both(`${kind.nl} van minstens ${low}`, `${kind.en} of at least ${low}`);
}

/** Units that are words. */
const DUTCH: Readonly<Record<string, string>> = {
  degrees: 'graden',
  hours: 'uren',
  requests: 'aanvragen',
  share: 'aandelen',
};

function shown(value: unknown): string {
  return value === undefined ? '' : (JSON.stringify(value) ?? String(value));
}
