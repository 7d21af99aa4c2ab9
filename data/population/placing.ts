import { draws } from '../profiles/draws.ts';
import { MODEL_FIGURES } from './model-figures.ts';
import { PROVINCES, SITES_BY_PROVINCE } from './national-figures.ts';
import { sumOf } from './sizes.ts';

const { placing: FIGURES } = MODEL_FIGURES;
const ANYWHERE = FIGURES.anywhere.value;
const ROOM = FIGURES.room.value;
/** Far more than it takes until nothing moves. */
const ROUNDS = 60;

/** A site that has a size and a sector but no place yet. */
export interface Unplaced {
  readonly sector: string;
  readonly kton: number;
}

export interface Placed extends Unplaced {
  readonly province: string;
}

/**
 * Gives each site a province, so that numbers by sector hold, numbers by province nearly, and large sites stand where
 * tonnes are published.
 */
export function place(seed: number, purpose: string, sites: readonly Unplaced[]): readonly Placed[] {
  const random = draws(seed, 'places', purpose);
  const slots = slotsOf(random.uniform, sites);
  const tonnes = sumOf(sites.map(({ kton }) => kton));
  const published = sumOf(PROVINCES.map(({ etsKton }) => etsKton.value));
  const need = PROVINCES.map(({ etsKton }) => (etsKton.value * tonnes) / published);
  const byProvince = new Map<Unplaced, number>();
  for (const site of [...sites].sort((a, b) => b.kton - a.kton)) {
    const free = slots.get(site.sector)!;
    const scores = PROVINCES.map((_, p) => {
      if (free[p] === 0) return Number.NEGATIVE_INFINITY;
      const left = sumOf([...slots.values()].map(given => given[p]!));
      return (need[p]! / left) * random.uniform(...FIGURES.scoreSpread.value);
    });
    const best = scores.indexOf(Math.max(...scores));
    free[best]!--;
    need[best]! -= site.kton;
    byProvince.set(site, best);
  }
  return sites.map(site => ({ ...site, province: PROVINCES[byProvince.get(site)!]!.id }));
}

/** Sites by sector and province: expectations that meet both margins, rounded so that what one sector misses another makes up. */
function slotsOf(uniform: () => number, sites: readonly Unplaced[]): Map<string, number[]> {
  const sectors = [...new Set(sites.map(({ sector }) => sector))];
  const counts = sectors.map(id => sites.filter(({ sector }) => sector === id).length);
  const expected = balanced(sectors, counts);
  const owed = PROVINCES.map(() => 0);
  return new Map(
    sectors.map((id, s) => {
      const given = PROVINCES.map(() => 0);
      for (let k = 0; k < counts[s]!; k++) {
        const lack = PROVINCES.map(
          (_, p) => expected[s]![p]! + owed[p]! - given[p]! + FIGURES.lackSpread.value * uniform(),
        );
        given[lack.indexOf(Math.max(...lack))]!++;
      }
      for (let p = 0; p < owed.length; p++) owed[p]! += expected[s]![p]! - given[p]!;
      return [id, given];
    }),
  );
}

/** Expected numbers by sector and province that sum to the sector's number and to the province's share of all. */
function balanced(sectors: readonly string[], counts: readonly number[]): number[][] {
  const all = PROVINCES.map(({ etsSites }) => etsSites.value);
  const [sites, total] = [sumOf(all), sumOf(counts)];
  const cells = sectors.map(id => {
    const own = SITES_BY_PROVINCE[id]?.value ?? all;
    return own.map((value, p) => ((1 - ANYWHERE) * value) / sumOf(own) + (ANYWHERE * all[p]!) / sites);
  });
  for (let round = 0; round < ROUNDS; round++) {
    for (let p = 0; p < all.length; p++) {
      const column = sumOf(cells.map(row => row[p]!));
      for (const row of cells) row[p]! *= (all[p]! * total) / sites / column;
    }
    cells.forEach((row, s) => {
      const sum = sumOf(row);
      for (let p = 0; p < row.length; p++) row[p]! *= counts[s]! / sum;
    });
  }
  return cells;
}

/**
 * Sizes that meet the tonnes of every province nearly and of every sector exactly: scaled by turns, each site within
 * bounds, so that no site leaves the range of its sector.
 */
export function raked(sites: readonly Placed[], ktonOfSector: (id: string) => number): readonly number[] {
  const sizes = sites.map(({ kton }) => kton);
  const scale = (keep: (site: Placed) => boolean, target: number, power: number) => {
    const chosen = sites.flatMap((site, k) => (keep(site) ? [k] : []));
    const found = sumOf(chosen.map(k => sizes[k]!));
    if (found === 0) return;
    for (const k of chosen) {
      const wanted = sizes[k]! * (target / found) ** power;
      sizes[k] = Math.min(sites[k]!.kton * ROOM, Math.max(sites[k]!.kton / ROOM, wanted));
    }
  };
  const sectors = [...new Set(sites.map(({ sector }) => sector))];
  for (let round = 0; round < ROUNDS; round++) {
    for (const { id, etsKton } of PROVINCES)
      scale(site => site.province === id, etsKton.value, FIGURES.provinceStep.value);
    for (const id of sectors) scale(site => site.sector === id, ktonOfSector(id), 1);
  }
  // What the bounds left over of a sector.
  return sites.map(({ sector }, k) => {
    const found = sumOf(sites.flatMap((site, other) => (site.sector === sector ? [sizes[other]!] : [])));
    return found === 0 ? 0 : (sizes[k]! * ktonOfSector(sector)) / found;
  });
}
