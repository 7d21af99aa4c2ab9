import type { Study } from '../../../scenarios/index.ts';
import { EXAMPLE_STUDY } from '../../../server/http/example.ts';

/** The example under another name: other content, so another study. */
export function exampleNamed(name: string): Study {
  return { ...EXAMPLE_STUDY, name };
}

/** Steam for which the boiler is 2 MW too small, with nothing allowed to go unserved: seen only by solving. */
export const INFEASIBLE_STUDY: Study = {
  ...EXAMPLE_STUDY,
  name: 'too-small-a-boiler',
  sites: [
    {
      name: 'site',
      contract: { importMw: 1 },
      demand: {
        heatMw: { steam: 3 },
        unserved: { electricityEurPerMwh: 'not-allowed', heatEurPerMwh: 'not-allowed' },
      },
      assets: [{ kind: 'gasBoiler', name: 'boiler', level: 'steam', heatMw: 1 }],
    },
  ],
  prices: { ...EXAMPLE_STUDY.prices, fuels: { naturalGas: { priceEurPerMwh: 35 } } },
};

/** `years` tasks of two months each: the price of gas makes every year another. */
export function longStudy(name: string, years: number): Study {
  return {
    ...EXAMPLE_STUDY,
    name,
    period: { start: '2023-01-01T00:00:00Z', end: '2023-03-01T00:00:00Z' },
    years: Array.from({ length: years }, (_, index) => 2024 + index),
    sites: [
      {
        name: 'site',
        contract: { importMw: 4, exportMw: 2 },
        demand: {
          electricityMw: { generator: 'load', meanTo: 2 },
          heatMw: { steam: { generator: 'heat', meanTo: 1 } },
        },
        assets: [
          { kind: 'battery', name: 'battery', powerMw: 1, energyMwh: 2, end: 'cyclic' },
          { kind: 'gasBoiler', name: 'boiler', level: 'steam', heatMw: 10 },
          { kind: 'eBoiler', name: 'e-boiler', level: 'steam', heatMw: 2 },
        ],
      },
    ],
    prices: {
      electricity: { dayAheadEurPerMwh: { generator: 'price' } },
      fuels: { naturalGas: { priceEurPerMwh: { formula: '35 + (year - 2024)' } } },
      energyTax: 'none',
    },
  };
}
