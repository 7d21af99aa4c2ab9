import { type Company, type Population, syntheticPopulation } from '../data/index.ts';
import { yearAxis } from '../engine/index.ts';
import { flexStudyOfAreas, type Study } from '../scenarios/index.ts';

/** How large the area of the benchmark is. */
export interface AreaSize {
  readonly companies: number;
  readonly connections: number;
  readonly requests: number;
  readonly weatherYears: number;
}

const YEAR = 2026;
/** Of the demand behind the station that the connections are. */
const CONNECTED_SHARE = 0.5;
/** Contract of a company that stands behind a station, MW. */
const SMALLEST_MW = 0.3;
const LARGEST_MW = 6;
/** Mean price of power in the price years, EUR/MWh. */
const PRICES_EUR = [75, 110];

const FIRM = { preset: 'firm' };
/** Companies that are offered a contract for calls, those with most work that can wait. */
const OFFERED = 8;
/** As the time-duration right of the national operator, by a regional one. */
const MOST_HOURS = {
  name: 'most-hours',
  shape: 'hours-share',
  guaranteedShare: 0.85,
  contractShare: 0,
  call: {
    by: ['regional', 'national'],
    notice: 'day-ahead',
    noticeHour: 8.5,
    hoursPerYear: 1314,
    toShare: 0,
  },
} as const;

/** Calls of the last leave companies half of their contract. */
function designsFor(sites: Study['sites']): NonNullable<Study['designs']> {
  const canWait = sites.filter(({ assets }) => assets?.some(({ kind }) => kind === 'loadShift'));
  const offered = canWait.slice(0, OFFERED).map(({ name }) => name);
  const rights = [{ preset: 'cbc-a', call: { toShare: 0.5 } }];
  return [
    { name: 'firm', rightsForRequests: [FIRM] },
    { name: 'vvtr', rightsForRequests: [{ preset: 'vvtr' }] },
    { name: 'tbtr', rightsForRequests: [{ preset: 'tbtr' }] },
    { name: 'most-hours', rightsForRequests: [MOST_HOURS] },
    { name: 'cbc', rightsForRequests: [FIRM], offers: [{ sites: offered, rights }] },
  ];
}

/** A station of thousands of connections and some tens of companies, under a supply area, under a national one. */
export function areaStudy(size: AreaSize, seed: number): Study {
  const population = inOneArea(syntheticPopulation(seed), size.companies);
  const area = population.companies[0]!.gridArea!;
  const weatherSeeds = Array.from({ length: size.weatherYears }, (_, y) => seed + y);
  const options = {
    axis: yearAxis(YEAR, 60),
    weatherSeeds,
    mostMembers: size.companies,
    mostRequests: size.requests,
  };
  const { study } = flexStudyOfAreas(population, [area], options, {
    name: 'area-bench',
    year: YEAR,
    designs: [],
    prices: {
      electricity: { dayAheadEurPerMwh: { generator: 'price', meanTo: PRICES_EUR[0]! } },
      fuels: { naturalGas: { priceEurPerMwh: { path: 'gas-tno' } } },
    },
    carbon: { etsEurPerTon: { path: 'ets-middle' } },
    paths: pathsOf(weatherSeeds),
    rest: {
      solve: { seed, tolerance: 1e-4 },
      reliability: { mostHours: 24, mostMwh: 50 },
      simulation: { largestOptimum: 0, looksBeyond: 1 },
    },
  });
  return withConnections({ ...study, designs: designsFor(study.sites) }, size.connections, seed);
}

/** Companies that could stand behind one station, all in the area with most room that has a queue. */
function inOneArea(population: Population, count: number): Population {
  const areas = population.gridAreas.filter(({ level, offtake }) => level === 'regional' && offtake.queueMw);
  const area = areas.toSorted((a, b) => (b.offtake.neededMw ?? 0) - (a.offtake.neededMw ?? 0))[0]!;
  const fits = ({ connection, sector }: Company) =>
    sector !== 'waste' && connection!.importMw >= SMALLEST_MW && connection!.importMw <= LARGEST_MW;
  const fitting = population.companies.filter(fits);
  const every = Math.floor(fitting.length / count);
  const companies = fitting.filter((_, k) => k % every === 0).slice(0, count);
  return {
    ...population,
    companies: companies.map(company => ({ ...company, gridArea: area.id })),
  };
}

function pathsOf(weatherSeeds: readonly number[]): NonNullable<Study['paths']> {
  return weatherSeeds.flatMap(weather =>
    PRICES_EUR.map(eur => ({
      name: `weather-${weather}-price-${eur}`,
      changes: [
        { pointer: '/solve/seed', value: weather },
        { pointer: '/prices/electricity/dayAheadEurPerMwh/meanTo', value: eur },
      ],
    })),
  );
}

/** A station below the supply area: half of its demand are so many connections, and all companies hang on it. */
function withConnections(study: Study, count: number, groupSeed: number): Study {
  const [area] = study.areas!;
  const [supply, ...above] = area!.nodes;
  const { parameters } = supply!.backgroundMw as { parameters: Readonly<Record<string, number>> };
  const connectedMw = CONNECTED_SHARE * parameters.demandMw!;
  const rest = { ...parameters, demandMw: parameters.demandMw! - connectedMw };
  const station = {
    name: 'station',
    kind: 'station',
    parent: supply!.name,
    importMw: supply!.importMw,
    exportMw: supply!.exportMw,
    backgroundMw: { generator: 'connections', parameters: { count, meanMw: connectedMw, groupSeed } },
  } as const;
  const below = { ...supply!, backgroundMw: { generator: 'feeder', parameters: rest } as const };
  const onStation = <T extends { readonly node?: string }>(site: T): T => ({ ...site, node: 'station' });
  return {
    ...study,
    areas: [{ ...area!, nodes: [station, below, ...above] }],
    sites: study.sites.map(onStation),
    requests: study.requests!.map(onStation),
  };
}
