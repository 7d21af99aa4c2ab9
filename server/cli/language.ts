import type { Text } from '../../scenarios/index.ts';

export const LANGUAGES = ['nl', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Language of the person at the keyboard: Dutch where the locale says so, else English. */
export function languageOf(environment: NodeJS.ProcessEnv): Language {
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || '';
  return locale.toLowerCase().startsWith('nl') ? 'nl' : 'en';
}

/** Number as people of this language write it, with at most `digits` decimals. */
export function inWords(value: number, language: Language, digits = 0): string {
  // What rounds to nil has no sign.
  const places = {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    signDisplay: 'negative',
  } as const;
  return new Intl.NumberFormat(language === 'nl' ? 'nl-NL' : 'en-GB', places).format(value);
}

export type { Text };
