import { dictionaryEntry, levyPath, pricePath } from '../../data/index.ts';
import type { Asset, Carbon } from '../../engine/index.ts';
import type { StudySite } from '../schema/study.ts';
import { type AtYear, fill, orDefault } from './context.ts';
import { scalar } from './scalar.ts';

const OUTSIDE_ETS: Carbon = { etsEurPerTon: 0, freeAllocationTon: 0, levyEurPerTon: 0, dispensationTon: 0 };

/** Combustion of more than this much fuel is under the ETS. */
const ETS_THRESHOLD_MW = 20;

/** What a tonne costs a site: nothing outside the ETS; inside it the ETS price and, where it bites, the levy. */
export function resolveCarbon(
  at: AtYear,
  { carbon }: StudySite,
  sitePath: string,
  assets: readonly Asset[],
): Carbon {
  const path = `${sitePath}/carbon`;
  const inEts = carbon?.inEts ?? inEtsBySize(at, assets, `${path}/inEts`);
  if (!inEts) return OUTSIDE_ETS;
  const read = (field: 'freeAllocationTon' | 'dispensationTon') =>
    scalar(at, carbon?.[field], `siteCarbon.${field}`, `${path}/${field}`) * at.yearShare;
  return {
    etsEurPerTon: etsPrice(at, at.year),
    freeAllocationTon: read('freeAllocationTon'),
    levyEurPerTon: levyPrice(at),
    dispensationTon: read('dispensationTon'),
    ...levyTiers(at),
  };
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

function etsPrice(at: AtYear, year: number): number {
  const path = '/carbon/etsEurPerTon';
  const given = at.study.carbon?.etsEurPerTon;
  if (given !== undefined) return scalar({ ...at, year }, given, 'carbon.etsEurPerTon', path);
  const { name, unit, source, mark, valueAt } = pricePath('ets-middle')!;
  fill(at, path, `path ${name}`, unit, source, mark);
  return valueAt(year);
}

/** Levy tariff less the ETS reference, which the law takes from the year before; never below nil. */
function levyPrice(at: AtYear): number {
  const path = '/carbon/levy';
  const levy = at.study.carbon?.levy;
  if (typeof levy === 'object') {
    const tariff = scalar(at, levy.tariffEurPerTon, 'levy.tariffEurPerTon', `${path}/tariffEurPerTon`);
    return Math.max(
      0,
      tariff - ownReference(at, levy.etsReferenceEurPerTon, `${path}/etsReferenceEurPerTon`),
    );
  }
  const version = orDefault<string>(at, levy, 'carbon.levy', path);
  return levyPath(version)!.netAt(at.year, etsPrice(at, at.year - 1));
}

/** Rates of an own levy above its first, less the same reference; thresholds in proportion to the axis. */
function levyTiers(at: AtYear): Pick<Carbon, 'levyTiers'> {
  const levy = at.study.carbon?.levy;
  if (typeof levy !== 'object' || !levy.tiers?.length) return {};
  const path = '/carbon/levy';
  const reference = ownReference(at, levy.etsReferenceEurPerTon, `${path}/etsReferenceEurPerTon`);
  const levyTiers = levy.tiers.map(({ aboveTon, tariffEurPerTon }, k) => {
    const place = `${path}/tiers/${k}`;
    const tariff = scalar(at, tariffEurPerTon, 'levyTier.tariffEurPerTon', `${place}/tariffEurPerTon`);
    return {
      aboveTon: scalar(at, aboveTon, 'levyTier.aboveTon', `${place}/aboveTon`) * at.yearShare,
      eurPerTon: Math.max(0, tariff - reference),
    };
  });
  return { levyTiers };
}

function ownReference(at: AtYear, given: Parameters<typeof scalar>[1], path: string): number {
  if (given !== undefined) return scalar(at, given, 'levy.etsReferenceEurPerTon', path);
  const { unit, source, mark } = dictionaryEntry('levy.etsReferenceEurPerTon');
  fill(at, path, 'ETS price of the year before', unit, source, mark);
  return etsPrice(at, at.year - 1);
}
