import { PROVINCE_GRID, PROVINCE_MAP } from './province-map.ts';

/** Letters of the map of provinces. */
const PROVINCE_OF: Readonly<Record<string, string>> = {
  G: 'Groningen',
  F: 'Fryslân',
  D: 'Drenthe',
  O: 'Overijssel',
  L: 'Flevoland',
  E: 'Gelderland',
  U: 'Utrecht',
  N: 'Noord-Holland',
  Z: 'Zuid-Holland',
  S: 'Zeeland',
  B: 'Noord-Brabant',
  M: 'Limburg',
};
const OTHER_NAMES: Readonly<Record<string, string>> = {
  friesland: 'Fryslân',
  'north holland': 'Noord-Holland',
  'south holland': 'Zuid-Holland',
  'north brabant': 'Noord-Brabant',
  brabant: 'Noord-Brabant',
};

/** Province of a place; null for one further from the Netherlands than a few cells of the map. */
export function provinceAt(latitude: number, longitude: number): string | null {
  const { north, west, cellNorth, cellEast } = PROVINCE_GRID;
  const furthest = PROVINCE_GRID.furthest.value;
  // The middle of the first cell lies half a cell in.
  const y = (north.value - latitude) / cellNorth.value - 0.5;
  const x = (longitude - west.value) / cellEast.value - 0.5;
  let best: { letter: string; distance: number } | null = null;
  for (let row = Math.round(y) - furthest; row <= Math.round(y) + furthest; row++)
    for (let column = Math.round(x) - furthest; column <= Math.round(x) + furthest; column++) {
      const letter = PROVINCE_MAP[row]?.[column] ?? '.';
      const distance = Math.hypot(row - y, column - x);
      if (letter !== '.' && distance <= (best?.distance ?? furthest)) best = { letter, distance };
    }
  return best && PROVINCE_OF[best.letter]!;
}

/** Province by its name in Dutch, Frisian or English; null for a name of none. */
export function provinceNamed(name: string): string | null {
  const plain = name.trim().toLowerCase();
  return (
    Object.values(PROVINCE_OF).find(province => province.toLowerCase() === plain) ??
    (Object.hasOwn(OTHER_NAMES, plain) ? OTHER_NAMES[plain]! : null)
  );
}

/** A place on the map, degrees WGS84. */
export interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

/** Distance over the ground, km (haversine). */
export function distanceKm(one: Place, other: Place): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const half = (from: number, to: number) => Math.sin(radians(to - from) / 2) ** 2;
  const across =
    Math.cos(radians(one.latitude)) *
    Math.cos(radians(other.latitude)) *
    half(one.longitude, other.longitude);
  return (
    2 * PROVINCE_GRID.earthRadius.value * Math.asin(Math.sqrt(half(one.latitude, other.latitude) + across))
  );
}

/** A strip of land of one province, a cell high; degrees WGS84. */
interface ProvinceStrip {
  readonly province: string;
  readonly south: number;
  readonly north: number;
  readonly west: number;
  readonly east: number;
}

/** The provinces as strips, for a map. */
export function provinceStrips(): ProvinceStrip[] {
  const { north, west, cellNorth, cellEast } = PROVINCE_GRID;
  return PROVINCE_MAP.flatMap((row, r) =>
    [...row.matchAll(/([A-Z])\1*/g)].map(({ 0: letters, 1: letter, index }) => ({
      province: PROVINCE_OF[letter!]!,
      south: north.value - (r + 1) * cellNorth.value,
      north: north.value - r * cellNorth.value,
      west: west.value + index * cellEast.value,
      east: west.value + (index + letters.length) * cellEast.value,
    })),
  );
}
