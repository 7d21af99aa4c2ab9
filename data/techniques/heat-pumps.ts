import { figures } from '../tables/sourced.ts';
import { asset, catalogue, midden, PYPSA, technologyOf, UNCHECKED } from './row.ts';
import type { Technology } from './technology.ts';

const WARM = asset({ kind: 'heatPump', level: 'hotWater' });
const STEAM = asset({ kind: 'heatPump', level: 'steam' });

/** Sheets 301.1a to c differ in temperature and COP only. */
const SMALL_LIFT = {
  source: catalogue('301.1a-c'),
  minimumLoad: 0.1,
  warmStartHours: 0.25,
  coldStartHours: 1,
  forcedOutageShare: 0,
  plannedOutageWeeks: 1,
  constructionYears: 0.5,
};
const COST_301 = {
  capexEurPerKw: 730,
  fixed: { eurPerKwYear: 2 },
  variableEurPerMwh: 3.26,
  lifetimeYears: 20,
  costYear: '2019',
  baseYear: 2020,
} as const;
const LATER_301 = {
  2030: { capexEurPerKw: 650, variableEurPerMwh: 3.2 },
  2050: { capexEurPerKw: 580, variableEurPerMwh: 3.12 },
} as const;
const HOT = {
  source: catalogue('302'),
  minimumLoad: 0.25,
  warmStartHours: 0.25,
  coldStartHours: 1,
  forcedOutageShare: 0,
  plannedOutageWeeks: 0.5,
  constructionYears: 0.6,
};
const WEIGHED = 'a heat pump for half of the heat (a design choice) and a gas boiler for all of it';

function smallLift(
  id: string,
  sheet: string,
  sinkC: number,
  cop: readonly [number, number, number],
): Technology {
  return technologyOf({
    id,
    title: { nl: `Warmtepomp tot ${sinkC} °C (bron 20 °C)`, en: `Heat pump to ${sinkC} °C (source 20 °C)` },
    sizeUnit: 'MW heat',
    source: catalogue(sheet),
    ...COST_301,
    performance: { cop: cop[0] },
    later: {
      2030: { ...LATER_301[2030], performance: { cop: cop[1] } },
      2050: { ...LATER_301[2050], performance: { cop: cop[2] } },
    },
    operating: SMALL_LIFT,
    temperatures: { sourceC: 20, sinkC },
    becomes: WARM,
  });
}

/** Boiling point at the pressure of the steam, or of the product that is evaporated. */
const AT_THREE_BAR = figures('Saturated steam of 3 bar; general knowledge', 'M')(133, 'C');
const AT_EVAPORATOR = figures('Evaporators near or below the boiling point of water; a design choice', 'D')(
  100,
  'C',
);

