import { nearestName, library as studies } from '../../../scenarios/index.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { unreadable } from '../file-text.ts';
import { textTable } from '../text-table.ts';

/** `library [NAME]`: the ready studies, or one of them as YAML to make your own. */
export const library: Command = {
  name: 'library',
  operands: '[NAME]',
  fewest: 0,
  most: 1,
  summary: {
    nl: 'noemt de kant-en-klare studies, of drukt er een af',
    en: 'lists the ready studies, or prints one',
  },
  explanation: {
    nl: 'Zonder NAME: wat er is, en wat elke studie leert. Met NAME: de studie als YAML, om als begin van een eigen studie te gebruiken.',
    en: 'Without NAME: what there is, and what each study teaches. With NAME: the study as YAML, to begin one of your own with.',
  },
  options: [],
  examples: [
    { line: 'library', text: { nl: 'wat er is', en: 'what there is' } },
    {
      line: 'library paper-mill > my-mill.yaml',
      text: { nl: 'een begin voor een eigen studie', en: 'a start for your own' },
    },
  ],
  async run({ operands, given, language, terminal }) {
    const [name] = operands;
    const all = studies();
    if (name !== undefined) {
      const found = all.find(study => study.name === name);
      if (!found) throw unknownStudy(name, all);
      await terminal.out(found.text);
      return EXIT.ok;
    }
    const rows = all.map(({ name, study }) => ({
      name,
      kind: study.kind,
      title: study.title ?? { nl: name, en: name },
      lesson: study.lesson ?? null,
    }));
    if (given.flags.has('json')) {
      await terminal.out(`${JSON.stringify({ studies: rows }, null, 2)}\n`);
      return EXIT.ok;
    }
    const heads = language === 'nl' ? ['naam', 'soort', 'titel'] : ['name', 'kind', 'title'];
    const columns = [
      rows.map(row => row.name),
      rows.map(row => row.kind),
      rows.map(row => row.title[language]),
    ];
    const table = textTable(columns.map((cells, c) => ({ head: heads[c]!, align: 'left', cells })));
    const lessons = rows.map(({ lesson }) => lesson?.[language] ?? null);
    await terminal.out(`${withLessons(table, lessons)}\n`);
    return EXIT.ok;
  },
};

const HEAD_LINES = 2;
const INDENT = '    ';

/** What each study teaches, under its row. */
function withLessons(table: string, lessons: readonly (string | null)[]): string {
  const lines = table.split('\n');
  const rows = lines.slice(HEAD_LINES).map((row, r) => {
    const lesson = lessons[r];
    return lesson ? `${row}\n${wrapped(lesson).replace(/^/gm, INDENT)}\n` : row;
  });
  return [...lines.slice(0, HEAD_LINES), ...rows].join('\n').trimEnd();
}

const LONGEST_LINE = 100;

function wrapped(text: string): string {
  return text.replace(new RegExp(`(.{1,${LONGEST_LINE}})(?: |$)`, 'g'), '$1\n').trimEnd();
}

function unknownStudy(name: string, all: readonly { name: string }[]) {
  const names = all.map(study => study.name);
  const near = nearestName(name, names);
  const hint = near ? ` Did you mean "${near}"?` : '';
  return unreadable(
    name,
    'no-such-study',
    `The library has no study "${name}", expected one of ${names.join(', ')}.${hint}`,
  );
}
