import type { FileIssue } from '../import/problems.ts';
import type { Text } from '../tables/sourced.ts';
import type { Ignored } from './findings.ts';

/** One line of the preview: what was understood. */
export interface Fact {
  readonly label: Text;
  readonly value: number | string;
  readonly unit?: string;
}

/**
 * A file of records as it was understood: what it holds, what was read over, and what is odd but was left as it stands. A
 * file with problems gives no import but an `InputError` with all of them.
 */
export interface RecordImport<Format extends string, Records> {
  readonly format: Format;
  readonly title: Text;
  readonly records: Records;
  /** Where the file itself says that it comes from. */
  readonly source?: string;
  readonly facts: readonly Fact[];
  readonly ignored: readonly Ignored[];
  readonly doubts: readonly FileIssue[];
}

export function fact(nl: string, en: string, value: number | string, unit?: string): Fact {
  return { label: { nl, en }, value, ...(unit !== undefined && { unit }) };
}

/** Sum of what is known. */
export function total<T>(records: readonly T[], of: (one: T) => number | null | undefined): number {
  return records.reduce((sum, one) => sum + (of(one) ?? 0), 0);
}
