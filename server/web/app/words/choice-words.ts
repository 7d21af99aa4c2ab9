import type { Text } from './text.ts';

/** Words of the packages that are not computed. */
export const CHOICE_WORDS = {
  leftOut: {
    nl: 'Weggelaten combinaties van maatregelen: {count}',
    en: 'Combinations of measures left out: {count}',
  },
  leftOutList: { nl: 'Waarom combinaties zijn weggelaten', en: 'Why combinations are left out' },
  leftOutCount: { nl: 'Hoeveel', en: 'How many' },
  leftOutWhy: { nl: 'Waarom', en: 'Why' },
  leftOutExamples: { nl: 'Zoals', en: 'Such as' },
} as const satisfies Readonly<Record<string, Text>>;
