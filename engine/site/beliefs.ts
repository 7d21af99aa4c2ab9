import { expand } from '../series/series.ts';
import type { Site, SiteGroup } from './site.ts';
import { steeringKnownAt } from './steering.ts';

/** Whether some site of a group hears of its limits on the way. */
export function hasBeliefs({ sites }: Pick<SiteGroup, 'sites'>): boolean {
  return sites.some(({ limits }) => limits.beliefs !== undefined || limits.steering?.untilStep !== undefined);
}

/** Steps at which some site is told more, in order. */
export function tellingSteps({ sites }: Pick<SiteGroup, 'sites'>): number[] {
  const told = new Set<number>();
  for (const { limits } of sites)
    for (const { untilStep = [] } of [...(limits.beliefs ?? []), limits.steering ?? {}])
      for (const step of untilStep) if (step > 0) told.add(step);
  return [...told].sort((a, b) => a - b);
}

/** Steps from one on up to another. */
interface Steps {
  readonly from: number;
  readonly to: number;
}

/** The group with the limits as its sites know them at the start of a step; `within`: of these steps, of others whatever comes. */
export function knownAt(group: SiteGroup, step: number, within?: Steps): SiteGroup {
  if (!hasBeliefs(group)) return group;
  const { from, to } = within ?? { from: 0, to: group.axis.steps };
  return {
    ...group,
    sites: group.sites.map(site => siteKnownAt(site, step, group.axis.steps, { from, to })),
  };
}

/** The group that knows all of its limits from the start. */
export function knowingAll(group: SiteGroup): SiteGroup {
  return knownAt(group, group.axis.steps);
}

function siteKnownAt(site: Site, step: number, steps: number, { from, to }: Steps): Site {
  const { beliefs, steering, ...limits } = site.limits;
  if (!beliefs && !steering?.untilStep) return site;
  const asked = steering && { steering: steeringKnownAt(steering, step) };
  if (!beliefs) return { ...site, limits: { ...limits, ...asked } };
  const importMw = expand(limits.importMw, steps).slice();
  const exportMw = expand(limits.exportMw, steps).slice();
  const breachMw = expand(limits.breach?.importMw ?? 0, steps).slice();
  for (let t = from; t < to; t++) {
    const held = beliefs.find(({ untilStep }) => step < untilStep[t]!);
    if (!held) continue;
    importMw[t] = held.importMw[t]!;
    exportMw[t] = held.exportMw[t]!;
    breachMw[t] = held.breachMw[t]!;
  }
  const breach = limits.breach && { breach: { ...limits.breach, importMw: breachMw } };
  return { ...site, limits: { importMw, exportMw, ...breach, ...asked } };
}
