import type { Asset, Budget, CostPart, Site, SiteGroup } from '../../engine/index.ts';
import type { Outline, SiteOutline } from '../report/outline.ts';
import type { SupportCandidate } from './candidate.ts';
import { sdePerUnit } from './sde.ts';

/** Operation of a package in one path year with some assets run for their subsidy; amounts per whole year. */
export interface SupportedOperation {
  readonly year: number;
  /** Assets that were run for the subsidy, each up to its cap. Empty: as without. */
  readonly assets: readonly string[];
  /** Cost as the operator minds it: the subsidy of `assets` is off it. EUR/yr. */
  readonly netCostEur: number;
  /** Taxes and CO2 payments within it: money that stays in the country. EUR/yr. */
  readonly transfersEur: number;
  readonly emissionsTonCo2: number;
  /** Heat by asset, MWh/yr. */
  readonly heatMwh: Readonly<Record<string, number>>;
}

/** EUR per MWh heat that the SDE++ pays an asset in a year, `year` being one of the path years. */
export function paidPerMwh({ byYear }: SupportCandidate, year: number): number {
  const amounts = byYear.find(one => one.year === year);
  return amounts ? sdePerUnit(amounts) : 0;
}

/** Cap of a year, MWh of heat. */
export function capMwh({ capacityMw, fullLoadHours }: SupportCandidate): number {
  return capacityMw * fullLoadHours;
}

/**
 * The sites with the subsidy in the operating cost of the assets of `chosen`, each held to its subsidised hours by a budget.
 * What runs on above its cap without subsidy is the operation without subsidy (`support.ts`), so that the two together are
 * exact: the cost less the subsidy is convex in the heat, with its bend at the cap.
 */
export function withSupport(
  group: SiteGroup,
  chosen: readonly SupportCandidate[],
  year: number,
  yearShare: number,
): SiteGroup {
  return { ...group, sites: group.sites.map(site => siteWith(site, chosen, year, yearShare)) };
}

function siteWith(site: Site, chosen: readonly SupportCandidate[], year: number, yearShare: number): Site {
  // What comes later is not there yet.
  const own = chosen.filter(
    one => one.site === site.name && site.assets.some(({ name }) => name === one.asset),
  );
  if (own.length === 0) return site;
  const assets = site.assets.map(asset => {
    const support = own.find(one => one.asset === asset.name);
    return support ? cheaperBy(asset, paidPerMwh(support, year)) : asset;
  });
  return { ...site, assets, budgets: [...(site.budgets ?? []), ...own.map(one => budgetOf(one, yearShare))] };
}

function cheaperBy(asset: Asset, eurPerMwh: number): Asset {
  if (!('operationEurPerMwh' in asset)) return asset;
  return { ...asset, operationEurPerMwh: asset.operationEurPerMwh - eurPerMwh } as Asset;
}

function budgetOf({ asset, capacityMw, fullLoadHours }: SupportCandidate, yearShare: number): Budget {
  return {
    name: `${asset}.subsidised`,
    asset,
    flows: [`${asset}.heat`],
    unit: 'h',
    limit: fullLoadHours * yearShare,
    mwhPerUnit: capacityMw,
  };
}

const TRANSFERS: readonly CostPart[] = ['electricityTax', 'fuelTax', 'carbon', 'levy'];

/** Reads an answer; null where there is no plan. */
export function readOperation(
  answer: Outline,
  assets: readonly string[],
  candidates: readonly SupportCandidate[],
  year: number,
  yearShare: number,
): SupportedOperation | null {
  if (answer.status === 'infeasible') return null;
  const { sites } = answer;
  const sum = (read: (site: SiteOutline) => number) =>
    sites.reduce((all, site) => all + read(site), 0) / yearShare;
  const heatMwh = Object.fromEntries(
    candidates.map(({ asset, site }) => {
      const mwh = sites.find(one => one.name === site)?.heatMwh[asset] ?? 0;
      return [asset, mwh / yearShare];
    }),
  );
  return {
    year,
    assets,
    netCostEur: sum(({ costEur }) => costEur),
    transfersEur: sum(({ costParts }) => TRANSFERS.reduce((eur, part) => eur + costParts[part], 0)),
    emissionsTonCo2: sum(({ emissionsTonCo2 }) => emissionsTonCo2),
    heatMwh,
  };
}
