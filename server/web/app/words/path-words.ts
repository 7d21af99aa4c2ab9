import type { Text } from './text.ts';

/** Words of the front and of the price paths. */
export const PATH_WORDS = {
  front: { nl: 'Welke pakketten een zinnige keuze zijn', en: 'Which packages are worth choosing from' },
  frontBeaten: { nl: 'Pakket', en: 'Package' },
  frontBy: { nl: 'Minstens zo goed in alles', en: 'At least as good in everything' },
  paths: { nl: 'Over de prijspaden', en: 'Over the price paths' },
  pathsTable: { nl: 'Pakketten in elk pad', en: 'Packages in every path' },
  pathsHint: {
    nl: 'Netto contante waarde in elk pad. Spijt is wat de beste keuze van een pad meer waard is; niets doen is ook een keuze.',
    en: 'Net present value in every path. Regret is what the best choice of a path is worth more; doing nothing is a choice too.',
  },
  pathsExpected: { nl: 'Verwacht', en: 'Expected' },
  pathsRegret: { nl: 'Meeste spijt', en: 'Worst regret' },
  pathsBest: { nl: 'Beste in', en: 'Best in' },
  pathsOf: { nl: '{paths} van {all}', en: '{paths} of {all}' },
  pathsRest: {
    nl: 'en {count} pakketten met meer spijt: zie de tabel onder de grafiek',
    en: 'and {count} packages with more regret: see the table under the chart',
  },
  pathsNoAnswer: {
    nl: 'Zonder antwoord in {path}: {packages}',
    en: 'Without an answer in {path}: {packages}',
  },
} as const satisfies Readonly<Record<string, Text>>;
