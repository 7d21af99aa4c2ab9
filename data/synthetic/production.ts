import type { Axis } from '../../engine/index.ts';
import { type Memory, noise, STREAM, type Stream } from './noise.ts';
import type { Weather } from './weather.ts';

/**
 * When a works runs: all year; five or six days round the clock; working days from 7 to 18; or a harvest campaign.
 * Shapes are design choices; the campaign has the 3,480 hours of a Dutch sugar factory (MIDDEN, utilisation 0.397).
 */
export const ARCHETYPES = ['continuous', 'fiveDay', 'sixDay', 'daytime', 'campaign'] as const;
export type Archetype = (typeof ARCHETYPES)[number];

const CAMPAIGN = { firstDay: 908, lastDay: 130, days: 145 } as const;
/** Share of the year in which each archetype runs, for its mean to be what was asked. */
const RUNNING_SHARE: Readonly<Record<Archetype, number>> = {
  continuous: 1,
  fiveDay: 5 / 7,
  sixDay: 6 / 7,
  daytime: (5 * 11) / 168,
  campaign: CAMPAIGN.days / 365.25,
};

const PRODUCTION: Memory = { decayHours: 60, smoothHours: 2 };
const OWN: Memory = { decayHours: 8, smoothHours: 0.5 };
/** Share of the variance that a site's load and heat have in common: how busy it is. */
const COMMON = 0.6;

/** Mean of degrees below 15.5 C over a year of the tool's weather at its default mean of 11 C, for `weatherShare`. */
const HEATING_BASE_C = 15.5;
const DEFAULT_MEAN_C = 11;
const MEAN_HEATING_C = 5.5;

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
  return warmthC.map(warmth => Math.max(0, HEATING_BASE_C - DEFAULT_MEAN_C - warmth) / MEAN_HEATING_C);
}

function runs(archetype: Archetype, axis: Axis, t: number): boolean {
  const weekday = axis.weekday[t]!;
  const hour = axis.hourOfDay[t]!;
  if (archetype === 'continuous') return true;
  if (archetype === 'fiveDay') return weekday <= 5;
  if (archetype === 'sixDay') return weekday <= 6;
  if (archetype === 'daytime') return weekday <= 5 && hour >= 7 && hour < 18;
  return inCampaign(axis.startMs + t * axis.stepMinutes * 60_000);
}

/** From 8 September to 30 January, by the date in Dutch winter time. */
function inCampaign(ms: number): boolean {
  const date = new Date(ms + 3_600_000);
  const monthDay = 100 * (date.getUTCMonth() + 1) + date.getUTCDate();
  return monthDay >= CAMPAIGN.firstDay || monthDay <= CAMPAIGN.lastDay;
}
