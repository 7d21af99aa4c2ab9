import { draws } from './draws.ts';
import { PROFILE_MODEL } from './model-figures.ts';
import type { Archetype, Shape, Stops } from './shape.ts';

/** What a site takes or gives: electricity, or heat of its processes. */
export type ProfileCarrier = 'electricity' | 'heat';

const { site: FIGURES } = PROFILE_MODEL;
const MOST_SPREAD = FIGURES.mostSpread.value;

/** The shape and stops of one site: its archetype, varied by its seed. */
export interface SiteShape {
  readonly shape: Shape;
  readonly stops: Stops;
}

/** A site of an archetype. The shift and the stops are the site's; levels vary by carrier. */
export function siteShape(archetype: Archetype, carrier: ProfileCarrier, siteSeed: number): SiteShape {
  const { variation } = archetype;
  const site = draws(siteSeed, 'site');
  const shift = site.whole(-variation.shiftHours, variation.shiftHours);
  const stops = variedStops(archetype.stops, site.normal(), site.normal());
  const own = draws(siteSeed, carrier);
  const vary = (level: number, most: number) => varied(level, variation.levels * own.normal(), most);
  const base = archetype[carrier];
  return {
    stops,
    shape: {
      ...base,
      workday: base.workday.map((_, hour) => base.workday[(hour - shift + 24) % 24]!),
      saturday: vary(base.saturday, 1),
      sunday: vary(base.sunday, 1),
      idle: vary(base.idle, FIGURES.mostIdle.value),
      seasonSwing: vary(base.seasonSwing, FIGURES.mostSeason.value),
      seasonPeakDay: base.seasonPeakDay + FIGURES.seasonPeak.value * own.normal(),
      spread: vary(base.spread, MOST_SPREAD),
      quarterSpread: vary(base.quarterSpread, MOST_SPREAD),
    },
  };
}

/** A level between 0 and `most`, moved by `z` in log odds, so that a share near 0 or 1 stays one. */
function varied(level: number, z: number, most: number): number {
  const share = level / most;
  if (share <= 0 || share >= 1) return level;
  return most / (1 + ((1 - share) / share) * Math.exp(-z));
}

function variedStops(stops: Stops, early: number, long: number): Stops {
  const days = Math.round(FIGURES.campaignStart.value * early);
  const longer = Math.round(FIGURES.campaignEnd.value * long);
  return {
    ...stops,
    ...(stops.campaign && { campaign: [stops.campaign[0] + days, stops.campaign[1] + longer] }),
    tripChance: varied(stops.tripChance, FIGURES.tripChance.value * long, 1),
  };
}
