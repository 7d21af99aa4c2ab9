import {
  type GroupPeakCharge,
  type Issue,
  type SharedLimit,
  type SiteGroup,
  type SiteOperation,
  times,
} from '../../../engine/index.ts';
import { valuesOf } from './draft.ts';
import { add, addBus, bounds, type Network } from './network.ts';
import { addPeakLinks } from './peaks.ts';

/** The public grid, that gives and takes whatever is asked: what it costs stands on the links of the sites. */
const GRID = 'grid';

/**
 * Adds the public grid and a link for each shared limit, the limit of more sites outside that of fewer. Returns the bus to
 * which each site is connected.
 */
export function addPublicGrid(
  network: Network,
  group: SiteGroup,
  operations: readonly SiteOperation[],
): ReadonlyMap<string, string> {
  addBus(network, GRID, 'electricity');
  add(network, 'generators', GRID, { bus: GRID, p_nom: Number.POSITIVE_INFINITY, p_min_pu: -1 });
  const outside = new Map(group.sites.map(({ name }) => [name, GRID]));
  for (const limit of largestFirst(group.sharedLimits)) {
    const name = `shared/${limit.name}`;
    const members = operations.filter(site => limit.sites.includes(site.name));
    addBus(network, name, 'electricity');
    add(network, 'links', name, {
      bus0: outside.get(limit.sites[0]!) ?? GRID,
      bus1: name,
      ...bounds(limit.importMw, times(limit.exportMw, -1)),
      p0: netImportMw(members, network.axis.steps),
    });
    for (const site of limit.sites) outside.set(site, name);
    limit.peaks?.forEach((charge, p) => {
      addGroupPeak(network, limit, charge, p, outside, operations);
    });
  }
  return outside;
}

/**
 * A charge on the highest net import of the members of each month or week is the price of the size of a link that is there in that
 * period only, between their bus and what is outside; beside it a link the other way, which costs nothing.
 */
function addGroupPeak(
  network: Network,
  limit: SharedLimit,
  charge: GroupPeakCharge,
  p: number,
  outside: Map<string, string>,
  operations: readonly SiteOperation[],
): void {
  const { axis } = network;
  const sites = charge.sites ?? limit.sites;
  const bus0 = outside.get(sites[0]!)!;
  const bus1 = addBus(network, `shared/${limit.name}/metered-${p}`, 'electricity');
  const net = netImportMw(
    operations.filter(site => sites.includes(site.name)),
    axis.steps,
  );
  addPeakLinks(network, charge, `shared/${limit.name}/peak-${p}`, {
    bus0,
    bus1,
    mw: net.map(mw => Math.max(0, mw)),
  });
  add(network, 'links', `shared/${limit.name}/fed-in-${p}`, {
    bus0: bus1,
    bus1: bus0,
    p_nom: Number.POSITIVE_INFINITY,
    p0: net.map(mw => Math.max(0, -mw)),
  });
  for (const site of sites) outside.set(site, bus1);
}

/** Limits and charges that share sites of which neither holds all of the other: a tree of buses cannot have both. */
export function overlapIssues({ sharedLimits }: SiteGroup): Issue[] {
  const sets = sharedLimits.flatMap(({ name, sites, peaks = [] }, l) => [
    { l, name, sites },
    ...peaks.flatMap(charge => (charge.sites ? [{ l, name, sites: charge.sites }] : [])),
  ]);
  return sets.flatMap((one, k) =>
    sets.slice(k + 1).flatMap((other): Issue[] => {
      const { l } = one;
      const both = one.sites.filter(site => other.sites.includes(site)).length;
      if (both === 0 || both === Math.min(one.sites.length, other.sites.length)) return [];
      const expected = 'limits that have no site in common or all sites of one of them';
      const message = `shared limits "${one.name}" and "${other.name}" overlap: PyPSA has no component for that, expected ${expected}`;
      return [{ path: `/sharedLimits/${l}/sites`, code: 'not-in-pypsa', message, expected, value: one.name }];
    }),
  );
}

function largestFirst(limits: readonly SharedLimit[]): SharedLimit[] {
  return [...limits].sort((a, b) => b.sites.length - a.sites.length);
}

function netImportMw(members: readonly SiteOperation[], steps: number): Float64Array {
  const net = new Float64Array(steps);
  const count = (site: SiteOperation, name: string, sign: number) => {
    if (!site.flows.some(flow => flow.name === name)) return;
    valuesOf(site, name).forEach((mw, t) => {
      net[t]! += sign * mw;
    });
  };
  for (const site of members) {
    count(site, 'import', 1);
    count(site, 'breach', 1);
    count(site, 'export', -1);
  }
  return net;
}
