import { distanceKm, type Place } from '../geo/provinces.ts';
import { type Draws, draws } from '../profiles/draws.ts';
import { MODEL_FIGURES } from './model-figures.ts';
import { CLUSTER_FIGURES } from './national-figures.ts';
import type { Company, GridArea, GridDirection, Request } from './population.ts';

const { requests: FIGURES } = MODEL_FIGURES;
const MOST_OF_QUEUE = FIGURES.mostOfQueue.value;
const HOURS = 8760;

/** Companies with an area each, and what they wait for there. */
export interface Connected {
  readonly companies: readonly Company[];
  readonly requests: readonly Request[];
}

/**
 * Gives each company an area: one in its province, or the nearest where company and areas have a place on the map. Some
 * made-up companies get a request that fits within the area's queue; nothing is asked in the name of a real one.
 */
export function connect(seed: number, companies: readonly Company[], areas: readonly GridArea[]): Connected {
  const regional = areas.filter(({ level }) => level === 'regional');
  const left = {
    offtake: roomOf(regional, area => area.offtake),
    feedIn: roomOf(regional, area => area.feedIn),
  };
  const requests: Request[] = [];
  const connected = companies.map((company, k) => {
    const random = draws(seed, 'request', k);
    const area = nearestArea(company, regional) ?? areaInProvince(random, company, regional);
    if (!area) return company;
    if (company.synthetic && random.uniform() < CLUSTER_FIGURES.requestShare.value)
      for (const wish of wishes(random, company)) {
        const room = left[wish.direction].get(area.id)!;
        const powerMw = Math.floor(10 * Math.min(wish.powerMw, room.mw)) / 10;
        if (powerMw < FIGURES.least.value || room.requests < 1) continue;
        room.mw -= powerMw;
        room.requests--;
        const id = `syn-request-${String(requests.length + 1).padStart(4, '0')}`;
        const year = random.whole(...FIGURES.years.value);
        requests.push({ id, company: company.id, gridArea: area.id, ...wish, powerMw, year });
      }
    return { ...company, gridArea: area.id };
  });
  return { companies: connected, requests };
}

function nearestArea(company: Company, areas: readonly GridArea[]): GridArea | undefined {
  const here = placeOf(company);
  if (!here) return undefined;
  let best: { area: GridArea; km: number } | undefined;
  for (const area of areas) {
    const there = placeOf(area);
    const km = there ? distanceKm(here, there) : Number.POSITIVE_INFINITY;
    if (km < (best?.km ?? Number.POSITIVE_INFINITY)) best = { area, km };
  }
  return best?.area;
}

function placeOf({ latitude, longitude }: Partial<Place>): Place | null {
  return latitude === undefined || longitude === undefined ? null : { latitude, longitude };
}

/** The largest of three drawn: large stations have more companies. None where the map has no area in the province. */
function areaInProvince(random: Draws, company: Company, areas: readonly GridArea[]): GridArea | undefined {
  const near = areas.filter(({ province }) => province !== undefined && province === company.province);
  if (near.length === 0) return undefined;
  return [0, 1, 2]
    .map(() => random.pick(near))
    .reduce((best, one) => ((one.offtake.presentMw ?? 0) > (best.offtake.presentMw ?? 0) ? one : best));
}

function roomOf(areas: readonly GridArea[], of: (area: GridArea) => GridDirection) {
  return new Map(
    areas.map(area => {
      const { queueMw = 0, requestsInQueue = 0 } = of(area);
      const room = { mw: MOST_OF_QUEUE * queueMw, requests: Math.floor(MOST_OF_QUEUE * requestsInQueue) };
      return [area.id, room] as const;
    }),
  );
}

type Wish = Pick<Request, 'direction' | 'powerMw'> & { readonly purpose: string };

/** Electric heat for those with steam or hot water, growth for the others, and for one in three panels. */
function wishes(random: Draws, company: Company): readonly Wish[] {
  const { steam = 0, hotWater = 0 } = company.heatMwhPerYear ?? {};
  const heatMw = (steam + hotWater) / HOURS / (company.utilisation ?? 1);
  const electric = {
    direction: 'offtake',
    powerMw: heatMw * random.uniform(...FIGURES.electricHeat.value),
    purpose: 'electric heat',
  };
  const growth = {
    direction: 'offtake',
    powerMw: (company.connection?.importMw ?? 0) * random.uniform(...FIGURES.growth.value),
    purpose: 'growth',
  };
  const panels = {
    direction: 'feedIn',
    powerMw: random.uniform(...FIGURES.panels.value),
    purpose: 'solar panels',
  };
  const hasHeat = heatMw > FIGURES.electricHeatFrom.value;
  const first = hasHeat && random.uniform() < FIGURES.electricHeatChance.value ? electric : growth;
  return (random.uniform() < 1 / FIGURES.panelsOneIn.value ? [first, panels] : [first]) as readonly Wish[];
}
