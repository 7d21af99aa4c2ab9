import { dictionaryEntry, type LevyPath, levyPath, WASTE_IN_ETS_FROM, WASTE_LEVY } from '../../data/index.ts';
import type { Carbon } from '../../engine/index.ts';
import type { LineSource } from './carbon-sources.ts';
import { OF_STUDY } from './carbon-sources.ts';
import { type AtYear, fill, orDefault } from './context.ts';
import { etsPrice } from './ets-price.ts';
import { scalar } from './scalar.ts';

/** The levy that a site pays in a year. */
export interface SiteLevy extends Pick<Carbon, 'levyEurPerTon' | 'levyTiers'> {
  /** The version whose rules make its dispensation rights. */
  readonly path: LevyPath;
  readonly source: LineSource;
}

const PATH = '/carbon/levy';

/** Tariff less the ETS reference, which the law takes from the year before; never below nil. */
export function resolveLevy(at: AtYear, isWaste: boolean): SiteLevy {
  const levy = at.study.carbon?.levy;
  if (typeof levy === 'object') return ownLevy(at, levy);
  const version = orDefault<string>(at, levy, 'carbon.levy', PATH);
  const path = isWaste && version !== 'none' ? WASTE_LEVY : levyPath(version)!;
  const { source, mark } = path.points.find(({ year }) => year >= at.year) ?? path.points.at(-1)!;
  const isGiven = path.points.some(({ year }) => year === at.year);
  if (path === WASTE_LEVY)
    fill(at, `${PATH}/waste/${at.year}`, path.tariffAt(at.year), path.unit, path.source, path.mark);
  return {
    levyEurPerTon: path.netAt(at.year, isWaste && !isWasteInEts(at) ? 0 : etsPrice(at, at.year - 1)),
    path,
    source: { source: `${path.title.en}: ${source}${isGiven ? '' : `. ${path.extension}`}`, mark },
  };
}

/** Before this they pay the levy in full, and buy no allowances. */
export function isWasteInEts({ year }: AtYear): boolean {
  return year >= WASTE_IN_ETS_FROM.value;
}

type OwnLevy = Extract<NonNullable<NonNullable<AtYear['study']['carbon']>['levy']>, object>;

/** Rates of an own levy, each less the same reference; thresholds in proportion to the axis. */
function ownLevy(at: AtYear, { tariffEurPerTon, etsReferenceEurPerTon, tiers = [] }: OwnLevy): SiteLevy {
  const tariff = scalar(at, tariffEurPerTon, 'levy.tariffEurPerTon', `${PATH}/tariffEurPerTon`);
  const reference = ownReference(at, etsReferenceEurPerTon, `${PATH}/etsReferenceEurPerTon`);
  const levyTiers = tiers.map(({ aboveTon, tariffEurPerTon: higher }, k) => {
    const place = `${PATH}/tiers/${k}`;
    const rate = scalar(at, higher, 'levyTier.tariffEurPerTon', `${place}/tariffEurPerTon`);
    return {
      aboveTon: scalar(at, aboveTon, 'levyTier.aboveTon', `${place}/aboveTon`) * at.yearShare,
      eurPerTon: Math.max(0, rate - reference),
    };
  });
  return {
    levyEurPerTon: Math.max(0, tariff - reference),
    ...(levyTiers.length > 0 && { levyTiers }),
    path: levyPath(dictionaryEntry('carbon.levy').default as string)!,
    source: OF_STUDY,
  };
}

function ownReference(at: AtYear, given: Parameters<typeof scalar>[1], path: string): number {
  if (given !== undefined) return scalar(at, given, 'levy.etsReferenceEurPerTon', path);
  const { unit, source, mark } = dictionaryEntry('levy.etsReferenceEurPerTon');
  fill(at, path, 'ETS price of the year before', unit, source, mark);
  return etsPrice(at, at.year - 1);
}
