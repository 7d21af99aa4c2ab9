import { dictionaryEntry, levyPath, pricePath } from '../../data/index.ts';
import type { Carbon } from '../../engine/index.ts';
import type { StudySite } from '../schema/study.ts';
import { type AtYear, fill, orDefault } from './context.ts';
import { scalar } from './scalar.ts';

const OUTSIDE_ETS: Carbon = { etsEurPerTon: 0, freeAllocationTon: 0, levyEurPerTon: 0, dispensationTon: 0 };

/** What a tonne costs a site: nothing outside the ETS; inside it the ETS price and, where it bites, the levy. */
export function resolveCarbon(at: AtYear, site: StudySite, sitePath: string): Carbon {
  const { carbon } = site;
  const path = `${sitePath}/carbon`;
  const inEts = orDefault(at, carbon?.inEts, 'siteCarbon.inEts', `${path}/inEts`);
  if (!inEts) return OUTSIDE_ETS;
  const read = (field: 'freeAllocationTon' | 'dispensationTon') =>
    scalar(at, carbon?.[field], `siteCarbon.${field}`, `${path}/${field}`) * at.yearShare;
  return {
    etsEurPerTon: etsPrice(at, at.year),
    freeAllocationTon: read('freeAllocationTon'),
    levyEurPerTon: levyPrice(at),
    dispensationTon: read('dispensationTon'),
  };
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

function ownReference(at: AtYear, given: Parameters<typeof scalar>[1], path: string): number {
  if (given !== undefined) return scalar(at, given, 'levy.etsReferenceEurPerTon', path);
  const { unit, source, mark } = dictionaryEntry('levy.etsReferenceEurPerTon');
  fill(at, path, 'ETS price of the year before', unit, source, mark);
  return etsPrice(at, at.year - 1);
}
