import { dictionary } from '../dictionary.ts';
import type { Text } from '../tables/sourced.ts';
import { TABLES } from '../tables/tables.ts';
import { figuresIn } from './figures.ts';
import { kebab } from './kebab.ts';
import { FIELDS_TEXT, MARK_TEXTS, TABLE_TEXTS } from './table-texts.ts';
import { figureText, valueText } from './value-text.ts';

/** A page of the docs in Markdown. */
export interface ReferencePage {
  /** Name of the file without its ending, the same in both languages. */
  readonly name: string;
  readonly title: string;
  readonly content: string;
}

const WORDS = {
  nl: {
    head: ['wat', 'waarde', 'eenheid', 'merk', 'bron'],
    field: ['veld', 'soort', 'eenheid', 'standaard', 'van', 'tot', 'betekenis', 'merk', 'bron'],
    figures: (count: number) => `${count} cijfers.`,
    usedIn: (where: string) => `Gebruikt in: ${where}.`,
    marks: 'Hoe zeker een cijfer is',
    contents: 'Gegevenswoordenboek',
    made: 'Deze pagina is gemaakt uit de tabellen van het programma zelf.',
  },
  en: {
    head: ['what', 'value', 'unit', 'mark', 'source'],
    field: ['field', 'type', 'unit', 'default', 'from', 'to', 'meaning', 'mark', 'source'],
    figures: (count: number) => `${count} figures.`,
    usedIn: (where: string) => `Used in: ${where}.`,
    marks: 'How sure a figure is',
    contents: 'Data dictionary',
    made: 'This page is made from the tables of the tool itself.',
  },
} as const;

/** The data dictionary in one language: a page of contents, one per table with every figure, and the fields of a study. */
export function referencePages(language: keyof Text): ReferencePage[] {
  const pages = [
    ...Object.keys(TABLES).map(name => tablePage(name as keyof typeof TABLES, language)),
    fieldsPage(language),
  ];
  return [contentsPage(pages, language), ...pages];
}

function contentsPage(pages: readonly ReferencePage[], language: keyof Text): ReferencePage {
  const words = WORDS[language];
  const links = pages.map(({ name, title }) => `- [${title}](${name}.md)`);
  const marks = Object.entries(MARK_TEXTS).map(([mark, text]) => `- **${mark}**: ${text[language]}`);
  return page('index', words.contents, [...links, '', `## ${words.marks}`, '', ...marks], language);
}

function tablePage(name: keyof typeof TABLES, language: keyof Text): ReferencePage {
  const words = WORDS[language];
  const figures = figuresIn(TABLES[name], language);
  const rows = figures.map(({ of, value, unit, source, mark }) => [
    of.join(' / '),
    figureText({ value, unit }, language),
    unit,
    mark,
    source,
  ]);
  return page(
    kebab(name),
    TABLE_TEXTS[name].title[language],
    [
      words.figures(figures.length),
      '',
      words.usedIn(TABLE_TEXTS[name].usedIn[language]),
      '',
      ...markdownTable(words.head, rows),
    ],
    language,
  );
}

function fieldsPage(language: keyof Text): ReferencePage {
  const words = WORDS[language];
  const rows = Object.entries(dictionary).map(([key, entry]) => [
    `\`${key}\``,
    entry.choices ? entry.choices.join(', ') : entry.type,
    entry.unit ?? '',
    valueText(entry.default, language),
    valueText(entry.minimum, language),
    valueText(entry.maximum, language),
    entry.description[language],
    entry.mark,
    entry.source,
  ]);
  return page('study-fields', FIELDS_TEXT.title[language], markdownTable(words.field, rows), language);
}

function page(name: string, title: string, lines: readonly string[], language: keyof Text): ReferencePage {
  return { name, title, content: [`# ${title}`, '', WORDS[language].made, '', ...lines, ''].join('\n') };
}

function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.map(escaped).join(' | ')} |`;
  return [line(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(line)];
}

/** A cell must not end its row or its column. */
function escaped(cell: string): string {
  return cell.replaceAll('|', '\\|').replaceAll(/\s*\n\s*/g, ' ');
}
