import {
  type Issue,
  type SharedLimit,
  type SiteGroup,
  type SiteOperation,
  times,
} from '../../../engine/index.ts';
import { valuesOf } from './draft.ts';
import { add, addBus, bounds, type Network } from './network.ts';

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
  }
  return outside;
}

/** Limits that share sites of which neither holds all of the other: a tree of buses cannot have both. */
export function overlapIssues({ sharedLimits }: SiteGroup): Issue[] {
  return sharedLimits.flatMap((one, l) =>
    sharedLimits.slice(l + 1).flatMap((other): Issue[] => {
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
