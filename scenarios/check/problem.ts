import type { Issue } from '../../engine/index.ts';
import { nearestName } from './nearest.ts';

const LONGEST_SHOWN = 60;
const LONGEST_LIST = 12;

/** A value as a message shows it, shortened. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) {
    const keys = Object.keys(value);
    return short(`an object with ${keys.length ? keys.join(', ') : 'no fields'}`);
  }
  return short(typeof value === 'string' ? JSON.stringify(value) : String(value));
}

function short(text: string): string {
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}

/** An issue in the one form of the tool: "what: got X, expected Y". The last part of the path says what. */
export function problem(path: string, code: string, value: unknown, expected: string): Issue {
  return gotProblem(path, code, shown(value), expected);
}

export function gotProblem(path: string, code: string, got: string, expected: string): Issue {
  return { path, code, message: `${whatOf(path)}: got ${got}, expected ${expected}`, expected, value: got };
}

/** `importMw`, or `electricityMw[3]`, from a JSON Pointer. */
function whatOf(path: string): string {
  const parts = path.split('/').slice(1).map(unescaped);
  const last = parts.at(-1);
  if (last === undefined) return 'study';
  const above = parts.at(-2);
  if ((last === 'formula' || last === 'path') && above !== undefined) return `${above}.${last}`;
  if (!/^\d+$/.test(last)) return last;
  const list = parts.findLast(part => !/^\d+$/.test(part));
  return list === undefined ? last : `${list}[${last}]`;
}

export function unescaped(part: string): string {
  return part.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** JSON Pointer of a member. */
export function member(path: string, key: string | number): string {
  return `${path}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** What is expected where only some names are valid: the nearest one, and the list while it is short. */
export function oneOf(names: readonly string[], written: unknown): string {
  if (names.length === 0) return 'a name that exists: there is none';
  if (names.length === 1) return names[0]!;
  const nearest = typeof written === 'string' ? nearestName(written, names) : undefined;
  const listed = names.slice(0, LONGEST_LIST).join(', ') + (names.length > LONGEST_LIST ? ', …' : '');
  return nearest === undefined ? `one of ${listed}` : `${nearest} (one of ${listed})`;
}
