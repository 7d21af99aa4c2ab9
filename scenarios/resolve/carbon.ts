import { dictionaryEntry, INDIRECT_COST_AID } from '../../data/index.ts';
import type { Asset, Carbon, HeatLevel, Series } from '../../engine/index.ts';
import type { StudySite } from '../schema/study.ts';
import {
  allocationSource,
  FIRST_YEAR_OF_SWITCH,
  resolveAllocation,
  resolveDispensationTon,
} from './allocation.ts';
import { type CarbonSources, OF_STUDY } from './carbon-sources.ts';
import { type AtYear, fill } from './context.ts';
import { etsPrice, etsPriceSource } from './ets-price.ts';
import { resolveIndirectCosts } from './indirect-costs.ts';
import { isWasteInEts, resolveLevy } from './levy.ts';
import { scalar } from './scalar.ts';

const OUTSIDE_ETS: Carbon = { etsEurPerTon: 0, freeAllocationTon: 0, levyEurPerTon: 0, dispensationTon: 0 };
const NOTHING = { source: 'Not in the EU ETS, no levy', mark: null } as const;
const NO_SOURCES: CarbonSources = {
  allowances: NOTHING,
  freeAllocation: NOTHING,
  forgone: NOTHING,
  levy: NOTHING,
  compensation: OF_STUDY,
};

/** Combustion of more than this much fuel is under the ETS. */
const ETS_THRESHOLD_MW = 20;

/** The carbon of a site in a year, and where each line of its bill comes from. */
export interface ResolvedCarbon {
  readonly carbon: Carbon;
  readonly carbonSources: CarbonSources;
}

/** What a tonne costs a site: nothing outside the ETS; inside it the ETS price and, where it bites, the levy. */
export function resolveCarbon(
  at: AtYear,
  site: StudySite,
  sitePath: string,
  {
    assets,
    heatLoadMw,
  }: { assets: readonly Asset[]; heatLoadMw: Readonly<Partial<Record<HeatLevel, Series>>> },
): ResolvedCarbon {
  const path = `${sitePath}/carbon`;
  const { carbon } = site;
  const isWaste = carbon?.wasteIncinerator ?? false;
  const inEts = carbon?.inEts ?? (isWaste || inEtsBySize(at, assets, `${path}/inEts`));
  const always = { ...processOf(at, site, path), ...compensationOf(at, site, path) };
  if (!inEts) return { carbon: { ...OUTSIDE_ETS, ...always }, carbonSources: NO_SOURCES };
  const { path: version, source, ...levy } = resolveLevy(at, isWaste);
  const allocation = resolveAllocation(at, site, path, heatLoadMw);
  const dispensationTon = resolveDispensationTon(at, site, path, version);
  const buys = !isWaste || isWasteInEts(at);
  return {
    carbon: {
      ...(buys
        ? { etsEurPerTon: etsPrice(at, at.year), ...allocation }
        : { etsEurPerTon: 0, freeAllocationTon: 0 }),
      dispensationTon,
      ...levy,
      ...always,
    },
    carbonSources: sourcesOf(at, site, source, buys),
  };
}

function processOf(at: AtYear, { carbon }: StudySite, path: string): Pick<Carbon, 'processTon'> {
  if (carbon?.processTon === undefined) return {};
  const ton = scalar(at, carbon.processTon, 'siteCarbon.processTon', `${path}/processTon`);
  return { processTon: ton * at.yearShare };
}

function compensationOf(at: AtYear, { carbon }: StudySite, path: string): Pick<Carbon, 'compensationEur'> {
  if (!carbon?.indirectCosts) return {};
  return { compensationEur: resolveIndirectCosts(at, carbon.indirectCosts, `${path}/indirectCosts`) };
}

function sourcesOf(at: AtYear, site: StudySite, levy: CarbonSources['levy'], buys: boolean): CarbonSources {
  const free = allocationSource(site);
  const { fallBack } = INDIRECT_COST_AID;
  return {
    allowances: buys
      ? etsPriceSource(at)
      : { source: 'Waste incinerators buy no allowances before 2028', mark: 'S' },
    freeAllocation: free === null ? OF_STUDY : { source: free, mark: 'C' },
    forgone: forgoneSource(at),
    levy,
    compensation: { source: fallBack.source, mark: fallBack.mark },
  };
}

function forgoneSource(at: AtYear): CarbonSources['forgone'] {
  if (at.year < FIRST_YEAR_OF_SWITCH)
    return { source: 'Before 2026 heat made from electricity earned none (Stcrt 2024-41480)', mark: 'C' };
  const { source, mark } = dictionaryEntry('carbon.electrifiedHeat');
  return at.study.carbon?.electrifiedHeat ? OF_STUDY : { source, mark };
}

/** Where the study does not say, the size of what burns decides; noted. */
function inEtsBySize(at: AtYear, assets: readonly Asset[], path: string): boolean {
  const inEts = assets.reduce((sum, asset) => sum + fuelInputMw(asset), 0) > ETS_THRESHOLD_MW;
  const { unit, source, mark } = dictionaryEntry('siteCarbon.inEts');
  fill(at, path, inEts, unit, source, mark);
  return inEts;
}

/** Rated fuel input, MW. What burns biomass alone stays outside. */
function fuelInputMw(asset: Asset): number {
  if (asset.kind !== 'gasBoiler' && asset.kind !== 'chp') return 0;
  if (asset.fuel === 'biomass') return 0;
  return asset.kind === 'chp' ? asset.powerMw / asset.electricEfficiency : asset.heatMw / asset.efficiency;
}
