import { figuresIn, figureText } from '../../data/index.ts';
import type { Language } from './language.ts';
import { type TextColumn, textTable } from './text-table.ts';

/** Every figure of a row of a sourced table (a technique, a process, a product) with unit, mark and source. */
export function figureTable(row: object, language: Language): string {
  const figures = figuresIn(row, language);
  const words = HEADS[language];
  const left = (head: string, cells: readonly string[]): TextColumn => ({ head, align: 'left', cells });
  return textTable([
    left(
      words.what,
      figures.map(({ of }) => of.join(' / ')),
    ),
    { head: words.value, align: 'right', cells: figures.map(figure => figureText(figure, language)) },
    left(
      words.unit,
      figures.map(({ unit }) => unit),
    ),
    left(
      words.mark,
      figures.map(({ mark }) => mark),
    ),
    left(
      words.source,
      figures.map(({ source }) => source),
    ),
  ]);
}

const HEADS = {
  nl: { what: 'wat', value: 'waarde', unit: 'eenheid', mark: 'merk', source: 'bron' },
  en: { what: 'what', value: 'value', unit: 'unit', mark: 'mark', source: 'source' },
} as const;
