import { figures, type Sourced } from '../tables/sourced.ts';
import { ARCHETYPES } from './archetypes.ts';
import type { Archetype, Shape, Stops, Variation } from './shape.ts';

const SHARE = 'share of the level at full production';
/** Unit of each field of an archetype, so that a new field cannot be without one. */
const SHAPE_UNITS: Readonly<Record<keyof Shape, string>> = {
  workday: `${SHARE} by local hour`,
  saturday: 'share of a working day',
  sunday: 'share of a working day',
  idle: SHARE,
  seasonSwing: 'share of the mean',
  seasonPeakDay: 'day of the year',
  weatherShare: 'share of the mean',
  spread: 'share, standard deviation',
  memoryHours: 'h',
  quarterSpread: 'share, standard deviation',
};
const STOP_UNITS: Readonly<Record<keyof Stops, string>> = {
  campaign: 'day of the year, from and to',
  summerDays: 'days',
  christmas: 'from 24 December to 1 January',
  planned: 'stops a year',
  plannedDays: 'days',
  tripChance: 'chance per day',
  tripHours: 'h',
  tripLevel: SHARE,
};
const VARIATION_UNITS: Readonly<Record<keyof Variation, string>> = {
  shiftHours: 'h earlier or later',
  levels: 'share, standard deviation',
};

/** Every figure of every archetype, with the source and mark of its archetype, for the data dictionary. */
export const ARCHETYPE_FIGURES = ARCHETYPES.map(archetype => {
  const { id, title, electricity, heat, stops, variation } = archetype;
  return {
    id,
    title,
    electricity: sourced(electricity, SHAPE_UNITS, archetype),
    heat: sourced(heat, SHAPE_UNITS, archetype),
    stops: sourced(stops, STOP_UNITS, archetype),
    variation: sourced(variation, VARIATION_UNITS, archetype),
  };
});

function sourced<T extends object>(
  values: T,
  units: Readonly<Record<keyof T, string>>,
  { source, mark }: Archetype,
): Readonly<Record<string, Sourced<unknown>>> {
  const figure = figures(source, mark);
  return Object.fromEntries(
    Object.entries(values).map(([field, value]) => [field, figure(told(value), units[field as keyof T])]),
  );
}

/** As a person reads it: hours of the day without the rounding of a cosine. */
function told(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(told);
  if (typeof value === 'number') return Number(value.toPrecision(6));
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : value;
}
