import { type Draws, draws } from '../profiles/draws.ts';
import { CLUSTER_FIGURES } from './national-figures.ts';
import type { Company, GridArea, GridDirection, Request } from './population.ts';

/** Of an area's queue, the companies of the population hold at most this part: the rest are others. */
const MOST_OF_QUEUE = 0.8;
const LEAST_MW = 0.2;
const HOURS = 8760;
const [FIRST_YEAR, LAST_YEAR] = [2021, 2026];

/** Companies with an area each, and what they wait for there. */
export interface Connected {
  readonly companies: readonly Company[];
  readonly requests: readonly Request[];
}

/** Gives each company an area in its province, and some of them a request that fits within the area's queue. */
export function connect(seed: number, companies: readonly Company[], areas: readonly GridArea[]): Connected {
  const regional = areas.filter(({ level }) => level === 'regional');
  const left = {
    offtake: roomOf(regional, area => area.offtake),
    feedIn: roomOf(regional, area => area.feedIn),
  };
  const requests: Request[] = [];
  const connected = companies.map((company, k) => {
    const random = draws(seed, 'request', k);
    const near = regional.filter(({ province }) => province === company.province);
    const area = [0, 1, 2]
      .map(() => random.pick(near))
      .reduce((best, one) => ((one.offtake.presentMw ?? 0) > (best.offtake.presentMw ?? 0) ? one : best));
    if (random.uniform() < CLUSTER_FIGURES.requestShare.value)
      for (const wish of wishes(random, company)) {
        const room = left[wish.direction].get(area.id)!;
        const powerMw = Math.floor(10 * Math.min(wish.powerMw, room.mw)) / 10;
        if (powerMw < LEAST_MW || room.requests < 1) continue;
        room.mw -= powerMw;
        room.requests--;
        const id = `syn-request-${String(requests.length + 1).padStart(4, '0')}`;
        const year = random.whole(FIRST_YEAR, LAST_YEAR);
        requests.push({ id, company: company.id, gridArea: area.id, ...wish, powerMw, year });
      }
    return { ...company, gridArea: area.id };
  });
  return { companies: connected, requests };
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
  // From a heat pump with a COP of 3.5 to a boiler for a good half of the heat (SECTORS.md 2).
  const electric = {
    direction: 'offtake',
    powerMw: heatMw * random.uniform(0.28, 0.6),
    purpose: 'electric heat',
  };
  const growth = {
    direction: 'offtake',
    powerMw: (company.connection?.importMw ?? 0) * random.uniform(0.1, 0.6),
    purpose: 'growth',
  };
  const panels = { direction: 'feedIn', powerMw: random.uniform(0.4, 3), purpose: 'solar panels' };
  const first = heatMw > 0.5 && random.uniform() < 0.75 ? electric : growth;
  return (random.uniform() < 1 / 3 ? [first, panels] : [first]) as readonly Wish[];
}
