import type { RunResult } from '../../scenarios/index.ts';
import { inWords, type Language } from './language.ts';

const WORDS = {
  nl: {
    head: (made: string, left: string) =>
      `${made} pakketten gerekend; van de keuzes ${left} combinaties weggelaten:`,
    example: 'zoals',
  },
  en: {
    head: (made: string, left: string) =>
      `${made} packages computed; of the choices ${left} combinations left out:`,
    example: 'such as',
  },
} as const;

/** Which packages of the choices were not computed and why, one line for each reason; none where nothing was left out. */
export function leftOutText({ report }: RunResult, language: Language): string[] {
  const { leftOut, packages } = report;
  if (!leftOut) return [];
  const words = WORDS[language];
  const left = leftOut.reduce((sum, line) => sum + line.packages, 0);
  const lines = leftOut.map(({ reason, packages: many, examples }) => {
    const [example] = examples;
    const such = example ? ` (${words.example} ${example})` : '';
    return `  ${inWords(many, language, 0)}: ${reason[language]}${such}`;
  });
  return [[words.head(String(packages.length), inWords(left, language, 0)), ...lines].join('\n')];
}
