import { InputError, type Issue } from '../../engine/index.ts';

/** Enough to see what is wrong with a file; a file of the wrong kind would have one problem per row. */
const MAXIMUM_PROBLEMS = 20;

/** Collects what is wrong with one file, each with line, column and value. */
export interface Problems {
  /** A wrong cell or row. Lines count from 1, the header included. */
  readonly add: (
    where: { readonly line: number; readonly column?: string },
    code: string,
    value: string,
    expected: string,
  ) => void;
  /** Throws an InputError when anything was added. */
  readonly stop: () => void;
  /** What was added so far; of a great many the first, and how many more. */
  readonly list: () => Issue[];
}

export function problemsOf(file: string): Problems {
  const issues: Issue[] = [];
  let unsaid = 0;
  const list = (): Issue[] => {
    const message = `${file}: and ${unsaid} more problems`;
    return unsaid > 0 ? [...issues, { path: '/lines', code: 'more-problems', message }] : [...issues];
  };
  return {
    add: ({ line, column }, code, value, expected) => {
      if (issues.length >= MAXIMUM_PROBLEMS) {
        unsaid++;
        return;
      }
      const shown = value.length > 80 ? `${value.slice(0, 77)}...` : value;
      const where = column === undefined ? `line ${line}` : `line ${line}, column ${column}`;
      issues.push({
        path: `/lines/${line}${column === undefined ? '' : `/${escapePointer(column)}`}`,
        code,
        message: `${file} ${where}: got ${shown === '' ? 'nothing' : shown}, expected ${expected}`,
        expected,
        value: shown,
      });
    },
    stop: () => {
      if (issues.length > 0) throw new InputError(list());
    },
    list,
  };
}

/** Stops at once: nothing further can be read. */
export function refuse(file: string, code: string, value: string, expected: string, line = 1): never {
  const problems = problemsOf(file);
  problems.add({ line }, code, value, expected);
  problems.stop();
  throw new Error('unreachable');
}

function escapePointer(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
