import type { Population } from '../../data/index.ts';
import type { Study } from '../schema/study.ts';
import { type GridCase, gridCase } from './grid-case.ts';
import type { GridOptions } from './options.ts';
import { uniqueNames } from './unique-names.ts';

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
  { name, year, designs, rest = {}, ...prices }: AreaStudy,
): { readonly study: Study; readonly cases: readonly GridCase[] } {
  const nameOf = uniqueNames();
  const cases = areaIds.map(id => gridCase(population, id, options, nameOf));
  const study: Study = {
    speelruimte: 1,
    kind: 'flex-product',
    name,
    title: { nl: `Flexproducten in ${titles(cases)}`, en: `Flex products in ${titles(cases)}` },
    period: { year },
    sites: cases.flatMap(({ sites }) => sites),
    areas: cases.map(({ area }) => area),
    requests: cases.flatMap(({ requests }) => requests.map(({ site }) => site)),
    designs,
    // A path may change it: another weather.
    solve: { seed: options.weatherSeeds[0]! },
    ...prices,
    ...rest,
  };
  return { study, cases };
}

const LONGEST_TITLE = 60;

function titles(cases: readonly GridCase[]): string {
  const all = cases.map(({ area }) => area.title!.nl).join(', ');
  return all.length > LONGEST_TITLE ? `${cases.length} x` : all;
}
