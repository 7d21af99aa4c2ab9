import { maximum, times } from '../series/series.ts';
import type { GroupPeakCharge, SharedLimit, SiteGroup } from '../site/site.ts';
import { addColumns, addRows, addTerm, type Draft } from './program.ts';

/** Columns of the connection of a site. */
export interface Exchange {
  readonly imports: readonly number[];
  readonly export: number;
}

/** Row of a shared limit in the program of its group. */
export function sharedLimitName(limit: Pick<SharedLimit, 'name'>): string {
  return `shared/${limit.name}`;
}

/** Row and column of the peak of each period of a charge on several sites together. */
export function groupPeakName(limit: SharedLimit, p: number): string {
  return `${sharedLimitName(limit)}/peak-${limit.peaks![p]!.period}-${p}`;
}

/** Row and column of what these sites take from the grid together. */
export function groupImportName(limit: SharedLimit, p: number): string {
  return `${sharedLimitName(limit)}/import-${p}`;
}

/** Those of a shared limit who are charged on their peak together. */
export function chargedSites(limit: SharedLimit, { sites }: GroupPeakCharge): readonly string[] {
  return sites ?? limit.sites;
}

/** Periods of a charge: how many, and that of each step. */
export function periodsOf({ axis }: Pick<SiteGroup, 'axis'>, { period }: Pick<GroupPeakCharge, 'period'>) {
  return period === 'month'
    ? { count: axis.months.length, periodOf: axis.month }
    : { count: axis.weeks.length, periodOf: axis.week };
}

/** Net exchange of the members within the shared limit, both ways, and what they are charged on their peak together. */
export function addSharedLimit(
  draft: Draft,
  group: SiteGroup,
  limit: SharedLimit,
  exchange: readonly Exchange[],
): void {
  const { steps } = group.axis;
  const rows = addRows(draft, sharedLimitName(limit), steps, times(limit.exportMw, -1), limit.importMw);
  addNetImport(draft, group, limit.sites, exchange, rows);
  limit.peaks?.forEach((charge, p) => {
    addGroupPeak(draft, group, limit, charge, p, exchange);
  });
}

function addNetImport(
  draft: Draft,
  { sites }: SiteGroup,
  members: readonly string[],
  exchange: readonly Exchange[],
  rows: number,
): void {
  sites.forEach(({ name }, s) => {
    if (!members.includes(name)) return;
    for (const column of exchange[s]!.imports) addTerm(draft, rows, column, 1);
    addTerm(draft, rows, exchange[s]!.export, -1);
  });
}

/**
 * Peak of the members together: net import_t <= taken_t <= peak_m. `taken` is never below nil, so that what they feed in together
 * earns nothing on the peak; nor does a peak row then hold anything of a member, so that methods that part the sites still can.
 */
function addGroupPeak(
  draft: Draft,
  group: SiteGroup,
  limit: SharedLimit,
  charge: GroupPeakCharge,
  p: number,
  exchange: readonly Exchange[],
): void {
  const { steps } = group.axis;
  const { count, periodOf } = periodsOf(group, charge);
  const members = chargedSites(limit, charge);
  // More than they can take: a bound that never binds, or it would take the worth of a MW away from their limits.
  const never = 1 + 2 * mostImportMw(group, members);
  const taken = addColumns(draft, groupImportName(limit, p), steps, 0, never);
  const net = addRows(draft, groupImportName(limit, p), steps, Number.NEGATIVE_INFINITY, 0);
  addNetImport(draft, group, members, exchange, net);
  addTerm(draft, net, taken, -1);
  const already = Float64Array.from({ length: count }, (_, k) => charge.alreadySetMw[k] ?? 0);
  const most = already.map(mw => Math.max(mw, never));
  const peak = addColumns(draft, groupPeakName(limit, p), count, already, most);
  draft.costs.push({ site: null, part: 'gridPeak', column: peak, value: charge.priceEurPerMw });
  const rows = addRows(draft, groupPeakName(limit, p), steps, Number.NEGATIVE_INFINITY, 0);
  addTerm(draft, rows, taken, 1);
  addTerm(draft, rows, peak, -1, { columnOf: periodOf });
}

function mostImportMw({ sites }: SiteGroup, members: readonly string[]): number {
  return sites.reduce((mw, { name, limits }) => {
    if (!members.includes(name)) return mw;
    return mw + maximum(limits.importMw) + maximum(limits.breach?.importMw ?? 0);
  }, 0);
}
