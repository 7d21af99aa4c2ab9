import type { Outcome } from '../run.ts';
import type { ByYear } from './years.ts';

/**
 * Heat made by what the measures of a package add, MWh a year by path year; null where they add nothing that makes heat, or
 * some year has no answer. Heat that passes through a store counts where it is made.
 */
export function newHeat({ plan, outlines }: Outcome, packageName: string): ByYear | null {
  const { packages, years, yearShare } = plan.resolved;
  const measures = packages.find(({ name }) => name === packageName)?.measures ?? [];
  const points: { year: number; value: number }[] = [];
  let makesHeat = false;
  for (const { year, measures: ofYear } of years) {
    const variant = plan.variants.find(one => one.name === packageName && one.year === year);
    const answer = variant && outlines[variant.task];
    if (!answer || answer.status === 'infeasible') return null;
    let mwh = 0;
    for (const name of measures) {
      const { site, add } = ofYear.get(name)!;
      const heatMwh = answer.sites.find(one => one.name === site)?.heatMwh ?? {};
      for (const asset of add) {
        if (heatMwh[asset.name] === undefined) continue;
        makesHeat = true;
        mwh += heatMwh[asset.name]!;
      }
    }
    points.push({ year, value: mwh / yearShare });
  }
  return makesHeat ? points.sort((a, b) => a.year - b.year) : null;
}
