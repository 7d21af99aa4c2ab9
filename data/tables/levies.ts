import { LEVY_RIGHTS, type LevyRights } from './levy-rights.ts';
import { type PathPoint, type PricePath, pathOf } from './path.ts';
import { figures, type Mark, type Text } from './sourced.ts';

/** Versions of the Dutch industrial CO2 levy (CO2-heffing industrie). */
export const LEVY_VERSIONS = ['none', 'first-law', 'raised', 'tax-plan-2026', 'withdrawn'] as const;
export type LevyVersion = (typeof LEVY_VERSIONS)[number];

/** Tariff of the levy by report year in one version of the law. */
export interface LevyPath
  extends Pick<PricePath, 'title' | 'unit' | 'source' | 'mark' | 'points' | 'extension'> {
  readonly version: LevyVersion | 'waste';
  /** How its dispensation rights follow from benchmarks. */
  readonly rights: LevyRights;
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
const WITHDRAWN =
  'Scenario: the levy as it was set to 2025 and none from 2026 (announced on 12 Sep 2025 as put out of operation; no such law was found)';
const WASTE =
  'Waste incinerators: 295 EUR/t in 2030; years from 2026 to 2029 on a straight line from the rate of industry in 2025 (assumption)';
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
  version: LevyPath['version'],
  title: Text,
  source: string,
  mark: Mark,
  points: readonly PathPoint[],
  rights: LevyRights = LEVY_RIGHTS['tax-plan-2026'],
): LevyPath {
  const path = pathOf({ name: version, title, unit: UNIT, source, mark, points });
  const tariffAt = (year: number) => (year < FIRST_YEAR ? 0 : path.valueAt(year));
  return {
    version,
    rights,
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
    LEVY_RIGHTS['first-law'],
  ),
  levyOf(
    'raised',
    { nl: 'CO2-heffing, verhoogd', en: 'CO2 levy, raised' },
    ANNOUNCED,
    '2nd',
    [...SET, point(2030, 216, ANNOUNCED, '2nd')],
    LEVY_RIGHTS.raised,
  ),
  levyOf(
    'tax-plan-2026',
    { nl: 'CO2-heffing, Belastingplan 2026', en: 'CO2 levy, tax plan 2026' },
    TAX_PLAN,
    'S',
    [...SET, point(2026, 78.67, TAX_PLAN, 'S'), point(2030, 78.67, TAX_PLAN, 'S')],
  ),
  levyOf(
    'withdrawn',
    { nl: 'CO2-heffing, ingetrokken vanaf 2026', en: 'CO2 levy, withdrawn from 2026' },
    WITHDRAWN,
    'D',
    [...SET, point(2026, 0, WITHDRAWN, 'D')],
  ),
];

/** The path of their own that waste incinerators follow, whatever becomes of the levy on industry. */
export const WASTE_LEVY: LevyPath = levyOf(
  'waste',
  { nl: 'CO2-heffing, afvalverbranding', en: 'CO2 levy, waste incineration' },
  WASTE,
  'S',
  [...SET, point(2030, 295, WASTE, 'S')],
  LEVY_RIGHTS.waste,
);

/** From this year on waste incinerators buy allowances; before it they pay the levy without deduction of the ETS price. */
export const WASTE_IN_ETS_FROM = figures('Waste incinerators enter the EU ETS on 1 January 2028', 'S')(
  2028,
  'year',
);

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
