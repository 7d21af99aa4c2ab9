import { FLEX_AREA_FIGURES as FIGURES, type Population } from '../../data/index.ts';
import type { Study } from '../schema/study.ts';
import { type GridCase, gridCase } from './grid-case.ts';
import type { GridOptions } from './options.ts';
import { uniqueNames } from './unique-names.ts';
import { round } from './works-site.ts';

type Prices = Pick<Study, 'prices' | 'carbon' | 'paths'>;

/** What a study of areas of a map asks, beside the areas. */
export interface AreaStudy extends Prices {
  readonly name: string;
  readonly year: number;
  readonly designs: NonNullable<Study['designs']>;
  readonly rest?: Partial<Study>;
}

/** A study of flex products in areas of a map, and the cases that it is made of. */
export function flexStudyOfAreas(
  population: Population,
  areaIds: readonly string[],
  options: GridOptions,
  study: AreaStudy,
): { readonly study: Study; readonly cases: readonly GridCase[] } {
  const nameOf = uniqueNames();
  const filled = withReliability(population, areaIds, options);
  const cases = areaIds.map(id => gridCase(population, id, filled, nameOf));
  return { study: studyOfCases(cases, filled, study), cases };
}

/** The study of cases that were made with the same options. */
export function studyOfCases(
  cases: readonly GridCase[],
  { weatherSeeds, reliability }: ReturnType<typeof withReliability>,
  { name, year, designs, rest = {}, ...prices }: AreaStudy,
): Study {
  return {
    speelruimte: 1,
    kind: 'flex-product',
    name,
    title: {
      nl: `Flexproducten in ${titles(cases, 'gebieden')}`,
      en: `Flex products in ${titles(cases, 'areas')}`,
    },
    period: { year },
    sites: cases.flatMap(({ sites }) => sites),
    areas: cases.map(({ area }) => area),
    requests: cases.flatMap(({ requests }) => requests.map(({ site }) => site)),
    designs,
    // A path may change it: another weather.
    solve: { seed: weatherSeeds[0]! },
    reliability,
    ...prices,
    ...rest,
  };
}

/** Options with what may be left in the areas: all of them keep the same. */
export function withReliability(population: Population, areaIds: readonly string[], options: GridOptions) {
  return { ...options, reliability: options.reliability ?? reliabilityOf(population, areaIds, options) };
}

/** What may be left where the study does not say it: in proportion to the smallest station, so that none is let go. */
function reliabilityOf(
  { gridAreas }: Population,
  areaIds: readonly string[],
  { direction = 'offtake' }: GridOptions,
): NonNullable<GridOptions['reliability']> {
  const { leftHours, leftShare } = FIGURES;
  const smallestMw = gridAreas
    .filter(({ id }) => areaIds.includes(id))
    .reduce((least, area) => Math.min(least, area[direction].presentMw ?? least), Number.MAX_VALUE);
  return { mostHours: leftHours.value, mostMwh: round(leftHours.value * leftShare.value * smallestMw) };
}

const LONGEST_TITLE = 60;

/** The areas by name, or how many there are. */
function titles(cases: readonly GridCase[], word: string): string {
  const all = cases.map(({ area }) => area.title!.nl).join(', ');
  return all.length > LONGEST_TITLE ? `${cases.length} ${word}` : all;
}
