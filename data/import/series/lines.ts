import { refuse } from '../problems.ts';
import { both } from '../said.ts';

/** A line beyond this is not a row of a table: a file without ends of line must not fill the memory. */
const LONGEST_LINE = 1_000_000;

/** Cuts text that comes in pieces into lines, counted from 1; ends of line are \n, \r\n or \r. */
export interface LineCutter {
  readonly push: (text: string) => void;
  readonly end: () => void;
}

export function cutLines(file: string, take: (line: string, number: number) => void): LineCutter {
  let rest = '';
  let number = 0;
  let returnsOnly: boolean | null = null;
  const check = (line: string) => {
    if (line.length > LONGEST_LINE)
      refuse(
        file,
        'line-too-long',
        both(`een regel van ${line.length} tekens`, `a line of ${line.length} characters`),
        both(`hoogstens ${LONGEST_LINE}`, `at most ${LONGEST_LINE}`),
        number + 1,
      );
  };
  return {
    push: text => {
      const all = rest + text;
      // Old Mac exports end lines with \r alone: told by a first return that no newline follows.
      if (returnsOnly === null && all.length > 1) returnsOnly = endsWithReturns(all);
      const mark = returnsOnly ? '\r' : '\n';
      let from = 0;
      for (let at = all.indexOf(mark, from); at !== -1; at = all.indexOf(mark, from)) {
        const to = at > from && all.charCodeAt(at - 1) === 13 ? at - 1 : at;
        number++;
        take(all.slice(from, to), number);
        from = at + 1;
      }
      rest = all.slice(from);
      check(rest);
    },
    end: () => {
      if (rest !== '') {
        number++;
        take(rest.endsWith('\r') ? rest.slice(0, -1) : rest, number);
      }
      rest = '';
    },
  };
}

function endsWithReturns(text: string): boolean | null {
  const first = text.search(/[\r\n]/);
  if (first === -1 || first === text.length - 1) return null;
  return text[first] === '\r' && text[first + 1] !== '\n';
}
