import { type Fact, fact, total } from '../records/record-import.ts';
import type { EmissionSite, EmissionYear } from './emission-site.ts';

/** Sites and tonnes by year, for the preview. */
export function emissionFacts(sites: readonly EmissionSite[]): Fact[] {
  const years = [...new Set(sites.flatMap(site => site.years.map(({ year }) => year)))].sort();
  const located = sites.filter(site => site.latitude !== null && site.longitude !== null).length;
  return [
    fact('installaties', 'installations', sites.length),
    fact('met coördinaten', 'with coordinates', located),
    fact('met activiteitscode', 'with an activity code', sites.filter(site => site.nace !== null).length),
    ...years.flatMap(year => yearFacts(sites, year)),
  ];
}

function yearFacts(sites: readonly EmissionSite[], year: number): Fact[] {
  const entries = sites.flatMap(site => site.years.filter(entry => entry.year === year));
  const sum = (of: (entry: EmissionYear) => number | null) => total(entries, of);
  const has = (of: (entry: EmissionYear) => number | null) => entries.some(entry => of(entry) !== null);
  const verified = (entry: EmissionYear) => entry.verifiedTon;
  const allocation = (entry: EmissionYear) => entry.allocationTon;
  return [
    ...(has(verified) ? [fact(`uitstoot ${year}`, `emissions ${year}`, sum(verified), 't CO2')] : []),
    ...(has(allocation) ? [fact(`toewijzing ${year}`, `allocation ${year}`, sum(allocation), 't CO2')] : []),
  ];
}
