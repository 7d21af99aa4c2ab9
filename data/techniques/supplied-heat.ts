import { figures } from '../tables/sourced.ts';
import { asset, burner, midden, technologyOf } from './row.ts';
import type { Technology } from './technology.ts';

const WISKERKE =
  'Lamb Weston Kruiningen to Wiskerke: 1.6 MEUR for heat of 60 °C that saves 500,000 m3 of gas a year (change.inc); at 31.65 MJ/m3, a boiler of .925 and 8,760 h';
/** MW of heat that 500,000 m3 of gas a year would have made. */
const WISKERKE_MW = ((500000 * 31.65) / 3600000 / 8760) * 0.925 * 1000;

/** Heat that is not made but taken: from the deep ground or from another. The heat itself is bought at a price of the study. */
export const SUPPLIED_HEAT_TECHNOLOGIES: readonly Technology[] = [
  technologyOf({
    id: 'geothermal-steam',
    title: { nl: 'Ultradiepe geothermie, stoom', en: 'Ultra-deep geothermal steam' },
    sizeUnit: 'MW heat',
    source: midden('TC0473 (17 MW)'),
    capexEurPerKw: 2720,
    fixed: { eurPerKwYear: 107 },
    performance: { cop: 20 },
    lifetimeYears: 20,
    costYear: '2020',
    trl: 8,
    becomes: asset({ kind: 'heatPump', level: 'steam' }),
  }),
  technologyOf({
    id: 'residual-heat',
    title: { nl: 'Restwarmte van een buurbedrijf', en: 'Residual heat of a neighbour' },
    sizeUnit: 'MW heat',
    source: WISKERKE,
    mark: 'C',
    capexEurPerKw: 1600 / WISKERKE_MW,
    fixed: { notGiven: true },
    performance: { efficiency: 1 },
    lifetimeYears: 30,
    costYear: 'not stated',
    becomes: burner('suppliedHeat', 'hotWater'),
  }),
  {
    ...technologyOf({
      id: 'waste-incinerator-heat',
      title: { nl: 'Warmte van een afvalverbrander', en: 'Heat of a waste incinerator' },
      sizeUnit: 'MW heat',
      source: `Grolsch and Twence (2022): 72 % less CO2, no cost found; cost as residual heat: ${WISKERKE}`,
      mark: 'D',
      capexEurPerKw: 1600 / WISKERKE_MW,
      fixed: { notGiven: true },
      performance: { efficiency: 1 },
      lifetimeYears: 30,
      costYear: 'not stated',
      becomes: burner('suppliedHeat', 'steam'),
    }),
    lifetimeYears: figures('No life of a heat pipe found: a design choice', 'D')(30, 'years'),
  },
];
