import { figures } from '../tables/sourced.ts';

const chosen = figures('A stated limit, wide enough for what is real: a design choice', 'D');
const weather = figures(
  'Beyond what is ever measured in the Netherlands, so that a wrong unit shows: a design choice',
  'D',
);
const prices = figures(
  'Around the harmonised limits of the day-ahead market, -500 and 4,000 EUR/MWh, with room for a raise',
  'D',
);
const rates = figures('Rates of VAT from memory, unverified', 'M');
const market = figures(
  'Computed from the hourly Dutch day-ahead prices of the year by the local calendar (one hour of 2022 is missing)',
  'C',
);
const country = figures('Outermost degrees of the Dutch mainland and islands, rounded outwards', 'M');

/** What the values of an imported file can be; beyond it a reader asks, refuses or warns. */
export const PLAUSIBLE = {
  /** From and to, by quantity, in the unit that values become. */
  ranges: {
    price: prices([-600, 6000], 'EUR/MWh'),
    temperature: weather([-45, 55], 'C'),
    irradiance: weather([-20, 1500], 'W/m2'),
    'wind-speed': weather([0, 80], 'm/s'),
    humidity: weather([-1, 150], '%'),
  },
  /** What a price is multiplied by when tax is put on it. */
  taxFactors: {
    netherlandsHigh: rates(1.21, 'price with over without tax'),
    netherlandsLow: rates(1.09, 'price with over without tax'),
    germany: rates(1.19, 'price with over without tax'),
    netherlandsFormer: rates(1.06, 'price with over without tax'),
    denmark: rates(1.25, 'price with over without tax'),
  },
  marketMeans: {
    2022: market(241.95, 'EUR/MWh'),
    2023: market(95.82, 'EUR/MWh'),
    2024: market(77.29, 'EUR/MWh'),
    2025: market(86.81, 'EUR/MWh'),
  },
  price: {
    closeToMean: chosen(0.01, 'share'),
    wholeCent: chosen(0.01, 'EUR/MWh'),
    mostlyWhole: chosen(0.95, 'share of values'),
    mostChecked: chosen(20_000, 'values'),
    fewestValues: chosen(24, 'values'),
    mostInKwh: chosen(2, 'EUR/MWh, beneath it the unit is EUR/kWh'),
    middleInMwh: chosen(10, 'EUR/kWh, above it the unit is EUR/MWh'),
  },
  meter: {
    fewestReadings: chosen(96, 'values'),
    rising: chosen(10, 'values of which one must rise'),
  },
  gas: {
    fewestQuarters: chosen(8, 'quarters'),
    mostHourly: chosen(0.4, 'share of quarters filled'),
  },
  times: {
    fillable: figures('Beyond it a straight line says nothing of a load or a price: a design choice', 'D')(
      3,
      'h',
    ),
    mostStepsPerRow: chosen(20, 'steps per row'),
    years: chosen([1900, 2200] as [number, number], 'year, from and before'),
  },
  site: {
    largest: figures(
      'More is among the three largest sites of the country or a slip; kt are often written for t',
      'D',
    )(10_000_000, 't CO2/year'),
    jump: chosen(10, 'times the years around it'),
    jumpFrom: figures('Below it a jump is a start, a stop or a standby boiler: a design choice', 'D')(
      5000,
      't CO2/year',
    ),
    /** From the first year of EU emission trading. */
    firstYear: figures('Directive 2003/87/EC: trading since 2005', 'M')(2005, 'year'),
    lastYear: chosen(2060, 'year'),
    /** Power and yearly energy of a plant that belong together. */
    powerRounding: chosen(0.2, 'MW'),
    powerDeviation: chosen(0.02, 'share'),
    /** Gas of the base year and registered emissions. */
    agreement: chosen(2, 'factor'),
  },
  place: {
    south: country(50.7, 'degrees north'),
    north: country(53.7, 'degrees north'),
    west: country(3.2, 'degrees east'),
    east: country(7.3, 'degrees east'),
  },
  gridArea: {
    years: chosen([2000, 2100] as [number, number], 'year, from and to'),
    /** A later year is a filler for "not in sight", as the 2099 that maps carry. */
    lastYear: chosen(2060, 'year'),
    largest: figures('More than a national peak: an area in kW by mistake', 'D')(20_000, 'MW'),
  },
  intake: {
    gas: chosen(5e9, 'm3/year'),
    electricity: chosen(5e10, 'kWh/year'),
    power: chosen(1e6, 'kW'),
    heat: chosen(2000, 'C'),
    allocation: chosen(1e8, 't/year'),
    battery: chosen(1e7, 'kWh'),
  },
} as const;
