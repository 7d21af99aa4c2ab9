import type { Text } from './text.ts';

/** Words of the pages of the data dictionary. */
export const DICTIONARY_WORDS = {
  dictionaryTitle: { nl: 'Gegevenswoordenboek', en: 'Data dictionary' },
  dictionaryIntro: {
    nl: 'Elk cijfer waarmee dit programma rekent, met zijn eenheid, zijn bron en hoe zeker het is. Kijk vooral naar M en D.',
    en: 'Every figure this tool works with, with its unit, its source and how sure it is. Look at M and D first.',
  },
  allTables: { nl: 'Alle tabellen', en: 'All tables' },
  searchFigures: { nl: 'Zoek in de cijfers', en: 'Search the figures' },
  searchHint: { nl: 'naam, waarde, eenheid of bron', en: 'name, value, unit or source' },
  filterMark: { nl: 'Zekerheid', en: 'Mark' },
  anyMark: { nl: 'alle', en: 'any' },
  figuresFound: { nl: '{count} cijfers', en: '{count} figures' },
  figureFound: { nl: '1 cijfer', en: '1 figure' },
  nothingFound: { nl: 'Geen cijfer past hierbij.', en: 'No figure fits this.' },
  clearFilter: { nl: 'Zoeken wissen', en: 'Clear the search' },
  moreFigures: { nl: 'Toon er {count} meer', en: 'Show {count} more' },
  usedIn: { nl: 'Gebruikt in: {where}.', en: 'Used in: {where}.' },
  usedInHead: { nl: 'Gebruikt in', en: 'Used in' },
  table: { nl: 'Tabel', en: 'Table' },
  what: { nl: 'Wat', en: 'What' },
  unit: { nl: 'Eenheid', en: 'Unit' },
  figureCount: { nl: 'Cijfers', en: 'Figures' },
  howSure: { nl: 'Hoe zeker een cijfer is', en: 'How sure a figure is' },
  noSuchTable: { nl: 'Deze tabel is er niet', en: 'There is no such table' },
} as const satisfies Readonly<Record<string, Text>>;
