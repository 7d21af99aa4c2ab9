import { type PathPoint, type PricePath, pathOf } from './path.ts';
import type { Mark, Text } from './sourced.ts';

/** Versions of the Dutch industrial CO2 levy (CO2-heffing industrie). */
export const LEVY_VERSIONS = ['none', 'first-law', 'raised', 'tax-plan-2026'] as const;
export type LevyVersion = (typeof LEVY_VERSIONS)[number];

/** Tariff of the levy by report year in one version of the law. */
export interface LevyPath
  extends Pick<PricePath, 'title' | 'unit' | 'source' | 'mark' | 'points' | 'extension'> {
  readonly version: LevyVersion;
  /** EUR per tonne; 0 before 2021, when there was no levy. */
  readonly tariffAt: (year: number) => number;
  /**
   * What a firm under the ETS pays per tonne above its dispensation rights: the tariff less the ETS reference
   * price, never below 0.
   */
  readonly netAt: (year: number, etsReferenceEurPerTon: number) => number;
}

const UNIT = 'EUR/t';
const FIRST_YEAR = 2021;
const NEA = 'Nederlandse Emissieautoriteit, 27 Nov 2020: 30.48 in 2021 and 10.73 more each year';
const ANNOUNCED = 'Announced raised tariff, about 216 in 2030; years between interpolated';
const TAX_PLAN = 'Belastingplan 2026, explanatory memorandum 5.20 (proposal; adoption not seen)';

function point(year: number, value: number, source: string, mark: Mark): PathPoint {
  return { year, value, unit: UNIT, source, mark };
}

/** Tariffs as they were set. */
const SET: readonly PathPoint[] = [
  point(2021, 30.48, 'Wet CO2-heffing industrie', 'S'),
  point(2022, 41.75, 'country.eiu.com', '2nd'),
  point(2023, 55.94, 'Unverified', 'M'),
  point(2024, 74.17, 'Unverified', 'M'),
  point(2025, 87.9, 'PwC, 16 Sep 2025', 'S'),
];

function levyOf(
  version: LevyVersion,
  title: Text,
  source: string,
  mark: Mark,
  points: readonly PathPoint[],
): LevyPath {
  const path = pathOf({ name: version, title, unit: UNIT, source, mark, points });
  const tariffAt = (year: number) => (year < FIRST_YEAR ? 0 : path.valueAt(year));
  return {
    version,
    title,
    unit: UNIT,
    source,
    mark,
    points,
    extension: 'Between years on a straight line; nothing before 2021, after the last year the last value.',
    tariffAt,
    netAt: (year, etsReferenceEurPerTon) => Math.max(0, tariffAt(year) - etsReferenceEurPerTon),
  };
}

export const LEVIES: readonly LevyPath[] = [
  levyOf('none', { nl: 'Geen heffing', en: 'No levy' }, 'No levy', 'D', [
    point(FIRST_YEAR, 0, 'No levy', 'D'),
  ]),
  levyOf(
    'first-law',
    { nl: 'CO2-heffing, eerste wet', en: 'CO2 levy, first law' },
    NEA,
    'S',
    Array.from({ length: 10 }, (_, k) => point(FIRST_YEAR + k, 30.48 + 10.73 * k, NEA, 'C')),
  ),
  levyOf('raised', { nl: 'CO2-heffing, verhoogd', en: 'CO2 levy, raised' }, ANNOUNCED, '2nd', [
    ...SET,
    point(2030, 216, ANNOUNCED, '2nd'),
  ]),
  levyOf(
    'tax-plan-2026',
    { nl: 'CO2-heffing, Belastingplan 2026', en: 'CO2 levy, tax plan 2026' },
    TAX_PLAN,
    'S',
    [...SET, point(2026, 78.67, TAX_PLAN, 'S'), point(2030, 78.67, TAX_PLAN, 'S')],
  ),
];

/** Levy by version; undefined for an unknown version. */
export function levyPath(version: string): LevyPath | undefined {
  return LEVIES.find(levy => levy.version === version);
}

/**
 * ETS reference price of a levy year, EUR/t. The law takes the mean of the December future in September and October
 * of the year before; the path's mean of that year stands in for it.
 */
export function etsReferenceEurPerTon(year: number, ets: Pick<PricePath, 'valueAt'>): number {
  return ets.valueAt(year - 1);
}
