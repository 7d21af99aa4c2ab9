import { setImmediate } from 'node:timers/promises';
import type { Population } from '../../data/index.ts';
import { yearAxis } from '../../engine/index.ts';
import type { Study } from '../schema/study.ts';
import type { CongestedArea } from './congested-areas.ts';
import { studyOfCases, withReliability } from './flex-study.ts';
import { type GridCase, gridCase } from './grid-case.ts';
import type { GridOptions } from './options.ts';
import { uniqueNames } from './unique-names.ts';

type Way = 'offtake' | 'feedIn';

/** What a study of congested areas is asked for. */
export interface CongestedWish extends Pick<GridOptions, 'present' | 'presentPeak'> {
  readonly direction: Way;
  readonly year: number;
  /** Weather years. */
  readonly weather: number;
}

/**
 * A study of flex products in congested areas: firm rights beside VVTR, TBTR and CBC-A in the direction of the queue, over weather
 * years. What is made up for an area takes a while: in between others have their turn.
 */
export async function congestedStudy(
  population: Population,
  found: readonly CongestedArea[],
  { year, weather, ...wish }: CongestedWish,
): Promise<{ readonly study: Study; readonly cases: readonly GridCase[] }> {
  const weatherSeeds = Array.from({ length: weather }, (_, k) => k + 1);
  const ids = found.map(({ area }) => area.id);
  const options = withReliability(population, ids, {
    axis: yearAxis(year, HOUR_MINUTES),
    weatherSeeds,
    ...wish,
  });
  const nameOf = uniqueNames();
  const cases: GridCase[] = [];
  for (const id of ids) {
    cases.push(gridCase(population, id, options, nameOf));
    await setImmediate();
  }
  const designs = designsFor(wish.direction);
  const paths = weatherPaths(weatherSeeds);
  return { study: studyOfCases(cases, options, { name: NAME, year, designs, ...PRICES, paths }), cases };
}

const NAME = 'grid-areas';
const HOUR_MINUTES = 60;
const FIRM = [{ preset: 'firm' }];
/** Hours without much sun: the blocks of the preset are those with room for off-take. */
const WITHOUT_SUN = [
  { fromHour: 0, untilHour: 10 },
  { fromHour: 17, untilHour: 24 },
];

/** CBC-A says how far a call goes: here half of the contract. */
function designsFor(way: Way): NonNullable<Study['designs']> {
  const isFeedIn = way === 'feedIn';
  const blocks = isFeedIn && { blocks: WITHOUT_SUN };
  const direction = isFeedIn ? 'export' : 'import';
  return [
    { name: 'firm', title: { nl: 'vast recht', en: 'firm rights' }, rightsForRequests: FIRM },
    {
      name: 'vvtr',
      title: { nl: 'volledig variabel recht (VVTR)', en: 'fully variable rights (VVTR)' },
      rightsForRequests: [{ preset: 'vvtr' }],
    },
    {
      name: 'tbtr',
      title: { nl: 'tijdsblokrecht (TBTR)', en: 'time-block rights (TBTR)' },
      rightsForRequests: [{ preset: 'tbtr', ...blocks }],
    },
    {
      name: 'cbc-a',
      title: {
        nl: 'vast recht, met CBC-A voor wie er al is',
        en: 'firm rights, with CBC-A for those who are there',
      },
      rightsForRequests: FIRM,
      offers: [{ rights: [{ preset: 'cbc-a', direction, call: { toShare: 0.5 } }] }],
    },
  ];
}

const PRICES: Pick<Study, 'prices' | 'carbon'> = {
  prices: {
    electricity: { dayAheadEurPerMwh: { generator: 'price' } },
    fuels: { naturalGas: { priceEurPerMwh: { path: 'gas-tno' } } },
  },
  carbon: { etsEurPerTon: { path: 'ets-middle' } },
};

function weatherPaths(seeds: readonly number[]): NonNullable<Study['paths']> {
  return seeds.map(value => ({
    name: `weather-${value}`,
    title: { nl: `Weerjaar ${value}`, en: `Weather year ${value}` },
    changes: [{ pointer: '/solve/seed', value }],
  }));
}
