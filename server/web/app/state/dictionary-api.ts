import type { Language } from '../words/text.ts';
import { ask, type Page } from './api.ts';

export const MARKS = ['S', '2nd', 'C', 'M', 'D'] as const;
type Mark = (typeof MARKS)[number];

export interface FigureTable {
  readonly name: string;
  readonly title: string;
  readonly usedIn: string;
  readonly figures: number;
  readonly marks: Readonly<Partial<Record<Mark, number>>>;
}
export interface Figure {
  readonly table: string;
  readonly of: readonly string[];
  readonly value: string;
  readonly unit: string;
  readonly source: string;
  readonly mark: Mark;
  readonly description: string | null;
}
interface Wish {
  readonly language: Language;
  readonly table: string | null;
  readonly search: string | null;
  readonly mark: string | null;
}

export const listTables = (language: Language, signal: AbortSignal) =>
  ask<{ readonly items: readonly FigureTable[] }>(`/figure-tables?language=${language}`, { signal });

/** A page of the figures wished for; the first without a cursor. */
export function listFigures(
  { language, table, search, mark }: Wish,
  limit: number,
  cursor: string | null,
  signal?: AbortSignal,
): Promise<Page<Figure> & { readonly total: number }> {
  const parameters = new URLSearchParams({ language, limit: String(limit) });
  const known = MARKS.find(one => one === mark);
  if (table !== null) parameters.set('table', table);
  if (search) parameters.set('text', search);
  if (known) parameters.set('mark', known);
  if (cursor !== null) parameters.set('cursor', cursor);
  return ask(`/figures?${parameters}`, signal ? { signal } : {});
}
