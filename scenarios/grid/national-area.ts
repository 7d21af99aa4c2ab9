import type { GridArea, GridDirection } from '../../data/index.ts';
import { distance } from './distance.ts';

type Way = 'offtake' | 'feedIn';

/** The national area that a regional one hangs under in a direction, and how that is known. */
export interface NationalLink {
  readonly area: GridArea;
  /** `map`: the map says so; `name`, `year`: by its province or its year of relief; `both`. */
  readonly by: 'map' | 'name' | 'year' | 'both';
}

/** Parts of the names of national areas that stand for a province, beside its own name. */
const ALSO: Readonly<Record<string, string>> = { Flevoland: 'flevo', Fryslân: 'friesland' };

/**
 * The national area of the map that feeds a regional one: the one that the map names; else one that bears the name of its
 * province or has the year in which the national operator expects room for it, the nearest of those that have most of both. None
 * where no national area with a figure has either.
 */
export function nationalLink(area: GridArea, areas: readonly GridArea[], way: Way): NationalLink | null {
  const national = areas.filter(one => one.level === 'national' && one[way].presentMw !== undefined);
  const own = area[way];
  const named = own.nationalArea;
  const linked = named === undefined ? undefined : national.find(({ id }) => id.endsWith(`/${named}`));
  if (linked) return { area: linked, by: 'map' };
  const scored = national
    .map(one => ({ one, byName: bearsProvince(one, area), byYear: sameYear(own, one[way]) }))
    .filter(({ byName, byYear }) => byName || byYear)
    .map(found => ({ ...found, score: Number(found.byName) + Number(found.byYear) }))
    .sort((a, b) => b.score - a.score || distance(area, a.one) - distance(area, b.one));
  const best = scored[0];
  if (!best) return null;
  return { area: best.one, by: best.score === 2 ? 'both' : best.byName ? 'name' : 'year' };
}

function bearsProvince(national: GridArea, { province }: GridArea): boolean {
  if (province === undefined) return false;
  if (national.synthetic) return national.province === province;
  const name = national.name.toLowerCase();
  return [province.toLowerCase(), ALSO[province]].some(part => part !== undefined && name.includes(part));
}

function sameYear({ nationalReliefYear }: GridDirection, { reliefYear }: GridDirection): boolean {
  return nationalReliefYear !== undefined && nationalReliefYear === reliefYear;
}
