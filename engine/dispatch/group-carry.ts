import type { Program } from '../program/program.ts';
import { chargedSites, groupImportName, groupPeakName, periodsOf } from '../program/shared-limits.ts';
import type { GroupPeakCharge, SharedLimit, SiteGroup } from '../site/site.ts';
import { netImportMw } from './group-peaks.ts';

/** Peak reached so far in each period of the whole axis, MW, per shared limit and charge on its members together. */
export type GroupPeaks = readonly (readonly Float64Array[])[];

/** Peaks that a group begins the axis with; with a `planned` solution of the whole its peaks count as already set. */
export function firstGroupPeaks(
  group: SiteGroup,
  program: Program,
  planned: Float64Array | null,
): Float64Array[][] {
  return eachCharge(group, (limit, charge, p) => {
    const { count } = periodsOf(group, charge);
    if (!planned) return Float64Array.from({ length: count }, (_, k) => charge.alreadySetMw[k] ?? 0);
    const { start } = blockOf(program, groupPeakName(limit, p));
    return planned.slice(start, start + count);
  });
}

/** Peaks after a window from step `from` to `until`. */
export function groupPeaksAfter(
  group: SiteGroup,
  program: Program,
  x: Float64Array,
  from: number,
  until: number,
  before: GroupPeaks,
): Float64Array[][] {
  return eachCharge(group, (limit, charge, p, l) => {
    const { periodOf } = periodsOf(group, charge);
    const netMw = netImportMw(program, chargedSites(limit, charge), x);
    const reached = before[l]![p]!.slice();
    for (let t = from; t < until; t++)
      if (netMw[t]! > reached[periodOf[t]!]!) reached[periodOf[t]!] = netMw[t]!;
    return reached;
  });
}

/** Peaks of groups as the hourly plan has them, and what is taken below them. */
export function settleGroupPeaks(group: SiteGroup, program: Program, x: Float64Array): void {
  const { steps } = group.axis;
  const peaks = groupPeaksAfter(group, program, x, 0, steps, firstGroupPeaks(group, program, null));
  eachCharge(group, (limit, charge, p, l) => {
    const takenMw = netImportMw(program, chargedSites(limit, charge), x).map(mw => Math.max(0, mw));
    x.set(takenMw, blockOf(program, groupImportName(limit, p)).start);
    x.set(peaks[l]![p]!, blockOf(program, groupPeakName(limit, p)).start);
  });
}

/** Calls `visit` for every charge on members together. */
export function eachCharge<T>(
  { sharedLimits }: SiteGroup,
  visit: (limit: SharedLimit, charge: GroupPeakCharge, p: number, l: number) => T,
): T[][] {
  return sharedLimits.map((limit, l) => (limit.peaks ?? []).map((charge, p) => visit(limit, charge, p, l)));
}

function blockOf(program: Program, name: string) {
  return program.columns.find(block => block.name === name)!;
}
