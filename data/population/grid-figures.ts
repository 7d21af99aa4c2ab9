import { figures, type Sourced } from '../tables/sourced.ts';

const SOURCE = 'Capacity map of 8 August 2026 (gridwatch-nl @300a853), sums and quantiles';
const map = figures(SOURCE, 'C');

/** One direction of an operator's areas: sums, middle and largest, and for how many areas the map says it. */
export interface GridShape {
  readonly areasWithMw: Sourced<number>;
  readonly presentMw: Sourced<number>;
  readonly presentMedianMw: Sourced<number>;
  readonly presentLargestMw: Sourced<number>;
  readonly neededMw: Sourced<number>;
  readonly areasWithQueue: Sourced<number>;
  readonly queueMw: Sourced<number>;
  readonly queueMedianMw: Sourced<number>;
  readonly queueLargestMw: Sourced<number>;
  readonly requests: Sourced<number>;
  /** Years of relief at 10, 50 and 90 % of the areas that have one, and the share that have. */
  readonly reliefYears: Sourced<readonly [number, number, number]>;
  readonly withReliefYear: Sourced<number>;
}

/** What an operator's areas look like. */
export interface OperatorShape {
  readonly operator: string;
  readonly level: 'regional' | 'national';
  readonly areas: Sourced<number>;
  readonly offtake: GridShape;
  readonly feedIn: GridShape;
}

type Present = readonly [areas: number, mw: number, median: number, largest: number, needed: number];
type Queue = readonly [areas: number, mw: number, median: number, largest: number, requests: number];
type Relief = readonly [p10: number, p50: number, p90: number, share: number];

function shape(present: Present, queue: Queue, relief: Relief, queueFigure = map): GridShape {
  return {
    areasWithMw: map(present[0], 'areas'),
    presentMw: map(present[1], 'MW'),
    presentMedianMw: map(present[2], 'MW'),
    presentLargestMw: map(present[3], 'MW'),
    neededMw: map(present[4], 'MW'),
    areasWithQueue: map(queue[0], 'areas'),
    queueMw: queueFigure(queue[1], 'MW'),
    queueMedianMw: queueFigure(queue[2], 'MW'),
    queueLargestMw: queueFigure(queue[3], 'MW'),
    requests: map(queue[4], 'requests'),
    reliefYears: map([relief[0], relief[1], relief[2]], 'year'),
    withReliefYear: map(relief[3], 'share of areas'),
  };
}

const DOUBTFUL = figures(
  `${SOURCE}; doubtful: in this copy Liander's feed-in MW equal its off-take requests`,
  '2nd',
);

export const GRID_FIGURES: readonly OperatorShape[] = [
  {
    operator: 'Enexis',
    level: 'regional',
    areas: map(101, 'areas'),
    offtake: shape([101, 11_279, 91.9, 518, 7536], [101, 2840, 17.8, 149, 5985], [2026, 2027, 2031, 0.87]),
    feedIn: shape([101, 10_864, 86.4, 509, 8257], [100, 3335, 20.6, 321, 4255], [2026, 2027, 2031, 0.82]),
  },
  {
    operator: 'Liander',
    level: 'regional',
    areas: map(122, 'areas'),
    offtake: shape([101, 4973, 45, 100, 4121], [117, 1725, 8.6, 104, 3451], [2027, 2030, 2033, 0.47]),
    feedIn: shape([101, 7002, 63, 176, 3571], [117, 3451, 25, 88, 2482], [2028, 2031, 2034, 0.3], DOUBTFUL),
  },
  {
    operator: 'Stedin',
    level: 'regional',
    areas: map(55, 'areas'),
    offtake: shape([21, 1723, 40, 360, 2234], [46, 994, 9, 156, 952], [2028, 2031, 2035, 0.51]),
    feedIn: shape([8, 621, 55, 200, 926], [24, 183, 2, 75, 294], [2028, 2030, 2035, 0.18]),
  },
  {
    operator: 'TenneT',
    level: 'national',
    areas: map(12, 'areas'),
    offtake: shape([10, 17_411, 1375, 4140, 26_538], [10, 15_373, 1301, 4222, 119], [2033, 2035, 2036, 1]),
    feedIn: shape([12, 10_493, 700, 2613, 14_122], [9, 9842, 1050, 1994, 49], [2032, 2035, 2036, 0.92]),
  },
];
