import type { Archetype } from '../synthetic/production.ts';
import { figures, type Sourced } from './sourced.ts';

/** A median site of a sector in the MIDDEN data base, MW while running. */
export interface SectorSize {
  readonly sector: string;
  /** Share of the year's capacity that is used. */
  readonly utilisation: Sourced<number>;
  readonly electricityMw: Sourced<number>;
  readonly gasMw: Sourced<number>;
  readonly steamMw: Sourced<number>;
  /** Gas burnt in kilns, furnaces, fryers and dryers, not in boilers. */
  readonly directGasMw: Sourced<number>;
  readonly archetype: Sourced<Archetype>;
}

const seen = figures('MIDDEN (PBL, TNO) @569ed7a: median utilisation of the sector', 'S');
const computed = figures(
  'MIDDEN (PBL, TNO) @569ed7a: median over the sites of the sector while running',
  'C',
);
const shape = figures(
  'Shapes by sector: glass, kilns and paper flat, breweries five to six days, potato seasonal',
  'M',
);

type Row = readonly [
  sector: string,
  utilisation: number,
  electricity: number,
  gas: number,
  steam: number,
  direct: number,
  archetype: Archetype,
];

const ROWS: readonly Row[] = [
  ['glass', 0.9, 8.1, 39, 0, 39, 'continuous'],
  ['insulation', 0.86, 6.5, 25, 5, 25, 'continuous'],
  ['ceramics', 0.9, 0.7, 6, 0, 6, 'continuous'],
  ['dairy', 0.9, 5.4, 23, 25, 0, 'continuous'],
  ['potato', 0.79, 1.9, 12, 6, 9, 'sixDay'],
  ['beer', 0.85, 4.7, 23, 18, 0, 'sixDay'],
  ['oils-fats', 0.9, 2.2, 16, 15, 0, 'continuous'],
  ['starch', 0.97, 7, 46, 41, 0, 'continuous'],
];

export const SECTOR_SIZES: readonly SectorSize[] = ROWS.map(
  ([sector, utilisation, electricity, gas, steam, direct, archetype]) => ({
    sector,
    utilisation: seen(utilisation, 'share'),
    electricityMw: computed(electricity, 'MW'),
    gasMw: computed(gas, 'MW'),
    steamMw: computed(steam, 'MW'),
    directGasMw: computed(direct, 'MW'),
    archetype: shape(archetype, 'name'),
  }),
);

/** Median site of a sector; undefined for a sector without one. */
export function sectorSize(sector: string): SectorSize | undefined {
  return SECTOR_SIZES.find(one => one.sector === sector);
}
