import { type Fuel, HEAT_LEVELS, type HeatLevel, type Series, type Unserved } from '../../engine/index.ts';
import type { StudySite } from '../schema/study.ts';
import { resolveAsset } from './assets.ts';
import { assetBudgets } from './budgets.ts';
import { resolveCarbon } from './carbon.ts';
import type { AtYear } from './context.ts';
import { resolveContract } from './contract.ts';
import { exempted, type ResolvedPrices } from './prices.ts';
import { quantity } from './quantity.ts';
import type { ResolvedSite, SiteSettlement } from './resolved-study.ts';
import { scalar } from './scalar.ts';
import { resolveSupply, withSupply } from './supply.ts';
import { type PriceTerms, rate } from './terms.ts';

/** A site at the prices of the year of the context. */
export function resolveSite(
  at: AtYear,
  site: StudySite,
  path: string,
  prices: ResolvedPrices,
  { supply }: SiteSettlement,
  { dayAheadEurPerMwh }: PriceTerms,
): ResolvedSite {
  const demand = `${path}/demand`;
  const electricityLoadMw = quantity(
    at,
    site.demand.electricityMw,
    'demand.electricityMw',
    `${demand}/electricityMw`,
  );
  const heatLoadMw = heatLoads(at, site, `${demand}/heatMw`);
  const contract = resolveContract(
    at,
    site.contract,
    field => `${path}/contract/${field}`,
    dayAheadEurPerMwh,
  );
  const assets = assetsOf(at, site, `${path}/assets`, prices.fuels);
  return {
    name: site.name,
    electricityLoadMw,
    heatLoadMw,
    contract,
    ...exempted(prices, site),
    importEurPerMwh: withSupply(prices.importEurPerMwh, supply),
    ...resolveCarbon(at, site, path, { assets, heatLoadMw }),
    unserved: unservedOf(at, site, `${demand}/unserved`),
    assets,
    assetBudgets: assetBudgets(at, site.assets ?? [], a => `${path}/assets/${a}`),
  };
}

/** Contracts and charges of a site beside its operation, in the year of the context. */
export function resolveSettlement(
  at: AtYear,
  site: StudySite,
  path: string,
  { dayAheadEurPerMwh }: PriceTerms,
): SiteSettlement {
  const { fuels } = at.study.prices;
  // A charge for a gas network says nothing where no gas has a price.
  const hasGas = fuels?.naturalGas !== undefined || fuels?.greenGas !== undefined;
  const key = 'site.gasNetworkEurPerYear';
  const perYear = hasGas
    ? rate(at, site.gasNetworkEurPerYear, key, `${path}/gasNetworkEurPerYear`)
    : { value: 0, source: path, mark: null };
  return {
    supply: resolveSupply(at, site, `${path}/supply`, dayAheadEurPerMwh),
    gasNetworkEur: { ...perYear, value: perYear.value * at.yearShare },
  };
}

function heatLoads(at: AtYear, { demand }: StudySite, path: string): Partial<Record<HeatLevel, Series>> {
  const { heatMw = {} } = demand;
  return Object.fromEntries(
    HEAT_LEVELS.filter(level => heatMw[level] !== undefined).map(level => [
      level,
      quantity(at, heatMw[level], `demand.heatMw.${level}`, `${path}/${level}`),
    ]),
  );
}

function unservedOf(at: AtYear, { demand }: StudySite, path: string): Unserved {
  const read = (field: 'electricityEurPerMwh' | 'heatEurPerMwh') => {
    const given = demand.unserved?.[field];
    if (given === 'not-allowed') return null;
    return scalar(at, given, `unserved.${field}`, `${path}/${field}`);
  };
  // A value of heat that nobody wants would only fill the list of defaults.
  const heatEurPerMwh = demand.heatMw ? read('heatEurPerMwh') : null;
  return { electricityEurPerMwh: read('electricityEurPerMwh'), heatEurPerMwh };
}

function assetsOf(
  at: AtYear,
  { assets = [] }: StudySite,
  path: string,
  fuels: Readonly<Record<string, Fuel>>,
) {
  return assets.map((asset, a) => resolveAsset(at, asset, `${path}/${a}`, fuels));
}
