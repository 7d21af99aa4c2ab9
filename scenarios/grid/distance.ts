import { distanceKm, type GridArea } from '../../data/index.ts';

/** Distance between two areas, km; as far as can be where one has no place. */
export function distance(one: GridArea, other: GridArea): number {
  const [here, there] = [placeOf(one), placeOf(other)];
  return here && there ? distanceKm(here, there) : Number.MAX_VALUE;
}

function placeOf({ latitude, longitude }: GridArea) {
  return latitude === undefined || longitude === undefined ? null : { latitude, longitude };
}
