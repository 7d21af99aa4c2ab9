import { certainShortages, type Issue, type SiteGroup } from '../../engine/index.ts';

/**
 * Hours in which a group cannot work whatever the plan, found without solving: one issue per site, naming the worst hour,
 * the limit and the MW short. `pathOf` gives the place of the limit by index of the site.
 */
export function impossibilities(group: SiteGroup, pathOf: (site: number) => string): Issue[] {
  return group.sites.flatMap((site, s) => {
    const shortages = certainShortages(site, group.axis);
    if (shortages.length === 0) return [];
    const worst = shortages.reduce((most, one) => (one.shortMw > most.shortMw ? one : most));
    const mw = worst.shortMw.toFixed(3);
    const hours = shortages.length * group.axis.stepHours;
    const expected = `at least ${mw} MW more import limit or generation, or unserved load allowed`;
    const message = `site "${site.name}" at ${worst.time}: the load is ${mw} MW above import limit and all generation together (${hours} hours are short), and unserved load is not allowed; expected ${expected}`;
    return [{ path: pathOf(s), code: 'impossible', message, expected, value: `${mw} MW short` }];
  });
}
