import type { Study } from '../../../scenarios/index.ts';

type Site = Study['sites'][number];
export type Design = NonNullable<Study['designs']>[number];
export type Right = NonNullable<Design['rightsForRequests']>[number];

/** As in test/engine/area: power is cheapest in hour 1, then 2, then 3, and dear in hour 6. EUR/MWh; 442 in all. */
export const PRICES = [55, 40, 45, 50, 51, 51, 100, 50];
/** 8 of the 8,784 hours of 2024: yearly amounts are this many times those of the study. */
export const PER_YEAR = 8784 / 8;

/** Anybody may be called to nil for congestion, told the day before. */
const CALL = {
  by: ['regional'],
  trigger: 'congestion',
  notice: 'day-ahead',
  noticeHour: 8,
  toMw: 0,
} as const satisfies Right['call'];
export const UNGUARANTEED: Right = { name: 'non-firm', shape: 'none', call: CALL };
/** A MWh less is paid. */
export const paid = (activationEurPerMwh: number): Right => ({
  name: 'paid',
  effect: 'limit',
  call: CALL,
  activationEurPerMwh,
});

export const works = (name: string, mw: number, contract: Partial<Site['contract']> = {}): Site => ({
  name,
  node: 'station',
  contract: { importMw: mw, ...contract },
  demand: { electricityMw: mw },
});

/** 3 MW of steam from power, or from gas at 60 EUR/MWh. */
const BOILERS: Site = {
  name: 'boilers',
  node: 'station',
  sector: 'steam',
  contract: { importMw: 3 },
  demand: { heatMw: { steam: 3 } },
  assets: [
    { kind: 'eBoiler', name: 'e-boiler', level: 'steam', heatMw: 3, efficiency: 1, operationEurPerMwh: 0 },
    {
      kind: 'gasBoiler',
      name: 'gas',
      level: 'steam',
      heatMw: 3,
      efficiency: 1,
      fuel: 'naturalGas',
      operationEurPerMwh: 0,
    },
  ],
};

/** 1 MW in hour 6 only, from a battery without losses that may be filled before. */
const store = (contract: Partial<Site['contract']>): Site => ({
  ...works('store', 1, contract),
  demand: { electricityMw: [0, 0, 0, 0, 0, 0, 1, 0] },
  assets: [
    {
      kind: 'battery',
      name: 'battery',
      powerMw: 1,
      energyMwh: 1,
      efficiencyIn: 1,
      efficiencyOut: 1,
      startMwh: 0,
      wearEurPerMwh: 0,
    },
  ],
});

/** Behind a station of 10 MW, of which others take 4 MW until hour 2 and 3 MW from hour 3 on. */
export function areaStudy(parts: Partial<Study> = {}): Study {
  return {
    speelruimte: 1,
    kind: 'flex-product',
    name: 'area',
    period: { start: '2024-01-31T00:00:00Z', end: '2024-01-31T08:00:00Z' },
    prices: {
      electricity: { dayAheadEurPerMwh: PRICES },
      energyTax: 'none',
      fuels: { naturalGas: { priceEurPerMwh: 60, heatingValue: 'lower' } },
    },
    carbon: { etsEurPerTon: 0, levy: 'none' },
    solve: { tolerance: 1e-6 },
    areas: [
      {
        name: 'area',
        nodes: [
          {
            name: 'station',
            kind: 'station',
            importMw: 10,
            exportMw: 10,
            backgroundMw: [4, 4, 4, 3, 3, 3, 3, 3],
          },
        ],
      },
    ],
    sites: [works('large', 2)],
    designs: [{ name: 'firm' }],
    ...parts,
  };
}

/** The area of four sites that test/engine/area works out by hand. */
export function fourSites(storeContract: Partial<Site['contract']>, designs: readonly Design[]): Study {
  return areaStudy({
    sites: [works('large', 2), works('small', 1), BOILERS, store(storeContract)],
    designs: [...designs],
  });
}
