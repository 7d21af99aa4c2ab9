import type { Axis } from '../calendar/axis.ts';
import { sitesIn, type Tie, type Unit, unitOf } from './tied.ts';

/** Units behind the same limits of which each could only leave load unserved, as one load that may be left unserved. */
export interface Crowd {
  readonly unit: Unit;
  readonly of: readonly Unit[];
  /** What they take together when all is served, MW; below nil they feed in, which no plan changes. */
  readonly netMw: Float64Array;
}

/** Crowds by the limits that they are behind; `netMw`: of every site, with all served. */
export function crowdsOf(
  units: readonly Unit[],
  ties: readonly Tie[],
  netMw: ReadonlyMap<string, Float64Array>,
  axis: Axis,
): Crowd[] {
  const byTies = new Map<string, Unit[]>();
  for (const unit of units) {
    const key = JSON.stringify(ties.map(tie => sitesIn(unit, tie).length > 0));
    byTies.set(key, [...(byTies.get(key) ?? []), unit]);
  }
  return [...byTies.values()].map((of, k) => crowdOf(`crowd-${k}`, of, netMw, axis));
}

function crowdOf(
  name: string,
  of: readonly Unit[],
  nets: ReadonlyMap<string, Float64Array>,
  axis: Axis,
): Crowd {
  const sites = of.flatMap(unit => unit.sites);
  const netMw = new Float64Array(axis.steps);
  for (const site of sites)
    nets.get(site.name)!.forEach((mw, t) => {
      netMw[t]! += mw;
    });
  const load = netMw.map(mw => Math.max(0, mw));
  const unserved = sites.flatMap(site => site.unserved.electricityEurPerMwh ?? []);
  const site = {
    ...sites[0]!,
    name,
    electricityLoadMw: load,
    heatLoadMw: {},
    assets: [],
    peaks: [],
    budgets: [],
    limits: { importMw: load, exportMw: 0 },
    unserved: {
      electricityEurPerMwh: unserved.length > 0 ? Math.min(...unserved) : null,
      heatEurPerMwh: null,
    },
  };
  return { unit: unitOf({ name, sites: [site], sharedLimits: [] }, [], axis), of, netMw };
}

/** The limits with a crowd in place of its units. */
export function tiesWith(ties: readonly Tie[], crowds: readonly Crowd[]): Tie[] {
  return ties.map(tie => {
    const behind = crowds.filter(({ of }) => of.some(unit => sitesIn(unit, tie).length > 0));
    const gone = new Set(crowds.flatMap(({ of }) => of.flatMap(unit => unit.sites.map(({ name }) => name))));
    const [importMw, exportMw] = [tie.importMw.slice(), tie.exportMw.slice()];
    for (const { netMw } of behind)
      netMw.forEach((mw, t) => {
        importMw[t]! -= Math.min(0, mw);
        exportMw[t]! += Math.min(0, mw);
      });
    const sites = [...tie.sites.filter(name => !gone.has(name)), ...behind.map(({ unit }) => unit.name)];
    return { ...tie, sites, importMw, exportMw };
  });
}

/** What each site of a crowd takes when the crowd takes so much: what is left unserved is of all who can, by how far they can. */
export function spreadInto(
  out: Map<string, Float64Array>,
  { of, netMw }: Crowd,
  takenMw: Float64Array,
  nets: ReadonlyMap<string, Float64Array>,
): void {
  const ranges = of.flatMap(unit => unit.sites.map((site, s) => ({ name: site.name, ...unit.ranges[s]! })));
  const reach = netMw.map((_, t) => ranges.reduce((sum, one) => sum + one.mostMw[t]! - one.leastMw[t]!, 0));
  for (const { name, leastMw, mostMw } of ranges) {
    const own = nets.get(name)!;
    out.set(
      name,
      own.map((mw, t) => {
        const short = Math.max(0, netMw[t]!) - takenMw[t]!;
        return reach[t]! > 0 ? mw - (short * (mostMw[t]! - leastMw[t]!)) / reach[t]! : mw;
      }),
    );
  }
}
