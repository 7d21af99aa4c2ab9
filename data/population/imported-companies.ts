import { provinceAt, provinceNamed } from '../geo/provinces.ts';
import type { RecordSet } from '../sets/record-set.ts';
import type { EmissionSite, EmissionYear } from '../sites/emission-site.ts';
import type { Plant, PlantEnergy } from '../sites/midden-plant.ts';
import type { SitePower } from '../sites/site-power.ts';
import { heatingValue } from '../tables/fuels.ts';
import { sectorOf } from './imported-sectors.ts';
import type { Company } from './population.ts';

const MWH_PER_TJ = 1 / 0.0036;
const MJ_PER_TJ = 1e6;
const TJ_PER_MWH = 0.0036;

/** Sites of an imported list, by the form it came in. */
export type SiteSet = Extract<
  RecordSet,
  { readonly format: 'emission-list' | 'emission-table' | 'midden-plants' | 'site-power' }
>;

/** A site of any list, before what all have in common is worked out. */
interface Draft
  extends Pick<Company, 'ets' | 'gasM3PerYear' | 'powerMwhPerYear' | 'ownPowerMwhPerYear' | 'utilisation'> {
  readonly id: string;
  readonly name: string;
  readonly sector: string;
  readonly provinceWord: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly emissionsTon: number | null;
}

/** Companies of an imported list of sites. What the list does not say is absent; nothing is estimated. */
export function companiesOfList(set: SiteSet): readonly Company[] {
  return draftsOf(set).map(draft => companyOf(draft, set.source));
}

function draftsOf(set: SiteSet): readonly Draft[] {
  switch (set.format) {
    case 'midden-plants':
      return set.records.map(plantDraft);
    case 'site-power':
      return set.records.map(powerDraft);
    default:
      return set.records.map(emitterDraft);
  }
}

function companyOf(draft: Draft, source: string): Company {
  const { id, name, sector, provinceWord, latitude, longitude, emissionsTon, ...known } = draft;
  const place = latitude === null || longitude === null ? null : { latitude, longitude };
  const province =
    (provinceWord === null ? null : provinceNamed(provinceWord)) ??
    (place && provinceAt(place.latitude, place.longitude));
  return {
    id,
    name,
    synthetic: false,
    sector,
    ...(province && { province }),
    ...place,
    ...known,
    ...(emissionsTon !== null && { emissionsTonPerYear: emissionsTon }),
    source,
    mark: 'S',
  };
}

function emitterDraft(site: EmissionSite): Draft {
  const { permit, name, sector, nace, latitude, longitude, years } = site;
  return {
    id: permit,
    name: name ?? permit,
    sector: sectorOf(sector, nace),
    provinceWord: null,
    latitude,
    longitude,
    ets: true,
    emissionsTon: lastVerified(years),
  };
}

function plantDraft(plant: Plant): Draft {
  const { id, name, permit, province, latitude, longitude, energy, sections, years } = plant;
  const of = (carrier: string) => energy.find(one => one.carrier === carrier);
  const used = sections.map(({ utilisation }) => utilisation).filter(share => share > 0);
  const nace = plant.naceNumber === null ? null : plant.naceNumber.toFixed(2).padStart(5, '0');
  return {
    id,
    name,
    sector: sectorOf(plant.sector, nace),
    provinceWord: province,
    latitude,
    longitude,
    ...(permit !== null && { ets: true }),
    emissionsTon: lastVerified(years) ?? plant.emissions2020Ton,
    ...energyOf(of('gas'), of('electricity')),
    ...(used.length > 0 && { utilisation: Math.max(...used) }),
  };
}

function energyOf(gas: PlantEnergy | undefined, power: PlantEnergy | undefined) {
  return {
    ...(gas && gas.inTj > 0 && { gasM3PerYear: gasM3Of(gas.inTj) }),
    ...(power && power.inTj > 0 && { powerMwhPerYear: power.inTj * MWH_PER_TJ }),
    ...(power && power.outTj > 0 && { ownPowerMwhPerYear: power.outTj * MWH_PER_TJ }),
  };
}

function powerDraft(site: SitePower): Draft {
  const { id, name, sector, province, latitude, longitude, hoursPerYear, gasMw, electricityMw } = site;
  const gasTj = gasMw * hoursPerYear * TJ_PER_MWH;
  return {
    id,
    name,
    sector: sectorOf(sector, null),
    provinceWord: province,
    latitude,
    longitude,
    emissionsTon: site.emissions2020Ton,
    // The tonnes of the list are those of the emission registry.
    ...(site.emissions2020Ton !== null && { ets: true }),
    ...(gasTj > 0 && { gasM3PerYear: gasM3Of(gasTj) }),
    ...(electricityMw > 0 && { powerMwhPerYear: electricityMw * hoursPerYear }),
  };
}

/** Tonnes of the last year that the list has; of a site that closed they are 0. */
function lastVerified(years: readonly EmissionYear[]): number | null {
  return years.findLast(({ verifiedTon }) => verifiedTon !== null)?.verifiedTon ?? null;
}

/** MIDDEN and the power estimates count gas by its lower heating value. */
function gasM3Of(tj: number): number {
  return (tj * MJ_PER_TJ) / heatingValue('naturalGas')!.lowerMjPerNm3.value;
}
