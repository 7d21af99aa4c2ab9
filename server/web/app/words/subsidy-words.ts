import type { Text } from './text.ts';

/** Words of the subsidies of a package. */
export const SUBSIDY_WORDS = {
  subsidies: { nl: 'Subsidies: {package}', en: 'Subsidies: {package}' },
  subsidiesWorth: {
    nl: 'Samen {worth} netto contant waard.',
    en: 'Together worth {worth} net present value.',
  },
  subsidiesList: { nl: 'Regelingen van dit pakket', en: 'Schemes of this package' },
  noSubsidy: { nl: 'Dit pakket krijgt geen subsidie.', en: 'This package gets no subsidy.' },
  scheme: { nl: 'Regeling', en: 'Scheme' },
  schemeMeasure: { nl: 'Maatregel', en: 'Measure' },
  schemeStart: { nl: 'Bij de start', en: 'At the start' },
  schemeYear: { nl: 'Eerste jaar', en: 'First year' },
  schemeWhy: { nl: 'Waarom', en: 'Why' },
  schemeRefused: { nl: 'niet', en: 'not' },
} as const satisfies Readonly<Record<string, Text>>;
