import { type PathPoint, type PricePath, pathOf } from './path.ts';
import { figures, type Mark, type Sourced, type Text } from './sourced.ts';

/** How dispensation rights of the levy follow from benchmarks and activity in one version of the law. */
export interface LevyRights {
  /** Factor on benchmark x activity by report year. */
  readonly reduction: PricePath;
  /** Last year in which the starting values of the benchmarks count, and not those of the ETS in the year; null: always. */
  readonly startingBenchmarksTo: Sourced<number> | null;
}

const UNIT = '1';

function point(year: number, value: number, source: string, mark: Mark): PathPoint {
  return { year, value, unit: UNIT, source, mark };
}

const FIRST = 'First law: 1.20 in 2021, evenly to 0.69 in 2030 (unverified)';
const ANNOUNCED = 'Nederlandse Emissieautoriteit, 15 Jun 2022: 1.213 in 2023, 0.078 less each year';
const RAISED_CONSTANT =
  'Belastingplan 2026: raised from 2026 and constant after; the number was not found, so the factor of 2025 is held';
const WASTE_HELD = 'No factor for waste incinerators found: that of industry in 2025 is held to 2029';
const WASTE_END =
  'Waste incinerators: correction factor phased out from 2030 to nil in 2033; evenly is an assumption';
/** Factors that were set, to 2025. */
const SET: readonly PathPoint[] = [
  point(2021, 1.2, FIRST, 'M'),
  point(2022, 1.2 - (1.2 - 0.69) / 9, FIRST, 'M'),
  point(2023, 1.213, ANNOUNCED, 'S'),
  point(2024, 1.135, ANNOUNCED, 'C'),
  point(2025, 1.057, ANNOUNCED, 'C'),
];

function rights(
  name: string,
  points: readonly PathPoint[],
  startingBenchmarksTo: LevyRights['startingBenchmarksTo'],
): LevyRights {
  const title: Text = { nl: 'Reductiefactor', en: 'Reduction factor' };
  const { source, mark } = points.at(-1)!;
  return {
    reduction: pathOf({ name: `reduction-${name}`, title, unit: UNIT, source, mark, points }),
    startingBenchmarksTo,
  };
}

const LAST_OF_OLD = figures(
  'Nederlandse Emissieautoriteit: old EU benchmarks in 2021-22, new ones from 2023',
  'S',
)(2022, 'year');
/** The first law knew no other benchmarks: as it was enacted, it goes on with them. */
const ALWAYS = null;

export const LEVY_RIGHTS = {
  'first-law': rights('first-law', [point(2021, 1.2, FIRST, 'M'), point(2030, 0.69, FIRST, 'M')], ALWAYS),
  raised: rights('raised', [...SET, point(2030, 0.667, ANNOUNCED, 'C')], LAST_OF_OLD),
  'tax-plan-2026': rights('tax-plan-2026', [...SET, point(2026, 1.057, RAISED_CONSTANT, 'D')], LAST_OF_OLD),
  waste: rights(
    'waste',
    [
      ...SET,
      point(2026, 1.057, WASTE_HELD, 'D'),
      point(2029, 1.057, WASTE_HELD, 'D'),
      point(2033, 0, WASTE_END, 'S'),
    ],
    LAST_OF_OLD,
  ),
} as const;
