import type { GridArea } from '../../data/index.ts';
import { nationalLink } from './national-area.ts';

/** An area that lacks capacity, by how much, and the national area that it hangs under. */
export interface CongestedArea {
  readonly area: GridArea;
  /** What is needed and what waits less what is there, MW. */
  readonly shortMw: number;
  readonly national: GridArea | null;
}

/**
 * The areas of a map that lack most in a direction: needed capacity and queue less present capacity, largest first, at most one
 * in each national area so that they differ. Only areas for which the map gives all three, that have a queue, and that are wanted
 * (such as those with companies that can be simulated).
 */
export function congestedAreas(
  areas: readonly GridArea[],
  most: number,
  way: 'offtake' | 'feedIn' = 'offtake',
  isWanted: (area: GridArea) => boolean = () => true,
): CongestedArea[] {
  const taken = new Set<string>();
  return areas
    .flatMap((area): CongestedArea[] => {
      const { presentMw, neededMw, queueMw } = area[way];
      const isComplete = presentMw !== undefined && neededMw !== undefined && queueMw !== undefined;
      if (area.level !== 'regional' || !isComplete || queueMw <= 0 || !isWanted(area)) return [];
      const national = nationalLink(area, areas, way)?.area ?? null;
      return [{ area, shortMw: neededMw + queueMw - presentMw, national }];
    })
    .sort((a, b) => b.shortMw - a.shortMw || (a.area.id < b.area.id ? -1 : 1))
    .filter(({ national }) => {
      const key = national?.id ?? 'none';
      const isNew = !taken.has(key);
      taken.add(key);
      return isNew;
    })
    .slice(0, most);
}
