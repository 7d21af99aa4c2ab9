import { heatingValue } from './fuels.ts';
import { type PricePath, pathOf } from './path.ts';
import type { Mark, Text } from './sourced.ts';

interface Row {
  readonly name: string;
  readonly title: Text;
  readonly unit: string;
  readonly source: string;
  readonly mark: Mark;
  readonly heatingValue?: 'higher' | 'lower';
  readonly values: Readonly<Record<number, number>>;
}

function rowPath({ values, ...row }: Row): PricePath {
  const { unit, source, mark } = row;
  const points = Object.entries(values).map(([year, value]) => ({
    year: Number(year),
    value,
    unit,
    source,
    mark,
  }));
  return pathOf({ ...row, points });
}

const KEV2025 =
  'Klimaat- en Energieverkenning 2025, table 10, as quoted; wholesale, constant prices of 2024; first value printed as 2024';
const KEV2019 = 'Klimaat- en Energieverkenning 2019 (PBL), RuudvandenWijngaart/VestaDV @4742ff05; outdated';
const TNO = 'TNO Energieprijzenmonitor, 1 Oct 2025';
const ETM = 'Energy Transition Model carriers, quintel/etsource @54775b3, from EUR/MJ';
const NED = 'NED.nl, mean of the hourly factor of the Dutch mix';

const MJ_PER_MWH = 3600;

/** EUR per m3 to EUR per MWh of higher heating value. */
function gasPerMwh(eurPerM3: number): number {
  return (eurPerM3 * MJ_PER_MWH) / heatingValue('naturalGas')!.higherMjPerNm3.value;
}

/** Yearly means of gas and power prices, EUR/MWh, and of the CO2 of Dutch power, t/MWh. */
export const ENERGY_PATHS: readonly PricePath[] = [
  rowPath({
    name: 'gas-low',
    title: { nl: 'Gasprijs, KEV 2025 laag', en: 'Gas price, KEV 2025 low' },
    unit: 'EUR/MWh',
    heatingValue: 'higher',
    source: KEV2025,
    mark: '2nd',
    values: { 2024: gasPerMwh(0.23), 2030: gasPerMwh(0.15) },
  }),
  rowPath({
    name: 'gas-high',
    title: { nl: 'Gasprijs, KEV 2025 hoog', en: 'Gas price, KEV 2025 high' },
    unit: 'EUR/MWh',
    heatingValue: 'higher',
    source: KEV2025,
    mark: '2nd',
    values: { 2024: gasPerMwh(0.23), 2030: gasPerMwh(0.46) },
  }),
  rowPath({
    name: 'gas-tno',
    title: { nl: 'Gasprijs, TNO oktober 2025', en: 'Gas price, TNO October 2025' },
    unit: 'EUR/MWh',
    heatingValue: 'higher',
    source: TNO,
    mark: 'S',
    values: { 2025: gasPerMwh(0.46), 2030: gasPerMwh(0.24) },
  }),
  rowPath({
    name: 'gas-kev2019',
    title: { nl: 'Gasprijs grootverbruik, KEV 2019', en: 'Gas price of large users, KEV 2019' },
    unit: 'EUR/MWh',
    heatingValue: 'higher',
    source: KEV2019,
    mark: 'S',
    values: { 2020: gasPerMwh(0.211), 2029: gasPerMwh(0.211), 2030: gasPerMwh(0.256) },
  }),
  rowPath({
    name: 'gas-history',
    title: { nl: 'Gasprijs, historie', en: 'Gas price, history' },
    unit: 'EUR/MWh',
    heatingValue: 'lower',
    source: ETM,
    mark: 'C',
    values: { 2015: 18.3, 2019: 14, 2023: 53.2 },
  }),
  rowPath({
    name: 'hydrogen',
    title: { nl: 'Waterstofprijs', en: 'Hydrogen price' },
    unit: 'EUR/MWh',
    heatingValue: 'lower',
    source: ETM,
    mark: 'C',
    values: { 2019: 60.2, 2023: 107.3 },
  }),
  rowPath({
    name: 'wood-pellets',
    title: { nl: 'Prijs van houtpellets', en: 'Price of wood pellets' },
    unit: 'EUR/MWh',
    heatingValue: 'lower',
    source: ETM,
    mark: 'C',
    values: { 2019: 30, 2023: 37 },
  }),
  rowPath({
    name: 'power-low',
    title: { nl: 'Stroomprijs, KEV 2025 laag', en: 'Power price, KEV 2025 low' },
    unit: 'EUR/MWh',
    source: KEV2025,
    mark: '2nd',
    values: { 2024: 77, 2030: 48 },
  }),
  rowPath({
    name: 'power-high',
    title: { nl: 'Stroomprijs, KEV 2025 hoog', en: 'Power price, KEV 2025 high' },
    unit: 'EUR/MWh',
    source: KEV2025,
    mark: '2nd',
    values: { 2024: 77, 2030: 105 },
  }),
  rowPath({
    name: 'power-kev2019',
    title: { nl: 'Stroomprijs grootverbruik, KEV 2019', en: 'Power price of large users, KEV 2019' },
    unit: 'EUR/MWh',
    source: KEV2019,
    mark: 'S',
    values: { 2020: 71, 2029: 71, 2030: 78 },
  }),
  rowPath({
    name: 'grid-co2',
    title: { nl: 'CO2 van Nederlandse stroom (NED)', en: 'CO2 of Dutch power (NED)' },
    unit: 't/MWh',
    source: NED,
    mark: 'S',
    values: { 2023: 0.215, 2024: 0.204, 2025: 0.21 },
  }),
  rowPath({
    name: 'grid-co2-kev2019',
    title: { nl: 'CO2 van Nederlandse stroom, KEV 2019', en: 'CO2 of Dutch power, KEV 2019' },
    unit: 't/MWh',
    source: KEV2019,
    mark: 'S',
    values: {
      2019: 0.341,
      2020: 0.3,
      2022: 0.269,
      2024: 0.225,
      2025: 0.21,
      2026: 0.195,
      2028: 0.169,
      2029: 0.158,
      2030: 0.087,
    },
  }),
];
