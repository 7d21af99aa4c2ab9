import { type Axis, yearAxis } from '../../engine/index.ts';
import { type WorkDay, workDays } from './days.ts';
import type { SiteShape } from './site-shape.ts';
import { standstill } from './standstill.ts';

/** The level by plan per step of an hourly axis, as a share of its mean over the local calendar year. */
export function plannedLevels(
  site: SiteShape,
  siteSeed: number,
  axis: Axis,
  days: readonly WorkDay[],
): Float64Array {
  const meanOf = new Map<number, number>();
  for (const { year } of days) if (!meanOf.has(year)) meanOf.set(year, yearMean(site, siteSeed, year));
  return levels(site, siteSeed, axis, days).map((level, t) => level / meanOf.get(days[axis.day[t]!]!.year)!);
}

function yearMean(site: SiteShape, siteSeed: number, year: number): number {
  const axis = knownYear(year);
  const all = levels(site, siteSeed, axis, workDays(axis));
  return all.reduce((sum, level) => sum + level, 0) / axis.steps;
}

/** Of years asked for so far: thousands of sites share them, and a calendar has some two hundred. */
const YEARS = new Map<number, Axis>();

function knownYear(year: number): Axis {
  const axis = YEARS.get(year) ?? yearAxis(year, 60);
  YEARS.set(year, axis);
  return axis;
}

/** Hours, weekend, season and planned stops. */
function levels(
  { shape, stops }: SiteShape,
  siteSeed: number,
  axis: Axis,
  days: readonly WorkDay[],
): Float64Array {
  const stands = standstill(stops, siteSeed);
  const dayLevel = days.map(day => (stands(day) ? 0 : day.kind === 'workday' ? 1 : shape[day.kind]));
  const season = days.map(
    ({ dayOfYear }) =>
      1 + shape.seasonSwing * Math.cos((2 * Math.PI * (dayOfYear - shape.seasonPeakDay)) / 365.25),
  );
  const out = new Float64Array(axis.steps);
  for (let t = 0; t < axis.steps; t++) {
    const d = axis.day[t]!;
    const made = dayLevel[d]! * shape.workday[axis.hourOfDay[t]!]!;
    out[t] = (shape.idle + (1 - shape.idle) * made) * season[d]!;
  }
  return out;
}
