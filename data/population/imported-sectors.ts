/** Words of the lists known here for the sectors of the population. */
const SECTOR_OF_WORD: Readonly<Record<string, string>> = {
  paper_board: 'paper',
  glass_container: 'glass',
  insulation_fibre: 'minerals',
  other_minerals: 'minerals',
  potato_veg: 'potato',
  starch_grain: 'starch',
  oils_fats: 'oilsFats',
  beer_malt: 'beer',
  beverages_beer: 'beer',
  other_food: 'otherFood',
  chemicals_pharma: 'chemicals',
  industrial_gases: 'chemicals',
  nonferrous_metals: 'metals',
  machinery_electronics: 'machinery',
  rubber_plastic: 'plastics',
  tyres: 'plastics',
};

/** Activity codes (NACE Rev. 2, Eurostat) by their beginning; the longest that fits counts. */
const SECTOR_OF_NACE: readonly (readonly [beginning: string, sector: string])[] = [
  ['08.93', 'salt'],
  ['10.3', 'potato'],
  ['10.4', 'oilsFats'],
  ['10.5', 'dairy'],
  ['10.6', 'starch'],
  ['10.81', 'sugar'],
  ['10', 'otherFood'],
  ['11.05', 'beer'],
  ['11.06', 'beer'],
  ['11', 'otherFood'],
  ['13', 'textile'],
  ['17', 'paper'],
  ['20', 'chemicals'],
  ['21', 'chemicals'],
  ['22', 'plastics'],
  ['23.1', 'glass'],
  ['23.2', 'ceramics'],
  ['23.3', 'ceramics'],
  ['23.4', 'ceramics'],
  ['23', 'minerals'],
  ['24', 'metals'],
  ['25', 'machinery'],
  ['26', 'machinery'],
  ['27', 'machinery'],
  ['28', 'machinery'],
  ['38', 'waste'],
  ['63', 'ict'],
];
const UNKNOWN = 'unknown';

/** Sector of the population for the word of a list, else for its activity code; else the word as the list has it. */
export function sectorOf(word: string | null, nace: string | null): string {
  const given = word !== null && word !== UNKNOWN ? word : null;
  if (given !== null) return Object.hasOwn(SECTOR_OF_WORD, given) ? SECTOR_OF_WORD[given]! : given;
  const fitting = SECTOR_OF_NACE.filter(([beginning]) => nace?.startsWith(beginning));
  return fitting.sort(([a], [b]) => b.length - a.length)[0]?.[1] ?? UNKNOWN;
}
