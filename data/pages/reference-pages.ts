import { dictionary } from '../dictionary.ts';
import type { Mark, Text } from '../tables/sourced.ts';
import { TABLES } from '../tables/tables.ts';
import { figuresIn } from './figures.ts';

/** A page of the docs in Markdown. */
export interface ReferencePage {
  /** Name of the file without its ending, the same in both languages. */
  readonly name: string;
  readonly title: string;
  readonly content: string;
}

const TITLES: Readonly<Record<keyof typeof TABLES, Text>> = {
  technologies: { nl: 'Technieken', en: 'Technologies' },
  emissionFactors: { nl: 'Emissiefactoren', en: 'Emission factors' },
  heatingValues: { nl: 'Verbrandingswaarden', en: 'Heating values' },
  pricePaths: { nl: 'Prijspaden', en: 'Price paths' },
  levies: { nl: 'CO2-heffing industrie', en: 'Industrial CO2 levy' },
  energyTax: { nl: 'Energiebelasting', en: 'Energy tax' },
  gridTariffs: { nl: 'Nettarieven', en: 'Grid tariffs' },
  transportRights: { nl: 'Transportrechten', en: 'Transport rights' },
  discountRates: { nl: 'Rekenrentes', en: 'Discount rates' },
  sectorSizes: { nl: 'Omvang van een locatie per sector', en: 'Size of a site by sector' },
};

const MARKS: Readonly<Record<Mark, Text>> = {
  S: {
    nl: 'gezien in de wet, op de officiële pagina of in het oorspronkelijke bestand',
    en: 'seen in the law, the official page or the original file',
  },
  '2nd': { nl: 'gezien in een bestand uit de tweede hand', en: 'seen in a secondary file' },
  C: { nl: 'hier berekend uit genoemde cijfers', en: 'computed here from named figures' },
  M: { nl: 'uit het geheugen, niet nagegaan', en: 'from memory, unverified' },
  D: { nl: 'een ontwerpkeuze van dit programma', en: 'a design choice of this tool' },
};

const WORDS = {
  nl: {
    head: ['wat', 'waarde', 'eenheid', 'merk', 'bron'],
    field: ['veld', 'soort', 'eenheid', 'standaard', 'van', 'tot', 'betekenis', 'merk', 'bron'],
    fields: 'Velden van een studie',
    figures: (count: number) => `${count} cijfers.`,
    marks: 'Hoe zeker een cijfer is',
    contents: 'Gegevenswoordenboek',
    made: 'Deze pagina is gemaakt uit de tabellen van het programma zelf.',
  },
  en: {
    head: ['what', 'value', 'unit', 'mark', 'source'],
    field: ['field', 'type', 'unit', 'default', 'from', 'to', 'meaning', 'mark', 'source'],
    fields: 'Fields of a study',
    figures: (count: number) => `${count} figures.`,
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
  const marks = Object.entries(MARKS).map(([mark, text]) => `- **${mark}**: ${text[language]}`);
  return page('index', words.contents, [...links, '', `## ${words.marks}`, '', ...marks], language);
}

function tablePage(name: keyof typeof TABLES, language: keyof Text): ReferencePage {
  const words = WORDS[language];
  const figures = figuresIn(TABLES[name], language);
  const rows = figures.map(({ of, value, unit, source, mark }) => [
    of.join(' / '),
    valueText(value, language),
    unit,
    mark,
    source,
  ]);
  return page(
    kebab(name),
    TITLES[name][language],
    [words.figures(figures.length), '', ...markdownTable(words.head, rows)],
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
  return page('study-fields', words.fields, markdownTable(words.field, rows), language);
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

/** Numbers as people of the language write them, without losing a figure; a range from low to high. */
function valueText(value: unknown, language: keyof Text): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(one => valueText(one, language)).join(' - ');
  if (typeof value !== 'number') return String(value);
  const places = { maximumSignificantDigits: 10 };
  return new Intl.NumberFormat(language === 'nl' ? 'nl-NL' : 'en-GB', places).format(value);
}

function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, letter => `-${letter.toLowerCase()}`);
}
