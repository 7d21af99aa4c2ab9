import { provinceAt } from '../geo/provinces.ts';
import type { GridSide, GridArea as MapArea } from '../grid-map/grid-area.ts';
import { GRID_FIGURES } from './grid-figures.ts';
import type { GridArea, GridDirection } from './population.ts';

/** Areas of an imported capacity map as those of a population. What the map does not say is absent; the province follows from the point. */
export function areasOfMap(areas: readonly MapArea[]): readonly GridArea[] {
  return areas.map(area => {
    const operator = operatorOf(area);
    const isNational = area.isCongestionArea || operator === 'TenneT';
    const { latitude, longitude } = area;
    const place = latitude === null || longitude === null ? null : { latitude, longitude };
    const province = place && provinceAt(place.latitude, place.longitude);
    return {
      id: `${operator}/${area.code}`,
      name: area.name,
      synthetic: false,
      operator,
      level: isNational ? 'national' : 'regional',
      ...(province && { province }),
      ...place,
      offtake: directionOf(area.offTake, isNational),
      feedIn: directionOf(area.feedIn, isNational),
    };
  });
}

/** The operator as the published figures spell it; an unknown one as the map does. */
function operatorOf({ operator }: MapArea): string {
  const plain = operator?.trim().toLowerCase();
  return (
    GRID_FIGURES.find(shape => shape.operator.toLowerCase() === plain)?.operator ?? operator ?? 'unknown'
  );
}

/** Of a national area its own year is the national one of the map. */
function directionOf(side: GridSide, isNational: boolean): GridDirection {
  const reliefYear = isNational ? (side.tsoReliefYear ?? side.regionalReliefYear) : side.regionalReliefYear;
  const nationalReliefYear = isNational ? null : side.tsoReliefYear;
  return {
    ...(side.presentMw !== null && { presentMw: side.presentMw }),
    ...(side.neededMw !== null && { neededMw: side.neededMw }),
    ...(side.queueMw !== null && { queueMw: side.queueMw }),
    ...(side.queueRequests !== null && { requestsInQueue: side.queueRequests }),
    ...(reliefYear !== null && { reliefYear }),
    ...(nationalReliefYear !== null && { nationalReliefYear }),
    ...(side.tsoArea !== null && { nationalArea: side.tsoArea }),
    ...(side.constraint !== null && { colour: side.constraint }),
  };
}
