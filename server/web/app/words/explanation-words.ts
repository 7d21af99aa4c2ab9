import type { Text } from './text.ts';

/** Words of the explanation of a package. */
export const EXPLANATION_WORDS = {
  explanation: { nl: 'Uitleg: {package}', en: 'Explanation: {package}' },
  explainHint: {
    nl: 'Wat kan, wat kan niet, en wat zou dat veranderen: welke grens knelt en wanneer, wat een uitweg waard is en kost, en waar de waarde van afhangt. Dat vraagt veel rekenwerk.',
    en: 'What can, what cannot, and what would change it: which limit binds and when, what a way out is worth and costs, and what the worth depends on. That takes many solves.',
  },
  explain: { nl: 'Leg uit', en: 'Explain' },
  explainDeeper: { nl: 'Leg dit pakket helemaal uit', en: 'Explain this package in full' },
  explaining: { nl: 'Uitleg wordt gemaakt', en: 'Explaining' },
  explainFailed: { nl: 'De uitleg is niet gelukt.', en: 'The explanation failed.' },
  solvesDone: { nl: '{done} van {total} sommen tot nu toe', en: '{done} of {total} solves so far' },
  explainCan: { nl: 'Wat kan ({year})', en: 'What can ({year})' },
  explainCannot: { nl: 'Wat kan niet', en: 'What cannot' },
  explainChange: { nl: 'Wat zou dat veranderen', en: 'What would change it' },
} as const satisfies Readonly<Record<string, Text>>;
