import { figures } from '../tables/sourced.ts';

const chosen = figures('How sites and feeders differ: a design choice', 'D');
const held = figures('Held to the ten Liander substations of 2021 (OpenSTEF) in calibration.json', 'C');
const grouped = figures(
  'No figure found: a stated default. Together they have some 5,000 full-load hours, within the 3,372 to 5,826 h of the Dutch standard profiles of 2023 (NEDU/MFFBAS through pyESDL)',
  'D',
);
const SHARE = 'share of the connections';
const LOG = 'standard deviation of the logarithm';

/** What profiles of sites and feeders are put together with, beside the shapes of their archetypes. */
export const PROFILE_MODEL = {
  site: {
    /** That a site's electricity and heat have in common. */
    shared: chosen(0.6, 'share of the variance'),
    smooth: chosen(0.5, 'h'),
    /** A spread beyond this is no works any more but noise. */
    mostSpread: chosen(0.6, 'share'),
    mostIdle: chosen(0.9, 'share'),
    mostSeason: chosen(0.6, 'share'),
    seasonPeak: chosen(10, 'days, standard deviation'),
    campaignStart: chosen(5, 'days, standard deviation'),
    campaignEnd: chosen(4, 'days, standard deviation'),
    tripChance: chosen(0.4, 'log odds, standard deviation'),
  },
  stops: {
    summerMiddle: chosen(208, 'day of the year'),
    regionsApart: figures('Dutch building holidays by region: a week apart, unverified', 'M')(7, 'days'),
    christmasFrom: chosen(358, 'day of the year'),
    /** Planned stops lie within these days, one in each equal part. */
    plannedWithin: chosen(360, 'days'),
  },
  /** Ordinary business connections behind a station: mostly works of one or two shifts. */
  connections: {
    /** By archetype; they add up to 1. */
    mix: {
      workshop: grouped(0.62, SHARE),
      foodFiveDay: grouped(0.14, SHARE),
      foodSixDay: grouped(0.08, SHARE),
      batchMetal: grouped(0.07, SHARE),
      dairy: grouped(0.02, SHARE),
      kiln: grouped(0.02, SHARE),
      chemicals: grouped(0.03, SHARE),
      dataCentre: grouped(0.02, SHARE),
    },
    sizeWidth: grouped(0.9, LOG),
  },
  feeder: {
    demandSpread: held(0.07, 'share, standard deviation per hour'),
    quarterSpread: {
      demand: held(0.015, 'share, standard deviation'),
      pv: held(0.1, 'share, standard deviation'),
      wind: held(0.06, 'share, standard deviation'),
    },
    decay: held(9, 'h'),
    smooth: held(1, 'h'),
    seasonPeak: chosen(20, 'day of the year'),
    panels: {
      tiltDegrees: chosen(25, 'degrees'),
      azimuthDegrees: chosen(180, 'degrees'),
      performanceRatio: chosen(0.8, 'share of rating'),
    },
    demand: held(5, 'MW, middle'),
    demandWidth: held(0.8, LOG),
    homes: chosen([0.2, 0.8], 'share, from and to'),
    solar: held(1.8, 'MW per MW of demand, middle'),
    wind: held(2, 'MW per MW of demand, middle'),
    ownWidth: held(0.45, LOG),
    withTurbines: held(0.6, 'share of feeders'),
  },
} as const;
