import { type TObject, Type } from 'typebox';
import {
  type DictionaryFigure,
  type DictionaryTable,
  dictionaryFigures,
  dictionaryTables,
  MARKS,
  type Text,
} from '../../../data/index.ts';
import type { App } from '../app-type.ts';
import { pageOfAll } from '../cursor.ts';
import { documented, json } from '../documented.ts';
import { page } from '../schemas/catalogue.ts';
import { list, oneOf, text, whole } from '../schemas/limited.ts';
import { language, paging, query } from '../schemas/parameters.ts';

const count = whole(0, 1e6);
const FigureTableSchema = Type.Object({
  name: text(100),
  title: text(200),
  usedIn: text(500, { description: 'Which parts of the tool work with its figures' }),
  figures: count,
  marks: Type.Object(Object.fromEntries(MARKS.map(mark => [mark, Type.Optional(count)]))),
});

const FigureSchema = Type.Object({
  table: text(100),
  of: list(text(500), 20, { description: 'What it is a figure of, from the table down' }),
  value: text(20_000, { description: 'As people of the language write it' }),
  unit: text(200),
  source: text(2000),
  mark: oneOf(MARKS, { description: 'How sure it is' }),
  description: Type.Union([text(2000), Type.Null()]),
});

interface Wish {
  readonly language?: keyof Text;
  readonly table?: string;
  readonly mark?: string;
  readonly text?: string;
}

/** The data dictionary: every figure that comes with the tool, with its unit, source and mark. */
export async function figureRoutes(app: App): Promise<void> {
  // Made once for each language: figures do not change while the server runs.
  const books = new Map<keyof Text, Book>();
  const book = ({ language = 'nl' }: Wish) => {
    const known = books.get(language) ?? bookIn(language);
    books.set(language, known);
    return known;
  };
  app.get(
    '/figure-tables',
    {
      schema: documented({
        id: 'listFigureTables',
        tag: 'data',
        summary: 'Tables of the data dictionary, and where their figures are used',
        querystring: query({ language }),
        answers: { 200: json('Every table', Type.Object({ items: list(FigureTableSchema, 200) })) },
      }),
    },
    async request => ({ items: book(request.query as Wish).tables }),
  );

  app.get(
    '/figures',
    {
      schema: documented({
        id: 'listFigures',
        tag: 'data',
        summary: 'Figures of the data dictionary by table, mark or words',
        querystring: query({
          ...paging,
          language,
          table: Type.Optional(text(100, { description: 'Only of this table', examples: ['technologies'] })),
          mark: Type.Optional(oneOf(MARKS, { description: 'Only with this mark' })),
          text: Type.Optional(text(200, { description: 'Only with all of these words' })),
        }),
        answers: { 200: json('A page of figures', withTotal(page(FigureSchema))) },
      }),
    },
    async request => {
      const wish = request.query as Wish;
      const found = chosen(book(wish).figures, wish);
      return { ...pageOfAll(found, request.query), total: found.length };
    },
  );
}

function withTotal(schema: TObject) {
  return Type.Object({
    ...schema.properties,
    total: whole(0, 1e6, { description: 'On all pages together' }),
  });
}

function chosen(known: readonly Findable[], { table, mark, text = '' }: Wish): DictionaryFigure[] {
  const words = plain(text).split(/\s+/).filter(Boolean);
  return known.flatMap(({ figure, words: own }) =>
    (table === undefined || figure.table === table) &&
    (mark === undefined || figure.mark === mark) &&
    words.every(word => own.includes(word))
      ? [figure]
      : [],
  );
}

/** A figure with all that it can be found by. */
interface Findable {
  readonly figure: DictionaryFigure;
  readonly words: string;
}
interface Book {
  readonly tables: readonly DictionaryTable[];
  readonly figures: readonly Findable[];
}

function bookIn(language: keyof Text): Book {
  const tables = dictionaryTables(language);
  const titles = new Map(tables.map(({ name, title }) => [name, title]));
  const figures = dictionaryFigures(language).map(figure => {
    const { table, of, value, unit, source, description } = figure;
    return { figure, words: plain([titles.get(table), ...of, value, unit, source, description].join(' ')) };
  });
  return { tables, figures };
}

/** Lower case and without accents, as one types when one searches. */
function plain(words: string): string {
  return words
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase();
}
