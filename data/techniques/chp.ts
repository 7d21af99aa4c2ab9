import { figures } from '../tables/sourced.ts';
import { asset, ETM, PYPSA, technologyOf } from './row.ts';
import type { Technology } from './technology.ts';

const CHP = asset({ kind: 'chp', level: 'steam', fuel: 'naturalGas' });

const GAS_CHP_ROW = technologyOf({
  id: 'gas-chp',
  title: { nl: 'Gasgestookte WKK', en: 'Gas-fired CHP' },
  sizeUnit: 'MW electric',
  source: PYPSA,
  capexEurPerKw: 768.0868,
  fixed: { percentPerYear: 3.313 },
  variableEurPerMwh: 5.744,
  performance: { electricEfficiency: 0.405 },
  lifetimeYears: 25,
  costYear: '2025',
  baseYear: 2025,
  later: {
    2030: {
      capexEurPerKw: 748.0497,
      fixed: { percentPerYear: 3.3214 },
      variableEurPerMwh: 5.6104,
      performance: { electricEfficiency: 0.41 },
    },
  },
  becomes: CHP,
});

/** The source gives electricity per heat in back-pressure operation (c_b) instead of a heat efficiency. */
const GAS_CHP: Technology = {
  ...GAS_CHP_ROW,
  performance: {
    ...GAS_CHP_ROW.performance,
    heatEfficiency: figures(`${PYPSA}: electric efficiency 0.405 over c_b 0.98`, 'C')(
      0.405 / 0.98,
      'MWh heat/MWh fuel',
    ),
  },
  later: GAS_CHP_ROW.later!.map(later => ({
    ...later,
    performance: {
      ...later.performance,
      heatEfficiency: figures(`${PYPSA}, in 2030: electric efficiency 0.41 over c_b 1`, 'C')(
        0.41 / 1,
        'MWh heat/MWh fuel',
      ),
    },
  })),
};

/** Combined heat and power on gas, per MW of electricity. */
export const CHP_TECHNOLOGIES: readonly Technology[] = [
  GAS_CHP,
  technologyOf({
    id: 'gas-engine-chp',
    title: { nl: 'Gasmotor (WKK)', en: 'Gas engine (CHP)' },
    sizeUnit: 'MW electric',
    source: `${ETM}: 600,000 EUR and 8 EUR per full-load hour for an engine of 2.4 MW of gas at 43 % electric`,
    mark: 'C',
    capexEurPerKw: 600 / (2.4 * 0.43),
    fixed: { notGiven: true },
    variableEurPerMwh: 8 / (2.4 * 0.43),
    performance: { electricEfficiency: 0.43, heatEfficiency: 0.47 },
    lifetimeYears: 20,
    costYear: 'not stated, real',
    operating: {
      source:
        'Rule of thumb for gas engines in greenhouses (KasFlex); outage from an availability of .95 (ETM)',
      mark: '2nd',
      minimumLoad: 0.5,
      minimumUpHours: 2,
      forcedOutageShare: 0.05,
    },
    becomes: CHP,
  }),
];
