import { figures } from '../tables/sourced.ts';
import { asset, burner, catalogue, ETM, midden, PYPSA, performanceOf, technologyOf } from './row.ts';
import type { Technology } from './technology.ts';

const ELECTRIC = asset({ kind: 'eBoiler', level: 'furnace' });

/**
 * Container glass, MIDDEN: electric 1,156 kWh/t; gas 3.95 GJ/t beside 109 kWh/t of boosting. Heat in the glass is taken as 90 % of
 * the electricity that replaces gas (TC0477), which sets the efficiency of the gas furnace on the same measure.
 */
const HEAT_KWH_PER_TONNE = 0.9 * (1156 - 109);
const KW_PER_TONNE_A_YEAR = HEAT_KWH_PER_TONNE / 8760;
const GLASS =
  '; money per tonne of glass a year brought to heat at 942 kWh/t (0.9 of 1,156 less 109 kWh/t of electricity for the gas it replaces) over 8,760 h';
const MELTER = {
  source:
    'No table found for flexibility of a glass melter; general knowledge: hardly flexible, 80-90 % at least',
  mark: 'M',
  minimumLoad: 0.85,
} as const;
const HYBRID_GLASS =
  'Ardagh Obernkirchen: 80 % electricity, 20 % gas; no cost found, that of the all-electric furnace taken';
const fourFifths = figures(HYBRID_GLASS, 'S')(0.8, 'MW per MW');
const aFifth = figures(HYBRID_GLASS, 'S')(0.2, 'MW per MW');

