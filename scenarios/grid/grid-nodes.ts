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
import { isShort, type PresentPeak, presentPeak } from './present.ts';
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
  /** Directions in which a queue has no other explanation than this node. */
  readonly explainsQueue: Readonly<Record<Way, boolean>>;
}

/** A node with the rest behind it, and all that flows through it. */
export interface MadeNode {
  readonly node: StudyNode;
  readonly flows: KnownFlows;
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
    explainsQueue: { offtake: true, feedIn: true },
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
  const [offtake, feedIn] = (['offtake', 'feedIn'] as const).map(way => usedAt(figures, way, options, noted));
  const shape = { homesShare, windOverSolar, feederSeed: seed, offtake: offtake!, feedIn: feedIn! };
  const feeder = roundedFeeder(fittedFeeder(shape, known, weatherSeeds, axis));
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

/** What those who are there use of a node at the most; what is taken for it in the studied direction is told. */
function usedAt(
  figures: NodeFigures,
  way: Way,
  options: FilledOptions,
  noted: Assumptions,
): PresentPeak | null {
  const isStudied = way === options.direction;
  const side = figures[way];
  const short = isShort(side, options.year, figures.explainsQueue[way]);
  const used = presentPeak(side, short, isStudied, options);
  if (used !== null && isStudied) tellPresent(figures, side, short, used, options, noted);
  return used;
}

function tellPresent(
  { name }: NodeFigures,
  { presentMw = 0, neededMw, queueMw, reliefYear, colour }: GridArea['offtake'],
  short: boolean,
  { peakMw, beyond }: PresentPeak,
  { tolerated }: FilledOptions,
  noted: Assumptions,
): void {
  const map = [
    `${presentMw} MW present`,
    neededMw === undefined ? 'needed not stated' : `${neededMw} MW needed`,
    ...(queueMw === undefined ? [] : [`${queueMw} MW in queue`]),
    ...(reliefYear === undefined ? [] : [`room from ${reliefYear}`]),
    ...(colour === undefined ? [] : [colour]),
  ].join(', ');
  const value =
    beyond === null
      ? `peak of ${round(peakMw)} MW`
      : `full: the ${round(tolerated.hours)} h and ${round(tolerated.mwh)} MWh a year that may be left are used up`;
  const status = short ? 'its operator has nothing left to give' : 'its operator is not short here';
  noted.say(`/nodes/${name}/present`, value, null, `The map: ${map}; ${status}`, FIGURES.present.mark);
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
