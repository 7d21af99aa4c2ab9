import { figures } from '../tables/sourced.ts';
import { PROFILE_MODEL } from './model-figures.ts';
import type { Shape } from './shape.ts';

const NEDU = 'Dutch standard profile of 2023 (NEDU/MFFBAS through pyESDL), computed by local hour and day';
const LEVEL = 'share of the mean';
const homes = figures(`${NEDU}: E1A`, 'C');
const businesses = figures(`${NEDU}: E3A`, 'C');

/** Level by local hour of a working day, of a weekend day over a working day, and half of January less July. */
export const FEEDER_FIGURES = {
  homes: {
    workday: homes(
      [
        0.84, 0.7, 0.62, 0.57, 0.56, 0.58, 0.68, 0.84, 0.97, 1.01, 0.99, 0.97, 0.98, 0.94, 0.92, 0.93, 1.06,
        1.44, 1.52, 1.45, 1.38, 1.31, 1.21, 1.06,
      ],
      LEVEL,
    ),
    weekend: homes(1.067, 'share of a working day'),
    season: homes(0.154, LEVEL),
  },
  businesses: {
    workday: businesses(
      [
        0.67, 0.66, 0.65, 0.65, 0.66, 0.68, 0.79, 1.09, 1.47, 1.62, 1.67, 1.7, 1.64, 1.66, 1.66, 1.6, 1.45,
        1.19, 1.01, 0.96, 0.93, 0.88, 0.79, 0.72,
      ],
      LEVEL,
    ),
    weekend: businesses(0.657, 'share of a working day'),
    season: businesses(0.111, LEVEL),
  },
} as const;

/** Demand of the homes or the businesses behind a station. */
export function feederShape(of: keyof typeof FEEDER_FIGURES): Shape {
  const { workday, weekend, season } = FEEDER_FIGURES[of];
  return {
    workday: workday.value,
    saturday: weekend.value,
    sunday: weekend.value,
    idle: 0,
    seasonSwing: season.value,
    seasonPeakDay: PROFILE_MODEL.feeder.seasonPeak.value,
    weatherShare: 0,
    spread: 0,
    memoryHours: 1,
    quarterSpread: 0,
  };
}
