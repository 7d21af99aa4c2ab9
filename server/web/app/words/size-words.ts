import type { Text } from './text.ts';

/** Words of the best sizes of a package. */
export const SIZE_WORDS = {
  bestSizes: { nl: 'Beste omvang: {package}', en: 'Best size: {package}' },
  bestSizesList: { nl: 'Maatregelen met hun beste omvang', en: 'Measures with their best size' },
  bestSizesMeaning: {
    nl: 'De omvang met de laagste kosten voor belasting en subsidie, tegen de disconteringsvoet van de studie. Daar brengt één eenheid meer per jaar net op wat ze per jaar kost; al het andere is met deze omvang gerekend.',
    en: 'The size of least cost before tax and subsidy, at the discount rate of the study. There one more unit brings each year just what it costs each year; all else is reckoned with this size.',
  },
  sizedMeasure: { nl: 'Maatregel', en: 'Measure' },
  size: { nl: 'Omvang', en: 'Size' },
  sizeRange: { nl: 'Bereik', en: 'Range' },
  sizeValue: { nl: 'Eén meer brengt op, per jaar', en: 'One more brings, a year' },
  sizeAnnuity: { nl: 'Eén meer kost, per jaar', en: 'One more costs, a year' },
} as const satisfies Readonly<Record<string, Text>>;
