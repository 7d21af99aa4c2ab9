import type { Text } from './text.ts';

/** Words of the bill. */
export const BILL_WORDS = {
  bills: { nl: 'Rekening', en: 'Bill' },
  billsHint: {
    nl: 'Wat een locatie in dit jaar en met dit pakket betaalt, regel voor regel, zonder btw.',
    en: 'What a site pays in this year and with this package, line by line, excluding VAT.',
  },
  billOf: { nl: '{site}: {total}', en: '{site}: {total}' },
  billMonths: { nl: 'Maanden tonen', en: 'Show months' },
  billLine: { nl: 'Post', en: 'Line' },
  billQuantity: { nl: 'Hoeveelheid', en: 'Quantity' },
  billRate: { nl: 'Tarief', en: 'Rate' },
  billTotal: { nl: 'Totaal', en: 'Total' },
  billDispatch: { nl: 'Kosten van de inzet', en: 'Cost of the dispatch' },
  billFixed: { nl: 'Vaste posten daarbuiten', en: 'Fixed lines beside it' },
  billDifference: { nl: 'Verschil', en: 'Difference' },
  billFromStudy: { nl: 'studie', en: 'study' },
  'section-electricity': { nl: 'Stroom', en: 'Electricity' },
  'section-electricityTax': { nl: 'Energiebelasting op stroom', en: 'Energy tax on electricity' },
  'section-grid': { nl: 'Netbeheerder', en: 'Grid operator' },
  'section-fuel': { nl: 'Brandstof', en: 'Fuel' },
  'section-carbon': { nl: 'CO₂', en: 'CO₂' },
  'section-operation': { nl: 'Bedrijf', en: 'Operation' },
} as const satisfies Readonly<Record<string, Text>>;
