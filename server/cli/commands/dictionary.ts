import { referencePages } from '../../../data/index.ts';
import { InputError } from '../../../engine/index.ts';
import { nearestName } from '../../../scenarios/index.ts';
import { type Command, textOf } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { requireWritable, writeFolder } from '../output-folder.ts';
import { textTable } from '../text-table.ts';

/** `dictionary [PAGE]`: every figure that comes with the tool, with its source and how sure it is. */
export const dictionaryPages: Command = {
  name: 'dictionary',
  operands: '[PAGE]',
  fewest: 0,
  most: 1,
  summary: {
    nl: 'toont elk cijfer van het programma met zijn bron',
    en: 'shows every figure of the tool with its source',
  },
  explanation: {
    nl: `Het gegevenswoordenboek in Markdown: tabellen en velden, elk cijfer met eenheid, bron en hoe zeker het is. Zonder PAGE:
welke pagina's er zijn. Met --out DIR: alle pagina's als bestanden.`,
    en: `The data dictionary in Markdown: tables and fields, each figure with its unit, source and how sure it is. Without PAGE:
which pages there are. With --out DIR: all pages as files.`,
  },
  options: [
    {
      name: 'out',
      kind: 'text',
      value: 'DIR',
      text: { nl: "map voor alle pagina's", en: 'folder for all pages' },
    },
  ],
  examples: [
    { line: 'dictionary', text: { nl: "welke pagina's er zijn", en: 'which pages there are' } },
    { line: 'dictionary energy-tax', text: { nl: 'de energiebelasting', en: 'the energy tax' } },
    { line: 'dictionary --out docs/data', text: { nl: 'alles voor een website', en: 'all for a web site' } },
  ],
  async run({ operands, given, language, terminal }) {
    const pages = referencePages(language);
    const out = textOf(given, 'out');
    if (out !== undefined) {
      requireWritable(out, 'folder', 'out');
      const files = pages.map(({ name, content }) => ({ name: `${name}.md`, content }));
      await writeFolder(out, files);
      terminal.err(`${out}: ${files.map(({ name }) => name).join(', ')}\n`);
      return EXIT.ok;
    }
    const [name] = operands;
    const isJson = given.flags.has('json');
    if (name === undefined) {
      const listed = pages.map(one => ({ name: one.name, title: one.title }));
      const columns = (['name', 'title'] as const).map(
        field =>
          ({ head: HEADS[language][field], align: 'left', cells: listed.map(one => one[field]) }) as const,
      );
      await terminal.out(
        isJson ? `${JSON.stringify({ pages: listed }, null, 2)}\n` : `${textTable(columns)}\n`,
      );
      return EXIT.ok;
    }
    const page = pages.find(one => one.name === name);
    if (!page)
      throw unknownPage(
        name,
        pages.map(one => one.name),
      );
    await terminal.out(isJson ? `${JSON.stringify(page, null, 2)}\n` : page.content);
    return EXIT.ok;
  },
};

const HEADS = { nl: { name: 'pagina', title: 'titel' }, en: { name: 'page', title: 'title' } } as const;

function unknownPage(name: string, names: readonly string[]): InputError {
  const near = nearestName(name, names);
  const expected = names.join(', ');
  const message = `got "${name}", expected one of ${expected}.${near ? ` Did you mean "${near}"?` : ''}`;
  return new InputError([{ path: '/operands', code: 'no-such-page', message, expected, value: name }]);
}
