import { type FileIssue, issueOf, type Place, problemsOf } from '../import/problems.ts';
import { type Said, saidIn } from '../import/said.ts';
import type { Text } from '../tables/sourced.ts';

/** Something in the file that was read over, and how often it occurs. */
export interface Ignored {
  readonly what: string;
  readonly count: number;
  /** Where `what` is more than a name out of the file: the same in both languages. */
  readonly text?: Text;
}

/** What is noticed while a file is read. Problems stop the import; doubts are told and leave the value as it stands. */
export interface Findings {
  readonly problem: (place: Place, code: string, value: Said, expected: Text) => void;
  readonly doubt: (place: Place, code: string, value: Said, expected: Text) => void;
  readonly ignore: (what: Said) => void;
  /** @throws InputError with every problem, when there is one. */
  readonly finish: () => { readonly doubts: readonly FileIssue[]; readonly ignored: readonly Ignored[] };
}

export function findingsOf(file: string): Findings {
  const problems = problemsOf(file);
  const doubts: FileIssue[] = [];
  const ignored = new Map<string, Ignored>();
  const told = new Set<string>();
  return {
    problem: (place, code, value, expected) => {
      const key = `${place.line}/${place.column}/${code}/${expected.en}`;
      if (!told.has(key)) problems.add(place, code, value, expected);
      told.add(key);
    },
    doubt: (place, code, value, expected) => doubts.push(issueOf(file, place, code, value, expected)),
    ignore: said => {
      const what = saidIn(said, 'en');
      const count = (ignored.get(what)?.count ?? 0) + 1;
      ignored.set(what, { what, count, ...(typeof said !== 'string' && { text: said }) });
    },
    finish: () => {
      problems.stop();
      return { doubts, ignored: [...ignored.values()] };
    },
  };
}
