import { figures } from '../tables/sourced.ts';

const fitted = figures(
  'Held to De Bilt 2011-2025 (KNMI): means, deviations, memory and correlations of temperature, irradiance and wind, by day and by season',
  'C',
);
const CORRELATION = 'correlation of normal scores';

function memory(decay: number, smooth: number) {
  return { decay: fitted(decay, 'h'), smooth: fitted(smooth, 'h') } as const;
}

/** What the weather of the tool is made of. Winter runs from 1 in January to -1 in July. */
export const WEATHER_FIGURES = {
  memory: {
    wind: memory(26, 2.5),
    gust: memory(1.6, 0),
    sea: memory(20, 2),
    cloud: memory(16, 1),
    otherSky: memory(16, 1.2),
    patch: memory(1.5, 0),
    airMass: memory(75, 5),
  },
  /** Of the wind of a place: what its region does not have. */
  gust: fitted(0.07, 'share of the variance'),
  /** Wind brings cloud; the sky here and elsewhere; gaps in the cloud; wind at sea and on land. */
  cloudWithWind: fitted(0.2, CORRELATION),
  countrySky: fitted(0.82, CORRELATION),
  ownSky: fitted(0.93, CORRELATION),
  seaWithLand: fitted(0.83, CORRELATION),
  /** Of the country's sky this part is always of the middling kind, and lets so much light through. */
  mixedSky: {
    share: fitted(0.25, 'share of the sky'),
    light: fitted(0.57, 'share of the clear sky'),
    lessInWinter: fitted(0.05, 'share of the clear sky'),
  },
  mean: fitted(11, 'C'),
  season: fitted(6.8, 'C below the mean in mid-winter'),
  coldestDay: fitted(19, 'days after 1 January'),
  airMass: fitted(3.3, 'C, standard deviation'),
  /** Winter wind is mild and winter sun cold, in summer the other way round. */
  mildWind: { inWinter: fitted(0.4, CORRELATION), always: fitted(0.1, CORRELATION) },
  coldSun: fitted(0.25, CORRELATION),
  /** Light that comes through, from the greyest sky to the clearest. */
  clearness: {
    least: fitted(0.14, 'share of the clear sky'),
    range: fitted(0.86, 'share of the clear sky'),
    lessInWinter: fitted(0.1, 'share of the clear sky'),
    steeperInWinter: fitted(0.25, 'added to the power of the rank'),
  },
  /** Warmer in the afternoon, more so in summer. */
  day: {
    swing: fitted(2.9, 'C'),
    lessInWinter: fitted(1.7, 'C'),
    warmestHour: fitted(14, 'h UTC'),
  },
  /** Near the ground the wind rises with the sun, most in summer. */
  wind10M: {
    mean: fitted(3.35, 'm/s'),
    scaleOverMean: figures('1 / gamma(1 + 1 / shape), about', 'C')(1.1284, 'm/s per m/s'),
    shape: fitted(2.21, 'Weibull shape'),
    inWinter: fitted(0.17, 'share more in mid-winter'),
    day: {
      swing: fitted(0.27, 'share of the mean'),
      lessInWinter: fitted(0.13, 'share of the mean'),
      windiestHour: fitted(12.3, 'h UTC'),
    },
  },
} as const;