/** Industrial heat pumps by sink and source temperature, per MW of heat output. COPs are those over a year. */
export const HEAT_PUMP_TECHNOLOGIES: readonly Technology[] = [
  smallLift('heat-pump-60c', '301.1a', 60, [5.28, 5.4399, 5.605695]),
  smallLift('heat-pump-70c', '301.1b', 70, [4.42, 4.5541, 4.6931438]),
  smallLift('heat-pump-80c', '301.1c', 80, [3.83, 3.9464, 4.0670913]),
  technologyOf({
    id: 'heat-pump-hot-water',
    title: { nl: 'Gesloten warmtepomp naar 80 °C', en: 'Closed heat pump to 80 °C' },
    sizeUnit: 'MW heat',
    source: midden('TC0312 (per MW: the printed 2.28 MEUR is for 2 MW)'),
    capexEurPerKw: 1140,
    fixed: { eurPerKwYear: 26 },
    // The variable cost PBL prints (0.015 EUR/kWh) is the electricity, which dispatch pays for itself.
    performance: { cop: 3.5 },
    lifetimeYears: 12,
    costYear: '2020',
    trl: 8,
    operating: SMALL_LIFT,
    temperatures: { sourceC: 30, sinkC: 80 },
    becomes: WARM,
  }),
  technologyOf({
    id: 'heat-pump-125c',
    title: {
      nl: 'Hogetemperatuurwarmtepomp tot 125 °C (bron 10 °C)',
      en: 'High-temperature heat pump to 125 °C (source 10 °C)',
    },
    sizeUnit: 'MW heat',
    source: catalogue('302.a'),
    capexEurPerKw: 871.2,
    fixed: { eurPerKwYear: 0.97 },
    variableEurPerMwh: 3.26,
    performance: { cop: 2.55 },
    lifetimeYears: 20,
    costYear: '2019',
    baseYear: 2020,
    later: {
      2030: {
        capexEurPerKw: 778.8,
        fixed: { eurPerKwYear: 0.87 },
        variableEurPerMwh: 3.2,
        performance: { cop: 2.7 },
      },
      2050: {
        capexEurPerKw: 700,
        fixed: { eurPerKwYear: 0.72 },
        variableEurPerMwh: 3.12,
        performance: { cop: 2.85 },
      },
    },
    operating: HOT,
    temperatures: { sourceC: 10, sinkC: 125 },
    becomes: STEAM,
  }),
  technologyOf({
    id: 'heat-pump-150c',
    title: { nl: 'Hogetemperatuurwarmtepomp tot 150 °C', en: 'High-temperature heat pump to 150 °C' },
    sizeUnit: 'MW heat',
    source: PYPSA,
    capexEurPerKw: 1253.4746,
    fixed: { percentPerYear: 0.0929 },
    variableEurPerMwh: 4.0896,
    performance: { cop: 3 },
    lifetimeYears: 20,
    costYear: '2025',
    baseYear: 2025,
    later: {
      2030: {
        capexEurPerKw: 1183.28,
        fixed: { percentPerYear: 0.0931 },
        variableEurPerMwh: 4.0516,
        performance: { cop: 3.05 },
      },
    },
    operating: HOT,
    // Sheet 302.b of the catalogue behind it: the source is cooled from 80 to 50 degrees.
    temperatures: { sourceC: 50, sinkC: 150 },
    becomes: STEAM,
  }),
  technologyOf({
    id: 'heat-pump-booster-150c',
    title: {
      nl: 'Boosterwarmtepomp naar stoom van 150 °C (bron 20 °C)',
      en: 'Booster heat pump to steam of 150 °C (source 20 °C)',
    },
    sizeUnit: 'MW heat',
    source: catalogue('303'),
    capexEurPerKw: 1632.07,
    fixed: { eurPerKwYear: 2 },
    variableEurPerMwh: 3.44,
    performance: { cop: 1.93 },
    lifetimeYears: 20,
    costYear: '2019',
    baseYear: 2020,
    later: {
      2030: { capexEurPerKw: 1323.09, variableEurPerMwh: 3.37, performance: { cop: 1.9894 } },
      2050: { capexEurPerKw: 933.68, variableEurPerMwh: 3.28, performance: { cop: 2.0509899 } },
    },
    operating: {
      source: catalogue('303'),
      warmStartHours: 0.5,
      coldStartHours: 1,
      forcedOutageShare: 0,
      plannedOutageWeeks: 1,
      constructionYears: 0.6,
    },
    temperatures: { sourceC: 20, sinkC: 150 },
    becomes: STEAM,
  }),
  technologyOf({
    id: 'heat-pump-steam',
    title: { nl: 'Industriële warmtepomp naar stoom', en: 'Industrial heat pump to steam' },
    sizeUnit: 'MW heat',
    source: midden('TC0471/0472'),
    capexEurPerKw: 976,
    capexRangeEurPerKw: [488, 1950],
    fixed: { eurPerKwYear: 20 },
    performance: { cop: 3.5 },
    lifetimeYears: 12,
    costYear: '2020',
    trl: 9,
    operating: HOT,
    becomes: STEAM,
  }),
  ...(
    [
      ['heat-pump-cascade-200c', 200, 2.2, 1200],
      ['heat-pump-cascade-250c', 250, 1.6, 2000],
    ] as const
  ).map(([id, sinkC, cop, capexEurPerKw]) =>
    technologyOf({
      id,
      title: { nl: `Warmtepomp in cascade naar ${sinkC} °C`, en: `Cascade heat pump to ${sinkC} °C` },
      sizeUnit: 'MW heat',
      source: `${UNCHECKED}: cascades to 200-250 °C, COP 1.6 to 2.2, 1.2 to 2.0 MEUR/MW, the ends taken for 200 and 250 °C; life and upkeep as the heat pump to steam of MIDDEN; source of 80 °C a design choice`,
      mark: 'M',
      capexEurPerKw,
      capexRangeEurPerKw: [1200, 2000],
      fixed: { eurPerKwYear: 20 },
      performance: { cop },
      lifetimeYears: 12,
      costYear: 'not stated',
      availableFrom: 2028,
      temperatures: { sourceC: 80, sinkC },
      becomes: STEAM,
    }),
  ),
  technologyOf({
    id: 'mvr',
    title: {
      nl: 'Mechanische damprecompressie (3 bar stoom)',
      en: 'Mechanical vapour recompression (3 bar steam)',
    },
    sizeUnit: 'MW heat',
    source: midden('TC0311 (per MW: the printed 8.01 MEUR is for 5 MW)'),
    capexEurPerKw: 1602,
    fixed: { eurPerKwYear: 18 },
    performance: { cop: 7 },
    lifetimeYears: 12,
    costYear: '2020',
    trl: 8,
    hottestC: AT_THREE_BAR,
    becomes: STEAM,
  }),
  technologyOf({
    id: 'mvr-small-lift',
    title: { nl: 'Damprecompressie op verdampers (5 K)', en: 'Vapour recompression on evaporators (5 K)' },
    sizeUnit: 'MW heat',
    source: catalogue('305'),
    capexEurPerKw: 350,
    fixed: { eurPerKwYear: 2 },
    variableEurPerMwh: 2.53,
    performance: { cop: 12.1 },
    lifetimeYears: 25,
    costYear: '2019',
    baseYear: 2020,
    later: {
      2030: { capexEurPerKw: 330, variableEurPerMwh: 2.45, performance: { cop: 12.7 } },
      2050: { capexEurPerKw: 310, variableEurPerMwh: 2.36, performance: { cop: 13.8 } },
    },
    operating: {
      source: catalogue('305'),
      minimumLoad: 0.15,
      warmStartHours: 0.5,
      coldStartHours: 1,
      forcedOutageShare: 0,
      plannedOutageWeeks: 0.5,
      constructionYears: 0.1,
    },
    hottestC: AT_EVAPORATOR,
    becomes: STEAM,
  }),
  technologyOf({
    id: 'mvr-dairy',
    title: { nl: 'Damprecompressie op zuivelverdampers', en: 'Vapour recompression on dairy evaporators' },
    sizeUnit: 'MW heat',
    source: midden(
      'TC0134: steam 0.629 to 0.21 and electricity 0.184 to 0.296 TJ per kt evaporated; without grid connection',
    ),
    capexEurPerKw: 480,
    capexRangeEurPerKw: [260, 600],
    fixed: { notGiven: true },
    performance: { cop: (0.629 - 0.21) / (0.296 - 0.184) },
    lifetimeYears: 10,
    costYear: '2020',
    trl: 9,
    hottestC: AT_EVAPORATOR,
    becomes: STEAM,
  }),
  technologyOf({
    id: 'hybrid-heat-pump',
    title: { nl: 'Warmtepomp tot 125 °C met gasketel', en: 'Heat pump to 125 °C with gas boiler' },
    sizeUnit: 'MW heat',
    source: `${PYPSA}: industrial heat pump medium temperature and gas boiler steam; ${WEIGHED}`,
    mark: 'C',
    capexEurPerKw: 1044.5622 / 2 + 63.3068,
    fixed: { eurPerKwYear: ((1044.5622 / 2) * 0.1115 + 63.3068 * 3.9) / 100 },
    variableEurPerMwh: 4.0896,
    performance: { cop: 2.625, efficiency: 0.925 },
    lifetimeYears: 20,
    costYear: '2025',
    baseYear: 2025,
    later: {
      2030: {
        capexEurPerKw: 986.0667 / 2 + 57.5516,
        fixed: { eurPerKwYear: ((986.0667 / 2) * 0.1117 + 57.5516 * 4.18) / 100 },
        variableEurPerMwh: 4.0516,
        performance: { cop: 2.7, efficiency: 0.93 },
      },
    },
    operating: HOT,
    becomes: {
      kind: 'assets',
      parts: [
        {
          name: 'heat-pump',
          kind: 'heatPump',
          level: 'steam',
          share: figures(WEIGHED, 'D')(0.5, 'MW per MW'),
        },
        { name: 'boiler', kind: 'gasBoiler', level: 'steam', fuel: 'naturalGas' },
      ],
    },
  }),
];
