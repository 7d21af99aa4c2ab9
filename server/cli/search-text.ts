import type { DesignSearch, FlexResult, SearchedDesign } from '../../scenarios/index.ts';
import { inWords, type Language } from './language.ts';
import { textTable } from './text-table.ts';

const WORDS = {
  nl: {
    heads: ['MW erbij', 'kosten EUR/jr', 'EUR per MW/jr', 'overbelast uur', 'winst bedrijven EUR/jr'],
    best: 'best',
    front: (design: string, runs: number, seed: number) =>
      `Front van ${design}: ${runs} ontwerpen doorgerekend (seed ${seed}); de andere staan in tabel searches.`,
    none: '-',
  },
  en: {
    heads: ['MW let in', 'cost EUR/yr', 'EUR per MW/yr', 'overload h', 'company gain EUR/yr'],
    best: 'best',
    front: (design: string, runs: number, seed: number) =>
      `Front of ${design}: ${runs} designs run (seed ${seed}); the others are in table searches.`,
    none: '-',
  },
} as const;

/** Every search of a study: what it found, and the front. */
export function searchTexts({ searches = [] }: FlexResult, language: Language): string[] {
  return searches.flatMap(search => [search.line[language], frontTable(search, language)]);
}

function frontTable({ design, ranges, trials, front, best, seed }: DesignSearch, language: Language): string {
  const words = WORDS[language];
  const rows = front.map(k => ({ k, trial: trials[k]! }));
  const amount = (of: (trial: SearchedDesign) => number | null, digits = 0) =>
    rows.map(({ trial }) => {
      const value = of(trial);
      return value === null ? words.none : inWords(value, language, digits);
    });
  const right = (head: string, cells: readonly string[]) => ({ head, align: 'right' as const, cells });
  const table = textTable([
    ...ranges.map(({ name }, d) =>
      right(
        name.split('/').at(-1)!,
        rows.map(({ trial }) => String(trial.values[d])),
      ),
    ),
    right(
      words.heads[0],
      amount(one => one.servedMw, 2),
    ),
    right(
      words.heads[1],
      amount(one => one.costEur),
    ),
    right(
      words.heads[2],
      amount(one => one.eurPerMwUnlocked),
    ),
    right(
      words.heads[3],
      amount(one => one.overloadHours, 1),
    ),
    right(
      words.heads[4],
      amount(one => one.companyGainEur),
    ),
    {
      head: '',
      align: 'left',
      cells: rows.map(({ k }) => (k === best ? words.best : '')),
    },
  ]);
  return `${words.front(design, trials.length, seed)}\n${table}`;
}
