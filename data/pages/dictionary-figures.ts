import { dictionary } from '../dictionary.ts';
import type { Mark, Text } from '../tables/sourced.ts';
import { TABLES } from '../tables/tables.ts';
import { figuresIn } from './figures.ts';
import { kebab } from './kebab.ts';
import { FIELDS_TEXT, TABLE_TEXTS } from './table-texts.ts';
import { figureText, valueText } from './value-text.ts';

/** The fields of a study, which stand beside the tables. */
const FIELDS = 'study-fields';

/** A table of the data dictionary. */
export interface DictionaryTable {
  readonly name: string;
  readonly title: string;
  readonly usedIn: string;
  readonly figures: number;
  /** How many figures have each mark that occurs. */
  readonly marks: Readonly<Partial<Record<Mark, number>>>;
}

/** One figure as a person reads it. */
export interface DictionaryFigure {
  readonly table: string;
  /** What it is a figure of, from the table down. */
  readonly of: readonly string[];
  readonly value: string;
  readonly unit: string;
  readonly source: string;
  readonly mark: Mark;
  /** What it means, where the table says so. */
  readonly description: string | null;
}

/** Every table of the data dictionary, the fields of a study last, in one language. */
export function dictionaryTables(language: keyof Text): DictionaryTable[] {
  const figures = dictionaryFigures(language);
  const names = Object.keys(TABLES) as (keyof typeof TABLES)[];
  const tables = [
    ...names.map(name => [kebab(name), TABLE_TEXTS[name]] as const),
    [FIELDS, FIELDS_TEXT] as const,
  ];
  return tables.map(([name, { title, usedIn }]) => {
    const own = figures.filter(({ table }) => table === name);
    const marks: Partial<Record<Mark, number>> = {};
    for (const { mark } of own) marks[mark] = (marks[mark] ?? 0) + 1;
    return { name, title: title[language], usedIn: usedIn[language], figures: own.length, marks };
  });
}

/** Every figure of the data dictionary in the order of its tables, then the fields of a study, in one language. */
export function dictionaryFigures(language: keyof Text): DictionaryFigure[] {
  const ofTables = Object.entries(TABLES).flatMap(([name, table]) =>
    figuresIn(table, language).map(({ of, value, unit, source, mark }) => ({
      table: kebab(name),
      of,
      value: figureText({ value, unit }, language),
      unit,
      source,
      mark,
      description: null,
    })),
  );
  return [...ofTables, ...fieldFigures(language)];
}

function fieldFigures(language: keyof Text): DictionaryFigure[] {
  return Object.entries(dictionary).map(([key, entry]) => ({
    table: FIELDS,
    of: key.split('.'),
    value: entry.default === null ? boundsText(entry, language) : valueText(entry.default, language),
    unit: entry.unit ?? '',
    source: entry.source,
    mark: entry.mark,
    description: entry.description[language],
  }));
}

/** Of a field without a default: what it may be. */
function boundsText(
  { minimum, maximum, choices }: (typeof dictionary)[keyof typeof dictionary],
  language: keyof Text,
): string {
  if (choices) return choices.join(' | ');
  const [from, to] = [minimum, maximum].map(one => valueText(one, language));
  if (minimum !== null && maximum !== null) return `${from} - ${to}`;
  if (minimum !== null) return `>= ${from}`;
  return maximum === null ? '' : `<= ${to}`;
}
