import { generate } from '../data/index.ts';
import { type Asset, type Axis, type Site, type SiteGroup, yearAxis } from '../engine/index.ts';

/** Kinds of site that stress the method in different ways; all on one seeded year of 8,784 hours. */
export const SITE_KINDS = ['merit-order', 'battery', 'heat', 'rich'] as const;
export type SiteKind = (typeof SITE_KINDS)[number];

const YEAR = 2024;

/** A group of one site of this kind, the same for the same seed. */
export function benchGroup(kind: SiteKind, seed: number): SiteGroup {
  const axis = yearAxis(YEAR, 60);
  return { axis, sites: [benchSite(kind, axis, seed)], sharedLimits: [] };
}

function benchSite(kind: SiteKind, axis: Axis, seed: number): Site {
  const price = generate('price', {}, axis, seed);
  const heat = generate('heat', {}, axis, seed);
  const hasHeat = kind !== 'battery';
  return {
    name: kind,
    electricityLoadMw: scaledTo(generate('load', {}, axis, seed), 3),
    heatLoadMw: hasHeat ? { hotWater: scaledTo(heat, 1.5), steam: scaledTo(heat, 4) } : {},
    limits: { importMw: 9, exportMw: 2 },
    peaks: kind === 'rich' ? [{ period: 'month', priceEurPerMw: 2500, alreadySetMw: [] }] : [],
    importEurPerMwh: price.map(eur => eur + 2),
    exportEurPerMwh: price.map(eur => eur - 3),
    electricityTax: [{ fromMwh: 0, eurPerMwh: 2 }],
    gridEurPerMwh: 0,
    gridContractEur: 0,
    gridFixedEur: 0,
    fuels: {
      naturalGas: { priceEurPerMwh: 35, tax: [{ fromMwh: 0, eurPerMwh: 5 }], emissionsTonPerMwh: 0.2034 },
    },
    carbon: { etsEurPerTon: 75, freeAllocationTon: 0, levyEurPerTon: 0, dispensationTon: 0 },
    unserved: { electricityEurPerMwh: 3000, heatEurPerMwh: 1000 },
    gridEmissionsTonPerMwh: 0.2,
    assets: assetsOf(kind, axis, seed),
  };
}

function assetsOf(kind: SiteKind, axis: Axis, seed: number): Asset[] {
  const boiler: Asset = {
    kind: 'gasBoiler',
    name: 'boiler',
    level: 'steam',
    heatMw: 14,
    efficiency: 0.9,
    fuel: 'naturalGas',
    operationEurPerMwh: 0.5,
  };
  const eBoiler: Asset = {
    kind: 'eBoiler',
    name: 'e-boiler',
    level: 'steam',
    heatMw: 5,
    efficiency: 0.98,
    operationEurPerMwh: 0.3,
  };
  const pump: Asset = {
    kind: 'heatPump',
    name: 'heat-pump',
    level: 'hotWater',
    heatMw: 2,
    cop: 3.2,
    operationEurPerMwh: 1,
  };
  const pv: Asset = {
    kind: 'pv',
    name: 'pv',
    availableMw: scaledTo(generate('pv', {}, axis, seed), 0.3),
    curtailment: { share: 1, costEurPerMwh: 0 },
  };
  const store = { minimumMwh: 0, startMwh: null, end: 'cyclic', wearEurPerMwh: 1 } as const;
  const battery: Asset = {
    ...store,
    kind: 'battery',
    name: 'battery',
    chargeMw: 2,
    dischargeMw: 2,
    energyMwh: 4,
    efficiencyIn: 0.95,
    efficiencyOut: 0.95,
    lossPerHour: 0.0001,
  };
  const tank: Asset = {
    ...store,
    kind: 'thermalStore',
    name: 'tank',
    level: 'hotWater',
    chargeMw: 2,
    dischargeMw: 2,
    energyMwh: 10,
    efficiencyIn: 0.99,
    efficiencyOut: 0.99,
    lossPerHour: 0.005,
  };
  const shift: Asset = {
    kind: 'loadShift',
    name: 'shift',
    awayMw: 0.5,
    backMw: 0.5,
    energyMwh: 2,
    windowHours: 24,
    returnPerMwh: 1,
    costEurPerMwh: 5,
  };
  if (kind === 'merit-order') return [boiler, eBoiler, pump, pv];
  if (kind === 'battery') return [battery, pv];
  if (kind === 'heat') return [boiler, eBoiler, pump, tank];
  return [boiler, eBoiler, pump, pv, battery, tank, shift];
}

/** The series times what makes its mean `mean`. */
function scaledTo(series: Float64Array, mean: number): Float64Array {
  const factor = mean / (series.reduce((sum, value) => sum + value, 0) / series.length);
  return series.map(value => value * factor);
}