/** Direct process heat: furnaces, kilns, burners, per MW of heat in the product or process. */
export const FURNACE_TECHNOLOGIES: readonly Technology[] = [
  technologyOf({
    id: 'direct-gas-firing',
    title: { nl: 'Directe gasbrander', en: 'Direct gas firing' },
    sizeUnit: 'MW heat',
    source: PYPSA,
    capexEurPerKw: 18.992,
    fixed: { percentPerYear: 1.197 },
    variableEurPerMwh: 0.3545,
    performance: { efficiency: 1 },
    lifetimeYears: 15,
    costYear: '2025',
    baseYear: 2025,
    later: { 2030: { capexEurPerKw: 18.992, fixed: { percentPerYear: 1.1818 }, variableEurPerMwh: 0.3514 } },
    operating: {
      source: catalogue('312.a'),
      minimumLoad: 0.1,
      warmStartHours: 0.01,
      coldStartHours: 0.01,
      forcedOutageShare: 0.0025,
      plannedOutageWeeks: 0.5,
      constructionYears: 0.01,
    },
    becomes: burner('naturalGas', 'furnace'),
  }),
  technologyOf({
    id: 'direct-electric-firing',
    title: { nl: 'Directe elektrische verhitting', en: 'Direct electric firing' },
    sizeUnit: 'MW heat',
    source: catalogue('312.c'),
    capexEurPerKw: 60,
    fixed: { eurPerKwYear: 0 },
    variableEurPerMwh: 0.1825,
    performance: { efficiency: 1 },
    lifetimeYears: 12.5,
    costYear: '2019',
    baseYear: 2020,
    later: { 2030: { variableEurPerMwh: 0.1875 }, 2050: { variableEurPerMwh: 0.19 } },
    operating: {
      source: catalogue('312.c'),
      minimumLoad: 0.15,
      warmStartHours: 0.01,
      coldStartHours: 0.01,
      forcedOutageShare: 0,
      plannedOutageWeeks: 0,
      constructionYears: 0.04,
    },
    becomes: ELECTRIC,
  }),
  technologyOf({
    id: 'electric-furnace',
    title: { nl: 'Elektrische oven', en: 'Electric furnace' },
    sizeUnit: 'MW heat',
    source: midden('TC0477 (upper end with substation and cabling)'),
    capexEurPerKw: 2850,
    capexRangeEurPerKw: [600, 5100],
    fixed: { eurPerKwYear: 57 },
    performance: { efficiency: 0.9 },
    lifetimeYears: 15,
    costYear: '2019',
    trl: 3,
    becomes: ELECTRIC,
  }),
  technologyOf({
    id: 'electric-oil-heater',
    title: { nl: 'Elektrische verhitter van thermische olie', en: 'Electric heater of thermal oil' },
    sizeUnit: 'MW heat',
    source: midden('TC0448'),
    capexEurPerKw: 170,
    capexRangeEurPerKw: [150, 190],
    fixed: { eurPerKwYear: 1.1 },
    performance: { efficiency: 1 },
    lifetimeYears: 12.5,
    costYear: '2017',
    trl: 9,
    becomes: ELECTRIC,
  }),
  technologyOf({
    id: 'glass-furnace-gas',
    title: { nl: 'Glasoven op gas', en: 'Gas-fired glass furnace' },
    sizeUnit: 'MW heat',
    source: midden(`TC0001: 150 (130-170) EUR per t/yr, 3.95 GJ gas/t${GLASS}`),
    mark: 'C',
    capexEurPerKw: 150 / KW_PER_TONNE_A_YEAR,
    capexRangeEurPerKw: [130 / KW_PER_TONNE_A_YEAR, 170 / KW_PER_TONNE_A_YEAR],
    fixed: { eurPerKwYear: 4.5 / KW_PER_TONNE_A_YEAR },
    performance: { efficiency: HEAT_KWH_PER_TONNE / (3950 / 3.6) },
    lifetimeYears: 17,
    costYear: '2017',
    trl: 9,
    operating: MELTER,
    becomes: burner('naturalGas', 'furnace'),
  }),
  technologyOf({
    id: 'glass-furnace-electric',
    title: { nl: 'Elektrische glasoven', en: 'All-electric glass furnace' },
    sizeUnit: 'MW heat',
    source: midden(`TC0011: 350 (250-500) EUR per t/yr, 1,156 kWh/t${GLASS}`),
    mark: 'C',
    capexEurPerKw: 350 / KW_PER_TONNE_A_YEAR,
    capexRangeEurPerKw: [250 / KW_PER_TONNE_A_YEAR, 500 / KW_PER_TONNE_A_YEAR],
    fixed: { eurPerKwYear: 10.5 / KW_PER_TONNE_A_YEAR },
    performance: { efficiency: 0.9 },
    lifetimeYears: 7,
    costYear: '2017',
    trl: 7,
    operating: MELTER,
    becomes: ELECTRIC,
  }),
  technologyOf({
    id: 'glass-furnace-hybrid',
    title: { nl: 'Hybride glasoven (80 % stroom)', en: 'Hybrid glass furnace (80 % electricity)' },
    sizeUnit: 'MW heat',
    source: `${HYBRID_GLASS}: ${midden(`TC0011${GLASS}`)}; life between 7 and 17 years of TC0011 and TC0001, at Isover 10-15`,
    mark: 'D',
    capexEurPerKw: 350 / KW_PER_TONNE_A_YEAR,
    capexRangeEurPerKw: [150 / KW_PER_TONNE_A_YEAR, 500 / KW_PER_TONNE_A_YEAR],
    fixed: { eurPerKwYear: 10.5 / KW_PER_TONNE_A_YEAR },
    performance: {},
    lifetimeYears: 12,
    costYear: '2017',
    availableFrom: 2025,
    operating: MELTER,
    becomes: {
      kind: 'assets',
      parts: [
        {
          name: 'electric',
          kind: 'eBoiler',
          level: 'furnace',
          share: fourFifths,
          performance: performanceOf({ efficiency: 0.9 }, midden('TC0477'), 'S'),
        },
        {
          name: 'gas',
          kind: 'gasBoiler',
          level: 'furnace',
          fuel: 'naturalGas',
          share: aFifth,
          performance: performanceOf(
            { efficiency: HEAT_KWH_PER_TONNE / (3950 / 3.6) },
            midden(`TC0001, 3.95 GJ gas/t${GLASS}`),
            'C',
          ),
        },
      ],
    },
  }),
  technologyOf({
    id: 'glass-preheater',
    title: { nl: 'Voorverwarming van scherven en gemeng', en: 'Preheating of batch and cullet' },
    sizeUnit: 'MW heat',
    source: midden(`TC0002 beside TC0001: 180 for 150 EUR per t/yr, 3.23 for 3.95 GJ gas/t${GLASS}`),
    mark: 'C',
    capexEurPerKw: (180 - 150) / KW_PER_TONNE_A_YEAR,
    fixed: { notGiven: true },
    performance: { savedShare: (3.95 - 3.23) / 3.95 },
    lifetimeYears: 17,
    costYear: '2017',
    trl: 9,
    becomes: { kind: 'saving', level: 'furnace' },
  }),
  technologyOf({
    id: 'electric-kiln',
    title: { nl: 'Elektrische steenoven', en: 'Electric brick kiln' },
    sizeUnit: 'MW heat',
    source:
      'Wienerberger Uttendorf: 30 MEUR for a whole works of 270 t/day below 200 kWh/t; heat 0.9 of the electricity (MIDDEN TC0477); low end of the range the generic electric furnace of MIDDEN; life and upkeep as TC0477',
    mark: 'C',
    capexEurPerKw: 30000 / ((270 / 24) * 0.2 * 0.9),
    capexRangeEurPerKw: [2850, 30000 / ((270 / 24) * 0.2 * 0.9)],
    fixed: { eurPerKwYear: 57 },
    performance: { efficiency: 0.9 },
    lifetimeYears: 15,
    costYear: '2024',
    availableFrom: 2025,
    becomes: ELECTRIC,
  }),
  technologyOf({
    id: 'hydrogen-burner',
    title: { nl: 'Waterstofbrander', en: 'Hydrogen burner' },
    sizeUnit: 'MW heat',
    source: `${ETM}: 6 MEUR and 100,000 EUR a year for 100 MW of heat`,
    mark: 'C',
    capexEurPerKw: 6000 / 100,
    fixed: { eurPerKwYear: 100 / 100 },
    performance: { efficiency: 0.9 },
    lifetimeYears: 15,
    costYear: 'not stated, real',
    availableFrom: 2027,
    becomes: burner('hydrogen', 'furnace'),
  }),
];
