import { type Axis, InputError } from '../../engine/index.ts';
import { noise, normalShare, STREAM } from '../synthetic/noise.ts';
import { heatingShape } from '../synthetic/production.ts';
import { onAxis } from '../synthetic/refine.ts';
import { weather } from '../synthetic/weather.ts';
import { ARCHETYPES } from './archetypes.ts';
import { workDays } from './days.ts';
import { seedOf } from './draws.ts';
import { PROFILE_MODEL } from './model-figures.ts';
import { hoursAround, roughen, wholeHours } from './quarters.ts';
import { plannedLevels } from './schedule.ts';
import type { Archetype, Shape } from './shape.ts';
import { type ProfileCarrier, type SiteShape, siteShape } from './site-shape.ts';
import { tripLoss, tripOn } from './standstill.ts';

/** Share of the variance that a site's electricity and heat have in common. */
const SHARED = PROFILE_MODEL.site.shared.value;

/** Which profile of which site. */
export interface SiteProfile {
  /** Id of an archetype, see `siteArchetypes`. */
  readonly archetype: string;
  readonly carrier: ProfileCarrier;
  /** The site: the same seed gives its electricity and heat the same stops and shifts. A whole 31-bit number. */
  readonly siteSeed: number;
  /** The weather of the study, shared by all sites; the same as that of `generate`. */
  readonly weatherSeed: number;
}

/**
 * A synthetic profile of one site on an axis, as a share of its yearly mean: 1 over a calendar year, but for the luck of
 * its swings and trips. Local weekends, holidays and clock changes are those of the axis. A value depends on seeds and time
 * alone, so any stretch equals that stretch of the year, and quarters average to their hour.
 * @throws InputError for an unknown archetype, or a seed that is not a whole number of at most 31 bits.
 */
export function siteProfile(profile: SiteProfile, axis: Axis): Float64Array {
  const archetype = checked(profile);
  const site = siteShape(archetype, profile.carrier, profile.siteSeed);
  const { fromHour, hours } = hoursAround(axis);
  const { whole, first } = wholeHours(axis);
  const out = onAxis(hourly(site, profile, hours, fromHour), fromHour, whole, 'bounded');
  roughen(out, whole, site.shape.quarterSpread, seedOf(profile.siteSeed, profile.carrier, 'quarters'));
  return out.subarray(first, first + axis.steps);
}

function hourly(site: SiteShape, profile: SiteProfile, axis: Axis, fromHour: number): Float64Array {
  const { shape, stops } = site;
  const { siteSeed, carrier } = profile;
  const days = workDays(axis);
  const plan = plannedLevels(site, siteSeed, axis, days);
  const lost = 1 - tripLoss(stops);
  const swing = swingOf(shape, carrier, siteSeed, fromHour, axis.steps);
  for (let t = 0; t < axis.steps; t++) plan[t]! *= swing[t]! / lost;
  for (let d = 0, t = 0; d < days.length; d++) {
    const trip = tripOn(stops, siteSeed, days[d]!);
    for (; t < axis.steps && axis.day[t] === d; t++)
      if (trip && axis.hourOfDay[t]! >= trip[0] && axis.hourOfDay[t]! < trip[1]) plan[t]! *= stops.tripLevel;
  }
  return shape.weatherShare > 0 ? withWeather(plan, shape.weatherShare, profile, fromHour) : plan;
}

/** How busy it is: mean 1, between 0 and 2, part of it shared by electricity and heat. */
function swingOf(
  { spread, memoryHours }: Shape,
  carrier: ProfileCarrier,
  siteSeed: number,
  fromHour: number,
  hours: number,
): Float64Array {
  const memory = { decayHours: memoryHours, smoothHours: PROFILE_MODEL.site.smooth.value };
  const shared = noise(siteSeed, STREAM.production, memory, fromHour, hours);
  const own = noise(siteSeed, carrier === 'heat' ? STREAM.heat : STREAM.load, memory, fromHour, hours);
  const steepness = steepnessOf(spread);
  return shared.map(
    (z, t) => 2 * normalShare(steepness * (Math.sqrt(SHARED) * z + Math.sqrt(1 - SHARED) * own[t]!)),
  );
}

/**
 * k for which 2 Phi(k z) of a standard normal z, which lies between 0 and 2, has mean 1 and this standard deviation: its
 * variance is 2/pi arcsin(k^2 / (1 + k^2)). Bounded, because a works has a ceiling.
 */
function steepnessOf(spread: number): number {
  const share = Math.sin((Math.PI / 2) * spread * spread);
  return Math.sqrt(share / (1 - share));
}

function withWeather(plan: Float64Array, share: number, { weatherSeed }: SiteProfile, fromHour: number) {
  const heating = heatingShape(weather(weatherSeed, fromHour, plan.length));
  return plan.map((level, t) => (1 - share) * level + share * heating[t]!);
}

/** The archetype asked for, once everything about the request is right. */
function checked({ archetype, siteSeed, weatherSeed }: SiteProfile): Archetype {
  const found = ARCHETYPES.find(({ id }) => id === archetype);
  const seeds = { siteSeed, weatherSeed };
  const issues = Object.entries(seeds).flatMap(([name, value]) =>
    Number.isInteger(value) && Math.abs(value) < 2 ** 31
      ? []
      : [wrong(`/${name}`, 'out-of-range', value, 'a whole number of at most 31 bits')],
  );
  if (!found) {
    const known = ARCHETYPES.map(({ id }) => id).join(', ');
    issues.unshift(wrong('/archetype', 'unknown-archetype', archetype, `one of ${known}`));
  }
  if (issues.length) throw new InputError(issues);
  return found!;
}

function wrong(path: string, code: string, value: number | string, expected: string) {
  const message = `site profile: got ${value}, expected ${expected}`;
  return { path, code, message, expected, value: String(value) };
}
