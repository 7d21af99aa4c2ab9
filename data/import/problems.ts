import { InputError, type Issue } from '../../engine/index.ts';
import type { Text } from '../tables/sourced.ts';
import { both, type Said, saidIn } from './said.ts';

/** Enough to see what is wrong with a file; a file of the wrong kind would have one problem per row. */
const MAXIMUM_PROBLEMS = 20;
const LONGEST_VALUE = 80;

/** A problem with a file in both languages of the users; `message` is the English one. */
export interface FileIssue extends Issue {
  readonly messages: Text;
}

/** The message of an issue in a language: English where only that is there. */
export function messageIn(issue: Issue, language: keyof Text): string {
  return 'messages' in issue ? (issue as FileIssue).messages[language] : issue.message;
}

/** Where in a file something stands. Lines count from 1, the header included. */
export interface Place {
  readonly line: number;
  readonly column?: string;
}

/** Collects what is wrong with one file, each with line, column and value. */
export interface Problems {
  /** A wrong cell or row. */
  readonly add: (where: Place, code: string, value: Said, expected: Text) => void;
  /** Throws an InputError when anything was added. */
  readonly stop: () => void;
  /** What was added so far; of a great many the first, and how many more. */
  readonly list: () => FileIssue[];
}

export function problemsOf(file: string): Problems {
  const issues: FileIssue[] = [];
  let unsaid = 0;
  const list = (): FileIssue[] => {
    if (unsaid === 0) return [...issues];
    const messages = both(`${file}: en nog ${unsaid} problemen`, `${file}: and ${unsaid} more problems`);
    return [...issues, { path: '/lines', code: 'more-problems', message: messages.en, messages }];
  };
  return {
    add: (where, code, value, expected) => {
      if (issues.length < MAXIMUM_PROBLEMS) issues.push(issueOf(file, where, code, value, expected));
      else unsaid++;
    },
    stop: () => {
      if (issues.length > 0) throw new InputError(list());
    },
    list,
  };
}

/** One thing that is wrong or doubtful, in both languages. */
export function issueOf(
  file: string,
  { line, column }: Place,
  code: string,
  value: Said,
  expected: Text,
): FileIssue {
  const inColumn = column === undefined ? both('', '') : both(`, kolom ${column}`, `, column ${column}`);
  const messages = both(
    `${file} regel ${line}${inColumn.nl}: gelezen: ${shortened(value, 'nl') || 'niets'}; verwacht: ${expected.nl}`,
    `${file} line ${line}${inColumn.en}: got ${shortened(value, 'en') || 'nothing'}, expected ${expected.en}`,
  );
  return {
    path: `/lines/${line}${column === undefined ? '' : `/${escapePointer(column)}`}`,
    code,
    message: messages.en,
    messages,
    expected: expected.en,
    value: shortened(value, 'en'),
  };
}

function shortened(said: Said, language: keyof Text): string {
  const text = saidIn(said, language);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE - 3)}...` : text;
}

/** Stops at once: nothing further can be read. */
export function refuse(file: string, code: string, value: Said, expected: Text, line = 1): never {
  throw new InputError([issueOf(file, { line }, code, value, expected)]);
}

function escapePointer(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
