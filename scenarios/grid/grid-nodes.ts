import {
  type Feeder,
  FLEX_AREA_FIGURES as FIGURES,
  feederLoadMw,
  type GridArea,
  seedOf,
} from '../../data/index.ts';
import type { StudyNode } from '../schema/study.ts';
import type { Assumptions } from './assumption.ts';
import { fittedFeeder, type KnownFlows } from './background.ts';
import { nationalLink } from './national-area.ts';
import type { FilledOptions } from './options.ts';
import { round } from './works-site.ts';

type Way = 'offtake' | 'feedIn';

/** An area of the map with its figure for each direction: those of a national area may come from two areas of the map. */
export interface NodeFigures {
  readonly name: string;
  readonly kind: StudyNode['kind'];
  readonly title: string;
  readonly offtake: GridArea['offtake'];
  readonly feedIn: GridArea['feedIn'];
  readonly seed: number;
}

/** A node with the rest behind it, and all that flows through it. */
export interface MadeNode {
  readonly node: StudyNode;
  readonly flows: KnownFlows;
}

/** What is used of a node in a direction by those who have a contract, MW; null where the map does not say. */
export function usedMw(
  { presentMw, neededMw }: GridArea['offtake'],
  { peakOfNeeded, mostOfPresent }: Pick<FilledOptions, 'peakOfNeeded' | 'mostOfPresent'>,
): number | null {
  if (presentMw === undefined || neededMw === undefined) return null;
  return Math.min(peakOfNeeded * neededMw, mostOfPresent * presentMw);
}

/** The national area of a map that an area hangs under: off-take and feed-in may have different ones. Null: none is known. */
export function nationalFigures(
  area: GridArea,
  areas: readonly GridArea[],
  seed: number,
  noted: Assumptions,
): NodeFigures | null {
  const ways = ['offtake', 'feedIn'] as const;
  const links = ways.map(way => nationalLink(area, areas, way));
  ways.forEach((way, w) => {
    const found = links[w];
    const value = found ? `${found.area.name} (by ${found.by})` : 'unknown: not limited';
    const source = 'The map names no national area: by province in its name and year of relief';
    if (found?.by !== 'map') noted.say(`/areas/${area.id}/${way}/national`, value, 'area', source, 'D');
  });
  const [offtake, feedIn] = links;
  if (!offtake && !feedIn) return null;
  const titles = new Set(links.flatMap(link => link?.area.name ?? []));
  return {
    name: '',
    kind: 'nationalArea',
    title: [...titles].join(' / '),
    offtake: offtake?.area.offtake ?? {},
    feedIn: feedIn?.area.feedIn ?? {},
    seed: seedOf(seed, 'feeder', [...titles].join()) >>> 1,
  };
}

/** A node whose rest brings it to the load and feed-in of the map. */
export function madeNode(
  figures: NodeFigures,
  parent: string | null,
  known: KnownFlows,
  options: FilledOptions,
  noted: Assumptions,
): MadeNode {
  const { name, kind, title, seed } = figures;
  const { homesShare, windOverSolar, weatherSeeds, axis } = options;
  const limit = (way: Way) => {
    const { presentMw } = figures[way];
    if (presentMw !== undefined) return presentMw;
    const { value, unit, source, mark } = FIGURES.unlimited;
    noted.say(`/nodes/${name}/${way}`, value, unit, `The map has no figure: not limited. ${source}`, mark);
    return value;
  };
  const offtakeMw = usedMw(figures.offtake, options);
  const feedInMw = usedMw(figures.feedIn, options);
  const shape = { homesShare, windOverSolar, feederSeed: seed, feedInMw };
  const feeder = roundedFeeder(
    offtakeMw === null
      ? { demandMw: 0, homesShare, solarMw: 0, windMw: 0 }
      : fittedFeeder({ ...shape, offtakeMw }, known, weatherSeeds, axis),
  );
  const rest = weatherSeeds.map(weatherSeed => feederLoadMw(feeder, seed, weatherSeed, axis));
  const through = (flows: KnownFlows['highestMw']) =>
    flows.map((series, y) => series.map((mw, t) => mw + rest[y]![t]!));
  return {
    node: {
      name,
      kind,
      title: { nl: title, en: title },
      ...(parent !== null && { parent }),
      importMw: limit('offtake'),
      exportMw: limit('feedIn'),
      backgroundMw: { generator: 'feeder', parameters: { ...feeder, feederSeed: seed } },
      ...projectOf(figures, options, noted),
    },
    flows: { highestMw: through(known.highestMw), lowestMw: through(known.lowestMw) },
  };
}

/** What relief in the studied direction means: the year is of the map, the size is not. */
function projectOf(
  { name, kind, ...figures }: NodeFigures,
  { direction, projectFits }: FilledOptions,
  noted: Assumptions,
): Partial<StudyNode> {
  const { presentMw, neededMw, queueMw = 0, reliefYear } = figures[direction];
  if (reliefYear === undefined) return {};
  const exitYears = kind === 'nationalArea' ? { national: reliefYear } : { regional: reliefYear };
  const addMw =
    presentMw === undefined || neededMw === undefined
      ? 0
      : round(Math.max(0, projectFits * (neededMw + queueMw) - presentMw));
  if (addMw === 0) return { exitYears };
  const { value, unit, source, mark } = FIGURES.buildingEurPerMw;
  noted.say(`/nodes/${name}/expansion/costEur`, value, unit, source, mark);
  const [addImportMw, addExportMw] = direction === 'offtake' ? [addMw, 0] : [0, addMw];
  return {
    exitYears,
    expansion: { year: reliefYear, addImportMw, addExportMw, costEur: round(addMw * value) },
  };
}

/** Downwards, so that no peak of the map is passed by what rounding adds. */
function roundedFeeder({ demandMw, homesShare, solarMw, windMw }: Feeder): Feeder {
  const down = (mw: number) => Math.floor(mw * PER_MW) / PER_MW;
  return { demandMw: down(demandMw), homesShare, solarMw: down(solarMw), windMw: down(windMw) };
}

const PER_MW = 1e4;
