import type { Program } from '../program/program.ts';
import { usedMwh } from '../program/totals.ts';
import { at } from '../series/series.ts';
import { knownAt } from '../site/beliefs.ts';
import type { Site, SiteGroup } from '../site/site.ts';
import { askedMw } from '../site/steering.ts';
import { levelsAt, owedAt } from './carry.ts';

/** Levels within this are the same, MWh: what is left of it is a residual of the plan. */
const SAME_MWH = 5e-7;

/** Steps of a window within the axis. */
interface Window {
  readonly from: number;
  readonly to: number;
}

/**
 * Whether a group stands where `planned` has it and knows of nothing in the window that this plan does not reckon with: then
 * the plan goes on as it was. `x`: what was done before the window. Sites with limits to their running plan anew.
 */
export function isBackOnPlan(
  group: SiteGroup,
  program: Program,
  x: Float64Array,
  planned: Float64Array,
  { from, to }: Window,
): boolean {
  const [first, now] = [knownAt(group, 0, { from, to }), knownAt(group, from, { from, to })];
  return group.sites.every((site, s) => {
    if (site.assets.some(asset => 'running' in asset && asset.running)) return false;
    for (const key of ['importMw', 'exportMw'] as const)
      for (let t = from; t < to; t++)
        if (at(first.sites[s]!.limits[key], t) !== at(now.sites[s]!.limits[key], t)) return false;
    const [asked, nowAsked] = [first, now].map(({ sites }) => askedMw(sites[s]!.limits, program.steps));
    for (let t = from; t < to; t++) if (asked![t] !== nowAsked![t]) return false;
    const isWithinBudgets = (site.budgets ?? []).every(
      budget =>
        usedMwh(program, s, budget, x, 0, from) <= usedMwh(program, s, budget, planned, 0, from) + SAME_MWH,
    );
    return isWithinBudgets && (from === 0 || hasSameLevels(site, program, x, planned, from));
  });
}

function hasSameLevels(
  site: Site,
  program: Program,
  x: Float64Array,
  planned: Float64Array,
  from: number,
): boolean {
  const [here, there] = [levelsAt(site, program, x, from), levelsAt(site, program, planned, from)];
  const [owed, due] = [owedAt(site, program, x, from), owedAt(site, program, planned, from)];
  return (
    Object.entries(here).every(([name, mwh]) => Math.abs(mwh - there[name]!) <= SAME_MWH) &&
    Object.entries(owed).every(([name, { owedMwh }]) => Math.abs(owedMwh - due[name]!.owedMwh) <= SAME_MWH)
  );
}
