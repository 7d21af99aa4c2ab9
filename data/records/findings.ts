import type { Issue } from '../../engine/index.ts';
import { problemsOf } from '../import/problems.ts';

/** Line in the file, and the column or the path within the record. Lines count from 1. */
export interface Place {
  readonly line: number;
  readonly column?: string;
}

/** Something in the file that was read over, and how often it occurs. */
export interface Ignored {
  readonly what: string;
  readonly count: number;
}

/** What is noticed while a file is read. Problems stop the import; doubts are told and leave the value as it stands. */
export interface Findings {
  readonly problem: (place: Place, code: string, value: string, expected: string) => void;
  readonly doubt: (place: Place, code: string, value: string, expected: string) => void;
  readonly ignore: (what: string) => void;
  /** @throws InputError with every problem, when there is one. */
  readonly finish: () => { readonly doubts: readonly Issue[]; readonly ignored: readonly Ignored[] };
}

export function findingsOf(file: string): Findings {
  const problems = problemsOf(file);
  const doubts: Issue[] = [];
  const ignored = new Map<string, number>();
  const told = new Set<string>();
  return {
    problem: (place, code, value, expected) => {
      const key = `${place.line}/${place.column}/${code}/${expected}`;
      if (!told.has(key)) problems.add(place, code, value, expected);
      told.add(key);
    },
    doubt: (place, code, value, expected) => doubts.push(worded(file, place, code, value, expected)),
    ignore: what => ignored.set(what, (ignored.get(what) ?? 0) + 1),
    finish: () => {
      problems.stop();
      return { doubts, ignored: [...ignored].map(([what, count]) => ({ what, count })) };
    },
  };
}

/** A doubt in the words of a problem, so that both read alike. */
function worded(file: string, place: Place, code: string, value: string, expected: string): Issue {
  const one = problemsOf(file);
  one.add(place, code, value, expected);
  return one.list()[0]!;
}
