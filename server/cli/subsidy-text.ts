import type { PackageResult, RunResult } from '../../scenarios/index.ts';
import { inWords, type Language } from './language.ts';

const WORDS = {
  nl: {
    head: (name: string, worth: string) => `Subsidies van ${name}: samen € ${worth} netto contant`,
    start: (eur: string) => `€ ${eur} bij de start`,
    year: (eur: string) => `€ ${eur} in het eerste jaar`,
    none: 'geen',
    not: 'niet',
    source: 'bron',
  },
  en: {
    head: (name: string, worth: string) => `Subsidies of ${name}: together EUR ${worth} net present value`,
    start: (eur: string) => `EUR ${eur} at the start`,
    year: (eur: string) => `EUR ${eur} in the first year`,
    none: 'none',
    not: 'not',
    source: 'source',
  },
} as const;

/** Subsidies of every package that asks for any: what it gets with its figures, what it does not get with the rule and its source. */
export function subsidyTexts({ report }: RunResult, language: Language): string[] {
  return report.packages.flatMap(({ name, subsidies }) =>
    subsidies ? [subsidyText(name, subsidies, language)] : [],
  );
}

type Subsidies = NonNullable<PackageResult['subsidies']>;

function subsidyText(name: string, subsidies: Subsidies, language: Language): string {
  const words = WORDS[language];
  const { claims, refusals, worthEur, duty } = subsidies;
  return [
    words.head(name, inWords(worthEur, language, 0)),
    ...(claims.length === 0 ? [`  ${words.none}`] : claims.map(claim => claimLine(claim, language))),
    ...refusals.map(
      ({ title, measure, reason, source }) =>
        `  ${words.not}: ${title[language]} (${measure}): ${reason[language]} [${words.source}: ${source}]`,
    ),
    ...(duty ? [`  ${duty[language]}`] : []),
  ].join('\n');
}

function claimLine({ title, measure, lines, how, source }: Subsidies['claims'][number], language: Language) {
  const words = WORDS[language];
  const at = (t: number) => lines.reduce((sum, { eurByYear }) => sum + (eurByYear[t] ?? 0), 0);
  const money = [
    ...(at(0) === 0 ? [] : [words.start(inWords(at(0), language, 0))]),
    ...(at(1) === 0 ? [] : [words.year(inWords(at(1), language, 0))]),
  ].join(', ');
  return `  ${title[language]} (${measure}): ${money}: ${how[language]} [${words.source}: ${source}]`;
}
