/**
 * How sure a figure is. S: seen in the law, official page or original data file; 2nd: seen in a secondary file;
 * C: computed here from named figures; M: from memory, unverified; D: a design choice of this tool.
 */
export const MARKS = ['S', '2nd', 'C', 'M', 'D'] as const;
export type Mark = (typeof MARKS)[number];

/** A figure that cannot be separated from its unit, where it comes from and how sure it is. */
export interface Sourced<T> {
  readonly value: T;
  readonly unit: string;
  readonly source: string;
  readonly mark: Mark;
}

/** Text in both languages of the users. */
export interface Text {
  readonly nl: string;
  readonly en: string;
}

/** A maker of figures from one source, so that a table names its source once. */
export function figures(source: string, mark: Mark) {
  return <T>(value: T, unit: string): Sourced<T> => ({ value, unit, source, mark });
}
