import { type Area, type GridNode, type Member, spanAxis } from '../../../engine/index.ts';
import type { CallRule, Money, Product } from '../../../engine/rights/product.ts';
import { battery, siteWith } from '../small-site.ts';

/** Eight hours; power is cheapest in hour 1, then 2, then 3, and dear in hour 6. EUR/MWh; 442 in all. */
export const PRICES = Float64Array.of(55, 40, 45, 50, 51, 51, 100, 50);
export const AXIS = spanAxis(Date.UTC(2024, 0, 31), PRICES.length, 60);

const FREE: Money = {
  contractShare: 1,
  peakShare: 1,
  availabilityEurPerMwH: 0,
  activation: { kind: 'fee', eurPerMwh: 0 },
  penaltyEurPerMwh: null,
};
const ANY_CALL: CallRule = {
  by: ['regional'],
  trigger: { kind: 'congestion', node: null },
  notice: { kind: 'day-ahead', localHour: 8 },
  longestCallHours: null,
  longestRunHours: null,
  callsPerYear: null,
  hoursPerYear: null,
  depth: { kind: 'mw', mw: 0 },
};
export const FIRM: Product = {
  effect: 'right',
  shape: { kind: 'always' },
  call: null,
  money: FREE,
  group: 'connection',
};
export const UNGUARANTEED: Product = { ...FIRM, shape: { kind: 'none' }, call: ANY_CALL };
/** 10 EUR for a MWh less. */
export const PAID: Product = {
  ...FIRM,
  effect: 'limit',
  call: ANY_CALL,
  money: { ...FREE, activation: { kind: 'fee', eurPerMwh: 10 } },
};
/** At its own bid for a MWh less: as stated, or null for what that costs it. */
export const bid = (eurPerMwh: number | null): Product => ({
  ...PAID,
  money: { ...FREE, activation: { kind: 'own-bid', eurPerMwh } },
});

export const held = (product: Product, mw: number) => ({
  name: 'right',
  product,
  direction: 'import' as const,
  mw,
});

export const works = (name: string, loadMw: number, rights: Member['rights']): Member => ({
  site: siteWith({ name, electricityLoadMw: loadMw, importEurPerMwh: PRICES }),
  node: 'station',
  rights,
});

/** 3 MW of steam from power, or from gas at 60 EUR/MWh. */
export const boilers: Member['site'] = siteWith({
  name: 'boilers',
  importEurPerMwh: PRICES,
  heatLoadMw: { steam: 3 },
  fuels: { naturalGas: { priceEurPerMwh: 60, tax: [], emissionsTonPerMwh: 0 } },
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
});

/** 1 MW in hour 6 only, from a battery without losses that may be filled before. */
const store: Member['site'] = siteWith({
  name: 'store',
  importEurPerMwh: PRICES,
  electricityLoadMw: Float64Array.of(0, 0, 0, 0, 0, 0, 1, 0),
  assets: [{ ...battery, efficiencyIn: 1, efficiencyOut: 1 }],
});

/** 10 MW; others take 4 MW until hour 2 and 3 MW from hour 3 on. */
export const STATION: GridNode = {
  name: 'station',
  kind: 'station',
  parent: null,
  importMw: 10,
  exportMw: 10,
  backgroundMw: Float64Array.of(4, 4, 4, 3, 3, 3, 3, 3),
};

/**
 * Two plants of 2 and 1 MW, boilers that take 3 MW of power but in hour 6, and a store that is filled in hour 1: hour 1 carries
 * 4 + 2 + 1 + 3 + 1 = 11 MW where 10 fit, hours 0 and 2 exactly 10, hours 3-5 and 7 carry 9.
 */
export function fourSites(who: 'store' | 'boilers' | 'nobody'): Area {
  const boilersRights = who === 'boilers' ? [held(FIRM, 3), held(PAID, 3)] : [held(FIRM, 3)];
  return {
    axis: AXIS,
    nodes: [STATION],
    members: [
      works('large', 2, [held(FIRM, 2)]),
      works('small', 1, [held(FIRM, 1)]),
      { site: boilers, node: 'station', rights: boilersRights },
      { site: store, node: 'station', rights: [held(who === 'store' ? UNGUARANTEED : FIRM, 1)] },
    ],
  };
}
