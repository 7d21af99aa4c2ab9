import { maximum, plus, type Series } from '../series/series.ts';
import type { SiteGroup } from '../site/site.ts';

/**
 * Worth of a limit on import from both sides, over the axis: what the first MW more saves and the first MW less costs. The
 * least cost is convex in a limit, so the multiplier lies between the two: where they differ, no single value per MW holds
 * on both sides (a load exactly at the limit, or a worth that falls fast with every MW).
 */
export interface LimitRange {
  /** By how much the limit was moved in every step, MW. */
  readonly stepMw: number;
  /** What that much more saves, and that much less costs, per MW; `less` is null where no plan is left with less. */
  readonly more: OneSided;
  readonly less: OneSided | null;
  /** The two sides are proven to differ. */
  readonly differs: boolean;
}

/** EUR per MW, proven to lie between `leastEurPerMw` and `mostEurPerMw`. */
export interface OneSided {
  readonly eurPerMw: number;
  readonly leastEurPerMw: number;
  readonly mostEurPerMw: number;
}

/** Least cost of a program, proven from both sides, EUR. */
export interface Proven {
  readonly costEur: number;
  readonly boundEur: number;
}

/** A range with the multiplier of the limit in each step, EUR per MW, once the limit is that much higher or lower in all steps. */
export interface RangedValues {
  readonly range: LimitRange;
  readonly moreEurPerMw: Float64Array;
  /** Null where no plan is left with less. */
  readonly lessEurPerMw: Float64Array | null;
}

/** A least cost, and the multiplier of the moved limit in each step, EUR per MW. */
export interface Moved extends Proven {
  readonly valuesEurPerMw: Float64Array;
}

/** A limit is moved by one MW, as a site would ask for it, or by this part of it where that is less. */
const MOST_STEP_MW = 1;
const STEP_SHARE = 0.1;
/** Sides nearer to each other than this are the same. */
const SAME_EUR_PER_MW = 0.01;

/** Which limit is moved: that of a site, or one that sites share, by index. */
export type MovedLimit = { readonly site: number } | { readonly sharedLimit: number };

/**
 * Range of the worth of a limit by one-sided differences of proven costs; `solve` gives the least cost of a group. Valid
 * for any program, also where exclusive pairs and on/off assets leave a gap: the interval of each side then is as wide as the
 * gaps. Null where the limit is nil throughout, or where a cost could not be had.
 */
export async function limitRange(
  group: SiteGroup,
  moved: MovedLimit,
  base: Proven,
  solve: (group: SiteGroup) => Promise<Moved | 'infeasible' | 'unknown'>,
): Promise<RangedValues | null> {
  const stepMw = Math.min(MOST_STEP_MW, STEP_SHARE * maximum(limitOf(group, moved)));
  if (!(stepMw > 0)) return null;
  const higher = await solve(withLimitMoved(group, moved, stepMw));
  if (typeof higher === 'string') return null;
  const lower = await solve(withLimitMoved(group, moved, -stepMw));
  if (lower === 'unknown') return null;
  const more = difference(base, higher, stepMw);
  const less = lower === 'infeasible' ? null : difference(lower, base, stepMw);
  const differs = less === null || less.leastEurPerMw > more.mostEurPerMw + SAME_EUR_PER_MW;
  return {
    range: { stepMw, more, less, differs },
    moreEurPerMw: higher.valuesEurPerMw,
    lessEurPerMw: lower === 'infeasible' ? null : lower.valuesEurPerMw,
  };
}

/** The dearer less the cheaper per MW; both are known only between their bound and their cost. */
function difference(dearer: Proven, cheaper: Proven, stepMw: number): OneSided {
  const eurPerMw = Math.max(0, dearer.costEur - cheaper.costEur) / stepMw;
  // A bound may pass its cost by rounding.
  const least = Math.max(0, dearer.boundEur - cheaper.costEur) / stepMw;
  const most = Math.max(0, dearer.costEur - cheaper.boundEur) / stepMw;
  return { eurPerMw, leastEurPerMw: Math.min(least, eurPerMw), mostEurPerMw: Math.max(most, eurPerMw) };
}

function limitOf(group: SiteGroup, moved: MovedLimit): Series {
  if ('site' in moved) return group.sites[moved.site]!.limits.importMw;
  return group.sharedLimits[moved.sharedLimit]!.importMw;
}

/** The group with one limit on import moved by `mw` in every step; never below nil. */
function withLimitMoved(group: SiteGroup, moved: MovedLimit, mw: number): SiteGroup {
  const importMw = notNegative(plus(limitOf(group, moved), mw));
  if ('site' in moved) {
    const sites = group.sites.map((site, s) =>
      s === moved.site ? { ...site, limits: { ...site.limits, importMw } } : site,
    );
    return { ...group, sites };
  }
  const sharedLimits = group.sharedLimits.map((limit, l) =>
    l === moved.sharedLimit ? { ...limit, importMw } : limit,
  );
  return { ...group, sharedLimits };
}

function notNegative(series: Series): Series {
  if (typeof series === 'number') return Math.max(0, series);
  return series.map(value => Math.max(0, value));
}
