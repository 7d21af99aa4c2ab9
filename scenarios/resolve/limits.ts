import { type GroupMember, groupPeakTerms } from '../rights/group-peak.ts';
import type { AtYear } from './context.ts';
import { quantity } from './quantity.ts';
import type { ResolvedContract, ResolvedLimit, ResolvedSite } from './resolved-study.ts';

/** Limits that sites share, with the charge on the peak of those whose right it is, by their own contract or that of a package. */
export function resolveLimits(
  at: AtYear,
  sites: readonly ResolvedSite[],
  contracts: ReadonlyMap<string, ReadonlyMap<string, ResolvedContract>>,
): ResolvedLimit[] {
  return (at.study.sharedLimits ?? []).map(({ name, sites: names, importMw, exportMw, peak }, l) => {
    const path = `/sharedLimits/${l}`;
    const members = sites.flatMap(({ name: site, contract }): GroupMember[] => {
      const changed = [...contracts.values()].flatMap(bySite => bySite.get(site) ?? []);
      const held = [contract, ...changed].find(({ group }) => group === name);
      return held ? [{ name: site, ...held }] : [];
    });
    return {
      name,
      sites: names,
      importMw: quantity(at, importMw, 'sharedLimit.importMw', `${path}/importMw`),
      exportMw: quantity(at, exportMw, 'sharedLimit.exportMw', `${path}/exportMw`),
      peak: members.length === 0 ? null : groupPeakTerms(at, peak, members, `${path}/peak`),
    };
  });
}
