import type { Axis } from '../calendar/axis.ts';
import type { SiteGroup } from '../site/site.ts';
import { type ExchangeRange, exchangeRange, isRigid } from './exchange-range.ts';
import { LEAST_OVERLOAD_MW } from './overload.ts';
import type { Together } from './run-sites.ts';

/** Members that run as one, and how far their exchange can move. */
export interface Unit extends Together {
  /** Places in the area, in the order of `sites`. */
  readonly members: readonly number[];
  readonly ranges: readonly ExchangeRange[];
  readonly isRigid: boolean;
}

/** A limit on the net exchange of several sites, MW by step; below nil the others have to give that much. */
export interface Tie {
  readonly name: string;
  readonly sites: readonly string[];
  readonly importMw: Float64Array;
  readonly exportMw: Float64Array;
}

/** Units that limits tie together, and these limits: what is decided for one part is nothing to any other. */
export interface TiedPart {
  readonly units: readonly Unit[];
  readonly ties: readonly Tie[];
}

export function unitOf(together: Together, members: readonly number[], axis: Axis): Unit {
  const ranges = together.sites.map(site => exchangeRange(site, axis));
  return { ...together, members, ranges, isRigid: ranges.every(isRigid) };
}

/**
 * What limits tie together. Units that exchange the same whatever they plan are taken off the limits; limits that no plan of the
 * rest can reach are left out; what then hangs together is a part, in the order of its first unit. A limit that the rigid ones break
 * alone is left as a part without units, if need be: nobody can mend it.
 *
 * `carriedMw`: net exchange by member of a run; where that is beyond a limit, as much may be.
 */
export function tiedParts(
  units: readonly Unit[],
  ties: readonly Tie[],
  carriedMw: readonly Float64Array[] | null,
): TiedPart[] {
  const free = units.filter(unit => !unit.isRigid);
  const left = ties
    .map(tie => withoutRigid(tie, units))
    .map(tie => (carriedMw ? raisedTo(tie, free, carriedMw) : tie))
    .filter(tie => canBind(tie, free));
  const parts: { units: Set<number>; ties: Tie[] }[] = [];
  for (const tie of left) {
    const own = new Set([...free.keys()].filter(u => sitesIn(free[u]!, tie).length > 0));
    const joined = parts.filter(part => [...part.units].some(u => own.has(u)));
    for (const part of joined) for (const u of part.units) own.add(u);
    const others = parts.filter(part => !joined.includes(part));
    parts.splice(0, parts.length, ...others, {
      units: own,
      ties: [...joined.flatMap(part => part.ties), tie],
    });
  }
  const first = ({ units: own }: { units: ReadonlySet<number> }) => Math.min(...own);
  return parts
    .sort((a, b) => first(a) - first(b))
    .map(part => ({ units: free.filter((_, u) => part.units.has(u)), ties: part.ties }));
}

/** Whether a unit can move its exchange without leaving load unserved. */
export function isMover({ ranges }: Unit): boolean {
  return ranges.some(({ isStill }) => !isStill);
}

/** The units of a part as one program. */
export function groupOf({ units, ties }: TiedPart, axis: Axis): SiteGroup {
  return {
    axis,
    sites: units.flatMap(({ sites }) => sites),
    sharedLimits: [...units.flatMap(({ sharedLimits }) => sharedLimits), ...ties],
  };
}

/** Places of the sites of a unit that a limit holds. */
export function sitesIn({ sites }: Together, tie: Pick<Tie, 'sites'>): number[] {
  return [...sites.keys()].filter(s => tie.sites.includes(sites[s]!.name));
}

function withoutRigid(tie: Tie, units: readonly Unit[]): Tie {
  const [importMw, exportMw] = [tie.importMw.slice(), tie.exportMw.slice()];
  for (const unit of units) {
    if (!unit.isRigid) continue;
    for (const s of sitesIn(unit, tie)) {
      const { leastMw } = unit.ranges[s]!;
      for (let t = 0; t < leastMw.length; t++) {
        importMw[t]! -= leastMw[t]!;
        exportMw[t]! += leastMw[t]!;
      }
    }
  }
  return { ...tie, importMw, exportMw };
}

/** A limit that lets pass what the units exchange in a run. */
function raisedTo(tie: Tie, free: readonly Unit[], carriedMw: readonly Float64Array[]): Tie {
  const net = new Float64Array(tie.importMw.length);
  for (const unit of free)
    for (const s of sitesIn(unit, tie)) {
      const own = carriedMw[unit.members[s]!]!;
      for (let t = 0; t < net.length; t++) net[t]! += own[t]!;
    }
  const raised = (limit: Float64Array, sign: 1 | -1) =>
    limit.map((mw, t) => (sign * net[t]! > mw ? sign * net[t]! + LEAST_OVERLOAD_MW : mw));
  return { ...tie, importMw: raised(tie.importMw, 1), exportMw: raised(tie.exportMw, -1) };
}

/** Whether what the free units could do, all at once, is beyond a limit in some step. */
function canBind(tie: Tie, free: readonly Unit[]): boolean {
  const ranges = free.flatMap(unit => sitesIn(unit, tie).map(s => unit.ranges[s]!));
  return tie.importMw.some((importMw, t) => {
    let [least, most] = [0, 0];
    for (const { leastMw, mostMw } of ranges) {
      least += leastMw[t]!;
      most += mostMw[t]!;
    }
    return most > importMw + LEAST_OVERLOAD_MW || -least > tie.exportMw[t]! + LEAST_OVERLOAD_MW;
  });
}
