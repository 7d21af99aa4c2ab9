import { refuse } from '../import/problems.ts';
import { both } from '../import/said.ts';

/** Records of a country take some hundred kilobytes. */
const MAXIMUM_CHARACTERS = 32 * 1024 * 1024;
const DEEPEST = 60;

/** A JSON file: its value, and the line on which the value at a path stands (`areas/0/name`). */
export interface JsonFile {
  readonly file: string;
  readonly value: unknown;
  readonly lineOf: (path: string) => number;
}

/**
 * JSON as a value that remembers its lines. A key that occurs twice in one object is refused, for `JSON.parse` would
 * silently keep the last.
 * @throws InputError with the line of what is broken.
 */
export function readJsonText(text: string, file: string): JsonFile {
  if (text.length > MAXIMUM_CHARACTERS)
    refuse(
      file,
      'too-large',
      both(`${text.length} tekens`, `${text.length} characters`),
      both(`hoogstens ${MAXIMUM_CHARACTERS} tekens`, `at most ${MAXIMUM_CHARACTERS} characters`),
    );
  const written = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const value = parsed(written, file);
  const lines = placesOf(written, file);
  return { file, value, lineOf: path => lines.get(path) ?? 1 };
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message.replace(/\s+/g, ' ') : String(error);
    const at = /position (\d+)/.exec(message)?.[1];
    const line = at === undefined ? text.split('\n').length : lineAt(text, Number(at));
    throw refuse(file, 'broken-json', message, both('welgevormde JSON', 'well-formed JSON'), line);
  }
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

interface Level {
  readonly path: string;
  readonly isArray: boolean;
  readonly keys: Set<string>;
  index: number;
  key: string;
  expectsKey: boolean;
}

/** Line of every value by path. The text is known to be JSON, so that strings and brackets tell all. */
function placesOf(text: string, file: string): Map<string, number> {
  const lines = new Map<string, number>();
  const levels: Level[] = [];
  let line = 1;
  const pathHere = () => {
    const level = levels.at(-1);
    if (!level) return '';
    return joined(level.path, level.isArray ? String(level.index) : level.key);
  };
  for (const token of tokensOf(text)) {
    const level = levels.at(-1);
    if (token === '\n') line++;
    else if (token === ']' || token === '}') levels.pop();
    else if (token === ',' && level) next(level);
    else if (token === ':' && level) level.expectsKey = false;
    else if (level?.expectsKey) takeKey(level, token, file, line);
    else if (token !== ',') {
      lines.set(pathHere(), line);
      if (token === '[' || token === '{') levels.push(levelOf(pathHere(), token === '['));
      if (levels.length > DEEPEST)
        refuse(
          file,
          'too-deep',
          both('diepere nesting', 'deeper nesting'),
          both(`hoogstens ${DEEPEST} niveaus`, `at most ${DEEPEST} levels`),
          line,
        );
    }
  }
  return lines;
}

/**
 * Brackets, commas, colons, line ends, strings and bare words of JSON. Strings are cut by hand: a pattern with an alternative
 * per character overflows its stack on a string of millions.
 */
function* tokensOf(text: string): Generator<string> {
  const tokens = /[[\]{},:\n"]|[^\s"[\]{},:]+/g;
  for (let found = tokens.exec(text); found; found = tokens.exec(text)) {
    if (found[0] === '"') tokens.lastIndex = stringEnd(text, found.index);
    yield text.slice(found.index, tokens.lastIndex);
  }
}

/** Behind the closing quote of the string that opens at `start`. */
function stringEnd(text: string, start: number): number {
  let k = start + 1;
  while (text[k] !== '"') k += text[k] === '\\' ? 2 : 1;
  return k + 1;
}

function levelOf(path: string, isArray: boolean): Level {
  return { path, isArray, keys: new Set(), index: 0, key: '', expectsKey: !isArray };
}

function next(level: Level): void {
  level.index++;
  level.expectsKey = !level.isArray;
}

function takeKey(level: Level, token: string, file: string, line: number): void {
  level.key = JSON.parse(token) as string;
  if (level.keys.has(level.key))
    refuse(
      file,
      'duplicate-key',
      joined(level.path, level.key),
      both('elke sleutel één keer in een object', 'every key once in an object'),
      line,
    );
  level.keys.add(level.key);
}

function joined(path: string, key: string): string {
  return path === '' ? key : `${path}/${key}`;
}
