import type { Axis } from '../../engine/index.ts';
import { figures } from '../tables/sourced.ts';
import { type Memory, noise, STREAM, type Stream } from './noise.ts';
import { DEFAULT_MEAN_C, type Weather } from './weather.ts';

/**
 * When a works runs: all year; five or six days round the clock; working days from 7 to 18; or a harvest campaign.
 * Shapes are design choices; the campaign has the 3,480 hours of a Dutch sugar factory (MIDDEN, utilisation 0.397).
 */
export const ARCHETYPES = ['continuous', 'fiveDay', 'sixDay', 'daytime', 'campaign'] as const;
export type Archetype = (typeof ARCHETYPES)[number];

const chosen = figures('Shape of a works: a design choice', 'D');
const campaign = figures(
  'MIDDEN @569ed7a: a Dutch sugar factory runs 3,480 hours (utilisation 0.397), from 8 September to 30 January',
  'C',
);
const degrees = figures('Base of Dutch heating degrees', 'M');

/** When works run, how long a busy or quiet spell lasts, and how heating follows the weather. */
export const PRODUCTION_FIGURES = {
  workingDays: { fiveDay: chosen(5, 'days a week'), sixDay: chosen(6, 'days a week') },
  daytime: { from: chosen(7, 'h local time'), until: chosen(18, 'h local time') },
  campaign: {
    first: campaign(908, 'month and day'),
    last: campaign(130, 'month and day'),
    length: campaign(145, 'days'),
  },
  /** Of what a site's load and heat share, and of each by itself. */
  shared: { decay: chosen(60, 'h'), smooth: chosen(2, 'h') },
  own: { decay: chosen(8, 'h'), smooth: chosen(0.5, 'h') },
  /** How busy a site is: the part that its load and heat have in common. */
  common: chosen(0.6, 'share of the variance'),
  heatingBase: degrees(15.5, 'C'),
  /** Over a year of the tool's weather at its default mean, for `weatherShare`. */
  meanHeating: figures("Mean of the degrees below that base over years of the tool's own weather", 'C')(
    5.5,
    'C',
  ),
} as const;

const { workingDays: DAYS, daytime: DAYTIME, campaign: CAMPAIGN } = PRODUCTION_FIGURES;
const WEEK_DAYS = 7;
const YEAR_DAYS = 365.25;
/** Share of the year in which each archetype runs, for its mean to be what was asked. */
export const RUNNING_SHARE: Readonly<Record<Archetype, number>> = {
  continuous: 1,
  fiveDay: DAYS.fiveDay.value / WEEK_DAYS,
  sixDay: DAYS.sixDay.value / WEEK_DAYS,
  daytime: (DAYS.fiveDay.value * (DAYTIME.until.value - DAYTIME.from.value)) / (WEEK_DAYS * 24),
  campaign: CAMPAIGN.length.value / YEAR_DAYS,
};

const PRODUCTION: Memory = {
  decayHours: PRODUCTION_FIGURES.shared.decay.value,
  smoothHours: PRODUCTION_FIGURES.shared.smooth.value,
};
const OWN: Memory = {
  decayHours: PRODUCTION_FIGURES.own.decay.value,
  smoothHours: PRODUCTION_FIGURES.own.smooth.value,
};
const COMMON = PRODUCTION_FIGURES.common.value;
const HEATING_BASE_C = PRODUCTION_FIGURES.heatingBase.value;
const MEAN_HEATING_C = PRODUCTION_FIGURES.meanHeating.value;

export interface Production {
  readonly archetype: Archetype;
  readonly meanMw: number;
  /** Standard deviation over the mean, while running. */
  readonly spread: number;
  /** Level outside running hours over the level in them. */
  readonly idleShare: number;
}

/** Load or heat per hour, MW, never negative; its mean over a year is `meanMw` in expectation. */
export function productionMw(
  seed: number,
  fromHour: number,
  axis: Axis,
  stream: Stream,
  parameters: Production,
): Float64Array {
  const { archetype, meanMw, spread, idleShare } = parameters;
  const busy = noise(seed, STREAM.production, PRODUCTION, fromHour, axis.steps);
  const own = noise(seed, stream, OWN, fromHour, axis.steps);
  const running = RUNNING_SHARE[archetype];
  const level = meanMw / (running + (1 - running) * idleShare);
  const out = new Float64Array(axis.steps);
  for (let t = 0; t < axis.steps; t++) {
    const z = Math.sqrt(COMMON) * busy[t]! + Math.sqrt(1 - COMMON) * own[t]!;
    const swing = Math.exp(spread * z - (spread * spread) / 2);
    out[t] = level * swing * (runs(archetype, axis, t) ? 1 : idleShare);
  }
  return out;
}

/** Degrees of heating needed per hour over their yearly mean. */
export function heatingShape({ warmthC }: Weather): Float64Array {
  return warmthC.map(warmth => Math.max(0, HEATING_BASE_C - DEFAULT_MEAN_C.value - warmth) / MEAN_HEATING_C);
}

function runs(archetype: Archetype, axis: Axis, t: number): boolean {
  const weekday = axis.weekday[t]!;
  const hour = axis.hourOfDay[t]!;
  if (archetype === 'continuous') return true;
  if (archetype === 'fiveDay') return weekday <= DAYS.fiveDay.value;
  if (archetype === 'sixDay') return weekday <= DAYS.sixDay.value;
  if (archetype === 'daytime')
    return weekday <= DAYS.fiveDay.value && hour >= DAYTIME.from.value && hour < DAYTIME.until.value;
  return inCampaign(axis.startMs + t * axis.stepMinutes * 60_000);
}

/** From 8 September to 30 January, by the date in Dutch winter time. */
function inCampaign(ms: number): boolean {
  const date = new Date(ms + 3_600_000);
  const monthDay = 100 * (date.getUTCMonth() + 1) + date.getUTCDate();
  return monthDay >= CAMPAIGN.first.value || monthDay <= CAMPAIGN.last.value;
}
