import type { SharedLimitUse, SiteOperation } from '../../engine/index.ts';
import { contractedMwOf, measuresAt } from '../plan/compose.ts';
import type { Plan, Variant } from '../plan/plan.ts';
import type { Origin } from './basis.ts';
import { billOf } from './bill.ts';
import { groupPeaksOf } from './group-peaks.ts';
import type { Bill } from './line.ts';
import { flowMw } from './months.ts';

/** What of an answer bills are made from. */
export interface Answered {
  readonly sites: readonly SiteOperation[];
  readonly sharedLimits: readonly SharedLimitUse[];
}

/** Makes the bills of the sites of a plan; null for one week, which no bill is made of. */
export function billMaker(plan: Plan): (variant: Variant, answer: Answered, s: number) => Bill | null {
  const { resolved, tasks, week } = plan;
  const { axis, yearShare } = resolved;
  const origins = new Map(
    resolved.defaults.map(({ path, source, mark }): [string, Origin] => [path, { source, mark }]),
  );
  const sourceOf = (path: string): Origin => origins.get(path) ?? { source: path, mark: null };
  return ({ name, year, task }, { sites, sharedLimits }, s) => {
    if (week !== null) return null;
    const operation = sites[s]!;
    const resolvedYear = resolved.years.find(one => one.year === year)!;
    const pack = resolved.packages.find(one => one.name === name)!;
    const { group } = tasks[task]!;
    const site = group.sites[s]!;
    const contract = resolvedYear.contracts.get(name)?.get(site.name) ?? resolvedYear.sites[s]!.contract;
    const addImportMw = measuresAt(resolvedYear, pack, site.name).reduce(
      (mw, one) => mw + one.addImportMw,
      0,
    );
    return billOf({
      axis,
      year,
      yearShare,
      site,
      operation,
      groupPeaks: groupPeaksOf(axis, group, sites, sharedLimits, site.name),
      importMw: flowMw(operation, axis.steps, ({ name, asset }) =>
        asset === null && (name === 'import' || name === 'breach') ? 1 : 0,
      ),
      terms: resolvedYear.terms,
      settlement: resolvedYear.settlements.get(site.name)!,
      contract,
      contractedMw: contractedMwOf(contract, addImportMw, site.limits.importMw),
      carbonSources: resolvedYear.sites[s]!.carbonSources,
      sourceOf,
    });
  };
}
