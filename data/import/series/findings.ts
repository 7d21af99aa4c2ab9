import type { Text } from '../../tables/sourced.ts';
import { type FileIssue, type Place, type Problems, problemsOf } from '../problems.ts';
import { both, type Said, saidIn } from '../said.ts';

/** Something of the file that was changed because repair was asked for. */
export interface Repair {
  readonly code: string;
  /** First and last line that it concerns. */
  readonly line: number;
  readonly lastLine: number;
  readonly column?: string;
  /** What stood there, and what is read instead. */
  readonly was: string;
  readonly now: string;
  /** The same in both languages: `was -> now`. */
  readonly messages: Text;
}

/** What is wrong with a file, what was mended and what is worth knowing; everything of one reading comes together here. */
export interface Findings {
  readonly file: string;
  readonly repair: boolean;
  readonly problems: Problems;
  readonly repairs: Repair[];
  readonly warnings: FileIssue[];
}

export function newFindings(file: string, repair: boolean): Findings {
  return { file, repair, problems: problemsOf(file), repairs: [], warnings: [] };
}

/** Lists a repair of a line, or of all lines to `lastLine`. */
export function listRepair(
  { repairs }: Findings,
  { line, column, lastLine = line }: Place & { readonly lastLine?: number },
  code: string,
  was: Said,
  now: Said,
): void {
  const told = (language: keyof Text, nothing: string) =>
    `${saidIn(was, language) || nothing} -> ${saidIn(now, language)}`;
  repairs.push({
    code,
    line,
    lastLine,
    ...(column !== undefined && { column }),
    was: saidIn(was, 'en'),
    now: saidIn(now, 'en'),
    messages: both(told('nl', 'leeg'), told('en', 'empty')),
  });
}

/** Lines that follow each other in rows of text: `line 8` or `lines 8-12`. */
export function linesText(first: number, last: number): Text {
  return first === last
    ? both(`regel ${first}`, `line ${first}`)
    : both(`regels ${first}-${last}`, `lines ${first}-${last}`);
}
