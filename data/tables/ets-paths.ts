import { type PathPoint, type PricePath, pathOf } from './path.ts';
import type { Mark, Text } from './sourced.ts';

const UNIT = 'EUR/t';
const ETM = 'Energy Transition Model region data, quintel/etsource @54775b3';

function point(year: number, value: number, source: string, mark: Mark): PathPoint {
  return { year, value, unit: UNIT, source, mark };
}

/** Mean price of an EU emission allowance in a year. */
const HISTORY: readonly PathPoint[] = [
  point(2015, 7.8, ETM, 'S'),
  point(2018, 15.9, 'Annual mean, unverified', 'M'),
  point(2019, 24.83, ETM, 'S'),
  point(2020, 24.8, 'Annual mean, unverified', 'M'),
  point(2021, 53.6, 'Annual mean, unverified', 'M'),
  point(2022, 80.9, 'Annual mean, unverified', 'M'),
  point(2023, 85, ETM, 'S'),
  point(2024, 65, 'ESMA market report, as quoted', '2nd'),
  point(2025, 74, 'Annual mean, unverified', 'M'),
];

const FORECAST =
  '2030 from the GMK consensus of 2 Dec 2025 (low 80, median 126, high 147); years before interpolated, 2035 from ABN AMRO and BNEF, 2040 assumed';

function forecast(name: string, title: Text, values: Readonly<Record<number, number>>): PricePath {
  const later = Object.entries(values).map(([year, value]) =>
    point(Number(year), value, FORECAST, Number(year) === 2040 ? 'D' : 'C'),
  );
  return pathOf({
    name,
    title,
    unit: UNIT,
    source: `To 2025 annual means; ${FORECAST}`,
    mark: 'C',
    points: [...HISTORY, ...later],
  });
}

/** Price of EU ETS allowances: what it was, and three views of what it will be, real. */
export const ETS_PATHS: readonly PricePath[] = [
  pathOf({
    name: 'ets-history',
    title: { nl: 'ETS-prijs, historie', en: 'ETS price, history' },
    unit: UNIT,
    source: 'Annual means 2015-2025',
    mark: 'M',
    points: HISTORY,
  }),
  forecast(
    'ets-low',
    { nl: 'ETS-prijs, laag', en: 'ETS price, low' },
    {
      2026: 80,
      2027: 80,
      2028: 80,
      2029: 80,
      2030: 80,
      2035: 90,
      2040: 100,
    },
  ),
  forecast(
    'ets-middle',
    { nl: 'ETS-prijs, midden', en: 'ETS price, middle' },
    {
      2026: 82,
      2027: 90,
      2028: 100,
      2029: 113,
      2030: 126,
      2035: 160,
      2040: 190,
    },
  ),
  forecast(
    'ets-high',
    { nl: 'ETS-prijs, hoog', en: 'ETS price, high' },
    {
      2026: 85,
      2027: 105,
      2028: 120,
      2029: 133,
      2030: 147,
      2035: 200,
      2040: 250,
    },
  ),
];
