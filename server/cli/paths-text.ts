import type { Front, PathResult, Robust, RunResult } from '../../scenarios/index.ts';
import { inWords, type Language } from './language.ts';
import { textTable } from './text-table.ts';

const WORDS = {
  nl: {
    front: ['pakket op het front', 'NCW EUR', 'CO2 vermeden t/jr', 'piek MW', 'laat achter zich'],
    prices: ['prijspad', 'gewicht', 'jaar', 'CO2 EUR/t', 'stroom EUR/MWh', 'gas EUR/MWh (onderwaarde)'],
    robust: ['pakket', 'verwacht', 'slechtst', 'meeste spijt', 'beste in'],
    of: (paths: number) => `van ${paths}`,
    npv: (name: string) => `NCW ${name}`,
    unit: 'Contante waarden en spijt in EUR; spijt is wat de beste keuze van een pad meer waard is.',
    more: (left: number) => `en ${left} pakketten met meer spijt; --format json noemt ze.`,
    noAnswer: (path: string, names: string) => `Zonder antwoord in ${path}: ${names}`,
  },
  en: {
    front: ['package on the front', 'NPV EUR', 'CO2 avoided t/yr', 'peak MW', 'beats'],
    prices: [
      'price path',
      'weight',
      'year',
      'CO2 EUR/t',
      'power EUR/MWh',
      'gas EUR/MWh (lower heating value)',
    ],
    robust: ['package', 'expected', 'worst', 'worst regret', 'best in'],
    of: (paths: number) => `of ${paths}`,
    npv: (name: string) => `NPV ${name}`,
    unit: 'Net present values and regret in EUR; regret is what the best choice of a path is worth more.',
    more: (left: number) => `and ${left} packages with more regret; --format json has them.`,
    noAnswer: (path: string, names: string) => `Without an answer in ${path}: ${names}`,
  },
} as const;

/** More rows are read from a file, not from a terminal. */
const MOST_ROWS = 15;

/** Which packages are worth choosing from, the prices of every path, and how the packages do over them. */
export function pathTexts(
  { report: { front, paths = [], robust } }: RunResult,
  language: Language,
): string[] {
  return [
    ...(front ? [frontText(front, language)] : []),
    ...(paths.length > 0 ? [pricesText(paths, language)] : []),
    ...(robust ? [robustText(robust, paths, language)] : []),
    ...paths.flatMap(path => noAnswerText(path, language)),
  ];
}

function frontText({ points, line }: Front, language: Language): string {
  const members = points.filter(({ dominatedBy }) => dominatedBy.length === 0);
  const beaten = (name: string) => points.filter(({ dominatedBy }) => dominatedBy.includes(name)).length;
  const rows = members.map(({ name, npvEur, co2AvoidedTonPerYear, peakMw }) => [
    name,
    inWords(npvEur, language),
    inWords(co2AvoidedTonPerYear, language),
    inWords(peakMw, language, 3),
    String(beaten(name)),
  ]);
  return `${line[language]}\n${table(WORDS[language].front, rows)}`;
}

function pricesText(paths: readonly PathResult[], language: Language): string {
  const rows = paths.flatMap(({ name, weight, prices }) =>
    prices.map(({ year, co2EurPerTon, powerEurPerMwh, gasEurPerMwh }) => [
      name,
      `${inWords(100 * weight, language)} %`,
      String(year),
      inWords(co2EurPerTon, language, 1),
      inWords(powerEurPerMwh, language, 1),
      gasEurPerMwh === null ? '-' : inWords(gasEurPerMwh, language, 1),
    ]),
  );
  return table(WORDS[language].prices, rows);
}

function robustText({ packages, line }: Robust, paths: readonly PathResult[], language: Language): string {
  const words = WORDS[language];
  const counted = paths.filter(({ weight }) => weight > 0).length;
  const byRegret = [...packages].sort((a, b) => a.worstRegretEur - b.worstRegretEur);
  const rows = byRegret
    .slice(0, MOST_ROWS)
    .map(({ name, npvEur, expectedEur, worstEur, worstRegretEur, bestIn }) => [
      name,
      ...npvEur.map(eur => inWords(eur, language)),
      ...[expectedEur, worstEur, worstRegretEur].map(eur => inWords(eur, language)),
      `${bestIn} ${words.of(counted)}`,
    ]);
  const [first, ...rest] = words.robust;
  const heads = [first, ...paths.map(({ name }) => words.npv(name)), ...rest];
  const left = byRegret.length - rows.length;
  return [line[language], table(heads, rows), ...(left > 0 ? [words.more(left)] : []), words.unit].join('\n');
}

function noAnswerText({ name, packages }: PathResult, language: Language): string[] {
  const without = packages.filter(({ npvEur }) => npvEur === null).map(one => one.name);
  return without.length === 0 ? [] : [WORDS[language].noAnswer(name, without.join(', '))];
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  return textTable(
    heads.map((head, c) => ({ head, align: c === 0 ? 'left' : 'right', cells: rows.map(row => row[c]!) })),
  );
}
