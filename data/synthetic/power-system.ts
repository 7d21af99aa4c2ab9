import { emissionFactor, heatingValue } from '../tables/fuels.ts';
import { type PathPoint, type PricePath, pathOf } from '../tables/path.ts';
import { pricePath } from '../tables/price-paths.ts';
import { figures, type Sourced, type Text } from '../tables/sourced.ts';

/** What the price of a year follows from. Capacities and load are means over the year. */
export interface SystemYear {
  /** Mean national load, GW. */
  readonly loadGw: Sourced<number>;
  readonly solarGw: Sourced<number>;
  readonly onshoreGw: Sourced<number>;
  readonly offshoreGw: Sourced<number>;
  /** Power of batteries in the market, GW. */
  readonly storageGw: Sourced<number>;
  /** Gas, EUR/MWh of higher heating value. */
  readonly gasEurPerMwh: Sourced<number>;
  readonly etsEurPerTon: Sourced<number>;
}

const NED = 'NED.nl, output over utilisation, 31 Dec 2024 to 13 Apr 2025';
const UNVERIFIED = 'Round figure, unverified: set your own where it matters';
const STORAGE =
  '350 MW at the end of 2024, taken for 2025, and 5 GW expected in 2030; between on a straight line';
const TTF = 'TTF front month, mean of monthly means';
const LOAD = 'ENTSO-E actual total load, 109.4 TWh in 2023 and 115.0 TWh in 2024';

const counted = figures(NED, 'C');
const unverified = figures(UNVERIFIED, 'M');

/** The system of 2023-2025, to whose prices the generator is held. */
export const RECENT: SystemYear = {
  loadGw: figures(LOAD, 'C')(13.1, 'GW'),
  solarGw: counted(24.2, 'GW'),
  onshoreGw: counted(6.6, 'GW'),
  offshoreGw: counted(4.2, 'GW'),
  storageGw: figures(STORAGE, 'S')(0.35, 'GW'),
  gasEurPerMwh: figures(`${TTF} 41.4 in 2023; 2024 and 2025 unverified`, 'M')(37, 'EUR/MWh'),
  etsEurPerTon: figures('Mean of 2023-2025 in the path ets-history', 'C')(74.7, 'EUR/t'),
};

/** Views of the years after 2025: what gas and CO2 do. Capacity grows the same in each. */
export const SYSTEM_VIEWS = ['low', 'middle', 'high'] as const;
export type SystemView = (typeof SYSTEM_VIEWS)[number];

function growth(
  name: string,
  unit: string,
  title: Text,
  points: readonly (readonly [year: number, figure: Sourced<number>])[],
): PricePath {
  const dated: PathPoint[] = points.map(([year, figure]) => ({ ...figure, year }));
  return pathOf({ name, title, unit, source: UNVERIFIED, mark: 'M', points: dated });
}

const gw = (value: number) => unverified(value, 'GW');

/** Yearly means of what is built and used, 2023-2030; before and after, the first and last year. */
const CAPACITY = {
  loadGw: growth('nl-load', 'GW', { nl: 'Nederlandse vraag', en: 'Dutch load' }, [
    [2023, figures(LOAD, 'C')(12.5, 'GW')],
    [2024, figures(LOAD, 'C')(13.1, 'GW')],
    [2025, gw(13.1)],
    [2030, gw(15)],
  ]),
  solarGw: growth('nl-solar', 'GW', { nl: 'Zonnestroom', en: 'Solar power' }, [
    [2023, gw(21)],
    [2024, gw(23)],
    [2025, counted(24.2, 'GW')],
    [2030, gw(34)],
  ]),
  onshoreGw: growth('nl-onshore', 'GW', { nl: 'Wind op land', en: 'Wind on land' }, [
    [2023, gw(6.2)],
    [2025, counted(6.6, 'GW')],
    [2030, gw(7.8)],
  ]),
  offshoreGw: growth('nl-offshore', 'GW', { nl: 'Wind op zee', en: 'Wind at sea' }, [
    [2023, gw(3.6)],
    [2025, counted(4.2, 'GW')],
    [2030, gw(10)],
  ]),
  storageGw: growth('nl-storage', 'GW', { nl: 'Batterijen', en: 'Batteries' }, [
    [2025, figures(STORAGE, 'S')(0.35, 'GW')],
    [2030, figures(STORAGE, 'S')(5, 'GW')],
  ]),
} as const;

const GAS_2030: Readonly<Record<SystemView, string>> = {
  low: 'gas-low',
  middle: 'gas-tno',
  high: 'gas-high',
};

const VIEW_TITLES: Readonly<Record<SystemView, Text>> = {
  low: { nl: 'Gasprijs, lage kijk', en: 'Gas price, low view' },
  middle: { nl: 'Gasprijs, middelste kijk', en: 'Gas price, middle view' },
  high: { nl: 'Gasprijs, hoge kijk', en: 'Gas price, high view' },
};

function gasPath(view: SystemView): PricePath {
  const named = pricePath(GAS_2030[view])!;
  const { source, mark, unit } = named;
  return growth(`nl-gas-${view}`, unit, VIEW_TITLES[view], [
    [2023, figures(TTF, 'C')(41.4, unit)],
    [2024, unverified(34, unit)],
    [2025, unverified(36, unit)],
    [2030, figures(source, mark)(named.valueAt(2030), unit)],
  ]);
}

const GAS = { low: gasPath('low'), middle: gasPath('middle'), high: gasPath('high') } as const;

/** The years that the paths are given for; before and after, the first and last of them. */
const YEARS = { first: 2023, last: 2030 } as const;

/** All figures of the power system by year, in a row for the data dictionary. */
export const SYSTEM_FIGURES = {
  recent: RECENT,
  years: [...Object.values(CAPACITY), ...Object.values(GAS)],
} as const;

/**
 * The Dutch power system of a year, 2023-2030 (outside: the nearest of these). What it was to 2025; after that growing wind,
 * solar and storage, with gas and CO2 prices by the view. Capacities after 2025 and gas of 2024 and 2025 are marked M.
 */
export function systemYear(year: number, view: SystemView = 'middle'): SystemYear {
  const known = Math.min(YEARS.last, Math.max(YEARS.first, year));
  const ets = pricePath(`ets-${view}`)!;
  return {
    loadGw: at(CAPACITY.loadGw, known),
    solarGw: at(CAPACITY.solarGw, known),
    onshoreGw: at(CAPACITY.onshoreGw, known),
    offshoreGw: at(CAPACITY.offshoreGw, known),
    storageGw: at(CAPACITY.storageGw, known),
    gasEurPerMwh: at(GAS[view], known),
    etsEurPerTon: at(ets, known),
  };
}

/** Source and mark of the point that the value comes from, or of the later one of the two that it lies between. */
function at({ points, unit, valueAt }: PricePath, year: number): Sourced<number> {
  const { source, mark } = points.find(point => point.year >= year) ?? points.at(-1)!;
  return { value: valueAt(year), unit, source, mark };
}

const { higherMjPerNm3, lowerMjPerNm3 } = heatingValue('naturalGas')!;
const GAS_TON_PER_MWH = emissionFactor('naturalGas')!;

/** Gas over lower heating value and its CO2: what a MWh of fuel costs a power plant. */
export function fuelCostEurPerMwh({ gasEurPerMwh, etsEurPerTon }: SystemYear): number {
  const gas = (gasEurPerMwh.value * higherMjPerNm3.value) / lowerMjPerNm3.value;
  return gas + GAS_TON_PER_MWH.value * etsEurPerTon.value;
}
