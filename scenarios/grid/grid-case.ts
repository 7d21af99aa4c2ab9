import type { GridArea, Population } from '../../data/index.ts';
import { seedOf } from '../../data/index.ts';
import { InputError } from '../../engine/index.ts';
import type { StudyArea, StudySite } from '../schema/study.ts';
import { type Assumption, assumptions } from './assumption.ts';
import type { KnownFlows } from './background.ts';
import { type MadeNode, madeNode, nationalFigures } from './grid-nodes.ts';
import { membersOf } from './members.ts';
import { nationalLink } from './national-area.ts';
import { filledOptions, type GridOptions } from './options.ts';
import { type AreaRequest, queueOf } from './requests.ts';
import { uniqueNames } from './unique-names.ts';

/** An area of a map as a study of flex products describes it, and what had to be assumed for it. */
export interface GridCase {
  readonly id: string;
  readonly area: StudyArea;
  readonly sites: readonly StudySite[];
  /** In queue order. */
  readonly requests: readonly AreaRequest[];
  /** Year from which there is room: of the station, of the national area; the later counts. Null: not said. */
  readonly exitYear: number | null;
  readonly assumptions: readonly Assumption[];
}

/**
 * A supply area of a map under its national area, or a national area by itself: capacities, queue and years as the map has them, the companies of the
 * population in it one by one, and the rest behind both so that what is used together is what the map says. Names are unique over
 * all cases that share `nameOf`.
 * @throws InputError for an area that the map gives no present capacity for in the direction of the queue.
 */
export function gridCase(
  population: Population,
  areaId: string,
  given: GridOptions,
  nameOf: (text: string) => string = uniqueNames(),
): GridCase {
  const noted = assumptions();
  const options = filledOptions(given, noted);
  const area = areaNamed(population, areaId);
  if (area[options.direction].presentMw === undefined) throw withoutFigures(area);
  const name = nameOf(area.name);
  const { seed, companies, requests, gridAreas } = population;
  const below = areasBelow(area, gridAreas, options.direction);
  const members = membersOf(area, companies, below, name, nameOf, options, noted);
  const flows = flowsOf(members, options);
  const isTop = area.level === 'national';
  const national = isTop ? null : nationalFigures(area, gridAreas, seed, noted);
  const nationalName = national ? nameOf(national.title) : null;
  const station = madeNode(
    {
      ...area,
      name,
      title: area.name,
      kind: isTop ? 'nationalArea' : 'supplyArea',
      seed: seedOf(seed, 'feeder', area.id) >>> 1,
      explainsQueue: { offtake: isAlone(area, 'offtake', isTop), feedIn: isAlone(area, 'feedIn', isTop) },
    },
    nationalName,
    flows,
    options,
    noted,
  );
  const top = national && madeNode({ ...national, name: nationalName! }, null, station.flows, options, noted);
  const queue = queueOf({ area, requests, companies, node: name, nameOf, options }, noted);
  const exitYears = exitYearsOf(area, options.direction, top);
  return {
    id: area.id,
    area: {
      name: nameOf(`${area.name} gebied`),
      title: { nl: area.name, en: area.name },
      origin: population.label,
      ...(area.province !== undefined && { province: area.province }),
      ...placeOf(area),
      nodes: [{ ...station.node, exitYears }, ...(top ? [top.node] : [])],
    },
    sites: members.map(({ site }) => site),
    requests: queue,
    exitYear: latest(exitYears),
    assumptions: noted.all,
  };
}

/** No national area has a later year: a queue can only be that of the station itself. */
function isAlone(area: GridArea, way: 'offtake' | 'feedIn', isTop: boolean): boolean {
  return isTop || area[way].nationalReliefYear === undefined;
}

function placeOf({ latitude, longitude }: GridArea): Pick<StudyArea, 'latitude' | 'longitude'> {
  return latitude === undefined || longitude === undefined ? {} : { latitude, longitude };
}

/** Regional areas that hang under a national one; none under a regional one. */
function areasBelow(area: GridArea, areas: readonly GridArea[], way: 'offtake' | 'feedIn'): Set<string> {
  if (area.level === 'regional') return new Set();
  const under = areas.filter(
    one => one.level === 'regional' && nationalLink(one, areas, way)?.area.id === area.id,
  );
  return new Set(under.map(({ id }) => id));
}

function areaNamed({ gridAreas }: Population, id: string): GridArea {
  const found = gridAreas.find(area => area.id === id);
  if (found) return found;
  const expected = 'the id of an area of the population';
  const message = `area: got ${id}, expected ${expected}`;
  throw new InputError([{ path: '/area', code: 'unknown-name', message, expected, value: id }]);
}

function withoutFigures({ id }: GridArea): InputError {
  const expected = 'an area for which the map gives the present capacity';
  const message = `area: got ${id} without it, expected ${expected}`;
  return new InputError([{ path: '/area', code: 'missing-value', message, expected, value: id }]);
}

/** What members take at the most, their engines still, and at the least, their engines at full power. */
function flowsOf(
  members: ReturnType<typeof membersOf>,
  { weatherSeeds, axis }: ReturnType<typeof filledOptions>,
): KnownFlows {
  const sum = (of: (member: (typeof members)[number], year: number, t: number) => number) =>
    weatherSeeds.map((_, year) =>
      Float64Array.from({ length: axis.steps }, (_, t) =>
        members.reduce((total, member) => total + of(member, year, t), 0),
      ),
    );
  return {
    highestMw: sum(({ loadMw }, year, t) => loadMw[year]![t]!),
    lowestMw: sum(({ loadMw, chpMw }, year, t) => loadMw[year]![t]! - chpMw),
  };
}

function exitYearsOf(area: GridArea, way: 'offtake' | 'feedIn', top: MadeNode | null) {
  const { reliefYear, nationalReliefYear } = area[way];
  if (area.level === 'national') return { ...(reliefYear !== undefined && { national: reliefYear }) };
  const regional = reliefYear;
  const national = nationalReliefYear ?? top?.node.exitYears?.national;
  return {
    ...(regional !== undefined && { regional }),
    ...(national !== undefined && { national }),
  };
}

/** The later of two years counts. */
function latest({ regional, national }: { regional?: number; national?: number }): number | null {
  const years = [regional, national].flatMap(year => year ?? []);
  return years.length === 0 ? null : Math.max(...years);
}
