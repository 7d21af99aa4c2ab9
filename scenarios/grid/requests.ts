import {
  type Company,
  FLEX_AREA_FIGURES as FIGURES,
  type GridArea,
  type Request,
  SITE_ARCHETYPES,
} from '../../data/index.ts';
import type { StudySite } from '../schema/study.ts';
import type { Assumptions } from './assumption.ts';
import type { FilledOptions } from './options.ts';
import { heatPeak, highest, loadShares, type Works } from './profile-peak.ts';
import { round, worksSite } from './works-site.ts';

/** A request on the list of an area, or several of the map that are let in together. */
export interface AreaRequest {
  readonly site: StudySite;
  readonly mw: number;
  /** Requests of the map that it stands for. */
  readonly count: number;
}

/** What is needed to make the list. */
export interface QueueOf {
  readonly area: GridArea;
  readonly requests: readonly Request[];
  readonly companies: readonly Company[];
  readonly node: string;
  readonly nameOf: (name: string) => string;
  readonly options: FilledOptions;
}

/** Requests of less are not made. */
const LEAST_MW = 0.05;

/**
 * The waiting list of an area in a direction: the requests of the population by year, among equals as they are listed, and then
 * what the map has beyond them, in equal parts. The sum is that of the map.
 */
export function queueOf(queue: QueueOf, noted: Assumptions): AreaRequest[] {
  const { area, options, requests } = queue;
  const { direction, mostRequests } = options;
  const { queueMw = 0, requestsInQueue = 0 } = area[direction];
  const known = requests
    .filter(one => one.gridArea === area.id && one.direction === direction)
    .sort((a, b) => (a.year ?? 0) - (b.year ?? 0) || (a.id < b.id ? -1 : 1))
    .slice(0, mostRequests);
  const own = known.map(request => requestOf(queue, request));
  const restMw = queueMw - known.reduce((sum, { powerMw }) => sum + powerMw, 0);
  const left = Math.max(0, requestsInQueue - own.length);
  const most = Math.max(1, Math.min(mostRequests - own.length, left || mostRequests));
  const parts = restMw < LEAST_MW ? 0 : most;
  const rest = Array.from({ length: parts }, (_, k) => {
    const count = Math.floor((left * (k + 1)) / parts) - Math.floor((left * k) / parts);
    return { ...partOf(queue, k, restMw / parts), count };
  });
  if (rest.length > 0)
    noted.say(
      `/areas/${area.id}/queue`,
      `${round(restMw)} MW in ${parts} parts`,
      `${left} requests of others`,
      'The map has their sum and number only: equal parts after the known ones, of works of all archetypes by turns; feed-in is solar panels',
      'D',
    );
  return [...own, ...rest];
}

function requestOf(queue: QueueOf, request: Request): AreaRequest {
  const { companies } = queue;
  const company = companies.find(({ id }) => id === request.company);
  const works = company?.profile ?? worksAt(0);
  const base = { name: `${company?.name ?? request.company} ${request.purpose ?? ''}`, works };
  const mw = request.powerMw;
  const sector = company?.sector ?? 'other';
  if (request.direction === 'feedIn') return { site: panels(queue, base.name, mw), mw, count: 1 };
  const hasHeat = (company?.heatMwhPerYear?.steam ?? 0) + (company?.heatMwhPerYear?.hotWater ?? 0) > 0;
  const site =
    request.purpose === 'electric heat' && hasHeat
      ? electricHeat(queue, base.name, sector, works, mw)
      : growth(queue, base.name, sector, works, mw);
  return { site, mw, count: 1 };
}

/** A part of the queue of others. */
function partOf(queue: QueueOf, k: number, mw: number): Omit<AreaRequest, 'count'> {
  const { area, options } = queue;
  const name = `${area.name} queue ${k + 1}`;
  if (options.direction === 'feedIn') return { site: panels(queue, name, mw), mw };
  return { site: growth(queue, name, 'other', worksAt(k), mw), mw };
}

function worksAt(k: number): Works {
  const usual = SITE_ARCHETYPES.filter(({ id }) => id !== 'waste');
  return { archetype: usual[k % usual.length]!.id, siteSeed: k + 1 };
}

/** More of the same: a load whose peak is the contract less what is kept above a peak. */
function growth(queue: QueueOf, name: string, sector: string, works: Works, mw: number): StudySite {
  const { options } = queue;
  const electricityMw = round(mw / options.contractOverPeak / highest(loadShares(works, options)));
  return worksSite({ ...common(queue, name, mw), ...works, sector, electricityMw }, options);
}

/** Heat that a gas boiler gives now: an electrode boiler that can carry its busiest hour stands beside it. */
function electricHeat(queue: QueueOf, name: string, sector: string, works: Works, mw: number): StudySite {
  const { options } = queue;
  const steam = round((mw * FIGURES.electrodeBoiler.value) / heatPeak(works, options));
  return worksSite(
    { ...common(queue, name, mw), ...works, sector, heatMw: { steam }, electrodeMw: mw },
    options,
  );
}

function common({ area, node, nameOf }: QueueOf, name: string, mw: number) {
  return {
    name: nameOf(name),
    node,
    operator: area.operator,
    importMw: round(mw),
    exportMw: 0,
    electricityMw: 0,
    heatMw: {},
    chpMw: 0,
    electrodeMw: 0,
    inEts: false,
  };
}

function panels({ node, nameOf, options }: QueueOf, name: string, mw: number): StudySite {
  const curtailmentEurPerMwh = -options.panelsStopBelow;
  return {
    name: nameOf(name),
    node,
    sector: 'energy',
    contract: { importMw: 0, exportMw: round(mw) },
    demand: {},
    assets: [{ kind: 'pv', name: 'pv', peakMw: round(mw), curtailmentEurPerMwh }],
    carbon: { inEts: false },
  };
}
