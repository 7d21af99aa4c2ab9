import { maximum, plus, type Series } from '../../engine/index.ts';
import type { ResolvedContract, ResolvedStudy, ResolvedYear } from '../resolve/resolved-study.ts';
import type { GroupPeakTerms } from '../rights/group-peak.ts';

const HUB = 'explain hub';
const ON_PEAK: GroupPeakTerms = { priceEurPerMw: null, alreadySetMw: [0], sharedBy: 'own-peak' };

/**
 * Several sites whose contracts count as one: each may take all that is contracted, together no more than that. What is paid
 * for contracted power stays as it is; kWmax is on what they take together.
 */
export function pooled(resolved: ResolvedStudy): ResolvedStudy {
  return { ...resolved, years: resolved.years.map(year => pooledYear(resolved, year)) };
}

function pooledYear({ packages }: ResolvedStudy, year: ResolvedYear): ResolvedYear {
  const contractOf = (pack: string, site: ResolvedYear['sites'][number]) =>
    year.contracts.get(pack)?.get(site.name) ?? site.contract;
  // Limits of one package: a year is pooled for that which is run.
  const own = year.sites.map(site => contractOf(packages[0]!.name, site));
  const importMw = own.reduce<Series>((sum, contract) => plus(sum, contract.importMw), 0);
  const exportMw = own.reduce<Series>((sum, contract) => plus(sum, contract.exportMw), 0);
  const free = (contract: ResolvedContract): ResolvedContract => ({
    ...contract,
    contractedMw: contract.contractedMw ?? maximum(contract.importMw),
    importMw,
    exportMw,
    group: HUB,
  });
  const isCharged = own.some(({ peaks }) => peaks.length > 0);
  return {
    ...year,
    sites: year.sites.map((site, s) => ({ ...site, contract: free(own[s]!) })),
    contracts: new Map(),
    sharedLimits: [
      ...year.sharedLimits,
      {
        name: HUB,
        sites: year.sites.map(({ name }) => name),
        importMw,
        exportMw,
        peak: isCharged ? ON_PEAK : null,
      },
    ],
  };
}
