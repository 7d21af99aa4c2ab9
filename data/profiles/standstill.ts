import type { WorkDay } from './days.ts';
import { draws } from './draws.ts';
import { PROFILE_MODEL } from './model-figures.ts';
import type { Stops } from './shape.ts';

const { stops: FIGURES } = PROFILE_MODEL;

/** Says of a day whether a site stands still by plan: out of campaign, summer, Christmas, or a stop drawn per year. */
export function standstill(stops: Stops, siteSeed: number): (day: WorkDay) => boolean {
  const plannedOf = new Map<number, ReadonlySet<number>>();
  return day => {
    if (outOfCampaign(stops, day) || onHoliday(stops, day, siteSeed)) return true;
    if (stops.planned === 0) return false;
    if (!plannedOf.has(day.year)) plannedOf.set(day.year, plannedDays(stops, siteSeed, day.year));
    return plannedOf.get(day.year)!.has(day.dayOfYear);
  };
}

function outOfCampaign({ campaign }: Stops, { dayOfYear }: WorkDay): boolean {
  if (!campaign) return false;
  const [from, until] = campaign;
  return from <= until ? dayOfYear < from || dayOfYear > until : dayOfYear < from && dayOfYear > until;
}

function onHoliday(stops: Stops, { dayOfYear }: WorkDay, siteSeed: number): boolean {
  if (stops.christmas && (dayOfYear >= FIGURES.christmasFrom.value || dayOfYear === 1)) return true;
  if (stops.summerDays === 0) return false;
  // Whole weeks off, in one of the three building holiday regions.
  const region = draws(siteSeed, 'summer').whole(-1, 1);
  const middle = FIGURES.summerMiddle.value + FIGURES.regionsApart.value * region;
  return Math.abs(dayOfYear - middle) < stops.summerDays / 2;
}

/** Stops spread over the year, one in each equal part of it, so that they never meet. */
function plannedDays({ planned, plannedDays }: Stops, siteSeed: number, year: number): ReadonlySet<number> {
  const part = FIGURES.plannedWithin.value / planned;
  const random = draws(siteSeed, 'stops', year);
  const days = new Set<number>();
  for (let k = 0; k < planned; k++) {
    const first = Math.floor(1 + k * part + random.uniform(0, part - plannedDays));
    for (let d = 0; d < plannedDays; d++) days.add(first + d);
  }
  return days;
}

/** Hours of a day lost by accident: `[from, until)`, or nothing. */
export function tripOn(stops: Stops, siteSeed: number, day: WorkDay): readonly [number, number] | undefined {
  if (stops.tripChance === 0) return undefined;
  const random = draws(siteSeed, 'trip', day.epochDay);
  if (random.uniform() >= stops.tripChance) return undefined;
  const from = random.whole(0, 23);
  return [from, from + random.whole(1, stops.tripHours)];
}

/** Share of production that trips take away, in expectation: hours after midnight do not count. */
export function tripLoss({ tripChance, tripHours, tripLevel }: Stops): number {
  let hours = 0;
  for (let from = 0; from < 24; from++)
    for (let length = 1; length <= tripHours; length++)
      hours += Math.min(length, 24 - from) / (24 * tripHours);
  return tripHours === 0 ? 0 : (tripChance * (1 - tripLevel) * hours) / 24;
}
