import { figures } from '../tables/sourced.ts';

const designed = (why: string) => figures(`${why}; the year a design choice`, 'D');

/** First year of sale by readiness level, where a source gives the level and no year. */
export const SOLD_FROM = {
  proven: designed('Readiness level 9 or none given: on the market for years')(2015, 'year'),
  8: designed('Readiness level 8: first of its kind sold')(2022, 'year'),
  7: designed('Readiness level 7: shown at full scale')(2027, 'year'),
  lower: designed('Readiness level 6 or lower: not for sale yet')(2030, 'year'),
} as const;

/** Danish costs leave out what Dutch all-in costs hold: connection on site, engineering. */
export const ALL_IN_FACTOR = figures(
  'Danish catalogue beside Dutch all-in cost of the SDE++ advice, which holds grid connection and engineering',
  'M',
)([2, 3] as const, 'factor on the investment');
