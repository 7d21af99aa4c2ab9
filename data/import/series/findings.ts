import type { Issue } from '../../../engine/index.ts';
import { type Problems, problemsOf } from '../problems.ts';

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
}

/** What is wrong with a file, what was mended and what is worth knowing; everything of one reading comes together here. */
export interface Findings {
  readonly file: string;
  readonly repair: boolean;
  readonly problems: Problems;
  readonly repairs: Repair[];
  readonly warnings: Issue[];
}

export function newFindings(file: string, repair: boolean): Findings {
  return { file, repair, problems: problemsOf(file), repairs: [], warnings: [] };
}

/** Lines that follow each other in rows of text: `line 8` or `lines 8-12`. */
export function linesText(first: number, last: number): string {
  return first === last ? `line ${first}` : `lines ${first}-${last}`;
}
